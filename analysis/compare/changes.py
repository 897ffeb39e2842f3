"""Change points: when the mean of a series of articles moved by more than chance, and how surely.

`cuts` finds them; here they get their dates and levels, and a straight line takes their place
where it says more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import polars as pl
from scipy.special import stdtrit

from analysis.compare.cuts import SMALLEST, first_day, surest_cuts
from analysis.compare.intervals import LEVEL, interval
from analysis.compare.periods import UNIT
from analysis.compare.series import Days, series

CHANGES = pl.Schema({"date": pl.Date, "earliest": pl.Date, "latest": pl.Date, "chance": pl.Float64})
LEVELS = pl.Schema(
    {
        "start": pl.Date,
        "end": pl.Date,
        "mean": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "articles": pl.Int64,
        "paragraphs": pl.Int64,
    }
)


@dataclass(frozen=True)
class Rise:
    """A line through the articles: its height at the first and the last day, the rise between
    with its 95% interval, all on the measure's scale."""

    first: float
    last: float
    low: float
    high: float


@dataclass(frozen=True)
class Course:
    """How a measure went over time.

    kind: "few" articles to say, "level" as far as chance allows to tell, "gradual" where a
        straight line says more than steps, or "steps".
    changes: of steps, by date (columns: `CHANGES`): the first day of the new level, between which
        days it lies with 95%, and the corrected p-value. levels: what lies between them
        (columns: `LEVELS`), one row where there is no step, none without articles.
    rise: where gradual.
    """

    kind: Literal["few", "level", "gradual", "steps"]
    changes: pl.DataFrame
    levels: pl.DataFrame
    rise: Rise | None = None


def course(articles: pl.DataFrame) -> Course:
    """When and how the mean of articles (from `periods.dated`) moved; the same each time.

    Articles of one day stay together: they tell of the same events. Days are taken as
    independent otherwise, and a change is looked for in the mean over paragraphs. No part
    between changes has fewer than `MIN_ARTICLES` articles, no change is below `SMALLEST`.
    """
    days = series(articles)
    if not days.can_be_cut():
        return Course("few", _no_changes(), _levels(articles, []))
    found = surest_cuts(days)
    if not found:
        return Course("level", _no_changes(), _levels(articles, []))
    if (rise := _rise(days)) and _line_says_more(days, [cut for cut, _ in found]):
        return Course("gradual", _no_changes(), _levels(articles, []), rise)
    changes = _dates(days, found)
    return Course("steps", changes, _levels(articles, changes["date"].to_list()))


def _dates(days: Days, found: list[tuple[int, float]]) -> pl.DataFrame:
    """The rows of `CHANGES`: each date from the days between its neighbours."""
    ends = [cut for cut, _ in found[1:]] + [len(days.day)]
    rows, start = [], 0
    for (_, chance), end in zip(found, ends, strict=True):
        earliest, middle, latest = first_day(days.part(start, end))
        rows.append((middle, earliest, latest, chance))
        start = int(np.searchsorted(days.day, middle))
    named = [(*(_date(day) for day in row[:3]), row[3]) for row in rows]
    return pl.DataFrame(named, schema=CHANGES, orient="row")


def _date(day: int) -> dt.date:
    return dt.date(1970, 1, 1) + dt.timedelta(days=day)


def _rise(days: Days) -> Rise | None:
    """The weighted straight line through the days' means; None where it rises below `SMALLEST`."""
    at = days.day - np.average(days.day, weights=days.weight)
    across = (days.weight * at**2).sum()
    slope = (at * days.sums).sum() / across
    length = float(days.day[-1] - days.day[0])
    if abs(slope * length) < SMALLEST:
        return None
    error = np.sqrt(_left_by_line(days) / (len(at) - 2) / across) * length
    half = -stdtrit(len(at) - 2, (1 - LEVEL) / 2) * error
    first, last = (float(np.clip(days.mean + slope * at[end], -1, 1)) for end in (0, -1))
    return Rise(first, last, float(slope * length - half), float(slope * length + half))


def _left_by_line(days: Days) -> float:
    """What the straight line leaves over: weighted squares."""
    at = days.day - np.average(days.day, weights=days.weight)
    fit = days.mean + (at * days.sums).sum() / (days.weight * at**2).sum() * at
    return float((days.weight * (days.sums / days.weight - fit) ** 2).sum())


def _line_says_more(days: Days, cuts: list[int]) -> bool:
    """Does a straight line fit better than steps, for the numbers that each needs (Schwarz 1978)?

    A step needs two, its height and its date.
    """
    edges = [0, *cuts, len(days.day)]
    parts = [days.part(start, end) for start, end in pairwise(edges)]
    by_steps = sum(float((part.residuals() ** 2).sum()) for part in parts)
    size = len(days.day)
    saved = size * np.log(max(by_steps, 1e-300) / max(_left_by_line(days), 1e-300))
    return bool(saved + (2 * len(cuts) - 1) * np.log(size) > 0)


def _levels(articles: pl.DataFrame, changes: list[dt.date]) -> pl.DataFrame:
    """The rows of `LEVELS`: the articles before, between and after the changes."""
    part = pl.lit(0)
    for date in changes:
        part = part + (pl.col("date") >= date).cast(pl.Int32)
    parts = articles.with_columns(part=part).partition_by("part", maintain_order=True)
    return pl.DataFrame([_level(part) for part in parts if part.height], schema=LEVELS)


def _level(part: pl.DataFrame) -> dict[str, Any]:
    sums, counts = part["billionths"].to_numpy() / UNIT, part["measured"].to_numpy()
    ends = interval(sums, counts.astype(np.float64))
    return {
        "start": part["date"].min(),
        "end": part["date"].max(),
        "mean": int(part["billionths"].sum()) / UNIT / int(counts.sum()),
        "low": ends[0] if ends else None,
        "high": ends[1] if ends else None,
        "articles": part.height,
        "paragraphs": int(counts.sum()),
    }


def _no_changes() -> pl.DataFrame:
    return pl.DataFrame(schema=CHANGES)
