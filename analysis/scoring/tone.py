"""Tone: how warm a paragraph's wording is, whatever it is about."""

from __future__ import annotations

from functools import cache

from analysis.records import Evidence, Tone
from analysis.scoring.words import Rules
from analysis.segment import sentences


def tone(text: str) -> Tone:
    """VADER's compound, mean over a paragraph's sentences; spans count from the text's start.

    Words inside names don't count. A sentence without a letter or digit and
    without evidence ("* * *") is left out of the mean.
    """
    if not has_words(text):
        return Tone(None, reason="there are no words in it")
    compounds: list[float] = []
    evidence: list[Evidence] = []
    for number, (start, end) in enumerate(sentences(text)):
        sentence = text[start:end]
        weighed = _rules().weigh(sentence, number=number, at=start)
        evidence += weighed.evidence
        if weighed.evidence or has_words(sentence):
            compounds.append(weighed.compound)
    return Tone(sum(compounds) / len(compounds), tuple(evidence))


def has_words(text: str) -> bool:
    """Whether a text has a letter or digit in it."""
    return any(char.isalnum() for char in text)


@cache
def _rules() -> Rules:
    return Rules()
