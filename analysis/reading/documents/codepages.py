"""The encodings that RTF names by numbers, as Python knows them."""

from __future__ import annotations

import codecs

CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
"""A font's character set; 1 and what is missing here mean the document's own."""
NUMBERED = {936: "gb18030", 950: "big5hkscs", 10000: "mac_roman", 54936: "gb18030", 65001: "utf-8"}
"""Code pages that Python calls otherwise, or better."""


def codec_of(number: int) -> str | None:
    """Python's name of a code page of Windows; None where it has none."""
    name = NUMBERED.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
