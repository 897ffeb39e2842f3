"""Where the parts of the diverging bars lie: pure arithmetic on shares."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import polars as pl

from analysis.compare.findings import WORDS, Measure

GAP = 0.12
"""Between the diverging bar and the column of what is in none of its classes."""
TICK = 0.25
STEP, MARGIN = 0.1, 0.02
BAR_FROM, BAR_TO = 0.46, 0.90
"""Top and bottom of a bar, as parts of its row."""
BAR_ORDER = ("unfavourable", "neutral", "favourable", "not_about")


@dataclass(frozen=True, slots=True)
class Ground:
    """How far bars reach to the left and right of zero, and the column beside them."""

    left: float
    right: float
    column: float

    @property
    def start(self) -> float:
        """Where the column's own zero stands."""
        return self.right + GAP


def reach(rows: pl.DataFrame) -> Ground:
    """Room for the longest bar on each side, at least a tick's.

    In steps, so that few changes of the filters change the scale.
    """
    half = pl.col("neutral") / 2
    reach = rows.select(
        left=(half + pl.col("unfavourable")).max(),
        right=(half + pl.col("favourable")).max(),
        column=pl.col("not_about").max(),
    )
    steps = (ceil(max(float(value or 0), TICK) / STEP) for value in reach.row(0))
    return Ground(*(min(step * STEP, 1.0) + MARGIN for step in steps))


def parts(rows: pl.DataFrame, ground: Ground, measure: Measure) -> pl.DataFrame:
    """One row per bar's part that is not empty: where it lies, its class and its words."""
    half = pl.col("neutral") / 2
    spans = {
        "unfavourable": (-half - pl.col("unfavourable"), -half),
        "neutral": (-half, half),
        "favourable": (half, half + pl.col("favourable")),
        "not_about": (pl.lit(ground.start), ground.start + pl.col("not_about")),
    }
    return pl.concat(
        rows.filter(pl.col(column) > 0).select(
            "source",
            "name",
            label=pl.lit(WORDS[measure].shares[column]),
            share=pl.col(column),
            words=pl.col(f"{column}_words"),
            start=spans[column][0],
            end=spans[column][1],
            middle=(spans[column][0] + spans[column][1]) / 2,
            top=pl.col("row") + BAR_FROM,
            foot=pl.col("row") + BAR_TO,
            centre=pl.col("row") + (BAR_FROM + BAR_TO) / 2,
        )
        for column in BAR_ORDER
    )


def ticks(ground: Ground) -> list[float]:
    """Every quarter left and right of zero, then every quarter of the column beside."""
    first, last = -int(ground.left / TICK), int(ground.right / TICK)
    quarters = [TICK * step for step in range(first, last + 1)]
    column = [ground.start + TICK * step for step in range(int(ground.column / TICK) + 1)]
    return [place(value) for value in quarters + column]


def place(value: float) -> float:
    """A place on the scale without the noise of its sum, so that it can be found again."""
    return round(value, 6)
