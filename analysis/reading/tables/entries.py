"""A sheet's rows to what they say: the cells that have a role, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.reading.files import MAX_TEXT_BYTES
from analysis.reading.result import ReadError
from analysis.reading.tables.cells import dates_in_order, said
from analysis.reading.tables.faults import Faults
from analysis.reading.tables.sheet import Row, Sheet

MAX_CHARACTERS = 200_000_000
"""Characters in the columns of one table that have a role: all of it is held in memory."""
FULL_CELL = 32_767
"""Characters that a spreadsheet's cell holds; it cuts off what is longer without a word."""

ORDER = ("text", "id", "title", "source", "date", "url", "order")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says: its number, its text, and of its article the id and the fields.

    order: where its paragraph stands in the article, "" where it does not say.
    """

    number: int
    text: str
    id: str
    title: str
    source: str
    date: str
    url: str
    order: str = ""

    @property
    def fields(self) -> tuple[str, str, str, str]:
        """Title, source, date and url, "" where it does not say."""
        return self.title, self.source, self.date, self.url


def entries_of(
    name: str, sheet: Sheet, roles: Mapping[str, str], faults: Faults
) -> Sequence[Entry]:
    """The rows that have a text, their dates read alike; ReadError for too much text."""
    entries = list(_entries(name, sheet, roles, faults))
    dates = dates_in_order([entry.date for entry in entries])
    return [
        entry if entry.date == date else replace(entry, date=date)
        for entry, date in zip(entries, dates, strict=True)
    ]


def _entries(name: str, sheet: Sheet, roles: Mapping[str, str], faults: Faults) -> Iterator[Entry]:
    """The rows that have a text, empty ones passed over, others with a fault."""
    places = [sheet.header.index(roles[role]) if role in roles else None for role in ORDER]
    characters = 0
    for row in sheet.rows:
        if row.fault:
            faults.add(row.number, row.fault)
            continue
        cells = [_cell(row, place) for place in places]
        characters += sum(map(len, cells))
        if characters > MAX_CHARACTERS:
            most = f"{MAX_CHARACTERS // 1_000_000} million"
            raise ReadError(f"“{name}” has more than {most} characters of text: split it up.")
        if _is_read(row, cells[0], faults):
            yield Entry(row.number, *cells)


def _is_read(row: Row, text: str, faults: Faults) -> bool:
    """Is there a text to read; says what is wrong with it."""
    if len(text) == FULL_CELL:
        faults.add(
            row.number,
            f"its text has {FULL_CELL:,} characters, all that a spreadsheet's cell holds: "
            "its end may be cut off.",
        )
    if len(text) > MAX_TEXT_BYTES:
        faults.add(row.number, "its text is too long for one article and was left out.")
    elif not text and any(map(said, row.cells)):
        faults.add(row.number, "it has no text and was left out.")
    return 0 < len(text) <= MAX_TEXT_BYTES


def _cell(row: Row, place: int | None) -> str:
    """The text in that place of a row; short rows are empty at their end."""
    return said(row.cells[place]) if place is not None and place < len(row.cells) else ""
