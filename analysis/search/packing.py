"""Places made small for keeping: the steps between them, in as few bytes as each needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
"""Article << 32 | paragraph << 16 | word, ascending."""

NOWHERE: Places = np.array([], dtype=np.int64)

BITS = 7
"""Of a number in each byte, the lowest first; the eighth says that more follow."""


def packed(words: Mapping[str, Places]) -> dict[str, bytes]:
    """Each word's places, ascending and none empty, in about four bytes a place.

    All at once: to pack the many rare words one by one takes twenty times as long.
    """
    if not words:
        return {}
    places = np.concatenate(list(words.values()))
    ends = np.cumsum([len(own) for own in words.values()])
    steps = np.diff(places, prepend=0)
    steps[ends[:-1]] = places[ends[:-1]]
    kept, behind = _to_bytes(steps)
    edges = pairwise([0, *behind[ends - 1].tolist()])
    return {word: kept[start:end] for word, (start, end) in zip(words, edges, strict=True)}


def unpacked(kept: Sequence[bytes]) -> Places:
    """The places that `packed` made small, those of each piece after those of the one before."""
    return _unpacked(kept)[0]


def unpacked_each(kept: Sequence[bytes]) -> list[Places]:
    """The places that `packed` made small, piece by piece."""
    places, ends = _unpacked(kept)
    return np.split(places, ends[:-1]) if kept else []


def _unpacked(kept: Sequence[bytes]) -> tuple[Places, Places]:
    """The places in all pieces, and how many there are up to the end of each piece."""
    if not kept:
        return NOWHERE, NOWHERE
    steps, behind = _from_bytes(np.frombuffer(b"".join(kept), dtype=np.uint8))
    ends = 1 + np.searchsorted(behind, np.cumsum([len(each) for each in kept]))
    places = np.cumsum(steps)
    # The sum runs on from piece to piece: what came before each is taken off again.
    before = np.concatenate([[0], places[ends[:-1] - 1]])
    places -= np.repeat(before, np.diff(ends, prepend=0))
    return places, ends


def _to_bytes(numbers: Places) -> tuple[bytes, NDArray[np.int64]]:
    """Numbers in their bytes, and how many bytes there are up to the end of each."""
    sizes = np.ones(len(numbers), dtype=np.int64)
    for size in range(1, 64 // BITS):
        sizes += numbers >= 1 << BITS * size
    behind = np.cumsum(sizes)
    written = np.zeros(int(behind[-1]), dtype=np.uint8)
    for nth in range(int(sizes.max())):
        having = np.flatnonzero(sizes > nth)
        more = (sizes[having] > nth + 1) << BITS
        written[behind[having] - sizes[having] + nth] = numbers[having] >> BITS * nth & 127 | more
    return written.tobytes(), behind


def _from_bytes(written: NDArray[np.uint8]) -> tuple[Places, NDArray[np.int64]]:
    """The numbers in the bytes, and how many bytes there are up to the end of each."""
    behind = np.flatnonzero(written < 1 << BITS) + 1
    sizes = np.diff(behind, prepend=0)
    numbers = np.zeros(len(behind), dtype=np.int64)
    for nth in range(int(sizes.max())):
        having = np.flatnonzero(sizes > nth)
        part = written[behind[having] - sizes[having] + nth].astype(np.int64) & 127
        numbers[having] |= part << BITS * nth
    return numbers, behind
