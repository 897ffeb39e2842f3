"""Groups of rows as a column of numbers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from analysis.copies.candidates import Rows


def numbers(groups: Iterable[Rows], count: int) -> pl.Series:
    """The number of the group that each of `count` rows is in, null for a row in none."""
    found = np.full(count, -1)
    for number, rows in enumerate(groups):
        found[rows] = number
    return pl.Series(found, dtype=pl.Int64).replace(-1, None)


def by_appearance(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows with the numbers in a column replaced by 0, 1, 2 … as they first appear."""
    order = rows.select(pl.col(column).drop_nulls().unique(maintain_order=True)).with_columns(
        new=pl.int_range(pl.len(), dtype=pl.UInt32)
    )
    named = rows.join(order, on=column, how="left", maintain_order="left")
    return named.with_columns(pl.col("new").alias(column)).drop("new")
