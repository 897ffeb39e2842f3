"""Where articles lean, counted by source and stretch of time: a corpus too large for strips."""

from __future__ import annotations

from typing import Literal, get_args

import polars as pl

from analysis.compare.articles import leaning

Stretch = Literal["1mo", "1q", "1y"]
"""A month, a quarter or a year, as polars names them."""

DAYS: dict[Stretch, int] = {"1mo": 30, "1q": 91, "1y": 365}

SIDES = ("high", "even", "low")
ARCS = pl.Schema(
    {
        "source": pl.String,
        "start": pl.Date,
        "end": pl.Date,
        "high": pl.Int64,
        "even": pl.Int64,
        "low": pl.Int64,
        "articles": pl.Int64,
    }
)


def over_time(articles: pl.DataFrame, stretch: Stretch) -> pl.DataFrame:
    """Articles counted by source and stretch of time, one row for each pair that has any (`ARCS`).

    articles: rows of `compare.by_article`. start, end: the first and last day, both included,
    null for undated articles, which come last; high, even, low: how many lean where (`leaning`);
    articles: all, those without a mean too. Sources stand in the order of their first article.
    """
    start = pl.col("date").dt.truncate(stretch)
    side = leaning()
    return (
        articles.lazy()
        .group_by("source", start.alias("start"), maintain_order=True)
        .agg(
            *((side == where).sum().cast(pl.Int64).alias(where) for where in SIDES),
            articles=pl.len().cast(pl.Int64),
        )
        .with_columns(end=pl.col("start").dt.offset_by(stretch).dt.offset_by("-1d"))
        .with_row_index("place")
        .with_columns(pl.col("place").min().over("source"))
        .sort("place", "start", nulls_last=True)
        .select(ARCS.names())
        .collect()
    )


def fitting(articles: pl.DataFrame, most: int, longest: int) -> Stretch:
    """The shortest stretch of which there are at most `longest` from the first article to the last.

    And at most `most` pairs of source and stretch that have articles; a year where none will do.
    """
    stretch: Stretch = "1y"
    for stretch in get_args(Stretch):
        starts = articles.select("source", start=pl.col("date").dt.truncate(stretch))
        days = starts["start"].drop_nulls()
        span = (days.max() - days.min()).days if len(days) else 0  # type: ignore[operator, union-attr]
        if starts.n_unique() <= most and span < longest * DAYS[stretch]:
            break
    return stretch
