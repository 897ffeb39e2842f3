"""Small documents in the true shape of their formats, made for the tests that read them."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(members: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP container with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as container:
        for name, content in members.items():
            plain = zipfile.ZIP_STORED if name == "mimetype" else way
            container.writestr(name, content, plain)
    return file.getvalue()


def docx(*paragraphs: str, title: str = "", body: str = "") -> bytes:
    """A Word document with these paragraphs, or with a body of its own XML."""
    made = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{WORD}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body or made}<w:sectPr/></w:body></w:document>",
            "docProps/core.xml": '<cp:coreProperties xmlns:cp="urn:cp" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
            "<dc:creator>Me</dc:creator></cp:coreProperties>",
        }
    )


def odt(*paragraphs: str, title: str = "", body: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with these paragraphs, or with a body of its own XML."""
    made = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>"
            f"{body or made}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta>"
            f"<dc:title>{escape(title)}</dc:title></office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def epub(*chapters: str, metadata: str = "", spine: str = "", href: str = "c{}.xhtml") -> bytes:
    """An e-book of chapters, each the inside of a page's body."""
    numbers = range(len(chapters))
    items = "".join(
        f'<item id="i{n}" href="{href.format(n)}" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    order = spine or "".join(f'<itemref idref="i{n}"/>' for n in numbers)
    page = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Unseen</title></head><body>'
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:c"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{order}</spine></package>",
        }
        | {f"OEBPS/c{n}.xhtml": f"{page}{text}</body></html>" for n, text in enumerate(chapters)}
    )


def rtf(body: str, head: str = "") -> bytes:
    """An RTF document in Windows-1252 with this body."""
    table = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset134 SimSun;}}"
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + table + head + body + "}").encode("latin-1")


Placed = tuple[float, float, float, str]
"""A printed text: its left end, its baseline from the foot, its size, its words."""


def pdf(*pages: Sequence[Placed], title: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """A PDF of pages, 400 points wide and 600 high, with texts at their places in Helvetica."""
    contents = [_drawn(page) for page in pages]
    return pdf_of_contents(*contents, title=title, extra=extra)


def _drawn(page: Sequence[Placed]) -> bytes:
    """The drawing of a page's texts."""
    parts = []
    for left, foot, size, words in page:
        shown = words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(")
        shown = shown.replace(b")", rb"\)")
        parts.append(b"BT /F1 %g Tf %g %g Td (%b) Tj ET" % (size, left, foot, shown))
    return b"\n".join(parts)


def pdf_of_contents(
    *contents: bytes, title: str = "", extra: Sequence[bytes] = (), trailer: bytes = b""
) -> bytes:
    """A PDF of pages drawn by these contents; `extra` objects are numbered from 5 on.

    The picture /I1 and the form /X1 are the first extra object.
    """
    first = 5 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Title(%b)>>" % title.encode("cp1252"),
        *extra,
    ]
    used = b"/XObject<</I1 5 0 R/X1 5 0 R>>" if extra else b""
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>%b>>>>" % (first + 2 * number + 1, used)
        )
        objects.append(stream(content))
    return _numbered(objects, trailer)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """An object that holds a packed stream."""
    small = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (head, len(small), small)


def _numbered(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """The file of these objects, numbered from 1."""
    file = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"trailer\n<</Size %d/Root 1 0 R/Info 4 0 R%b>>\n" % (len(objects) + 1, trailer)
    return file + head + b"startxref\n%d\n%%%%EOF\n" % start
