"""A report's charts: as data for the page's own script, and as pictures for paper."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import altair as alt

from analysis.charts import files
from analysis.charts.drawing import NOT_IN_XML, SIZE
from analysis.report import drawing
from analysis.report.parts import Figure

WIDTH = 860
"""Pixels of a printed chart across: its letters are then a little smaller than the text's."""
PADDING = 2
"""Pixels around a printed chart, whose words then stand below those of the text."""
PATIENCE = 240
"""Seconds for all charts and the script: they take ten, on a busy machine a minute."""
SHEET = 1.6
"""Height of a picture by its width up to which it is made smaller to fit a sheet."""
MOST_SAID = 400
"""Characters of what the library says for itself."""
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the element that holds the data."""


class Picture(NamedTuple):
    """A picture's address, and whether it is taller than a sheet, so that it goes over its end."""

    address: str
    tall: bool


class NotMadeError(Exception):
    """A report could not be made; the message is for people."""


def data_of(figures: Sequence[Figure]) -> str:
    """The charts as JSON that stands in a page: by their names, and the inks to change."""
    charts = {figure.name: whole(figure.chart) for figure in figures}
    text = json.dumps({"charts": charts, "lighter": files.LIGHTER}, default=str)
    return text.translate(UNSAFE)


def whole(chart: alt.LayerChart) -> dict[str, Any]:
    """A chart with its data; without the address of a schema, and without spans to draw across.

    On a page these narrow what is shown, which a file cannot.
    """
    spec: dict[str, Any] = chart.to_dict()
    params = [param for param in spec["params"] if not _is_span(param)]
    return {part: value for part, value in spec.items() if part != "$schema"} | {"params": params}


def _is_span(param: dict[str, Any]) -> bool:
    select = param.get("select")
    return isinstance(select, dict) and select.get("type") == "interval"


def pictures(figures: Sequence[Figure]) -> dict[str, list[Picture]]:
    """Each chart on white, in its pieces, as pictures that the page itself holds."""
    specs = [(figure.name, spec) for figure in figures for spec in _on_paper(figure)]
    svgs = _drawn({"specs": [spec for _, spec in specs], "script": False})["svgs"]
    found: dict[str, list[Picture]] = {figure.name: [] for figure in figures}
    for (name, _), svg in zip(specs, svgs, strict=True):
        coded = base64.b64encode(NOT_IN_XML.sub("", svg).encode()).decode()
        size = SIZE.match(svg)
        tall = size is not None and float(size[2]) > SHEET * float(size[1])
        found[name].append(Picture(f"data:image/svg+xml;base64,{coded}", tall))
    return found


def _on_paper(figure: Figure) -> list[dict[str, Any]]:
    """The charts of a figure's pieces; the whole one's title stands above the first alone."""
    whole = _light(figure.chart)
    if not figure.papers:
        return [whole]
    title = {param["name"]: param for param in whole["params"]}["title_lines"]
    first, *others = map(_light, figure.papers)
    first["title"] = whole["title"]
    first["params"] = [p for p in first["params"] if p["name"] != "title_lines"] + [title]
    for other in others:
        del other["title"]
    return [first, *others]


def _light(chart: alt.LayerChart) -> dict[str, Any]:
    """A chart for white paper, of a sheet's width."""
    return files.light_spec(chart) | {"width": WIDTH, "padding": PADDING}


@cache
def vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that stands in a page."""
    script: str = _drawn({"specs": [], "script": True})["script"]
    # The element would end there, and a line's end be another one in its digest.
    return script.replace("</script", "<\\/script").replace("\r\n", "\n").replace("\r", "\n")


def _drawn(order: dict[str, Any]) -> dict[str, Any]:
    """What `drawing` makes of an order; NotMadeError where it fails or takes too long."""
    if not files.can_draw():
        raise NotMadeError(
            "A report needs the package vl-convert-python: pip install vl-convert-python"
        )
    command = [sys.executable, "-P", str(Path(drawing.__file__))]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(order, default=str).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip()
        raise NotMadeError(f"The report’s charts could not be drawn. {said[:MOST_SAID]}") from error
    made: dict[str, Any] = json.loads(done.stdout)
    return made
