"""How far two readers of the same training paragraphs agree."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass

from analysis.agreement.measures import alpha
from analysis.training.texts import DATA, read_articles

AGAIN = DATA / "again" / "readings.jsonl"
"""Second readings, by readers who saw neither the first labels nor the writers' briefs."""


@dataclass(frozen=True, slots=True)
class ReadTwice:
    """Paragraphs read twice, the part with one label of four, and Krippendorff's alpha of
    label, about and voice (nominal; 1 at best, 0 as chance has it)."""

    paragraphs: int
    same_label: float
    label: float
    about: float
    voice: float


def read_twice() -> ReadTwice:
    """The agreement over all second readings."""
    first = _first_readings()
    second = {
        (row["article"], row["paragraph"]): _reading(row)
        for row in map(json.loads, AGAIN.read_text("utf-8").splitlines())
    }
    pairs = [(first[place], reading) for place, reading in second.items()]
    labels, abouts, voices = (
        _alpha([(one[n], other[n]) for one, other in pairs]) for n in range(3)
    )
    same = sum(a[0] == b[0] for a, b in pairs) / len(pairs)
    return ReadTwice(len(pairs), same, labels, abouts, voices)


def _alpha(pairs: list[tuple[Hashable, Hashable]]) -> float:
    found = alpha(pairs)
    assert found is not None, f"{AGAIN} is empty"
    return found


def _first_readings() -> dict[tuple[str, int], tuple[Hashable, ...]]:
    return {
        (article["id"], number): _reading(paragraph)
        for _, article in read_articles()
        for number, paragraph in enumerate(article["paragraphs"], 1)
    }


def _reading(row: dict[str, object]) -> tuple[Hashable, ...]:
    """Sign or None as the label, about, voice."""
    stance = row["stance"] or 0
    assert isinstance(stance, int)
    label = (stance > 0) - (stance < 0) if row["about"] else None
    return label, bool(row["about"]), str(row["voice"])


if __name__ == "__main__":
    print(read_twice())
