"""XML to events, without entities, DTDs or network, and without a tree in memory."""

from __future__ import annotations

from typing import Protocol

from lxml import etree  # type: ignore[import-untyped]

from analysis.reading.documents.extract import check_length
from analysis.reading.result import ReadError

CHUNK = 1_000_000
"""Bytes that the parser is given at a time."""
MAX_OPEN = 50
"""Paragraphs within paragraphs, as text boxes make them; one level is common."""


class Handler:
    """Collects lines while the parser goes through a document; formats say what a tag means."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.characters = 0
        # A text box stands inside a paragraph, with paragraphs of its own.
        self.open: list[list[str]] = []
        self.skipped = 0

    def begin(self) -> None:
        """A paragraph begins."""
        if len(self.open) >= MAX_OPEN:
            raise broken(self.name)
        self.open.append([])

    def end_line(self) -> None:
        """What the innermost paragraph has so far is a line."""
        if self.open:
            self._keep("".join(self.open[-1]))
            self.open[-1].clear()

    def finish(self) -> None:
        """The innermost paragraph ends."""
        if self.open:
            self._keep("".join(self.open.pop()))

    def write(self, text: str) -> None:
        """Text of the innermost paragraph, unless it is left out."""
        if self.open and not self.skipped:
            self.open[-1].append(text)

    def _keep(self, line: str) -> None:
        if self.skipped:
            return
        self.characters += len(line)
        self.lines.append(line)
        check_length(self.name, self.characters, len(self.lines))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        raise NotImplementedError

    def end(self, tag: str) -> None:
        """An element ends."""
        raise NotImplementedError

    def data(self, text: str) -> None:
        """Text between two tags, in pieces."""
        raise NotImplementedError

    def close(self) -> None:
        """The document is over."""


class _Target(Protocol):
    """What lxml calls."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...
    def close(self) -> None: ...


def broken(name: str) -> ReadError:
    """The sentence for a document that is not as its format wants it."""
    return ReadError(f"“{name}” is broken or cut off: save or download it again.")


def parse(name: str, data: bytes, target: _Target) -> None:
    """Send the XML's events to the target; ReadError where it is broken."""
    parser = etree.XMLParser(
        target=target,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for start in range(0, len(data), CHUNK):
            parser.feed(data[start : start + CHUNK])
        parser.close()
    except (etree.LxmlError, AssertionError) as error:
        raise broken(name) from error


class _Properties:
    """The first text of each element of a properties part, by its name without namespace."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._tag = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._tag = local(tag)

    def end(self, tag: str) -> None:  # noqa: ARG002
        self._tag = ""

    def data(self, text: str) -> None:
        if self._tag:
            self.texts[self._tag] = self.texts.get(self._tag, "") + text

    def close(self) -> None:
        pass


def properties(name: str, data: bytes) -> dict[str, str]:
    """The texts of a document's properties ("title", "publisher", …); {} where there are none."""
    found = _Properties()
    try:
        parse(name, data, found)
    except ReadError:
        # A document without its properties is still worth its text.
        return {}
    return found.texts


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]
