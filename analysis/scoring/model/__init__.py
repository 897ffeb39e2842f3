"""The scorer `model`: a small encoder, trained on this project's own text, that hears the stand.

Way of a paragraph: words → token windows (inputs) → probabilities of the four labels
(network) → stance, label and confidence (here) → what each word did (evidence). How the
weights were made is in `analysis.training`, how good they are in CARD.md beside this file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.records import LABELS, Passage, Score
from analysis.scoring.missing import missing, unfit
from analysis.scoring.model import evidence
from analysis.scoring.model.evidence import Texts
from analysis.scoring.model.inputs import TOKENIZER_FILE, Window, tokenizer, windows
from analysis.scoring.model.network import NETWORK_FILE, SETTINGS_FILE, Network, network
from analysis.target import load_target

LEAST_WORDS = 3
"""Shorter texts are not judged: the training text has none, and a stand takes a clause."""

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class ModelScorer:
    """The scorer `model`: cheap to make, for its weights are loaded once, at first use.

    other: a network to use instead of the one that ships, to compare the two.
    """

    name = "model"

    def __init__(self, other: Network | None = None) -> None:
        self._other = other

    @property
    def digest(self) -> str:
        """12 hex digits over the shipped weights, tokenizer and settings."""
        return _digest()

    def score(self, passages: Sequence[Passage]) -> list[Score]:
        """One score per passage, in order, without evidence (see `explain`)."""
        reasons = [_unfit(passage) for passage in passages]
        fit = [passage for passage, reason in zip(passages, reasons, strict=True) if not reason]
        rows = iter(self.probabilities([(each.text, each.headline) for each in fit]))
        return [missing(reason) if reason else score_of(next(rows)) for reason in reasons]

    def explain(self, passage: Passage) -> Score:
        """The passage's score with each sentence's and word's share in it."""
        score = self.score([passage])[0]
        if score.probabilities is None:
            return score
        return evidence.explained(score, passage.text, passage.headline, self.leanings)

    def leanings(self, texts: Texts) -> NDArray[np.float64]:
        """P(favourable) − P(unfavourable) of each text, about the target or not."""
        found = self.probabilities(texts)
        result: NDArray[np.float64] = found[:, 0] - found[:, 2]
        return result

    def probabilities(self, texts: Texts) -> NDArray[np.float64]:
        """One row per text, columns as `LABELS`; a long text's windows are averaged.

        The average is weighted by each window's tokens. A text without a token, as where
        evidence leaves everything out, is judged by its headline alone.
        """
        tokens = tokenizer()
        pieces = [windows(text, headline, tokens) for text, headline in texts]
        found = (self._other or network()).probabilities([each for own in pieces for each in own])
        rows = np.zeros((len(texts), len(LABELS)))
        at = 0
        for row, own in enumerate(pieces):
            rows[row] = _averaged(found[at : at + len(own)], own)
            at += len(own)
        return rows


def score_of(row: NDArray[np.float64]) -> Score:
    """The score that four probabilities make: the most probable label decides."""
    chances = dict(zip(LABELS, map(float, row), strict=True))
    label = LABELS[int(row.argmax())]
    about_probability = 1 - chances["not about it"]
    if label == "not about it":
        reason = f"it is not about {load_target().title}"
        return Score(False, about_probability, None, label, reason, probabilities=chances)
    stance = chances["favourable"] - chances["unfavourable"]
    return Score(True, about_probability, stance, label, probabilities=chances)


def _averaged(rows: NDArray[np.float64], own: Sequence[Window]) -> NDArray[np.float64]:
    """The windows' mean, each counted by its tokens."""
    result: NDArray[np.float64] = np.average(rows, axis=0, weights=[max(1, w.weight) for w in own])
    return result


def _unfit(passage: Passage) -> str | None:
    """Why a passage can't be judged, in plain words; None where it can."""
    if reason := unfit(passage):
        return reason
    short = len(WORD.findall(passage.text)) < LEAST_WORDS
    return f"too short to judge: fewer than {LEAST_WORDS} words" if short else None


@cache
def _digest() -> str:
    """See `ModelScorer.digest`."""
    made_of = hashlib.sha256()
    for file in (NETWORK_FILE, TOKENIZER_FILE, SETTINGS_FILE):
        made_of.update(file.read_bytes())
    return made_of.hexdigest()[:12]
