"""All articles of a large corpus at a glance, counted by source and stretch of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis import charts
from analysis.charts.arcs_layout import stretches
from analysis.compare.findings import Measure
from analysis.dashboard import figure
from analysis.dashboard.view import Key, View

COLUMNS: dict[str, Any] = {
    "source": "Source",
    "start": st.column_config.DateColumn("From", format="YYYY-MM-DD"),
    "end": st.column_config.DateColumn("To", format="YYYY-MM-DD"),
    "high": "Lean up",
    "low": "Lean down",
    "even": "Lean neither way",
    "articles": "All articles",
}
"""The table beside the chart: columns of `compare.arcs.over_time` under plain names."""
TIMES = "narrowed"
"""How often a column was chosen, in the session: part of the chart's key, so that what is still
chosen in one can be chosen again."""


def show(view: View, articles: pl.DataFrame, narrowed: Callable[[], None]) -> None:
    """Draw the articles over time; choosing a column leaves its articles alone.

    articles: rows of `compare.by_article` in the order "source". narrowed: called when a column
    was chosen.
    """
    rows, chart = _drawn(articles, view.key, view.measure, view.made_by, view.dark)
    key = f"over_time_{view.measure}_{st.session_state.get(TIMES, 0)}"
    figure.show(
        chart,
        rows,
        key=key,
        name="articles over time",
        view=view,
        columns=COLUMNS,
        on_select=partial(_narrow, key, rows["source"].unique().to_list(), narrowed),
    )
    st.caption(
        "Choose a column to see its articles alone; “Clear filters” in the sidebar brings "
        "the others back."
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _articles: pl.DataFrame,
    key: Key,  # noqa: ARG001
    measure: Measure,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart]:
    rows, stretch = stretches(_articles)
    chart = charts.articles_over_time(rows, stretch, _articles, measure, scorer=made_by, dark=dark)
    return rows, chart


def _narrow(key: str, sources: list[str], narrowed: Callable[[], None]) -> None:
    """Filter by the source and the days of the column that was chosen."""
    for picked in st.session_state[key]["selection"].get("stretch", []):
        # A selection outlives its data: a source that a filter has taken away changes nothing.
        if picked.get("source") not in sources:
            continue
        st.session_state["source"] = [picked["source"]]
        if picked.get("first"):
            st.session_state["from"] = dt.date.fromisoformat(picked["first"])
            st.session_state["to"] = dt.date.fromisoformat(picked["last"])
        st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
        narrowed()
