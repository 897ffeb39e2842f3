"""Page *Time*: how stance or tone moved, when it changed, and around which events."""

from __future__ import annotations

from functools import partial
from typing import Any, Final, Literal

import altair as alt
import polars as pl
import streamlit as st

from analysis.charts.time import measure_over_time
from analysis.compare import Measure, changes, course, periods
from analysis.compare.changes import Course
from analysis.compare.findings import counted
from analysis.compare.periods import MOST_LINES, Split, Unit
from analysis.dashboard import address, events, figure, filters, span
from analysis.dashboard.view import Key, View, begin

PAGE = "Time"
Every = Unit | Literal["auto"]
FITTING: Final = "auto"
EVERY: dict[Every, str] = {
    FITTING: "Fitting",
    "day": "Day",
    "week": "Week",
    "month": "Month",
    "year": "Year",
}
EVERY_HELP = (
    "One mean for each day, week, month or year. Fitting: the finest that can be drawn and has "
    "enough articles for intervals. Weeks begin on Monday."
)
SPLITS: dict[Split, str] = {"all": "All", "source": "Sources", "group": "Groups"}
SPLIT_HELP = f"One line for all, or besides one for each of the {MOST_LINES} with most paragraphs."
CHANGES_HELP = (
    "Where the mean before and the mean after differ so much that shuffled days seldom do it as "
    "well (5 in 100), corrected for looking at several places. A change is only looked for in "
    "all articles shown together: narrow the sources in the sidebar to look at one. It says when, "
    "not why; another mix of sources can make a change too."
)
Told = tuple[tuple[object, str], ...]
NUMBER = st.column_config.NumberColumn
DATE = st.column_config.DateColumn
COLUMNS: dict[str, Any] = {
    "name": "Line",
    "start": DATE("From", format="YYYY-MM-DD"),
    "end": DATE("To", format="YYYY-MM-DD"),
    "mean": NUMBER("Mean", format="%+.3f"),
    "low": NUMBER("95 % from", format="%+.3f"),
    "high": NUMBER("to", format="%+.3f"),
    "articles": NUMBER("Articles", help="Articles with a date and a paragraph with the measure"),
    "paragraphs": NUMBER("Paragraphs", help="Paragraphs that have the measure"),
    "reason": "Note",
}


def main() -> None:
    view = begin(PAGE)
    if view is None:
        return
    with view.beside_pane():
        with st.container(horizontal=True):
            every = filters.switch("Period", EVERY, FITTING, key="every", help=EVERY_HELP)
            split = filters.switch("Lines", SPLITS, "all", key="lines", help=SPLIT_HELP)
        articles, undated, moved = _dated(view.narrowed, view.key, view.measure)
        if articles.is_empty():
            _nothing(view, undated)
            return
        written = events.kept(view)
        _chart(view, articles, undated, moved, every, split, written)
        _changes(moved, view.measure)
        events.show(view, written)


def _nothing(view: View, undated: int) -> None:
    """Say why nothing can be drawn, and what to do."""
    if undated and undated == view.narrowed["article_id"].n_unique():
        st.info("No article shown has a date. Dates can be set under “Add articles” when adding.")
    else:
        st.info(
            f"No dated paragraph shown has a {view.measure}. Widen or clear the filters in the "
            "sidebar, or choose the other measure above."
        )


@st.cache_resource(max_entries=4, show_spinner=False)
def _dated(
    _narrowed: pl.DataFrame,
    key: Key,  # noqa: ARG001
    measure: Measure,
) -> tuple[pl.DataFrame, int, Course]:
    """The dated articles, how many have no date, and how the measure moved."""
    articles = periods.dated(_narrowed, measure)
    return articles, periods.undated(_narrowed), changes.course(articles)


def _chart(
    view: View,
    articles: pl.DataFrame,
    undated: int,
    moved: Course,
    every: Every,
    split: Split,
    written: pl.DataFrame,
) -> None:
    told = tuple(written.select("date", "words").iter_rows())
    token = (view.key, every, split)
    rows, chart = _drawn(
        articles, moved, token, view.measure, undated, told, view.made_by, view.dark
    )
    key = f"time_{view.measure}_{address.times_closed()}_{span.times_taken()}"
    span.offer(key, token, rows, (view.chosen.start, view.chosen.end))
    figure.show(
        chart,
        rows,
        key=key,
        name=f"{view.measure} over time",
        view=view,
        columns=COLUMNS,
        on_select=partial(_open_article, key, articles["article_id"]),
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _articles: pl.DataFrame,
    _moved: Course,
    key: tuple[Key, Every, Split],
    measure: Measure,
    undated: int,
    told: Told,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart]:
    """The periods and their chart, as long as corpus, filters, choices and events stay the same."""
    _, every, split = key
    names = periods.lines(_articles, split)
    lines = 1 + len(names)
    asked = periods.fitting(_articles, lines) if every == FITTING else every
    unit = periods.drawable(_articles, asked, lines)
    rows = periods.by_period(_articles, unit, split)
    chart = measure_over_time(
        rows,
        periods.in_lines(_articles, split),
        _moved,
        unit,
        measure,
        events=pl.DataFrame(told, schema={"date": pl.Date, "words": pl.String}, orient="row"),
        notes=_notes(_articles, undated, asked, unit, split, len(names)),
        scorer=made_by,
        dark=dark,
    )
    return rows, chart


def _notes(
    articles: pl.DataFrame, undated: int, asked: Unit, unit: Unit, split: Split, lines: int
) -> tuple[str, ...]:
    """Lines of the subtitle: what is left out, and what is drawn other than asked."""
    notes = []
    if undated:
        notes.append(f"{counted(undated, 'article')} without a date left out")
    if unit != asked:
        notes.append(f"Too many {asked}s to draw: by {unit}; choose a span first")
    if split != "all" and (all_lines := articles[split].n_unique()) > lines:
        notes.append(f"The {lines} of {all_lines:,} {split}s with most paragraphs")
    return tuple(notes)


def _changes(moved: Course, measure: Measure) -> None:
    """When the measure changed, with its uncertainty, in sentences."""
    st.header("Changes", anchor=False, help=CHANGES_HELP)
    sentences = [course.step_sentence(step) for step in course.told_steps(moved)]
    sentences += [course.gradual_sentence(moved), course.level_sentence(moved, measure)]
    for sentence in filter(None, sentences):
        st.text(sentence)


def _open_article(key: str, shown: pl.Series) -> None:
    """Open the article whose dot was chosen."""
    picked = st.session_state[key]["selection"].get("article_id", [])
    ids = [row["article_id"] for row in picked if "article_id" in row]
    # A selection outlives its data: an article that a filter has taken away opens nothing.
    if ids and ids[0] in shown and ids[0] != address.opened():
        address.open_article(ids[0])


main()
