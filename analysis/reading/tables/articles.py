"""A sheet's rows to articles: one a row, unsplit, or one of several rows, each a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.reading.cleaning import clean, one_line
from analysis.reading.fields import Fields, fill
from analysis.reading.html_lines import lines_of
from analysis.reading.jsonl import GAP, body_blocks
from analysis.reading.result import ReadError
from analysis.reading.tables.cells import is_markup
from analysis.reading.tables.columns import PARAGRAPH_NAMES, plain_name
from analysis.reading.tables.entries import entries_of
from analysis.reading.tables.faults import Faults
from analysis.reading.tables.groups import Group, fields_of, grouped, in_order
from analysis.reading.tables.sheet import Sheet
from analysis.reading.webpage import is_page, read_page
from analysis.records import Article

ORIGIN = "the table's row"


def read_rows(
    name: str, sheet: Sheet, roles: Mapping[str, str]
) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The sheet's articles, in its order, and sentences on rows that were not read well."""
    title = one_line(sheet.title)
    place, stem = (
        (f"“{name}”, sheet “{title}”", f"{name} {title}") if title else (f"“{name}”", name)
    )
    faults = Faults(place)
    articles = tuple(_articles(name, stem, sheet, roles, faults))
    return articles, faults.sentences()


def _articles(
    name: str, stem: str, sheet: Sheet, roles: Mapping[str, str], faults: Faults
) -> Iterator[Article]:
    """The article of each row or group of rows that has one."""
    paragraphs = plain_name(roles["text"]) in PARAGRAPH_NAMES
    groups, by_paragraph = grouped(entries_of(name, sheet, roles, faults), paragraphs)
    for group in groups:
        number = group[0].number
        called = one_line(group[0].id) or f"{stem} row {number}"
        article = _split(called, group, faults) if by_paragraph else _whole(called, group, faults)
        if article is None:
            continue
        title, source, date, url = fields_of(group)
        filled, bad = fill(article, Fields(title, source, [date] if date else [], url), ORIGIN)
        for fault in bad:
            faults.add(number, fault)
        yield filled


def _whole(name: str, group: Group, faults: Faults) -> Article | None:
    """The article of one row, unsplit; None where its text comes to nothing."""
    texts = _texts(group, faults)
    return Article(name, texts[0]) if texts else None


def _split(name: str, group: Group, faults: Faults) -> Article | None:
    """The article of several rows, each a body block; None where they come to nothing."""
    texts = _texts(in_order(group), faults)
    return Article(name, GAP.join(texts), blocks=body_blocks(texts)) if texts else None


def _texts(group: Group, faults: Faults) -> list[str]:
    """The texts of the rows; one that repeats another, or comes to nothing, is left out."""
    seen: dict[str, int] = {}
    for entry in group:
        try:
            text = _text(entry.text)
        except ReadError:
            faults.add(entry.number, "its text is a web page without an article in it.")
            continue
        if not text.strip():
            faults.add(entry.number, "it has no text and was left out.")
        elif text in seen:
            faults.add(entry.number, f"it repeats row {seen[text]} and was left out.")
        else:
            seen[text] = entry.number
    return list(seen)


def _text(cell: str) -> str:
    """The cell's text, cleaned, that of a web page or of a piece of one without its tags."""
    if is_page(cell):
        return read_page("", cell)[0].text
    if is_markup(cell):
        lines = (" ".join(line.split()) for line in lines_of(cell))
        cell = GAP.join(filter(None, lines))
    return clean(cell)
