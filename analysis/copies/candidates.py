"""Which rows may be copies of each other: pairs that share a bucket, never all pairs.

A bucket holds the rows with the same key. However many share one, each is paired with a few
neighbours only, so that time grows with the number of rows and not with its square: where
200,000 rows are one boilerplate sentence, neighbours join them as well as all pairs would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Rows = NDArray[np.int64]
"""Places of rows, from 0."""
Found = NDArray[np.bool_]
Alike = Callable[[Rows, Rows], Found]
"""Is each of some rows a copy of the one beside it in the others?"""

NEIGHBOURS = 8
"""Rows of a bucket with which each row is paired, on either side: all, up to nine carriers."""


def linked(count: int, buckets: Iterable[tuple[Rows, Rows]], alike: Alike) -> Rows:
    """The component of each of `count` rows: rows in one are joined by alike pairs.

    buckets: rows and their keys, sorted by key; a row may come in many of them. Pairs that
    earlier buckets have joined already are not compared again.
    """
    components = np.arange(count)
    for rows, keys in buckets:
        for step in range(1, min(NEIGHBOURS, len(rows) - 1) + 1):
            together = keys[step:] == keys[:-step]
            one, other = rows[:-step][together], rows[step:][together]
            apart = components[one] != components[other]
            one, other = one[apart], other[apart]
            found = alike(one, other)
            components = _joined(components, one[found], other[found])
    return components


def _joined(components: Rows, one: Rows, other: Rows) -> Rows:
    """The components once the rows beside each other belong together."""
    if not len(one):
        return components
    edges = (np.ones(len(one), dtype=np.int8), (components[one], components[other]))
    graph = coo_matrix(edges, shape=(len(components), len(components)))
    merged: Rows = connected_components(graph, directed=False)[1].astype(np.int64)
    return merged[components]


def members(components: Rows) -> list[Rows]:
    """The rows of each component of two or more."""
    order = np.argsort(components, kind="stable")
    starts = np.flatnonzero(np.diff(components[order])) + 1
    return [rows for rows in np.split(order, starts) if len(rows) > 1]
