"""Documents to articles: PDF, Word, OpenDocument, RTF, e-books, mails and saved pages."""

from __future__ import annotations

from dataclasses import replace

from analysis.reading.cleaning import clean
from analysis.reading.documents import docx, epub, mail, odt, pdf, rtf
from analysis.reading.documents.extract import Extract
from analysis.reading.exports import read_export, read_export_page
from analysis.reading.fields import Fields, fill
from analysis.reading.files import MAX_TEXT_BYTES, check_size
from analysis.reading.formats import Document
from analysis.reading.result import ReadError, Reading
from analysis.reading.webpage import read_page
from analysis.records import Article

READERS = {
    "pdf": pdf.paragraphs,
    "docx": docx.paragraphs,
    "odt": odt.paragraphs,
    "rtf": rtf.paragraphs,
    "epub": epub.paragraphs,
    "eml": mail.paragraphs,
}
ORIGINS = {"eml": "the mail's head", "epub": "the e-book's metadata"}
ORIGIN = "the document's properties"


def read_document(name: str, data: bytes, format: Document) -> Reading:
    """The document's article, or each article of a database export; ReadError without one."""
    if format == "mhtml":
        return _read_saved_page(name, data)
    extract = READERS[format](name, data)
    if not any(extract.lines):
        raise ReadError(f"“{name}” is empty: it holds no text.")
    faults = tuple(f"“{name}”: {fault}" for fault in extract.faults)
    if export := read_export(name, extract.lines):
        return Reading(export.articles, faults + export.faults)
    article, found = _article(name, extract, ORIGINS.get(format, ORIGIN))
    return Reading((article,), faults + tuple(f"“{name}”: {fault}" for fault in found))


def _article(name: str, extract: Extract, origin: str) -> tuple[Article, tuple[str, ...]]:
    """The document as one article, its paragraphs apart by blank lines."""
    text = clean("\n\n".join(filter(None, extract.lines)))
    check_size(name, len(text), MAX_TEXT_BYTES)
    if not text.strip():
        raise ReadError(f"“{name}” is empty: it holds no text.")
    return fill(Article(name, text), extract.fields, origin)


def _read_saved_page(name: str, data: bytes) -> Reading:
    """The article of a page that was saved with its pictures (.mhtml), or those of an export."""
    html, address = mail.page(name, data)
    check_size(name, len(html), MAX_TEXT_BYTES)
    if export := read_export_page(name, html):
        return export
    article, found = read_page(name, html)
    if article.url is None:
        address_only, _ = fill(article, Fields(url=address), "")
        article = replace(article, url=address_only.url)
    return Reading((article,), tuple(f"“{name}”: {fault}" for fault in found))
