"""Bytes to text: which encoding a file was saved in, told from the bytes alone."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy.bad_codecs  # noqa: F401 - registers "sloppy-windows-1252"
from charset_normalizer import from_bytes

WESTERN = "sloppy-windows-1252"
"""Windows-1252 in which the five bytes that it leaves open are no error."""
CHINESE = "gb18030"
"""It reads GB2312 and GBK as well."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # before UTF-16, whose little-endian mark begins like this one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names that pages declare, and what browsers take them for. A closed list: some of
# Python's codecs ("unicode_escape", "punycode") are no encodings of pages.
DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": CHINESE,
    "gbk": CHINESE,
    "gb18030": CHINESE,
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "us-ascii": WESTERN,
    "iso-8859-1": WESTERN,
    "latin1": WESTERN,
    "windows-1252": WESTERN,
    "iso-8859-15": "iso-8859-15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1256": "cp1256",
    "windows-874": "cp874",
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "euc-jp": "euc-jp",
    "euc-kr": "cp949",
}
# What may be meant where neither UTF-8, Chinese GB nor Western fits.
OTHERS = ["big5", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r", "cp1256", "cp874"]

SAMPLE = 100_000
"""Bytes that are looked at to tell encodings apart; an article is shorter."""
HEAD = 4_096
"""Bytes at the start of a page in which it declares its encoding."""
SCRIPT_SHARE = 0.25
"""The least share of bytes beyond ASCII in another script; Western accents stay below it."""
SCRIPT_BYTES = 24
"""Fewer bytes beyond ASCII than these are too few to guess a script from."""
EVERYDAY_SHARE = 0.4
"""Everyday characters in a Chinese text: nearly all of a simplified, over half of a traditional
one; where Windows-1252 or Big5 happens to be valid GB18030, less than a quarter."""

_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I
)
_HIGH = re.compile(rb"[\x80-\xff]")
_GB_CHARACTER = re.compile(rb"[\x81-\xfe](?:[0-9][\x81-\xfe][0-9]|[\x40-\x7e\x80-\xfe])")
# The signs of GB2312's rows 1-3, its 3,755 everyday characters, and row 8: dashes and
# accented letters, which a Western reading would show as "¨C" and "¨¦".
_GB_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]|\xa8.", re.DOTALL)
_READABLE = re.compile(
    "[\t\n\r -~\u00a0-\u024f\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the codec that gave it; `lost` counts the places that could not be read."""

    text: str
    encoding: str
    lost: int = 0

    @property
    def loss(self) -> str | None:
        """What was lost, in words that follow a file's name; None where nothing was."""
        if not self.lost:
            return None
        places = "one place" if self.lost == 1 else f"{self.lost:,} places"
        return f"{places} could not be read as {self.encoding} and show as “\ufffd”."


def decode(data: bytes) -> Decoded:
    """The bytes as text: by mark, by NULs, as declared, as UTF-8, as Chinese, else as Western."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            return _read(data[len(mark) :], codec)
    found = _wide(data) or _declared(data) or _utf_8(data) or _chinese(data) or _other(data)
    return _read(data, found or WESTERN)


def _read(data: bytes, codec: str) -> Decoded:
    """The bytes in that codec, what can't be read as "\\ufffd"."""
    text = data.decode(codec, "replace")
    if "\ufffd" not in text:
        return Decoded(text, codec)
    given = data.count("\ufffd".encode(codec, "ignore") or b"\xef\xbf\xbd")
    return Decoded(text, codec, max(0, text.count("\ufffd") - given))


def _decodes(data: bytes, codec: str, whole: bool = True) -> bool:
    """Is every byte valid; unless `whole`, the last character may be cut off."""
    try:
        codecs.getincrementaldecoder(codec)().decode(data, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """The kind of UTF-16 without a mark, which shows in its NULs."""
    sample = data[:SAMPLE]
    if b"\0" not in sample or len(sample) < 4:
        return None
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    for codec, zeros, others in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if zeros > 0.4 * half and others < 0.05 * half:
            return codec
    # Chinese in UTF-16 has few NULs, but hardly ever happens to be valid UTF-8.
    if _high_share(sample) < SCRIPT_SHARE / 2 or _decodes(sample, "utf-8", whole=False):
        return None
    readable = [
        codec for codec in ("utf-16-le", "utf-16-be") if _readable_share(sample, codec) > 0.9
    ]
    return readable[0] if len(readable) == 1 else None


def _declared(data: bytes) -> str | None:
    """The encoding that a web page declares in its head, where the page is valid in it."""
    head = data[:HEAD]
    if not head.lstrip().startswith(b"<"):
        return None
    match = _META_CHARSET.search(head)
    codec = DECLARED.get(match[1].decode("ascii", "replace").lower()) if match else None
    return codec if codec and _decodes(data, codec, whole=False) else None


def _utf_8(data: bytes) -> str | None:
    """UTF-8 where the bytes are valid in it, or all but a few beside many good characters."""
    if _decodes(data, "utf-8"):
        return "utf-8"
    text = data[:SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    cut_off = _decodes(data, "utf-8", whole=False)
    return "utf-8" if good >= 4 * bad or (cut_off and good) else None


def _chinese(data: bytes) -> str | None:
    """GB18030 where the bytes are valid in it and most of the characters are everyday ones."""
    if not _decodes(data, CHINESE, whole=False):
        return None
    characters = _GB_CHARACTER.findall(data[:SAMPLE])
    common = sum(1 for character in characters if _GB_COMMON.fullmatch(character))
    return CHINESE if characters and common >= EVERYDAY_SHARE * len(characters) else None


def _other(data: bytes) -> str | None:
    """Another script's encoding by charset-normalizer's guess, where many bytes are not ASCII."""
    sample = data if len(data) <= SAMPLE else data[: data.rfind(b"\n", 1, SAMPLE)]
    if len(_HIGH.findall(sample)) < SCRIPT_BYTES or _high_share(sample) < SCRIPT_SHARE:
        return None
    best = from_bytes(sample, cp_isolation=OTHERS, enable_fallback=False).best()
    return best.encoding if best else None


def _high_share(sample: bytes) -> float:
    """The share of bytes beyond ASCII, in [0, 1]."""
    return len(_HIGH.findall(sample)) / max(1, len(sample))


def _readable_share(sample: bytes, codec: str) -> float:
    """The share of characters that an article may hold, in [0, 1]."""
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    return len(_READABLE.findall(text)) / max(1, len(text))
