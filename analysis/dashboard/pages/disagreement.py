"""Page *Where scorers disagree*: how often two scorers differ, over what, on which paragraphs."""

from __future__ import annotations

from functools import partial
from itertools import permutations

import polars as pl
import streamlit as st

from analysis import compare
from analysis.compare import disagreement
from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.dashboard import (
    address,
    corpora,
    filters,
    notices,
    reading_pane,
    rescoring,
    text_search,
)
from analysis.dashboard.both import Names, counts_html
from analysis.dashboard.corpora import Look, View
from analysis.records import LABELS

MOST_PARAGRAPHS = 200
"""Rows of the list; more are cut off, and the page says so."""
NO_LABELS = (
    "No paragraph has labels of both scorers. Have the articles scored by both, above where that "
    "is offered, or add articles in English: others get no label."
)
ALL = "all"
PAIRS = {f"{one} / {other}": (one, other) for one, other in permutations(LABELS, 2)}
"""The pairs of two labels that one may look at, by name."""


def main() -> None:
    address.arrive("Where scorers disagree")
    st.title("Where the scorers disagree")
    shown = corpora.shown()
    if shown.invented:
        notices.say_invented()
    if shown.corpus.is_empty():
        notices.say_empty()
        return
    names = filters.two_scorers()
    one, other = map(shown.look, names)
    for name in names:
        rescoring.offer(shown.corpus, name)
    rows = _side_by_side(one, other, (one.view, other.view))
    chosen = filters.choose(one.frame)
    if rows.is_empty():
        st.info(NO_LABELS)
        return
    views = (one.view, other.view)
    _, version, _ = one.view
    searched = text_search.narrowed(rows, shown.corpus, version, chosen.search, views)
    narrowed = compare.narrow(searched, chosen)
    filters.tell(rows.height, searched, narrowed, chosen)
    if narrowed.is_empty():
        st.info(filters.NOTHING_LEFT)
        return
    if address.opened():
        left, right = st.columns([1, 1], gap="large")
        with right, st.container(key="reading_pane"):
            reading_pane.show_both(shown.corpus, one.frame, *names)
    else:
        left = st.container()
    with left:
        _finding(narrowed, names)
        _paragraphs(shown.corpus, narrowed, names)


@st.cache_resource(max_entries=4, show_spinner=False)
def _side_by_side(_one: Look, _other: Look, views: tuple[View, View]) -> pl.DataFrame:  # noqa: ARG001 (the key)
    """Both scorers' judgements, as long as the corpus stays the same. Never mutate it."""
    return disagreement.disagreement(_one.frame, _other.frame)


def _finding(rows: pl.DataFrame, names: Names) -> None:
    st.subheader(disagreement.disagreement_finding(rows, *names), anchor=False)
    st.html(counts_html(disagreement.counts_by_label(rows), names))


def _paragraphs(corpus: Corpus, rows: pl.DataFrame, names: Names) -> None:
    """The paragraphs that the scorers label differently, widest apart first."""
    st.header("Paragraphs", anchor=False)
    one, other = names
    picked = st.selectbox(
        "Which differences",
        [ALL, *PAIRS],
        format_func=lambda pair: (
            "All differences"
            if pair == ALL
            else f"{PAIRS[pair][0]} ({one}), {PAIRS[pair][1]} ({other})"
        ),
        key="pair",
        bind="query-params",
    )
    found = disagreement.widest(rows, PAIRS.get(picked))
    if found.is_empty():
        st.info("The scorers do not differ like this on any paragraph shown.")
        return
    cut = found.head(MOST_PARAGRAPHS)
    more = f", of which the {MOST_PARAGRAPHS} widest apart" if found.height > cut.height else ""
    st.caption(
        f"{counted(found.height, 'paragraph')}{more}. Choose a row to read it in its article, "
        "with both scores and the words behind them."
    )
    _list(corpus, cut, names)


def _list(corpus: Corpus, rows: pl.DataFrame, names: Names) -> None:
    one, other = names
    places = list(rows.select("article_id", "paragraph").iter_rows())
    key = f"differences_{address.times_closed()}"
    stance = partial(st.column_config.NumberColumn, format="%+.2f")
    st.dataframe(
        rows.with_columns(text=pl.Series(corpus.excerpts(places), dtype=pl.String)),
        column_order=["text", "label", "stance", "label_other", "stance_other", "source", "date"],
        column_config={
            "text": st.column_config.TextColumn("Paragraph", width="medium"),
            "label": f"{one}: label",
            "stance": stance(f"{one}: stance"),
            "label_other": f"{other}: label",
            "stance_other": stance(f"{other}: stance"),
            "source": "Source",
            "date": st.column_config.DateColumn("Date", format="YYYY-MM-DD"),
        },
        hide_index=True,
        on_select=partial(_open_row, key, places),
        selection_mode="single-row",
        key=key,
    )


def _open_row(key: str, places: list[tuple[str, int]]) -> None:
    chosen = st.session_state[key]["selection"]["rows"]
    if chosen and chosen[0] < len(places):
        address.open_article(*places[chosen[0]])


main()
