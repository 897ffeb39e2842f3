"""The index of the search in an open transaction: articles put in, taken out, batches put together.

The words of some hundred articles stand together, as one batch: a new article is written in one
place, and a search reads few rows. It is plain tables, which every database has, and no database's
own search: those know one way of telling words, and this corpus has several languages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import sqlalchemy as sa

from analysis import search
from analysis.corpus import queries
from analysis.corpus import tables as t
from analysis.corpus.facts import SEARCH, fact, keep_fact
from analysis.records import ScoredArticle
from analysis.search import Places

Words = Mapping[str, Places]
"""The words of articles, numbered from 0."""

BATCH = 512
"""Articles of a batch. In larger ones a removal makes the next search wait for longer."""


def words_of(scored: ScoredArticle) -> Words:
    """An article's words, made before anything is locked."""
    paragraphs = (row.paragraph for row in scored.paragraphs)
    return search.places_of((0, p.number, p.text, p.language) for p in paragraphs)


def insert(connection: sa.Connection, ids: Sequence[str], words: Words) -> None:
    """Keeps the words of articles that the search does not know yet, as one batch."""
    heed_rules(connection)
    highest = connection.scalar(sa.select(sa.func.max(t.searched.c.number))) or 0
    first = highest + 1
    rows = [
        {"article_id": key, "number": number, "batch": first}
        for number, key in enumerate(ids, first)
    ]
    connection.execute(sa.insert(t.searched), rows)
    _insert_words(connection, first, {word: at + (first << 32) for word, at in words.items()})
    if first % BATCH == 0:
        _put_together(connection)


def forget(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Takes articles out of the index. Others of their batches are put in again by `index`."""
    of_articles = t.searched.c.article_id.in_(ids)
    batches = connection.scalars(sa.select(t.searched.c.batch).where(of_articles).distinct()).all()
    for table in (t.word_places, t.searched):
        connection.execute(sa.delete(table).where(table.c.batch.in_(batches)))


def heed_rules(connection: sa.Connection) -> None:
    """Empties the index where its words were told by other rules than this program's."""
    if fact(connection, SEARCH) != search.RULES:
        for table in (t.word_places, t.searched):
            connection.execute(sa.delete(table))
        keep_fact(connection, SEARCH, search.RULES)


def look_up(connection: sa.Connection, words: frozenset[str]) -> Places:
    """All places of words, in no order."""
    return search.unpacked(connection.scalars(queries.PLACES, {"words": sorted(words)}).all())


def _put_together(connection: sa.Connection) -> None:
    """Makes one batch of all that hold one article."""
    single = sa.select(t.searched.c.batch).group_by(t.searched.c.batch)
    single = single.having(sa.func.count() == 1)
    batches = connection.scalars(single).all()
    of_batches = t.word_places.c.batch.in_(single)
    rows = connection.execute(
        sa.select(t.word_places.c.word, t.word_places.c.places)
        .where(of_batches)
        .order_by(t.word_places.c.word, t.word_places.c.batch)
    ).all()
    pieces = zip(
        (row.word for row in rows), search.unpacked_each([row.places for row in rows]), strict=True
    )
    words = {
        word: np.concatenate([places for _, places in own])
        for word, own in groupby(pieces, key=itemgetter(0))
    }
    connection.execute(sa.delete(t.word_places).where(of_batches))
    first = min(batches)
    connection.execute(
        sa.update(t.searched).where(t.searched.c.batch.in_(single)).values(batch=first)
    )
    _insert_words(connection, first, words)


def _insert_words(connection: sa.Connection, batch: int, words: Words) -> None:
    rows = [
        {"batch": batch, "word": word, "places": places}
        for word, places in sorted(search.packed(words).items())
    ]
    if rows:
        connection.execute(sa.insert(t.word_places), rows)
