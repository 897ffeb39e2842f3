"""A paragraph's signature: 128 bytes by which near-identical wording is found again.

What is kept is a MinHash (Broder 1997) over pairs of neighbouring words, of each minimum one
byte (Li and König 2010). The words are folded first, so that quotation marks, capitals, dashes
and spaces hide no copy. Signatures of any machine and any year can be compared: every constant
below belongs to the form `FORM`, and a test pins the bytes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from functools import cache

import numpy as np
from datasketch import MinHash  # type: ignore[import-untyped]
from numpy.typing import NDArray

FORM = 1
"""The signature's first byte. Signatures of other forms are never compared: raise it, and have
the corpus sign anew, when anything about the bytes changes."""

HEAD, MINIMA = 8, 120
LENGTH = HEAD + MINIMA
"""Bytes: form, number of words (255 for that many and more), six of a digest of all words, so
that identical wording is known for certain; then one byte of each minimum."""

SHINGLE = 2
"""Words in a row. With three, one changed word in ten would hide a short paragraph's copy."""

SEED = 1
SCHEME = "affine32"
"""The permutations, by datasketch's name: it keeps what a scheme's name means for good."""

SPREAD = np.uint32(0x9E3779B1)
"""Knuth's multiplicative hash. A permutation's low byte hangs on the hash's low byte alone, and a
minimum's high byte is nearly always 0; the product's high byte hangs on all of them."""

AT_ONCE = 4096
"""Word pairs hashed at a time: a book in one paragraph would fill the memory."""

# A hyphenation mark and what has no width are no letters: words are read across them.
UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
# Chinese and Japanese set no spaces: each of their characters is a word.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")

Signatures = NDArray[np.uint8]
"""One signature a row, `LENGTH` columns."""


def signature(text: str) -> bytes:
    """The `LENGTH` bytes of a paragraph, equal wherever its words are."""
    found = words(text)
    digest = hashlib.blake2b(" ".join(found).encode(), digest_size=HEAD - 2).digest()
    return bytes([FORM, min(len(found), 255)]) + digest + _minima(found)


def words(text: str) -> list[str]:
    """The words in reading order: no capitals, no marks, one form of each character."""
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold()
    return WORD.findall(THOUSANDS.sub("", plain))


def likeness(one: Signatures, other: Signatures) -> NDArray[np.float64]:
    """The estimated share of word pairs in common (Jaccard), about 0 to 1, row by row.

    Two differing minima have the same byte once in 256: that is taken off.
    """
    equal: NDArray[np.float64] = np.mean(one[:, HEAD:] == other[:, HEAD:], axis=1)
    return (equal - 1 / 256) / (1 - 1 / 256)


def _minima(found: list[str]) -> bytes:
    """One byte of each permutation's minimum."""
    last = max(1, len(found) - SHINGLE + 1)
    shingles = [" ".join(found[at : at + SHINGLE]).encode() for at in range(last)]
    sketch = _empty().copy()
    for start in range(0, last, AT_ONCE):
        sketch.update_batch(shingles[start : start + AT_ONCE])
    spread: NDArray[np.uint32] = np.multiply(sketch.hashvalues, SPREAD) >> 24
    return spread.astype(np.uint8).tobytes()


@cache
def _empty() -> MinHash:
    """The sketch of nothing, to copy: making its permutations takes longer than using them."""
    return MinHash(MINIMA, seed=SEED, scheme=SCHEME, hashfunc=zlib.crc32)
