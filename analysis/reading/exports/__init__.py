"""A database's export, many articles in one file, to articles; known by its content alone.

Nexis Uni, Factiva and ProQuest write each article's headline, source and date in
fields around its text. Here the text is kept and the fields become the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from analysis.reading.cleaning import clean
from analysis.reading.exports.documents import Export, reading_of
from analysis.reading.exports.factiva import read_factiva
from analysis.reading.exports.factiva_display import HEADLINE, PARAGRAPH, read_factiva_display
from analysis.reading.exports.nexis import read_nexis
from analysis.reading.exports.proquest import RULE, read_proquest
from analysis.reading.html_lines import lines_of
from analysis.reading.result import Reading

READERS: tuple[Callable[[Sequence[str]], Export | None], ...] = (
    read_nexis,
    read_factiva,
    read_factiva_display,
    read_proquest,
)

MARKS = HEADLINE + PARAGRAPH

# Without one of these a text is no export, and need not be looked at line by line.
_MARK = re.compile(
    r"End of Document|\d of \d{1,6} DOCUMENT|Documents? \(\d"
    r"|[A-Z0-9]{8}(?:19|20)\d{6}[A-Z0-9]{7,11}\b"
    r"|publication(?: title| info| subject)?\s?:|document id\s?:|availability\s?:",
    re.I,
)
_GAPS = re.compile(r"\n{3,}")
# What a page must name before it is parsed: most pages are no exports.
_MAYBE = re.compile(r"articleParagraph|\bfactiva\b|\bproquest\b|>\s*End of Document\s*<", re.I)
# Long attributes are not looked at, so that no page can make the search slow.
_HEADLINE = re.compile(r"<(?:span|div)\b[^<>]{0,200}?[a-z]Headline\b[^<>]{0,200}>")
_PARAGRAPH = re.compile(r"<p\b[^<>]{0,200}?\barticleParagraph\b[^<>]{0,200}>")
_DOCUMENT = re.compile(r"""<(?:hr\b|a\b[^<>]{0,50}?name\s*=\s*["']?DocID_)""", re.I)


def read_export(name: str, lines: Sequence[str]) -> Reading | None:
    """The articles of an export's lines; None where it is none; ReadError where none has a text.

    lines: one for each paragraph of a document or each line of a text, gaps as "".
    """
    text = "\n".join(lines)
    if not _MARK.search(text):
        return None
    marked = [line.strip() for line in _GAPS.sub("\n\n", clean(text)).split("\n")]
    plain = [line.lstrip(MARKS + " ") for line in marked]
    for read in READERS:
        if export := read(marked if read is read_factiva_display else plain):
            return reading_of(name, export)
    return None


def read_export_page(name: str, html: str) -> Reading | None:
    """The articles of an export saved as a page; else as `read_export`."""
    if not _MAYBE.search(html):
        return None
    html = html.replace(HEADLINE, "").replace(PARAGRAPH, "")
    html = _HEADLINE.sub(rf"\g<0>{HEADLINE}", html)
    html = _PARAGRAPH.sub(rf"\g<0>{PARAGRAPH}", html)
    html = _DOCUMENT.sub(rf"<p>{RULE}</p>\g<0>", html)
    return read_export(name, [" ".join(line.split()) for line in lines_of(html)])
