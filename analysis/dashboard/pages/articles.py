"""Page *Articles*: which paragraphs make the difference, and the way to read them."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis import charts, compare
from analysis.charts.flow import WIDTHS, Flow
from analysis.charts.strips_rows import flow_of, pages
from analysis.compare.articles import Order, in_order, is_known
from analysis.dashboard import address, figure, filters, overview
from analysis.dashboard.view import Key, View, begin

ORDERS: dict[Order, str] = {
    "source": "Source and date",
    "newest": "Newest",
    "warmest": "Warmest",
    "coolest": "Coolest",
    "divided": "Most divided",
    "unsure": "Least certain",
}
ORDER_HELP = (
    "Source and date: the warmest source first, its articles as time went. Warmest, coolest: by "
    "the mean of an article’s paragraphs. Most divided: by how far they lie apart. Least certain: "
    "by how sure the scorer is of its labels, on average."
)
SHEET = "sheet"
"""The page of articles, in the address bar."""

COLUMNS: dict[str, Any] = {
    "date": st.column_config.DateColumn("Date", format="YYYY-MM-DD"),
    "source": st.column_config.TextColumn("Source"),
    "title": st.column_config.TextColumn("Title", width="large"),
    "mean": st.column_config.NumberColumn("Mean", format="%+.2f"),
    "spread": st.column_config.NumberColumn(
        "Divided",
        format="%.2f",
        help="How far its paragraphs lie apart (their standard deviation): 0 all alike, "
        "1 half at either end",
    ),
    "confidence": st.column_config.NumberColumn(
        "Certain", format="percent", help="How sure the scorer is of its labels, on average"
    ),
    "measured": st.column_config.NumberColumn(
        "Paragraphs behind it", help="Paragraphs that have the measure"
    ),
    "paragraphs": "All paragraphs",
}
"""The list of articles: columns of `compare.by_article` under plain names."""


def main() -> None:
    view = begin("Articles")
    if view is None:
        return
    with view.beside_pane():
        order = filters.switch(
            "Order",
            ORDERS,
            "source",
            key="order",
            help=ORDER_HELP,
            on_change=_first_sheet,
            wrap=True,
        )
        articles = _articles(view, view.key, order)
        if not is_known(articles, order):
            st.caption(_not_known(order, view))
        if int(articles["paragraphs"].sum()) > view.narrowed.height:
            st.caption("On this page copies are drawn in every article that carries them.")
        sheets = int(articles["page"].max() or 1)  # type: ignore[arg-type]
        if sheets > 1:
            overview.show(view, _articles(view, view.key, "source"), _first_sheet)
        sheet = _sheet(articles, sheets)
        shown = articles.filter(pl.col("page") == sheet)
        _strips(view, articles, shown, order, sheet)
        _list(shown, order, sheet)


@st.cache_resource(max_entries=4, show_spinner=False)
def _articles(_view: View, key: Key, order: Order) -> pl.DataFrame:
    """The articles in that order, with their pages, as long as corpus and filters stay."""
    rows: pl.DataFrame = _rows(_view, key)
    return pages(in_order(rows, order))


@st.cache_resource(max_entries=4, show_spinner=False)
def _rows(_view: View, key: Key) -> pl.DataFrame:  # noqa: ARG001 (the key)
    # A paragraph is read where it stands: copies are drawn in every article that carries them.
    return compare.by_article(_view.every_copy, _view.measure)


def _not_known(order: Order, view: View) -> str:
    if order == "unsure":
        return f"“{view.scorer}” does not say how sure it is of these: the newest stand first."
    return f"No article here tells its place by that: no paragraph has a {view.measure}."


def _first_sheet() -> None:
    if SHEET in st.session_state:
        st.session_state[SHEET] = 1


def _sheet(articles: pl.DataFrame, sheets: int) -> int:
    """The page of articles that a person looks at."""
    if sheets == 1:
        return 1
    sheet = st.pagination(sheets, key=SHEET, bind="query-params")
    first = articles["page"].index_of(sheet) or 0
    last = first + int((articles["page"] == sheet).sum())
    st.caption(f"Articles {first + 1:,} to {last:,} of {articles.height:,}, in the order chosen.")
    return sheet


def _strips(
    view: View, articles: pl.DataFrame, shown: pl.DataFrame, order: Order, sheet: int
) -> None:
    paragraphs, chart = _drawn(
        view, view.key, shown, order, sheet, articles.height, view.made_by, view.dark
    )
    key = f"strips_{view.measure}_{order}_{sheet}_{address.times_closed()}"
    value = st.column_config.NumberColumn(view.measure.capitalize(), format="%+.2f")
    with st.container(key="strips"):
        _keep_room(flow_of(shown, order))
        figure.show(
            chart,
            paragraphs,
            key=key,
            name="articles by paragraph",
            view=view,
            columns={
                "date": COLUMNS["date"],
                "source": "Source",
                "title": "Article",
                "paragraph": "Paragraph",
                view.measure: value,
                "label": "Label",
                "voice": "Whose words",
                "speaker": "Speaker",
            },
            on_select=partial(_open_cell, key, shown["article_id"].to_list()),
        )


def _keep_room(flow: Flow) -> None:
    """Keep the chart's height while it is drawn anew, so that the page does not jump."""
    rules = [
        f"@media (min-width: {width}px) {{ .st-key-strips {{ min-height: {height}px }} }}"
        for width, height in zip((0, *WIDTHS), flow.heights, strict=True)
    ]
    st.html(f"<style>{' '.join(rules)}</style>")


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _view: View,
    key: Key,  # noqa: ARG001
    _shown: pl.DataFrame,
    order: Order,
    sheet: int,  # noqa: ARG001
    in_all: int,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart]:
    """The paragraphs of a page of articles, and their strips."""
    ids = _shown["article_id"].implode()
    paragraphs = _view.every_copy.filter(pl.col("article_id").is_in(ids))
    chart = charts.article_strips(
        _shown,
        paragraphs,
        _view.measure,
        order=order,
        scorer=made_by,
        in_all=in_all,
        dark=dark,
    )
    return paragraphs, chart


def _open_cell(key: str, ids: list[str]) -> None:
    """Open the paragraph whose cell was chosen, or the article whose name was."""
    for picked in address.choices(key, "paragraph"):
        if picked.get("article_id") in ids:
            address.open_article(picked["article_id"], picked.get("paragraph"))


def _list(shown: pl.DataFrame, order: Order, sheet: int) -> None:
    """The same articles as a list, which the keyboard reaches."""
    st.caption("The same articles as a list: choose a row to read one.")
    key = f"articles_{order}_{sheet}_{address.times_closed()}"
    st.dataframe(
        shown,
        column_order=list(COLUMNS),
        column_config=COLUMNS,
        hide_index=True,
        on_select=partial(_open_row, key, shown["article_id"].to_list()),
        selection_mode="single-row",
        key=key,
    )


def _open_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        address.open_article(ids[rows[0]])


main()
