"""How far two readers of the same training paragraphs agree."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

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
    one, other = zip(*pairs, strict=True)
    labels, abouts, voices = (
        alpha([each[n] for each in one], [each[n] for each in other]) for n in range(3)
    )
    same = sum(a[0] == b[0] for a, b in pairs) / len(pairs)
    return ReadTwice(len(pairs), same, labels, abouts, voices)


def alpha(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Krippendorff's alpha of two readers' nominal values, none missing (Krippendorff 2011)."""
    counts = Counter([*one, *other])
    total = len(one) + len(other)
    expected = 1 - sum(n * (n - 1) for n in counts.values()) / (total * (total - 1))
    observed = sum(a != b for a, b in zip(one, other, strict=True)) / len(one)
    return 1 - observed / expected if expected else 1.0


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
