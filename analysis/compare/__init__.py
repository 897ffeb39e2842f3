"""Sources side by side: means with intervals, shares, distributions, and the finding in words.

Every function takes the paragraph frame (one row per scored paragraph; the columns
`article_id`, `source`, `date`, `voice`, `stance`, `tone`, `label`, `copy_group` are used) or what
another function here made of it, and returns a new frame.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from analysis.compare.articles import by_article
from analysis.compare.copies import Copies
from analysis.compare.filters import Filter, copies_left_out, narrow, undated_left_out
from analysis.compare.findings import Measure, finding
from analysis.compare.intervals import MIN_ARTICLES, interval
from analysis.compare.per_article import UNIT, per_article

__all__ = [
    "ALL_SOURCES",
    "BINS",
    "SUMMARY",
    "Copies",
    "Filter",
    "Measure",
    "by_article",
    "by_source",
    "copies_left_out",
    "distribution",
    "finding",
    "narrow",
    "overall",
    "undated_left_out",
]

ALL_SOURCES = "All sources"
# An odd number puts one bin astride zero: VADER gives many paragraphs a tone of
# exactly 0, and an even number would count them all as warm.
BINS = 21
# Of a bin: 0.1 as a float may lie as little below the edge that it stands on.
HAIR = 1e-9
SHARES = ("favourable", "neutral", "unfavourable", "not_about")
"""The columns of shares; `WORDS[measure].shares` says what each counts under a measure."""

SUMMARY = pl.Schema(
    {
        "source": pl.String,
        "group": pl.String,
        "mean": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "error": pl.Float64,
        "articles": pl.Int64,
        "measured_articles": pl.Int64,
        "paragraphs": pl.Int64,
        "measured": pl.Int64,
        "labelled": pl.Int64,
        **dict.fromkeys(SHARES, pl.Float64),
        "enough": pl.Boolean,
        "reason": pl.String,
    }
)
ADDED = ("paragraphs", "measured", "billionths", "labelled", *SHARES)
"""Columns of `per_article` that a source's row adds up."""
ENDS = pl.Schema({name: SUMMARY[name] for name in ("source", "low", "high", "error")})


def by_source(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per source, warmest first, those without a mean last (columns: `SUMMARY`).

    group: the source's, null where the frame has no such column.
    mean: over paragraphs that have the measure, in [-1, 1]; low, high: its 95%
    interval, error: its standard error, both from articles. These are null,
    with a `reason`, where `measured_articles` is below `MIN_ARTICLES` (`enough` is
    False then). Shares are in [0, 1] of the `labelled` paragraphs, null without any.
    Under tone they count its wording, warm from `TONE_THRESHOLD` on (favourable),
    dark from its negative down (unfavourable), plain between (neutral), none
    (not_about); every paragraph is `labelled` then, so that shares add up to 1.
    """
    return _summary(per_article(frame, measure), measure)


def overall(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """All paragraphs as one row of `by_source`, whose source is `ALL_SOURCES`."""
    articles = per_article(frame, measure)
    together = {"source": pl.lit(ALL_SOURCES), "group": pl.lit(None, pl.String)}
    return _summary(articles.with_columns(**together), measure)


def distribution(frame: pl.DataFrame, measure: Measure, bins: int = BINS) -> pl.DataFrame:
    """Every source's paragraphs counted in `bins` equal steps of [-1, 1].

    One row per source and bin, empty ones too, by source and `bin` (from 0):
    `start`, `end` of the bin, `count`, and `share` of the source's measured
    paragraphs in [0, 1], null where it has none.
    """
    source, value = pl.col("source"), pl.col(measure).fill_nan(None)
    place = ((value + 1) * (bins / 2) + HAIR).cast(pl.Int32).clip(0, bins - 1)
    counted = (
        frame.lazy()
        .select(source, bin=place)
        .filter(pl.col("bin").is_not_null())
        .group_by("source", "bin")
        .agg(count=pl.len().cast(pl.Int64))
        .with_columns(source.cast(pl.String))
        .collect()
    )
    edges = pl.DataFrame({"bin": np.arange(bins, dtype=np.int32)}).with_columns(
        start=pl.col("bin") * 2 / bins - 1, end=(pl.col("bin") + 1) * 2 / bins - 1
    )
    count = pl.col("count")
    return (
        frame.select(source.unique().cast(pl.String).sort())
        .join(edges, how="cross")
        .join(counted, on=["source", "bin"], how="left")
        .with_columns(count.fill_null(0))
        .with_columns(share=count / pl.when(count.sum() > 0).then(count.sum()).over("source"))
        .sort("source", "bin")
    )


def _summary(articles: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """The rows of `by_source`, from those of `per_article`."""
    number, labelled = pl.col("measured"), pl.col("labelled")
    added = (
        articles.group_by("source")
        .agg(
            pl.col("group").first(),
            articles=pl.len(),
            measured_articles=(number > 0).sum(),
            **{name: pl.col(name).sum() for name in ADDED},
        )
        .with_columns(
            pl.col("source").cast(pl.String),
            # One division of two columns: polars rounds one by a number otherwise now and then.
            mean=pl.when(number > 0).then(pl.col("billionths") / (number * UNIT)),
            **{name: pl.when(labelled > 0).then(pl.col(name) / labelled) for name in SHARES},
        )
    )
    rows = added.join(_intervals(articles), on="source", how="left").with_columns(
        enough=pl.col("error").is_not_null(), reason=_reason(measure)
    )
    return (
        rows.select(SUMMARY.names())
        .cast(SUMMARY)
        .sort("mean", "source", descending=[True, False], nulls_last=True)
    )


def _intervals(articles: pl.DataFrame) -> pl.DataFrame:
    """source, low, high and error of the sources that have enough articles with the measure."""
    judged = articles.filter(pl.col("measured") > 0).select("source", "billionths", "measured")
    found = []
    for part in judged.partition_by("source"):
        sums = part["billionths"].to_numpy() / UNIT
        if ends := interval(sums, part["measured"].to_numpy().astype(np.float64)):
            found.append((str(part["source"][0]), *ends))
    return pl.DataFrame(found, schema=ENDS, orient="row")


def _reason(measure: Measure) -> pl.Expr:
    """Why there is no interval, in words; null where there is one."""
    some, all_ = pl.col("measured_articles"), pl.col("articles")
    few, least = "too few articles for an interval: {}", f"at least {MIN_ARTICLES} needed"
    return (
        pl.when(some >= MIN_ARTICLES)
        .then(None)
        .when(some == 0)
        .then(pl.lit(f"no paragraph has a {measure}"))
        .when(some == all_)
        .then(pl.format(f"{few}, {least}", all_))
        .otherwise(pl.format(f"{few} of {{}} have a {measure}, {least}", some, all_))
    )
