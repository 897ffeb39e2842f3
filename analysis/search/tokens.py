"""The words of a text as the search compares them, each with its place.

Case and accents are folded. English words are stemmed (Porter's second algorithm, by Snowball).
Malay words stay as they are, but for -nya: Snowball's Indonesian stemmer makes *kerajaan*
(government) *raja* (king), and *perdana* (prime) *dana* (fund). What is written without spaces
between words is taken by single characters and by overlapping pairs of them.
"""

from __future__ import annotations

import re
import threading
import unicodedata
import zlib
from itertools import accumulate

import Stemmer

LONGEST_WORD = 40
"""Characters by which words are compared: what is longer is no word."""

RULES = zlib.crc32(f"1 {Stemmer.version()}".encode())
"""Changes with these rules: raise the number when you change them. Stems of one release of
Snowball are not those of the next."""

# Chinese and Japanese, then Thai and Lao, Burmese, Khmer.
SPACELESS = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
RUN = re.compile(rf"[{SPACELESS}]+|[^\W_{SPACELESS}]+(?:'[^\W_{SPACELESS}]+)*")
SPACELESS_RUN = re.compile(rf"[{SPACELESS}]+")

ACCENT = re.compile("[\u0300-\u036f]")
APOSTROPHE = str.maketrans("’ʼ", "''")

MALAY_ENDING = re.compile(r"(?<=\w{4})nya$")
"""Its, their, the: it hangs on any noun. Four letters stay before it: *hanya* (only) is whole."""


class _Stemmers(threading.local):
    """A stemmer for each thread: it keeps a state of its own."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english")


_stemmers = _Stemmers()


def words(text: str, language: str | None) -> list[tuple[int, str]]:
    """The words of a text by their place, counted from 0; a pair stands where it begins.

    language: as in the column of that name; what is not told is taken for English.
    """
    found = runs(text)
    if not SPACELESS_RUN.search(text):
        return list(enumerate(in_language(found, language)))
    places = accumulate((length(run) for run in found), initial=0)
    return [
        each
        for place, run in zip(places, found, strict=False)
        for each in (
            characters(run, place)
            if is_spaceless(run)
            else enumerate(in_language([run], language), place)
        )
    ]


def runs(text: str) -> list[str]:
    """The words of a text, folded, and its runs of characters without spaces between words."""
    return RUN.findall(_folded(text))


def is_spaceless(run: str) -> bool:
    """Is it a run of characters without spaces between words?"""
    return SPACELESS_RUN.match(run) is not None


def length(run: str) -> int:
    """How many places a run takes: one for each character, or one for a word."""
    return len(run) if is_spaceless(run) else 1


def characters(run: str, place: int) -> list[tuple[int, str]]:
    """The characters of a run that begins at a place, and their pairs."""
    singles = [(place + n, character) for n, character in enumerate(run)]
    return singles + [(place + n, run[n : n + 2]) for n in range(len(run) - 1)]


def in_language(words: list[str], language: str | None) -> list[str]:
    """Folded words as the search compares them in a text of that language."""
    words = [word[:LONGEST_WORD] for word in words]
    if language in (None, "en"):
        stems: list[str] = _stemmers.english.stemWords(words)
        return stems
    return [MALAY_ENDING.sub("", word) for word in words] if language == "ms" else words


def _folded(text: str) -> str:
    """The text without case, accents and forms of width."""
    text = text.translate(APOSTROPHE)
    if not text.isascii():
        bare = ACCENT.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFKC", bare)
    return text.casefold()
