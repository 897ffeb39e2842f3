"""Each period's mean with its interval, joined by a line, and the area that one points at."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from analysis.charts.palette import NEUTRAL
from analysis.charts.parts import speaks, tooltips
from analysis.charts.time_ground import Ground, day
from analysis.compare.course import period_name, say_period
from analysis.compare.findings import Measure, plain_name, signed
from analysis.compare.periods import Unit

FEW, SOME = 30, 90
"""Up to so many periods side by side there is room for large dots, or for middling ones."""
WORDS = (
    "period",
    "label",
    "figure",
    "interval_words",
    "articles_words",
    "paragraphs_words",
    "spoken",
)


def placed(periods: pl.DataFrame, ground: Ground, unit: Unit) -> pl.DataFrame:
    """The periods (of `by_period`) with their places and words; `run` has one number as long as
    no period is missing between."""
    line, start = pl.col("line"), pl.col("start")
    follows = pl.col("end").shift().over("line") + pl.duration(days=1) == start
    words = [_words(row, unit) for row in periods.rows(named=True)]
    return periods.select(
        "line",
        "enough",
        day=day("start"),
        day_end=day("end") + 1,
        middle=(day("start") + day("end") + 1) / 2,
        line_end=line + 1,
        mean_y=ground.place(pl.col("mean"), line),
        low_y=ground.place(pl.col("low"), line),
        high_y=ground.place(pl.col("high"), line),
        filled=pl.col("enough").cast(pl.Float64),
        run=(~follows.fill_null(False)).cum_sum(),
    ).hstack(pl.DataFrame(words, schema=dict.fromkeys(WORDS, pl.String), orient="row"))


def _words(row: dict[str, Any], unit: Unit) -> dict[str, str]:
    name = plain_name(row["name"])
    spread = f"{signed(row['low'])} to {signed(row['high'])}" if row["enough"] else row["reason"]
    return {
        "period": period_name(row["start"], unit),
        "label": name,
        "figure": signed(row["mean"]),
        "interval_words": spread,
        "articles_words": f"{row['articles']:,}",
        "paragraphs_words": f"{row['paragraphs']:,}",
        "spoken": f"{name}, {say_period(row, unit)}",
    }


def tips(measure: Measure) -> list[alt.Tooltip]:
    """What is said of a period that one points at."""
    return tooltips(
        {
            "period": "When",
            "label": "Whose",
            "figure": f"Mean {measure}",
            "interval_words": "95% interval",
            "articles_words": "Articles",
            "paragraphs_words": f"Paragraphs with a {measure}",
        }
    )


def areas(rows: pl.DataFrame, ground: Ground, measure: Measure) -> alt.Chart:
    """The whole height of each period, to point at; a span drawn upon it sets the selection
    "span" to its first and last day as numbers."""
    span = alt.selection_interval(
        name="span",
        encodings=["x"],
        mark=alt.BrushConfig(fill=NEUTRAL, fillOpacity=0.2, stroke=ground.inks.text),
    )
    area: alt.Chart = (
        alt.Chart(rows)
        .mark_rect(aria=speaks(rows), fillOpacity=0)
        .encode(
            x=ground.x("day"),
            x2=alt.X2("day_end"),
            y=ground.y("line"),
            y2=alt.Y2("line_end"),
            description=alt.Description("spoken", type="nominal"),
            tooltip=tips(measure),
        )
        .add_params(span)
    )
    return area


def means(rows: pl.DataFrame, ground: Ground, measure: Measure) -> list[alt.Chart]:
    """The line, the intervals and the dots, hollow without an interval; in the panels of single
    lines the line of all is faint behind."""
    size, width = _sizes(rows)
    ink = ground.inks.text
    line = alt.Chart(rows).mark_line(color=ink, strokeWidth=1.25, opacity=0.75)
    bars = alt.Chart(rows.filter("enough")).mark_rule(
        color=ink, strokeWidth=alt.expr("line_width"), strokeCap="round"
    )
    dots = alt.Chart(rows).mark_point(
        size=alt.expr("dot_size"), shape="circle", strokeWidth=1.5, opacity=1, fill=ink, stroke=ink
    )
    shared = {"x": ground.x("middle"), "tooltip": tips(measure)}
    return [
        *_reference(rows, ground),
        line.encode(x=ground.x("middle"), y=ground.y("mean_y"), detail=_apart("line", "run")),
        bars.encode(y=ground.y("low_y"), y2=alt.Y2("high_y"), **shared),
        dots.encode(
            y=ground.y("mean_y"),
            fillOpacity=alt.FillOpacity("filled", type="quantitative", scale=None, legend=None),
            **shared,
        ).add_params(
            alt.param(name="dot_size", value=size), alt.param(name="line_width", value=width)
        ),
    ]


def _reference(rows: pl.DataFrame, ground: Ground) -> list[alt.Chart]:
    """The line of all, faint, in every panel but its own."""
    if ground.tall:
        return []
    panels = pl.DataFrame({"panel": list(range(1, ground.panels))})
    again = rows.filter(pl.col("line") == 0).select("middle", "mean_y", "run")
    moved = again.join(panels, how="cross").with_columns(pl.col("mean_y") + pl.col("panel"))
    line = alt.Chart(moved).mark_line(color=NEUTRAL, strokeWidth=1.5, strokeDash=[3, 3])
    return [line.encode(x=ground.x("middle"), y=ground.y("mean_y"), detail=_apart("panel", "run"))]


def _apart(*fields: str) -> list[alt.Detail]:
    """One line for each of the fields' values."""
    return [alt.Detail(field, type="nominal") for field in fields]


def _sizes(rows: pl.DataFrame) -> tuple[int, float]:
    """A dot's size and an interval's width, by how many periods stand side by side."""
    crowd = max(rows.group_by("line").len()["len"], default=0)
    if crowd <= FEW:
        return 60, 2.25
    return (36, 1.75) if crowd <= SOME else (14, 1.0)
