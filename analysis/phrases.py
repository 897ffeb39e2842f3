"""Finds listed words and phrases in a text: whole words only, the longest entry first.

Linear in the text: each word is looked up once among the entries that begin with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
"""A word with its apostrophes, or digits: "Chinese-built" and "RM52" are two words each."""

BREAK = re.compile(r"[^\s\-‐‑–/&]|\n\s*\n")
"""What may not stand between the words of one entry: all but space, hyphen, dash, slash, "&"."""

SHOUT = 4
"""From so many letters on, a name is also known in capitals ("CHINA"); a shorter one
would be taken for another word ("KL" is listed as it is, "Xi" is not the XI of a clause)."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry found in a text: its span, its number among the text's words, the entry, its kind.

    first, last: the numbers (from 0) of its first and last word in the text.
    """

    start: int
    end: int
    first: int
    last: int
    entry: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as it is looked up: its words, and what to call it when found."""

    words: tuple[str, ...]
    entry: str
    kind: str


def words_of(text: str) -> list[re.Match[str]]:
    """The words of `text` in order, apostrophes kept, hyphens parting."""
    return list(WORD.finditer(text))


def bare(word: str) -> str:
    """The word with a plain apostrophe and without a possessive 's ("China’s" → "China")."""
    plain = word.replace("’", "'")
    return plain[:-2] if plain.endswith(("'s", "'S")) else plain


class Phrases:
    """Entries with their kinds, ready to be found.

    An entry's word in small letters is found in any case; one with capitals as it
    stands, or all in capitals from `SHOUT` letters on.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Take rows of (words to find, entry to report, kind)."""
        self._rows: dict[str, list[_Row]] = {}
        for text, entry, kind in rows:
            words = tuple(bare(word.group()) for word in words_of(text))
            self._rows.setdefault(words[0].lower(), []).append(_Row(words, entry, kind))
        for found in self._rows.values():
            found.sort(key=lambda row: (-len(row.words), row.words[0].islower()))

    def find(self, text: str, words: list[re.Match[str]] | None = None) -> list[Found]:
        """The entries in `text`, in order, never overlapping; `words` if already at hand."""
        words = words_of(text) if words is None else words
        plain = [bare(word.group()) for word in words]
        found = []
        at = 0
        while at < len(words):
            row = self._row_at(text, words, plain, at)
            if row is None:
                at += 1
                continue
            last = at + len(row.words) - 1
            span = words[at].start(), words[last].end()
            found.append(Found(*span, at, last, row.entry, row.kind))
            at = last + 1
        return found

    def _row_at(
        self, text: str, words: list[re.Match[str]], plain: list[str], at: int
    ) -> _Row | None:
        """The longest entry that begins at word `at`."""
        for row in self._rows.get(plain[at].lower(), ()):
            here = plain[at : at + len(row.words)]
            if len(here) == len(row.words) and all(map(_same, row.words, here)):
                pairs = pairwise(words[at : at + len(here)])
                if not any(BREAK.search(text, a.end(), b.start()) for a, b in pairs):
                    return row
        return None


def _same(listed: str, word: str) -> bool:
    """Is `word` the listed one, by the rule of case that `Phrases` gives."""
    if listed == word or (listed.islower() and listed == word.lower()):
        return True
    return len(word) >= SHOUT and word.isupper() and listed.upper() == word
