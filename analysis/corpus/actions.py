"""Who did what and when: kept beside what was done, and never changed."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.columns import LONGEST_NAME
from analysis.corpus.facts import version
from analysis.corpus.frames import ACTION_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions

SOMEONE = "someone on this machine"
"""Who did what was done without signing in."""


class _Doing(threading.local):
    """What a thread is doing, for the note of it: who, what, about."""

    action: tuple[str, str, str] | None = None


class Actions(Transactions):
    """What a corpus keeps of people's actions."""

    def __init__(self, place: str | Path) -> None:
        self._doing = _Doing()
        super().__init__(place)

    def actions(self) -> pl.DataFrame:
        """One row per action, newest first: at (UTC), who, what, about."""
        query = sa.select(*t.actions.c["at", "who", "what", "about"])
        with self._look() as connection:
            rows = connection.execute(query.order_by(t.actions.c.id.desc())).all()
        return to_frame(rows, ACTION_COLUMNS).with_columns(pl.col("at").dt.replace_time_zone("UTC"))

    def note(self, who: str, what: str, about: str) -> None:
        """Notes that someone did something: "mei@ki.my", "removed", an article's id or a name.

        Each is kept as one line of at most 200 characters. The version stays as it is: no chart
        shows who did what.
        """
        with self._change() as connection:
            keep(connection, who, what, about)

    @contextmanager
    def noting(self, who: str, what: str, about: str) -> Iterator[None]:
        """Notes each change that this thread makes meanwhile, in the change's own transaction.

        What changes nothing, or fails, is not noted.
        """
        before, self._doing.action = self._doing.action, (who, what, about)
        try:
            yield
        finally:
            self._doing.action = before

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        """A transaction that writes, with the note of what it changed."""
        action = self._doing.action
        with super()._change() as connection:
            before = version(connection) if action else 0
            yield connection
            if action and version(connection) != before:
                keep(connection, *action)


def keep(connection: sa.Connection, who: str, what: str, about: str) -> None:
    """Keeps an action as the newest."""
    newest = connection.scalar(sa.select(sa.func.max(t.actions.c.id))) or 0
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    words = {"who": _line(who), "what": _line(what), "about": _line(about)}
    connection.execute(sa.insert(t.actions), {"id": newest + 1, "at": now, **words})


def _line(text: str) -> str:
    """One line, its end cut off where it is too long: what was done is noted in any case."""
    # PostgreSQL keeps no NUL; half a character can't be written anywhere.
    whole = " ".join(text.replace("\0", "").encode(errors="replace").decode().split())
    return whole if len(whole) <= LONGEST_NAME else f"{whole[: LONGEST_NAME - 1]}…"
