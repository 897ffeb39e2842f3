"""A source's mean with its interval, and the mark of its group before its name."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from analysis.charts.groups import CIRCLE, GLYPH, ROOM, Groups, legend
from analysis.charts.palette import Ink
from analysis.charts.parts import at, faded
from analysis.charts.stance_ground import x_place


def means(
    rows: pl.DataFrame,
    scale: alt.Scale,
    axis: alt.Axis,
    picked: alt.Parameter,
    inks: Ink,
    tips: list[alt.Tooltip],
    marks: Groups,
) -> list[alt.Chart]:
    """The dot (hollow without an interval), in its group's form and colour, and its interval."""
    shared = {"y": at("mean_y", scale), "opacity": faded(picked), "tooltip": tips}
    sure = rows.filter("enough")
    dots = alt.Chart(rows.drop_nulls("mean").with_columns(filled=pl.col("enough").cast(pl.Float64)))
    line = alt.Chart(sure).mark_rule(color=inks.text, strokeWidth=3, strokeCap="round")
    dot = dots.mark_point(size=90, strokeWidth=2, opacity=1, **_round(marks, inks))
    return [
        line.encode(x=x_place("low", axis), x2=alt.X2("high"), **shared),
        dot.encode(
            x=x_place("mean", axis),
            fillOpacity=alt.FillOpacity("filled", type="quantitative", scale=None, legend=None),
            **marks.channels(legend(inks)),
            **shared,
        ),
    ]


def _round(marks: Groups, inks: Ink) -> dict[str, Any]:
    """What a dot looks like where no group tells."""
    return {} if marks else {"shape": CIRCLE, "fill": inks.text, "stroke": inks.text}


def glyphs(
    rows: pl.DataFrame, scale: alt.Scale, picked: alt.Parameter, marks: Groups
) -> list[alt.Chart]:
    """The group's mark before each source's name."""
    if not marks:
        return []
    glyphs = alt.Chart(rows).mark_point(size=GLYPH, strokeWidth=2, cursor="pointer")
    x: Any = alt.XValue(ROOM // 3)  # type: ignore[no-untyped-call]
    return [
        glyphs.encode(
            x=x, y=at("name_y", scale), opacity=faded(picked), **marks.channels(legend=None)
        )
    ]
