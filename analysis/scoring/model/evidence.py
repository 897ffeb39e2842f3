"""What each sentence and word did to a paragraph's stance: the stance with it, less that without.

Leaving out (occlusion) asks the network itself; no gradient or attention stands in for
it (Zeiler and Fergus 2014; Li, Monroe and Jurafsky 2016). Shares of words need not add
up: two words that say the same thing cover for each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.records import Evidence, Score
from analysis.segment import sentences

SENTENCE, WORD, WORDS = "sentence", "word left out", "words left out"
"""What was left out: the rule of an Evidence."""

BUDGET = 11_000
"""Characters read per paragraph, all variants together: under half a second on two cores."""

LEAST_PIECES = 2
"""Fewer parts of a text tell nothing: it is a book in one paragraph."""

MOST_SENTENCES = 40
"""A longer text's sentences are left out in groups of neighbours."""

_SMALL = """
a an the of to in on at by for from with as and or that which who whom whose this these those it
its he she they them his her their we our you your i my is are was were be been being has have
had do does did will would shall said says say than then there here into over under about after
before when while where if so such also more most very per
"""
SMALL = frozenset(_SMALL.split())
"""Words that carry no stand by themselves and aren't left out one by one."""

TOKEN = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*%?")

Texts = Sequence[tuple[str, str | None]]
"""Paragraphs, each with its headline."""

Leanings = Callable[[Texts], NDArray[np.float64]]
Span = tuple[int, int]


def explained(score: Score, text: str, headline: str | None, leanings: Leanings) -> Score:
    """The score with its evidence: sentences first, then words, each in reading order.

    leanings: gives P(favourable) − P(unfavourable), in [-1, 1], of (text, headline) pairs.
    share and valence of an Evidence: how much higher the stance is with it, in [-2, 2].
    A text of which not even two variants fit the budget gets no evidence.
    """
    spans = sentences(text)
    most = BUDGET // max(1, len(text)) - 1
    if most < LEAST_PIECES:
        return score
    groups = grouped(spans, min(most, MOST_SENTENCES))
    words = grouped(content(text), most - len(groups))
    pieces = [*groups, *words]
    found = leanings([(text, headline), *((without(text, span), headline) for span in pieces)])
    starts = [start for start, _ in spans]
    evidence = tuple(
        Evidence(
            start,
            end,
            text[start:end],
            float(found[0] - left),
            float(found[0] - left),
            max(0, bisect_right(starts, start) - 1),
            SENTENCE if number < len(groups) else _rule(text[start:end]),
        )
        for number, ((start, end), left) in enumerate(zip(pieces, found[1:], strict=True))
    )
    return replace(score, evidence=evidence)


def content(text: str) -> list[Span]:
    """Spans of the words that may carry a stand: all but the smallest."""
    return [m.span() for m in TOKEN.finditer(text) if m.group().lower() not in SMALL]


def grouped(spans: Sequence[Span], most: int) -> list[Span]:
    """The spans, neighbours joined so that at most `most` remain; [] where `most` is 0."""
    if most <= 0:
        return []
    size = -(-len(spans) // most)
    if size <= 1:
        return list(spans)
    parts = [spans[at : at + size] for at in range(0, len(spans), size)]
    return [(part[0][0], part[-1][1]) for part in parts]


def without(text: str, span: Span) -> str:
    """The text with a span taken out and the gap closed."""
    return f"{text[: span[0]].rstrip()} {text[span[1] :].lstrip()}".strip()


def _rule(piece: str) -> str:
    """Whether one word or several were left out."""
    return WORD if len(piece.split()) == 1 else WORDS
