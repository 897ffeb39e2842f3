"""Tables that Haluan wrote itself (analysis/data_files), read back without a loss."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.formulas import as_it_was
from analysis.reading.cleaning import clean
from analysis.reading.fields import Fields, fill
from analysis.reading.jsonl import GAP, body_blocks
from analysis.reading.result import Reading
from analysis.reading.tables.faults import Faults
from analysis.reading.tables.sheet import Row, Sheet, check_rows
from analysis.records import Article

ORIGIN = "the export"
README_SHEET = "README of Haluan"
"""A workbook's sheet of this name tells of the others and holds no article."""
COLUMNS = ("article_id", "paragraph", "paragraph_text", "title", "source", "date", "url")
"""A table with all of these is one of Haluan's own; a row is a paragraph."""
LONGEST_NUMBER = 9
"""Digits of a paragraph's number."""

Paragraph = tuple[int, int, list[str]]
"""Its number, the row that it stands in, and the cells of `COLUMNS`."""


def is_own(header: Sequence[str]) -> bool:
    """Did Haluan write the table with these columns?"""
    return set(COLUMNS) <= set(header)


def read_own(name: str, sheet: Sheet, marked: bool) -> Reading:
    """The articles of the table's paragraphs, exactly as they were.

    marked: may texts carry the mark that keeps a spreadsheet from running them?
    """
    faults = Faults(f"“{name}”")
    articles: dict[str, list[Paragraph]] = {}
    for row in sheet.rows:
        check_rows(name, row.number)
        if row.fault:
            faults.add(row.number, row.fault)
            continue
        cells = _cells(sheet.header, row, marked)
        number = cells[1]
        numbered = number.isdecimal() and len(number) <= LONGEST_NUMBER
        if not (cells[0] and numbered and cells[2].strip()):
            if any(cells):
                faults.add(row.number, "it lacks its article, its number or its text.")
            continue
        articles.setdefault(cells[0], []).append((int(number), row.number, cells))
    read = tuple(_article(key, rows, faults) for key, rows in articles.items())
    return Reading(read, faults.sentences())


def read_own_lines(name: str, text: str) -> Reading | None:
    """The articles of a .jsonl that Haluan wrote; None where it is another's."""
    first = _record(text.lstrip().partition("\n")[0])
    if first is None or not is_own(list(first)):
        return None
    return read_own(name, Sheet("", COLUMNS, _rows(text)), marked=False)


def _rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            yield Row(number, fault="it is not valid JSON.")
        else:
            yield Row(number, [record.get(column) for column in COLUMNS])


def _record(line: str) -> dict[str, object] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _cells(header: Sequence[str], row: Row, marked: bool) -> list[str]:
    """The row's cells of `COLUMNS`; a text that did not fit its cell goes on behind the last."""
    texts = [_text(cell) for cell in row.cells]
    if marked:
        texts = [as_it_was(text) for text in texts]
    places = [header.index(column) for column in COLUMNS]
    cells = [texts[at] if at < len(texts) else "" for at in places]
    cells[2] += "".join(texts[len(header) :])
    return cells


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _article(key: str, rows: Iterable[Paragraph], faults: Faults) -> Article:
    """The article of its paragraphs, by their numbers."""
    ordered = sorted(rows, key=lambda row: row[:2])
    texts = [clean(cells[2]) for _, _, cells in ordered]
    _, place, (_, _, _, title, source, date, url) = ordered[0]
    whole = replace(Article(key, GAP.join(texts)), blocks=body_blocks(texts))
    filled, bad = fill(whole, Fields(title, source, [date] if date else [], url), ORIGIN)
    for fault in bad:
        faults.add(place, fault)
    return filled
