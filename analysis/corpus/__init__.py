"""The store of scored articles: a SQLite file by default, another database by its URL.

Every change is one short transaction that also raises the version: a crash leaves whole
articles only, and every process can tell that something changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.database import (
    CorpusError,
    default_path,
    describe,
    file_of,
    in_sentences,
    is_memory,
    make_engine,
    to_url,
)
from analysis.corpus.facts import is_corpus, make_tables, raise_version, version
from analysis.records import UNKNOWN_SOURCE, Article, ScoredArticle

__all__ = ["Corpus", "CorpusError", "default_path"]

AT_ONCE = 500
"""Ids in one statement: SQLite takes only so many values, 999 in older builds."""

OLDEST_FIRST = (t.articles.c.added_at, t.articles.c.id)

ARTICLE_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "name": pl.String,
    "title": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "url": pl.String,
    "paragraphs": pl.Int32,
    "added_at": pl.Datetime("us"),
}

PARAGRAPH_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "paragraph": pl.Int32,
    "language": pl.String,
    "voice": pl.String,
    "speaker": pl.String,
    "tone": pl.Float64,
    "about": pl.Boolean,
    "stance": pl.Float64,
    "label": pl.String,
}


class Corpus:
    """Scored articles that last; safe for threads and for several processes at once.

    place: for display: a path, or a URL without its password.
    """

    def __init__(self, place: str | Path) -> None:
        """Opens the corpus at a path, ":memory:" or an SQLAlchemy URL; makes folder and tables.

        `CorpusError` where the place can't be used or a newer program made it.
        """
        self._url = to_url(place)
        self.place = describe(self._url)
        self._engine = make_engine(self._url)
        # A corpus in memory has one connection, which threads must take in turn.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if is_memory(self._url) else nullcontext()
        )
        self._open()

    def close(self) -> None:
        """Gives back the connections; a later call opens them anew."""
        self._engine.dispose()

    def add(self, scored: ScoredArticle) -> bool:
        """Keeps an article; False, with nothing changed, where the same one is there already.

        An article that names no source is there already where its words are kept at all.
        """
        with self._change() as connection:
            if _is_kept(connection, scored.article):
                return False
            _insert(connection, scored, dt.datetime.now(dt.UTC).replace(tzinfo=None))
            raise_version(connection)
        return True

    def name_source(self, scored: ScoredArticle) -> bool:
        """Puts an article in the place of the same words kept without a source.

        False, with nothing changed, where there are none, or where it is there already.
        """
        nameless = dataclasses.replace(scored.article, source=None).id
        with self._change() as connection:
            added_at = _added_at(connection, nameless)
            if added_at is None or _added_at(connection, scored.article.id):
                return False
            _delete(connection, [nameless])
            _insert(connection, scored, added_at)
            raise_version(connection)
        return True

    def replace(self, article_id: str, scored: ScoredArticle) -> bool:
        """Puts an article that was split or scored anew, or got its source, in the old one's place.

        False, with nothing changed, where the new one is kept already under another id;
        `CorpusError` where the old one is gone. It keeps the old one's time of adding.
        """
        with self._change() as connection:
            added_at = _added_at(connection, article_id)
            if added_at is None:
                raise CorpusError("This article is not in the corpus any more: add it again.")
            if scored.article.id != article_id and _added_at(connection, scored.article.id):
                return False
            _delete(connection, [article_id])
            _insert(connection, scored, added_at)
            raise_version(connection)
        return True

    def remove(self, ids: Sequence[str]) -> int:
        """Removes articles and says how many were there; `get` them before, to undo by `add`."""
        with self._change() as connection:
            removed = _delete(connection, sorted(set(ids)))
            if removed:
                raise_version(connection)
        return removed

    def get(self, article_id: str) -> ScoredArticle | None:
        """An article as it was added, evidence included; None where it is not kept."""
        with self._look() as connection:
            return _select(connection, article_id)

    def same_text(self, article: Article) -> list[str]:
        """The sources, sorted, under which these words are kept; the article's own counts too."""
        with self._look() as connection:
            query = sa.select(t.articles.c.source).where(
                t.articles.c.text_digest == article.text_digest
            )
            return sorted({source or UNKNOWN_SOURCE for source in connection.scalars(query)})

    def outdated(self, scorer: str) -> list[str]:
        """Ids, oldest first, of the articles that another scorer ("name digest") scored."""
        query = sa.select(t.articles.c.id).where(t.articles.c.scorer != scorer)
        with self._look() as connection:
            return list(connection.scalars(query.order_by(*OLDEST_FIRST)))

    def version(self) -> int:
        """A number that every committed change, by any process, raises; 0 for a new corpus.

        It is the change's time in microseconds, so that no other corpus put in this
        one's place, a copy from yesterday for one, has the same version and other content.
        """
        with self._look() as connection:
            return version(connection)

    def articles(self) -> pl.DataFrame:
        """One row per article, oldest first, with `ARTICLE_COLUMNS`.

        source is "Unknown source" where there is none; added_at is in UTC.
        """
        with self._look() as connection:
            rows = connection.execute(t.ARTICLE_QUERY.order_by(*OLDEST_FIRST)).all()
        return _to_frame(rows, ARTICLE_COLUMNS)

    def frame(self) -> pl.DataFrame:
        """One row per paragraph, oldest article first, without text.

        Columns: article_id, source ("Unknown source" where there is none), date, title,
        then the other `PARAGRAPH_COLUMNS`.
        """
        with self._look() as connection:
            heads = connection.execute(t.HEAD_QUERY.order_by(*OLDEST_FIRST)).all()
            bodies = connection.execute(t.PARAGRAPH_QUERY).all()
        columns = {
            name: ARTICLE_COLUMNS[name] for name in ("article_id", "source", "date", "title")
        }
        return _to_frame(heads, columns).join(
            _to_frame(bodies, PARAGRAPH_COLUMNS), on="article_id", maintain_order="left_right"
        )

    def _open(self) -> None:
        """Makes the tables where there are none, and notes which file holds them."""
        with self._begin(self._engine) as connection:
            ready = is_corpus(connection, self.place)
        if not ready:
            with self._begin(self._writer()) as connection:
                # Another process may have made them while this one waited for its turn.
                if not is_corpus(connection, self.place):
                    make_tables(connection)
        self._file = file_of(self._url)

    def _heed_file(self) -> None:
        """Opens the file anew where another stands in its place; `CorpusError` where it is gone.

        Without this, open connections would go on filling a file that no longer has a name.
        """
        if file_of(self._url) != self._file:
            self._engine.dispose()
            self._open()

    @contextmanager
    def _look(self) -> Iterator[sa.Connection]:
        """A transaction that reads: all of it sees one state."""
        self._heed_file()
        with self._begin(self._engine) as connection:
            yield connection

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        """A transaction that writes: it waits for its turn, then sees the newest state."""
        self._heed_file()
        with self._begin(self._writer()) as connection:
            yield connection

    def _writer(self) -> sa.Engine:
        return self._engine.execution_options(begin="BEGIN IMMEDIATE")

    @contextmanager
    def _begin(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        """A transaction whose troubles are sentences."""
        with self._turn, in_sentences(self.place), engine.begin() as connection:
            yield connection


def _added_at(connection: sa.Connection, article_id: str) -> dt.datetime | None:
    """When an article was added (UTC); None where it is not kept."""
    query = sa.select(t.articles.c.added_at).where(t.articles.c.id == article_id)
    return connection.scalar(query)


def _is_kept(connection: sa.Connection, article: Article) -> bool:
    same = t.articles.c.id == article.id
    if article.source is None:
        same = t.articles.c.text_digest == article.text_digest
    return bool(connection.scalar(sa.select(sa.exists().where(same))))


def _select(connection: sa.Connection, article_id: str) -> ScoredArticle | None:
    found = connection.execute(sa.select(t.articles).where(t.articles.c.id == article_id))
    article = found.mappings().first()
    if article is None:
        return None
    parts = [
        connection.execute(query.where(table.c.article_id == article_id).order_by(table.c.number))
        for query, table in ((sa.select(t.blocks), t.blocks), (t.SCORED_QUERY, t.paragraphs))
    ]
    return t.from_rows(article, *(part.mappings().all() for part in parts))


def _insert(connection: sa.Connection, scored: ScoredArticle, added_at: dt.datetime) -> None:
    for table, rows in t.to_rows(scored, added_at).items():
        if rows:
            connection.execute(sa.insert(table), rows)


def _delete(connection: sa.Connection, ids: Sequence[str]) -> int:
    """Deletes articles with all that belongs to them and says how many were there."""
    removed = 0
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        for table in (t.grounds, t.paragraphs, t.blocks):
            connection.execute(sa.delete(table).where(table.c.article_id.in_(some)))
        removed += connection.execute(
            sa.delete(t.articles).where(t.articles.c.id.in_(some))
        ).rowcount
    return removed


def _to_frame(rows: Sequence[Sequence[Any]], columns: dict[str, Any]) -> pl.DataFrame:
    """Rows as a frame, column by column: three times as fast as row by row."""
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pl.DataFrame(
        [
            pl.Series(name, column, dtype)
            for (name, dtype), column in zip(columns.items(), values, strict=True)
        ]
    )
