"""What the words that set two sides apart stand on: round rates, the middle, the sides' names."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from analysis.charts.groups import COLOURS
from analysis.charts.palette import Ink
from analysis.charts.parts import BOLD, at
from analysis.charts.stance_ground import Align
from analysis.charts.words_layout import GAP, HEAD, ticks
from analysis.charts.words_told import say_side
from analysis.compare.findings import shown_name
from analysis.keywords import Comparison

SHAPES = ("circle", "diamond")
"""The two sides' marks; their colours are told apart by every kind of sight."""
SIDE_COLOURS = (COLOURS[4], COLOURS[0])
INWARD: tuple[Align, Align] = ("right", "left")
"""How the sides' texts are aligned to stand at the middle."""
MARK = 80
# Pixels from the middle to a word or a side's mark; the side's name stands twice as far.
BESIDE = 10


def x_place(field: str) -> alt.X:
    """A place in a half as a part of it, the first half's below 0."""
    scale = alt.Scale(domain=[-1 - GAP, 1 + GAP], nice=False, zero=False)
    return alt.X(field, type="quantitative", scale=scale, axis=None)


def by_side(channel: type[Any], values: tuple[str, str]) -> Any:
    """A form or a colour by the column half."""
    scale = alt.Scale(domain=["0", "1"], range=list(values))
    return channel("half", type="nominal", scale=scale, legend=None)


def ground(terms: pl.DataFrame, last: float, scale: alt.Scale, inks: Ink) -> list[alt.Chart]:
    """Faint lines at round rates, named at the top; the two zero lines in the middle."""
    lines = ticks(terms).with_columns(from_y=pl.lit(0.0), to_y=pl.lit(float(last)))
    zero = pl.col("rate") == 0
    ends = {"y": at("from_y", scale), "y2": alt.Y2("to_y")}
    named = alt.Chart(lines.filter(~zero)).mark_text(
        fontSize=11, baseline="bottom", dy=-2, color=inks.quiet
    )
    return [
        alt.Chart(lines.filter(~zero))
        .mark_rule(color=inks.line, opacity=0.6)
        .encode(x=x_place("x"), **ends),
        alt.Chart(lines.filter(zero)).mark_rule(color=inks.quiet).encode(x=x_place("x"), **ends),
        named.encode(x=x_place("x"), y=at("from_y", scale), text=alt.Text("words", type="nominal")),
    ]


def heads(
    comparison: Comparison, names: tuple[str, str], scale: alt.Scale, inks: Ink
) -> list[alt.Chart]:
    """Above each half its side: mark and name, and how much of it was counted."""
    layers = []
    for side, sign in ((0, -1), (1, 1)):
        align, start = INWARD[side], sign * 2 * BESIDE
        name = shown_name(names[side])
        head = pl.DataFrame(
            {
                "half": [str(side)],
                "x": [0.0],
                "name": [name[:1].upper() + name[1:]],
                "counts": [say_side(comparison.sides[side])],
                "name_y": [-HEAD + 0.28],
                "counts_y": [-HEAD + 0.78],
            }
        )
        chart = alt.Chart(head)
        limit = alt.expr("width / 2 - 24")
        layers += [
            chart.mark_point(size=MARK, strokeWidth=2, opacity=1, xOffset=sign * BESIDE).encode(
                x=x_place("x"),
                y=at("name_y", scale),
                shape=by_side(alt.Shape, SHAPES),
                fill=by_side(alt.Fill, SIDE_COLOURS),
                stroke=by_side(alt.Stroke, SIDE_COLOURS),
            ),
            chart.mark_text(
                align=align, baseline="middle", dx=start, limit=limit, color=inks.text, **BOLD
            ).encode(x=x_place("x"), y=at("name_y", scale), text=alt.Text("name", type="nominal")),
            chart.mark_text(
                align=align, baseline="middle", dx=start, fontSize=11, limit=limit, color=inks.quiet
            ).encode(
                x=x_place("x"), y=at("counts_y", scale), text=alt.Text("counts", type="nominal")
            ),
        ]
    return layers
