"""What people read in paragraphs: a label each, the newest of each reader, and what was before."""

from __future__ import annotations

import datetime as dt

import polars as pl
import sqlalchemy as sa

from analysis.corpus import queries
from analysis.corpus import tables as t
from analysis.corpus.columns import moved, one_line
from analysis.corpus.corrections import GONE
from analysis.corpus.database import CorpusError
from analysis.corpus.facts import raise_version, version
from analysis.corpus.frames import HISTORY_COLUMNS, READING_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions
from analysis.records import LABELS, Article, Label


class Readings(Transactions):
    """What a corpus keeps of people's readings.

    A paragraph is found by where it starts in its article's text, so that a reading outlasts
    new scores, another splitting, another source, and a removal that is undone.
    """

    def readings(self) -> pl.DataFrame:
        """The newest reading of each reader and paragraph, by article, start and reader.

        Columns: article_id, start, paragraph (null where none starts there now), reader, label
        (one of `LABELS`), at (UTC). What was taken back is not among them.
        """
        with self._look() as connection:
            return to_frame(connection.execute(queries.READINGS).all(), READING_COLUMNS)

    def read(self, article_id: str, start: int, reader: str, label: Label | None) -> None:
        """Keeps a reader's label of a paragraph; None takes it back. Earlier ones are kept too.

        The reader's name is one line of 1 to 200 characters. `CorpusError` where it is none, or
        where no paragraph starts there.
        """
        if label is not None and label not in LABELS:
            raise ValueError(f"not a label: {label!r}")
        reader = one_line(reader, "A reader's name")
        if not reader:
            raise CorpusError("A reading needs its reader's name: type one.")
        with self._change() as connection:
            if _newest(connection, article_id, start, reader) == label:
                return
            if label is not None and not _starts(connection, article_id, start):
                raise CorpusError(GONE)
            _keep(connection, article_id, start, reader, label)

    def reading_history(self, article_id: str, start: int) -> pl.DataFrame:
        """All that was ever read in a paragraph, oldest first: reader, label, at (UTC).

        label is null where a reader took theirs back.
        """
        query = sa.select(*t.readings.c["reader", "label", "at"]).where(_at(article_id, start))
        with self._look() as connection:
            rows = connection.execute(query.order_by(t.readings.c.change)).all()
        return to_frame(rows, HISTORY_COLUMNS)


def move(connection: sa.Connection, article_id: str, article: Article) -> None:
    """Lets the readings of a kept article hold for the one that takes its place."""
    of_article = t.readings.c.article_id == article_id
    rows = connection.execute(sa.select(t.readings).where(of_article)).mappings().all()
    if not rows:
        return
    text = connection.scalar(sa.select(t.articles.c.text).where(t.articles.c.id == article_id))
    places = {row["start"]: moved(row["start"], text or "", article.text) for row in rows}
    connection.execute(sa.delete(t.readings).where(of_article))
    connection.execute(
        sa.insert(t.readings),
        [{**row, "article_id": article.id, "start": places[row["start"]]} for row in rows],
    )


def _keep(
    connection: sa.Connection, article_id: str, start: int, reader: str, label: Label | None
) -> None:
    """Keeps a reading as the newest."""
    raise_version(connection)
    row = {"article_id": article_id, "start": start, "change": version(connection)}
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    values = {"reader": reader, "label": label, "at": now}
    connection.execute(sa.insert(t.readings), row | values)


def _newest(connection: sa.Connection, article_id: str, start: int, reader: str) -> str | None:
    """The label that holds, None where there is none."""
    query = sa.select(t.readings.c.label).where(
        _at(article_id, start), t.readings.c.reader == reader
    )
    return connection.scalar(query.order_by(t.readings.c.change.desc()).limit(1))


def _starts(connection: sa.Connection, article_id: str, start: int) -> bool:
    """Does a paragraph start there now?"""
    here = (t.paragraphs.c.article_id == article_id) & (t.paragraphs.c.start == start)
    return bool(connection.scalar(sa.select(sa.exists().where(here))))


def _at(article_id: str, start: int) -> sa.ColumnElement[bool]:
    return (t.readings.c.article_id == article_id) & (t.readings.c.start == start)
