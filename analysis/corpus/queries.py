"""What is asked of the corpus's tables, in SQL that SQLite and PostgreSQL both know."""

from __future__ import annotations

import sqlalchemy as sa

from analysis.corpus.tables import (
    articles,
    copy_groups,
    paragraphs,
    readings,
    score_grounds,
    scores,
    scorings,
    searched,
    signatures,
    source_names,
    tone_grounds,
    word_places,
)
from analysis.records import UNKNOWN_SOURCE

SCORER = sa.bindparam("scorer", type_=sa.String)
"""The name of the scorer that a query asks about."""

OLDEST_FIRST = (articles.c.added_at, articles.c.id)


def _same_paragraph(one: sa.Table, other: sa.Table) -> sa.ColumnElement[bool]:
    return (one.c.article_id == other.c.article_id) & (one.c.number == other.c.number)


def _by_scorer(table: sa.Table) -> sa.ColumnElement[bool]:
    """Joins a table of `SCORER`'s work to the paragraphs."""
    return _same_paragraph(table, paragraphs) & (table.c.scorer == SCORER)


SHOWN_SOURCE = sa.func.coalesce(source_names.c.shown, articles.c.source, UNKNOWN_SOURCE)
"""An article's source as pages show it, by the person's own name for it where there is one."""

_with_names = articles.outerjoin(source_names, source_names.c.name == articles.c.source)

SOURCES_OF_TEXT = (
    sa.select(SHOWN_SOURCE)
    .select_from(_with_names)
    .where(articles.c.text_digest == sa.bindparam("text_digest"))
)
"""The sources that carry the same words."""

SOURCE_OF_ARTICLE = (
    sa.select(SHOWN_SOURCE).select_from(_with_names).where(articles.c.id == sa.bindparam("id"))
)
"""The source of one article."""

HEADS = (
    sa.select(articles.c.id, SHOWN_SOURCE, articles.c.date, articles.c.title)
    .select_from(_with_names)
    .order_by(*OLDEST_FIRST)
)
"""What charts need of an article."""

PARAGRAPHS = (
    sa.select(
        *paragraphs.c["article_id", "number", "language", "voice", "speaker", "tone"],
        *scores.c["about", "stance", "label", "confidence"],
    )
    .outerjoin(scores, _by_scorer(scores))
    .order_by(paragraphs.c.article_id, paragraphs.c.number)
)
"""What charts need of a paragraph; scores are null where `SCORER` made none."""

SCORED = (
    sa.select(
        paragraphs,
        tone_grounds.c.reason.label("tone_reason"),
        tone_grounds.c.evidence.label("tone_evidence"),
        *scores.c["about", "about_probability", "stance", "label"],
        *score_grounds.c["reason", "evidence", "about_evidence", "probabilities"],
    )
    .join(tone_grounds, _same_paragraph(tone_grounds, paragraphs))
    .outerjoin(scores, _by_scorer(scores))
    .outerjoin(score_grounds, _by_scorer(score_grounds))
)
"""Paragraphs with all that explains `SCORER`'s scores."""

SPANS = sa.select(*paragraphs.c["article_id", "number", "start", "length"])
"""Where paragraphs stand in their articles' texts."""

UNSCORED = (
    sa.select(articles.c.id)
    .outerjoin(scorings, (scorings.c.article_id == articles.c.id) & (scorings.c.scorer == SCORER))
    .where(scorings.c.scorer.is_(None))
    .order_by(*OLDEST_FIRST)
)
"""The articles that `SCORER` has not scored."""

OUTDATED = (
    sa.select(articles.c.id)
    .join(scorings, scorings.c.article_id == articles.c.id)
    .where(scorings.c.scorer == SCORER, scorings.c.digest != sa.bindparam("digest"))
    .order_by(*OLDEST_FIRST)
)
"""The articles that another version of `SCORER` has scored."""

_counts = (
    sa.select(paragraphs.c.article_id, sa.func.count().label("paragraphs"))
    .group_by(paragraphs.c.article_id)
    .subquery()
)

ARTICLES = (
    sa.select(
        *articles.c["id", "name", "title"],
        SHOWN_SOURCE,
        *articles.c["date", "url"],
        sa.func.coalesce(_counts.c.paragraphs, 0),
        articles.c.added_at,
    )
    .select_from(_with_names)
    .outerjoin(_counts, _counts.c.article_id == articles.c.id)
    .order_by(*OLDEST_FIRST)
)
"""What a list of articles shows."""

SIGNATURES = (
    sa.select(*paragraphs.c["article_id", "number"], signatures.c.signature)
    .outerjoin(signatures, _same_paragraph(signatures, paragraphs))
    .order_by(paragraphs.c.article_id, paragraphs.c.number)
)
"""Every paragraph's signature, null where it has none yet."""

UNSIGNED = (
    SPANS.outerjoin(signatures, _same_paragraph(signatures, paragraphs))
    .where(signatures.c.number.is_(None))
    .order_by(paragraphs.c.article_id, paragraphs.c.number)
)
"""Where the paragraphs stand that have no signature yet."""

_newest = (
    sa.select(
        *readings.c["article_id", "start", "reader"],
        sa.func.max(readings.c.change).label("change"),
    )
    .group_by(*readings.c["article_id", "start", "reader"])
    .subquery()
)

READINGS = (
    sa.select(
        *readings.c["article_id", "start"],
        paragraphs.c.number,
        *readings.c["reader", "label", "at"],
    )
    .join(
        _newest,
        (readings.c.article_id == _newest.c.article_id)
        & (readings.c.start == _newest.c.start)
        & (readings.c.change == _newest.c.change),
    )
    .outerjoin(
        paragraphs,
        (paragraphs.c.article_id == readings.c.article_id)
        & (paragraphs.c.start == readings.c.start),
    )
    .where(readings.c.label.is_not(None))
    .order_by(*readings.c["article_id", "start", "reader"])
)
"""The reading that holds of each reader and paragraph."""

COPY_GROUPS = sa.select(copy_groups).order_by(copy_groups.c.article_id, copy_groups.c.number)
"""The near-identical paragraphs, as they were found."""

_batches = sa.select(searched.c.batch).distinct().subquery()

PLACES = (
    sa.select(word_places.c.places)
    .select_from(_batches.join(word_places, word_places.c.batch == _batches.c.batch))
    .where(word_places.c.word.in_(sa.bindparam("words", expanding=True)))
)
"""The packed places of words."""

SEARCHED = sa.select(*searched.c["article_id", "number"]).order_by(searched.c.article_id)
"""The numbers by which the search knows articles."""

UNSEARCHED = (
    sa.select(articles.c.id)
    .outerjoin(searched, searched.c.article_id == articles.c.id)
    .where(searched.c.number.is_(None))
    .order_by(articles.c.id)
)
"""The articles that the search does not know."""
