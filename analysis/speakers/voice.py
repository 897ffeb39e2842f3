"""The voice of each paragraph: a logistic sum of its `features`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from analysis.speakers.features import features
from analysis.speakers.marks import Shares
from analysis.speakers.quotes import Sentence

WEIGHTS_FILE = Path(__file__).parent / "weights.json"

WEIGHTS: dict[str, float] = json.loads(WEIGHTS_FILE.read_text("utf-8"))
"""Log-odds that a paragraph is a speaker's, per share or mark of `features`, as
`python -m analysis.training.voice` writes them; what isn't listed weighs nothing."""

THRESHOLD = -0.6
"""Log-odds from which on a paragraph is a speaker's: F1 is the same from -0.6 to 0 in slowly read
text, and a speaker who is missed has no name either, so the lower end is taken."""


def log_odds(paragraphs: Sequence[Sequence[Sentence]]) -> list[float]:
    """The log-odds that each of an article's paragraphs is a speaker's, in order."""
    return [_sum(shares) for shares in features(paragraphs)]


def _sum(shares: Shares) -> float:
    return WEIGHTS["always"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in shares.items())
