"""How often the right speaker is named: `python -m analysis.training.speakers FILE`.

The labels (tests/data/speakers.jsonl) were read from articles that are held out, before the
program was asked; each has its half: "dev" was looked into for faults, "test" never was.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.speakers import attribute
from analysis.speakers.accuracy import same_speaker
from analysis.training.texts import read_articles


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph whose words are a speaker's.

    paragraph: its position in the article, from 0.
    names: the speaker; behind it what names the same one as well: "the ministry".
    half: "dev" or "test".
    """

    article: str
    paragraph: int
    names: tuple[str, ...]
    half: str


@dataclass(frozen=True, slots=True)
class Named:
    """How many paragraphs were labelled, given to the outlet, and rightly named."""

    paragraphs: int
    missed: int
    right: int

    @property
    def share(self) -> float:
        """The part that is rightly named, in [0, 1]."""
        return self.right / self.paragraphs


def read_labels(file: Path) -> list[Labelled]:
    """The labels of a file with one of them a line."""
    rows = map(json.loads, file.read_text("utf-8").splitlines())
    return [
        Labelled(
            row["article"],
            row["paragraph"],
            (row["speaker"], *row.get("or", [])),
            row["half"],
        )
        for row in rows
    ]


def measured(labels: Iterable[Labelled]) -> Named:
    """How the program names the labelled paragraphs' speakers."""
    labels = list(labels)
    asked = {label.article for label in labels}
    given = {
        article["id"]: attribute([p["text"] for p in article["paragraphs"]])
        for _, article in read_articles()
        if article["id"] in asked
    }
    missed = right = 0
    for label in labels:
        voice, speaker = given[label.article][label.paragraph]
        missed += voice == "outlet"
        right += any(same_speaker(speaker, name) for name in label.names)
    return Named(len(labels), missed, right)


if __name__ == "__main__":
    kept = read_labels(Path(sys.argv[1]))
    for half in ("dev", "test"):
        its = measured(label for label in kept if label.half == half)
        print(
            f"{half}: {its.right} of {its.paragraphs} right ({its.share:.1%}), {its.missed} missed"
        )
