"""A source's own and quoted words told: what its row writes, speaks, and shows on pointing."""

from __future__ import annotations

from typing import Any

from analysis.compare.findings import Measure, counted, plain_name, signed
from analysis.compare.intervals import ALPHA

SAID = {"own": "own words", "quoted": "quoted words"}
WRITTEN = (
    *("name", "counts", "counts_short", "figure", "spoken"),
    *("own_words", "quoted_words", "difference_words"),
)
"""Columns of words."""


def words_of(row: dict[str, Any], measure: Measure) -> dict[str, str]:
    """`WRITTEN`: what is written on a row, told by it, and shown when it is pointed at."""
    name = plain_name(row["source"])
    voices = {f"{voice}_words": _voice_words(row, voice, measure) for voice in SAID}
    difference = row["reason"] or _difference_words(row)
    told = "; ".join(f"{SAID[voice]} {voices[f'{voice}_words']}" for voice in SAID)
    return {
        "name": name,
        "counts": f"own: {_behind(row, 'own')} · quoted: {_behind(row, 'quoted')}",
        "counts_short": f"own: {_shortly(row, 'own')} · quoted: {_shortly(row, 'quoted')}",
        "figure": _figure(row),
        "difference_words": difference,
        "spoken": f"{name}: {told}; difference {difference}.",
        **voices,
    }


def _figure(row: dict[str, Any]) -> str:
    """The difference, with a star where it is more than chance."""
    if row["difference"] is None:
        return "–"
    sure = row["chance"] is not None and row["chance"] < ALPHA
    return signed(row["difference"]) + ("*" if sure else "")


def _difference_words(row: dict[str, Any]) -> str:
    spread = f"95% interval {signed(row['low'])} to {signed(row['high'])}"
    chance = "more than chance" if row["chance"] < ALPHA else "perhaps by chance"
    return f"{signed(row['difference'])} ({spread}), {chance}"


def _voice_words(row: dict[str, Any], voice: str, measure: Measure) -> str:
    """One voice's mean, its interval and the numbers behind it."""
    if row[voice] is None:
        return f"none with a {measure}"
    spread = "too few articles for an interval"
    if row[f"{voice}_low"] is not None:
        ends = signed(row[f"{voice}_low"]), signed(row[f"{voice}_high"])
        spread = f"95% interval {ends[0]} to {ends[1]}"
    return f"{signed(row[voice])}, {spread}, {_behind(row, voice)}"


def _behind(row: dict[str, Any], voice: str) -> str:
    paragraphs = counted(row[f"{voice}_paragraphs"], "paragraph")
    return f"{paragraphs} in {counted(row[f'{voice}_articles'], 'article')}"


def _shortly(row: dict[str, Any], voice: str) -> str:
    articles = counted(row[f"{voice}_articles"], "article")
    return f"{row[f'{voice}_paragraphs']:,} in {articles}"
