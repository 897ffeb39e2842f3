"""The scorers by name: what gives each paragraph its stance."""

from __future__ import annotations

from analysis.records import Scorer
from analysis.scoring.lexicon import LexiconScorer
from analysis.scoring.model import ModelScorer

_MAKERS: dict[str, type[ModelScorer] | type[LexiconScorer]] = {
    "model": ModelScorer,
    "lexicon": LexiconScorer,
}

SCORERS: tuple[str, ...] = tuple(_MAKERS)
"""The names that `make_scorer`, the page and `--scorer` know; the first is the default."""


def make_scorer(name: str) -> Scorer:
    """The scorer of that name; ValueError, with a sentence, where there is none."""
    if name not in _MAKERS:
        raise ValueError(f"There is no scorer “{name}”; known are: {', '.join(SCORERS)}.")
    return _MAKERS[name]()
