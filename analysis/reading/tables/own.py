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
from analysis.records import Article, Saying

ORIGIN = "the export"
README_SHEET = "README of Haluan"
"""A workbook's sheet of this name tells of the others and holds no article."""
COLUMNS = ("article_id", "paragraph", "paragraph_text", "title", "source", "date", "url")
"""A table with all of these is one of Haluan's own; a row is a paragraph."""
OF_VOICE = ("voice", "speaker", "corrected")
"""Columns that the older ones of them lack."""
LONGEST_NUMBER = 9
"""Digits of a paragraph's number."""
LONGEST_SPEAKER = 200
"""Characters of a speaker's name."""

Cells = dict[str, str]
"""What a row says, by the column."""
Paragraph = tuple[int, int, Cells]
"""Its number, the row that it stands in, and what that says."""


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
        key, number = cells["article_id"], cells["paragraph"]
        numbered = number.isdecimal() and len(number) <= LONGEST_NUMBER
        if not (key and numbered and cells["paragraph_text"].strip()):
            if any(cells.values()):
                faults.add(row.number, "it lacks its article, its number or its text.")
            continue
        articles.setdefault(key, []).append((int(number), row.number, cells))
    read = tuple(_article(key, rows, faults) for key, rows in articles.items())
    return Reading(read, faults.sentences())


def read_own_lines(name: str, text: str) -> Reading | None:
    """The articles of a .jsonl that Haluan wrote; None where it is another's."""
    first = _record(text.lstrip().partition("\n")[0])
    if first is None or not is_own(list(first)):
        return None
    return read_own(name, Sheet("", (*COLUMNS, *OF_VOICE), _rows(text)), marked=False)


def _rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            yield Row(number, fault="it is not valid JSON.")
        else:
            yield Row(number, [record.get(column) for column in (*COLUMNS, *OF_VOICE)])


def _record(line: str) -> dict[str, object] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _cells(header: Sequence[str], row: Row, marked: bool) -> Cells:
    """What the row says; a text that did not fit its cell goes on behind the last."""
    texts = [_text(cell) for cell in row.cells]
    if marked:
        texts = [as_it_was(text) for text in texts]
    cells = dict.fromkeys((*COLUMNS, *OF_VOICE), "") | dict(zip(header, texts, strict=False))
    cells["paragraph_text"] += "".join(texts[len(header) :])
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
    texts = [clean(cells["paragraph_text"]) for _, _, cells in ordered]
    _, place, head = ordered[0]
    whole = Article(key, GAP.join(texts), blocks=body_blocks(texts), exported_as=key)
    dates = [head["date"]] if head["date"] else []
    fields = Fields(head["title"], head["source"], dates, head["url"])
    filled, bad = fill(whole, fields, ORIGIN)
    for fault in bad:
        faults.add(place, fault)
    return replace(filled, corrected=dict(_corrected(filled, ordered, faults)))


def _corrected(
    article: Article, rows: Sequence[Paragraph], faults: Faults
) -> Iterator[tuple[int, Saying]]:
    """Whose words the corrected paragraphs are, by where they start."""
    for block, (_, place, cells) in zip(article.blocks, rows, strict=True):
        if cells["corrected"].casefold() != "true":
            continue
        voice, speaker = cells["voice"], " ".join(cells["speaker"].split())
        if voice == "speaker" and len(speaker) <= LONGEST_SPEAKER:
            yield block.start, ("speaker", speaker or None)
        elif voice == "outlet":
            yield block.start, ("outlet", None)
        else:
            faults.add(place, "its correction of whose words it is can’t be read.")
