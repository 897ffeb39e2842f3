"""What one column of the corpus holds: spans, typed lines, evidence and probabilities as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.corpus.database import CorpusError
from analysis.records import LABELS, Evidence, Label

LONGEST_NAME = 200
"""Characters of what a person types as a name: what is longer was pasted by mistake."""


def one_line(typed: str, what: str) -> str:
    """What a person typed, as one line without outer whitespace.

    `CorpusError`, which names it as `what`, where it is longer than `LONGEST_NAME`.
    """
    line = " ".join(typed.split())
    if len(line) > LONGEST_NAME:
        raise CorpusError(f"{what} is at most {LONGEST_NAME} characters long: shorten it.")
    return line


def moved(start: int, text: str, other: str) -> int:
    """The place in a text of the same words, perhaps otherwise spaced, that a place stands for."""
    if text == other:
        return start
    before = len("".join(text[:start].split()))
    letters = (place for place, letter in enumerate(other) if not letter.isspace())
    return next((place for nth, place in enumerate(letters) if nth == before), len(other))


def span(part: str, start: int, text: str) -> dict[str, Any]:
    """Where a part stands in a text; ValueError where it does not stand there."""
    if not text.startswith(part, start):
        raise ValueError(f"the text at {start} is not {part[:40]!r}")
    return {"start": start, "length": len(part)}


def dump(value: object) -> str:
    """Compact JSON, its letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_evidence(evidence: Sequence[Evidence], text: str) -> str:
    """Evidence as JSON lists without its words, which the spans give back."""
    for item in evidence:
        span(item.text, item.start, text)
    return dump([[e.start, e.end, e.valence, e.share, e.sentence, e.rule] for e in evidence])


def load_evidence(stored: str, text: str) -> tuple[Evidence, ...]:
    """The evidence that `dump_evidence` kept."""
    return tuple(
        Evidence(start, end, text[start:end], valence, share, sentence, rule)
        for start, end, valence, share, sentence, rule in json.loads(stored)
    )


def dump_probabilities(probabilities: Mapping[Label, float] | None) -> str | None:
    """Probabilities as a JSON list in the order of `LABELS`."""
    return None if probabilities is None else dump([probabilities[label] for label in LABELS])


def load_probabilities(stored: str | None) -> dict[Label, float] | None:
    """The probabilities that `dump_probabilities` kept."""
    return None if stored is None else dict(zip(LABELS, json.loads(stored), strict=True))
