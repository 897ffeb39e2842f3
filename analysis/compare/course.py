"""How a measure went over time, in words that the numbers of `changes.course` bear out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from analysis.compare.changes import Course
from analysis.compare.findings import Measure, counted, signed
from analysis.compare.intervals import MIN_ARTICLES
from analysis.compare.periods import Unit

# An interval as long as this is no matter of days, or of months, any more.
DAYS, MONTHS = 62, 730


def course_finding(course: Course, measure: Measure) -> str:
    """The chart's title: rising, falling, changed when, or no more than chance."""
    name = measure.capitalize()
    if course.levels.is_empty():
        return f"No dated article here has a {measure}"
    if course.kind == "few":
        return f"Too few articles, or too few days, to say how {measure} moves"
    first, last = course.levels["start"][0], course.levels["end"][-1]
    if course.rise:
        way = "rose" if course.rise.last > course.rise.first else "fell"
        return (
            f"{name} {way} little by little, from about {signed(course.rise.first)} in "
            f"{first:%B %Y} to {signed(course.rise.last)} in {last:%B %Y}"
        )
    if course.kind == "level":
        between = spoken_span(first, last)
        return f"{name} moved by no more than chance {between}"
    steps = told_steps(course)
    step = max(steps, key=lambda row: abs(row["after"] - row["before"]))
    most = f"{way_of(step)} around {around(step)}, from {_from_to(step)}"
    if len(steps) == 1:
        return f"{name} {most}"
    return f"{name} changed {len(steps)} times, and most when it {most}"


def told_steps(course: Course) -> list[dict[str, Any]]:
    """Each change with what lies on its two sides: the rows of `CHANGES`, and of `LEVELS` under
    before, before_low, …, after, after_low, …"""
    levels = course.levels.rename({"mean": ""})
    sides = ("", "low", "high", "articles", "paragraphs")
    return [
        change
        | {f"before_{side}".rstrip("_"): left[side] for side in sides}
        | {f"after_{side}".rstrip("_"): right[side] for side in sides}
        for change, left, right in zip(
            course.changes.rows(named=True),
            levels.rows(named=True),
            levels.slice(1).rows(named=True),
            strict=False,
        )
    ]


def step_sentence(step: dict[str, Any]) -> str:
    """One change (of `told_steps`) with its uncertainty and numbers, as a sentence."""
    between = spoken_span(step["earliest"], step["latest"])
    return (
        f"Around {around(step)} ({between}): from {_side(step, 'before')} "
        f"to {_side(step, 'after')}."
    )


def gradual_sentence(course: Course) -> str:
    """The rise or fall of a gradual course with its interval, as a sentence; "" of others."""
    if course.rise is None:
        return ""
    rise = course.rise
    return (
        f"A straight line says more here than steps: over the whole span it moves by "
        f"{signed(rise.last - rise.first)} (95% interval {signed(rise.low)} to "
        f"{signed(rise.high)}), so no single date stands out."
    )


def level_sentence(course: Course, measure: Measure) -> str:
    """What it means that no change was found, as a sentence; "" where one was."""
    if course.kind == "few":
        return (
            f"A change is looked for once {2 * MIN_ARTICLES} articles with a date and a {measure} "
            f"stand on several days."
        )
    if course.kind == "level":
        return "No change that is more than chance."
    return ""


def way_of(step: dict[str, Any]) -> str:
    """Which way a change goes."""
    return "rose" if step["after"] > step["before"] else "fell"


def around(step: dict[str, Any]) -> str:
    """When a change was, no closer than its interval allows: a day, a month or a year."""
    length = (step["latest"] - step["earliest"]).days
    if length <= DAYS:
        return day_in_words(step["date"])
    return f"{step['date']:%B %Y}" if length <= MONTHS else f"{step['date']:%Y}"


def day_in_words(day: dt.date) -> str:
    """A date as people write it."""
    return f"{day.day} {day:%B %Y}"


def spoken_span(first: dt.date, last: dt.date) -> str:
    """Two days as a phrase: "between 3 March 2019 and 2 April 2020", or "on 3 March 2019"."""
    if first == last:
        return f"on {day_in_words(first)}"
    return f"between {day_in_words(first)} and {day_in_words(last)}"


def period_name(start: dt.date, unit: Unit) -> str:
    """A period as people write it: "week from 4 March 2019", "March 2019", "2019"."""
    if unit == "year":
        return f"{start:%Y}"
    if unit == "month":
        return f"{start:%B %Y}"
    return day_in_words(start) if unit == "day" else f"week from {day_in_words(start)}"


def describe_course(
    periods: pl.DataFrame, course: Course, measure: Measure, unit: Unit, most: int = 24
) -> str:
    """The chart in words: the finding, its dates, and the periods of all (`by_period`, line 0).

    Of more than `most` periods the two ends.
    """
    told = [course_finding(course, measure) + "."]
    told += [step_sentence(step) for step in told_steps(course)]
    told += [sentence] if (sentence := gradual_sentence(course)) else []
    rows = periods.filter(pl.col("line") == 0).rows(named=True)
    words = [say_period(row, unit) for row in rows]
    if len(words) > most:
        between = f"{len(words) - most} {unit}s lie between."
        words = [*words[: most // 2], between, *words[-most // 2 :]]
    return " ".join(told + words)


def say_period(row: dict[str, Any], unit: Unit) -> str:
    """One row of `by_period` as a sentence: mean, interval, numbers."""
    numbers = f"{counted(row['articles'], 'article')}, {counted(row['paragraphs'], 'paragraph')}"
    spread = row["reason"]
    if row["enough"]:
        spread = f"95% interval {signed(row['low'])} to {signed(row['high'])}"
    return f"{period_name(row['start'], unit)}: {signed(row['mean'])}, {spread}; {numbers}."


def _from_to(step: dict[str, Any]) -> str:
    return f"{signed(step['before'])} to {signed(step['after'])}"


def _side(step: dict[str, Any], side: str) -> str:
    """A level with its interval and numbers."""
    low, high, articles = (step[f"{side}_{part}"] for part in ("low", "high", "articles"))
    paragraphs = counted(step[f"{side}_paragraphs"], "paragraph")
    spread = "" if low is None else f"95% interval {signed(low)} to {signed(high)}, "
    return f"{signed(step[side])} ({spread}{counted(articles, 'article')}, {paragraphs})"
