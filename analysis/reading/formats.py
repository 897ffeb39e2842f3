"""Which format a file is in: its content says so, its name decides only between kinds of text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from io import BytesIO
from typing import Literal, get_args

from analysis.reading.binary import signature
from analysis.reading.result import ReadError

Document = Literal["pdf", "docx", "odt", "rtf", "epub", "eml", "mhtml"]
Table = Literal["csv", "tsv", "xlsx", "parquet"]
Format = Document | Table | Literal["zip", "jsonl", "html", "md", "txt"]

DOCUMENTS: frozenset[str] = frozenset(get_args(Document))
TABLES: frozenset[str] = frozenset(get_args(Table))

HEAD = 4_096
"""Bytes at the start in which a file shows what it is."""
PDF_HEAD = 1_024
"""Bytes in which a PDF's mark may stand; some servers put a few of their own before it."""
MAX_MEMBERS = 10_000
"""Members of a container that are listed; more is a trap, the largest e-books have a thousand."""
CENTRAL, END, END64 = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x07"
"""The marks of an entry in a container's list of members, of the list's end, of a longer list's."""
END_SIZE, MAX_COMMENT = 22, 65_535
"""Bytes of the record at the list's end, and of the comment that may stand behind it."""
PLAIN_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How members may be packed; other ways may ask for gigabytes to unpack."""
MIMETYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}
# What is not read, by a member that only it has, and what to do about it.
REFUSED = {
    "ppt/presentation.xml": "a PowerPoint presentation: save it as PDF",
    "xl/workbook.bin": "a binary Excel workbook: save it as .xlsx",
    "Index/Document.iwa": "a Pages, Numbers or Keynote file: export it as .docx, .xlsx or PDF",
}

_HEADER = rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*"
_HEADERS = re.compile(rb"\s{0,8}(?:From [^\n]*\n)?(?:%s)+" % _HEADER)
# Of these, no article begins with one and a line like it after the next.
_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Return-Path|Received|Delivered-To):", re.I | re.M)
_RELATED = re.compile(
    rb"^Content-Type:\s*multipart/related|^Snapshot-Content-Location:", re.I | re.M
)
_DOCX = re.compile(r"word/document\d*\.xml")


def format_by_content(name: str, data: bytes) -> Format | None:
    """The format that the bytes show; None for mere text; ReadError for what is not read."""
    start = data[:PDF_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:PDF_HEAD] and not start.startswith(b"<"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _container(name, data)
    if data.startswith(b"PAR1"):
        return "parquet"
    if kind := signature(data):
        raise ReadError(f"“{name}” is {kind}.")
    return _mail(start + data[PDF_HEAD:HEAD])


def _mail(head: bytes) -> Format | None:
    """Is it a mail or a page saved as one, by the headers that it begins with?"""
    headers = _HEADERS.match(head.replace(b"\r\n", b"\n"))
    if not headers or not _MAIL.search(headers[0]):
        return None
    return "mhtml" if _RELATED.search(headers[0]) else "eml"


def _container(name: str, data: bytes) -> Format:
    """What a ZIP container holds, by its members."""
    names, mimetype = _members(name, data)
    if found := next((what for member, what in REFUSED.items() if member in names), None):
        raise ReadError(f"“{name}” is {found}.")
    if mimetype in MIMETYPES:
        return "epub" if MIMETYPES[mimetype] == "epub" else "odt"
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        raise ReadError(
            f"“{name}” is an OpenDocument file of another kind: save it as .xlsx or PDF."
        )
    if "META-INF/container.xml" in names:
        return "epub"
    if "[Content_Types].xml" in names:
        if any(map(_DOCX.fullmatch, names)):
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
    return "odt" if {"content.xml", "META-INF/manifest.xml"} <= set(names) else "zip"


def members_listed(data: bytes) -> int:
    """How many members a container lists at most, counted before the list is read.

    Not in the whole container: documents packed in it have lists of their own.
    """
    plain_end = data[-END_SIZE:].startswith(END) and data.endswith(b"\0\0")
    first = max(0, len(data) - MAX_COMMENT - END_SIZE)
    end = len(data) - END_SIZE if plain_end else data.rfind(END, first)
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    far = END64 in data[max(0, end - END_SIZE) : max(0, end)]
    return data.count(CENTRAL, 0 if far or size > end else end - size)


def _members(name: str, data: bytes) -> tuple[Collection[str], bytes]:
    """The names of a container's members, and what its member "mimetype" says."""
    if members_listed(data) > MAX_MEMBERS:
        raise ReadError(f"“{name}” holds more than {MAX_MEMBERS:,} files: split it up.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            names = container.namelist()
            mimetype = b""
            if "mimetype" in names:
                with container.open("mimetype") as member:
                    mimetype = member.read(100).strip()
    # A broken container fails in whatever way its bytes lead to.
    except Exception as error:
        raise ReadError(
            f"“{name}” is a broken Office document or ZIP archive: save or download it again."
        ) from error
    return frozenset(names), mimetype
