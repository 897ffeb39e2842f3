"""Labelled paragraphs beside what a scorer makes of them: what every figure is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.agreement.readings import Reading, article_of, readings_of, text_of
from analysis.pipeline import score_articles
from analysis.records import Article, ScoredParagraph, Scorer


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph as a person read it and as a scorer scored it.

    genre, source: its article's; None where the row does not say.
    """

    reading: Reading
    scored: ScoredParagraph
    genre: str | None
    source: str | None


def compare(rows: Sequence[Mapping[str, object]], scorer: Scorer) -> list[Compared]:
    """All paragraphs of labelled articles in order, scored.

    ValueError, with a sentence, for a row without readings and for an article
    that can't be scored.
    """
    readings = [readings_of(row, number) for number, row in enumerate(rows, 1)]
    articles = [article_of(row, its) for row, its in zip(rows, readings, strict=True)]
    flat = [(row, one) for row, its in zip(rows, readings, strict=True) for one in its]
    return [
        Compared(reading, scored, text_of(row, "genre"), text_of(row, "source"))
        for (row, reading), scored in zip(flat, _scored(articles, scorer), strict=True)
    ]


def _scored(articles: Sequence[Article], scorer: Scorer) -> Iterator[ScoredParagraph]:
    """The paragraphs of all articles in order; an article that can't be scored ends it all."""

    def fail(article: Article, error: Exception) -> None:
        raise ValueError(f"Article {article.name!r} could not be scored: {error}") from error

    for scored in score_articles(articles, scorer, on_fault=fail):
        yield from scored.paragraphs
