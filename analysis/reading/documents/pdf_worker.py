"""A program of its own: a PDF on standard input to its lines with their places, as JSON.

PDFium is written in C++, and what it is given was made by strangers: here it may
take too long, too much memory or crash, and only this process ends. Started as
a file, without the project's own modules, it is there in a tenth of a second.

Usage: pdf_worker.py MAX_PAGES MAX_CHARACTERS MAX_LINES MAX_SECONDS MAX_BYTES
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
from typing import Any

BROKEN_LINE = frozenset({0x2, 0xFFFE})
"""What PDFium puts for a hyphen at a line's end, and for the line's end with it."""
LINE_ENDS = frozenset({0xA, 0xD})
UNKNOWN = "\ufffd"
"""A letter that the PDF draws without saying which it is."""
SOFT_HYPHEN = "\u00ad"
IMAGE, FORM = 3, 5
"""PDFium's numbers for pictures and for groups, in which a scanner may put one."""
MAX_OBJECTS = 50
"""Objects of a page without text that are looked at for a picture."""


def main() -> None:
    """Read, and write {"pages": [[width, height, pictured, [line, …]], …], "title": …}, or
    {"error": …}."""
    *most, seconds, size = map(int, sys.argv[1:])
    _bound(seconds, size)
    json.dump(_read(sys.stdin.buffer.read(), *most), sys.stdout)


def _bound(seconds: int, size: int) -> None:
    """Let the system end this process where it takes more; Windows has no such bounds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _read(data: bytes, most_pages: int, most_characters: int, most_lines: int) -> dict[str, Any]:
    """The document's pages, or what is wrong with it."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if "password" in str(error).lower() else "broken"}
    if len(document) > most_pages:
        return {"error": "pages", "count": len(document)}
    pages: list[Any] = []
    characters = total = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append([0, 0, False, []])
            continue
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > most_characters:
            return {"error": "characters"}
        lines = list(_lines(pypdfium2.raw, text.raw, text.count_chars(), page.get_height()))
        total += len(lines)
        if total > most_lines:
            return {"error": "lines"}
        pictured = not lines and _pictured(pypdfium2.raw, page.raw)
        pages.append([page.get_width(), page.get_height(), pictured, lines])
        text.close()
        page.close()
    return {"pages": pages, "title": document.get_metadata_value("Title")}


def _lines(raw: Any, page: Any, count: int, height: float) -> Any:
    """Each line with text as [text, left, right, distance of its foot from the top, size]."""
    text: list[str] = []
    places: list[int] = []
    for place in range(count):
        code = raw.FPDFText_GetUnicode(page, place)
        if code in BROKEN_LINE:
            text.append(SOFT_HYPHEN)
        elif code not in LINE_ENDS:
            text.append(chr(code) if code else UNKNOWN)
            if not text[-1].isspace():
                places.append(place)
        if code in BROKEN_LINE or code in LINE_ENDS:
            if places:
                yield _placed(raw, page, "".join(text), places, height)
            text, places = [], []
    if places:
        yield _placed(raw, page, "".join(text), places, height)


def _placed(raw: Any, page: Any, text: str, places: list[int], height: float) -> list[Any]:
    """A line with its place; its size is that of a sign in its middle, for initials are larger."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, places[0], x, y)
    left, foot = x.value, height - y.value
    right = ctypes.c_double()
    raw.FPDFText_GetCharBox(page, places[-1], x, right, y, y)
    middle = places[len(places) // 2]
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page, middle, matrix)
    size = raw.FPDFText_GetFontSize(page, middle) * (matrix.b**2 + matrix.d**2) ** 0.5
    return [text, left, right.value, foot, size]


def _pictured(raw: Any, page: Any) -> bool:
    """Does the page show a picture?"""
    objects = range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS))
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, n)) for n in objects)
    return any(kind in {IMAGE, FORM} for kind in kinds)


if __name__ == "__main__":
    main()
