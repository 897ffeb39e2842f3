"""Rows as an .xlsx workbook: written row by row, with a README sheet behind the data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import polars as pl
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from analysis.data_files.readme import CELL, Line
from analysis.formulas import harmless
from analysis.reading.tables.own import README_SHEET

FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets count days from 1900 on, the first two months of it wrongly."""
WIDTHS = {"paragraph_text": 90, "title": 50, "url": 30, "source": 24, "date": 12}
PLAIN_WIDTH = 14
README_WIDTHS = (34, 110)
# A workbook's parts are XML, which has no place for these; Excel writes them so itself.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write(
    stream: BinaryIO, name: str, batches: Iterable[pl.DataFrame], about: Iterable[Line]
) -> None:
    """Write the batches as the sheet `name`, their columns' names in bold, and what is `about` it.

    Texts that a spreadsheet would run are made harmless; a long one goes on behind the last column.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for number, batch in enumerate(batches):
        if number == 0:
            _begin(sheet, batch.columns)
        for row in harmless(batch).iter_rows():
            sheet.append(_cells(row))
    _readme(book.create_sheet(README_SHEET), about)
    book.save(stream)


def _begin(sheet: Any, columns: Sequence[str]) -> None:
    """The names of the columns, which stay in view, and the columns' widths."""
    for place, column in enumerate(columns, 1):
        width = WIDTHS.get(column, max(PLAIN_WIDTH, len(column) + 3))
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, column) for column in columns])


def _cells(row: Sequence[object]) -> list[object]:
    """The row's values; what is beyond a cell's room stands behind the last."""
    cells: list[object] = []
    rest: list[str] = []
    for value in row:
        if isinstance(value, str):
            first, *more = _pieces(value)
            rest += more
            cells.append(first)
        elif isinstance(value, dt.date) and value < FIRST_DAY:
            cells.append(value.isoformat())
        else:
            cells.append(value)
    return cells + rest


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that a cell holds, each of them harmless."""
    if len(text) <= CELL:
        yield _escaped(text)
        return
    pieces = [text[start : start + CELL] for start in range(0, len(text), CELL)]
    whole = harmless(pl.DataFrame({"piece": pieces[1:]}))["piece"]
    yield from map(_escaped, [pieces[0], *whole])


def _escaped(text: str) -> str:
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _readme(sheet: Any, about: Iterable[Line]) -> None:
    """The sheet that tells of the others: headings in bold, what they say beside them."""
    for place, width in enumerate(README_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in harmless(pl.DataFrame(list(about), schema=["head", "told"], orient="row")).rows():
        head, told = map(_escaped, row)
        cell = WriteOnlyCell(sheet, told)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([_bold(sheet, head), cell])


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top")
    return cell
