"""The same figures by genre, length and source: where a scorer is better, and where worse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.agreement.compared import Compared
from analysis.agreement.quality import about_of, calibration_of, macro_of, rank_of

SHORT, LONG = 25, 60
"""Words: below the one a paragraph is short, above the other long."""

LENGTHS = (f"under {SHORT} words", f"{SHORT} to {LONG} words", f"over {LONG} words")


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of a part of the paragraphs, defined as in `Figures`.

    by, name: what it is a part by ("genre", "length" or "source"), and which one.
    paragraphs, about: how many there are, and how many a person called about the target.
    """

    by: str
    name: str
    paragraphs: int
    about: int
    macro_f1: float | None
    about_f1: float | None
    stance_spearman: float | None
    calibration_error: float | None


def breakdown(compared: Sequence[Compared]) -> list[Part]:
    """By genre and source the parts in the order of their names, by length from short to long.

    A part has at least one paragraph; those without a genre or source are in no part by it.
    """
    genres = sorted({one.genre for one in compared if one.genre is not None})
    sources = sorted({one.source for one in compared if one.source is not None})
    return [
        *_parts(compared, "genre", genres, lambda one: one.genre),
        *_parts(compared, "length", LENGTHS, _length),
        *_parts(compared, "source", sources, lambda one: one.source),
    ]


def _parts(
    compared: Sequence[Compared],
    by: str,
    names: Sequence[str],
    name_of: Callable[[Compared], str | None],
) -> list[Part]:
    """The parts that are not empty, in the order of the names."""
    parts = [(name, [one for one in compared if name_of(one) == name]) for name in names]
    return [_part(by, name, its) for name, its in parts if its]


def _length(one: Compared) -> str:
    """The length's name; words are what white space divides."""
    words = len(one.reading.text.split())
    return LENGTHS[(words >= SHORT) + (words > LONG)]


def _part(by: str, name: str, compared: Sequence[Compared]) -> Part:
    """The figures of the paragraphs of one part."""
    readings = [one.reading for one in compared]
    return Part(
        by=by,
        name=name,
        paragraphs=len(compared),
        about=sum(reading.about for reading in readings),
        macro_f1=macro_of(readings, [one.scored.score.label for one in compared]),
        about_f1=about_of(compared),
        stance_spearman=rank_of(readings, [one.scored.score.stance or 0.0 for one in compared]),
        calibration_error=calibration_of(compared),
    )
