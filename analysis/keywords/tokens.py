"""Paragraphs as words: arrays of numbers, one for each word or mark, that are quick to count."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.phrases import bare

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

TOKEN = r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’&‑-][^\W_]+)*|[^\s\w]"
"""A word with its hyphens and apostrophes ("win-win", "U.S.", "China’s"), or any other mark."""

LONGEST = 40
"""Letters of a word: what is longer is an address or was never parted."""

CAPITALS = re.compile(r"\d[A-Z]+")
"""Digits that are part of a name: "5G", "1MDB". Other words with digits are numbers, left out."""

ACRONYMS = {"US", "WHO", "IT"}
"""Words of their own in capitals, which in small letters would be a stop word."""

STARTS = frozenset(".!?:…•‘“\"'«*")
"""Behind these marks a word has a capital whatever it is: a sentence or a quotation begins."""

STOP_WORDS = Path(__file__).with_name("stopwords.toml")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of paragraphs in order; a mark stands between any two paragraphs.

    row: the paragraph that each stands in, from 0; surface: which of `surfaces` it is, and
    word: which of `words`, folded as `fold` has it; -1 for marks and numbers. starts: does it
    stand where a sentence may begin. capital: does it begin with a capital.
    stop: by word, is it a stop word.
    """

    row: Numbers
    surface: Numbers
    word: Numbers
    starts: Flags
    capital: Flags
    surfaces: tuple[str, ...]
    words: tuple[str, ...]
    stop: Flags

    @property
    def content(self) -> Flags:
        """Which of the tokens are words and no stop words."""
        return (self.word >= 0) & ~self.stop[self.word]


def tokenise(texts: Sequence[str], language: str) -> Tokens:
    """The tokens of paragraphs in one language (its ISO 639-1 code), whose stop words count."""
    found = pl.Series(texts, dtype=pl.String).str.extract_all(TOKEN)
    # The mark at each paragraph's end keeps phrases and sentences inside it.
    ended = found.list.concat(pl.Series([["."]], dtype=pl.List(pl.String)))
    each = ended.explode()
    surfaces = each.unique(maintain_order=True)
    surface = each.cast(pl.Enum(surfaces)).to_physical().to_numpy().astype(np.int32)
    folded = [fold(name) for name in surfaces]
    words = sorted({name for name in folded if name})
    number = {name: place for place, name in enumerate(words)} | {"": -1}
    word = np.array([number[name] for name in folded], dtype=np.int32)
    marks = np.array([name in STARTS for name in surfaces], dtype=np.bool_)
    capital = np.array([name[0].isupper() for name in surfaces], dtype=np.bool_)
    stop = stop_words(language)
    return Tokens(
        row=np.repeat(np.arange(len(ended), dtype=np.int32), ended.list.len().to_numpy()),
        surface=surface,
        word=word[surface],
        starts=np.concatenate([[True], marks[surface[:-1]]]) if len(surface) else marks,
        capital=capital[surface],
        surfaces=tuple(surfaces),
        words=tuple(words),
        # One place more, for what is no word: an index of -1 finds it.
        stop=np.array([name in stop for name in words] + [True], dtype=np.bool_),
    )


def fold(token: str) -> str:
    """What is counted as one word: small letters, no possessive; "" for marks and numbers.

    "China’s" is "china", "U.S." and "US" are "US".
    """
    plain = bare(token.replace("‑", "-").replace(".", "")).replace("’", "'")
    if plain in ACRONYMS:
        return plain
    if not 1 < len(plain) <= LONGEST:
        return ""
    if any(c.isdigit() for c in plain):
        return plain.lower() if CAPITALS.fullmatch(plain) else ""
    return plain.lower() if plain[0].isalpha() else ""


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of a language that say nothing by themselves; none for one not listed."""
    lists = tomllib.loads(STOP_WORDS.read_text(encoding="utf-8"))
    return frozenset(lists.get(language, {"words": ""})["words"].split())
