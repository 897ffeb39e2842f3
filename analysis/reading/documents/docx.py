"""A Word document (.docx) to lines: what a reader sees of its text, in its order.

Read straight from the XML: python-docx passes over content controls, text boxes
and inserted text, and holds the whole document as a tree.
"""

from __future__ import annotations

import re

from analysis.reading.documents.extract import Extract, folded, stated_title
from analysis.reading.documents.markup import Handler, parse, properties
from analysis.reading.documents.package import Package
from analysis.reading.fields import Fields

MAIN = re.compile(r"word/document\d*\.xml")
WORDS = ("/wordprocessingml/2006/main", "/wordprocessingml/main")
"""How the namespaces end, of the usual and the strict form, whose elements hold the text."""
LEFT_OUT = frozenset({"Fallback", "moveFrom", "del", "rt"})
"""Second copies for older programs, text that was moved away or deleted, readings over words."""
SIGNS = {"tab": "\t", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off"})


def paragraphs(name: str, data: bytes) -> Extract:
    """The document's paragraphs with its title where the text has it; ReadError without them."""
    package = Package(name, data)
    mains = sorted(filter(MAIN.fullmatch, package.names))
    if not mains:
        raise package.broken()
    document = _Document(name)
    parse(name, package.part(mains[0]), document)
    lines = folded(document.lines)
    title = properties(name, package.optional("docProps/core.xml")).get("title")
    return Extract(lines, Fields(title=stated_title(title, lines)))


class _Document(Handler):
    """Follows the elements that Word writes text with."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._in_text = False
        self._hidden = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins: a paragraph, a run, its text, a break, or what is left out."""
        space, _, word = tag.rpartition("}")
        if word in LEFT_OUT:
            self.skipped += 1
        elif not space.endswith(WORDS):
            return
        elif word == "p":
            self.begin()
        elif word == "r":
            self._hidden = False
        elif word == "vanish":
            self._hidden = next(iter(attributes.values()), "") not in OFF
        elif word == "t":
            self._in_text = not self._hidden
        elif word in {"br", "cr"}:
            self.end_line()
        # one with attributes is a stop in a paragraph's properties, not a sign in its text
        elif word in SIGNS and not attributes:
            self.write(SIGNS[word])

    def end(self, tag: str) -> None:
        """An element ends."""
        space, _, word = tag.rpartition("}")
        if word in LEFT_OUT:
            self.skipped -= 1
        elif not space.endswith(WORDS):
            return
        elif word == "t":
            self._in_text = False
        elif word == "p":
            self.finish()

    def data(self, text: str) -> None:
        """Text, where it is the document's own."""
        if self._in_text:
            self.write(text)
