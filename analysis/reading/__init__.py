"""A file, an upload or pasted text → unsplit articles, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

from analysis.reading.binary import is_noise, signature
from analysis.reading.cleaning import clean, safe_name
from analysis.reading.dates import parse_date
from analysis.reading.encoding import decode
from analysis.reading.files import (
    MARKDOWN_SUFFIX,
    MAX_TEXT_BYTES,
    PAGE_SUFFIXES,
    RECORDS_SUFFIX,
    SUFFIXES,
    bytes_of,
    check_size,
    find_files,
    known_suffix,
    limit_of,
)
from analysis.reading.jsonl import read_records
from analysis.reading.markdown import read_markdown
from analysis.reading.result import ReadError, Reading
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


def read_path(path: Path) -> Reading:
    """The articles of one file; ReadError says why there are none."""
    return read_bytes(path.name, bytes_of(path))


def read_bytes(name: str, data: bytes) -> Reading:
    """The articles of an upload: its name's suffix says what may be in it, its content what is."""
    suffix, name = known_suffix(name), safe_name(name)
    check_size(name, len(data), limit_of(suffix))
    text, faults = _decoded(name, data)
    if suffix == RECORDS_SUFFIX:
        reading = read_records(name, text)
        return Reading(reading.articles, faults + reading.faults)
    article, found = _article(name, suffix, text)
    return Reading((article,), faults + tuple(f"“{name}”: {fault}" for fault in found))


def read_text(text: str, name: str = PASTED) -> Article:
    """The article of a text that was pasted or typed; ReadError where it holds none."""
    name = safe_name(name)
    # Characters, not bytes: whoever pastes does not see bytes, and the limit is a round one.
    check_size(name, len(text), MAX_TEXT_BYTES)
    if is_noise(text):
        raise ReadError(f"“{name}” is not text: it is mostly control characters.")
    return _article(name, "", text)[0]


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The bytes as text, with a sentence where some were lost; ReadError where they are no text."""
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(f"“{name}” is empty: there is nothing to read in it.")
    if kind := signature(data):
        raise ReadError(f"“{name}” is {kind}, not text: save its text as a .txt file.")
    decoded = decode(data)
    if is_noise(decoded.text):
        raise ReadError(f"“{name}” is not text but binary data: save its text as a .txt file.")
    if not decoded.lost:
        return decoded.text, ()
    places = "one place" if decoded.lost == 1 else f"{decoded.lost} places"
    return decoded.text, (
        f"“{name}”: {places} could not be read as {decoded.encoding} and show as “\ufffd”.",
    )


def _article(name: str, suffix: str, text: str) -> tuple[Article, tuple[str, ...]]:
    """The text's article as a page, as Markdown or as it stands, with sentences on bad fields."""
    if is_page(text, suffix in PAGE_SUFFIXES):
        return read_page(name, text)
    faults: tuple[str, ...] = ()
    if suffix == MARKDOWN_SUFFIX:
        article, faults = read_markdown(name, text)
    else:
        article = Article(name, clean(text))
    if not article.text.strip():
        raise ReadError(f"“{name}” is empty: it holds no text besides blanks and marks.")
    return article, faults
