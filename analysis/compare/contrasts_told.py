"""One source against all others in words: plain text with names in it, never for Markdown."""

from __future__ import annotations

import polars as pl

from analysis.compare.findings import WORDS, Measure, plain_name
from analysis.compare.intervals import MIN_ARTICLES

NAMED = 3
"""Names in one breath; of more than these the last ones are a number."""


def contrast_finding(others: pl.DataFrame, source: str, measure: Measure) -> str:
    """Which sources one is warmer than, can't be told apart from, and is cooler than.

    others: its `contrasts.of_source`.
    """
    if others.is_empty():
        return f"There is no source to compare {plain_name(source)} with"
    sure, words = pl.col("distinguishable"), WORDS[measure]
    clauses = (
        (f"is {words.more} than", sure & (pl.col("difference") > 0)),
        ("can’t be told apart from", ~sure),
        (f"is {words.less} than", sure & (pl.col("difference") < 0)),
    )
    told = []
    for verb, which in clauses:
        names = others.filter(which)["other"].to_list()
        if names:
            told.append(f"{verb} {_named(names, others.height)}")
    return f"{plain_name(source)} " + "; ".join(told)


def not_compared(summary: pl.DataFrame) -> str:
    """Which sources have too few articles to be compared, as a sentence; "" where none has."""
    few = summary.filter(~pl.col("enough"))["source"].to_list()
    if not few:
        return ""
    return f"Not compared, for fewer than {MIN_ARTICLES} articles: {_in_one_breath(few)}."


def _named(names: list[str], others: int) -> str:
    """Some of so many other sources."""
    if len(names) == others > NAMED:
        return f"any of the {others} other sources"
    return _in_one_breath(names)


def _in_one_breath(names: list[str]) -> str:
    """Names as "A, B and C", or "A, B and 3 more"."""
    first = [plain_name(name) for name in names]
    if len(names) > NAMED:
        first = [*first[: NAMED - 1], f"{len(names) - NAMED + 1:,} more"]
    *most, last = first
    return f"{', '.join(most)} and {last}" if most else last
