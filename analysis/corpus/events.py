"""What happened on a day, as a person wrote it down: lines in the charts of time."""

from __future__ import annotations

import datetime as dt

import polars as pl
import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.columns import one_line
from analysis.corpus.database import CorpusError
from analysis.corpus.facts import raise_version, version
from analysis.corpus.frames import EVENT_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions


class Events(Transactions):
    """What a corpus keeps of events; they are of no article, and stay whatever is removed."""

    def events(self) -> pl.DataFrame:
        """One row per event, earliest first, with id, date and words."""
        query = sa.select(t.events).order_by(t.events.c.date, t.events.c.id)
        with self._look() as connection:
            return to_frame(connection.execute(query).all(), EVENT_COLUMNS)

    def add_event(self, date: dt.date, words: str) -> int:
        """Writes an event down, in one line of at most 200 characters, and gives its id.

        What is written down already keeps its id. `CorpusError` where there are no words, or
        too many.
        """
        words = one_line(words, "An event")
        if not words:
            raise CorpusError("An event needs words: say what happened.")
        same = sa.select(t.events.c.id).where(t.events.c.date == date, t.events.c.words == words)
        with self._change() as connection:
            kept = connection.scalar(same)
            if kept is not None:
                return int(kept)
            raise_version(connection)
            key = version(connection)
            row = {"id": key, "date": date, "words": words}
            connection.execute(sa.insert(t.events), row)
        return key

    def remove_event(self, event_id: int) -> bool:
        """Forgets an event; False where there is none of that id."""
        with self._change() as connection:
            found = connection.execute(sa.delete(t.events).where(t.events.c.id == event_id))
            if found.rowcount:
                raise_version(connection)
        return bool(found.rowcount)
