"""The paragraph frame of a corpus with its near-copies."""

from __future__ import annotations

import polars as pl

from analysis.copies.articles import article_groups


def with_copies(frame: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """The paragraph frame with copy_group and article_group, null for what has no near-copy.

    groups: article_id, paragraph and copy_group of the paragraphs that have.
    """
    place = ["article_id", "paragraph"]
    known = groups.with_columns(pl.col("article_id").cast(frame.schema["article_id"]))
    found = frame.select(place).join(known, on=place, how="left", maintain_order="left")
    articles = article_groups(found)
    whole = found.select("article_id").join(articles, on="article_id", maintain_order="left")
    # Beside the columns that are there, which need no second place in the memory.
    return frame.with_columns(found["copy_group"], whole["article_group"])
