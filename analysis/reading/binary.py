"""Tells a file that holds no text, whatever its name says."""

from __future__ import annotations

import re

# How the files begin that hold articles in no form that is read, or none at all, and what to do.
SIGNATURES = (
    (
        b"\xd0\xcf\x11\xe0",
        "an Office document of the old kind or under a password: "
        "save it without one as .docx, .xlsx or PDF",
    ),
    (b"\x89PNG", "a PNG image: run text recognition (OCR) on it first"),
    (b"\xff\xd8\xff", "a JPEG image: run text recognition (OCR) on it first"),
    (b"GIF87a", "a GIF image: run text recognition (OCR) on it first"),
    (b"GIF89a", "a GIF image: run text recognition (OCR) on it first"),
    (b"II*\x00", "a TIFF image: run text recognition (OCR) on it first"),
    (b"MM\x00*", "a TIFF image: run text recognition (OCR) on it first"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"SQLite format 3\x00", "a database file: save its articles as a table"),
    (b"\x7fELF", "a program, not text: choose another file"),
)

FEW = 8
"""Control characters that a text may have picked up on its way, however short it is."""
SHARE = 0.02
"""Their share in a text, beyond those few; compressed data has about a tenth."""
MOSTLY = 0.3
"""Their share in a short text that is none."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def signature(data: bytes) -> str | None:
    """What the bytes are by their beginning, and what to do; None where they may be text."""
    return next((kind for mark, kind in SIGNATURES if data.startswith(mark)), None)


def is_noise(text: str) -> bool:
    """Has the decoded text more control characters than a text may have?"""
    controls = len(_CONTROL.findall(text))
    return controls > max(FEW, SHARE * len(text)) or controls > MOSTLY * len(text)
