"""Articles that are copies of each other: most of what the shorter one says is in the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np
import polars as pl
from scipy.sparse import csr_matrix

from analysis.copies.candidates import Alike, Found, Rows, linked, members
from analysis.copies.centres import around_centres
from analysis.copies.numbering import by_appearance, numbers

ARTICLES = pl.Schema({"article_id": pl.String, "article_group": pl.UInt32})


def article_groups(grouped: pl.DataFrame) -> pl.DataFrame:
    """One row per article, in order of appearance (columns: `ARTICLES`).

    grouped: article_id and copy_group, a row per paragraph. article_group: the same number
    for articles that share more than half of the shorter one's paragraphs, from 0 in order of
    appearance; null where an article is no copy.
    """
    articles = grouped.select(pl.col("article_id").unique(maintain_order=True)).with_columns(
        article=pl.int_range(pl.len(), dtype=pl.Int64)
    )
    shared = (
        grouped.select("article_id", "copy_group")
        .drop_nulls()
        .unique()
        .join(articles, on="article_id")
        .sort("copy_group", "article")
    )
    alike = _alike(shared, _sizes(grouped, articles))
    components = linked(articles.height, _buckets(shared), alike)
    found = (around_centres(rows, alike)[0] for rows in members(components))
    groups = numbers(chain.from_iterable(found), articles.height)
    return by_appearance(articles.select("article_id", article_group=groups), "article_group")


def _sizes(grouped: pl.DataFrame, articles: pl.DataFrame) -> Rows:
    """How many paragraphs each article has, near-copies within it counted once."""
    group = pl.col("copy_group")
    counts = grouped.group_by("article_id").agg(
        size=group.null_count().cast(pl.Int64) + group.drop_nulls().n_unique().cast(pl.Int64)
    )
    return articles.join(counts, on="article_id", maintain_order="left")["size"].to_numpy()


def _buckets(shared: pl.DataFrame) -> Iterator[tuple[Rows, Rows]]:
    """The articles with the groups that they carry, by group."""
    yield shared["article"].to_numpy(), shared["copy_group"].cast(pl.Int64).to_numpy()


def _alike(shared: pl.DataFrame, sizes: Rows) -> Alike:
    """Do two articles share more than half of the shorter one's paragraphs?"""
    places = (shared["article"].to_numpy(), shared["copy_group"].cast(pl.Int64).to_numpy())
    width = int(places[1].max()) + 1 if shared.height else 1
    carried = csr_matrix((np.ones(shared.height, dtype=np.int32), places), (len(sizes), width))

    def alike(one: Rows, other: Rows) -> Found:
        in_common = np.asarray(carried[one].multiply(carried[other]).sum(axis=1)).ravel()
        enough: Found = 2 * in_common > np.minimum(sizes[one], sizes[other])
        return enough

    return alike
