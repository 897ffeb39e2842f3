"""What the corpus holds as polars frames: their columns, and rows made into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import sqlalchemy as sa

ARTICLE_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "name": pl.String,
    "title": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "url": pl.String,
    "paragraphs": pl.Int32,
    "added_at": pl.Datetime("us"),
}

# One row per paragraph: words that come again and again are kept once, and compared as numbers.
HEAD_COLUMNS: dict[str, Any] = {
    "article_id": pl.Categorical,
    "source": pl.Categorical,
    "date": pl.Date,
    "title": pl.Categorical,
}

PARAGRAPH_COLUMNS: dict[str, Any] = {
    "article_id": pl.Categorical,
    "paragraph": pl.Int32,
    "language": pl.Categorical,
    "voice": pl.Categorical,
    "speaker": pl.Categorical,
    "tone": pl.Float64,
    "about": pl.Boolean,
    "stance": pl.Float64,
    "label": pl.Categorical,
    "confidence": pl.Float64,
}

PLACE_COLUMNS: dict[str, Any] = {"article_id": pl.String, "paragraph": pl.Int32}

SIGNATURE_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "paragraph": pl.Int32,
    "signature": pl.Binary,
}

EVENT_COLUMNS: dict[str, Any] = {"id": pl.Int64, "date": pl.Date, "words": pl.String}

HISTORY_COLUMNS: dict[str, Any] = {
    "reader": pl.String,
    "label": pl.String,
    "at": pl.Datetime("us"),
}

READING_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "start": pl.Int32,
    "paragraph": pl.Int32,
    **HISTORY_COLUMNS,
}

ACTION_COLUMNS: dict[str, Any] = {
    "at": pl.Datetime("us"),
    "who": pl.String,
    "what": pl.String,
    "about": pl.String,
}

SAYING_COLUMNS: dict[str, Any] = {
    "voice": pl.String,
    "speaker": pl.String,
    "until": pl.Datetime("us"),
}

COPY_COLUMNS: dict[str, Any] = {
    "article_id": pl.Categorical,
    "paragraph": pl.Int32,
    "copy_group": pl.UInt32,
}

SEARCHED_COLUMNS: dict[str, Any] = {"article_id": pl.Categorical, "number": pl.Int64}


READ_AT_ONCE = 20_000
"""Rows that are Python's objects at a time: those of a whole corpus would fill the memory."""


def read_frame(
    connection: sa.Connection,
    query: sa.Select[Any],
    columns: dict[str, Any],
    values: Mapping[str, object] | None = None,
) -> pl.DataFrame:
    """What a query finds, as a frame, read some rows at a time."""
    found = connection.execute(query, values, execution_options={"yield_per": READ_AT_ONCE})
    parts = [to_frame(rows, columns) for rows in found.partitions()]
    return pl.concat(parts, rechunk=True) if parts else to_frame([], columns)


def to_frame(rows: Sequence[Sequence[Any]], columns: dict[str, Any]) -> pl.DataFrame:
    """Rows as a frame, column by column: three times as fast as row by row."""
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pl.DataFrame(
        [
            pl.Series(name, column, dtype)
            for (name, dtype), column in zip(columns.items(), values, strict=True)
        ]
    )
