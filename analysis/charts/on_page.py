"""A chart as a page shows it: drawn once, then changed by its data alone.

What differs from filter to filter stands among the data: titles, the values of parameters, the
ends of the axes, the height. The browser draws new data into the chart that is there, in half
the time that another chart takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.layered import Layered

TITLE_LINES = "title_lines"
"""The parameter with a title's lines, for each width."""
WORDS = "words"
"""The data with what a chart says, and with single numbers: one row."""
ITEM = "item"
"""The column of a list's items; those of a list of lists are numbered."""
BREAK = "\n"
AXES = ("x", "y")
ANY_HEIGHT = 300
"""Pixels until the chart has read its height."""
MOST_NODES = 1500
"""Marks that are nodes of the page, which a screen reader can enter; of more the browser paints
a picture, in half the time. The alternative text and the table have the numbers of either."""
PAINTED = {"usermeta": {"embedOptions": {"renderer": "canvas"}}}
IN_EXPRESSION = re.compile(r"\bdatum\.(\w+)")


@dataclass
class Apart:
    """What was taken out of a specification: the words' row, and lists by their data's names."""

    words: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, pl.DataFrame] = field(default_factory=dict)

    def lines(self, name: str, lines: list[str]) -> str:
        """Takes lines of text out; what reads them, in Vega's language."""
        self.words[name] = BREAK.join(lines)
        return f"split(data('{WORDS}')[0].{name}, '\\n')"

    def value(self, name: str, value: Any) -> str:
        """The same of a number, of a list, or of a list of lists of one length."""
        if not isinstance(value, list):
            self.words[name] = value
            return f"data('{WORDS}')[0].{name}"
        if not (value and isinstance(value[0], list)):
            self.lists[name] = pl.DataFrame({ITEM: value})
            return f"pluck(data('{name}'), '{ITEM}')"
        columns = {f"{ITEM}_{number}": items for number, items in enumerate(value)}
        self.lists[name] = pl.DataFrame(columns)
        return "[" + ", ".join(f"pluck(data('{name}'), '{column}')" for column in columns) + "]"

    def frames(self) -> dict[str, pl.DataFrame]:
        """All of it as data."""
        return {**self.lists, WORDS: pl.DataFrame([self.words])}


def for_page(chart: alt.LayerChart, description: str) -> dict[str, Any]:
    """A chart's specification with its data as frames, as `st.vega_lite_chart` takes it.

    description: in place of the alternative text, which is another for every filter. TypeError
    for a chart that is not of this package.
    """
    if not isinstance(chart, Layered):
        raise TypeError("Not a chart of analysis/charts")
    whole, frames, apart = chart.specification, chart.frames, Apart()
    subtitle = {"expr": apart.lines("subtitle", whole["title"]["subtitle"])}
    params = [_param(each, apart) for each in whole["params"]]
    if not any(each["name"] == "height" for each in params):
        params.append({"name": "height", "expr": apart.value("height", whole["height"])})
    layers = _without_ends(whole["layer"], apart)
    data = apart.frames()
    page = {
        "description": description,
        "height": ANY_HEIGHT,
        "params": params,
        "title": whole["title"] | {"subtitle": subtitle},
        "layer": [*layers, *map(_silent, data)],
        "datasets": _drawn(whole, frames) | data,
    }
    marks = sum(frames[layer["data"]["name"]].height for layer in whole["layer"])
    return whole | page | (PAINTED if marks > MOST_NODES else {})


def _param(param: dict[str, Any], apart: Apart) -> dict[str, Any]:
    """A parameter that reads its value out of the data; any other as it is."""
    name, value = param["name"], param.get("value")
    if value is None or "select" in param:
        return param
    if name == TITLE_LINES:
        widths = (apart.lines(f"title_{number}", lines) for number, lines in enumerate(value))
        return {"name": name, "expr": f"[{', '.join(widths)}]"}
    return {"name": name, "expr": apart.value(name, value)}


def _without_ends(layers: list[dict[str, Any]], apart: Apart) -> list[dict[str, Any]]:
    """The layers with the ends of both axes read out of the data."""
    ends = {
        axis: next(filter(None, (_ends(layer, axis) for layer in layers)), None) for axis in AXES
    }
    read = {
        axis: [{"expr": apart.value(f"{axis}_{side}", end)} for side, end in enumerate(two)]
        for axis, two in ends.items()
        if two
    }
    return [
        layer
        | {
            "encoding": {
                channel: value | {"scale": value["scale"] | {"domain": read[channel]}}
                if _ends(layer, channel)
                else value
                for channel, value in layer["encoding"].items()
            }
        }
        for layer in layers
    ]


def _ends(layer: dict[str, Any], axis: str) -> list[float] | None:
    """The first and last number of a layer's axis; None where it names none."""
    if axis not in AXES:
        return None
    domain = (layer["encoding"].get(axis, {}).get("scale") or {}).get("domain")
    return domain if isinstance(domain, list) else None


def _silent(name: str) -> dict[str, Any]:
    """A layer that draws nothing: data that no layer has are left out."""
    return {"mark": "text", "data": {"name": name}, "transform": [{"filter": "false"}]}


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
