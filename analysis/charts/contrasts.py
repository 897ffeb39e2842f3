"""One source against each other: how much warmer it is, with the interval, about a zero line."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.alternatives import listed
from analysis.charts.palette import FAVOURABLE, NEUTRAL, UNFAVOURABLE, Ink, ink
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
from analysis.compare.contrasts_told import contrast_finding
from analysis.compare.findings import WORDS, Measure, counted, plain_name, shown_name, signed

ROW = 44
"""Pixels of a source: its name, and the difference beneath."""
LANE = 0.3
"""Room above the rows for the axis's numbers, as a part of one."""
NAME_AT, MEAN_AT, GROUND_FROM = 0.26, 0.72, 0.46
"""Middle of the name and of the difference, and where ticks begin, as parts of a row."""
STEPS = (0.05, 0.1, 0.25, 0.5)
MOST_STEPS = 6
"""Steps from the first tick to the last; with more their numbers run together on a phone."""
SIDES = {"warmer": FAVOURABLE, "cooler": UNFAVOURABLE, "unsure": NEUTRAL}
"""A dot's colour; that of the last is hollow."""


def contrasts_of_source(
    others: pl.DataFrame,
    source: str,
    measure: Measure = "stance",
    *,
    pairs: int,
    numbers: tuple[int, int],
    scorer: str = "",
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """One row per other source, its mean taken from the one's: right of zero the one is warmer.

    others: `contrasts.of_source`. pairs: how many the test was corrected for. numbers: the one's
    articles and paragraphs. A dot is filled where the two are told apart, hollow where not. A
    click anywhere in a row sets the selection "source" to the other.
    """
    inks, picked = ink(dark), pick("source")
    rows = _rows(drawn(others, by="difference"))
    ticks = _ticks(rows)
    scale, axis = row_scale(-LANE, rows.height), _axis(measure, inks)
    tips = tooltips(
        {
            "name": "Compared with",
            "figure": f"Difference of mean {measure}",
            "interval_words": "95% interval",
            "chance_words": "More than chance",
            "counts": "Its numbers",
        }
    )
    title = contrast_finding(others, source, measure)
    layers = [
        *_ground(rows, ticks, scale, axis, inks),
        click_area(rows, scale, picked, tips),
        *_differences(rows, ticks, scale, axis, picked, inks, tips),
        *names(rows, scale, picked, inks, tips),
    ]
    own = f"{counted(numbers[0], 'article')} · {counted(numbers[1], 'paragraph')}"
    lines = [
        "Dot: its mean less the other’s, line: 95% interval",
        f"Filled: more than chance, corrected for {counted(pairs, 'pair')};",
        "hollow: can’t be told apart",
        f"Its own numbers: {own}",
    ]
    return framed(
        layers,
        title=title,
        subtitle=lines
        + ([f"Scorer: {scorer}"] if scorer else [])
        + cut_note(others, by="difference"),
        description=" ".join([f"{title}.", *listed(rows["spoken"].to_list())]),
        inks=inks,
        height=ROW * (max(rows.height, 1) + LANE),
        width=width,
    )


def _rows(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the words and places that the marks need."""
    words = [_row_words(row) for row in rows.iter_rows(named=True)]
    named = ("name", "counts", "figure", "interval_words", "chance_words", "spoken", "side")
    placed = rows.select(
        "row",
        "difference",
        "low",
        "high",
        source="other",
        row_end=pl.col("row") + 1,
        name_y=pl.col("row") + NAME_AT,
        mean_y=pl.col("row") + MEAN_AT,
    )
    return placed.hstack(pl.DataFrame(words, schema=dict.fromkeys(named, pl.String), orient="row"))


def _row_words(row: dict[str, Any]) -> dict[str, str]:
    sure, figure = row["distinguishable"], signed(row["difference"])
    between = f"{signed(row['low'])} to {signed(row['high'])}"
    chance = "yes" if sure else "no, can’t be told apart"
    articles = counted(row["measured_articles"], "article")
    counts = f"{articles} · {counted(row['measured'], 'paragraph')}"
    told = "more than chance" if sure else "can’t be told apart"
    return {
        "name": shown_name(row["other"]),
        "counts": counts,
        "figure": figure,
        "interval_words": between,
        "chance_words": chance,
        "spoken": f"{plain_name(row['other'])}: {figure}, {told}, 95% interval {between}; "
        f"{counts.replace(' · ', ', ')}.",
        "side": "unsure" if not sure else "warmer" if row["difference"] > 0 else "cooler",
    }


def _ticks(rows: pl.DataFrame) -> list[float]:
    """Zero, and as many steps on either side as the intervals need, one at least."""
    low = min([0.0, *rows["low"]])
    high = max([0.0, *rows["high"]])
    for step in STEPS:
        below, above = max(1, math.ceil(-low / step)), max(1, math.ceil(high / step))
        if below + above <= MOST_STEPS:
            break
    return [round(step * number, 2) for number in range(-below, above + 1)]


def _x(field: str, axis: alt.Axis, ticks: list[float]) -> alt.X:
    """A place on the scale of differences; every layer names the one axis, else it is lost."""
    scale = alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False)
    return alt.X(field, type="quantitative", scale=scale, axis=axis, title=None)


def _axis(measure: Measure, inks: Ink) -> alt.Axis:
    """Ticks at the top; the ends say in words what they mean."""
    words = WORDS[measure]
    number = "(datum.value == 0 ? '0' : format(datum.value, '+.2~f'))"
    return alt.Axis(
        orient="top",
        values=alt.expr("steps"),
        labelExpr=(
            f"datum.index == 0 ? ['← {words.less}', {number}] : "
            f"datum.index == 1 ? ['{words.more} →', {number}] : ['', {number}]"
        ),
        labelColor=inks.quiet,
        labelFontSize=12,
        labelLineHeight=15,
        labelPadding=4,
        labelLimit=170,
        labelFlush=True,
        labelOverlap=False,
        grid=False,
        domain=False,
        ticks=False,
        title=None,
    )


def _ground(
    rows: pl.DataFrame, ticks: list[float], scale: alt.Scale, axis: alt.Axis, inks: Ink
) -> list[alt.Chart]:
    """Faint ticks and the zero line behind each row; the line of names stays free of them."""
    lines = rows.select(from_y=pl.col("row") + GROUND_FROM, to_y=pl.col("row") + 1.0).join(
        pl.DataFrame({"tick": ticks}), how="cross"
    )
    ends = {"y": at("from_y", scale), "y2": alt.Y2("to_y")}
    faint, zero = lines.filter(pl.col("tick") != 0), lines.filter(pl.col("tick") == 0)
    return [
        alt.Chart(faint)
        .mark_rule(color=inks.line, opacity=0.6)
        .encode(x=_x("tick", axis, ticks), **ends),
        alt.Chart(zero)
        .mark_rule(color=inks.quiet)
        .encode(x=_x("tick", axis, ticks), **ends)
        .add_params(alt.param(name="steps", value=ticks)),
    ]


def _differences(
    rows: pl.DataFrame,
    ticks: list[float],
    scale: alt.Scale,
    axis: alt.Axis,
    picked: alt.Parameter,
    inks: Ink,
    tips: list[alt.Tooltip],
) -> list[alt.Chart]:
    """The interval as a line, the difference as a dot on it: hollow where it may be chance."""
    sides = alt.Scale(domain=list(SIDES), range=list(SIDES.values()))
    fills = alt.Scale(domain=list(SIDES), range=[FAVOURABLE, UNFAVOURABLE, inks.ground])
    shared = {"y": at("mean_y", scale), "opacity": faded(picked), "tooltip": tips}
    stroke = alt.Stroke("side", type="nominal", scale=sides, legend=None)
    line = alt.Chart(rows).mark_rule(strokeWidth=3, strokeCap="round")
    dot = alt.Chart(rows).mark_point(size=90, shape="circle", strokeWidth=2, opacity=1)
    return [
        line.encode(x=_x("low", axis, ticks), x2=alt.X2("high"), stroke=stroke, **shared),
        dot.encode(
            x=_x("difference", axis, ticks),
            fill=alt.Fill("side", type="nominal", scale=fills, legend=None),
            stroke=stroke,
            **shared,
        ),
    ]
