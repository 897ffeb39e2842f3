"""How surely a word sets two sides apart: log-odds with an informative Dirichlet prior.

Monroe, Colaresi and Quinn (2008), "Fightin' Words", Political Analysis 16 (4).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

Numbers = npt.NDArray[np.float64]

PRIOR = 0.1
"""What the prior weighs, as a part of each side's own words. Were it the same number of words on
either side, it would pull the smaller one farther toward the whole corpus, and a word that both
use alike, but oftener than the rest do, would seem to set them apart."""

CHANCE = 0.05
"""Of the words that are called sure, so large a part may be chance."""


def z_scores(
    one: Numbers, other: Numbers, words: tuple[float, float], expected: Numbers
) -> Numbers:
    """The z-score of each term's difference in log-odds, above 0 where the first side has more.

    one, other: how often each side has the term; words: each side's words in all; expected: the
    term's share of the whole corpus's words, in (0, 1). 0 where a side has no words.
    """
    if min(words) <= 0:
        return np.zeros(len(one))
    logs, variance = np.zeros((2, len(one))), np.zeros(len(one))
    for side, (count, total) in enumerate(zip((one, other), words, strict=True)):
        seen = count + PRIOR * total * expected
        logs[side] = np.log(seen) - np.log((1 + PRIOR) * total - seen)
        variance += 1 / seen
    difference: Numbers = (logs[0] - logs[1]) / np.sqrt(variance)
    return difference


def surely(scores: Numbers) -> float:
    """The z, below 0 as well as above, from which on words are sure; infinite where none is.

    scores: of all words compared. Benjamini and Hochberg's (1995) rate of false discoveries.
    """
    chances = np.sort(2 * ndtr(-np.abs(scores)))
    allowed = CHANCE * np.arange(1, len(chances) + 1) / max(len(chances), 1)
    passed = np.flatnonzero(chances <= allowed)
    if not len(passed):
        return np.inf
    return float(np.sort(np.abs(scores))[::-1][passed[-1]])
