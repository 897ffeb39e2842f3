"""The paragraphs that a report quotes: chosen by a rule that it states, with their evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from analysis import compare
from analysis.compare.articles import in_order
from analysis.compare.findings import WORDS, counted
from analysis.records import Passage, ScoredArticle, ScoredParagraph, Scorer
from analysis.selection import Selection

AT_EACH_END = 4
"""Paragraphs quoted at each end of the measure."""
ALL_OF = 12
"""So many paragraphs, or fewer, are quoted all."""
MOST_OF_ONE = 15
"""Paragraphs of the most divided article; of a longer one the first."""


@dataclass(frozen=True)
class Quoted:
    """A paragraph with its article and the source's name as the pages show it."""

    article: ScoredArticle
    paragraph: ScoredParagraph
    source: str


@dataclass(frozen=True)
class Group:
    """Some quoted paragraphs under a heading."""

    title: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True)
class Telling:
    """The groups, and the rule by which their paragraphs were chosen, as a sentence."""

    rule: str
    groups: tuple[Group, ...]


def choose(selection: Selection, scorer: Scorer) -> Telling:
    """All paragraphs of a few; of many the warmest, the coolest, and the most divided article's.

    scorer: the selection's, by which the words behind a stance are found.
    """
    measure = selection.measure
    if selection.paragraphs <= ALL_OF:
        whole = _quoted(selection, selection.narrowed, scorer)
        rule = f"All {counted(selection.paragraphs, 'paragraph')} that are shown."
        return Telling(rule, (Group("In their order", whole),))
    words = WORDS[measure]
    warm, cool = (_outermost(selection, descending) for descending in (True, False))
    title, divided = _most_divided(selection)
    groups = [
        Group(words.most.capitalize(), _quoted(selection, warm, scorer)),
        Group(words.most_low.capitalize(), _quoted(selection, cool, scorer)),
        Group(title, _quoted(selection, divided, scorer)),
    ]
    rule = (
        f"By the {measure} of single paragraphs: the {AT_EACH_END} {words.most} and the "
        f"{AT_EACH_END} {words.most_low} of all that are shown, at most one from an article and "
        f"near-identical ones once; then the article whose paragraphs lie widest apart. Nobody "
        "chose them by hand."
    )
    return Telling(rule, tuple(group for group in groups if group.quoted))


def _outermost(selection: Selection, descending: bool) -> pl.DataFrame:
    """The paragraphs at one end of the measure, on its side of zero."""
    measure = selection.measure
    side = pl.col(measure) > 0 if descending else pl.col(measure) < 0
    place = ["article_id", "paragraph"]
    own = pl.col("copy_group").is_null() | pl.col("copy_group").is_first_distinct()
    return (
        selection.narrowed.filter(side)
        .with_columns(pl.col("article_id").cast(pl.String))
        .sort(measure, *place, descending=[descending, False, False])
        .filter(own)
        .unique("article_id", keep="first", maintain_order=True)
        .head(AT_EACH_END)
    )


def _most_divided(selection: Selection) -> tuple[str, pl.DataFrame]:
    """The article whose paragraphs lie widest apart, in reading order; none where none do."""
    articles = in_order(compare.by_article(selection.narrowed, selection.measure), "divided")
    rows = selection.narrowed
    first = articles.head(1).filter(pl.col("spread") > 0)
    theirs = rows.join(
        first.select(pl.col("article_id").cast(rows.schema["article_id"])), on="article_id"
    )
    return "The most divided article", theirs.sort("paragraph").head(MOST_OF_ONE)


def _quoted(selection: Selection, rows: pl.DataFrame, scorer: Scorer) -> tuple[Quoted, ...]:
    """The rows' paragraphs, each with the words behind its scores."""
    found: dict[str, ScoredArticle | None] = {}
    quoted = []
    places = rows.select(pl.col("article_id").cast(pl.String), "paragraph", "source")
    for article_id, number, source in places.iter_rows():
        if article_id not in found:
            found[article_id] = selection.corpus.get(article_id, selection.scorer)
        # Another person may have removed it meanwhile.
        if article := found[article_id]:
            quoted += [
                Quoted(article, _explained(article, paragraph, scorer), str(source))
                for paragraph in article.paragraphs
                if paragraph.paragraph.number == number
            ]
    return tuple(quoted)


def _explained(article: ScoredArticle, row: ScoredParagraph, scorer: Scorer) -> ScoredParagraph:
    """The paragraph with the words behind its stance, unless another version made that."""
    of_today = article.scorer == f"{scorer.name} {scorer.digest}"
    if row.score.evidence or row.score.label is None or not of_today:
        return row
    paragraphs = tuple(each.paragraph for each in article.paragraphs)
    passage = Passage(article.article.title, paragraphs, article.paragraphs.index(row))
    return replace(row, score=scorer.explain(passage))
