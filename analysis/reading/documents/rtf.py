"""An RTF document (.rtf) to lines, sign by sign: text, and the few control words that mean some.

Written here because striprtf puts each link's address into the text and searches
for links with a pattern whose time grows with the square of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.reading.cleaning import without_surrogates
from analysis.reading.documents.codepages import CHARSETS, codec_of
from analysis.reading.documents.extract import Extract, check_length, folded, stated_title
from analysis.reading.fields import Fields
from analysis.reading.result import ReadError

MAX_DEPTH = 1_000
"""Groups within groups; Word writes about twenty."""
MAX_WORDS = 5_000_000
"""Control words and groups; a megabyte of an export has about 100,000."""
MAX_FONTS = 10_000
"""Fonts of one document."""
WESTERN = "cp1252"

# Destinations without text that a reader of the document sees in its place.
_OTHERS = "u v deleted plain uc f fcharset ansicpg fonttbl info title shpinst"
_LEFT_OUT = (
    "colortbl stylesheet listtable listoverridetable rsidtbl generator pict objdata objclass"
    " fldinst header headerl headerr headerf footer footerl footerr footerf footnote annotation"
    " atnid atnauthor atntime atnref bkmkstart bkmkend filetbl revtbl themedata datastore xe tc"
    " latentstyles listtext pntext nonshppict sp shprslt author operator company comment keywords"
    " subject doccomm category manager creatim revtim printim buptim mmathPr"
)
LEFT_OUT = frozenset(_LEFT_OUT.split())
# What stands behind \* is left out too, but for a text box.
BOX = "shpinst"
BREAKS = frozenset({"par", "line", "sect", "page", "column", "row", "cell", "nestcell", "nestrow"})
SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
CODEPAGES = {"ansi": WESTERN, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MEANING = LEFT_OUT | BREAKS | SIGNS.keys() | CODEPAGES.keys() | frozenset(_OTHERS.split())
"""The control words that are looked at; most say how a text looks."""

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<literal>[^\\{}\r\n]+)"
    r"|[\r\n\\]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until a group ends.

    place: where text goes; codec: its encoding; skip: signs behind a code point
    that stand for it in older programs; starred: a destination's mark came.
    """

    place: str = "text"
    codec: str = WESTERN
    skip: int = 1
    starred: bool = False
    hidden: bool = False


def paragraphs(name: str, data: bytes) -> Extract:
    """The document's paragraphs with its title where the text has it; ReadError where broken."""
    document = _Document(name)
    # Latin-1 keeps each byte as one sign, to be decoded when its font is known.
    document.read(data.decode("latin-1"))
    lines = folded(without_surrogates("".join(document.text)).split("\n"))
    title = without_surrogates("".join(document.title))
    return Extract(lines, Fields(title=stated_title(title, lines)))


class _Document:
    """Goes through the signs once and keeps what is text."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text: list[str] = []
        self.title: list[str] = []
        self._group = _Group()
        self._groups: list[_Group] = []
        self._bytes: list[str] = []
        self._ansi = WESTERN
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._to_skip = 0
        self._length = 0
        self._words = 0

    def read(self, text: str) -> None:
        """All signs in order; what the word bin announces is data and passed over."""
        place = 0
        while match := _TOKEN.match(text, place):
            place = match.end()
            kind = match.lastgroup
            if kind == "literal":
                self._literal(match["literal"])
                continue
            if kind == "hex":
                self._literal(chr(int(match["hex"], 16)))
                continue
            self._count()
            if kind == "brace":
                self._brace(match["brace"])
            elif kind == "symbol":
                self._symbol(match["symbol"])
            elif kind:
                number = int(match["number"]) if match["number"] else None
                if match["word"] == "bin":
                    place += max(0, number or 0)
                elif match["word"] in _MEANING or self._group.starred:
                    self._word(match["word"], number)
        self._flush()

    def _count(self) -> None:
        """One control more; ReadError where they are too many."""
        self._words += 1
        if self._words > MAX_WORDS:
            raise ReadError(f"“{self.name}” is too full of formatting: save it as .docx.")

    def _brace(self, brace: str) -> None:
        """A group begins or ends."""
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._groups) >= MAX_DEPTH:
                raise ReadError(f"“{self.name}” is broken: save the document again, or as .docx.")
            self._groups.append(self._group)
        elif self._groups:
            self._group = self._groups.pop()

    def _symbol(self, symbol: str) -> None:
        """A control sign: a star marks a destination, a broken line a paragraph's end."""
        if symbol == "*":
            self._set(starred=True)
        elif symbol in "\r\n":
            self._write("\n")
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])

    def _literal(self, signs: str) -> None:
        """Signs as they stand, less those that stand for the code point before them."""
        if self._to_skip:
            skipped = min(self._to_skip, len(signs))
            self._to_skip -= skipped
            signs = signs[skipped:]
        if signs and self._group.place != "nowhere":
            self._bytes.append(signs)

    def _word(self, word: str, number: int | None) -> None:
        """A control word."""
        self._to_skip = 0
        if word == "u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self._to_skip = self._group.skip
        elif word in BREAKS:
            self._write("\n")
        elif word in SIGNS:
            self._write(SIGNS[word])
        elif word in {"v", "deleted"}:
            self._set(hidden=number != 0)
        elif word == "plain":
            self._set(hidden=False, codec=self._ansi)
        elif word == "uc":
            self._set(skip=min(max(number or 0, 0), 10))
        elif word == "f":
            self._choose_font(number or 0)
        elif word == "fcharset" and self._group.place == "fonts":
            self._name_font(CHARSETS.get(number or 0))
        elif word in CODEPAGES or word == "ansicpg":
            self._ansi = CODEPAGES.get(word) or codec_of(number or 0) or self._ansi
            self._set(codec=self._ansi)
        else:
            self._open(word)

    def _open(self, word: str) -> None:
        """The group's destination, where the word names one; text of unknown ones is left out."""
        if word == "fonttbl":
            self._set(place="fonts")
        elif word == "info":
            self._set(place="info")
        elif word == "title" and self._group.place == "info":
            self._set(place="title")
        elif word == BOX:
            self._set(starred=False)
        elif word in LEFT_OUT or self._group.starred:
            self._set(place="nowhere", starred=False)

    def _choose_font(self, number: int) -> None:
        """The text that follows is in this font, or the table describes this font."""
        self._font = number
        codec = self._fonts.get(number, self._ansi)
        if self._group.place != "fonts" and codec != self._group.codec:
            self._set(codec=codec)

    def _name_font(self, codec: str | None) -> None:
        """The encoding of the font that the table describes."""
        if codec and len(self._fonts) < MAX_FONTS:
            self._fonts[self._font] = codec

    def _set(self, **changes: str | int | bool) -> None:
        """From here to the group's end these hold."""
        self._flush()
        if any(getattr(self._group, name) != value for name, value in changes.items()):
            self._group = replace(self._group, **changes)  # type: ignore[arg-type]

    def _write(self, text: str) -> None:
        """A text that is known already."""
        self._flush()
        self._keep(text)

    def _flush(self) -> None:
        """The signs kept so far, decoded together: two of them may be one character."""
        if self._bytes:
            raw = "".join(self._bytes).encode("latin-1")
            self._bytes.clear()
            self._keep(raw.decode(self._group.codec, "replace"))

    def _keep(self, text: str) -> None:
        """Text to where the group puts it."""
        if self._group.place == "text" and not self._group.hidden:
            self.text.append(text)
            self._length += len(text)
            check_length(self.name, self._length)
        elif self._group.place == "title":
            self.title.append(text)
