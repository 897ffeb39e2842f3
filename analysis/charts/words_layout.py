"""Where the words that set two sides apart stand: pure arithmetic on rates."""

from __future__ import annotations

import math

import polars as pl

from analysis.keywords import say_rate

HEAD = 1.6
"""Rows above the first word: the sides' names, what they hold, the round rates."""
GAP = 0.012
"""From the middle to either zero line, as a part of a half."""
NAME_AT, MARK_AT = 0.3, 0.72
"""The word and its mark, as parts of a row."""
MOST = 0.96
"""Where the highest rate stands: its mark must not leave the chart."""
STEPS = (5, 2, 1)
LEAST_APART = 0.3
"""Between two round rates, as a part of a half: their numbers need the room on a phone."""


def place_terms(terms: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """The terms with their places, and the number of rows.

    x, other_x: of the rate and of the other side's, by the square root, since a few words are
    far more usual than the rest; inner, outer: the ends of its half.
    """
    top = _top(terms)
    sign = pl.when(pl.col("side") == 0).then(-1.0).otherwise(1.0)
    row = pl.int_range(pl.len()).over("side").cast(pl.Float64)
    placed = terms.with_columns(row=row).with_columns(
        row_end=pl.col("row") + 1,
        name_y=pl.col("row") + NAME_AT,
        mark_y=pl.col("row") + MARK_AT,
        x=sign * (GAP + (pl.col("rate") / top).sqrt() * MOST),
        other_x=sign * (GAP + (pl.col("other_rate") / top).sqrt() * MOST),
        inner=sign * 0.0,
        outer=sign * (1 + GAP),
    )
    return placed, max(placed.filter(pl.col("side") == side).height for side in (0, 1))


def ticks(terms: pl.DataFrame) -> pl.DataFrame:
    """Zero and round rates on either side: rate, x, words."""
    top = _top(terms)
    rows = [
        (rate, sign * (GAP + math.sqrt(rate / top) * MOST), say_rate(rate).removesuffix(".0"))
        for rate in (0.0, *_round_rates(top))
        for sign in (-1, 1)
    ]
    schema = {"rate": pl.Float64, "x": pl.Float64, "words": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _top(terms: pl.DataFrame) -> float:
    """The highest rate of all; 1 where there is none."""
    highest = terms.select(pl.max_horizontal("rate", "other_rate").max()).item()
    return float(highest or 1)


def _round_rates(top: float) -> list[float]:
    """Rates that begin with 1, 2 or 5, from the highest down, with room between them."""
    found: list[float] = []
    power = math.floor(math.log10(top))
    for rate in (step * 10.0**p for p in (power, power - 1, power - 2) for step in STEPS):
        place = math.sqrt(rate / top)
        nearest = math.sqrt(found[-1] / top) if found else 1 + LEAST_APART
        if rate <= top and place >= LEAST_APART and nearest - place >= LEAST_APART:
            found.append(rate)
    return found
