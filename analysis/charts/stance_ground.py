"""What the sources' means stand on: the scale from -1 to 1, its ticks, the mean of all."""

from __future__ import annotations

from typing import Literal

import altair as alt
import polars as pl

from analysis.charts.palette import DOMAIN, Ink
from analysis.charts.parts import at
from analysis.compare.findings import WORDS, Measure, signed

Align = Literal["left", "center", "right"]

LANE = 0.5
"""Room above the rows for the reference line's name, as a part of a row."""
LONG = 8
"""A chart of more rows has lower ones, and numbers below it too: its axis is out of sight."""
# Where ticks begin and end in a row, below the line of names.
GROUND_FROM, GROUND_TO = 0.32, 0.97
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)
TICK_WORDS = ("−1", "−0.5", "0", "+0.5", "+1")
# Beyond this a name centred on its line would leave the chart on a phone.
REFERENCE_TURNS = 0.6


def x_place(field: str, axis: alt.Axis) -> alt.X:
    """A place on the measure's fixed scale; every layer names the one axis, else it is lost."""
    scale = alt.Scale(domain=list(DOMAIN), nice=False, zero=False)
    return alt.X(field, type="quantitative", scale=scale, axis=axis, title=None)


def top_axis(inks: Ink, measure: Measure) -> alt.Axis:
    """Five ticks at the top; the ends say in words what they mean."""
    words = WORDS[measure]
    return alt.Axis(
        orient="top",
        values=list(TICKS),
        labelExpr=(
            f"datum.value == -1 ? ['← {words.low}', '−1'] : "
            f"datum.value == 1 ? ['{words.high} →', '+1'] : "
            "['', datum.value == 0 ? '0' : datum.value < 0 ? '−0.5' : '+0.5']"
        ),
        labelColor=inks.quiet,
        labelFontSize=12,
        labelLineHeight=15,
        labelPadding=4,
        labelLimit=170,
        labelFlush=True,
        labelOverlap=False,
        grid=False,
        domain=False,
        ticks=False,
        title=None,
    )


def ground(
    rows: pl.DataFrame, everything: pl.DataFrame, scale: alt.Scale, axis: alt.Axis, inks: Ink
) -> list[alt.Chart]:
    """Behind each row's marks: faint ticks, the zero line, the dashed mean of all sources.

    They leave the line of names free, where they would run through words.
    """
    lines = rows.select(from_y=pl.col("row") + GROUND_FROM, to_y=pl.col("row") + GROUND_TO)
    ticks = lines.join(pl.DataFrame({"tick": TICKS}), how="cross")
    ends = {"y": at("from_y", scale), "y2": alt.Y2("to_y")}
    faint, zero = ticks.filter(pl.col("tick") != 0), ticks.filter(pl.col("tick") == 0)
    layers = [
        alt.Chart(faint)
        .mark_rule(color=inks.line, opacity=0.6)
        .encode(x=x_place("tick", axis), **ends),
        alt.Chart(zero).mark_rule(color=inks.quiet).encode(x=x_place("tick", axis), **ends),
    ]
    for mean in everything["mean"].drop_nulls():
        dashes = alt.Chart(lines.with_columns(all=pl.lit(mean)))
        layers += [
            dashes.mark_rule(color=inks.text, strokeWidth=1.25, strokeDash=[4, 3]).encode(
                x=x_place("all", axis), **ends
            ),
            _reference_name(mean, scale, axis, inks),
        ]
    return layers


def _reference_name(mean: float, scale: alt.Scale, axis: alt.Axis, inks: Ink) -> alt.Chart:
    """What the dashed line is, in the lane above the rows."""
    align: Align = "center"
    if abs(mean) >= REFERENCE_TURNS:
        align = "right" if mean > 0 else "left"
    frame = pl.DataFrame({"all": [mean], "y": [-0.16], "words": [f"together {signed(mean)}"]})
    named: alt.Chart = (
        alt.Chart(frame)
        .mark_text(align=align, baseline="middle", fontSize=11, fontStyle="italic", color=inks.text)
        .encode(x=x_place("all", axis), y=at("y", scale), text=alt.Text("words", type="nominal"))
    )
    return named


def lower_axis(rows: int, scale: alt.Scale, axis: alt.Axis, inks: Ink) -> list[alt.Chart]:
    """The ticks' numbers again below a long chart, where the axis is out of sight."""
    if rows <= LONG:
        return []
    ticks = pl.DataFrame({"tick": TICKS, "words": TICK_WORDS, "y": rows + 0.2})
    layers = []
    aligns: list[tuple[Align, pl.Expr]] = [
        ("left", pl.col("tick") == -1),
        ("center", pl.col("tick").abs() < 1),
        ("right", pl.col("tick") == 1),
    ]
    for align, part in aligns:
        text = alt.Chart(ticks.filter(part)).mark_text(
            align=align, baseline="middle", fontSize=12, color=inks.quiet
        )
        layers.append(
            text.encode(
                x=x_place("tick", axis), y=at("y", scale), text=alt.Text("words", type="nominal")
            )
        )
    return layers
