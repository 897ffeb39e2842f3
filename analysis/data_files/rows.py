"""What a selection shows as rows for files: paragraphs in batches, sources in one frame."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import polars.selectors as cs

from analysis import compare
from analysis.compare import Measure
from analysis.data_files.columns import PARAGRAPHS, SOURCES
from analysis.records import UNKNOWN_SOURCE
from analysis.selection import Selection

AT_ONCE = 2_000
"""Paragraphs whose text is in memory at a time."""
TYPES = {
    "paragraph": pl.Int32,
    "date": pl.Date,
    "corrected": pl.Boolean,
    "tone": pl.Float64,
    "about": pl.Boolean,
    "stance": pl.Float64,
    "confidence": pl.Float64,
    "copies": pl.UInt32,
}
"""Types of the paragraphs' columns that hold no text."""
PLACE = ("article_id", "paragraph")
SHARES = {
    "favourable": "warm_wording",
    "neutral": "plain_wording",
    "unfavourable": "dark_wording",
    "not_about": "no_tone",
}
"""What the shares of `compare.by_source` are called where they count tones."""


def paragraphs(selection: Selection) -> Iterator[pl.DataFrame]:
    """The selection's paragraphs in the corpus's order, some at a time (columns: `PARAGRAPHS`)."""
    heads = selection.corpus.articles().select("article_id", "url", file="name")
    corrected = selection.corpus.corrected().with_columns(corrected=True)
    rows = selection.narrowed.rename({"copy_group": "copies"})
    if "confidence" not in rows.columns:
        rows = rows.with_columns(confidence=pl.lit(None, pl.Float64))
    for part in rows.iter_slices(AT_ONCE):
        plain = part.with_columns(cs.categorical().cast(pl.String))
        places = list(plain.select(PLACE).iter_rows())
        texts = pl.Series("paragraph_text", selection.corpus.texts(places), dtype=pl.String)
        yield (
            plain.join(heads, on="article_id", how="left", maintain_order="left")
            .join(corrected, on=PLACE, how="left", maintain_order="left")
            .with_columns(texts, pl.col("corrected").fill_null(False), source=_known_source())
            .select(pl.col(name).cast(TYPES.get(name, pl.String)) for name in PARAGRAPHS)
        )


def _known_source() -> pl.Expr:
    """The source, null where the article names none: what pages say there is no outlet's name."""
    source = pl.col("source")
    return pl.when(source != UNKNOWN_SOURCE).then(source)


def by_source(selection: Selection) -> pl.DataFrame:
    """The selection's sources by both measures, warmest first by its own (columns: `SOURCES`)."""
    measures: tuple[Measure, ...] = ("stance", "tone")
    stance, tone = (_measured(selection, measure) for measure in measures)
    first, second = (stance, tone) if selection.measure == "stance" else (tone, stance)
    shared = ["group", "articles", "paragraphs"]
    rows = first.join(second.drop(shared), on="source", maintain_order="left")
    return rows.select(list(SOURCES))


def _measured(selection: Selection, measure: Measure) -> pl.DataFrame:
    """The rows of `compare.by_source` under the files' names."""
    names = {
        "mean": f"{measure}_mean",
        "low": f"{measure}_low",
        "high": f"{measure}_high",
        "measured_articles": f"{measure}_articles",
        "measured": f"{measure}_paragraphs",
        "reason": f"{measure}_note",
        **(SHARES if measure == "tone" else {}),
    }
    rows = compare.by_source(selection.narrowed, measure).drop("error", "enough").rename(names)
    return rows.drop("labelled") if measure == "tone" else rows
