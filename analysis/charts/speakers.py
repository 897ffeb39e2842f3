"""Speakers, or the sources that quote one: mean with its interval, and the shares of labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.alternatives import say_articles
from analysis.charts.headings import headings
from analysis.charts.palette import Ink, ink
from analysis.charts.parts import at, click_area, faded, framed, pick, row_scale, tooltips
from analysis.charts.speaker_bars import bars, top_axis, x_place
from analysis.charts.tracks import tracks
from analysis.compare import SHARES
from analysis.compare.findings import WORDS, Measure, counted, percent, shown_name, signed
from analysis.compare.intervals import MIN_ARTICLES

MOST_DRAWN = 40
"""Rows; with nine marks and ten lines each they stay far below 2,000 marks."""
ROW = 44
"""Pixels of a row: its words, and its marks beneath."""
# Parts of a row from its top: middle of the words, middle of the marks, ends of the ticks.
NAME_AT, MARK_AT = 0.26, 0.70
GROUND = 0.52, 0.90
LANE = 0.6
"""Room above the rows for what the columns are called, as a part of a row."""
IN_FULL = 12
"""Rows told in the alternative text; of more the first ones."""


def rows_of_speakers(
    rows: pl.DataFrame,
    measure: Measure = "stance",
    *,
    key: str,
    title: str,
    notes: Sequence[str] = (),
    scorer: str = "",
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """One row for each of the rows, in their order, with `title` and the `notes` below it.

    rows: with name, mean, low, high, enough, articles, measured_articles, paragraphs, measured,
    sources (null where it does not matter), labelled and `SHARES`. key: the column that tells
    rows apart, "who" or "source"; a click sets the selection of that name.
    """
    inks, picked = ink(dark), pick(key)
    placed = _rows(rows, key, measure)
    scale = row_scale(-LANE, max(placed.height, 1))
    tips = _tips(key, measure)
    layers = [
        *tracks(placed, partial(x_place, axis=top_axis(inks, measure)), scale, inks, *GROUND),
        click_area(placed, scale, picked, tips),
        bars(placed, key, scale, picked, inks, measure),
        *_means(placed, scale, picked, inks, tips, measure),
        *headings(placed, scale, picked, inks, tips),
    ]
    return framed(
        layers,
        title=title,
        subtitle=[*_subtitle(rows, measure), *notes, *([f"Scorer: {scorer}"] if scorer else [])],
        description=_described(placed, title),
        inks=inks,
        height=ROW * (max(placed.height, 1) + LANE),
        width=width,
    )


def _rows(rows: pl.DataFrame, key: str, measure: Measure) -> pl.DataFrame:
    """The rows with the words and places that the marks need."""
    named = [_words(row, measure) for row in rows.iter_rows(named=True)]
    columns = ("name", "counts", "counts_short", "figure", "spoken", "interval", *_SHARE_WORDS)
    words = pl.DataFrame(named, schema=dict.fromkeys(columns, pl.String), orient="row")
    numbered = rows.with_row_index("row").with_columns(pl.col("row").cast(pl.Float64))
    return numbered.select(
        key,
        "row",
        "mean",
        "low",
        "high",
        "enough",
        *SHARES,
        row_end=pl.col("row") + 1,
        name_y=pl.col("row") + NAME_AT,
        mark_y=pl.col("row") + MARK_AT,
        filled=pl.col("enough").cast(pl.Float64),
    ).hstack(words)


_SHARE_WORDS = tuple(f"{column}_words" for column in SHARES)


def _words(row: dict[str, Any], measure: Measure) -> dict[str, str]:
    """What is written on a row, told by it, and shown when it is pointed at."""
    name, mean = shown_name(row["name"]), row["mean"]
    counts = f"{counted(row['paragraphs'], 'paragraph')} · {counted(row['articles'], 'article')}"
    sources = row["sources"]
    many = counts if sources is None else f"{counts} · {counted(sources, 'source')}"
    interval = "too few articles for an interval"
    if row["enough"]:
        interval = f"{signed(row['low'])} to {signed(row['high'])}"
    if mean is None:
        interval = f"no paragraph has a {measure}"
    shares = {f"{c}_words": "none" if row[c] is None else percent(row[c]) for c in SHARES}
    labels = ", ".join(
        f"{word} {shares[f'{column}_words']}"
        for column, word in WORDS[measure].shares.items()
        if row[column]
    )
    figure = "–" if mean is None else signed(mean)
    spread = f"95% interval {interval}" if row["enough"] else interval
    behind = f"{say_articles(row)}, {counted(row['measured'], 'paragraph')}"
    told = f"{name}: {figure}, {spread}; {behind}; {labels}."
    return {
        "name": name,
        "counts": many,
        "counts_short": counts,
        "figure": figure,
        "interval": interval,
        "spoken": told if mean is not None else f"{name}: {interval}; {counts}; {labels}.",
        **shares,
    }


def _tips(key: str, measure: Measure) -> list[alt.Tooltip]:
    shares = {
        f"{column}_words": word.capitalize() for column, word in WORDS[measure].shares.items()
    }
    return tooltips(
        {
            "name": "Speaker" if key == "who" else "Source",
            "figure": f"Mean {measure}",
            "interval": "95% interval",
            "counts": "Quoted in",
            **shares,
        }
    )


def _means(
    rows: pl.DataFrame,
    scale: alt.Scale,
    picked: alt.Parameter,
    inks: Ink,
    tips: list[alt.Tooltip],
    measure: Measure,
) -> list[alt.Chart]:
    """The mark, hollow without an interval, and the interval."""
    axis = top_axis(inks, measure)
    shared = {"y": at("mark_y", scale), "opacity": faded(picked), "tooltip": tips}
    line = alt.Chart(rows.filter("enough")).mark_rule(
        color=inks.text, strokeWidth=3, strokeCap="round"
    )
    dot = alt.Chart(rows.drop_nulls("mean")).mark_point(
        shape="circle", size=80, strokeWidth=2, opacity=1, fill=inks.text, stroke=inks.text
    )
    hollow = alt.FillOpacity("filled", type="quantitative", scale=None, legend=None)
    return [
        line.encode(x=x_place("low", axis), x2=alt.X2("high"), **shared),
        dot.encode(x=x_place("mean", axis), fillOpacity=hollow, **shared),
    ]


def _subtitle(rows: pl.DataFrame, measure: Measure) -> list[str]:
    lines = [f"Mark: mean {measure}, line: its 95% interval"]
    if not rows["enough"].all():
        lines.append(f"Hollow: under {MIN_ARTICLES} articles with a {measure}, no interval")
    return [*lines, f"Bar: shares of {WORDS[measure].shared}s"]


def _described(rows: pl.DataFrame, title: str) -> str:
    """The title, then what each row says, the first ones of many."""
    told = [f"{title}.", *rows["spoken"].head(IN_FULL)]
    if rows.height > IN_FULL:
        told.append(f"{rows.height - IN_FULL} more rows follow.")
    return " ".join(told)
