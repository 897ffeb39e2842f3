"""Charts in words, from the numbers that they draw, for those who cannot see them."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.compare.articles import articles_finding, named
from analysis.compare.findings import (
    WORDS,
    Measure,
    counted,
    percent,
    plain_name,
    signed,
)
from analysis.compare.shares import shares_finding
from analysis.sources import NO_GROUP

# More sources than this are summed up by the two ends of their order.
IN_FULL = 12
END = 4


def describe_stance(
    told: str, summary: pl.DataFrame, everything: pl.DataFrame, measure: Measure
) -> str:
    """The finding as told, then each source's mean, interval and numbers, in the order drawn."""
    parts = [f"{told}."]
    for mean in everything["mean"].drop_nulls():
        parts.append(f"Mean {measure} of these together {signed(mean)}.")
    return " ".join(parts + listed([say_mean(row) for row in summary.rows(named=True)]))


def describe_shares(summary: pl.DataFrame, measure: Measure) -> str:
    """The finding, then each source's shares, in the order drawn."""
    words = [say_shares(row, measure) for row in summary.rows(named=True)]
    return " ".join([f"{shares_finding(summary, measure)}.", *listed(words)])


def describe_strip(paragraphs: pl.DataFrame, measure: Measure) -> str:
    """Each drawn paragraph's number with its measure, in reading order."""
    values = paragraphs.select("paragraph", pl.col(measure).fill_nan(None)).rows()
    told = [f"{number}: {'none' if v is None else signed(v)}" for number, v in values]
    return f"{measure.capitalize()} by paragraph. " + "; ".join(told) + "."


def describe_articles(articles: pl.DataFrame, measure: Measure) -> str:
    """The finding, then each article's mean and numbers, in the order drawn."""
    words = [say_article(row, measure) for row in articles.iter_rows(named=True)]
    return " ".join([f"{articles_finding(articles, measure)}.", *listed(words, "articles")])


def describe_arcs(rows: pl.DataFrame, articles: pl.DataFrame, measure: Measure) -> str:
    """The finding, then where each source's articles lean over all its stretches of time.

    rows: as from `compare.over_time`; articles: as from `compare.by_article`.
    """
    words = WORDS[measure]
    sums = rows.group_by("source", maintain_order=True).agg(pl.col("high", "low", "articles").sum())
    told = [
        f"{plain_name(source)}: {high:,} {words.high}, {low:,} {words.low} "
        f"of {counted(number, 'article')}."
        for source, high, low, number in sums.iter_rows()
    ]
    return " ".join([f"{articles_finding(articles, measure)}.", *listed(told)])


def say_article(row: dict[str, Any], measure: Measure) -> str:
    """One row of `compare.by_article` as a sentence: where it stands, its mean, its numbers."""
    day = f", {row['date'].isoformat()}" if row["date"] else ""
    name = f"{named(row['title'])} ({plain_name(row['source'])}{day})"
    if row["mean"] is None:
        return f"{name}: no {measure}; {counted(row['paragraphs'], 'paragraph')}."
    return f"{name}: {measure} {signed(row['mean'])}; {counted(row['measured'], 'paragraph')}."


def say_mean(row: dict[str, Any]) -> str:
    """One row of `by_source` as a sentence: mean, interval, numbers."""
    numbers = f"{say_articles(row)}, {counted(row['measured'], 'paragraph')}"
    name = _with_group(row)
    if row["mean"] is None:
        return f"{name}: {row['reason']}."
    spread = row["reason"]
    if row["enough"]:
        spread = f"95% interval {signed(row['low'])} to {signed(row['high'])}"
    return f"{name}: {signed(row['mean'])}, {spread}; {numbers}."


def _with_group(row: dict[str, Any]) -> str:
    """A source with its group, where it is in one."""
    name, group = plain_name(row["source"]), row["group"]
    return name if group in (None, NO_GROUP) else f"{name} ({plain_name(group)})"


def say_articles(row: dict[str, Any]) -> str:
    """How many articles a mean is made of, and of how many, where some have no measure."""
    measured, articles = row["measured_articles"], counted(row["articles"], "article")
    return articles if measured == row["articles"] else f"{measured:,} of {articles}"


def say_shares(row: dict[str, Any], measure: Measure) -> str:
    """One row of `by_source` as a sentence: its shares and how many paragraphs they are of."""
    name, words = plain_name(row["source"]), WORDS[measure]
    if not row["labelled"]:
        return f"{name}: no {words.shared}s."
    told = ", ".join(f"{word} {percent(row[column])}" for column, word in words.shares.items())
    return f"{name}: {told}; {counted(row['labelled'], 'paragraph')}."


def listed(words: list[str], what: str = "sources") -> list[str]:
    """All sentences, or the first and last few and how many lie between."""
    if len(words) <= IN_FULL:
        return words
    return [*words[:END], f"{len(words) - 2 * END} {what} lie between.", *words[-END:]]
