"""A chart as files to give to others: a picture, and its numbers; each says what made it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import altair as alt
import polars as pl
import polars.selectors as cs

from analysis.charts import drawing
from analysis.charts.palette import DARK, LIGHT
from analysis.compare.findings import counted
from analysis.formulas import harmless

Kind = Literal["png", "svg"]

WIDTH = 900
"""Pixels of a picture across, before a PNG is made finer: a page's width, and a slide's half."""
PATIENCE = 60
"""Seconds: a picture takes one or two, on a busy machine ten."""
MOST_SAID = 400
"""Characters of what the library says for itself, for the server's log."""
EVERYTHING = "everything"
LIGHTER: dict[str, str] = dict(
    zip(dataclasses.astuple(DARK), dataclasses.astuple(LIGHT), strict=True)
)
# Excel takes a file without it for one in the country's old letters.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class NotDrawnError(Exception):
    """A picture could not be drawn; the message is for people."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a file says of itself.

    scorer: its name and digest; filters: in words, "" for none; articles, paragraphs: how many
    the filters leave; on: the day of making; invented: are the articles the sample's.
    """

    scorer: str
    filters: str
    articles: int
    paragraphs: int
    on: dt.date
    invented: bool = False

    def foot(self) -> str:
        """All of it on one line, for a picture."""
        parts = [
            f"Scorer: {self.scorer}",
            f"Shown: {self.filters or EVERYTHING}",
            f"{counted(self.articles, 'article')}, {counted(self.paragraphs, 'paragraph')}",
            f"Made with Haluan on {self.on.isoformat()}",
        ]
        return " · ".join(["Invented articles", *parts] if self.invented else parts)


def file_name(name: str, on: dt.date, ending: str) -> str:
    """A name that every file system takes: "by-source-2025-03-05.png"."""
    safe = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{safe or 'chart'}-{on.isoformat()}.{ending}"


def can_draw() -> bool:
    """Is the library there that draws pictures?"""
    return importlib.util.find_spec("vl_convert") is not None


def picture(chart: alt.TopLevelMixin, made: Made, kind: Kind) -> bytes:
    """The chart on white, `WIDTH` pixels wide, with what made it beneath.

    NotDrawnError where the library is missing, fails or takes too long.
    """
    order = {"spec": light_spec(chart), "foot": made.foot(), "kind": kind}
    # -P: else the modules beside it would stand before Python's own of the same name.
    command = [sys.executable, "-P", str(Path(drawing.__file__))]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip()
        raise NotDrawnError(f"The picture could not be drawn. {said[:MOST_SAID]}") from error
    return done.stdout


def light_spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The chart’s specification for white paper: a light page’s inks, a fixed width."""
    spec: dict[str, Any] = {
        part: _each_text(value, _drawable if part == "datasets" else _lighter)
        for part, value in chart.to_dict().items()
    }
    if "width" in spec:
        spec["width"] = WIDTH
    return spec | {"padding": drawing.MARGIN, "background": drawing.WHITE}


def _each_text(part: Any, change: Callable[[str], str]) -> Any:
    """A part of a specification with every text in it changed."""
    if isinstance(part, dict):
        return {key: _each_text(value, change) for key, value in part.items()}
    if isinstance(part, list):
        return [_each_text(value, change) for value in part]
    return change(part) if isinstance(part, str) else part


def _drawable(text: str) -> str:
    """Without the characters at which the library that draws falls over."""
    return drawing.NOT_IN_XML.sub("", text)


def _lighter(text: str) -> str:
    """A light page's ink for a dark one's, any other text as it is."""
    return LIGHTER.get(text, _drawable(text))


def table(rows: pl.DataFrame, made: Made) -> bytes:
    """The rows as CSV in full precision; each says by its last columns what made it.

    Those are scorer, filters, articles_shown, paragraphs_shown, made_on and, for the sample,
    invented; a column of the rows by such a name stays as it is. Lists stand in one cell. A
    text that a spreadsheet would run as a formula has a ' before it.
    """
    told: dict[str, object] = {
        "scorer": made.scorer,
        "filters": made.filters or EVERYTHING,
        "articles_shown": made.articles,
        "paragraphs_shown": made.paragraphs,
        "made_on": made.on,
        **({"invented": True} if made.invented else {}),
    }
    # Not as strings, categories would be written as they are.
    flat = rows.with_columns(
        cs.list().cast(pl.List(pl.String)).list.join("; "),
        (cs.categorical() | cs.enum()).cast(pl.String),
    ).with_columns(pl.lit(value).alias(name) for name, value in told.items() if name not in rows)
    return BYTE_ORDER_MARK + harmless(flat).write_csv().encode()
