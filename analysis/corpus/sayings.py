"""What paragraphs said before people corrected them."""

from __future__ import annotations

import datetime as dt

import polars as pl
import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.columns import moved
from analysis.corpus.facts import version
from analysis.corpus.frames import SAYING_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions
from analysis.records import Article, Saying


class EarlierSayings(Transactions):
    """What a corpus keeps of the sayings that were corrected."""

    def correction_history(self, article_id: str, start: int) -> pl.DataFrame:
        """What a paragraph said before each correction, oldest first: voice, speaker, until (UTC).

        The first is the program's own word, a later one mostly a person's whom somebody corrected.
        """
        place = {"article_id": article_id, "start": start}
        query = sa.select(*t.earlier_sayings.c["voice", "speaker", "until"]).filter_by(**place)
        with self._look() as connection:
            rows = connection.execute(query.order_by(t.earlier_sayings.c.change)).all()
        return to_frame(rows, SAYING_COLUMNS)


def keep(connection: sa.Connection, article_id: str, start: int, saying: Saying) -> None:
    """Keeps what a paragraph said until the change that has just raised the version."""
    row = {"article_id": article_id, "start": start, "change": version(connection)}
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    values = {"voice": saying[0], "speaker": saying[1], "until": now}
    connection.execute(sa.insert(t.earlier_sayings), row | values)


def move(connection: sa.Connection, article_id: str, text: str, article: Article) -> None:
    """Lets what was said in an article's text stand for the one that takes its place."""
    of_article = t.earlier_sayings.c.article_id == article_id
    rows = connection.execute(sa.select(t.earlier_sayings).where(of_article)).mappings().all()
    connection.execute(sa.delete(t.earlier_sayings).where(of_article))
    if rows:
        places = [moved(row["start"], text, article.text) for row in rows]
        connection.execute(
            sa.insert(t.earlier_sayings),
            [
                {**row, "article_id": article.id, "start": start}
                for row, start in zip(rows, places, strict=True)
            ],
        )
