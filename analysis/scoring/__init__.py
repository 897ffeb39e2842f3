"""The scorers by name: what gives each paragraph its stance."""

from __future__ import annotations

from analysis.records import Scorer
from analysis.scoring.lexicon import LexiconScorer

SCORERS: tuple[str, ...] = ("lexicon",)
"""The names that `make_scorer`, the page and `--scorer` know; the first is the default."""


def make_scorer(name: str) -> Scorer:
    """The scorer of that name; ValueError, with a sentence, where there is none."""
    if name == "lexicon":
        return LexiconScorer()
    raise ValueError(f"There is no scorer “{name}”; known are: {', '.join(SCORERS)}.")
