"""An OpenDocument text (.odt) to lines: its paragraphs and headings, without notes."""

from __future__ import annotations

from analysis.reading.documents.extract import Extract, folded, stated_title
from analysis.reading.documents.markup import Handler, parse, properties
from analysis.reading.documents.package import Package
from analysis.reading.fields import Fields

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
LEFT_OUT = frozenset(
    {
        f"{TEXT}note",
        f"{TEXT}tracked-changes",
        f"{TEXT}ruby-text",
        f"{OFFICE}annotation",
        f"{OFFICE}binary-data",
        f"{SVG}title",
        f"{SVG}desc",
    }
)
SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t"}


def paragraphs(name: str, data: bytes) -> Extract:
    """The document's paragraphs with its title where the text has it; ReadError without them."""
    package = Package(name, data)
    if b"encryption-data" in package.optional("META-INF/manifest.xml"):
        raise package.locked()
    document = _Document(name)
    parse(name, package.part("content.xml"), document)
    lines = folded(document.lines)
    title = properties(name, package.optional("meta.xml")).get("title")
    return Extract(lines, Fields(title=stated_title(title, lines)))


class _Document(Handler):
    """Follows the elements that hold text; text outside paragraphs is none."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """An element begins: a paragraph, a sign, a break, or what is left out."""
        if tag in LEFT_OUT:
            self.skipped += 1
        elif tag in PARAGRAPHS:
            self.begin()
        elif tag == f"{TEXT}line-break":
            self.end_line()
        elif tag in SIGNS:
            self.write(SIGNS[tag])

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in LEFT_OUT:
            self.skipped -= 1
        elif tag in PARAGRAPHS:
            self.finish()

    def data(self, text: str) -> None:
        """Text of a paragraph; a line of the file is no line of the text."""
        self.write(text)
