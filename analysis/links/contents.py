"""What a link led to → articles; which types of content are taken, and how much of each."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from analysis.links.addresses import Address
from analysis.links.limits import DOCUMENT_BYTES, PAGE_BYTES, LinkError
from analysis.reading import Reading, read_bytes
from analysis.reading.cleaning import safe_name
from analysis.reading.encoding import DECLARED, WESTERN
from analysis.reading.formats import Format, format_by_content

PAGE = ".html"
XML = ".xml"
OFFICE = "application/vnd.openxmlformats-officedocument."
SUFFIXES = {
    "text/html": PAGE,
    "application/xhtml+xml": PAGE,
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": XML,
    "application/atom+xml": XML,
    "application/rdf+xml": XML,
    "application/xml": XML,
    "text/xml": XML,
    "application/pdf": ".pdf",
    f"{OFFICE}wordprocessingml.document": ".docx",
    f"{OFFICE}spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
}
"""The types of content that are taken; what reading calls a file of that type."""
TEXTS = frozenset({PAGE, XML, ".txt", ".md"})
INSIDE: frozenset[Format | None] = frozenset({None, "pdf", "docx", "xlsx", "odt", "rtf", "epub"})
"""What may be in it whatever the site calls it; an archive under another name is refused."""

UNTYPED = "The site does not say what it is: save the page in your browser and add the file."
OTHER_TYPE = (
    "It is “{}”; of links, web pages, feeds, texts, PDFs and office documents are read. "
    "If it is an article, download it and add the file."
)
HIDDEN = "It is not what the site says it is ({}): download it, look at it, and add the file."

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w-]+)""", re.I)


@dataclass(frozen=True, slots=True)
class Content:
    """What a link led to. address: the last one, after all redirects. type: as in `SUFFIXES`."""

    address: Address
    type: str
    charset: str
    data: bytes

    @property
    def is_text(self) -> bool:
        """Is it a page, a feed or a plain text?"""
        return SUFFIXES[self.type] in TEXTS


def type_and_limit(header: str) -> tuple[str, int]:
    """The type that a Content-Type names and the bytes it may have; LinkError for other types."""
    kind = header.partition(";")[0].strip().lower()
    if not kind:
        raise LinkError(UNTYPED)
    if kind not in SUFFIXES:
        raise LinkError(OTHER_TYPE.format(kind[:100]))
    return kind, PAGE_BYTES if SUFFIXES[kind] in TEXTS else DOCUMENT_BYTES


def charset_in(header: str) -> str:
    """The encoding that a Content-Type names, "" where it names none."""
    found = _CHARSET.search(header)
    return found[1].lower() if found else ""


def reading_of(content: Content) -> Reading:
    """The articles of a page or document; ReadError says why there are none."""
    name = _name(content)
    data = _unified(content) if content.is_text else content.data
    if format_by_content(name, data) not in INSIDE:
        raise LinkError(HIDDEN.format(content.type))
    reading = read_bytes(name, data)
    url = str(content.address)
    if len(reading.articles) == 1:
        return replace(reading, articles=(replace(reading.articles[0], url=url),))
    # Rows of a table may name the pages that they come from.
    located = tuple(replace(article, url=article.url or url) for article in reading.articles)
    return replace(reading, articles=located)


def _name(content: Content) -> str:
    """What to call it: the last part of its path, else its host, with its type's ending."""
    path = content.address.target.partition("?")[0].rstrip("/")
    last = path.rpartition("/")[2]
    suffix = SUFFIXES[content.type].replace(XML, PAGE)
    stem = last.removesuffix(suffix) if last else content.address.host
    return safe_name(stem + suffix)


def _unified(content: Content) -> bytes:
    """A text in UTF-8 where only its headers say that it is in another encoding."""
    codec = DECLARED.get(content.charset)
    if codec in (None, "utf-8", WESTERN) or content.data.startswith(codecs.BOM_UTF8):
        return content.data
    try:
        content.data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return content.data
    try:
        return codecs.BOM_UTF8 + content.data.decode(codec).encode()
    except UnicodeDecodeError:
        return content.data
