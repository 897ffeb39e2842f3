"""Near-identical paragraphs counted once: wire copy is one voice, however many carry it."""

from __future__ import annotations

from typing import Literal

import polars as pl

Copies = Literal["source", "all", "each"]
"""How near-identical paragraphs count: once per source, once in all, or each time."""

GROUP = "copy_group"
"""The column that has the same number for near-identical paragraphs, null for one of a kind."""

CARRIERS = pl.Schema(
    {
        "article_id": pl.String,
        "source": pl.String,
        "date": pl.Date,
        "title": pl.String,
        "paragraph": pl.Int32,
        "shared": pl.Int64,
        "whole": pl.Boolean,
    }
)


def counted_once(frame: pl.DataFrame, copies: Copies) -> pl.DataFrame:
    """The rows without those that an earlier copy stands for: of its source, or of all.

    The earliest dated counts, undated ones last, of one day the first added (the frame's
    order). A frame without the column `GROUP` stays as it is.
    """
    if copies == "each" or GROUP not in frame.columns:
        return frame
    earliest = (
        frame.lazy()
        .select("date", GROUP, same=_same(copies), row=pl.int_range(pl.len()))
        .filter(pl.col(GROUP).is_not_null())
        .sort("date", "row", nulls_last=True)
        .filter(pl.col("same").is_first_distinct())
        .select("row")
        .collect()["row"]
    )
    counts = frame[GROUP].is_null().to_numpy(writable=True)
    counts[earliest.to_numpy()] = True
    return frame.filter(pl.Series(counts))


def _same(copies: Copies) -> pl.Expr:
    """What copies share that are counted as one."""
    if copies == "all":
        return pl.col(GROUP)
    # One number for group and source: half as long to tell apart as the two.
    source = pl.col("source").cast(pl.Categorical).to_physical().cast(pl.UInt64)
    return pl.col(GROUP).cast(pl.UInt64) * 2**32 + source


def carriers(frame: pl.DataFrame, article_id: str) -> pl.DataFrame:
    """The other articles with a near-identical paragraph (columns: `CARRIERS`).

    Copies of the whole article first (`whole`), then those that share most, then the earliest.
    paragraph: the first one in the other article; shared: how many of this one's they have.
    frame: with copy_group and article_group.
    """
    own = frame.filter(pl.col("article_id") == article_id)
    group = own["article_group"].drop_nulls().unique().implode()
    return (
        _others(frame, own)
        .sort("paragraph")
        .group_by("article_id")
        .agg(
            pl.col("source", "date", "title", "paragraph").first(),
            shared=pl.col(GROUP).n_unique().cast(pl.Int64),
            whole=pl.col("article_group").is_in(group).first().fill_null(False),
        )
        .sort(
            ["whole", "shared", "date", "article_id"],
            descending=[True, True, False, False],
            nulls_last=True,
        )
        .select(CARRIERS.names())
    )


def carried_paragraphs(frame: pl.DataFrame, article_id: str) -> dict[int, list[str]]:
    """The other sources of each of an article's paragraphs that others carry, earliest first.

    Its own source is among them where another of its articles has the paragraph too.
    """
    own = frame.filter(pl.col("article_id") == article_id)
    sources = (
        _others(frame, own)
        .sort("date", nulls_last=True, maintain_order=True)
        .group_by(GROUP)
        .agg(pl.col("source").unique(maintain_order=True))
    )
    found = own.select("paragraph", GROUP).join(sources, on=GROUP, maintain_order="left")
    return {number: names for number, _, names in found.iter_rows()}


def _others(frame: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """The rows of other articles that are near-identical to one of an article's rows."""
    same = own[GROUP].drop_nulls().unique().implode()
    article_id = own["article_id"].head(1).implode()
    return frame.filter(pl.col(GROUP).is_in(same) & ~pl.col("article_id").is_in(article_id))
