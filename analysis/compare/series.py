"""A series of days for `changes`: each day's mean, and for how many articles it counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.compare.intervals import MIN_ARTICLES, Numbers
from analysis.compare.periods import UNIT

FEWEST_DAYS = 4
# Days beyond this are pooled with their neighbours for the test alone: a date keeps its day.
MOST_BLOCKS = 400


@dataclass(frozen=True)
class Days:
    """Days with articles in order: the day as a number, its weight, the weight times its mean,
    and how many articles it has."""

    day: npt.NDArray[np.int64]
    sums: Numbers
    weight: Numbers
    articles: Numbers

    @property
    def mean(self) -> float:
        """The mean of all days by their weights."""
        return float(self.sums.sum() / self.weight.sum())

    def part(self, start: int, end: int) -> Days:
        """The days from one place on, up to another."""
        at = slice(start, end)
        return Days(self.day[at], self.sums[at], self.weight[at], self.articles[at])

    def pooled(self) -> Days:
        """Neighbouring days together, so many that `MOST_BLOCKS` are left."""
        size = len(self.day)
        if size <= MOST_BLOCKS:
            return self
        starts = np.unique(np.linspace(0, size, MOST_BLOCKS, endpoint=False).astype(np.int64))
        added = (np.add.reduceat(a, starts) for a in (self.sums, self.weight, self.articles))
        return Days(self.day[starts], *added)

    def residuals(self) -> Numbers:
        """How far each day is from the mean, so scaled that all vary alike: a day's mean varies
        by one over its weight."""
        scaled: Numbers = (self.sums - self.mean * self.weight) / np.sqrt(self.weight)
        return scaled

    def may_end(self) -> npt.NDArray[np.bool_]:
        """Behind which days but the last a part may end, with enough articles on both sides."""
        before = np.cumsum(self.articles)[:-1]
        after = self.articles.sum() - before
        enough: npt.NDArray[np.bool_] = (before >= MIN_ARTICLES) & (after >= MIN_ARTICLES)
        return enough

    def can_be_cut(self) -> bool:
        """Are there days and articles enough to look for a change?"""
        return len(self.day) >= FEWEST_DAYS and bool(self.may_end().any())


def series(articles: pl.DataFrame) -> Days:
    """The days of articles (from `periods.dated`), weighted by effective numbers of articles.

    An article's paragraphs say much the same, and so do a day's articles: both count for less
    than their number (Kish's design effect, Survey Sampling, 1965).
    """
    measured = pl.col("measured")
    daily = (
        articles.group_by("date")
        .agg(
            mean=pl.col("billionths").sum() / UNIT / measured.sum(),
            alone=measured.sum() ** 2 / (measured**2).sum(),
            articles=pl.len(),
        )
        .sort("date")
    )
    day = daily["date"].to_physical().to_numpy().astype(np.int64)
    mean, alone, count = (
        daily[column].to_numpy().astype(np.float64) for column in ("mean", "alone", "articles")
    )
    weight = alone / (1 + (alone - 1) * alike(articles))
    return Days(day, mean * weight, weight, count)


def alike(articles: pl.DataFrame) -> float:
    """How much articles of one day resemble each other: intraclass correlation, from 0 to 1."""
    mean = pl.col("billionths") / pl.col("measured") / UNIT
    days = articles.group_by("date").agg(
        count=pl.len(), mean=mean.mean(), within=mean.var().fill_null(0) * (pl.len() - 1)
    )
    count, means = days["count"].to_numpy().astype(np.float64), days["mean"].to_numpy()
    size, many = count.sum(), len(count)
    if size == many or many < FEWEST_DAYS:
        return 0.0
    within = float(days["within"].sum()) / (size - many)
    between = (count * (means - np.average(means, weights=count)) ** 2).sum() / (many - 1)
    usual = (size - (count**2).sum() / size) / (many - 1)
    whole = between + (usual - 1) * within
    return float(np.clip((between - within) / whole, 0, 1)) if whole > 0 else 0.0
