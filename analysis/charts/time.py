"""A measure over time: each period's mean with its interval, articles, changes and events."""

from __future__ import annotations

import altair as alt
import polars as pl

from analysis.charts import time_articles, time_lines, time_periods
from analysis.charts.palette import Ink, ink
from analysis.charts.parts import framed
from analysis.charts.time_ground import Ground, day
from analysis.compare.changes import Course
from analysis.compare.course import course_finding, describe_course
from analysis.compare.findings import WORDS, Measure, counted, plain_name
from analysis.compare.intervals import MIN_ARTICLES
from analysis.compare.periods import Unit

MOST_MARKS = 1_800
"""Marks of periods and articles together: with lines and words they stay below 2,000."""
MARKS_A_PERIOD = 3

EVENTS = pl.Schema({"date": pl.Date, "words": pl.String})


def measure_over_time(
    periods: pl.DataFrame,
    articles: pl.DataFrame,
    course: Course,
    unit: Unit,
    measure: Measure = "stance",
    *,
    events: pl.DataFrame | None = None,
    notes: tuple[str, ...] = (),
    scorer: str = "",
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """A panel for all, and one for each line besides: means, intervals, articles; events across.

    periods: `by_period`; articles: `in_lines` of the same split; course: of all. events: date and
    words. notes: lines for the subtitle, of what is left out. scorer: its name and digest. A span
    drawn across sets the selection "span" ("day": first and last as numbers of days since
    1970), a click on an article's dot sets "article_id".
    """
    inks = ink(dark)
    shown = pl.DataFrame(schema=EVENTS) if events is None else events.select(EVENTS.names())
    ground = _ground(periods, shown, inks)
    shown = time_lines.within(shown, ground.first, ground.last)
    rows = time_periods.placed(periods, ground, unit)
    room = MOST_MARKS - MARKS_A_PERIOD * rows.height
    dotted = time_articles.fits(articles, room)
    behind = [] if dotted else [time_articles.cells(articles, room, ground)]
    before = [time_articles.dots(articles, ground, measure)] if dotted else []
    layers = [
        *ground.lines(),
        *behind,
        time_periods.areas(rows, ground, measure),
        *time_lines.changes(course, ground),
        *time_lines.levels(course, ground),
        *time_periods.means(rows, ground, measure),
        # Before the means, small as they are: an article behind one could not be chosen.
        *before,
        *ground.names(_names(periods)),
        *time_lines.event_marks(shown, ground),
    ]
    return framed(
        layers,
        title=course_finding(course, measure),
        subtitle=_subtitle(
            periods, course, unit, measure, dotted, [*notes, scorer and f"Scorer: {scorer}"]
        ),
        description=describe_course(periods, course, measure, unit),
        inks=inks,
        height=ground.height,
        width=width,
    )


def _ground(periods: pl.DataFrame, events: pl.DataFrame, inks: Ink) -> Ground:
    """The days from the first period's beginning to the last one's end."""
    first, last = periods.select(day("start").min(), last=day("end").max() + 1).row(0)
    lanes = time_lines.lanes(time_lines.within(events, first, last))
    return Ground(int(first), int(last), periods["line"].n_unique(), lanes, inks)


def _names(periods: pl.DataFrame) -> pl.DataFrame:
    """Each panel's name and numbers, in words."""
    lines = periods.group_by("line", "name").agg(pl.col("articles", "paragraphs").sum())
    told = [
        (
            line,
            "All of these" if line == 0 else plain_name(name),
            f"{counted(articles, 'article')} · {counted(paragraphs, 'paragraph')}",
        )
        for line, name, articles, paragraphs in lines.sort("line").iter_rows()
    ]
    return pl.DataFrame(told, schema=["line", "label", "counts"], orient="row")


def _subtitle(
    periods: pl.DataFrame,
    course: Course,
    unit: Unit,
    measure: Measure,
    dotted: bool,
    notes: list[str],
) -> list[str]:
    """Short lines, each of which fits a phone: what is drawn, from how much, by what."""
    words = WORDS[measure]
    lines = [
        f"Up: {words.high}, down: {words.low}",
        f"Large dot: mean {measure} of a {unit}, line: 95% interval",
    ]
    if not periods["enough"].all():
        lines.append(f"Hollow: fewer than {MIN_ARTICLES} articles, no interval")
    lines.append("Small dot: an article" if dotted else "Shaded: articles, the more the fuller")
    if course.kind == "steps":
        lines.append("Grey band: a change lies in it with 95%")
    if periods["line"].n_unique() > 1:
        lines.append("Dashed grey line: all of these together")
    articles, paragraphs = (
        int(periods.filter(pl.col("line") == 0)[column].sum())
        for column in ("articles", "paragraphs")
    )
    lines.append(
        f"{counted(articles, 'article')} · {counted(paragraphs, 'paragraph')} with a {measure}"
    )
    return lines + [note for note in notes if note]
