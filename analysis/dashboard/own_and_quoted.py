"""The part of the page *Speakers* that sets outlets' own words against those that they quote."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis.charts.voices import own_and_quoted
from analysis.compare import Measure, voices
from analysis.dashboard import address, figure
from analysis.dashboard.view import Key, View

ONLY_SPEAKERS = (
    "Only quoted words are shown: choose “All” under “Whose words” in the sidebar to set them "
    "against the outlets’ own."
)
NUMBER = st.column_config.NumberColumn
COLUMNS: dict[str, Any] = {
    "source": "Source",
    "own": NUMBER("Own words", format="%+.3f"),
    "own_low": NUMBER("95 % from", format="%+.3f"),
    "own_high": NUMBER("to", format="%+.3f"),
    "own_articles": "Articles with own words",
    "own_paragraphs": "Own paragraphs",
    "quoted": NUMBER("Quoted words", format="%+.3f"),
    "quoted_low": NUMBER("95 % from ", format="%+.3f"),
    "quoted_high": NUMBER("to ", format="%+.3f"),
    "quoted_articles": "Articles with quoted words",
    "quoted_paragraphs": "Quoted paragraphs",
    "difference": NUMBER("Quoted less own", format="%+.3f"),
    "low": NUMBER("95 % from  ", format="%+.3f"),
    "high": NUMBER("to  ", format="%+.3f"),
    "chance": NUMBER(
        "By chance",
        format="percent",
        help="How often chance alone parts the two as far; corrected (Holm) for the number of "
        "sources compared, since whoever looks at many finds some that differ by chance",
    ),
    "reason": "Note",
}


def show(view: View) -> None:
    """Draw each source's own words against those that it quotes; choosing one narrows to it."""
    if view.chosen.voice == "speaker":
        st.caption(ONLY_SPEAKERS)
        return
    rows, chart = _drawn(view.narrowed, view.key, view.measure, view.made_by, view.dark)
    if view.chosen.voice == "outlet" or rows.is_empty() or not rows["quoted_paragraphs"].sum():
        return
    key = f"voices_{view.measure}_{address.times_closed()}"
    figure.show(
        chart,
        rows,
        key=key,
        name="own and quoted words",
        view=view,
        columns=COLUMNS,
        on_select=partial(_narrow_to_source, key, rows["source"].to_list()),
    )
    if rows.height > 1:
        st.caption(
            "Choose a source to see only whom it quotes; “Clear filters” in the sidebar brings "
            "the others back."
        )


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _narrowed: pl.DataFrame,
    key: Key,  # noqa: ARG001
    measure: Measure,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart]:
    rows = voices.by_voice(_narrowed, measure)
    sources = _narrowed["source"].n_unique()
    return rows, own_and_quoted(rows, measure, sources=sources, scorer=made_by, dark=dark)


def _narrow_to_source(key: str, shown: list[str]) -> None:
    """Filter the page by the source that was chosen in the chart."""
    picked = st.session_state[key]["selection"].get("source", [])
    chosen = [row["source"] for row in picked if row.get("source") in shown]
    if chosen:
        st.session_state["source"] = chosen
