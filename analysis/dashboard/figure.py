"""A chart as every page shows it: the drawing, its numbers as a table, and both as files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis import charts
from analysis.charts import files
from analysis.charts.files import Kind, Made
from analysis.charts.on_page import for_page
from analysis.dashboard import filters
from analysis.dashboard.view import Key, View

PICTURES: tuple[tuple[str, Kind, str, str, str], ...] = (
    ("Picture (PNG)", "png", "image/png", ":material/image:", "For documents and slides"),
    (
        "Drawing (SVG)",
        "svg",
        "image/svg+xml",
        ":material/polyline:",
        "For print: sharp at every size, and its words can be changed",
    ),
)
QUIET: dict[str, Any] = {"on_click": "ignore", "type": "tertiary"}
"""A download changes nothing on the page."""
DESCRIBED = "A chart. The words before it say what it shows; the table below has its numbers."
NO_PICTURES = "Pictures need the package vl-convert-python: pip install vl-convert-python"


def show(
    chart: alt.LayerChart,
    rows: pl.DataFrame,
    *,
    key: str,
    name: str,
    view: View,
    columns: Mapping[str, Any] | None = None,
    on_select: Callable[[], None] | None = None,
    also: tuple[str, pl.DataFrame] | None = None,
) -> None:
    """Draw a chart with the numbers behind it, and offer both as files.

    rows: what the chart draws; `columns` names those that the table shows, by their headings
        (as `st.dataframe`'s column_config), all of them where it is None.
    key: the chart's own on its page; a selection stands in `st.session_state[key]`.
    name: what files made of it are called, before the day.
    also: what more there is than a chart can hold, as one more CSV file, under that label.
    """
    shown = rows if columns is None else rows.select(list(columns))
    with st.container(key=f"figure_{key}"):
        st.html(f'<p class="h-unseen">{escape(charts.alt_text(chart))}</p>')
        st.vega_lite_chart(for_page(chart, DESCRIBED), key=key, on_select=on_select or "ignore")
        with st.container(key=f"below_{key}"):
            _table(shown, dict(columns or {}), key)
            popover = st.popover("Download", icon=":material/download:", type="tertiary")
            with popover.container(gap=None):
                made = _made(view)
                _pictures(chart, key, name, made)
                _numbers_file("Numbers (CSV)", shown, f"csv_of_{key}", name, made)
                if also:
                    _numbers_file(*also, f"all_of_{key}", f"{name}_all", made)


@st.fragment
def _table(shown: pl.DataFrame, columns: dict[str, Any], key: str) -> None:
    """The numbers, sent when a person opens them: closed tables take a fifth of a page's time."""
    with st.expander(
        "These numbers as a table", key=f"table_of_{key}", on_change="rerun"
    ) as expander:
        if expander.open:
            st.dataframe(shown, column_config=columns, hide_index=True)


def _pictures(chart: alt.LayerChart, key: str, name: str, made: Made) -> None:
    """A button for each kind of picture; each is drawn when it is asked for."""
    if not files.can_draw():
        st.caption(NO_PICTURES)
        return
    for label, kind, mime, icon, told in PICTURES:
        st.download_button(
            label,
            partial(files.picture, chart, made, kind),
            files.file_name(name, made.on, kind),
            mime,
            key=f"{kind}_of_{key}",
            icon=icon,
            help=told,
            **QUIET,
        )


def _numbers_file(label: str, rows: pl.DataFrame, key: str, name: str, made: Made) -> None:
    st.download_button(
        label,
        partial(files.table, rows, made),
        files.file_name(name, made.on, "csv"),
        "text/csv",
        key=key,
        icon=":material/table:",
        help="For a spreadsheet or a program",
        **QUIET,
    )


def _made(view: View) -> Made:
    articles, paragraphs = _numbers(view.narrowed, view.key)
    return Made(
        scorer=view.made_by,
        filters=filters.in_words(view.chosen),
        articles=articles,
        paragraphs=paragraphs,
        on=dt.date.today(),
        invented=view.shown.invented,
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _numbers(_narrowed: pl.DataFrame, key: Key) -> tuple[int, int]:  # noqa: ARG001
    """How many articles and paragraphs the filters leave."""
    return _narrowed["article_id"].n_unique(), _narrowed.height
