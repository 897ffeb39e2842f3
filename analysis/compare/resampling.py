"""Sums over articles drawn again, many at once: what intervals of many rows are made of.

A bootstrap sample of n articles is a row of weights, how often each was drawn. Weights of up to
`FEW` articles are drawn for their number; beyond, they are the first columns of one table for
`MAX_CLUSTERS`, where each is as good as Poisson with mean 1. For ratios of sums that comes to the
same (Hanley and MacGibbon 2006, "Creating non-parametric bootstrap samples using Poisson
frequencies"), and one table serves every row of a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from analysis.compare.intervals import DRAWS, MAX_CLUSTERS, Numbers, widened_tail

FEW = 64
SEED = 20_060
"""Any number; fixed, so that the same articles give the same interval."""


def redrawn(several: Sequence[Numbers]) -> list[Numbers]:
    """Of each array, every column's sum in `DRAWS` bootstrap samples of its rows, its articles.

    The columns of an array are drawn together, so that their differences are paired.
    """
    pooled = [_pooled(values) for values in several]
    large = [values for values in pooled if len(values) > FEW]
    sums = iter(np.moveaxis(_together(large), 1, 0)) if large else iter(())
    return [
        next(sums) if len(values) > FEW else (_weights(len(values)) @ values) for values in pooled
    ]


def _together(large: Sequence[Numbers]) -> Numbers:
    """The sums of arrays of one width: draws × arrays × columns, in one product of matrices."""
    width = large[0].shape[1]
    table = np.zeros((MAX_CLUSTERS, len(large), width), dtype=np.float32)
    for place, values in enumerate(large):
        table[: len(values), place] = values
    sums = _weights(MAX_CLUSTERS) @ table.reshape(MAX_CLUSTERS, -1)
    return sums.reshape(DRAWS, len(large), width).astype(np.float64)


def ends(draws: Numbers, articles: int) -> tuple[float, float, float]:
    """Low and high end of a statistic's draws at `LEVEL`, and its standard error.

    Ends by Hesterberg's expanded percentile; `articles` is how many the statistic rests upon.
    Draws in which it is not defined (none of the few articles drawn) are left out.
    """
    known = draws[np.isfinite(draws)]
    tail = widened_tail(articles)
    low, high = np.quantile(known, [tail, 1 - tail])
    # A bootstrap spreads by n where the sample's own estimate spreads by n - 1.
    error = known.std() * np.sqrt(articles / (articles - 1))
    return float(low), float(high), float(error)


def _pooled(values: Numbers) -> Numbers:
    """At most `MAX_CLUSTERS` rows: more are added up at random, as intervals.py has it."""
    if len(values) <= MAX_CLUSTERS:
        return values
    group = np.random.default_rng(SEED).permutation(len(values)) % MAX_CLUSTERS
    columns = [np.bincount(group, weights=column) for column in values.T]
    return np.stack(columns, axis=1)


@cache
def _weights(size: int) -> npt.NDArray[np.float32]:
    """How often each of `size` articles is in each of `DRAWS` samples: one row per sample."""
    drawn = np.random.default_rng(SEED + size).integers(size, size=(DRAWS, size))
    # Counted at once: each sample by numbers of its own.
    places = drawn + size * np.arange(DRAWS)[:, np.newaxis]
    counts = np.bincount(places.ravel(), minlength=DRAWS * size)
    return counts.reshape(DRAWS, size).astype(np.float32)
