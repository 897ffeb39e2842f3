"""The ratchet under a scorer's quality: floors that its figures may not fall below.

Floors are one run's figures, kept in a file with the digests of the labelled sets and of the
scorer they were measured with. They go up by being recorded again, and down only on purpose.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.agreement.figures import Figures

FLOORS = Path(__file__).with_name("floors.json")
"""The floors of the scorer that ships."""

TOLERANCE = 0.01
"""How far a figure may fall before it counts: other libraries and machines move one that much."""

DECIMALS = 4
"""Of floors and figures; what comes behind them differs from machine to machine."""

GATED = (
    "macro_f1",
    "macro_f1_about",
    "about_f1",
    "stance_spearman",
    "source_fidelity",
    "calibration_error",
    "voice_f1",
    "speaker_accuracy",
    "splitting_f1",
)
"""What has a floor, by its name in `Figures`; the last is the F1 of its `splitting`."""

ERRORS = frozenset({"calibration_error"})
"""What is better when smaller: its floor is a ceiling."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What a run measured.

    scorer: name and digest.
    digests: the SHA-256 of each labelled set by its name.
    floors: the figures that are defined, rounded, by set and figure ("articles.macro_f1").
    """

    scorer: str
    digests: Mapping[str, str]
    floors: Mapping[str, float]

    def to_json(self) -> str:
        """The text of the file, a line for each figure, so that a change of one can be seen."""
        return json.dumps(asdict(self), indent=2, allow_nan=False) + "\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A figure against its floor; None where it has none, or is undefined now, never both.

    key: set and figure, as in `Floors`.
    """

    key: str
    floor: float | None
    now: float | None

    @property
    def is_error(self) -> bool:
        """Is it better when smaller?"""
        return self.key.rpartition(".")[2] in ERRORS

    @property
    def fall(self) -> float:
        """By how much the figure is worse than its floor; infinite where it is undefined now."""
        if self.floor is None:
            return -math.inf
        if self.now is None:
            return math.inf
        return round((self.now - self.floor) * (1 if self.is_error else -1), DECIMALS)

    @property
    def fell(self) -> bool:
        """Is it worse by more than the tolerance?"""
        return self.fall > TOLERANCE

    @property
    def best(self) -> float:
        """The better of the two: where the ratchet goes."""
        values = [value for value in (self.floor, self.now) if value is not None]
        return min(values) if self.is_error else max(values)


NONE = Floors("", {}, {})
"""Before the first recording."""


def floors_of(scorer: str, digests: Mapping[str, str], figures: Mapping[str, Figures]) -> Floors:
    """The floors that a run would set; digests and figures by the name of the labelled set."""
    floors = {
        f"{name}.{figure}": round(value, DECIMALS)
        for name, its in figures.items()
        for figure in GATED
        if (value := _value(its, figure)) is not None and math.isfinite(value)
    }
    return Floors(scorer, digests, floors)


def _value(figures: Figures, name: str) -> float | None:
    """A gated figure; None where it is undefined."""
    if name == "splitting_f1":
        return figures.splitting.f1 if figures.splitting else None
    value: float | None = getattr(figures, name)
    return value


def lines_of(old: Floors, new: Floors) -> list[Line]:
    """Every figure that has a floor in `old` or is measured in `new`."""
    keys = {**old.floors, **new.floors}
    return [Line(key, old.floors.get(key), new.floors.get(key)) for key in keys]


def raised(old: Floors, new: Floors) -> Floors:
    """The new run's floors, but none lower than before and none left out."""
    floors = {line.key: line.best for line in lines_of(old, new)}
    return Floors(new.scorer, {**old.digests, **new.digests}, floors)


def parse(text: str) -> Floors:
    """The floors in a file's text; ValueError, saying what is wrong, where it is no such file."""
    match json.loads(text):
        case {"scorer": str(scorer), "digests": dict(digests), "floors": dict(floors)}:
            pass
        case _:
            raise ValueError("it lacks the scorer, its digests or its floors")
    for key, floor in floors.items():
        # No comparison with NaN is ever true: such a floor would let everything pass.
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not -1 <= floor <= 1:
            raise ValueError(f"{key} has a floor that is not a number from -1 to 1: {floor!r}")
    return Floors(scorer, digests, floors)
