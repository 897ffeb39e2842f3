"""The words that set two sides apart: each side's in its half, the strongest on top."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from analysis.charts.palette import Ink, ink
from analysis.charts.parts import (
    BOLD,
    BOLD_LETTER,
    LEFT,
    RIGHT,
    at,
    faded,
    framed,
    pick,
    row_scale,
    speaks,
    tooltips,
)
from analysis.charts.words_ground import (
    BESIDE,
    INWARD,
    MARK,
    SHAPES,
    SIDE_COLOURS,
    by_side,
    ground,
    heads,
    x_place,
)
from analysis.charts.words_layout import HEAD, place_terms
from analysis.charts.words_told import TIPS, describe_words, say_term
from analysis.keywords import Comparison, say_rate, words_finding

ROW = 40
"""Pixels of a word with its mark beneath."""
# Pixels of a half that are not the word's: its figure and the room between.
FIGURE = round(5 * BOLD_LETTER) + 14


def words_apart(
    comparison: Comparison,
    names: tuple[str, str],
    *,
    notes: tuple[str, ...] = (),
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """Two halves of rows: a word, a mark at its rate on its own side, a tick at the other's.

    names: the sides', from outside. notes: lines of the subtitle, each fit for a phone, that say
    what was counted and what left out. Marks of words that may differ by chance are hollow. A
    click sets the selection "key" to the word's `key`.
    """
    inks, picked = ink(dark), pick("key")
    terms, last = place_terms(comparison.terms)
    rows = _with_words(terms, names)
    scale = row_scale(-HEAD, max(last, 1))
    tips = tooltips(TIPS)
    layers = [
        *ground(comparison.terms, max(last, 1), scale, inks),
        _click_areas(rows, scale, picked, tips),
        *_marks(rows, scale, picked, inks, tips),
        *_names(rows, scale, picked, inks, tips),
        *heads(comparison, names, scale, inks),
    ]
    lines = [
        "Mark: how often per 10,000 words, the number too;",
        "tick: how often on the other side. Surest on top",
    ]
    if not comparison.terms.filter(~pl.col("sure")).is_empty():
        lines.append("Hollow: may differ by chance alone")
    return framed(
        layers,
        title=words_finding(comparison.terms, names),
        subtitle=[*lines, *notes],
        description=describe_words(comparison, names),
        inks=inks,
        height=ROW * (max(last, 1) + HEAD),
        width=width,
    )


def _with_words(terms: pl.DataFrame, names: tuple[str, str]) -> pl.DataFrame:
    """The terms with the words that marks and screen readers need."""
    told = [say_term(row, names) for row in terms.iter_rows(named=True)]
    columns = ("who", "own_words", "other_words", "sure_words", "spoken")
    words = pl.DataFrame(told, schema=dict.fromkeys(columns, pl.String))
    figures = [say_rate(rate) for rate in terms["rate"]]
    drawn = ("side", "key", "word", "row", "row_end", "name_y", "mark_y")
    return terms.select(
        *drawn,
        *("x", "other_x", "inner", "outer"),
        figure=pl.Series(figures, dtype=pl.String),
        filled=pl.col("sure").cast(pl.Float64),
        half=pl.col("side").cast(pl.String),
    ).hstack(words)


def _click_areas(
    rows: pl.DataFrame, scale: alt.Scale, picked: alt.Parameter, tips: list[alt.Tooltip]
) -> alt.Chart:
    """A word's whole field, to point at and to click on; it alone speaks to screen readers."""
    tinted = {"param": picked.name, "value": 0.14, "empty": False}
    area: alt.Chart = (
        alt.Chart(rows)
        .mark_rect(aria=speaks(rows), color="#8b9099", cursor="pointer")
        .encode(
            x=x_place("inner"),
            x2=alt.X2("outer"),
            y=at("row", scale),
            y2=alt.Y2("row_end"),
            fillOpacity=alt.FillOpacityValue(0, condition=tinted),
            description=alt.Description("spoken", type="nominal"),
            tooltip=tips,
        )
        .add_params(picked)
    )
    return area


def _marks(
    rows: pl.DataFrame,
    scale: alt.Scale,
    picked: alt.Parameter,
    inks: Ink,
    tips: list[alt.Tooltip],
) -> list[alt.Chart]:
    """The line between both rates, the tick at the other side's, the mark at its own."""
    chart = alt.Chart(rows)
    shared = {"y": at("mark_y", scale), "opacity": faded(picked), "tooltip": tips}
    colour = by_side(alt.Stroke, SIDE_COLOURS)
    return [
        chart.mark_rule(strokeWidth=2, cursor="pointer").encode(
            x=x_place("x"), x2=alt.X2("other_x"), stroke=colour, **shared
        ),
        chart.mark_tick(orient="vertical", size=12, thickness=2, color=inks.text).encode(
            x=x_place("other_x"), **shared
        ),
        chart.mark_point(size=MARK, strokeWidth=2, opacity=1, cursor="pointer").encode(
            x=x_place("x"),
            shape=by_side(alt.Shape, SHAPES),
            fill=by_side(alt.Fill, SIDE_COLOURS),
            stroke=colour,
            fillOpacity=alt.FillOpacity("filled", type="quantitative", scale=None, legend=None),
            **shared,
        ),
    ]


def _names(
    rows: pl.DataFrame,
    scale: alt.Scale,
    picked: alt.Parameter,
    inks: Ink,
    tips: list[alt.Tooltip],
) -> list[alt.Chart]:
    """Each word beside the middle, its rate in bold at the outer edge."""
    layers = []
    shared = {"y": at("name_y", scale), "opacity": faded(picked, 0.5), "tooltip": tips}
    for side, edge in ((0, LEFT), (1, RIGHT)):
        inward, outward = INWARD[side], INWARD[1 - side]
        start = BESIDE if side else -BESIDE
        half = alt.Chart(rows.filter(pl.col("side") == side))
        text: dict[str, Any] = {"baseline": "middle", "cursor": "pointer"}
        limit = alt.expr(f"max(70, width / 2 - {FIGURE})")
        layers += [
            half.mark_text(
                align=inward, dx=start, limit=limit, color=inks.text, **text, **BOLD
            ).encode(x=x_place("inner"), text=alt.Text("word", type="nominal"), **shared),
            half.mark_text(align=outward, fontSize=12, color=inks.quiet, **text).encode(
                x=edge, text=alt.Text("figure", type="nominal"), **shared
            ),
        ]
    return layers
