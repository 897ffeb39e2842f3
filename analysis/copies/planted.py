"""Paragraphs made for the benchmark, with copies planted among them, edited to a stated degree.

Strange paragraphs are pieces of the training text put together anew, so that many share some
phrases. Copies are of whole articles. Every article also ends in boilerplate: a fifth of all
paragraphs are one sentence, half of them with a number of their own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import polars as pl

from analysis.training.texts import read_examples

PER_ARTICLE = 25
"""Paragraphs, of which the last five are boilerplate."""
BOILERPLATE = "Subscribe to our newsletter to get the news of the day in your mail every morning"
COPIED_PERCENT = 25
"""Of the articles: each a copy of one of the others."""
SEED = 20

Edit = Callable[[list[str], random.Random], list[str]]
Planted = tuple[str, int, str]
PLANTED = pl.Schema({"text": pl.String, "original": pl.Int64, "degree": pl.String})
"""A paragraph's text, the number of its original, −1 for boilerplate, how it was edited."""


def _changed(share: float) -> Edit:
    """An edit that changes that share of the words: others put in, left out, or added."""

    def edit(text: list[str], draw: random.Random) -> list[str]:
        edited = list(text)
        for place in draw.sample(range(len(text)), max(1, round(share * len(text)))):
            other = draw.choice(text)
            edited[place] = draw.choice([f"un{other}", f"un{other}", "", f"{other} {text[place]}"])
        return edited

    return edit


def _marked(text: list[str], _: random.Random) -> list[str]:
    """Other quotation marks, capitals and dashes."""
    return ["“" + text[0].upper(), *(f"{word}," for word in text[1:-1]), "–", text[-1] + "”"]


def _dated(text: list[str], draw: random.Random) -> list[str]:
    """A dateline before the text."""
    return [*f"KUALA LUMPUR, March {draw.randint(1, 31)} (Bernama) --".split(), *text]


def _attributed(text: list[str], _: random.Random) -> list[str]:
    """The last words exchanged for another attribution."""
    return [*text[: -max(1, len(text) // 8)], "he", "said", "in", "a", "statement"]


def _cut(text: list[str], _: random.Random) -> list[str]:
    """The last quarter left out."""
    return text[: len(text) - len(text) // 4]


EDITS: dict[str, Edit] = {
    "marks and capitals": _marked,
    "a dateline added": _dated,
    "another attribution": _attributed,
    "a quarter cut": _cut,
    "5% of words": _changed(0.05),
    "10% of words": _changed(0.10),
    "15% of words": _changed(0.15),
    "20% of words": _changed(0.20),
    "35% of words": _changed(0.35),
}
"""What was done to a planted copy. From about 15% of the words on they are no near-copies."""


def planted(count: int) -> Iterator[Planted]:
    """About so many paragraphs, article by article; an original has its own number."""
    draw = random.Random(SEED)
    corpus = [word for example in read_examples() for word in example.text.split()]
    originals: list[list[list[str]]] = []
    for article in range(count // PER_ARTICLE):
        if originals and article % 100 < COPIED_PERCENT:
            which = draw.randrange(len(originals))
            degree = list(EDITS)[article % len(EDITS)]
            for place, text in enumerate(originals[which]):
                edited = " ".join(filter(None, EDITS[degree](text, draw)))
                yield edited, which * PER_ARTICLE + place, degree
        else:
            texts = [_strange(corpus, draw) for _ in range(PER_ARTICLE - 5)]
            first = len(originals) * PER_ARTICLE
            yield from ((" ".join(text), first + at, "") for at, text in enumerate(texts))
            originals.append(texts)
        for place in range(5):
            ending = f", {draw.randrange(count)} readers do." if place % 2 else "."
            yield BOILERPLATE + ending, -1, "boilerplate"


def _strange(corpus: list[str], draw: random.Random) -> list[str]:
    """A paragraph of two to seven pieces of five to twelve words."""
    text: list[str] = []
    for _ in range(draw.randint(2, 7)):
        start = draw.randrange(len(corpus) - 12)
        text += corpus[start : start + draw.randint(5, 12)]
    return text
