"""One article's paragraphs in reading order, a cell each."""

from __future__ import annotations

import math

import altair as alt
import polars as pl

from analysis.charts.alternatives import describe_strip
from analysis.charts.palette import NEUTRAL, Ink, diverging, ink
from analysis.charts.parts import at, faded, framed, pick, row_scale, speaks, tooltips
from analysis.compare.findings import WORDS, Measure, counted, signed

LINE = 60
"""Pixels of a line of cells with the paragraphs' numbers beneath."""
# So many cells a line leave room for three figures each on a phone.
CELLS = 20
# Fewer than this would be drawn as cells too wide to read as a strip.
FEWEST = 10
# Three marks a cell stay below the 2,000 at which a chart becomes a canvas.
MAX_CELLS = 600
# Parts of a line from its top: the cell, its zero line, the number beneath.
CELL_FROM, ZERO_AT, CELL_TO, NUMBER_AT = 0.04, 0.36, 0.68, 0.82


def paragraph_strip(
    paragraphs: pl.DataFrame,
    measure: Measure = "stance",
    *,
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """Cells tinted by the measure, each with a bar up (warm) or down from zero, and its number.

    paragraphs: one article's rows of the paragraph frame. Cells without the
    measure are outlines. A click sets the selection "paragraph" to its number.
    """
    ordered = paragraphs.sort("paragraph")
    shown = ordered.head(MAX_CELLS)
    cells, per_line, lines = _cells(shown, measure)
    return framed(
        _layers(cells, per_line, lines, measure, ink(dark)),
        title=f"{measure.capitalize()}, paragraph by paragraph",
        subtitle=_subtitle(ordered, measure),
        description=describe_strip(shown, measure),
        inks=ink(dark),
        height=LINE * lines,
        width=width,
    )


def _layers(
    cells: pl.DataFrame, per_line: int, lines: int, measure: Measure, inks: Ink
) -> list[alt.Chart]:
    """Outlines of the cells without the measure, the other cells, their bars, all numbers."""
    picked, scale = pick("paragraph"), row_scale(0, lines)
    tips = tooltips(
        {
            "number": "Paragraph",
            "value_words": measure.capitalize(),
            "label_words": "Label",
            "voice_words": "Voice",
        }
    )
    with_value = cells.drop_nulls("value")
    without = cells.filter(pl.col("value").is_null())
    known, unknown = alt.Chart(with_value), alt.Chart(without)
    tint = alt.Color("value", type="quantitative", scale=diverging(), legend=None)
    box = {"x": _x("start", per_line), "x2": alt.X2("end"), "tooltip": tips}
    whole = {
        **box,
        "y": at("top", scale),
        "y2": alt.Y2("foot"),
        "description": alt.Description("spoken", type="nominal"),
    }
    return [
        unknown.mark_rect(
            aria=speaks(without),
            fillOpacity=0,
            stroke=NEUTRAL,
            strokeDash=[2, 2],
            cursor="pointer",
        )
        .encode(**whole, opacity=faded(picked, 0.5))
        .add_params(picked),
        known.mark_rect(
            aria=speaks(with_value), fillOpacity=0.25, strokeWidth=1, cursor="pointer"
        ).encode(**whole, fill=tint, stroke=tint, opacity=faded(picked)),
        known.mark_rect(cursor="pointer").encode(
            **box, y=at("zero", scale), y2=alt.Y2("tip"), color=tint, opacity=faded(picked)
        ),
        alt.Chart(cells)
        .mark_text(fontSize=10, baseline="middle", color=inks.quiet, cursor="pointer")
        .encode(
            x=_x("middle", per_line),
            y=at("number_y", scale),
            text=alt.Text("number", type="nominal"),
            opacity=faded(picked, 0.5),
            tooltip=tips,
        ),
    ]


def _cells(paragraphs: pl.DataFrame, measure: Measure) -> tuple[pl.DataFrame, int, int]:
    """One row per paragraph with its place, the cells a line, and the number of lines."""
    lines = max(1, math.ceil(paragraphs.height / CELLS))
    per_line = max(FEWEST, math.ceil(paragraphs.height / lines))
    position = pl.int_range(pl.len())
    line, value = position // per_line, pl.col(measure).fill_nan(None)
    column = position % per_line
    cells = paragraphs.select(
        "paragraph",
        value=value,
        number=pl.col("paragraph").cast(pl.String),
        start=column + 0.04,
        end=column + 0.96,
        middle=column + 0.5,
        top=line + CELL_FROM,
        foot=line + CELL_TO,
        zero=line + ZERO_AT,
        tip=line + ZERO_AT - value * (CELL_TO - CELL_FROM) / 2,
        number_y=line + NUMBER_AT,
        label_words=pl.col("label").fill_null("none"),
        voice_words=pl.coalesce("speaker", "voice"),
    )
    words = ["none" if v is None else signed(v) for v in cells["value"]]
    spoken = pl.format(
        "Paragraph {}: {}, {}, {}", "number", "value_words", "label_words", "voice_words"
    )
    named = cells.with_columns(value_words=pl.Series(words, dtype=pl.String))
    return named.with_columns(spoken=spoken), per_line, lines


def _x(field: str, per_line: int) -> alt.X:
    scale = alt.Scale(domain=[0, per_line], nice=False, zero=False)
    return alt.X(field, type="quantitative", scale=scale, axis=None)


def _subtitle(paragraphs: pl.DataFrame, measure: Measure) -> list[str]:
    words = WORDS[measure]
    missing = paragraphs.height - paragraphs[measure].fill_nan(None).count()
    lines = [f"Up: {words.high}, down: {words.low}"]
    if missing:
        lines.append(
            f"Dashed: no {measure} ({missing} of {counted(paragraphs.height, 'paragraph')})"
        )
    if paragraphs.height > MAX_CELLS:
        lines.append(f"The first {MAX_CELLS} of {paragraphs.height:,} paragraphs are drawn")
    return lines
