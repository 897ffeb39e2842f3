"""Sources by their mean: columns of paragraphs, a dot, an interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.alternatives import describe_stance, say_articles, say_mean
from analysis.charts.groups import ROOM, Groups, groups_of
from analysis.charts.means import glyphs, means
from analysis.charts.palette import diverging, ink
from analysis.charts.parts import (
    at,
    click_area,
    cut_note,
    drawn,
    faded,
    framed,
    names,
    pick,
    row_scale,
    tooltips,
)
from analysis.charts.stance_ground import LANE, LONG, ground, lower_axis, top_axis, x_place
from analysis.compare.findings import Measure, counted, finding, plain_name, shown_name, signed

ROW, LOW_ROW = 68, 54
"""Pixels of a source, with its name, columns and interval; the lower one in a long chart."""
# Parts of a row from its top: middle of the name, foot of the columns, interval.
NAME_AT, FOOT_AT, MEAN_AT = 0.18, 0.72, 0.86
TALLEST = 0.38


def stance_by_source(
    summary: pl.DataFrame,
    bins: pl.DataFrame,
    everything: pl.DataFrame,
    measure: Measure = "stance",
    *,
    scorer: str = "",
    groups: Sequence[str] = (),
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """One row per source: its paragraphs as columns, its mean as a dot with the 95% interval.

    Where sources are in groups, the dot's form and colour tell which; one without is round.

    summary, bins, everything: `by_source`, `distribution` and `overall` of one
    measure. scorer: its name and digest, for the subtitle. groups: all groups of
    the corpus, so that filters change no group's mark. dark: the page's theme, None
    if not known. width: pixels, None for the container's. A click anywhere in a row
    sets the selection "source" to its source.
    """
    inks, picked = ink(dark), pick("source")
    rows = _rows(drawn(summary), measure)
    title = finding(summary, measure)
    last = rows.height + (LANE if rows.height > LONG else 0)
    scale, axis = row_scale(-LANE, last), top_axis(inks, measure)
    marks = groups_of(rows, groups, inks)
    tips = _row_tips(measure, marks)
    layers = [
        *ground(rows, everything, scale, axis, inks),
        *lower_axis(rows.height, scale, axis, inks),
        click_area(rows, scale, picked, tips),
        _columns(rows, bins, scale, axis, picked, measure),
        *means(rows, scale, axis, picked, inks, tips, marks),
        *glyphs(rows, scale, picked, marks),
        *names(rows, scale, picked, inks, tips, ROOM if marks else 0),
    ]
    return framed(
        layers,
        title=title,
        subtitle=_subtitle(summary, everything, measure, scorer, marks),
        description=describe_stance(title, summary, everything, measure),
        inks=inks,
        height=(LOW_ROW if rows.height > LONG else ROW) * (max(last, 1) + LANE),
        width=width,
    )


def _rows(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """The rows with the words and places that the marks need."""
    words = [_row_words(row, measure) for row in rows.iter_rows(named=True)]
    schema = {
        "name": pl.String,
        "group": pl.String,
        "counts": pl.String,
        "spoken": pl.String,
        "figure": pl.String,
        "interval_words": pl.String,
        "articles_words": pl.String,
        "paragraphs_words": pl.String,
    }
    placed = rows.select(
        "source",
        "mean",
        "low",
        "high",
        "enough",
        "row",
        row_end=pl.col("row") + 1,
        name_y=pl.col("row") + NAME_AT,
        mean_y=pl.col("row") + MEAN_AT,
    )
    return placed.hstack(pl.DataFrame(words, schema=schema, orient="row"))


def _row_words(row: dict[str, Any], measure: Measure) -> dict[str, Any]:
    mean, measured = row["mean"], row["measured"]
    counts = f"{say_articles(row)} · {counted(measured, 'paragraph')}"
    if mean is None:
        counts = f"{counted(row['articles'], 'article')}, no {measure}"
    elif not row["enough"]:
        counts = f"too few: {counts}"
    between = f"{signed(row['low'])} to {signed(row['high'])}" if row["enough"] else row["reason"]
    return {
        "name": shown_name(row["source"]),
        "group": None if row["group"] is None else plain_name(row["group"]),
        "counts": counts,
        "spoken": say_mean(row),
        "figure": "–" if mean is None else signed(mean),
        "interval_words": between,
        "articles_words": f"{row['articles']:,}, {row['measured_articles']:,} with a {measure}",
        "paragraphs_words": f"{row['paragraphs']:,}, {measured:,} with a {measure}",
    }


def _row_tips(measure: Measure, marks: Groups) -> list[alt.Tooltip]:
    group = {"group": "Group"} if marks else {}
    return tooltips(
        {
            "name": "Source",
            **group,
            "figure": f"Mean {measure}",
            "interval_words": "95% interval",
            "articles_words": "Articles",
            "paragraphs_words": "Paragraphs",
        }
    )


def _columns(
    rows: pl.DataFrame,
    bins: pl.DataFrame,
    scale: alt.Scale,
    axis: alt.Axis,
    picked: alt.Parameter,
    measure: Measure,
) -> alt.Chart:
    """Each bin with paragraphs as a column on its row's foot; one scale for all rows."""
    filled = bins.filter(pl.col("count") > 0).join(
        rows.select("source", "name", "row"), on="source"
    )
    foot = pl.col("row") + FOOT_AT
    gap = (pl.col("end") - pl.col("start")) * 0.06
    words = [
        (f"{signed(start)} to {signed(end)}", f"{count:,} ({share:.0%})")
        for start, end, count, share in filled.select("start", "end", "count", "share").rows()
    ]
    named = pl.DataFrame(words, schema={"span": pl.String, "paragraphs": pl.String}, orient="row")
    columns = filled.select(
        "source",
        "name",
        start=pl.col("start") + gap,
        end=pl.col("end") - gap,
        middle=(pl.col("start") + pl.col("end")) / 2,
        top=foot - pl.col("share") / pl.col("share").max() * TALLEST,
        foot=foot,
    ).hstack(named)
    drawn_columns: alt.Chart = (
        alt.Chart(columns)
        .mark_rect(cursor="pointer")
        .encode(
            x=x_place("start", axis),
            x2=alt.X2("end"),
            y=at("top", scale),
            y2=alt.Y2("foot"),
            color=alt.Color("middle", type="quantitative", scale=diverging(), legend=None),
            opacity=faded(picked),
            tooltip=tooltips(
                {"name": "Source", "span": measure.capitalize(), "paragraphs": "Paragraphs"}
            ),
        )
    )
    return drawn_columns


def _subtitle(
    summary: pl.DataFrame,
    everything: pl.DataFrame,
    measure: Measure,
    scorer: str,
    marks: Groups,
) -> list[str]:
    """Short lines, each of which fits a phone: what is drawn, from how much, by what."""
    dot = "Dot: mean" if not marks else "Mark: mean"
    lines = [
        f"{dot} {measure}, line: its 95% interval",
        "Columns: the source’s paragraphs, by share",
    ]
    for articles, measured in everything.select("measured_articles", "measured").rows():
        lines.append(
            f"{counted(articles, 'article')} · {counted(measured, 'paragraph')} with a {measure}"
        )
    return lines + ([f"Scorer: {scorer}"] if scorer else []) + cut_note(summary)
