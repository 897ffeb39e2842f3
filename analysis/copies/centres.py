"""Copies around a centre: the guard against chains.

A may be a copy of B and B of C while A and C have little in common. So joined rows become a
group only around a centre, the one with the most copies among them: who is no copy of the
centre is left to a group of its own.
"""

from __future__ import annotations

import numpy as np

from analysis.copies.candidates import Alike, Rows

SAMPLE = 48
"""Rows among which a centre is looked for; a giant group's is as good as any of its many."""

ROUNDS = 64
"""Groups that one component may come apart into. What is left of a family that shades off
endlessly, twenty years of the market report for one, is given back."""


def around_centres(rows: Rows, alike: Alike) -> tuple[list[Rows], Rows]:
    """The groups of two or more among joined rows, largest part first, and the rows left over."""
    if len(rows) == 2:  # nearly all are: a pair that was found alike
        return [rows], rows[:0]
    groups = []
    for _ in range(ROUNDS):
        near = alike(np.full(len(rows), _centre(rows, alike)), rows)
        if np.count_nonzero(near) > 1:
            groups.append(rows[near])
        rows = rows[~near]
        if len(rows) < 2:
            break
    return groups, rows


def _centre(rows: Rows, alike: Alike) -> np.int64:
    """The row with the most copies among a sample of the rows, the first of several."""
    some = rows[:: -(-len(rows) // SAMPLE)]
    pairs = alike(np.repeat(some, len(some)), np.tile(some, len(some)))
    counts = pairs.reshape(len(some), len(some)).sum(axis=1)
    return np.int64(some[counts.argmax()])
