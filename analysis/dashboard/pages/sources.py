"""Page *Sources*: which sources are warm toward the cooperation, which cool, and is it chance."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis import charts, compare
from analysis.compare.findings import WORDS, Measure
from analysis.dashboard import address, differences, figure
from analysis.dashboard.view import Asked, Key, View, begin

MOST_ARTICLES = 1000
"""Rows of the article table; more are cut off, and the page says so."""

NAME: dict[str, Any] = {"source": "Source"}
GROUP: dict[str, Any] = {"group": "Group"}
NOTE: dict[str, Any] = {"reason": "Note"}
MEANS: dict[str, Any] = {
    "mean": st.column_config.NumberColumn("Mean", format="%+.3f"),
    "low": st.column_config.NumberColumn("95 % from", format="%+.3f"),
    "high": st.column_config.NumberColumn("to", format="%+.3f"),
    "measured_articles": st.column_config.NumberColumn(
        "Articles behind it", help="Articles with a paragraph that has the measure"
    ),
    "measured": st.column_config.NumberColumn(
        "Paragraphs behind it", help="Paragraphs that have the measure"
    ),
    "articles": "All articles",
    "paragraphs": "All paragraphs",
}
"""The tables beside the charts: columns of `compare.by_source` under plain names."""


def main() -> None:
    view = begin("Sources")
    if view is None:
        return
    with view.beside_pane():
        differences.show(view, _charts(view))
        _articles(view)


def _charts(view: View) -> pl.DataFrame:
    """Draw the sources' means and shares; their rows."""
    summary = _summary(view.narrowed, view.key)
    group = {} if summary["group"].null_count() == summary.height else GROUP
    note = {} if summary["enough"].all() else NOTE
    # Each chart leaves as soon as it is made: the browser draws it while the next is made.
    means = _means(view.narrowed, summary, view.key, view.made_by, view.groups, view.dark)
    _show(view, f"{view.measure}_by_source", means, summary, NAME | group | MEANS | note)
    shares = _shares(summary, view.key, view.made_by, view.dark)
    columns = NAME | group | _shares_columns(view.measure)
    _show(view, "shares_by_source", shares, summary, columns)
    return summary


def _show(
    view: View, name: str, chart: alt.LayerChart, summary: pl.DataFrame, columns: dict[str, Any]
) -> None:
    key = f"{name}_{view.measure}_{address.times_closed()}"
    figure.show(
        chart,
        summary,
        key=key,
        name=name,
        view=view,
        columns=columns,
        on_select=partial(_open_source, key, view.asked),
    )


def _shares_columns(measure: Measure) -> dict[str, Any]:
    words = WORDS[measure]
    shares = {
        column: st.column_config.NumberColumn(word.capitalize(), format="percent")
        for column, word in words.shares.items()
    }
    return shares | {"labelled": f"{words.shared.capitalize()}s"}


@st.cache_resource(max_entries=32, show_spinner=False)
def _summary(_narrowed: pl.DataFrame, key: Key) -> pl.DataFrame:
    """The sources' rows, as are the charts, as long as corpus and filters stay the same."""
    return compare.by_source(_narrowed, key[-1])


@st.cache_resource(max_entries=32, show_spinner=False)
def _means(
    _narrowed: pl.DataFrame,
    _summary: pl.DataFrame,
    key: Key,
    made_by: str,
    groups: tuple[str, ...],
    dark: bool,
) -> alt.LayerChart:
    """Means and distributions by source."""
    measure = key[-1]
    return charts.stance_by_source(
        _summary,
        compare.distribution(_narrowed, measure),
        compare.overall(_narrowed, measure),
        measure,
        scorer=made_by,
        groups=groups,
        dark=dark,
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _shares(_summary: pl.DataFrame, key: Key, made_by: str, dark: bool) -> alt.LayerChart:
    """Shares of the labels by source."""
    return charts.shares_by_source(_summary, key[-1], scorer=made_by, dark=dark)


def _open_source(key: str, asked: Asked) -> None:
    """Open the newest article of the source that was chosen in a chart."""
    picked = st.session_state[key]["selection"].get("source", [])
    _open_newest([row["source"] for row in picked if "source" in row], asked)


def _open_chosen(key: str, asked: Asked) -> None:
    """The same from the list, which the keyboard reaches."""
    _open_newest([st.session_state[key]], asked)


def _open_newest(sources: list[str], asked: Asked) -> None:
    of_source = asked.every_copy.filter(pl.col("source").is_in(sources)).sort(
        "date", "article_id", descending=True, nulls_last=True
    )
    # A selection outlives its data: a source that a filter has taken away opens nothing.
    if not of_source.is_empty():
        address.open_article(of_source["article_id"][0])


def _articles(view: View) -> None:
    narrowed, measure = view.every_copy, view.measure
    st.header("Articles", anchor=False)
    key = f"read_{address.times_closed()}"
    st.selectbox(
        "Read the articles of",
        narrowed["source"].unique().sort().to_list(),
        index=None,
        placeholder="Choose a source",
        key=key,
        on_change=partial(_open_chosen, key, view.asked),
    )
    articles = compare.by_article(narrowed, measure)
    cut = articles.head(MOST_ARTICLES)
    more = (
        f" The {MOST_ARTICLES:,} newest of {articles.height:,} are listed."
        if articles.height > MOST_ARTICLES
        else ""
    )
    st.caption(f"Choose a row to read the article with its scores beside it.{more}")
    key = f"articles_{address.times_closed()}"
    st.dataframe(
        cut,
        column_order=["date", "source", "title", "mean", "paragraphs"],
        column_config={
            "date": st.column_config.DateColumn("Date", format="YYYY-MM-DD"),
            "source": st.column_config.TextColumn("Source"),
            "title": st.column_config.TextColumn("Title", width="large"),
            "mean": st.column_config.NumberColumn(f"Mean {measure}", format="%+.2f"),
            "paragraphs": st.column_config.NumberColumn("Paragraphs"),
        },
        hide_index=True,
        on_select=partial(_open_row, key, cut["article_id"].to_list()),
        selection_mode="single-row",
        key=key,
    )


def _open_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        address.open_article(ids[rows[0]])


main()
