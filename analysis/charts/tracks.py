"""What the marks of a row stand on: faint ticks and the zero line, clear of the row's words."""

from __future__ import annotations

from collections.abc import Callable

import altair as alt
import polars as pl

from analysis.charts.palette import Ink
from analysis.charts.parts import at
from analysis.charts.stance_ground import TICKS


def tracks(
    rows: pl.DataFrame,
    x: Callable[[str], alt.X],
    scale: alt.Scale,
    inks: Ink,
    start: float,
    end: float,
) -> list[alt.Chart]:
    """The ticks from `start` to `end`, parts of a row from its top; x: places a field."""
    lines = rows.select(from_y=pl.col("row") + start, to_y=pl.col("row") + end)
    ticks = lines.join(pl.DataFrame({"tick": TICKS}), how="cross")
    ends = {"x": x("tick"), "y": at("from_y", scale), "y2": alt.Y2("to_y")}
    zero = pl.col("tick") == 0
    faint, strong = alt.Chart(ticks.filter(~zero)), alt.Chart(ticks.filter(zero))
    return [
        faint.mark_rule(color=inks.line, opacity=0.6).encode(**ends),
        strong.mark_rule(color=inks.quiet).encode(**ends),
    ]
