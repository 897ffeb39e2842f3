"""Numbers behind a chart as a table of words, for a page that cannot compute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

from analysis.compare.findings import percent, shown_name

Form = Literal["words", "count", "mean", "number", "share", "day", "chance", "yes"]
Columns = Mapping[str, tuple[str, Form]]
"""A frame's columns, in order: heading and how a value is written."""

MOST_ROWS = 200
"""Rows of a table; a spreadsheet is the place for more."""
NOTHING = "–"


@dataclass(frozen=True)
class Table:
    """Headings, rows of cells as words, and which columns hold numbers.

    more: says that rows were left out, "" where none were.
    """

    heads: list[str]
    rows: list[list[str]]
    numeric: list[bool]
    more: str = ""


def table(frame: pl.DataFrame, columns: Columns) -> Table:
    """The frame's columns as words, the first `MOST_ROWS` rows."""
    chosen = {name: told for name, told in columns.items() if name in frame.columns}
    chosen = {name: told for name, told in chosen.items() if frame[name].count()}
    cut = frame.head(MOST_ROWS).select(list(chosen))
    rows = [
        [_cell(value, form) for value, (_, form) in zip(row, chosen.values(), strict=True)]
        for row in cut.iter_rows()
    ]
    more = ""
    if frame.height > MOST_ROWS:
        more = f"The first {MOST_ROWS} of {frame.height:,} rows."
    return Table(
        heads=[heading for heading, _ in chosen.values()],
        rows=rows,
        numeric=[form not in ("words", "day", "yes") for _, form in chosen.values()],
        more=more,
    )


def _cell(value: Any, form: Form) -> str:
    if value is None:
        return NOTHING
    if form == "count":
        return f"{value:,}"
    if form == "mean":
        return f"{value:+.3f}".replace("-", "−")
    if form == "number":
        return f"{value:.2f}"
    if form == "share":
        return percent(value)
    if form == "chance":
        return "<0.0001" if value < 0.0001 else f"{value:.4f}"
    if form == "yes":
        return "yes" if value else "no"
    return value.isoformat() if form == "day" else shown_name(str(value))
