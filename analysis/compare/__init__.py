"""Sources side by side: means with intervals, shares, distributions, and the finding in words.

Every function takes the paragraph frame (one row per scored paragraph; the columns
`article_id`, `source`, `date`, `voice`, `stance`, `tone`, `label`, `copy_group` are used) or what
another function here made of it, and returns a new frame.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.compare.copies import Copies, counted_once
from analysis.compare.findings import WORDS, Measure, finding
from analysis.compare.intervals import MIN_ARTICLES, interval
from analysis.records import TONE_THRESHOLD, Voice

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
# Sums are made in whole billionths, so that no order of rows changes the last digit.
UNIT = 1_000_000_000

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


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look at; the default is everything.

    sources, groups: names as in the frame's columns source and group, () for all;
    start, end: dates, both included; voice: only the outlets' or only the speakers' words;
    copies: how often near-identical paragraphs count, among those that pass all the rest.
    """

    sources: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    voice: Voice | None = None
    copies: Copies = "source"


def narrow(frame: pl.DataFrame, chosen: Filter) -> pl.DataFrame:
    """The rows that pass the filter; undated articles don't pass a bound of dates.

    Near-identical paragraphs (the same `copy_group`) come as often as `chosen.copies` says.
    """
    return counted_once(_each_copy(frame, chosen), chosen.copies)


def copies_left_out(frame: pl.DataFrame, chosen: Filter) -> int:
    """How many paragraphs pass the filter but for an earlier copy that stands for them."""
    kept = _each_copy(frame, chosen)
    return kept.height - counted_once(kept, chosen.copies).height


def _each_copy(frame: pl.DataFrame, chosen: Filter) -> pl.DataFrame:
    """The rows that pass the filter, copies counted each time."""
    kept = _undated_kept(frame, chosen)
    if chosen.start is not None:
        kept = kept.filter(pl.col("date") >= chosen.start)
    if chosen.end is not None:
        kept = kept.filter(pl.col("date") <= chosen.end)
    return kept


def undated_left_out(frame: pl.DataFrame, chosen: Filter) -> int:
    """How many articles pass the filter but for their missing date."""
    if chosen.start is None and chosen.end is None:
        return 0
    undated = _undated_kept(frame, chosen).filter(pl.col("date").is_null())
    return undated.select("source", "article_id").n_unique()


def _undated_kept(frame: pl.DataFrame, chosen: Filter) -> pl.DataFrame:
    """The rows that pass the filter's sources, groups and voice."""
    if chosen.sources:
        frame = frame.filter(pl.col("source").is_in(list(chosen.sources)))
    if chosen.groups:
        frame = frame.filter(pl.col("group").is_in(list(chosen.groups)))
    if chosen.voice is not None:
        frame = frame.filter(pl.col("voice") == chosen.voice)
    return frame


def by_source(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per source, warmest first, those without a mean last (columns: `SUMMARY`).

    group: the source's, null where the frame has no such column.
    mean: over paragraphs that have the measure, in [-1, 1]; low, high: its 95%
    interval from resampled articles; error: its standard error. These are null,
    with a `reason`, where `measured_articles` is below `MIN_ARTICLES` (`enough` is
    False then). Shares are in [0, 1] of the `labelled` paragraphs, null without any.
    Under tone they count its wording, warm from `TONE_THRESHOLD` on (favourable),
    dark from its negative down (unfavourable), plain between (neutral), none
    (not_about); every paragraph is `labelled` then, so that shares add up to 1.
    """
    rows = [_row(part, measure) for part in _per_article(frame, measure).partition_by("source")]
    return pl.DataFrame(rows, schema=SUMMARY).sort(
        "mean", "source", descending=[True, False], nulls_last=True
    )


def overall(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """All paragraphs as one row of `by_source`, whose source is `ALL_SOURCES`."""
    articles = _per_article(frame, measure).with_columns(
        source=pl.lit(ALL_SOURCES), group=pl.lit(None, pl.String)
    )
    rows = [] if articles.is_empty() else [_row(articles, measure)]
    return pl.DataFrame(rows, schema=SUMMARY)


def distribution(frame: pl.DataFrame, measure: Measure, bins: int = BINS) -> pl.DataFrame:
    """Every source's paragraphs counted in `bins` equal steps of [-1, 1].

    One row per source and bin, empty ones too, by source and `bin` (from 0):
    `start`, `end` of the bin, `count`, and `share` of the source's measured
    paragraphs in [0, 1], null where it has none.
    """
    value = pl.col(measure).fill_nan(None)
    # Rounded first: 0.1 as a float may lie a hair below the edge that it stands on.
    place = ((value + 1) / 2 * bins).round(9).floor().clip(0, bins - 1).cast(pl.Int32)
    counted = (
        frame.filter(value.is_not_null())
        .group_by("source", place.alias("bin"))
        .agg(count=pl.len().cast(pl.Int64))
    )
    edges = pl.DataFrame({"bin": np.arange(bins, dtype=np.int32)}).with_columns(
        start=pl.col("bin") * 2 / bins - 1, end=(pl.col("bin") + 1) * 2 / bins - 1
    )
    count = pl.col("count")
    return (
        frame.select(pl.col("source").unique().sort())
        .join(edges, how="cross")
        .join(counted, on=["source", "bin"], how="left")
        .with_columns(count.fill_null(0))
        .with_columns(share=count / pl.when(count.sum() > 0).then(count.sum()).over("source"))
        .sort("source", "bin")
    )


def _per_article(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per article: how many paragraphs, how many measured and their sum, its classes."""
    value, kind = pl.col(measure).fill_nan(None), _class(measure)
    billionths = (value * UNIT).round().cast(pl.Int64).sum()
    group = pl.col("group").first() if "group" in frame.columns else pl.lit(None, pl.String)
    return (
        frame.group_by("source", "article_id")
        .agg(
            group.alias("group"),
            pl.len().cast(pl.Int64).alias("paragraphs"),
            value.count().cast(pl.Int64).alias("measured"),
            billionths.alias("billionths"),
            kind.count().cast(pl.Int64).alias("labelled"),
            *((kind == word).sum().alias(name) for name, word in WORDS[measure].shares.items()),
        )
        .sort("source", "article_id")
    )


def _class(measure: Measure) -> pl.Expr:
    """What each paragraph is under the measure, a word of its `shares`; null without a label."""
    if measure == "stance":
        return pl.col("label")
    tone, words = pl.col("tone").fill_nan(None), WORDS["tone"].shares
    return (
        pl.when(tone >= TONE_THRESHOLD)
        .then(pl.lit(words["favourable"]))
        .when(tone <= -TONE_THRESHOLD)
        .then(pl.lit(words["unfavourable"]))
        .when(tone.is_not_null())
        .then(pl.lit(words["neutral"]))
        .otherwise(pl.lit(words["not_about"]))
    )


def _row(articles: pl.DataFrame, measure: Measure) -> dict[str, object]:
    """The row of `SUMMARY` of one source, from its rows of `_per_article`."""
    source = str(articles["source"][0])
    judged = articles.filter(pl.col("measured") > 0)
    sums = judged["billionths"].to_numpy() / UNIT
    counts = judged["measured"].to_numpy().astype(np.float64)
    ends = interval(sums, counts, seed=source)
    low, high, error = ends or (None, None, None)
    labelled = int(articles["labelled"].sum())
    return {
        "source": source,
        "group": articles["group"][0],
        "mean": int(judged["billionths"].sum()) / UNIT / counts.sum() if len(counts) else None,
        "low": low,
        "high": high,
        "error": error,
        "articles": articles.height,
        "measured_articles": judged.height,
        "paragraphs": int(articles["paragraphs"].sum()),
        "measured": int(counts.sum()),
        "labelled": labelled,
        **{name: int(articles[name].sum()) / labelled if labelled else None for name in SHARES},
        "enough": ends is not None,
        "reason": None if ends else _too_few(judged.height, articles.height, measure),
    }


def _too_few(measured: int, articles: int, measure: Measure) -> str:
    """Why there is no interval, in words."""
    if measured == 0:
        return f"no paragraph has a {measure}"
    if measured == articles:
        return f"too few articles for an interval: {articles}, at least {MIN_ARTICLES} needed"
    return (
        f"too few articles for an interval: {measured} of {articles} have a {measure}, "
        f"at least {MIN_ARTICLES} needed"
    )


def by_article(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per article, newest first, undated last: article_id, date, source, title, mean
    of the measure in [-1, 1] (null without one), paragraphs."""
    return (
        frame.group_by("article_id")
        .agg(
            pl.col("date").first(),
            pl.col("source").first(),
            pl.col("title").first(),
            pl.col(measure).fill_nan(None).mean().alias("mean"),
            pl.len().cast(pl.Int64).alias("paragraphs"),
        )
        .sort("date", "source", "article_id", descending=[True, False, False], nulls_last=True)
    )
