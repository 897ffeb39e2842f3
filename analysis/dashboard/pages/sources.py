"""Page *Sources*: which sources are warm toward the cooperation, which cool, and is it chance."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis import charts, compare
from analysis.compare.findings import WORDS, Measure
from analysis.dashboard import (
    address,
    corpora,
    filters,
    notices,
    reading_pane,
    removal,
    rescoring,
)

View = tuple[str, int, str, str]
"""Place and version of the corpus, the scorer, and the filters."""
MOST_ARTICLES = 1000
"""Rows of the article table; more are cut off, and the page says so."""

COLUMNS: dict[str, Any] = {
    "source": "Source",
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
"""The table beside the charts: columns of `compare.by_source` under plain names."""


def main() -> None:
    st.html('<h1 class="h-unseen">Sources</h1>')
    shown = corpora.shown()
    address.remember()
    removal.tell(corpora.own())
    if shown.invented:
        notices.say_invented()
    if shown.corpus.is_empty():
        notices.say_empty()
        return
    with st.container(horizontal=True):
        measure = filters.measure()
        scorer = filters.scorer()
    look = shown.look(scorer)
    made_by = rescoring.offer(shown.corpus, scorer)
    chosen = filters.choose(look.frame)
    narrowed = compare.narrow(look.frame, chosen)
    filters.tell(look.frame, narrowed, chosen)
    if narrowed.is_empty():
        st.info(filters.NOTHING_LEFT)
        return
    if address.opened():
        left, right = st.columns([3, 2], gap="large")
        with right, st.container(key="reading_pane"):
            reading_pane.show(shown.corpus, look.frame, scorer, measure, not shown.invented)
    else:
        left = st.container()
    with left:
        groups = tuple(look.frame["group"].unique().sort())
        _charts(narrowed, (*look.view, repr(chosen)), measure, made_by, groups)
        _articles(compare.narrow(look.frame, replace(chosen, copies="each")), measure)


def _charts(
    narrowed: pl.DataFrame, view: View, measure: Measure, scorer: str, groups: tuple[str, ...]
) -> None:
    dark = st.context.theme.type == "dark"
    summary, means, shares = _drawn(narrowed, view, measure, scorer, groups, dark)
    view_key = f"{measure}_{address.times_closed()}"
    for key, chart in ((f"by_source_{view_key}", means), (f"shares_{view_key}", shares)):
        st.altair_chart(chart, key=key, on_select=partial(_open_source, key, narrowed))
    _table(summary, measure)


def _table(summary: pl.DataFrame, measure: Measure) -> None:
    classes = {
        column: st.column_config.NumberColumn(words.capitalize(), format="percent")
        for column, words in WORDS[measure].shares.items()
    }
    columns = COLUMNS | classes | {"reason": "Note"}
    with st.expander("These numbers as a table"):
        st.dataframe(summary.select(list(columns)), column_config=columns, hide_index=True)


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(
    _narrowed: pl.DataFrame,
    view: View,  # noqa: ARG001 (the key)
    measure: Measure,
    scorer: str,
    groups: tuple[str, ...],
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart, alt.LayerChart]:
    """The sources' rows and the two charts, as long as corpus and filters stay the same."""
    summary = compare.by_source(_narrowed, measure)
    made_by = scorer if measure == "stance" else "tone (VADER)"
    means = charts.stance_by_source(
        summary,
        compare.distribution(_narrowed, measure),
        compare.overall(_narrowed, measure),
        measure,
        scorer=made_by,
        groups=groups,
        dark=dark,
    )
    shares = charts.shares_by_source(summary, measure, scorer=made_by, dark=dark)
    return summary, means, shares


def _open_source(key: str, narrowed: pl.DataFrame) -> None:
    """Open the newest article of the source that was chosen in a chart."""
    picked = st.session_state[key]["selection"].get("source", [])
    _open_newest([row["source"] for row in picked if "source" in row], narrowed)


def _open_chosen(key: str, narrowed: pl.DataFrame) -> None:
    """The same from the list, which the keyboard reaches."""
    _open_newest([st.session_state[key]], narrowed)


def _open_newest(sources: list[str], narrowed: pl.DataFrame) -> None:
    of_source = narrowed.filter(pl.col("source").is_in(sources)).sort(
        "date", "article_id", descending=True, nulls_last=True
    )
    # A selection outlives its data: a source that a filter has taken away opens nothing.
    if not of_source.is_empty():
        address.open_article(of_source["article_id"][0])


def _articles(narrowed: pl.DataFrame, measure: Measure) -> None:
    st.header("Articles", anchor=False)
    key = f"read_{address.times_closed()}"
    st.selectbox(
        "Read the articles of",
        narrowed["source"].unique().sort().to_list(),
        index=None,
        placeholder="Choose a source",
        key=key,
        on_change=partial(_open_chosen, key, narrowed),
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
