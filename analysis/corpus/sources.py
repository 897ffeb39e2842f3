"""The person's own names for sources, and their own groups of them."""

from __future__ import annotations

import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.columns import one_line
from analysis.corpus.database import CorpusError
from analysis.corpus.facts import raise_version
from analysis.corpus.transactions import Transactions
from analysis.records import UNKNOWN_SOURCE


class SourceNames(Transactions):
    """What a corpus keeps of a person's own names and groups; its articles stay as they are."""

    def kept_sources(self) -> dict[str, int]:
        """The sources' names as kept → how many articles name each."""
        source = t.articles.c.source
        query = sa.select(source, sa.func.count()).where(source.is_not(None)).group_by(source)
        with self._look() as connection:
            rows = connection.execute(query.order_by(source))
            return {str(name): count for name, count in rows}

    def source_names(self) -> dict[str, str]:
        """The person's own names: a source's name as kept → the name to show."""
        with self._look() as connection:
            return _names(connection)

    def rename_source(self, name: str, shown: str | None) -> None:
        """Shows a source, by its name as kept, under another name; None takes that back.

        What was shown under `name` follows; a name that is shown under a third becomes that
        third, so that one step always leads to what is shown. `CorpusError` where it is no name.
        """
        if shown is not None:
            shown = _source_name(name, shown)
        with self._change() as connection:
            before = _names(connection)
            after = _renamed(before, name, shown)
            if after != before:
                _keep_names(connection, after)
                raise_version(connection)

    def source_groups(self) -> dict[str, str]:
        """The person's own groups: a source as shown → its group, "" where it is in none."""
        with self._look() as connection:
            return _groups(connection)

    def set_source_group(self, source: str, group: str | None) -> None:
        """Puts a source, by its name as shown, into a group; "" takes it out of the shipped one.

        None gives it back the shipped group. `CorpusError` where the group's name is too long.
        """
        group = None if group is None else one_line(group, "A group's name")
        with self._change() as connection:
            if _groups(connection).get(source) == group:
                return
            connection.execute(sa.delete(t.source_groups).where(t.source_groups.c.source == source))
            if group is not None:
                row = {"source": source, "group_name": group}
                connection.execute(sa.insert(t.source_groups), row)
            raise_version(connection)


def _source_name(name: str, shown: str) -> str:
    """The name to show, trimmed; `CorpusError` where it can't be one."""
    shown = one_line(shown, "A source's name")
    if not shown:
        raise CorpusError("A source needs a name: type one.")
    if UNKNOWN_SOURCE in (name, shown):
        raise CorpusError(
            f"“{UNKNOWN_SOURCE}” stands for the articles that name none: use another name."
        )
    return shown


def _renamed(names: dict[str, str], name: str, shown: str | None) -> dict[str, str]:
    """The person's names after one is changed, each one step from what is shown."""
    others = {old: new for old, new in names.items() if old != name}
    if shown is None or shown == name:
        return others
    followed = {old: shown if new == name else new for old, new in others.items()}
    followed = {old: new for old, new in followed.items() if old != new}
    return followed | {name: followed.get(shown, shown)}


def _names(connection: sa.Connection) -> dict[str, str]:
    query = sa.select(t.source_names.c.name, t.source_names.c.shown).order_by(t.source_names.c.name)
    return dict(connection.execute(query).tuples().all())


def _keep_names(connection: sa.Connection, names: dict[str, str]) -> None:
    connection.execute(sa.delete(t.source_names))
    if names:
        rows = [{"name": name, "shown": shown} for name, shown in names.items()]
        connection.execute(sa.insert(t.source_names), rows)


def _groups(connection: sa.Connection) -> dict[str, str]:
    query = sa.select(t.source_groups.c.source, t.source_groups.c.group_name).order_by(
        t.source_groups.c.source
    )
    return dict(connection.execute(query).tuples().all())
