"""People's readings: labelled paragraphs as rows of the form of the gold articles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from analysis.records import LABELS, Article, Block, Label, Voice

VOICES: tuple[Voice, ...] = get_args(Voice)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person said of one paragraph; stance, voice, speaker: None where they said nothing."""

    text: str
    label: Label
    about: bool
    stance: float | None
    voice: Voice | None
    speaker: str | None = None


def readings_of(row: Mapping[str, object], number: int) -> list[Reading]:
    """The labelled paragraphs of one row; ValueError that names the row if it has none."""
    if not isinstance(row, Mapping):
        raise ValueError(f"Article {number} is not an object with `paragraphs`.")
    where = f"Article {number}" + (f" ({row['id']})" if "id" in row else "")
    paragraphs = row.get("paragraphs")
    if not isinstance(paragraphs, Sequence) or isinstance(paragraphs, str) or not paragraphs:
        raise ValueError(f"{where} has no `paragraphs`: give it a list of labelled ones.")
    return [_reading(one, f"{where}, paragraph {i}") for i, one in enumerate(paragraphs, 1)]


def _reading(paragraph: object, where: str) -> Reading:
    if not isinstance(paragraph, Mapping) or not isinstance(paragraph.get("text"), str):
        raise ValueError(f"{where} has no `text`.")
    label = paragraph.get("label")
    if label not in LABELS:
        raise ValueError(f"{where} has no `label`: give it one of {', '.join(LABELS)}.")
    about, voice = paragraph.get("about"), paragraph.get("voice")
    speaker = paragraph.get("speaker")
    if not isinstance(about, bool | None):
        raise ValueError(f"{where} has an `about` that is neither true nor false: {about!r}.")
    if voice not in (*VOICES, None):
        raise ValueError(f"{where} has a `voice` that is none of {', '.join(VOICES)}: {voice!r}.")
    if not isinstance(speaker, str | None):
        raise ValueError(f"{where} has a `speaker` that is not a name: {speaker!r}.")
    return Reading(
        text=paragraph["text"],
        label=label,
        about=label != "not about it" if about is None else about,
        stance=_stance(paragraph.get("stance"), where),
        voice=voice,
        speaker=speaker,
    )


def _stance(value: object, where: str) -> float | None:
    """A stance as a person gave it, on any scale; NaN, which JSON allows in Python, is none."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{where} has a `stance` that is not a number: {value!r}.")
    return value


def article_of(row: Mapping[str, object], readings: Sequence[Reading]) -> Article:
    """The row as an article that came split."""
    text = "\n\n".join(reading.text for reading in readings)
    blocks = []
    start = 0
    for reading in readings:
        blocks.append(Block(reading.text, "body", start, "came split"))
        start += len(reading.text) + len("\n\n")
    return Article(
        str(row.get("id", "")),
        text,
        text_of(row, "title"),
        text_of(row, "source"),
        blocks=tuple(blocks),
    )


def text_of(row: Mapping[str, object], key: str) -> str | None:
    """The row's value for a key; None where it is missing or not text."""
    value = row.get(key)
    return value if isinstance(value, str) else None
