"""Articles behind the course of their means: a dot each, or counted in cells."""

from __future__ import annotations

import altair as alt
import polars as pl

from analysis.charts.palette import diverging
from analysis.charts.parts import pick, tooltips
from analysis.charts.time_ground import Ground, day
from analysis.compare.course import day_in_words
from analysis.compare.findings import Measure, plain_name, shown_name, signed
from analysis.compare.periods import UNIT

STEPS = 10
"""Steps of the measure in which articles are counted where they are too many for dots."""
TITLE_LENGTH = 70
FAINTEST, FULLEST = 0.07, 0.72
"""Opacity of a cell with next to no article, and of one with the most."""

MEAN = pl.col("billionths") / UNIT / pl.col("measured")


def fits(articles: pl.DataFrame, room: int) -> bool:
    """Is there room for a mark each?"""
    return articles.height <= room


def dots(articles: pl.DataFrame, ground: Ground, measure: Measure) -> alt.Chart:
    """Each article (of `periods.in_lines`) at its day and mean.

    A click sets the selection "article_id".
    """
    words = [
        (_cut(title), plain_name(source), day_in_words(date))
        for title, source, date in articles.select("title", "source", "date").iter_rows()
    ]
    schema = dict.fromkeys(("headline", "outlet", "on"), pl.String)
    figures = [signed(value) for value in articles.select(MEAN).to_series()]
    rows = articles.select(
        "article_id",
        day=day("date") + 0.5,
        mean=MEAN,
        place=ground.place(MEAN, pl.col("line")),
        figure=pl.Series(figures, dtype=pl.String),
    ).hstack(pl.DataFrame(words, schema=schema, orient="row"))
    tips = {"headline": "Article", "outlet": "Source", "on": "Date", "figure": f"Mean {measure}"}
    drawn: alt.Chart = (
        alt.Chart(rows)
        .mark_circle(size=30, opacity=0.85, cursor="pointer")
        .encode(
            x=ground.x("day"),
            y=ground.y("place"),
            color=_tint("mean"),
            tooltip=tooltips(tips),
        )
        .add_params(pick("article_id"))
    )
    return drawn


def cells(articles: pl.DataFrame, room: int, ground: Ground) -> alt.Chart:
    """Articles counted by time and mean, in at most `room` cells: the more, the fuller."""
    columns = max(1, room // (STEPS * ground.panels))
    width = (ground.last - ground.first) / columns
    # Rounded first: 0.1 as a float may lie a hair below the edge that it stands on.
    step = ((MEAN + 1) / 2 * STEPS).round(9).floor().clip(0, STEPS - 1)
    column = ((day("date") - ground.first) / width).floor().clip(0, columns - 1)
    line, low = pl.col("line"), pl.col("step") / STEPS * 2 - 1
    fullness = (pl.col("count") / pl.col("count").max().over("line")).sqrt()
    rows = (
        articles.group_by("line", column=column, step=step)
        .agg(count=pl.len())
        .sort("line", "column", "step")
        .select(
            day=ground.first + pl.col("column") * width,
            day_end=ground.first + (pl.col("column") + 1) * width,
            upper=ground.place(low + 2 / STEPS, line),
            lower=ground.place(low, line),
            middle=low + 1 / STEPS,
            fullness=FAINTEST + (FULLEST - FAINTEST) * fullness,
        )
    )
    drawn: alt.Chart = (
        alt.Chart(rows)
        .mark_rect()
        .encode(
            x=ground.x("day"),
            x2=alt.X2("day_end"),
            y=ground.y("upper"),
            y2=alt.Y2("lower"),
            color=_tint("middle"),
            opacity=alt.Opacity("fullness", type="quantitative", scale=None, legend=None),
        )
    )
    return drawn


def _cut(title: str | None) -> str:
    shown = shown_name(title or "Untitled")
    return shown if len(shown) <= TITLE_LENGTH else shown[: TITLE_LENGTH - 1].rstrip() + "…"


def _tint(field: str) -> alt.Color:
    return alt.Color(field, type="quantitative", scale=diverging(), legend=None)
