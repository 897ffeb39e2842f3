"""Search in the corpus's text: what a person asks for, and the paragraphs that hold it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import polars as pl
import sqlalchemy as sa

from analysis import search
from analysis.corpus import index, queries
from analysis.corpus import tables as t
from analysis.corpus.columns import one_line
from analysis.corpus.contents import AT_ONCE, cut
from analysis.corpus.database import CorpusError
from analysis.corpus.facts import SEARCH, fact
from analysis.corpus.frames import SEARCHED_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions


class Searching(Transactions):
    """What a corpus finds in its text."""

    def search(self, words: str) -> pl.DataFrame:
        """The paragraphs that hold all of the words: article_id and paragraph, in their order.

        Case, accents and English endings don't matter; "words in quotes" follow one another.
        No rows where nothing typed is a word. `CorpusError` where it is too long. What the
        index lacks is put into it first: see `index`.
        """
        terms = search.terms(one_line(words, "A search"))
        if sum(map(len, terms)) > search.MOST_WORDS:
            raise CorpusError(f"A search is at most {search.MOST_WORDS} words: shorten it.")
        self.index_all()
        with self._look() as connection:
            found = search.found(terms, partial(index.look_up, connection))
            paragraphs = search.to_paragraphs(found)
            articles = _articles(connection, paragraphs["number"].unique())
        return articles.join(paragraphs, on="number", maintain_order="left_right").select(
            "article_id", "paragraph"
        )

    def index(self) -> int:
        """Puts articles that the search's index lacks into it, some hundred; says how many.

        It takes a second or two; 0 where none is missing.
        """
        with self._look() as connection:
            if _is_whole(connection):
                return 0
        with self._change() as connection:
            index.heed_rules(connection)
            ids = connection.scalars(queries.UNSEARCHED.limit(index.BATCH)).all()
            if ids:
                index.insert(connection, ids, _words(connection, ids))
        return len(ids)

    def index_all(self) -> None:
        """Puts all that the search's index lacks into it, in changes of a second or two each."""
        while self.index():
            pass


def _articles(connection: sa.Connection, numbers: pl.Series) -> pl.DataFrame:
    """The articles that have those numbers, and perhaps others, by their ids."""
    query = queries.SEARCHED
    if len(numbers) <= AT_ONCE:
        query = query.where(t.searched.c.number.in_(numbers.to_list()))
    return to_frame(connection.execute(query).all(), SEARCHED_COLUMNS)


def _is_whole(connection: sa.Connection) -> bool:
    """Does the index hold all articles, by this program's rules?"""
    articles, searched = (
        connection.scalar(sa.select(sa.func.count()).select_from(table))
        for table in (t.articles, t.searched)
    )
    # Each searched one is an article, so that equal numbers mean the same ones.
    return articles == searched and (not articles or fact(connection, SEARCH) == search.RULES)


def _words(connection: sa.Connection, ids: Sequence[str]) -> index.Words:
    """The words of kept articles, numbered from 0."""
    of_articles = t.paragraphs.c.article_id.in_(ids)
    order = (t.paragraphs.c.article_id, t.paragraphs.c.number)
    spans = connection.execute(queries.SPANS.where(of_articles).order_by(*order)).tuples().all()
    languages = connection.scalars(
        sa.select(t.paragraphs.c.language).where(of_articles).order_by(*order)
    )
    numbers = {key: number for number, key in enumerate(ids)}
    texts = cut(connection, spans)
    return search.places_of(
        (numbers[key], paragraph, text, language)
        for (key, paragraph, *_), text, language in zip(spans, texts, languages, strict=True)
    )
