"""Phrases of two and three words that hold together, found in tokens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.keywords.tokens import Flags, Numbers, Tokens

Places = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

LEAST_COUNT = 3
"""Rarer phrases can't stand in as many articles as a word must."""

LEAST_BOND = 0.35
"""From here on words hold together: their normalised pointwise mutual information, which is 0 for
words that meet by chance and 1 for words that never part (Bouma 2009)."""

LEAST_BOND_APART = 0.5
"""The same with a stop word between them: "chamber of commerce", but not "sent to Beijing"."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one length, and where they stand.

    words: one row per phrase, the numbers of its words in order.
    phrase, token: of each occurrence, which phrase it is and the place of its first word.
    """

    words: Numbers
    phrase: Numbers
    token: Places


def pairs(tokens: Tokens) -> Phrases:
    """Two words side by side, neither of them a stop word."""
    content, word = tokens.content, tokens.word.astype(np.int64)
    at = np.flatnonzero(content[:-1] & content[1:])
    return _holding(tokens, at, np.stack([word[at], word[at + 1]], axis=1))


def triples(tokens: Tokens) -> Phrases:
    """Three words side by side, a stop word at most between two others ("belt and road")."""
    content, word = tokens.content, tokens.word.astype(np.int64)
    at = np.flatnonzero(content[:-2] & (tokens.word[1:-1] >= 0) & content[2:])
    return _holding(tokens, at, np.stack([word[at], word[at + 1], word[at + 2]], axis=1))


def _holding(tokens: Tokens, at: Places, words: Places) -> Phrases:
    """The phrases among occurrences (place, words) that are not rare and hold together."""
    if not len(at):
        return Phrases(np.empty((0, words.shape[1]), np.int32), at.astype(np.int32), at)
    keys = _key(words, len(tokens.words))
    _, first, phrase, counts = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    often = counts >= LEAST_COUNT
    kept = often.copy()
    kept[often] = _hold(tokens, words[first[often]], counts[often])
    number = np.cumsum(kept) - 1
    here = kept[phrase]
    return Phrases(
        words[first[kept]].astype(np.int32), number[phrase[here]].astype(np.int32), at[here]
    )


def _hold(tokens: Tokens, words: Places, counts: Places) -> Flags:
    """Which phrases hold together: their two ends, or either end with the rest of three words."""
    total = max(int((tokens.word >= 0).sum()), 1)
    single = np.bincount(tokens.word[tokens.word >= 0], minlength=len(tokens.words) + 1)
    first, last = single[words[:, 0]], single[words[:, -1]]
    ends = _normalised(counts, first, last, total)
    if words.shape[1] == 2:
        return ends >= LEAST_BOND
    head, tail = _met(tokens, words[:, :2]), _met(tokens, words[:, 1:])
    looser = np.minimum(
        _normalised(counts, head, last, total), _normalised(counts, first, tail, total)
    )
    parted = tokens.stop[words[:, 1]]
    return np.where(parted, ends >= LEAST_BOND_APART, looser >= LEAST_BOND)


def _met(tokens: Tokens, words: Places) -> Places:
    """How often each pair of words stands side by side."""
    word, size = tokens.word.astype(np.int64), len(tokens.words)
    beside = (word[:-1] >= 0) & (word[1:] >= 0)
    found = np.sort(_key(np.stack([word[:-1][beside], word[1:][beside]], axis=1), size))
    wanted = _key(words, size)
    return np.searchsorted(found, wanted, "right") - np.searchsorted(found, wanted, "left")


def _normalised(together: Places, one: Places, other: Places, total: int) -> Shares:
    """Normalised pointwise mutual information of two counts that met `together` times."""
    met = together / total
    mutual: Shares = np.log(met * total / one * total / other) / -np.log(met)
    return mutual


def _key(words: Places, size: int) -> Places:
    """Rows of word numbers as one number each."""
    key = np.zeros(len(words), dtype=np.int64)
    for column in words.T:
        key = key * size + column
    return key
