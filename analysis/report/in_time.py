"""The report's section on time: how the measure moved, and when it changed."""

from __future__ import annotations

from analysis.charts.time import measure_over_time
from analysis.compare import changes, course, periods
from analysis.compare.findings import counted
from analysis.report import headings
from analysis.report.parts import DARK, Figure, Section
from analysis.report.tables import table
from analysis.selection import Selection


def in_time(selection: Selection) -> Section:
    """The periods' means, changes and events."""
    measure, frame = selection.measure, selection.narrowed
    articles, undated = periods.dated(frame, measure), periods.undated(frame)
    if articles.is_empty():
        return Section("time", "Time", (), f"No article with a {measure} has a date here.")
    moved = changes.course(articles)
    unit = periods.drawable(articles, periods.fitting(articles))
    rows = periods.by_period(articles, unit)
    left_out = f"{counted(undated, 'article')} without a date left out"
    chart = measure_over_time(
        rows,
        periods.in_lines(articles, "all"),
        moved,
        unit,
        measure,
        events=selection.events,
        notes=(left_out,) if undated else (),
        scorer=selection.measured_by,
        dark=DARK,
    )
    steps = map(course.step_sentence, course.told_steps(moved))
    sentences = [*steps, course.gradual_sentence(moved), course.level_sentence(moved, measure)]
    told = course.course_finding(moved, measure)
    listed = table(rows, headings.PERIODS)
    figure = Figure("time", told, chart, listed, tuple(filter(None, sentences)))
    return Section("time", "Time", (figure,))
