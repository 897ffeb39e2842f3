"""Where a series of days is cut best, whether chance alone cuts as well, and on which day.

Binary segmentation (Scott and Knott 1974) by permutation tests (Antoch and Hušková, Statistics &
Probability Letters 53, 2001), corrected for the parts looked at as by Holm (1979). The day of a
cut has the posterior of Smith (Biometrika 62, 1975) for one change of mean.
"""

from __future__ import annotations

import numpy as np

from analysis.compare.intervals import LEVEL, Numbers
from analysis.compare.series import Days

ALPHA = 1 - LEVEL
SHUFFLES = 999
MOST_CHANGES = 5
"""More would be a curve, which the chart shows better than dates do."""
SMALLEST = 0.05
"""A smaller change of the mean, on a scale from -1 to 1, would be sure and yet say nothing."""
SEED = 20_120_404


def surest_cuts(days: Days) -> list[tuple[int, float]]:
    """The first day of each new level, as its place among the days, with its corrected p-value;
    by date, at most `MOST_CHANGES`, each below `ALPHA`."""
    rng = np.random.default_rng(SEED)
    looked = {(0, len(days.day)): _best_cut(days, rng)}
    found: list[tuple[int, float]] = []
    while len(found) < MOST_CHANGES:
        # As many parts as are looked at now, so many chances to be wrong.
        part, (cut, alone) = min(looked.items(), key=lambda item: item[1][1])
        chance = min(1.0, alone * len(looked))
        if chance >= ALPHA:
            break
        start, end = part
        del looked[part]
        for piece in ((start, start + cut), (start + cut, end)):
            looked[piece] = _best_cut(days.part(*piece), rng)
        found.append((start + cut, max(chance, *(earlier for _, earlier in found), 0.0)))
    return sorted(found)


def _best_cut(days: Days, rng: np.random.Generator) -> tuple[int, float]:
    """Where a series is cut best (the place of the first day after), and how often chance alone
    cuts as well; (0, 1.0) where it can't be cut or the change is below `SMALLEST`."""
    blocks = days.pooled()
    if not blocks.can_be_cut():
        return 0, 1.0
    cut = int(np.argmax(_strength(days.residuals(), days))) + 1
    if abs(days.part(0, cut).mean - days.part(cut, len(days.day)).mean) < SMALLEST:
        return 0, 1.0
    residuals = blocks.residuals()
    shuffled = rng.permuted(np.tile(residuals, (SHUFFLES, 1)), axis=1)
    best = _strength(shuffled, blocks).max(axis=1)
    # Rounding must not make one order of equal days seem stronger than another.
    seen = _strength(residuals, blocks).max() * (1 - 1e-9)
    return cut, (1 + int((best >= seen).sum())) / (1 + SHUFFLES)


def _strength(residuals: Numbers, days: Days) -> Numbers:
    """How strongly the means before and after each day but the last differ (weighted CUSUM).

    0 where too few articles lie on a side. residuals: one order of them, or one in each row.
    """
    before, whole = np.cumsum(days.weight)[:-1], days.weight.sum()
    sums = np.cumsum(residuals * np.sqrt(days.weight), axis=-1)
    apart = np.abs(sums[..., :-1] - sums[..., -1:] * before / whole)
    strength: Numbers = np.where(days.may_end(), apart / np.sqrt(before * (whole - before)), 0)
    return strength


def first_day(days: Days) -> tuple[int, int, int]:
    """Between which days one change's first day lies at `LEVEL`, and its median: low, median, high.

    Every day of the calendar is as likely beforehand, as are all means and all spreads.
    """
    before, whole = np.cumsum(days.weight)[:-1], days.weight.sum()
    sums, total = np.cumsum(days.sums)[:-1], days.sums.sum()
    squares = (days.sums**2 / days.weight).sum()
    spent = sums**2 / before + (total - sums) ** 2 / (whole - before)
    # A perfect cut leaves nothing over: next to nothing, so that its logarithm is a number.
    left = np.maximum(squares - spent, squares * 1e-12 + 1e-300)
    fits = -(len(days.day) - 2) / 2 * np.log(left) - np.log(before * (whole - before)) / 2
    log = np.where(days.may_end(), np.log(np.diff(days.day)) + fits, -np.inf)
    likely = np.exp(log - log.max())
    reached = np.cumsum(likely) / likely.sum()
    low, median, high = (
        _day_at(share, reached, days) for share in ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2)
    )
    return low, median, high


def _day_at(share: float, reached: Numbers, days: Days) -> int:
    """The first day by which a share of the posterior is reached; within a gap it is even."""
    at = int(np.searchsorted(reached, share))
    earlier = reached[at - 1] if at else 0.0
    within = (share - earlier) / (reached[at] - earlier) * (days.day[at + 1] - days.day[at])
    return int(days.day[at] + max(1, np.ceil(within)))
