"""What the charts share: rows with names, the selection, titles that wrap, sizes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.layered import Layered
from analysis.charts.on_page import TITLE_LINES
from analysis.charts.palette import NEUTRAL, Ink

# With 21 columns and 14 other marks a row this stays below 2,000 marks, where
# Streamlit turns the chart into a canvas that screen readers cannot enter.
MAX_ROWS = 56
# The chart's edges, in pixels.
LEFT, RIGHT = alt.XValue(0), alt.XValue("width")  # type: ignore[no-untyped-call]
RIGHT_END = alt.X2Value("width")  # type: ignore[no-untyped-call]
DIM = 0.22
DIM_TEXT = 0.5
# Letters that a title's line holds on a phone, a tablet and a wide screen.
TITLE_LETTERS = (36, 66, 104)
TITLE_BY_WIDTH = "width < 480 ? title_lines[0] : width < 760 ? title_lines[1] : title_lines[2]"
# Pixels a letter of the small labels takes at most, to leave a name the rest of its line.
LETTER, BOLD_LETTER = 5.1, 6.8
BOLD: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}


def alt_text(chart: alt.LayerChart) -> str:
    """The chart's alternative text, made from the numbers that it draws."""
    return str(chart.description)


def drawn(summary: pl.DataFrame, by: str = "mean") -> pl.DataFrame:
    """The summary's rows with `row` from 0; of more than `MAX_ROWS` the two ends only.

    Sources without the number that they are ordered `by` stand last and must not push the
    coolest ones out.
    """
    half, sure = MAX_ROWS // 2, summary.drop_nulls(by)
    if sure.height > MAX_ROWS:
        summary = pl.concat([sure.head(half), sure.tail(half)])
    return summary.head(MAX_ROWS).with_row_index("row").with_columns(pl.col("row").cast(pl.Float64))


def cut_note(summary: pl.DataFrame, by: str = "mean") -> list[str]:
    """A subtitle's line that says which sources are not drawn; [] where all are."""
    if summary.height <= MAX_ROWS:
        return []
    if summary[by].count() <= MAX_ROWS:
        return [f"{summary.height:,} sources: the first {MAX_ROWS} are drawn"]
    ends = f"the first and the last {MAX_ROWS // 2}"
    some = f" with a {by}" if summary[by].null_count() else ""
    return [f"{summary.height:,} sources: {ends}{some} are drawn"]


def pick(name: str) -> alt.Parameter:
    """A selection by click under its own name, on the field of that name; one at a time."""
    return alt.selection_point(name=name, fields=[name], on="click", toggle=False)


def faded(picked: alt.Parameter, dimmed: float = DIM) -> alt.OpacityValue:
    """An opacity that dims what is not picked, once something is."""
    # Written out, as are the values below: Altair's short forms take a second a chart.
    return alt.OpacityValue(dimmed, condition={"param": picked.name, "value": 1})


def row_scale(first: float, rows: float) -> alt.Scale:
    """Rows in numbers, downwards: positions inside a row are its parts."""
    return alt.Scale(domain=[first, max(rows, 1)], reverse=True, nice=False, zero=False)


def at(field: str, scale: alt.Scale) -> alt.Y:
    """A row position without an axis."""
    return alt.Y(field, type="quantitative", scale=scale, axis=None)


def click_area(
    rows: pl.DataFrame, scale: alt.Scale, picked: alt.Parameter, tooltip: list[alt.Tooltip]
) -> alt.Chart:
    """The whole row, to point at and to click on; picked, it has a tint.

    Its top and bottom are the columns `row` and `row_end`. It alone speaks to
    screen readers, with the words in `spoken`; the marks upon it are silent.
    """
    tinted = {"param": picked.name, "value": 0.12, "empty": False}
    area: alt.Chart = (
        alt.Chart(rows)
        .mark_rect(aria=speaks(rows), color=NEUTRAL, cursor="pointer")
        .encode(
            x=LEFT,
            x2=RIGHT_END,
            y=at("row", scale),
            y2=alt.Y2("row_end"),
            fillOpacity=alt.FillOpacityValue(0, condition=tinted),
            description=alt.Description("spoken", type="nominal"),
            tooltip=tooltip,
        )
        .add_params(picked)
    )
    return area


def speaks(rows: pl.DataFrame) -> bool:
    """Whether a layer is for screen readers: Vega makes an empty one a picture without a name."""
    return not rows.is_empty()


def names(
    rows: pl.DataFrame,
    scale: alt.Scale,
    picked: alt.Parameter,
    inks: Ink,
    tooltip: list[alt.Tooltip],
    indent: int = 0,
) -> list[alt.Chart]:
    """Each row's `name` at its left end; its `counts` and its `figure` in bold at the right.

    They stand at height `name_y`; a name too long for the room between is cut. indent: pixels
    before the name, for what stands there.
    """
    longest = {c: int(str(rows[c].str.len_chars().max() or 0)) for c in ("counts", "figure")}
    figures = round(BOLD_LETTER * longest["figure"]) + (10 if longest["figure"] else 0)
    room = figures + round(LETTER * longest["counts"]) + 10 + indent
    shared = {"y": at("name_y", scale), "opacity": faded(picked, DIM_TEXT), "tooltip": tooltip}
    marks = {
        "name": {
            "align": "left",
            "limit": alt.expr("max(80, width - room)"),
            "dx": indent,
            **BOLD,
        },
        "counts": {
            "align": "right",
            "fontSize": 11,
            "dx": alt.expr("-figures"),
            "color": inks.quiet,
        },
        "figure": {"align": "right", **BOLD},
    }
    name, *others = [
        alt.Chart(rows)
        .mark_text(baseline="middle", cursor="pointer", **{"color": inks.text, **mark})
        .encode(
            x=LEFT if field == "name" else RIGHT, text=alt.Text(field, type="nominal"), **shared
        )
        for field, mark in marks.items()
    ]
    rooms = {"room": room, "figures": figures}
    params = (alt.param(name=param, value=pixels) for param, pixels in rooms.items())
    return [name.add_params(*params), *others]


def tooltips(fields: Mapping[str, str]) -> list[alt.Tooltip]:
    """Tooltip lines from column → heading; every column holds words made for reading."""
    return [alt.Tooltip(field, type="nominal", title=title) for field, title in fields.items()]


def framed(
    layers: Sequence[alt.Chart],
    *,
    title: str,
    subtitle: Sequence[str],
    description: str,
    inks: Ink,
    height: float,
    width: int | None,
) -> alt.LayerChart:
    """The layers as one chart with title, size and alternative text.

    The title is wrapped for three widths and the one that fits is shown, since
    Vega breaks no lines itself; the subtitle's lines must each fit a phone.
    """
    lines = [_balanced(title, letters) for letters in TITLE_LETTERS]
    silent = alt.Config(
        view=alt.ViewConfig(strokeWidth=0),
        # Screen readers hear one sentence per row or cell, not every line and figure.
        mark=alt.MarkConfig(aria=False),
    )
    # A parameter of one layer is the whole chart's, and adding it there copies least.
    first = layers[0].add_params(alt.param(name=TITLE_LINES, value=lines))
    return Layered(
        [first, *layers[1:]],
        width="container" if width is None else width,
        height=round(height),
        description=description,
        background="transparent",
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=silent,
        title=_title(subtitle, inks),
    )


def _title(subtitle: Sequence[str], inks: Ink) -> alt.TitleParams:
    return alt.TitleParams(
        text=alt.expr(TITLE_BY_WIDTH),
        subtitle=list(subtitle),
        color=inks.text,
        subtitleColor=inks.quiet,
        anchor="start",
        frame="group",
        fontSize=17,
        lineHeight=22,
        subtitleFontSize=12,
        subtitleLineHeight=17,
        subtitlePadding=8,
        offset=14,
    )


def _balanced(title: str, letters: int) -> list[str]:
    """As few lines of at most `letters` as will do, as even as they can be."""
    lines = textwrap.wrap(title, letters) or [""]
    for fewer in range(letters - 1, 0, -1):
        narrower = textwrap.wrap(title, fewer)
        if len(narrower) > len(lines):
            break
        lines = narrower or lines
    return lines
