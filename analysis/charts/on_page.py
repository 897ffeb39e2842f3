"""A chart as a page shows it: drawn once, then changed by its data alone.

What differs from filter to filter, its titles too, stands among the data. The browser draws new
data into the chart that is there, in half the time that another chart takes.
"""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.layered import Layered

TITLE_LINES = "title_lines"
"""The parameter with a title's lines, for each width."""
WORDS = "words"
"""The data with what a chart says: one row."""
BREAK = "\n"
SILENT = {"mark": {"type": "text", "opacity": 0}, "data": {"name": WORDS}}
"""Data that no layer has are left out: one that draws nothing."""
MOST_NODES = 1500
"""Marks that are nodes of the page, which a screen reader can enter; of more the browser paints
a picture, in half the time. The alternative text and the table have the numbers of either."""
PAINTED = {"usermeta": {"embedOptions": {"renderer": "canvas"}}}
IN_EXPRESSION = re.compile(r"\bdatum\.(\w+)")


def for_page(chart: alt.LayerChart, description: str) -> dict[str, Any]:
    """A chart's specification with its data as frames, as `st.vega_lite_chart` takes it.

    description: in place of the alternative text, which is another for every filter. TypeError
    for a chart that is not of this package.
    """
    if not isinstance(chart, Layered):
        raise TypeError("Not a chart of analysis/charts")
    whole, frames = chart.specification, chart.frames
    params, title, said = _titles(whole)
    page = {
        "description": description,
        "params": params,
        "title": title,
        "layer": [*whole["layer"], SILENT],
        "datasets": _drawn(whole, frames) | {WORDS: said},
    }
    marks = sum(frames[layer["data"]["name"]].height for layer in whole["layer"])
    return whole | page | (PAINTED if marks > MOST_NODES else {})


def _titles(whole: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any], pl.DataFrame]:
    """Parameters and title that read their lines out of the words, and the words."""
    (widths,) = (each["value"] for each in whole["params"] if each["name"] == TITLE_LINES)
    said = {f"title_{number}": lines for number, lines in enumerate(widths)}
    titles = {"name": TITLE_LINES, "expr": f"[{', '.join(map(_lines, said))}]"}
    others = [each for each in whole["params"] if each["name"] != TITLE_LINES]
    title = whole["title"] | {"subtitle": {"expr": _lines("subtitle")}}
    said["subtitle"] = whole["title"]["subtitle"]
    words = {name: [BREAK.join(lines)] for name, lines in said.items()}
    return [*others, titles], title, pl.DataFrame(words)


def _lines(name: str) -> str:
    """What reads the lines of that name out of the words, in Vega's language."""
    return f"split(data('{WORDS}')[0].{name}, '\\n')"


def _drawn(whole: dict[str, Any], frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The frames with those columns alone that a layer draws, or that a choice is made by."""
    chosen = _fields(whole["params"])
    used = {name: set(chosen) for name in frames}
    for layer in whole["layer"]:
        used[layer["data"]["name"]] |= _fields(layer)
    return {
        name: frame.select(column for column in frame.columns if column in used[name])
        for name, frame in frames.items()
    }


def _fields(part: Any) -> set[str]:
    """The fields that a part of a specification names, as such or in an expression."""
    if isinstance(part, str):
        return set(IN_EXPRESSION.findall(part))
    if isinstance(part, list):
        return set().union(*map(_fields, part))
    if not isinstance(part, dict):
        return set()
    own = [part.get("field"), *part.get("fields", [])]
    return {name for name in own if isinstance(name, str)}.union(*map(_fields, part.values()))
