"""What a chart of strips draws, in rows: pages of articles, their names, their cells."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.charts.alternatives import say_article
from analysis.charts.flow import Flow, flow
from analysis.compare.articles import UNTITLED, Order
from analysis.compare.findings import Measure, counted, percent, shown_name, signed

MARKS = 1_850
"""Of a page, before its last article is counted: with that one it stays below 2,000, above which
a chart becomes a canvas that screen readers cannot enter."""
MARKS_BESIDE = 4
"""Of an article beside its cells: its name and figure, and its source's name and number."""
MARKS_OF_CELL = 2
MOST_CELLS = 60
"""Of one article: more would be too narrow to point at."""
# Shorter articles leave the rest of their place empty, so that most cells are of one width.
FEWEST, COMMON = 8, 24
ONE_LINE, TWO_LINES = 17, 32
"""Pixels above a strip: its article's name alone, or with source and date beneath it."""
STRIP, GAP = 18, 12
"""Pixels of a strip, and below it."""


def pages(articles: pl.DataFrame) -> pl.DataFrame:
    """The rows of `compare.by_article`, in their order, with the `page` (from 1) of each.

    A page holds as many articles as a chart can draw; nobody's strip is parted.
    """
    cells = pl.col("last").clip(1, MOST_CELLS).cast(pl.Int64)
    marks = cells * MARKS_OF_CELL + MARKS_BESIDE
    return articles.with_columns(page=(marks.cum_sum() - marks) // MARKS + 1)


def flow_of(articles: pl.DataFrame, order: Order) -> Flow:
    """Where the articles of a page stand in its chart."""
    sources = articles["source"].to_list() if order == "source" else None
    return flow(sources, articles.height, strip_at(order) + STRIP + GAP)


def strip_at(order: Order) -> int:
    """Pixels from an article's top to its strip."""
    return ONE_LINE if order == "source" else TWO_LINES


def names(articles: pl.DataFrame, measure: Measure, order: Order) -> pl.DataFrame:
    """One row per article with the words beside its strip."""
    rows = [
        {
            "article_id": row["article_id"],
            "paragraph": None,
            "at": at,
            "name": shown_name(row["title"] or UNTITLED),
            "imprint": _imprint(row),
            "words": _words(row) if order == "source" else shown_name(row["title"] or UNTITLED),
            "figure": _figure(row, order),
            "spoken": say_article(row, measure),
        }
        for at, row in enumerate(articles.iter_rows(named=True))
    ]
    text = dict.fromkeys(("name", "imprint", "words", "figure", "spoken"), pl.String)
    schema = {"article_id": pl.String, "paragraph": pl.Int64, "at": pl.Int64, **text}
    return pl.DataFrame(rows, schema=schema)


def _day(row: dict[str, Any]) -> str:
    return f"{row['date'].day} {row['date']:%b %Y}" if row["date"] else "no date"


def _imprint(row: dict[str, Any]) -> str:
    return f"{shown_name(row['source'])} · {_day(row)}"


def _words(row: dict[str, Any]) -> str:
    return f"{_day(row)} · {shown_name(row['title'] or UNTITLED)}"


def _figure(row: dict[str, Any], order: Order) -> str:
    """The number that the order goes by; the mean where it goes by none."""
    if order == "unsure":
        return "–" if row["confidence"] is None else percent(row["confidence"])
    if order == "divided":
        return "–" if row["spread"] is None else f"{row['spread']:.2f}"
    return "–" if row["mean"] is None else signed(row["mean"])


def cells_of(articles: pl.DataFrame, paragraphs: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per drawn paragraph: whose it is, its place among how many, its words."""
    length = pl.col("last").clip(1, MOST_CELLS)
    common = articles.select(length.quantile(0.9, "higher")).item() or FEWEST
    widths = articles.select(
        "article_id",
        at=pl.int_range(pl.len()),
        places=pl.max_horizontal(length, pl.lit(min(max(common, FEWEST), COMMON))).cast(pl.Int64),
    )
    cells = (
        paragraphs.filter(pl.col("paragraph") <= MOST_CELLS)
        .with_columns(pl.col("article_id").cast(pl.String))
        .join(widths, on="article_id")
        .sort("at", "paragraph")
        .select(
            "article_id",
            "paragraph",
            "at",
            "places",
            place=pl.col("paragraph") - 1,
            value=pl.col(measure).cast(pl.Float64).fill_nan(None).round(3),
            label_words=pl.col("label").cast(pl.String).fill_null("none"),
            voice_words=pl.coalesce(pl.col("speaker", "voice").cast(pl.String)),
        )
    )
    words = ["none" if value is None else signed(value) for value in cells["value"]]
    return cells.with_columns(value_words=pl.Series(words, dtype=pl.String))


def headings(articles: pl.DataFrame) -> pl.DataFrame:
    """One row per run of articles of one source: its name, how many there are."""
    runs = articles.select(pl.col("source").rle()).unnest("source")
    return pl.DataFrame(
        {
            "at": range(runs.height),
            "name": [shown_name(source) for source in runs["value"]],
            "counts": [counted(articles, "article") for articles in runs["len"]],
        },
        schema={"at": pl.Int64, "name": pl.String, "counts": pl.String},
    )
