"""The figures of a scorer against people's readings, and of the wording's mood beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from analysis.agreement.compared import Compared
from analysis.agreement.fidelity import SEED, source_fidelity
from analysis.agreement.measures import Match
from analysis.agreement.quality import (
    about_of,
    calibration_of,
    macro_of,
    rank_of,
    speaker_of,
    voice_of,
)
from analysis.agreement.readings import Reading
from analysis.agreement.recovery import splitting_of
from analysis.records import TONE_THRESHOLD, Label
from analysis.scoring.vader import analyser
from analysis.segment import sentences


@dataclass(frozen=True, slots=True)
class Baseline:
    """What comes of wording read as stance, all paragraphs taken as about the target.

    macro_f1, macro_f1_about, stance_spearman, source_fidelity: as in `Figures`.
    """

    macro_f1: float | None
    macro_f1_about: float | None
    stance_spearman: float | None
    source_fidelity: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A scorer against people's readings; F1 in [0, 1], correlations in [-1, 1], None undefined.

    scorer: name and digest.
    articles, paragraphs, about: how many there are, and how many paragraphs a
        person called about the target.
    macro_f1: over favourable, neutral, unfavourable; not about it, and no
        label, count as neutral on either side.
    macro_f1_about: the same over the paragraphs that a person called about it.
    about_f1: of "about", over all paragraphs.
    stance_spearman: rank correlation over the paragraphs that a person called
        about it; a stance that the scorer left missing counts as 0.
    source_fidelity: correlation of measured and labelled means over sources
        made up of them with the seed `fidelity_seed`; see `source_fidelity`.
    calibration_error: of the labels' probabilities, in [0, 1], over all
        paragraphs that have them; None where the scorer gives none.
    voice_f1: of "speaker", over the paragraphs whose voice a person gave.
    speaker_accuracy: of the paragraphs whose speaker a person named, the share given
        to that speaker, titles aside; one given to the outlet is wrong.
    tone, vader: the baselines to pass: our tone, and VADER without our changes.
    splitting: body paragraphs got back from the raw text of the articles that
        have one; None where none has.
    """

    scorer: str
    articles: int
    paragraphs: int
    about: int
    macro_f1: float | None
    macro_f1_about: float | None
    about_f1: float | None
    stance_spearman: float | None
    source_fidelity: float | None
    fidelity_seed: int
    calibration_error: float | None
    voice_f1: float | None
    speaker_accuracy: float | None
    tone: Baseline
    vader: Baseline
    splitting: Match | None

    def to_dict(self) -> dict[str, object]:
        """The figures as plain values for JSON, the baselines and splitting as dicts."""
        return asdict(self)


def figures_of(
    compared: Sequence[Compared], scorer: str, rows: Sequence[Mapping[str, object]]
) -> Figures:
    """All figures of the paragraphs of `rows`, compared with what `scorer` (its name) said."""
    readings = [one.reading for one in compared]
    labels = [one.scored.score.label for one in compared]
    stances = [one.scored.score.stance or 0.0 for one in compared]
    tones = [one.scored.tone.value or 0.0 for one in compared]
    return Figures(
        scorer=scorer,
        articles=len(rows),
        paragraphs=len(compared),
        about=sum(reading.about for reading in readings),
        macro_f1=macro_of(readings, labels),
        macro_f1_about=macro_of(readings, labels, about=True),
        about_f1=about_of(compared),
        stance_spearman=rank_of(readings, stances),
        source_fidelity=source_fidelity(readings, stances),
        fidelity_seed=SEED,
        calibration_error=calibration_of(compared),
        voice_f1=voice_of(compared),
        speaker_accuracy=speaker_of(compared),
        tone=_baseline(readings, tones),
        vader=_baseline(readings, [_vader(reading.text) for reading in readings]),
        splitting=splitting_of(rows),
    )


def _baseline(readings: Sequence[Reading], tones: Sequence[float]) -> Baseline:
    """Tone in [-1, 1] per paragraph, read as stance."""
    labels: list[Label | None] = [
        "favourable"
        if value >= TONE_THRESHOLD
        else "unfavourable"
        if value <= -TONE_THRESHOLD
        else "neutral"
        for value in tones
    ]
    return Baseline(
        macro_of(readings, labels),
        macro_of(readings, labels, about=True),
        rank_of(readings, tones),
        source_fidelity(readings, tones),
    )


def _vader(text: str) -> float:
    """vaderSentiment's compound as it comes, mean over sentences; 0 where there is none."""
    compounds = [
        analyser().polarity_scores(text[start:end])["compound"] for start, end in sentences(text)
    ]
    return fmean(compounds) if compounds else 0.0
