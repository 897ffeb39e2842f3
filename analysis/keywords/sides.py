"""Which paragraphs are set against which: by source, group, period, voice or label."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from analysis.keywords.tokens import Numbers
from analysis.records import LABELS

Kind = Literal["sources", "groups", "periods", "voices", "labels"]

COLUMNS: Mapping[Kind, str] = {
    "sources": "source",
    "groups": "group",
    "voices": "voice",
    "labels": "label",
}
"""The column that tells the sides of each kind apart; periods have a day instead."""

VOICES = {"outlet": "the outlets’ own words", "speaker": "the speakers’ words"}

REST = "rest"
"""The slug of all that is not the other side."""

REST_NAMES: Mapping[Kind, str] = {"sources": "all other sources", "groups": "all other groups"}
"""Kinds of which one side may be set against all others together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose as a side.

    slug: short, fit for an address, the same wherever the name is; value: what its rows have in
    the kind's column, None for all the rest; name: as a title says it, a name from outside as is.
    """

    slug: str
    value: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides: their names, and their rows (the column `row`), in order."""

    names: tuple[str, str]
    rows: tuple[Numbers, Numbers]


def choices(rows: pl.DataFrame, kind: Kind) -> list[Choice]:
    """What can be chosen of a kind, most paragraphs first; labels as ordered in `LABELS`.

    rows: one per paragraph with the kind's column. Nothing for periods: they have a day.
    """
    if kind == "periods":
        return []
    column = COLUMNS[kind]
    found = (
        rows.group_by(pl.col(column).cast(pl.String))
        .agg(pl.len())
        .drop_nulls()
        .sort("len", column, descending=[True, False])[column]
        .to_list()
    )
    if kind == "labels":
        found = [label for label in ("favourable", "unfavourable", *LABELS) if label in found]
        found = list(dict.fromkeys(found))
    return [Choice(_slug(value, kind), value, _name(value, kind)) for value in found]


def rest(kind: Kind) -> Choice:
    """All sources or groups but the other side."""
    return Choice(REST, None, REST_NAMES[kind])


def pair(rows: pl.DataFrame, kind: Kind, one: Choice, other: Choice) -> Pair:
    """The two chosen sides; `one` has a value."""
    value = pl.col(COLUMNS[kind])
    first = value == one.value
    second = value != one.value if other.value is None else value == other.value
    return Pair((one.name, other.name), (_rows(rows, first), _rows(rows, second)))


def middle_day(rows: pl.DataFrame) -> dt.date | None:
    """A day with about half of the dated paragraphs before it; None without two days."""
    days = rows["date"].drop_nulls().sort()
    if days.is_empty() or days[0] == days[-1]:
        return None
    middle: dt.date = days[len(days) // 2]
    # Nothing lies before the first day.
    return middle if middle > days[0] else days.filter(days > days[0])[0]


def periods(rows: pl.DataFrame, day: dt.date) -> Pair:
    """The paragraphs before a day and those from it on; undated ones are on neither side."""
    words = f"{day.day} {day:%B %Y}"
    date = pl.col("date")
    return Pair(
        (f"articles before {words}", f"articles from {words} on"),
        (_rows(rows, date < day), _rows(rows, date >= day)),
    )


def _rows(rows: pl.DataFrame, chosen: pl.Expr) -> Numbers:
    numbers: Numbers = rows.filter(chosen)["row"].sort().to_numpy()
    return numbers


def _slug(value: str, kind: Kind) -> str:
    """Names from outside become eight hex digits."""
    if kind in REST_NAMES:
        return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return value.replace(" ", "-")


def _name(value: str, kind: Kind) -> str:
    if kind == "voices":
        return VOICES[value]
    if kind == "labels":
        return "paragraphs not about it" if value == "not about it" else f"{value} paragraphs"
    return value
