"""Measures of agreement between two lists of equal length; None where one is undefined."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

BINS = 10
"""As the literature has it, so that figures compare; more bins make the error look larger."""

NORMAL = 1.959964
"""Standard errors that hold the middle 95 % of a normal distribution, to either side."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well what was found matches what is there, each in [0, 1]; None where undefined."""

    precision: float | None
    recall: float | None
    f1: float | None


def match(hits: int, found: int, there: int) -> Match:
    """Of `found` things `hits` are right; of `there` things that should be found, as many were."""
    return Match(_share(hits, found), _share(hits, there), _share(2 * hits, found + there))


def f1(gold: Sequence[Hashable], guess: Sequence[Hashable], label: Hashable) -> float | None:
    """F1 of one label in [0, 1]; None where neither side has it."""
    pairs = list(zip(gold, guess, strict=True))
    hits = sum(one == other == label for one, other in pairs)
    found = sum(other == label for _, other in pairs)
    there = sum(one == label for one, _ in pairs)
    return match(hits, found, there).f1


def macro_f1(
    gold: Sequence[Hashable], guess: Sequence[Hashable], labels: Sequence[Hashable]
) -> float | None:
    """The mean of the labels' F1, each label counting the same; labels on neither side don't."""
    values = [value for label in labels if (value := f1(gold, guess, label)) is not None]
    return fmean(values) if values else None


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Spearman's rank correlation in [-1, 1], ties at their mean; None where one is constant."""
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values can't be ranked against {len(other)}")
    return pearson(ranks(one), ranks(other))


def ranks(values: Sequence[float]) -> list[float]:
    """Each value's rank from 1 for the smallest; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    result = [0.0] * len(values)
    start = 0
    for _, equal in groupby(order, key=values.__getitem__):
        tied = list(equal)
        for i in tied:
            result[i] = start + (1 + len(tied)) / 2
        start += len(tied)
    return result


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's correlation in [-1, 1]; None where one is constant or there is nothing."""
    if not one:
        return None
    mean_one, mean_other = fmean(one), fmean(other)
    together = math.fsum((x - mean_one) * (y - mean_other) for x, y in zip(one, other, strict=True))
    spread_one = math.fsum((x - mean_one) ** 2 for x in one)
    spread_other = math.fsum((y - mean_other) ** 2 for y in other)
    if not spread_one or not spread_other:
        return None
    return together / math.sqrt(spread_one * spread_other)


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Expected calibration error in [0, 1] (Naeini et al. 2015, Guo et al. 2017); None for none.

    Confidences in [0, 1] go into 10 bins of equal width, [0, 0.1) to [0.9, 1]; the error is the
    mean gap between a bin's confidence and its share of right ones, bins weighed by their size.
    """
    gaps = [0.0] * BINS
    for confidence, hit in zip(confidences, right, strict=True):
        gaps[min(int(confidence * BINS), BINS - 1)] += confidence - hit
    return math.fsum(map(abs, gaps)) / len(confidences) if confidences else None


def wilson(share: float, size: float) -> tuple[float, float]:
    """The 95 % interval, within [0, 1], of a share seen in `size` > 0 independent cases.

    Wilson's score interval (1927): it holds for few cases and for shares of 0 and 1 too.
    """
    spread = NORMAL**2 / size
    middle = (share + spread / 2) / (1 + spread)
    reach = math.sqrt(spread * share * (1 - share) + spread**2 / 4) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of nominal values (Krippendorff 2011): 1 at best, 0 as chance has it.

    units: what its readers called each thing, two values or more; one read once doesn't count.
    1 where all values are equal; None where nothing was read twice.
    """
    twice = [unit for unit in units if len(unit) > 1]
    values = Counter(value for unit in twice for value in unit)
    total = values.total()
    if not total:
        return None
    observed = math.fsum(_differing(Counter(unit)) / (len(unit) - 1) for unit in twice) / total
    expected = _differing(values) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def _differing(counts: Counter[Hashable]) -> int:
    """How many ordered pairs of the values counted are of two kinds."""
    total = counts.total()
    return sum(count * (total - count) for count in counts.values())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
