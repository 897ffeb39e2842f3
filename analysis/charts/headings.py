"""A row's line of words: its name, how much is behind it, and its figure."""

from __future__ import annotations

import altair as alt
import polars as pl

from analysis.charts.palette import Ink
from analysis.charts.parts import (
    BOLD,
    BOLD_LETTER,
    DIM_TEXT,
    LEFT,
    LETTER,
    RIGHT,
    at,
    faded,
)

PHONE = 520
"""Pixels of width below which the shorter words stand."""


def headings(
    rows: pl.DataFrame,
    scale: alt.Scale,
    picked: alt.Parameter,
    inks: Ink,
    tooltip: list[alt.Tooltip],
    below: int = 0,
) -> list[alt.Chart]:
    """Each row's `name` at its left end; its `counts` and, in bold, its `figure` at the right.

    On a phone `counts_short` stands for `counts`, so many pixels `below` the name, or beside it
    where that is 0. They stand at height `name_y`; a name too long for the room is cut.
    """
    figures = _longest(rows, "figure", BOLD_LETTER) + 10
    rooms = {c: figures + _longest(rows, c, LETTER) + 10 for c in ("counts", "counts_short")}
    pixels = {
        "figures": figures,
        "room_on_a_phone": figures if below else rooms["counts_short"],
        "room": rooms["counts"],
    }
    room = f"(width < {PHONE} ? room_on_a_phone : room)"
    under = f"width < {PHONE} && {below} > 0"
    shared = {"y": at("name_y", scale), "opacity": faded(picked, DIM_TEXT), "tooltip": tooltip}
    words = alt.expr(f"width < {PHONE} ? datum.counts_short : datum.counts")
    text = alt.Chart(rows)
    name = text.mark_text(
        baseline="middle",
        cursor="pointer",
        align="left",
        color=inks.text,
        limit=alt.expr(f"max(80, width - {room})"),
        **BOLD,
    )
    counts = text.mark_text(
        baseline="middle",
        cursor="pointer",
        align=alt.expr(f"{under} ? 'left' : 'right'"),
        color=inks.quiet,
        fontSize=11,
        x=alt.expr(f"{under} ? 0 : width - figures"),
        yOffset=alt.expr(f"{under} ? {below} : 0"),
        text=words,
    )
    figure = text.mark_text(
        baseline="middle", cursor="pointer", align="right", color=inks.text, **BOLD
    )
    return [
        name.encode(x=LEFT, text=alt.Text("name", type="nominal"), **shared).add_params(
            *(alt.param(name=param, value=value) for param, value in pixels.items())
        ),
        counts.encode(**shared),
        figure.encode(x=RIGHT, text=alt.Text("figure", type="nominal"), **shared),
    ]


def _longest(rows: pl.DataFrame, column: str, letter: float) -> int:
    """Pixels that a column's longest words take at most."""
    return round(letter * int(str(rows[column].str.len_chars().max() or 0)))
