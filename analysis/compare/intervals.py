"""How sure a mean is: an interval from its articles.

Paragraphs of one article resemble each other, so articles, not paragraphs, are what is drawn.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, stdtrit

Numbers = npt.NDArray[np.float64]

DRAWS = 2_000
LEVEL = 0.95
ALPHA = 1 - LEVEL
# Below this the bootstrap has too few distinct samples to say anything about spread.
MIN_ARTICLES = 5
# Up to here articles are resampled, which follows a lopsided distribution. Above, the width by
# linearisation is within 2 % of it, and costs microseconds instead of milliseconds.
RESAMPLED = 40
# More articles than this are pooled at random into as many groups: it moves the
# interval's width by about 2 % and keeps 100,000 articles within a fraction of a second.
MAX_CLUSTERS = 2_000
SEED = 7
"""Any number; fixed, so that the same articles give the same interval."""


def interval(sums: Numbers, counts: Numbers) -> tuple[float, float, float] | None:
    """Low and high end at `LEVEL`, and the standard error; None below `MIN_ARTICLES`.

    sums, counts: per article, over its paragraphs that have the measure (count > 0), in any
    order. Of up to `RESAMPLED` articles by the bootstrap (Hesterberg 2015), of more by Student's
    t and the linearised ratio (Cochran, Sampling Techniques, 1977, section 6.4).
    """
    if len(sums) < MIN_ARTICLES:
        return None
    # In an order of their own, so that the last digit hangs on no other.
    order = np.lexsort((counts, sums))
    find = _resampled if len(sums) <= RESAMPLED else _linearised
    return find(sums[order], counts[order])


def widened_tail(articles: int) -> float:
    """The share to cut from each end of the draws: Hesterberg's expanded percentile (2015).

    Plain percentiles are too narrow for few articles; this matches the width of Student's t.
    """
    t = stdtrit(articles - 1, ALPHA / 2)
    return float(ndtr(np.sqrt(articles / (articles - 1)) * t))


def _resampled(sums: Numbers, counts: Numbers) -> tuple[float, float, float]:
    """Both ends and the standard error from `DRAWS` bootstrap means."""
    articles = len(sums)
    weights = _weights(articles)
    means = (weights @ sums) / (weights @ counts)
    tail = widened_tail(articles)
    low, high = np.quantile(means, [tail, 1 - tail])
    # A bootstrap spreads by n where the sample's own estimate spreads by n - 1.
    error = means.std() * np.sqrt(articles / (articles - 1))
    return float(low), float(high), float(error)


@cache
def _weights(articles: int) -> Numbers:
    """How often each of so many articles is in each of `DRAWS` samples: one row per sample."""
    rng = np.random.default_rng(SEED + articles)
    share = np.full(articles, 1 / articles)
    return rng.multinomial(articles, share, size=DRAWS).astype(np.float64)


def _linearised(sums: Numbers, counts: Numbers) -> tuple[float, float, float]:
    """Both ends and the standard error from how far each article's sum is from what it would be."""
    articles, count = len(sums), counts.sum()
    mean = sums.sum() / count
    squares = ((sums - mean * counts) ** 2).sum() * articles / (articles - 1)
    error = float(np.sqrt(squares) / count)
    half = -float(stdtrit(articles - 1, ALPHA / 2)) * error
    return float(mean) - half, float(mean) + half, error
