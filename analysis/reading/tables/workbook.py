"""An .xlsx workbook to rows: stored values only, by openpyxl as a stream, within limits."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape

from analysis.reading.formats import MAX_MEMBERS
from analysis.reading.result import ReadError
from analysis.reading.tables.own import README_SHEET
from analysis.reading.tables.sheet import MAX_COLUMNS, Row, Sheet, check_rows, with_header

MAX_UNPACKED_BYTES = 300_000_000
"""Bytes that a workbook unpacks to: 20,000 articles have about 100 million."""
MAX_TAGS = 8_000_000
"""Tags in its sheets and texts, about 200,000 rows of six columns: a million are read in some
20 seconds, and each needs memory."""
LAST_ROW = 1_048_576
"""The last row that a spreadsheet's sheet has."""
MAX_CELLS_CHARACTERS = 400_000_000
"""Characters in all cells of a sheet, a text that several share counted for each of them."""
MAX_PART_BYTES = 20_000_000
"""Bytes of each part that is held in memory whole: names of sheets, styles."""
MAX_PART_TAGS = 300_000
"""Tags in such a part: a workbook has at most 65,000 styles, each read in some 40 µs."""

# Of what it leaves out, rules and pictures, it would tell the terminal.
warnings.filterwarnings("ignore", module="openpyxl")


class _TooMuchError(Exception):
    """A part goes over a limit; no ValueError, which openpyxl would make its own."""


class _Counted:
    """A part that is read as a stream, its tags counted."""

    def __init__(self, archive: _Archive, path: str, stream: IO[bytes]) -> None:
        self._archive, self._path, self._stream = archive, path, stream
        self._tags = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._tags += data.count(b"<")
        self._archive.count(self._path, self._tags)
        return data

    def close(self) -> None:
        """End the stream."""
        self._stream.close()

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Archive(zipfile.ZipFile):
    """A workbook's parts: those read whole are small, those streamed are counted."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self._tags: dict[str, int] = {}
        unpacked = sum(part.file_size for part in self.infolist())
        if unpacked > MAX_UNPACKED_BYTES or len(self.infolist()) > MAX_MEMBERS:
            raise _TooMuchError

    def count(self, path: str, tags: int) -> None:
        """Keep how many tags of a part were seen; a part may be read twice."""
        self._tags[path] = max(tags, self._tags.get(path, 0))
        if sum(self._tags.values()) > MAX_TAGS:
            raise _TooMuchError

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        """A part whole."""
        if self.getinfo(name).file_size > MAX_PART_BYTES:
            raise _TooMuchError
        with super().open(name, pwd=pwd) as stream:
            data = stream.read()
        if data.count(b"<") > MAX_PART_TAGS:
            raise _TooMuchError
        return data

    def open(self, name: Any, *args: Any, **options: Any) -> Any:
        """A part as a stream."""
        return _Counted(self, str(name), super().open(name, *args, **options))


class _Reader(ExcelReader):
    """openpyxl's reader without what it reads beside tables."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        self.archive = _Archive(data)

    def read_chartsheet(self, sheet: object, rel: object) -> None:
        """A sheet that is one chart holds no table, and its pictures are not to be opened."""


def read_workbook(
    name: str, data: bytes, columns: Mapping[str, str] | None
) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The tables of its visible sheets, and a sentence for each that is hidden."""
    try:
        reader = _Reader(data)
        reader.read()
        sheets = [sheet for sheet in reader.wb.worksheets if sheet.title != README_SHEET]
    # A broken workbook fails in whatever way its bytes lead to.
    except Exception as error:
        raise _error(name, error) from error
    several = len(sheets) > 1
    seen = tuple(
        with_header(sheet.title if several else "", _rows(name, sheet), columns)
        for sheet in sheets
        if sheet.sheet_state == "visible"
    )
    hidden = (sheet.title for sheet in sheets if sheet.sheet_state != "visible")
    return seen, tuple(
        f"“{name}”: its hidden sheet “{title}” was left out: show it if it holds articles."
        for title in hidden
    )


def _rows(name: str, sheet: Any) -> Iterator[Row]:
    """A sheet's rows that have a cell, numbered as the program shows them."""
    rows = sheet.iter_rows(
        min_row=1, max_row=LAST_ROW, min_col=1, max_col=MAX_COLUMNS, values_only=True
    )
    empty = (None,) * MAX_COLUMNS
    filled = characters = 0
    try:
        for number, cells in enumerate(rows, 1):
            # Programs often leave a mark in a sheet's last row, far below the table.
            if cells == empty:
                continue
            filled += 1
            check_rows(name, filled)
            characters += sum(len(cell) for cell in cells if isinstance(cell, str))
            if characters > MAX_CELLS_CHARACTERS:
                raise _TooMuchError
            yield Row(number, [_plain(cell) for cell in cells])
    except ReadError:
        raise
    except Exception as error:
        raise _error(name, error) from error


def _plain(cell: object) -> object:
    """A cell's value, a text's "_x000D_" and its like as the characters that they stand for."""
    return unescape(cell) if isinstance(cell, str) else cell


def _error(name: str, error: Exception) -> ReadError:
    """The sentence for what openpyxl failed on."""
    if isinstance(error, _TooMuchError):
        return ReadError(
            f"“{name}” is too large for a workbook (about 200,000 rows are read): "
            "save it as .csv, or split it up."
        )
    return ReadError(f"“{name}” is a broken or locked workbook: save it again, or as .csv.")
