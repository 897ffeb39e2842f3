"""The way between the program's records and the corpus's rows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.columns import (
    dump,
    dump_evidence,
    dump_probabilities,
    load_evidence,
    load_probabilities,
    span,
)
from analysis.records import (
    Article,
    Block,
    Paragraph,
    Score,
    ScoredArticle,
    ScoredParagraph,
    Tone,
)

Row = dict[str, Any]
Rows = dict[sa.Table, list[Row]]
"""Rows by table, in the order of their insertion."""


def name_and_digest(scorer: str) -> tuple[str, str]:
    """The two words of a scored article's `scorer`; ValueError where it does not have them."""
    name, _, digest = scorer.partition(" ")
    if not (name and digest):
        raise ValueError(f"a scorer is a name and a digest, not {scorer!r}")
    return name, digest


def article_rows(article: Article, added_at: dt.datetime) -> Rows:
    """The rows of an article and its blocks; ValueError where a block is not in the text."""
    return {
        t.articles: [
            {
                "id": article.id,
                "text_digest": article.text_digest,
                "name": article.name,
                "title": article.title,
                "source": article.source,
                "date": article.date,
                "url": article.url,
                "added_at": added_at,
                "origins": dump(article.origins),
                "text": article.text,
            }
        ],
        t.blocks: [
            {
                "article_id": article.id,
                "number": number,
                "kind": block.kind,
                **span(block.text, block.start, article.text),
                "why": block.why,
            }
            for number, block in enumerate(article.blocks)
        ],
    }


def paragraph_rows(scored: ScoredArticle) -> Rows:
    """The rows of what is true of the paragraphs whoever scores them.

    ValueError where a paragraph's text is not what its span holds.
    """
    key, text = scored.article.id, scored.article.text
    return {
        t.paragraphs: [{"article_id": key, **_paragraph_row(p, text)} for p in scored.paragraphs],
        t.tone_grounds: [{"article_id": key, **_tone_row(p)} for p in scored.paragraphs],
    }


def score_rows(scored: ScoredArticle) -> Rows:
    """The rows of one scorer's scores; ValueError where no scorer is named."""
    name, digest = name_and_digest(scored.scorer)
    key = {"article_id": scored.article.id, "scorer": name}
    return {
        t.scorings: [{**key, "digest": digest}],
        t.scores: [{**key, **_score_row(p)} for p in scored.paragraphs],
        t.score_grounds: [{**key, **_grounds_row(p)} for p in scored.paragraphs],
    }


def _paragraph_row(scored: ScoredParagraph, text: str) -> Row:
    paragraph = scored.paragraph
    return {
        "number": paragraph.number,
        **span(paragraph.text, paragraph.start, text),
        "language": paragraph.language,
        "voice": paragraph.voice,
        "speaker": paragraph.speaker,
        "tone": scored.tone.value,
    }


def _tone_row(scored: ScoredParagraph) -> Row:
    return {
        "number": scored.paragraph.number,
        "reason": scored.tone.reason,
        "evidence": dump_evidence(scored.tone.evidence, scored.paragraph.text),
    }


def _score_row(scored: ScoredParagraph) -> Row:
    return {
        "number": scored.paragraph.number,
        "about": scored.score.about,
        "about_probability": scored.score.about_probability,
        "stance": scored.score.stance,
        "label": scored.score.label,
        "confidence": scored.score.confidence,
    }


def _grounds_row(scored: ScoredParagraph) -> Row:
    text = scored.paragraph.text
    return {
        "number": scored.paragraph.number,
        "reason": scored.score.reason,
        "evidence": dump_evidence(scored.score.evidence, text),
        "about_evidence": dump_evidence(scored.score.about_evidence, text),
        "probabilities": dump_probabilities(scored.score.probabilities),
    }


def to_article(row: sa.RowMapping, block_rows: Sequence[sa.RowMapping]) -> Article:
    """The article that `article_rows` kept."""
    text: str = row["text"]
    return Article(
        name=row["name"],
        text=text,
        title=row["title"],
        source=row["source"],
        date=row["date"],
        url=row["url"],
        blocks=tuple(Block(_cut(b, text), b["kind"], b["start"], b["why"]) for b in block_rows),
        origins=json.loads(row["origins"]),
    )


def to_paragraphs(
    rows: Sequence[sa.RowMapping], text: str, missing: str | None
) -> tuple[ScoredParagraph, ...]:
    """The paragraphs of an article's text, from rows of `SCORED_QUERY`.

    missing: why they have no scores; None where they have.
    """
    return tuple(_to_paragraph(row, _cut(row, text), missing) for row in rows)


def _to_paragraph(row: sa.RowMapping, words: str, missing: str | None) -> ScoredParagraph:
    return ScoredParagraph(
        Paragraph(
            row["number"], words, row["start"], row["language"], row["voice"], row["speaker"]
        ),
        Tone(row["tone"], load_evidence(row["tone_evidence"], words), row["tone_reason"]),
        Score(None, None, None, None, missing) if missing else _to_score(row, words),
    )


def _to_score(row: sa.RowMapping, words: str) -> Score:
    return Score(
        about=row["about"],
        about_probability=row["about_probability"],
        stance=row["stance"],
        label=row["label"],
        reason=row["reason"],
        evidence=load_evidence(row["evidence"], words),
        about_evidence=load_evidence(row["about_evidence"], words),
        probabilities=load_probabilities(row["probabilities"]),
    )


def _cut(row: sa.RowMapping, text: str) -> str:
    return text[row["start"] : row["start"] + row["length"]]
