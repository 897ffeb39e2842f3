"""Places and words for the chart of articles over time: which sources, which stretches, where."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.compare.arcs import Stretch, fitting, over_time
from analysis.compare.findings import WORDS, Measure, counted, shown_name

MOST_SOURCES = 16
# Four marks a pair of source and stretch, and those of the names, stay below 2,000.
MOST_PAIRS = 440
MOST_STRETCHES = 60
"""More would be hairlines on a phone."""
# Parts of a row from its top: middle of the name, then the columns with their line halfway.
NAME_AT, TOP_AT, FOOT_AT = 0.16, 0.34, 0.98
ZERO_AT = (TOP_AT + FOOT_AT) / 2
LANE = 0.5
"""Rows that the dates take, above."""
LABELS = 6
"""Dates that a phone has room for."""
WRITTEN: dict[Stretch, str] = {"1mo": "%b %Y", "1q": "%b %Y", "1y": "%Y"}
UNDATED = "no date"


def stretches(articles: pl.DataFrame) -> tuple[pl.DataFrame, Stretch]:
    """The rows of `compare.over_time` that fit into a chart, and how long their stretches are.

    articles: rows of `compare.by_article`. Of many sources those with most articles are kept.
    """
    most = articles.group_by("source").len().sort("len", "source", descending=[True, False])
    kept = _of(articles, most["source"].head(MOST_SOURCES))
    stretch = fitting(kept, MOST_PAIRS, MOST_STRETCHES)
    rows = over_time(kept, stretch)
    pairs = most.join(rows.group_by("source").len("pairs"), on="source", maintain_order="left")
    fit = pairs.filter(pl.col("pairs").cum_sum() <= MOST_PAIRS)
    return _of(rows, fit["source"]), stretch


def _of(rows: pl.DataFrame, sources: pl.Series) -> pl.DataFrame:
    return rows.filter(pl.col("source").is_in(sources.implode()))


def times(rows: pl.DataFrame, stretch: Stretch) -> pl.DataFrame:
    """Every stretch from the first to the last: start and `place`, from 0; undated (null) apart."""
    dated = rows.select(pl.col("start").drop_nulls().unique().sort())
    if dated.height:
        dated = dated.upsample("start", every=stretch)
    dated = dated.with_columns(place=pl.int_range(pl.len()).cast(pl.Float64))
    if not rows["start"].null_count():
        return dated
    # A gap parts what has no date from time's course.
    place = dated.height + 1.0 if dated.height else 0.0
    return dated.vstack(pl.DataFrame({"start": [None], "place": [place]}, schema=dated.schema))


def labelled(starts: pl.DataFrame, stretch: Stretch) -> pl.DataFrame:
    """The dates that are written above the columns, and what stands for none: words, place, y."""
    dated = starts.drop_nulls()
    shown = dated.gather_every(-(-max(dated.height, 1) // LABELS))
    words = [f"{day:{WRITTEN[stretch]}}" for day in shown["start"]]
    return shown.select(
        "place", words=pl.Series(words, dtype=pl.String), y=pl.lit(-LANE / 2, pl.Float64)
    )


def undated(starts: pl.DataFrame) -> pl.DataFrame:
    """The word over the articles without a date, at its right end; no row where there are none."""
    return starts.filter(pl.col("start").is_null()).select(
        pl.col("place") + 1, words=pl.lit(UNDATED), y=pl.lit(-LANE / 2, pl.Float64)
    )


def heads(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per source: its place, and the words at the ends of its line."""
    sources = rows.group_by("source", maintain_order=True).agg(pl.col("articles").sum())
    row = pl.int_range(pl.len()).cast(pl.Float64)
    none = pl.lit(None, pl.String)
    counts = [counted(number, "article") for number in sources["articles"]]
    return sources.select(
        "source",
        first=none,
        last=none,
        row=row,
        name_y=row + NAME_AT,
        zero=row + ZERO_AT,
        name=pl.Series(list(map(shown_name, sources["source"])), dtype=pl.String),
        counts=pl.Series(counts, dtype=pl.String),
        figure=pl.lit("", pl.String),
    )


def pairs(
    rows: pl.DataFrame, starts: pl.DataFrame, stretch: Stretch, measure: Measure
) -> pl.DataFrame:
    """One row per pair of source and stretch: its place, the ends of its columns, its words."""
    row = pl.col("source").rle_id().cast(pl.Float64)
    half_even = pl.col("even") / 2
    tallest = rows.select((half_even + pl.max_horizontal("high", "low")).max()).item()
    unit = (FOOT_AT - TOP_AT) / 2 / max(tallest or 1, 1)
    zero = row + ZERO_AT
    placed = rows.join(starts, on="start", nulls_equal=True, maintain_order="left").select(
        "source",
        "high",
        "even",
        "low",
        first=pl.col("start").cast(pl.String),
        last=pl.col("end").cast(pl.String),
        left=pl.col("place") + 0.08,
        right=pl.col("place") + 0.92,
        top=row + TOP_AT,
        foot=row + FOOT_AT,
        high_end=zero - (half_even + pl.col("high")) * unit,
        even_top=zero - half_even * unit,
        even_foot=zero + half_even * unit,
        low_end=zero + (half_even + pl.col("low")) * unit,
    )
    words = [_words(each, stretch, measure) for each in rows.iter_rows(named=True)]
    schema = dict.fromkeys(("name", "when", "told", "spoken"), pl.String)
    return placed.hstack(pl.DataFrame(words, schema=schema))


def _words(row: dict[str, Any], stretch: Stretch, measure: Measure) -> dict[str, str]:
    name, words = shown_name(row["source"]), WORDS[measure]
    when = f"{row['start']:{WRITTEN[stretch]}}" if row["start"] else UNDATED
    if stretch == "1q" and row["start"]:
        when += f" to {row['end']:%b %Y}"
    none = row["articles"] - row["high"] - row["even"] - row["low"]
    told = f"{row['high']:,} {words.high}, {row['low']:,} {words.low}, {row['even']:,} neither"
    told += f", {none:,} without a {measure}" if none else ""
    return {"name": name, "when": when, "told": told, "spoken": f"{name}, {when}: {told}"}
