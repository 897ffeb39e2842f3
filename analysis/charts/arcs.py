"""Where articles lean, source by source as time goes: the whole of a corpus on one screen."""

from __future__ import annotations

from typing import Literal

import altair as alt
import polars as pl

from analysis.charts.alternatives import describe_arcs
from analysis.charts.arcs_layout import LANE, heads, labelled, pairs, stretches, times, undated
from analysis.charts.palette import FAVOURABLE, NEUTRAL, UNFAVOURABLE, Ink, ink
from analysis.charts.parts import (
    LEFT,
    RIGHT_END,
    at,
    faded,
    framed,
    names,
    row_scale,
    speaks,
    tooltips,
)
from analysis.compare.arcs import Stretch
from analysis.compare.articles import articles_finding
from analysis.compare.findings import WORDS, Measure, counted

Align = Literal["left", "right"]
ROW = 44
"""Pixels of a source, its name and its columns."""
IN_WORDS: dict[Stretch, str] = {"1mo": "month", "1q": "quarter", "1y": "year"}
# Which column, from where to where, in which colour.
COLUMNS = (
    ("even", "even_top", "even_foot", NEUTRAL),
    ("high", "high_end", "even_top", FAVOURABLE),
    ("low", "even_foot", "low_end", UNFAVOURABLE),
)

__all__ = ["articles_over_time", "stretches"]


def articles_over_time(
    rows: pl.DataFrame,
    stretch: Stretch,
    articles: pl.DataFrame,
    measure: Measure = "stance",
    *,
    scorer: str = "",
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """One row per source: for each stretch of time its articles, up or down as they lean.

    rows, stretch: from `stretches` of the `articles`. scorer: its name and digest, for the
    subtitle. dark: the page's theme, None if not known. width: pixels, None for the container's.
    A click sets the selection "stretch" to source, first and last: days as "2024-01-31", null
    for undated articles and for a source's name.
    """
    inks, sources, starts = ink(dark), heads(rows), times(rows, stretch)
    picked = alt.selection_point(
        name="stretch", fields=["source", "first", "last"], on="click", toggle=False
    )
    scale = row_scale(-LANE, sources.height)
    length = float(starts["place"].max() or 0) + 1  # type: ignore[arg-type]
    across = alt.Scale(domain=[0, length], nice=False, zero=False)
    cells = pairs(rows, starts, stretch, measure)
    tips = tooltips({"name": "Source", "when": "When", "told": f"Articles by mean {measure}"})
    layers = [
        _areas(cells, across, scale, picked, tips),
        _dates(labelled(starts, stretch), across, scale, inks, "left"),
        _dates(undated(starts), across, scale, inks, "right"),
        _lines(sources, scale, inks),
        *_columns(cells, across, scale, picked, tips),
        *names(sources, scale, picked, inks, tooltips({"name": "Source", "counts": "Articles"})),
    ]
    return framed(
        layers,
        title=articles_finding(articles, measure),
        subtitle=_subtitle(rows, stretch, articles, measure, scorer),
        description=describe_arcs(rows, articles, measure),
        inks=inks,
        height=ROW * (sources.height + LANE),
        width=width,
    )


def _x(field: str, across: alt.Scale) -> alt.X:
    return alt.X(field, type="quantitative", scale=across, axis=None)


def _areas(
    cells: pl.DataFrame,
    across: alt.Scale,
    scale: alt.Scale,
    picked: alt.Parameter,
    tips: list[alt.Tooltip],
) -> alt.Chart:
    """The whole height of each pair, to point at and to click on; it alone is spoken."""
    tinted = {"param": picked.name, "value": 0.16, "empty": False}
    area: alt.Chart = (
        alt.Chart(cells)
        .mark_rect(aria=speaks(cells), color=NEUTRAL, cursor="pointer")
        .encode(
            x=_x("left", across),
            x2=alt.X2("right"),
            y=at("top", scale),
            y2=alt.Y2("foot"),
            fillOpacity=alt.FillOpacityValue(0, condition=tinted),
            description=alt.Description("spoken", type="nominal"),
            tooltip=tips,
        )
        .add_params(picked)
    )
    return area


def _columns(
    cells: pl.DataFrame,
    across: alt.Scale,
    scale: alt.Scale,
    picked: alt.Parameter,
    tips: list[alt.Tooltip],
) -> list[alt.Chart]:
    """How many lean up, down, or neither way: bars that stand on one another about the line."""
    return [
        alt.Chart(cells.filter(pl.col(count) > 0))
        .mark_rect(color=colour, cursor="pointer")
        .encode(
            x=_x("left", across),
            x2=alt.X2("right"),
            y=at(top, scale),
            y2=alt.Y2(foot),
            opacity=faded(picked, 0.5),
            tooltip=tips,
        )
        for count, top, foot, colour in COLUMNS
    ]


def _lines(sources: pl.DataFrame, scale: alt.Scale, inks: Ink) -> alt.Chart:
    line: alt.Chart = (
        alt.Chart(sources)
        .mark_rule(color=inks.line)
        .encode(x=LEFT, x2=RIGHT_END, y=at("zero", scale))
    )
    return line


def _dates(
    ticks: pl.DataFrame, across: alt.Scale, scale: alt.Scale, inks: Ink, align: Align
) -> alt.Chart:
    dates: alt.Chart = (
        alt.Chart(ticks)
        .mark_text(align=align, baseline="middle", fontSize=11, color=inks.quiet)
        .encode(x=_x("place", across), y=at("y", scale), text=alt.Text("words", type="nominal"))
    )
    return dates


def _subtitle(
    rows: pl.DataFrame, stretch: Stretch, articles: pl.DataFrame, measure: Measure, scorer: str
) -> list[str]:
    words = WORDS[measure]
    measured = int(articles["measured"].sum())
    lines = [
        f"A column is a source’s articles of one {IN_WORDS[stretch]}",
        f"Up: mean {words.high}, down: {words.low}, grey: neither",
        f"{counted(articles.height, 'article')} · "
        f"{counted(measured, 'paragraph')} with a {measure}",
    ]
    drawn, all_sources = rows["source"].n_unique(), articles["source"].n_unique()
    if drawn < all_sources:
        lines.append(f"{all_sources:,} sources: the {drawn} with most articles are drawn")
    return lines + ([f"Scorer: {scorer}"] if scorer else [])
