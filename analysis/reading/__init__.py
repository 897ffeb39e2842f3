"""A file, an upload or pasted text → unsplit articles, or a sentence that says why not."""

from __future__ import annotations

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
from analysis.reading.jsonl import read_records
from analysis.reading.markdown import read_markdown
from analysis.reading.result import ReadError, Reading
from analysis.reading.tables import read_table
from analysis.reading.webpage import is_page, read_page
from analysis.records import Article

__all__ = [
    "MAX_TEXT_BYTES",
    "SUFFIXES",
    "ReadError",
    "Reading",
    "find_files",
    "parse_date",
    "read_bytes",
    "read_path",
    "read_text",
]

PASTED = "pasted text"
NAMED_TEXTS: frozenset[Format] = frozenset({"txt", "md", "html", "jsonl", "eml", "csv", "tsv"})
"""Formats that begin with no mark of their own, so that the name decides."""


def read_path(path: Path) -> Reading:
    """The articles of one file; ReadError says why there are none."""
    return read_bytes(path.name, bytes_of(path))


def read_bytes(name: str, data: bytes) -> Reading:
    """The articles of an upload: its content says what it is, its name which kind of text."""
    shown = safe_name(name)
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(f"“{shown}” is empty: there is nothing to read in it.")
    format = format_by_content(shown, data) or _format_by_name(name)
    check_size(shown, len(data), LIMITS[format])
    if format == "zip":
        return read_archive(shown, data, read_bytes)
    if _is_document(format):
        return read_document(shown, data, format)
    if _is_table(format):
        return read_table(shown, data, format)
    return _read_text(shown, data, format)


def read_text(text: str, name: str = PASTED) -> Article:
    """The article of a text that was pasted or typed; ReadError where it holds none."""
    name = safe_name(name)
    # Characters, not bytes: whoever pastes does not see bytes, and the limit is a round one.
    check_size(name, len(text), MAX_TEXT_BYTES)
    if is_noise(text):
        raise ReadError(f"“{name}” is not text: it is mostly control characters.")
    return _article(name, "txt", text)[0]


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
    if format == "jsonl":
        reading = read_records(name, text)
        return Reading(reading.articles, faults + reading.faults)
    if export := _export(name, format, text):
        return Reading(export.articles, faults + export.faults)
    article, found = _article(name, format, text)
    return Reading((article,), faults + tuple(f"“{name}”: {fault}" for fault in found))


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
