"""Which differences between sources are more than chance: one source against all others."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis import charts
from analysis.compare.contrasts import contrasts, of_source
from analysis.compare.contrasts_told import not_compared
from analysis.compare.findings import Measure, counted, shown_name
from analysis.compare.intervals import MIN_ARTICLES
from analysis.dashboard import address, figure, labels
from analysis.dashboard.view import Key, View

COMPARED = "compared"
"""The chosen source, in the address bar."""
HELP = (
    "Two sources are told apart where chance alone would seldom part any two sources of equal "
    "means so far: for all pairs taken together, in fewer than 5 of 100 such comparisons. "
    "Each pair by Welch’s t-test on whole articles drawn again and again, all pairs by Holm’s "
    "correction (1979)."
)
NOTHING_TO_COMPARE = (
    f"A comparison needs two sources with {MIN_ARTICLES} articles or more that have a {{measure}}. "
    "Add articles, or widen the filters in the sidebar."
)
COLUMNS: dict[str, Any] = {
    "source": "Source",
    "other": "Compared with",
    "difference": st.column_config.NumberColumn(
        "Difference", format="%+.3f", help="Mean of the source less mean of the other"
    ),
    "low": st.column_config.NumberColumn(
        "95 % from", format="%+.3f", help="The interval is for this pair alone"
    ),
    "high": st.column_config.NumberColumn("to", format="%+.3f"),
    "distinguishable": st.column_config.CheckboxColumn("More than chance"),
    "p_corrected": st.column_config.NumberColumn(
        "p, corrected",
        format="%.4f",
        help="The p-value after Holm’s correction for all pairs: below 0.05 is more than chance",
    ),
    "p": st.column_config.NumberColumn(
        "p, this pair alone",
        format="%.4f",
        help="How often chance alone would part two sources of equal means as far",
    ),
    "measured_articles": "Its articles",
    "measured": "Its paragraphs",
}
"""The table beside the chart: columns of `of_source` under plain names."""


def show(view: View, summary: pl.DataFrame) -> None:
    """Draw one source's differences from all others; summary: as from `compare.by_source`."""
    st.header("Which differences are more than chance", anchor=False, help=HELP)
    names = summary.filter("enough")["source"].to_list()
    if len(names) < 2:
        st.info(NOTHING_TO_COMPARE.format(measure=view.measure))
        return
    source = st.selectbox(
        "One source against all others",
        names,
        format_func=shown_name,
        key=COMPARED,
        bind="query-params",
    )
    pairs, others, chart = _drawn(summary, view.key, source, view.measure, view.made_by, view.dark)
    # By the alphabet: a filter that changes the order keeps the chart.
    key = f"differences_{sorted(names).index(source)}_{address.times_closed()}"
    figure.show(
        chart,
        others,
        key=key,
        name=f"{view.measure}_differences",
        view=view,
        columns=COLUMNS,
        on_select=partial(_compare_other, key, names),
        also=(f"All {counted(pairs.height, 'pair')} (CSV)", pairs) if len(names) > 2 else None,
    )
    if few := not_compared(summary):
        st.caption(labels.plain(few))


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _summary: pl.DataFrame,
    key: Key,
    source: str,
    measure: Measure,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, pl.DataFrame, alt.LayerChart]:
    """All pairs, the chosen source’s, and their chart, while corpus and filters are the same."""
    pairs = _pairs(_summary, key)
    others = of_source(pairs, _summary, source)
    own = _summary.filter(pl.col("source") == source)
    chart = charts.contrasts_of_source(
        others,
        source,
        measure,
        pairs=pairs.height,
        numbers=own.select("measured_articles", "measured").row(0),
        scorer=made_by,
        dark=dark,
    )
    return pairs, others, chart


@st.cache_resource(max_entries=16, show_spinner=False)
def _pairs(_summary: pl.DataFrame, key: Key) -> pl.DataFrame:  # noqa: ARG001
    return contrasts(_summary)


def _compare_other(key: str, names: list[str]) -> None:
    """Look from the source that was chosen in the chart."""
    picked = st.session_state[key]["selection"].get("source", [])
    # A selection outlives its data: a source that a filter has taken away is not to be chosen.
    chosen = [row["source"] for row in picked if row.get("source") in names]
    if chosen:
        st.session_state[COMPARED] = chosen[0]
