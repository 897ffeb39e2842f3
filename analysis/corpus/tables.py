"""The corpus as tables, and the way between them and the program's records.

No text is kept twice: blocks, paragraphs and evidence hold spans of the article's text.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from analysis.records import (
    UNKNOWN_SOURCE,
    Article,
    Block,
    Evidence,
    Paragraph,
    Score,
    ScoredArticle,
    ScoredParagraph,
    Tone,
)

SCHEMA = 1
"""Raised when the tables change, so that an older program leaves a newer corpus alone."""

Row = dict[str, Any]

metadata = sa.MetaData()

# Named after the program: by this table a corpus is told from any other database.
facts = sa.Table(
    "haluan",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)

# The text comes last: SQLite then reads the short columns without walking through it.
articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("text_digest", sa.String(16), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("date", sa.Date),
    sa.Column("url", sa.Text),
    sa.Column("scorer", sa.Text, nullable=False),
    sa.Column("added_at", sa.DateTime, nullable=False),
    sa.Column("origins", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)


def _article_key() -> sa.Column[str]:
    """The column by which the other tables belong to an article."""
    return sa.Column("article_id", sa.String(16), sa.ForeignKey(articles.c.id), primary_key=True)


blocks = sa.Table(
    "blocks",
    metadata,
    _article_key(),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)

paragraphs = sa.Table(
    "paragraphs",
    metadata,
    _article_key(),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("language", sa.String(20)),
    sa.Column("voice", sa.String(10), nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("tone", sa.Double),
    sa.Column("about", sa.Boolean),
    sa.Column("about_probability", sa.Double),
    sa.Column("stance", sa.Double),
    sa.Column("label", sa.String(20)),
)

# Apart from the paragraphs: charts read all of those and none of this.
grounds = sa.Table(
    "grounds",
    metadata,
    _article_key(),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("tone_reason", sa.Text),
    sa.Column("tone_evidence", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("evidence", sa.Text, nullable=False),
    sa.Column("about_evidence", sa.Text, nullable=False),
)

HEAD_QUERY = sa.select(
    articles.c.id,
    sa.func.coalesce(articles.c.source, UNKNOWN_SOURCE),
    articles.c.date,
    articles.c.title,
)
"""What charts need of an article."""

PARAGRAPH_QUERY = sa.select(
    *paragraphs.c["article_id", "number", "language", "voice", "speaker"],
    *paragraphs.c["tone", "about", "stance", "label"],
).order_by(paragraphs.c.article_id, paragraphs.c.number)
"""What charts need of a paragraph."""

SCORED_QUERY = sa.select(paragraphs, *grounds.c[2:]).join(
    grounds,
    (grounds.c.article_id == paragraphs.c.article_id) & (grounds.c.number == paragraphs.c.number),
)
"""Paragraphs with all that explains their scores."""

_counts = (
    sa.select(paragraphs.c.article_id, sa.func.count().label("paragraphs"))
    .group_by(paragraphs.c.article_id)
    .subquery()
)

ARTICLE_QUERY = sa.select(
    *articles.c["id", "name", "title"],
    sa.func.coalesce(articles.c.source, UNKNOWN_SOURCE),
    *articles.c["date", "url"],
    sa.func.coalesce(_counts.c.paragraphs, 0),
    articles.c.added_at,
).outerjoin(_counts, _counts.c.article_id == articles.c.id)
"""What a list of articles shows."""


def to_rows(scored: ScoredArticle, added_at: dt.datetime) -> dict[sa.Table, list[Row]]:
    """The rows that keep an article, by table, in the order of their insertion.

    ValueError where a block's or paragraph's text is not what its span holds.
    """
    text, key = scored.article.text, scored.article.id
    return {
        articles: [_article_row(scored, added_at)],
        blocks: [
            {"article_id": key, "number": number, **_block_row(block, text)}
            for number, block in enumerate(scored.article.blocks)
        ],
        paragraphs: [{"article_id": key, **_paragraph_row(p, text)} for p in scored.paragraphs],
        grounds: [{"article_id": key, **_grounds_row(p)} for p in scored.paragraphs],
    }


def _article_row(scored: ScoredArticle, added_at: dt.datetime) -> Row:
    article = scored.article
    return {
        "id": article.id,
        "text_digest": article.text_digest,
        "name": article.name,
        "title": article.title,
        "source": article.source,
        "date": article.date,
        "url": article.url,
        "scorer": scored.scorer,
        "added_at": added_at,
        "origins": _dump(article.origins),
        "text": article.text,
    }


def _block_row(block: Block, text: str) -> Row:
    return {"kind": block.kind, **_span(block.text, block.start, text), "why": block.why}


def _paragraph_row(scored: ScoredParagraph, text: str) -> Row:
    paragraph, score = scored.paragraph, scored.score
    return {
        "number": paragraph.number,
        **_span(paragraph.text, paragraph.start, text),
        "language": paragraph.language,
        "voice": paragraph.voice,
        "speaker": paragraph.speaker,
        "tone": scored.tone.value,
        "about": score.about,
        "about_probability": score.about_probability,
        "stance": score.stance,
        "label": score.label,
    }


def _grounds_row(scored: ScoredParagraph) -> Row:
    text = scored.paragraph.text
    return {
        "number": scored.paragraph.number,
        "tone_reason": scored.tone.reason,
        "tone_evidence": _dump_evidence(scored.tone.evidence, text),
        "reason": scored.score.reason,
        "evidence": _dump_evidence(scored.score.evidence, text),
        "about_evidence": _dump_evidence(scored.score.about_evidence, text),
    }


def _span(part: str, start: int, text: str) -> Row:
    """Where a part stands in a text; ValueError where it does not stand there."""
    if not text.startswith(part, start):
        raise ValueError(f"the text at {start} is not {part[:40]!r}")
    return {"start": start, "length": len(part)}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _dump_evidence(evidence: Sequence[Evidence], text: str) -> str:
    """Evidence as JSON lists without its words, which the spans give back."""
    for item in evidence:
        _span(item.text, item.start, text)
    return _dump([[e.start, e.end, e.valence, e.share, e.sentence, e.rule] for e in evidence])


def _load_evidence(stored: str, text: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(start, end, text[start:end], valence, share, sentence, rule)
        for start, end, valence, share, sentence, rule in json.loads(stored)
    )


def from_rows(
    article: sa.RowMapping,
    block_rows: Sequence[sa.RowMapping],
    paragraph_rows: Sequence[sa.RowMapping],
) -> ScoredArticle:
    """The article that `to_rows` kept; paragraph rows carry their grounds' columns too."""
    text: str = article["text"]
    return ScoredArticle(
        Article(
            name=article["name"],
            text=text,
            title=article["title"],
            source=article["source"],
            date=article["date"],
            url=article["url"],
            blocks=tuple(_block(row, text) for row in block_rows),
            origins=json.loads(article["origins"]),
        ),
        tuple(_scored_paragraph(row, text) for row in paragraph_rows),
        article["scorer"],
    )


def _cut(row: sa.RowMapping, text: str) -> str:
    return text[row["start"] : row["start"] + row["length"]]


def _block(row: sa.RowMapping, text: str) -> Block:
    return Block(_cut(row, text), row["kind"], row["start"], row["why"])


def _scored_paragraph(row: sa.RowMapping, text: str) -> ScoredParagraph:
    words = _cut(row, text)
    return ScoredParagraph(
        Paragraph(
            row["number"], words, row["start"], row["language"], row["voice"], row["speaker"]
        ),
        Tone(row["tone"], _load_evidence(row["tone_evidence"], words), row["tone_reason"]),
        Score(
            about=row["about"],
            about_probability=row["about_probability"],
            stance=row["stance"],
            label=row["label"],
            reason=row["reason"],
            evidence=_load_evidence(row["evidence"], words),
            about_evidence=_load_evidence(row["about_evidence"], words),
        ),
    )
