"""The marks of a chart of strips: cells and bars, names over them, sources over those."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from analysis.charts.flow import LEFT, ROOM
from analysis.charts.palette import NEUTRAL, Ink, diverging
from analysis.charts.parts import LEFT as START
from analysis.charts.parts import RIGHT as END
from analysis.charts.parts import speaks, tooltips
from analysis.charts.strips_rows import STRIP
from analysis.compare.findings import Measure

# Middles of the lines over a strip, from its article's top, and of a source's name, in pixels.
NAME_AT, IMPRINT_AT, HEADING_AT = 8, 23, 10
LEAST = 1.5
"""Pixels of the bar of a paragraph near zero."""
FIGURE_ROOM = 48
"""Pixels that an article's name leaves to its figure."""
NARROW = 220
"""Pixels of an article below which its name stands without its date."""


def cell_layers(
    cells: pl.DataFrame, measure: Measure, picked: alt.Parameter, strip: int, inks: Ink
) -> list[alt.Chart]:
    """Outlines of the cells without the measure; tinted cells, and their bars from zero."""
    tips = tooltips(
        {
            "title": "Article",
            "imprint": "Source",
            "paragraph": "Paragraph",
            "value_words": measure.capitalize(),
            "label_words": "Label",
            "voice_words": "Whose words",
        }
    )
    tint = alt.Color("value", type="quantitative", scale=diverging(), legend=None)
    chosen: dict[str, Any] = {"param": picked.name, "empty": False}
    edge = alt.StrokeOpacityValue(0, condition={**chosen, "value": 1})
    box: dict[str, Any] = {"x": _pixels("x"), "x2": alt.X2("x2"), "tooltip": tips}
    whole = {**box, "y": _pixels("top"), "y2": alt.Y2("foot")}
    without = _placed(cells.filter(pl.col("value").is_null()), strip)
    known = _placed(cells.drop_nulls("value"), strip)
    return [
        known.mark_rect(
            fillOpacity=0.25, stroke=inks.text, strokeWidth=2.5, cursor="pointer"
        ).encode(**whole, fill=tint, strokeOpacity=edge),
        without.mark_rect(
            fillOpacity=0, stroke=NEUTRAL, strokeDash=[2, 2], cursor="pointer"
        ).encode(
            **whole,
            strokeWidth=alt.StrokeWidthValue(1, condition={**chosen, "value": 2.5}),
        ),
        known.mark_rect(cursor="pointer").encode(
            **box, y=_pixels("zero"), y2=alt.Y2("tip"), color=tint
        ),
    ]


def _placed(cells: pl.DataFrame, strip: int) -> alt.Chart:
    """A chart of cells with the pixels of their edges, and the words that hang over them."""
    half = STRIP / 2
    bar = f"max(abs(datum.value) * {half}, {LEAST})"
    placed: alt.Chart = alt.Chart(cells).transform_calculate(
        x=f"{LEFT} + {ROOM} * datum.place / datum.places",
        x2=f"{LEFT} + {ROOM} * (datum.place + 0.92) / datum.places",
        top=f"tops[layout][datum.at] + {strip}",
        foot=f"tops[layout][datum.at] + {strip + STRIP}",
        zero=f"tops[layout][datum.at] + {strip + half}",
        tip=f"tops[layout][datum.at] + {strip + half} + (datum.value < 0 ? 1 : -1) * {bar}",
        title="titles[datum.at]",
        imprint="imprints[datum.at]",
    )
    return placed


def name_layers(names: pl.DataFrame, inks: Ink, by_source: bool) -> list[alt.Chart]:
    """Each article's name at its left end and its figure at the right, over its strip."""
    base = alt.Chart(names).transform_calculate(
        x=LEFT,
        end=f"{LEFT} + {ROOM}",
        name_y=f"tops[layout][datum.at] + {NAME_AT}",
        imprint_y=f"tops[layout][datum.at] + {IMPRINT_AT}",
        shown=f"{ROOM} < {NARROW} ? datum.name : datum.words",
    )
    name_room = alt.expr(f"max(60, {ROOM} - {FIGURE_ROOM})")
    # Field, its end, its line, its look; the name alone is spoken, with all that there is to say.
    lines: list[tuple[str, str, str, dict[str, Any]]] = [
        ("shown", "x", "name_y", {"limit": name_room, "color": inks.text}),
        ("figure", "end", "name_y", {"fontWeight": "bold", "color": inks.text}),
    ]
    if not by_source:
        quiet = {"limit": alt.expr(ROOM), "color": inks.quiet, "fontSize": 11}
        lines.append(("imprint", "x", "imprint_y", quiet))
    tips = tooltips({"name": "Article", "imprint": "Source"})
    return [
        base.mark_text(
            aria=field == "shown" and speaks(names),
            align="left" if end == "x" else "right",
            baseline="middle",
            cursor="pointer",
            **{"fontSize": 12, **look},
        ).encode(
            x=_pixels(end),
            y=_pixels(line),
            text=alt.Text(field, type="nominal"),
            description=alt.Description("spoken", type="nominal"),
            tooltip=tips,
        )
        for field, end, line, look in lines
    ]


def heading_layers(rows: pl.DataFrame, inks: Ink) -> list[alt.Chart]:
    """Each source's name above its articles, and their number at the right."""
    base = alt.Chart(rows).transform_calculate(y=f"headings[layout][datum.at] + {HEADING_AT}")
    y = _pixels("y")
    return [
        base.mark_text(
            align="left",
            baseline="middle",
            fontSize=14,
            fontWeight="bold",
            color=inks.text,
            limit=alt.expr("max(80, width - 90)"),
        ).encode(x=START, y=y, text=alt.Text("name", type="nominal")),
        base.mark_text(align="right", baseline="middle", fontSize=11, color=inks.quiet).encode(
            x=END, y=y, text=alt.Text("counts", type="nominal")
        ),
    ]


def _pixels(field: str) -> Any:
    """A place in pixels: what a chart's own expressions have worked out."""
    channel = alt.X if field in ("x", "end") else alt.Y
    return channel(field, type="quantitative", scale=None, axis=None)
