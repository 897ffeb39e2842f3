"""A table's rows as they come from any format, and the row among them that names the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from analysis.reading.result import ReadError
from analysis.reading.tables.cells import said
from analysis.reading.tables.columns import guess, header_of

MAX_ROWS = 1_000_000
"""Rows of a table: as many as a spreadsheet's sheet has."""
MAX_COLUMNS = 200
"""Columns of a table that are looked at; a database's export has some fifty, a trap thousands."""
PREAMBLE = 20
"""Rows at the start among which the names of the columns are looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the table, counted from 1, its cells, or the fault that spoilt it."""

    number: int
    cells: Sequence[object] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: its title where there are several, its columns' names, its rows."""

    title: str
    header: tuple[str, ...]
    rows: Iterator[Row]


def with_header(title: str, rows: Iterable[Row], chosen: Mapping[str, str] | None) -> Sheet:
    """The sheet whose columns a row near the start names: by the names that are known or chosen."""
    rest = iter(rows)
    first = list(islice(rest, PREAMBLE))
    place = _place(first, chosen)
    if place is None:
        return Sheet(title, (), chain(first, rest))
    spoilt = [row for row in first[:place] if row.fault]
    return Sheet(title, _names(first[place]), chain(spoilt, first[place + 1 :], rest))


def _place(rows: Sequence[Row], chosen: Mapping[str, str] | None) -> int | None:
    """Where the header stands: the first row that names a text, else the first with any cell."""
    filled = [place for place, row in enumerate(rows) if any(map(said, row.cells))]
    text = (chosen or {}).get("text")
    for place in filled:
        names = _names(rows[place])
        if text in names if text else "text" in guess(names):
            return place + 1 if not text and _is_band(rows[place : place + 2]) else place
    return filled[0] if filled else None


def _is_band(rows: Sequence[Row]) -> bool:
    """Are the first row's cells merged headings over names of columns in the second?"""
    if len(rows) < 2:
        return False
    above, below = (_names(row) for row in rows)
    fewer = sum(map(bool, map(said, rows[0].cells))) < sum(map(bool, map(said, rows[1].cells)))
    known = guess(below)
    return fewer and "text" in known and len(known) > len(guess(above))


def _names(row: Row) -> tuple[str, ...]:
    """A row's cells as names of columns, those at its end that are not there left out."""
    cells = list(row.cells[:MAX_COLUMNS])
    while cells and cells[-1] is None:
        cells.pop()
    return header_of([said(cell) for cell in cells])


def check_rows(name: str, number: int) -> None:
    """ReadError for a table with more rows than are read."""
    if number > MAX_ROWS + PREAMBLE:
        raise ReadError(f"“{name}” has more than {MAX_ROWS:,} rows: split it up.")
