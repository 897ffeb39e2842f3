"""An e-book (.epub) to lines: its chapters in reading order, with the book's own metadata."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from analysis.reading.documents.extract import Extract, check_length, folded
from analysis.reading.documents.markup import local, parse, properties
from analysis.reading.documents.package import Package
from analysis.reading.encoding import decode
from analysis.reading.fields import Fields
from analysis.reading.html_lines import lines_of
from analysis.reading.result import ReadError

CONTAINER = "META-INF/container.xml"
PAGES = frozenset({"application/xhtml+xml", "text/html"})
MAX_PAGES_BYTES = 15_000_000
"""Bytes of a book's pages that are unpacked: a long novel has two million."""
MAX_CHAPTERS = 2_000
"""Chapters that are read; more is not a book of articles."""


def paragraphs(name: str, data: bytes) -> Extract:
    """The chapters' paragraphs, a gap between chapters; title, publisher and date as given."""
    package = Package(name, data, MAX_PAGES_BYTES)
    if "META-INF/rights.xml" in package.names:
        raise ReadError(f"“{name}” is protected against copying: save its text another way.")
    path, content = _content(name, package)
    lines: list[str] = []
    characters = 0
    for chapter in _chapters(package, path, content):
        found = folded(lines_of(decode(package.part(chapter)).text))
        characters += sum(map(len, found))
        lines += [*found, ""]
        check_length(name, characters, len(lines))
    given = properties(name, package.part(path))
    dates = [given["date"]] if given.get("date", "").strip() else []
    return Extract(folded(lines), Fields(given.get("title"), given.get("publisher"), dates))


class _Elements:
    """The attributes of the elements that a part is read for, with their names, in order."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) in {"rootfile", "item", "itemref"}:
            self.found.append((local(tag), dict(attributes)))

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass


def _elements(name: str, data: bytes) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part that say where the book's text is."""
    elements = _Elements()
    parse(name, data, elements)
    return elements.found


def _content(name: str, package: Package) -> tuple[str, list[tuple[str, dict[str, str]]]]:
    """The path of the part that lists the book's chapters, and what it lists."""
    for tag, attributes in _elements(name, package.part(CONTAINER)):
        path = attributes.get("full-path", "")
        if tag == "rootfile" and path in package.names:
            return path, _elements(name, package.part(path))
    raise package.broken()


def _chapters(
    package: Package, path: str, content: list[tuple[str, dict[str, str]]]
) -> Iterator[str]:
    """The paths of the book's pages in reading order, those that the container holds, each once."""
    items = {entry.get("id", ""): entry for tag, entry in content if tag == "item"}
    order = [entry.get("idref", "") for tag, entry in content if tag == "itemref"]
    for identity in dict.fromkeys(order[:MAX_CHAPTERS]):
        item = items.get(identity, {})
        contents = "nav" in item.get("properties", "").split()
        chapter = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(item.get("href", "")))
        )
        if item.get("media-type") in PAGES and not contents and chapter in package.names:
            yield chapter
