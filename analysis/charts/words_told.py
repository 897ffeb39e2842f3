"""The words that set two sides apart, in sentences: for tooltips and for those who can't see."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.compare.findings import counted, plain_name
from analysis.keywords import Comparison, Side, say_rate, words_finding

TOLD = 12
"""Words of each side in the alternative text."""

TIPS = {
    "word": "Word",
    "who": "Sets apart",
    "own_words": "There",
    "other_words": "On the other side",
    "sure_words": "How sure",
}
"""Tooltip lines: column → heading."""


def describe_words(comparison: Comparison, names: tuple[str, str]) -> str:
    """The finding, then each side's words with their rates, in the order drawn."""
    parts = [f"{words_finding(comparison.terms, names)}."]
    for side in (0, 1):
        rows = comparison.terms.filter(pl.col("side") == side)
        told = [
            f"{row['word']} {say_rate(row['rate'])} to {say_rate(row['other_rate'])}"
            for row in rows.head(TOLD).iter_rows(named=True)
        ]
        if told:
            more = f" and {rows.height - TOLD} more" if rows.height > TOLD else ""
            parts.append(
                f"{plain_name(names[side])} ({say_side(comparison.sides[side])}), times per "
                f"10,000 words, to the other side’s: {'; '.join(told)}{more}."
            )
    return " ".join(parts)


def say_side(side: Side) -> str:
    """How much of a side was counted."""
    return f"{counted(side.articles, 'article')} · {counted(side.paragraphs, 'paragraph')}"


def say_term(row: dict[str, Any], names: tuple[str, str]) -> dict[str, str]:
    """A row of `Comparison.terms` in words: the columns of `TIPS`, and `spoken`, a sentence."""
    own, other = map(plain_name, names if row["side"] == 0 else names[::-1])
    sure = "more than chance" if row["sure"] else "may be chance"
    return {
        "who": own,
        "own_words": _say_count(row["rate"], row["count"], row["articles"]),
        "other_words": _say_count(row["other_rate"], row["other_count"], row["other_articles"]),
        "sure_words": f"{sure} (z = {row['strength']:.1f})",
        "spoken": f"{row['word']}: {say_rate(row['rate'])} per 10,000 words in {own}, "
        f"{say_rate(row['other_rate'])} in {other}; in {counted(row['articles'], 'article')}; "
        f"{sure}.",
    }


def _say_count(rate: float, count: int, articles: int) -> str:
    if not count:
        return "never"
    times = counted(count, "time")
    return f"{say_rate(rate)} per 10,000 words: {times} in {counted(articles, 'article')}"
