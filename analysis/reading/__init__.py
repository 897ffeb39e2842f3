"""A file, an upload or pasted text → unsplit articles, or a sentence that says why not."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeGuard

from analysis.reading.archive import read_archive
from analysis.reading.binary import is_noise
from analysis.reading.cleaning import clean, safe_name
from analysis.reading.dates import parse_date
from analysis.reading.documents import read_document
from analysis.reading.encoding import decode
from analysis.reading.exports import read_export, read_export_page
from analysis.reading.files import (
    FORMATS,
    LIMITS,
    MAX_TEXT_BYTES,
    SUFFIXES,
    bytes_of,
    check_size,
    find_files,
    is_readme,
    known_suffix,
)
from analysis.reading.formats import (
    DOCUMENTS,
    TABLES,
    Document,
    Format,
    Table,
    format_by_content,
)
from analysis.reading.html_lines import lines_of
from analysis.reading.jsonl import GAP, read_records
from analysis.reading.markdown import read_markdown
from analysis.reading.result import ReadError, Reading
from analysis.reading.tables import read_table
from analysis.reading.tables.cells import is_markup
from analysis.reading.tables.own import read_own_lines
from analysis.reading.webpage import is_page, read_page
from analysis.records import Article

__all__ = [
    "MAX_TEXT_BYTES",
    "SUFFIXES",
    "ReadError",
    "Reading",
    "Table",
    "TableReader",
    "find_files",
    "parse_date",
    "read_bytes",
    "read_pasted",
    "read_path",
    "read_text",
]

PASTED = "pasted text"
NAMED_TEXTS: frozenset[Format] = frozenset({"txt", "md", "html", "jsonl", "eml", "csv", "tsv"})
"""Formats that begin with no mark of their own, so that the name decides."""

TableReader = Callable[[str, bytes, Table], Reading]
"""Gives the articles of a table by its name, bytes and format: `read_table` with columns or not."""


def read_path(path: Path, table: TableReader = read_table) -> Reading:
    """The articles of one file; ReadError says why there are none. table: as for `read_bytes`."""
    return read_bytes(path.name, bytes_of(path), table)


def read_bytes(
    name: str,
    data: bytes,
    table: TableReader = read_table,
    member: Callable[[str], object] | None = None,
) -> Reading:
    """The articles of an upload: its content says what it is, its name which kind of text.

    table: reads the tables, those in an archive too: with columns that a person chose, for one.
    member: told the name of each file in an archive before it is read.
    """
    shown = safe_name(name)
    if is_readme(shown):
        raise ReadError(f"“{shown}” tells of the file beside it: add that one.")
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(f"“{shown}” is empty: there is nothing to read in it.")
    format = format_by_content(shown, data) or _format_by_name(name)
    check_size(shown, len(data), LIMITS[format])
    if format == "zip":
        return read_archive(shown, data, partial(_read_member, table=table, told=member))
    if _is_document(format):
        return read_document(shown, data, format)
    if _is_table(format):
        return table(shown, data, format)
    return _read_text(shown, data, format)


def _read_member(
    name: str, data: bytes, table: TableReader, told: Callable[[str], object] | None
) -> Reading:
    """The articles of a file in an archive."""
    if told:
        told(name)
    return read_bytes(name, data, table)


def read_text(text: str, name: str = PASTED) -> Article:
    """The article of a text that was pasted or typed; ReadError where it holds none."""
    return _article(_checked(text, name), "txt", text)[0]


def read_pasted(text: str, name: str = PASTED) -> Reading:
    """The articles of pasted text: a database's export, a page's source, or the text as it is."""
    name = _checked(text, name)
    # A text may speak of a tag; a page's source, or a piece of it, begins with one.
    if text.lstrip().startswith("<") and (is_page(text, named_so=True) or is_markup(text)):
        with contextlib.suppress(ReadError):
            return _read_decoded(name, text, "html")
        if not is_page(text):
            text = GAP.join(filter(None, (" ".join(line.split()) for line in lines_of(text))))
    return _read_decoded(name, text, "txt")


def _checked(text: str, name: str) -> str:
    """The name, safe, of a pasted text; ReadError where that is too long or none."""
    name = safe_name(name)
    # Characters, not bytes: whoever pastes does not see bytes, and the limit is a round one.
    check_size(name, len(text), MAX_TEXT_BYTES)
    if is_noise(text):
        raise ReadError(f"“{name}” is not text: it is mostly control characters.")
    return name


def _is_document(format: Format) -> TypeGuard[Document]:
    """Is it a format that documents.read_document reads?"""
    return format in DOCUMENTS


def _is_table(format: Format) -> TypeGuard[Table]:
    """Is it a format that tables.read_table reads?"""
    return format in TABLES


def _format_by_name(name: str) -> Format:
    """What the name says a text is; under a document's name it is mere text, else a table's."""
    format = FORMATS[known_suffix(name)]
    if format in NAMED_TEXTS:
        return format
    return "csv" if format in TABLES else "txt"


def _read_text(name: str, data: bytes, format: Format) -> Reading:
    """The articles of a text: records, a database's export, a page, Markdown or plain."""
    text, faults = _decoded(name, data)
    reading = _read_decoded(name, text, format)
    return Reading(reading.articles, faults + reading.faults)


def _read_decoded(name: str, text: str, format: Format) -> Reading:
    """The same from its characters."""
    if format == "jsonl":
        return read_own_lines(name, text) or read_records(name, text)
    if export := _export(name, format, text):
        return export
    article, faults = _article(name, format, text)
    return Reading((article,), tuple(f"“{name}”: {fault}" for fault in faults))


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The bytes as text, with a sentence where some were lost; ReadError where they are no text."""
    decoded = decode(data)
    if is_noise(decoded.text):
        raise ReadError(f"“{name}” is not text but binary data: save its text as a .txt file.")
    return decoded.text, (f"“{name}”: {decoded.loss}",) if decoded.loss else ()


def _export(name: str, format: Format, text: str) -> Reading | None:
    """The articles of a database's export, as a page or as text; None where it is none."""
    if is_page(text, format == "html"):
        return read_export_page(name, text)
    return read_export(name, clean(text).split("\n")) if format == "txt" else None


def _article(name: str, format: Format, text: str) -> tuple[Article, tuple[str, ...]]:
    """The text's article as a page, as Markdown or as it stands, with sentences on bad fields."""
    if is_page(text, format == "html"):
        return read_page(name, text)
    faults: tuple[str, ...] = ()
    if format == "md":
        article, faults = read_markdown(name, text)
    else:
        article = Article(name, clean(text))
    if not article.text.strip():
        raise ReadError(f"“{name}” is empty: it holds no text besides blanks and marks.")
    return article, faults
