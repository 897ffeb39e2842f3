"""Articles and their scores in an open transaction: looked up, put in, taken out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from analysis.corpus import corrections, index, queries, readings
from analysis.corpus import tables as t
from analysis.corpus.kept_copies import signatures_changed
from analysis.corpus.rows import (
    Rows,
    article_rows,
    name_and_digest,
    paragraph_rows,
    score_rows,
    to_article,
    to_paragraphs,
)
from analysis.records import Article, ScoredArticle

Span = tuple[str, int, int, int]
"""Where a paragraph stands: article id, number, start and length."""

AT_ONCE = 500
"""Ids in one statement: SQLite takes only so many values, 999 in older builds."""

NOT_SCORED = "not scored by “{scorer}” yet"
"""Why a score is missing where the scorer has not seen the article."""


def added_at(connection: sa.Connection, article_id: str) -> dt.datetime | None:
    """When an article was added (UTC); None where it is not kept."""
    query = sa.select(t.articles.c.added_at).where(t.articles.c.id == article_id)
    return connection.scalar(query)


def is_kept(connection: sa.Connection, article: Article) -> bool:
    """Is the article there, or the one that it was exported from?

    Where it names no source, any with its words is.
    """
    if added_at(connection, article.id):
        return True
    there = sources_of(connection, article)
    return article.source in there or (article.source is None and bool(there))


def sources_of(connection: sa.Connection, article: Article) -> set[str]:
    """The sources, as the corpus shows them, under which an article's words are kept."""
    words = {"text_digest": article.text_digest}
    found = set(connection.scalars(queries.SOURCES_OF_TEXT, words))
    first = article.exported_as and select_article(connection, article.exported_as)
    if first and set(_bodies(article)) <= set(_bodies(first)):
        found |= set(connection.scalars(queries.SOURCE_OF_ARTICLE, {"id": article.exported_as}))
    return found


def _bodies(article: Article) -> Iterator[str]:
    return (block.text for block in article.blocks if block.kind == "body")


def scorers(connection: sa.Connection, article_id: str) -> list[str]:
    """The scorers ("name digest"), by name, whose scores of an article are kept."""
    found = sa.select(t.scorings.c.scorer, t.scorings.c.digest).where(
        t.scorings.c.article_id == article_id
    )
    rows = connection.execute(found.order_by(t.scorings.c.scorer))
    return [f"{name} {digest}" for name, digest in rows]


def select_article(connection: sa.Connection, article_id: str) -> Article | None:
    """An article with its blocks; None where it is not kept."""
    found = connection.execute(sa.select(t.articles).where(t.articles.c.id == article_id))
    article = found.mappings().first()
    if article is None:
        return None
    blocks = sa.select(t.blocks).where(t.blocks.c.article_id == article_id)
    rows = connection.execute(blocks.order_by(t.blocks.c.number)).mappings().all()
    return to_article(article, rows)


def select(connection: sa.Connection, article_id: str, scorer: str) -> ScoredArticle | None:
    """An article with the scores of the scorer of that name; None where it is not kept."""
    article = select_article(connection, article_id)
    if article is None:
        return None
    names = {name_and_digest(one)[0]: one for one in scorers(connection, article_id)}
    query = queries.SCORED.where(t.paragraphs.c.article_id == article_id)
    rows = connection.execute(query.order_by(t.paragraphs.c.number), {"scorer": scorer})
    missing = None if scorer in names else NOT_SCORED.format(scorer=scorer)
    paragraphs = to_paragraphs(rows.mappings().all(), article.text, missing)
    return ScoredArticle(article, paragraphs, names.get(scorer, ""))


def select_all(connection: sa.Connection, article_id: str) -> list[ScoredArticle]:
    """An article once for each scorer whose scores are kept, by the scorer's name."""
    names = [name_and_digest(scorer)[0] for scorer in scorers(connection, article_id)]
    found = (select(connection, article_id, name) for name in names)
    return [scored for scored in found if scored]


def texts(
    connection: sa.Connection, places: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    """The texts of those paragraphs, given as (article_id, number), that are kept."""
    wanted = set(places)
    ids = sorted({article_id for article_id, _ in wanted})
    found: dict[tuple[str, int], str] = {}
    for first in range(0, len(ids), AT_ONCE):
        some = t.paragraphs.c.article_id.in_(ids[first : first + AT_ONCE])
        rows = connection.execute(queries.SPANS.where(some)).tuples()
        spans = [row for row in rows if (row[0], row[1]) in wanted]
        keys = ((article_id, number) for article_id, number, _, _ in spans)
        found |= zip(keys, cut(connection, spans), strict=True)
    return found


def cut(connection: sa.Connection, spans: Sequence[Span]) -> list[str]:
    """The texts of paragraphs; each article is read once, however many of them it holds."""
    ids = sorted({article_id for article_id, *_ in spans})
    whole: dict[str, str] = {}
    for first in range(0, len(ids), AT_ONCE):
        some = t.articles.c.id.in_(ids[first : first + AT_ONCE])
        query = sa.select(t.articles.c.id, t.articles.c.text).where(some)
        whole.update(connection.execute(query).tuples().all())
    return [whole[key][start : start + length] for key, _, start, length in spans]


def insert(
    connection: sa.Connection,
    scored: ScoredArticle,
    signatures: Rows,
    words: index.Words,
    when: dt.datetime,
) -> None:
    """Keeps an article that is not there, added at that time (UTC)."""
    _insert_rows(connection, article_rows(scored.article, when))
    corrections.bring(connection, scored)
    _insert_rows(connection, paragraph_rows(corrections.heeded(connection, scored)))
    _insert_rows(connection, signatures)
    signatures_changed(connection)
    index.insert(connection, [scored.article.id], words)
    _insert_rows(connection, score_rows(scored))


def insert_scores(connection: sa.Connection, scored: ScoredArticle) -> bool:
    """Keeps a scorer's scores of an article that is there, in the place of its earlier ones.

    Language, voice and tone become those that came with them, but for a person's corrections;
    signatures stay: they are of the same words. False, with nothing changed,
    where the same scores are kept, or where the article or its passages are others.
    """
    name, _ = name_and_digest(scored.scorer)
    key = scored.article.id
    kept = select(connection, key, name)
    if kept is None or kept.scorer == scored.scorer or not _same_passages(kept, scored):
        return False
    for table in t.OF_SCORER:
        connection.execute(
            sa.delete(table).where(table.c.article_id == key, table.c.scorer == name)
        )
    for table in t.OF_PARAGRAPHS:
        connection.execute(sa.delete(table).where(table.c.article_id == key))
    if _languages(kept) != _languages(scored):
        index.forget(connection, [key])
    _insert_rows(connection, paragraph_rows(corrections.heeded(connection, scored)))
    _insert_rows(connection, score_rows(scored))
    return True


def put_in_place(
    connection: sa.Connection,
    article_id: str,
    scored: ScoredArticle,
    signatures: Rows,
    words: index.Words,
    when: dt.datetime,
) -> None:
    """Puts an article in another's place, added at that time (UTC).

    Other scorers' scores stay where they still hold, and so do corrections and readings.
    """
    name, _ = name_and_digest(scored.scorer)
    others = [
        dataclasses.replace(other, article=scored.article)
        for other in select_all(connection, article_id)
        if name_and_digest(other.scorer)[0] != name and _same_passages(other, scored)
    ]
    corrections.move(connection, article_id, scored.article)
    readings.move(connection, article_id, scored.article)
    delete(connection, [article_id])
    insert(connection, scored, signatures, words, when)
    for other in others:
        _insert_rows(connection, score_rows(other))


def delete(connection: sa.Connection, ids: Sequence[str]) -> int:
    """Deletes articles with all that belongs to them and says how many were there.

    Corrections and readings stay, for where an article comes back.
    """
    removed = 0
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        index.forget(connection, some)
        for table in (*t.OF_SCORER, *t.OF_PARAGRAPHS, t.signatures, t.blocks):
            connection.execute(sa.delete(table).where(table.c.article_id.in_(some)))
        removed += connection.execute(
            sa.delete(t.articles).where(t.articles.c.id.in_(some))
        ).rowcount
    if removed:
        signatures_changed(connection)
    return removed


def _same_passages(one: ScoredArticle, other: ScoredArticle) -> bool:
    """Do scorers see the same in both: the headline and the paragraphs?"""
    return one.article.title == other.article.title and _spans(one) == _spans(other)


def _spans(scored: ScoredArticle) -> list[tuple[int, int, str]]:
    rows = (row.paragraph for row in scored.paragraphs)
    return [(paragraph.number, paragraph.start, paragraph.text) for paragraph in rows]


def _languages(scored: ScoredArticle) -> list[str | None]:
    return [row.paragraph.language for row in scored.paragraphs]


def _insert_rows(connection: sa.Connection, by_table: Rows) -> None:
    for table, rows in by_table.items():
        if rows:
            connection.execute(sa.insert(table), rows)
