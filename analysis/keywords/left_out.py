"""Terms that a person may leave out: the words of the target, and names."""

from __future__ import annotations

import numpy as np

from analysis.keywords.index import Index
from analysis.keywords.tokens import Flags
from analysis.target import Target

SIDES = frozenset({"china", "malaysia", "projects", "ringgit"})
"""Kinds of the target's profile that name the two sides and their projects. Its words of dealing
stay: whether a source speaks of loans or of goodwill is what one wants to know."""

MOSTLY = 0.7
"""A word that stands in names of the target from this part of its places on is one of them."""


def of_target(index: Index, target: Target) -> Flags:
    """Which terms name the target, hold such a name, or mostly stand in one ("Lumpur")."""
    named = np.zeros(len(index.shown), dtype=np.bool_)
    whole = np.zeros(len(index.shown), dtype=np.bool_)
    for term, text in enumerate(index.shown):
        found = [each for each in target.mentions(text) if each.kind in SIDES]
        named[term] = bool(found)
        whole[term] = any(each.end - each.start == len(text) for each in found)
    words = np.array(sorted(_mostly_inside(index, whole)), dtype=np.int32)
    flags: Flags = named | np.isin(index.words, words).any(axis=1)
    return flags


def _mostly_inside(index: Index, whole: Flags) -> set[int]:
    """The words that mostly stand in one of these terms, or are one."""
    inside: dict[int, int] = {}
    for term in np.flatnonzero(whole):
        for word in index.words[term].tolist():
            inside[word] = max(inside.get(word, 0), int(index.totals[term]))
    single = np.flatnonzero(index.words[:, 1] < 0)
    totals = zip(index.words[single, 0].tolist(), index.totals[single].tolist(), strict=True)
    return {word for word, total in totals if inside.get(word, 0) >= MOSTLY * total}
