"""Source fidelity: do the means that the charts draw tell sources apart as their labels do?"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from statistics import fmean

from analysis.agreement.measures import pearson
from analysis.agreement.readings import Reading
from analysis.records import Label

SEED = 3
"""Of the made-up sources: with the same one, two scorers are measured on the same sources."""

SOURCES, PARAGRAPHS = 200, 24
"""How many sources are made up, and of how many paragraphs: about four articles' worth."""

NEUTRAL = 0.2
"""How much of a made-up source is neutral: the share in the labelled sets, roughly."""

SIGNS: tuple[Label, ...] = ("favourable", "neutral", "unfavourable")

Pair = tuple[float, float]


def source_fidelity(readings: Sequence[Reading], stances: Sequence[float]) -> float | None:
    """Pearson's correlation over made-up sources of mean measured and mean labelled stance.

    stances: the measured ones, 0 where missing. Each of a source's paragraphs is drawn with
    replacement from those that a person called about the target and gave a stance, on any scale:
    neutral with probability `NEUTRAL`, else favourable with a probability that the source draws
    evenly from [0, 1], else unfavourable. None where one of the three labels is not there, or
    all measured means are equal.
    """
    drawn = _by_sign(readings, stances)
    if not all(drawn.values()):
        return None
    random = Random(SEED)
    sources = [_source(drawn, random) for _ in range(SOURCES)]
    return pearson([gold for gold, _ in sources], [guess for _, guess in sources])


def _by_sign(readings: Sequence[Reading], stances: Sequence[float]) -> dict[Label, list[Pair]]:
    """Labelled and measured stances of the paragraphs to draw from, by their label."""
    pairs: dict[Label, list[Pair]] = {sign: [] for sign in SIGNS}
    for reading, stance in zip(readings, stances, strict=True):
        if reading.about and reading.stance is not None and reading.label in pairs:
            pairs[reading.label].append((reading.stance, stance))
    return pairs


def _source(pairs: dict[Label, list[Pair]], random: Random) -> Pair:
    """A made-up source's mean labelled and mean measured stance."""
    warmth = random.random()
    drawn = [random.choice(pairs[_sign(warmth, random)]) for _ in range(PARAGRAPHS)]
    return fmean(gold for gold, _ in drawn), fmean(guess for _, guess in drawn)


def _sign(warmth: float, random: Random) -> Label:
    """The label of a paragraph to draw for a source with this probability of a favourable one."""
    if random.random() < NEUTRAL:
        return "neutral"
    return "favourable" if random.random() < warmth else "unfavourable"
