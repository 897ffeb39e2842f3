"""A measure by day, week, month or year: means with their intervals, over all or side by side.

`dated` makes one row per article of the paragraph frame; the other functions take what it made.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, get_args

import numpy as np
import polars as pl

from analysis.compare.findings import Measure
from analysis.compare.intervals import MIN_ARTICLES, interval
from analysis.sources import NO_GROUP

Unit = Literal["day", "week", "month", "year"]
Split = Literal["all", "source", "group"]
"""One line for all, or one for each source or group besides."""

ALL = "All"
EVERY: dict[Unit, str] = {"day": "1d", "week": "1w", "month": "1mo", "year": "1y"}
UNITS: tuple[Unit, ...] = get_args(Unit)
# With three marks a period the chart stays below half of the 2,000 that it may have.
MOST_PERIODS = 300
MOST_LINES = 8
"""Sources or groups drawn besides all: more would be too low to read."""
FEWEST_PERIODS = 3
"""A unit that parts the dates into fewer shows no course."""
# Sums are made in whole billionths, so that no order of rows changes the last digit.
UNIT = 1_000_000_000

ARTICLES = pl.Schema(
    {
        "article_id": pl.String,
        "source": pl.String,
        "group": pl.String,
        "date": pl.Date,
        "title": pl.String,
        "measured": pl.Int64,
        "billionths": pl.Int64,
    }
)
PERIODS = pl.Schema(
    {
        "line": pl.Int64,
        "name": pl.String,
        "start": pl.Date,
        "end": pl.Date,
        "mean": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "articles": pl.Int64,
        "paragraphs": pl.Int64,
        "enough": pl.Boolean,
        "reason": pl.String,
    }
)


def dated(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per article that has a date and the measure, by date (columns: `ARTICLES`).

    measured: its paragraphs with the measure; billionths: their sum. group: `NO_GROUP` where the
    frame has none.
    """
    value = pl.col(measure).fill_nan(None)
    if "group" not in frame.columns:
        frame = frame.with_columns(group=pl.lit(NO_GROUP))
    return (
        frame.lazy()
        .filter(pl.col("date").is_not_null() & value.is_not_null())
        .group_by("article_id")
        .agg(
            pl.col("source", "group", "date", "title").first(),
            measured=pl.len().cast(pl.Int64),
            billionths=(value * UNIT).round().cast(pl.Int64).sum(),
        )
        .with_columns(pl.col("source", "group").cast(pl.String))
        .sort("date", "source", "article_id")
        .select(ARTICLES.names())
        .collect()
    )


def undated(frame: pl.DataFrame) -> int:
    """How many articles of the paragraph frame have no date."""
    return frame.filter(pl.col("date").is_null())["article_id"].n_unique()


def fitting(articles: pl.DataFrame, lines: int = 1) -> Unit:
    """The finest unit whose periods can be drawn and hold enough articles on average.

    Where none holds enough, the coarsest that still shows a course.
    """
    parted = {unit: periods_between(articles, unit) for unit in UNITS}
    shown = [u for u in UNITS if FEWEST_PERIODS <= parted[u] <= MOST_PERIODS // lines]
    full = [u for u in shown if articles.height >= MIN_ARTICLES * parted[u]]
    if full or shown:
        return full[0] if full else shown[-1]
    return "day" if parted["day"] < FEWEST_PERIODS else "year"


def drawable(articles: pl.DataFrame, unit: Unit, lines: int = 1) -> Unit:
    """The unit, or the next coarser one of which no more than `MOST_PERIODS` are drawn."""
    for coarser in UNITS[UNITS.index(unit) :]:
        if periods_between(articles, coarser) <= MOST_PERIODS // lines:
            return coarser
    return "year"


def periods_between(articles: pl.DataFrame, unit: Unit) -> int:
    """How many days, weeks (from Monday), months or years the articles' dates touch or span."""
    if articles.is_empty():
        return 0
    first, last = span(articles)
    days = pl.select(pl.date_range(period_start(first, unit), last, EVERY[unit])).height
    return int(days)


def span(articles: pl.DataFrame) -> tuple[dt.date, dt.date]:
    """The first and the last date of one article or more."""
    first, last = articles.select(first=pl.col("date").min(), last=pl.col("date").max()).row(0)
    return first, last


def period_start(day: dt.date, unit: Unit) -> dt.date:
    """The first day of the period that a day is in; weeks begin on Monday."""
    start: dt.date = pl.select(pl.lit(day).dt.truncate(EVERY[unit])).item()
    return start


def lines(articles: pl.DataFrame, split: Split) -> list[str]:
    """The names of the sources or groups with most paragraphs, at most `MOST_LINES`; [] for all."""
    if split == "all":
        return []
    most = articles.group_by(split).agg(pl.col("measured").sum())
    ordered = most.sort("measured", split, descending=[True, False])
    return ordered[split].head(MOST_LINES).to_list()


def by_period(articles: pl.DataFrame, unit: Unit, split: Split = "all") -> pl.DataFrame:
    """One row per line and period with an article, by both (columns: `PERIODS`).

    line: 0 for all, whose name is `ALL`, then a number for each name of `lines`. start, end: its
    days, both included. mean: over paragraphs, in [-1, 1]; low, high: its 95% interval over
    articles, null with a `reason` where there are fewer than `MIN_ARTICLES` (`enough` is False).
    """
    start = pl.col("date").dt.truncate(EVERY[unit])
    periods = (
        in_lines(articles, split)
        .group_by("line", start=start)
        .agg(pl.col("name").first(), "billionths", "measured")
        # The last week that has a date ends with the year 9999, not days later.
        .with_columns(end=pl.min_horizontal(_end(unit), pl.lit(dt.date.max)))
        .sort("line", "start")
    )
    return pl.DataFrame([_row(period) for period in periods.rows(named=True)], schema=PERIODS)


def _end(unit: Unit) -> pl.Expr:
    """The last day of the period that begins on `start`."""
    return pl.col("start").dt.offset_by(EVERY[unit]).dt.offset_by("-1d")


def in_lines(articles: pl.DataFrame, split: Split) -> pl.DataFrame:
    """The articles once in line 0, named `ALL`, and once more in their own line, if it is drawn."""
    everything = articles.with_columns(line=pl.lit(0, pl.Int64), name=pl.lit(ALL))
    if not (names := lines(articles, split)):
        return everything
    numbers = {name: number for number, name in enumerate(names, start=1)}
    own = articles.with_columns(
        line=pl.col(split).replace_strict(numbers, default=None, return_dtype=pl.Int64),
        name=pl.col(split),
    )
    return pl.concat([everything, own.filter(pl.col("line").is_not_null())])


def _row(period: dict[str, Any]) -> dict[str, Any]:
    """The row of `PERIODS` of one line's period, from its articles' sums and counts."""
    sums, counts = np.array(period["billionths"]) / UNIT, np.array(period["measured"], np.float64)
    ends = interval(sums, counts)
    few = f"too few articles for an interval: {len(sums)}, at least {MIN_ARTICLES} needed"
    return {
        **{column: period[column] for column in ("line", "name", "start", "end")},
        "mean": sum(period["billionths"]) / UNIT / sum(period["measured"]),
        "low": ends[0] if ends else None,
        "high": ends[1] if ends else None,
        "articles": len(sums),
        "paragraphs": sum(period["measured"]),
        "enough": ends is not None,
        "reason": None if ends else few,
    }


def snapped(periods: pl.DataFrame, first: float, last: float) -> tuple[dt.date, dt.date] | None:
    """The days of the periods (of `by_period`) whose middles a span holds, or its own middle does.

    first, last: its ends as numbers of days since 1970; None where it holds no day that is drawn.
    """
    start, end = pl.col("start").to_physical(), pl.col("end").to_physical() + 1
    middle = (first + last) / 2
    held = periods.filter(((start + end) / 2).is_between(first, last))
    if held.is_empty():
        held = periods.filter((start <= middle) & (middle < end))
    if held.is_empty():
        return None
    begin, finish = held.select(pl.col("start").min(), pl.col("end").max()).row(0)
    return begin, finish
