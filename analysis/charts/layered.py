"""Layers of marks put together as one chart, without what makes Altair slow at it.

Altair's own copies all layers twice, looks at their data to tell types that are given, and holds
each part against Vega-Lite's schema as it is made and once more when it is drawn: ten times the
work of the rest, for every change of a filter. Nor do its ways of handing on data keep threads
apart. Here a layer names its data, which stand beside the specification; and what holds a
specification against the schema is the tests.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt
import polars as pl
from altair.utils import schemapi

# Altair's own switch; tests/conftest.py turns it on again.
schemapi.DEBUG_MODE = False


class Layered(alt.LayerChart):
    """A layered chart, made once; a chart like Altair's but that it takes no change.

    frames: its data by their names in the specification, which is kept as text: thousands of
    small objects in every chart that a server keeps are what a collection of garbage goes through.
    """

    frames: dict[str, pl.DataFrame]
    _text: str

    def __init__(self, layers: Sequence[alt.Chart], **look: Any) -> None:
        """layers: each with its own data, types of fields given; look: as `alt.LayerChart`'s."""
        alt.TopLevelLayerSpec.__init__(self, layer=[], **look)
        names: dict[int, str] = {}
        frames = {}
        parameters: list[dict[str, Any]] = []
        drawn = []
        for number, layer in enumerate(layers):
            name = names.setdefault(id(layer.data), f"rows_{len(names)}")
            frames[name] = layer.data
            drawn.append(_layer(layer, number, name, parameters))
        whole = plain(self) | {"$schema": alt.SCHEMA_URL, "layer": drawn, "params": parameters}
        # Past Altair's own way, by which attributes become part of the specification.
        object.__setattr__(self, "_text", json.dumps(whole))
        object.__setattr__(self, "frames", frames)

    @property
    def specification(self) -> dict[str, Any]:
        """All of it but the data."""
        whole: dict[str, Any] = json.loads(self._text)
        return whole

    def to_dict(self, validate: bool | None = None, **_: Any) -> dict[str, Any]:
        """The specification with its data; held against the schema where `debug_mode` is on."""
        rows = {name: _rows(frame) for name, frame in self.frames.items()}
        whole = self.specification | {"datasets": rows}
        if schemapi.DEBUG_MODE if validate is None else validate:
            alt.LayerChart.from_dict(whole)
        return whole


def plain(part: Any) -> Any:
    """A part of a chart as plain values, as Altair's `to_dict` makes it where types are given."""
    if isinstance(part, schemapi.SchemaBase):
        return _plain_schema(part)
    if isinstance(part, dict):
        return {key: plain(value) for key, value in part.items() if value is not alt.Undefined}
    if isinstance(part, list | tuple):
        return [plain(value) for value in part]
    return part.to_dict() if hasattr(part, "to_dict") else part


def _plain_schema(part: schemapi.SchemaBase) -> Any:
    if part._args:
        return plain(part._args[0])
    values = plain(part._kwds)
    # A field with its type beside it: nothing is left to parse.
    if isinstance(field := values.pop("shorthand", None), list):
        raise TypeError("One field a channel")
    return values if field is None else values | {"field": field}


def _layer(
    layer: alt.Chart, number: int, data: str, parameters: list[dict[str, Any]]
) -> dict[str, Any]:
    """A layer as plain values; its parameters, which belong to the whole chart, are added there."""
    values: dict[str, Any] = plain({k: v for k, v in layer._kwds.items() if k != "data"})
    if isinstance(values["mark"], str):
        values["mark"] = {"type": values["mark"]}
    for parameter in values.pop("params", []):
        if "select" in parameter:
            values["name"] = f"view_{number}"
            parameter = parameter | {"views": [values["name"]]}
        parameters.append(parameter)
    return values | {"data": {"name": data}}


def _rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows as JSON has them."""
    values: Any = alt.default_data_transformer(frame)["values"]
    return list(values)
