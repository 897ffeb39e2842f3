"""A .csv or .tsv file to rows: whatever parts its cells, and however it quotes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from analysis.reading.binary import is_noise
from analysis.reading.encoding import decode
from analysis.reading.files import MAX_TABLE_BYTES
from analysis.reading.result import ReadError
from analysis.reading.tables.cells import said
from analysis.reading.tables.columns import guess
from analysis.reading.tables.sheet import MAX_COLUMNS, Row, Sheet, check_rows, with_header

DELIMITERS = (",", "\t", ";", "|", "\x1f", "^")
"""What parts cells, the likeliest first."""
SAMPLE = 100_000
"""Characters at the start from which the delimiter is told."""
SAMPLE_ROWS = 200
"""Rows at the start from which the delimiter is told."""

# Python's own bound is 131,072 characters, and a long report has more; the file's size bounds it.
csv.field_size_limit(MAX_TABLE_BYTES)

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
# Excel's own first line, which names the delimiter.
_SEPARATOR = re.compile(r"sep=(.)(?:\r\n?|\n)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Way:
    """How the cells are parted and quoted."""

    delimiter: str
    quoted: bool = True
    escape: str | None = None

    def records(self, text: str, strict: bool = True) -> Iterator[Sequence[str] | csv.Error]:
        """The records of the text; where one is badly quoted its error, and on with the next."""
        reader = csv.reader(
            (line[0] for line in _LINE.finditer(text)),
            delimiter=self.delimiter,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            escapechar=self.escape,
            doublequote=not self.escape,
            strict=strict,
        )
        while True:
            try:
                yield next(reader)
            except csv.Error as error:
                yield error
            except StopIteration:
                return


def read_delimited(
    name: str, data: bytes, columns: Mapping[str, str] | None, tabbed: bool
) -> tuple[Sheet, tuple[str, ...]]:
    """The file's table, and a sentence where some of its characters could not be read."""
    decoded = decode(data)
    if is_noise(decoded.text[:SAMPLE]):
        raise ReadError(f"“{name}” is not a table but binary data: save it as .csv or .xlsx.")
    given = _SEPARATOR.match(decoded.text)
    text = decoded.text[given.end() :] if given else decoded.text
    delimiter = given[1] if given else _delimiter(text, columns, tabbed)
    rows = _rows(name, text, _way(text, delimiter))
    faults = (f"“{name}”: {decoded.loss}",) if decoded.loss else ()
    sheet = with_header("", rows, columns)
    return replace(sheet, rows=_fitting(sheet)), faults


def _delimiter(text: str, columns: Mapping[str, str] | None, tabbed: bool) -> str:
    """What parts the cells: names of columns tell it, else rows of one width."""
    sample = text if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1 or SAMPLE]
    candidates = sorted(DELIMITERS, key=lambda delimiter: (delimiter == "\t") != tabbed)
    return max(candidates, key=lambda delimiter: _fit(sample, delimiter, columns))


def _fit(
    sample: str, delimiter: str, columns: Mapping[str, str] | None
) -> tuple[int, float, float]:
    """How well the delimiter explains the sample: columns that it names, even rows it parts."""
    records = islice(Way(delimiter).records(sample, strict=False), SAMPLE_ROWS)
    kept = [record for record in records if not isinstance(record, csv.Error) and any(record)]
    sheet = with_header("", (Row(number, cells) for number, cells in enumerate(kept, 1)), columns)
    width = len(sheet.header)
    chosen = set((columns or {}).values()) & set(sheet.header)
    even = sum(len(record) == width for record in kept) / len(kept) if kept else 1.0
    return len(guess(sheet.header)) + len(chosen), even if width > 1 else 0.0, even


def _way(text: str, delimiter: str) -> Way:
    """How cells are quoted: as spreadsheets do, else with backslashes or not at all if rows fit."""
    usual = Way(delimiter)
    if not any(isinstance(record, csv.Error) for record in usual.records(text)):
        return usual
    # With backslashes the csv module passes over what it finds wrong elsewhere.
    escaped = Way(delimiter, escape="\\") if '\\"' in text else None
    ways = (way for way in (escaped, Way(delimiter, quoted=False)) if way)
    return next((way for way in ways if _is_even(way, text)), usual)


def _is_even(way: Way, text: str) -> bool:
    """Have all rows that are not blank as many cells as the first?"""
    width = 0
    for record in way.records(text):
        if isinstance(record, csv.Error):
            return False
        width = width or len(record)
        if len(record) not in {0, width}:
            return False
    return True


def _rows(name: str, text: str, way: Way) -> Iterator[Row]:
    """The rows, blank lines counted, badly quoted ones with their fault."""
    for number, record in enumerate(way.records(text), 1):
        check_rows(name, number)
        if isinstance(record, csv.Error):
            yield Row(number, fault=_fault(record))
        else:
            yield Row(number, record[: MAX_COLUMNS + 1])


def _fitting(sheet: Sheet) -> Iterator[Row]:
    """The rows, those with more cells than columns, where none can be told, with a fault."""
    width = len(sheet.header)
    for row in sheet.rows:
        if width < MAX_COLUMNS and any(map(said, row.cells[width:])):
            row = Row(
                row.number,
                fault=f"it has more cells than the table's {width} columns and was left out: "
                "put a cell that holds the delimiter in quotation marks.",
            )
        yield row


def _fault(error: csv.Error) -> str:
    """What is wrong with a record's quotation marks."""
    if "end of data" in str(error):
        return "its quotation mark is never closed, and all behind it was left out: close it."
    return "a quotation mark within a cell is not doubled, and the row was left out: double it."
