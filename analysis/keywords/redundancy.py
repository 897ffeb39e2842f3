"""Of terms that say the same, the one that says it best: "win-win cooperation" or "win-win"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.keywords.odds import z_scores

SAME = 0.7
"""From this part of a word's uses on, a phrase stands for the word; and of two phrases that overlap
("east coast rail", "coast rail link") one for the other."""

LEAST = 1.96
"""A term says more than another where it differs by more than chance makes in one of twenty."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the stronger side: its words' numbers, and its counts and the whole corpus's.

    own, other: how often the side that it sets apart has it, and the other side.
    """

    number: int
    words: tuple[int, ...]
    own: int
    other: int
    total: int


@dataclass(frozen=True, slots=True)
class Size:
    """How many words the two sides have, and the whole corpus."""

    own: int
    other: int
    total: int


def distinct(terms: Sequence[Term], size: Size, most: int) -> list[int]:
    """The numbers of the first terms, strongest first, that say what none before them says.

    A word that mostly stands in a phrase leaves its place to the phrase, stronger or not.
    """
    kept: list[Term] = []
    for term in _freed(terms):
        if len(kept) == most:
            break
        near = [other for other in kept if set(other.words) & set(term.words)]
        if _says_more(term, near, size):
            kept.append(term)
    return [term.number for term in kept]


def _freed(terms: Sequence[Term]) -> list[Term]:
    """The terms but for those that mostly stand in another of them."""
    holders: dict[int, list[Term]] = {}
    for term in terms:
        for word in term.words if len(term.words) > 1 else ():
            holders.setdefault(word, []).append(term)
    return [
        term
        for term in terms
        if not any(
            phrase.own >= SAME * term.own and _within(term.words, phrase.words)
            for phrase in holders.get(term.words[0], ())
        )
    ]


def _says_more(term: Term, near: Sequence[Term], size: Size) -> bool:
    """Does a term say something that these stronger ones, which share a word, don't?"""
    wider = [other for other in near if _within(term.words, other.words)]
    narrower = [other for other in near if _within(other.words, term.words)]
    if wider and not _outside(term, wider, size):
        return False
    if any(_narrows_nothing(term, part) for part in narrower):
        return False
    return not any(_same(term, other) for other in near)


def _outside(term: Term, wider: Sequence[Term], size: Size) -> bool:
    """Does a word set the sides apart even where it stands in none of these phrases?"""
    own = max(term.own - sum(phrase.own for phrase in wider), 0)
    other = max(term.other - sum(phrase.other for phrase in wider), 0)
    return _z(own, other, (size.own, size.other), term.total / size.total) >= LEAST


def _narrows_nothing(phrase: Term, part: Term) -> bool:
    """Is a phrase no more usual among one side's uses of its stronger part than the other's?"""
    share = min(phrase.total / part.total, 0.99)
    return _z(phrase.own, phrase.other, (part.own, part.other), share) < LEAST


def _same(one: Term, other: Term) -> bool:
    """Do two phrases overlap, the end of one the beginning of the other, and come together?"""
    rarer, commoner = sorted((one.own, other.own))
    return _overlap(one.words, other.words) and rarer >= SAME * commoner


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return any(
        one[-width:] == other[:width] or other[-width:] == one[:width]
        for width in range(1, min(len(one), len(other)))
    )


def _within(part: tuple[int, ...], whole: tuple[int, ...]) -> bool:
    """Do the words of one term stand in the other, in order and side by side?"""
    width = len(part)
    starts = range(len(whole) - width + 1)
    return width < len(whole) and any(whole[at : at + width] == part for at in starts)


def _z(own: int, other: int, words: tuple[int, int], expected: float) -> float:
    one = np.array([own], dtype=np.float64)
    two = np.array([other], dtype=np.float64)
    share = np.array([expected], dtype=np.float64)
    return float(z_scores(one, two, (float(words[0]), float(words[1])), share)[0])
