"""One figure each: how far the scores of labelled paragraphs agree with their readings."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.agreement.compared import Compared
from analysis.agreement.fidelity import SIGNS
from analysis.agreement.measures import calibration_error, f1, macro_f1, spearman
from analysis.agreement.readings import Reading
from analysis.records import Label
from analysis.speakers.accuracy import speaker_accuracy


def macro_of(
    readings: Sequence[Reading], labels: Sequence[Label | None], about: bool = False
) -> float | None:
    """Macro-F1 over the three signs, of all paragraphs or of those about the target."""
    pairs = [
        (_sign(reading.label), _sign(label))
        for reading, label in zip(readings, labels, strict=True)
        if reading.about or not about
    ]
    return macro_f1([gold for gold, _ in pairs], [guess for _, guess in pairs], SIGNS)


def _sign(label: Label | None) -> Label:
    return label if label in ("favourable", "unfavourable") else "neutral"


def about_of(compared: Sequence[Compared]) -> float | None:
    """F1 of being about the target; what can't be judged is not."""
    gold = [one.reading.about for one in compared]
    return f1(gold, [one.scored.score.about is True for one in compared], True)


def rank_of(readings: Sequence[Reading], stances: Sequence[float]) -> float | None:
    """Spearman over the paragraphs that a person called about the target and gave a stance."""
    pairs = [
        (reading.stance, stance)
        for reading, stance in zip(readings, stances, strict=True)
        if reading.about and reading.stance is not None
    ]
    return spearman([gold for gold, _ in pairs], [guess for _, guess in pairs])


def calibration_of(compared: Sequence[Compared]) -> float | None:
    """The calibration error of the labels, one of four each, where they have a probability."""
    pairs = [
        (confidence, one.scored.score.label == one.reading.label)
        for one in compared
        if (confidence := one.scored.score.confidence) is not None
    ]
    return calibration_error([sure for sure, _ in pairs], [right for _, right in pairs])


def voice_of(compared: Sequence[Compared]) -> float | None:
    """F1 of a speaker's words, over the paragraphs whose voice a person gave."""
    pairs = [
        (one.reading.voice, one.scored.paragraph.voice)
        for one in compared
        if one.reading.voice is not None
    ]
    return f1([gold for gold, _ in pairs], [guess for _, guess in pairs], "speaker")


def speaker_of(compared: Sequence[Compared]) -> float | None:
    """Share of the paragraphs with a speaker's name that were given to that speaker."""
    return speaker_accuracy(
        (
            (one.scored.paragraph.voice, one.scored.paragraph.speaker),
            (one.reading.voice, one.reading.speaker),
        )
        for one in compared
        if one.reading.voice is not None
    )
