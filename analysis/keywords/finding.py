"""What sets two sides apart, as one sentence: plain text with words from outside in it."""

from __future__ import annotations

import polars as pl

from analysis.compare.findings import plain_name

MOST_NAMED = 4
"""Words of each side in the sentence; the chart shows the rest."""


def words_finding(terms: pl.DataFrame, names: tuple[str, str]) -> str:
    """The title of the chart of words: the strongest of those that are sure, of either side.

    terms: `Comparison.terms`; names: the two sides'.
    """
    one, other = map(plain_name, names)
    if terms.is_empty():
        return f"No word sets {one} and {other} apart"
    sure = [_listed(terms.filter(pl.col("sure") & (pl.col("side") == side))) for side in (0, 1)]
    if all(sure):
        return f"Sets {one} apart: {sure[0]}; {other}: {sure[1]}"
    if any(sure):
        name, words = (one, sure[0]) if sure[0] else (other, sure[1])
        return f"Sets {name} apart: {words}"
    hints = [_listed(terms.filter(pl.col("side") == side), MOST_NAMED // 2) for side in (0, 1)]
    told = " against ".join(filter(None, hints))
    return f"No word surely sets {one} and {other} apart; nearest to it: {told}"


def _listed(terms: pl.DataFrame, most: int = MOST_NAMED) -> str:
    """The first words, and a mark that there are more."""
    words = terms["word"].head(most).to_list()
    return ", ".join(words) + (", …" if terms.height > most else "")


def say_rate(rate: float) -> str:
    """How often per 10,000 words, as short as it can be told: "124", "12.4", "0.12"."""
    if rate == 0:
        return "0"
    if rate < 0.01:
        return "<0.01"
    return f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}" if rate >= 1 else f"{rate:.2f}"
