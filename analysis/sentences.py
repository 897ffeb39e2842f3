"""The spans of a text's sentences."""

from __future__ import annotations

import re

import sentencex

_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{1,4}\.\s*$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the spans of the sentences, in order, without their outer white space."""
    spans: list[tuple[int, int]] = []
    for found in sentencex.get_sentence_boundaries("en", text):
        span = stripped(text, found["start_index"], found["end_index"])
        if span is None:
            continue
        if spans and _goes_on(text, spans[-1], span):
            span = (spans.pop()[0], span[1])
        spans.append(span)
    return spans


def stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take the outer white space off a span; None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(piece.strip())) if piece.strip() else None


def _goes_on(text: str, before: tuple[int, int], span: tuple[int, int]) -> bool:
    """Tell whether a full stop ended an abbreviation sentencex misses: "Sdn. Bhd. on"."""
    if "\n" in text[before[1] : span[0]] or not _ABBREVIATED.search(text, before[1] - 6, before[1]):
        return False
    return text[span[0]].islower() or text.startswith("Bhd.", span[0])
