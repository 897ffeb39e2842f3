"""What stands across a course: changes with the days they may lie on, levels, written events."""

from __future__ import annotations

from typing import Any, Literal

import altair as alt
import polars as pl

from analysis.charts.palette import NEUTRAL
from analysis.charts.parts import tooltips
from analysis.charts.time_ground import LANE, Ground, day
from analysis.compare.changes import Course
from analysis.compare.course import around, day_in_words, told_steps
from analysis.compare.findings import shown_name, signed

MOST_EVENTS = 8
"""Events whose words stand in the chart; more are lines, and their words in the list below it."""
MOST_LINES = 20
"""Events drawn at all."""
LETTERS = 60
"""Of an event's words in the chart."""
Align = Literal["left", "right"]


def levels(course: Course, ground: Ground) -> list[alt.Chart]:
    """In the panel of all: the mean between changes, or a gradual course's straight line."""
    height = pl.col("mean") if course.rise is None else pl.col("height")
    if course.rise:
        ends = {"day": [ground.first, ground.last], "height": [course.rise.first, course.rise.last]}
        rows = pl.DataFrame(ends).with_columns(part=pl.lit(0))
    elif course.kind == "steps":
        dates = course.changes.select(day=day("date"))["day"].to_list()
        edges = [float(ground.first), *dates, float(ground.last)]
        rows = course.levels.with_columns(
            day=pl.Series(edges[:-1]), to=pl.Series(edges[1:]), part=pl.int_range(pl.len())
        )
        rows = pl.concat([rows, rows.with_columns(day="to")])
    else:
        return []
    line = alt.Chart(rows.select("day", "part", place=ground.place(height, pl.lit(0.0))))
    return [
        line.mark_line(color=ground.inks.text, strokeWidth=2, strokeDash=[7, 4]).encode(
            x=ground.x("day"), y=ground.y("place"), detail=alt.Detail("part", type="nominal")
        )
    ]


def changes(course: Course, ground: Ground) -> list[alt.Chart]:
    """In the panel of all: a band over the days on which each change may lie, a line at its
    median, and when it was, in words."""
    steps = told_steps(course)
    if not steps:
        return []
    words = [_change_words(step) for step in steps]
    schema = dict.fromkeys(("when", "between", "levels"), pl.String)
    half = (ground.first + ground.last) / 2
    rows = (
        course.changes.select(day=day("date"), band=day("earliest"), band_end=day("latest") + 1)
        .hstack(pl.DataFrame(words, schema=schema, orient="row"))
        .with_columns(top=pl.lit(0.0), foot=pl.lit(1.0), words_y=pl.lit(ground.words_at))
    )
    tips = tooltips({"between": "Change between", "levels": "Mean"})
    across = {"y": ground.y("top"), "y2": alt.Y2("foot"), "tooltip": tips}
    layers = [
        alt.Chart(rows)
        .mark_rect(color=NEUTRAL, opacity=0.22)
        .encode(x=ground.x("band"), x2=alt.X2("band_end"), **across),
        alt.Chart(rows)
        .mark_rule(color=ground.inks.text, strokeWidth=1.5, strokeDash=[2, 3])
        .encode(x=ground.x("day"), **across),
    ]
    early = pl.col("day") < half
    return [
        *layers,
        _text(rows.filter(early), "when", "words_y", "left", ground),
        _text(rows.filter(~early), "when", "words_y", "right", ground),
    ]


def _change_words(step: dict[str, Any]) -> tuple[str, str, str]:
    return (
        f"changed around {around(step)}",
        f"{day_in_words(step['earliest'])} and {day_in_words(step['latest'])}",
        f"{signed(step['before'])} before, {signed(step['after'])} after",
    )


def within(events: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """The events whose day is drawn, by date."""
    return events.filter(day("date").is_between(first, last, closed="left"))


def lanes(events: pl.DataFrame) -> int:
    """How many lanes of words the events that are drawn need above the panels."""
    return events.height if events.height <= MOST_EVENTS else 0


def event_marks(events: pl.DataFrame, ground: Ground) -> list[alt.Chart]:
    """A line across all panels for each event (date, words), and its words in a lane of its own.

    Left of the middle words stand at their line's right, right of it at its left; a line
    begins in its lane, so that it crosses few words.
    """
    if events.is_empty():
        return []
    rows = _event_rows(events.head(MOST_LINES), ground)
    stretches = pl.DataFrame(ground.stretches, schema=["from", "foot"], orient="row")
    rule = (
        alt.Chart(
            rows.join(stretches, how="cross").with_columns(
                upper=pl.max_horizontal("from", "lane"),
            )
        )
        .mark_rule(color=ground.inks.quiet, strokeWidth=1)
        .encode(
            x=ground.x("day"),
            y=ground.y("upper"),
            y2=alt.Y2("foot"),
            tooltip=tooltips({"spoken": "Event", "on": "Date"}),
        )
    )
    if not ground.lanes:
        return [rule]
    early = pl.col("early")
    return [
        rule,
        _text(rows.filter(early), "shown", "words_y", "left", ground, LETTERS),
        _text(rows.filter(~early), "shown", "words_y", "right", ground, LETTERS),
    ]


def _event_rows(events: pl.DataFrame, ground: Ground) -> pl.DataFrame:
    """Each event with its lane: the left half from the top by date, below it the right half
    from the last to the first."""
    half = (ground.first + ground.last) / 2
    left = day("date") < half
    ordered = pl.concat(
        [
            events.filter(left).sort("date", maintain_order=True),
            events.filter(~left).sort("date", descending=True, maintain_order=True),
        ]
    )
    words = [shown_name(words) for words in ordered["words"]]
    step = LANE / ground.row
    lane = pl.int_range(pl.len()) * step + ground.top if ground.lanes else pl.lit(0.0)
    return ordered.select(
        day=day("date") + 0.5,
        early=left,
        lane=lane,
        words_y=lane + step / 2,
        shown=pl.Series([_cut(text) for text in words], dtype=pl.String),
        spoken=pl.Series(words, dtype=pl.String),
        on=pl.Series([day_in_words(date) for date in ordered["date"]], dtype=pl.String),
    )


def _cut(words: str) -> str:
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"


def _text(
    rows: pl.DataFrame, field: str, y: str, align: Align, ground: Ground, letters: int = 0
) -> alt.Chart:
    """Words beside their line, cut at the chart's edge."""
    share = f"(datum.day - {ground.first}) / {ground.last - ground.first}"
    room = f"width * (1 - {share}) - 6" if align == "left" else f"width * {share} - 6"
    text: alt.Chart = (
        alt.Chart(rows)
        .mark_text(
            align=align,
            baseline="middle",
            dx=5 if align == "left" else -5,
            fontSize=12 if letters else 11,
            fontStyle="normal" if letters else "italic",
            color=ground.inks.text,
            limit=alt.expr(f"max(40, {room})"),
        )
        .encode(x=ground.x("day"), y=ground.y(y), text=alt.Text(field, type="nominal"))
    )
    return text
