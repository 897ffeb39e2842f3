"""The training text: invented articles whose paragraphs a reader has labelled."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.records import LABELS, Label

DATA = Path(__file__).parent / "data"

HELD_OUT_PERCENT = 8
"""Of the groups of articles: enough to fit one temperature and to see what the model gets wrong."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled paragraph.

    part: the name of its file without the suffix.
    stance: -2 to 2, 0 where it is not about the target.
    """

    part: str
    article: str
    genre: str
    headline: str
    text: str
    label: Label
    stance: int

    @property
    def held_out(self) -> bool:
        """Whether it is kept from training."""
        return is_held_out(self.article)


def is_held_out(article: str) -> bool:
    """Whether an article, by its id, is kept from training, and with it its whole group."""
    drawn = int(hashlib.sha256(group_of(article).encode()).hexdigest(), 16)
    return drawn % 100 < HELD_OUT_PERCENT


def read_examples(folder: Path = DATA) -> list[Example]:
    """All paragraphs of the folder's .jsonl files, in the files' and articles' order."""
    return [
        example for part, article in read_articles(folder) for example in _examples(part, article)
    ]


def read_articles(folder: Path = DATA) -> list[tuple[str, dict[str, Any]]]:
    """Each article as it stands in the folder's .jsonl files, with its part's name, in order."""
    return [
        (file.stem, json.loads(line))
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]


def group_of(article: str) -> str:
    """What must not be torn apart by a split: the articles that tell one event, by an id.

    In t701 to t760 each odd number and the next are a pair; "a018a" and "a018b" are
    one, and so may be any two neighbours of a hundred's half in series c.
    """
    if told_twice := re.fullmatch(r"t7(\d\d)", article):
        return f"t7-{(int(told_twice[1]) - 1) // 2}"
    series, number = article[0], re.sub(r"(?<=\d)[ab]$", "", article[1:])
    return f"c-{int(number) // 2}" if series == "c" else series + number


def _examples(part: str, article: dict[str, Any]) -> Iterator[Example]:
    for paragraph in article["paragraphs"]:
        label = paragraph["label"]
        if label not in LABELS:
            raise ValueError(f"{article['id']}: there is no label “{label}”.")
        yield Example(
            part,
            article["id"],
            article["genre"],
            article["title"],
            paragraph["text"],
            label,
            paragraph["stance"] or 0,
        )
