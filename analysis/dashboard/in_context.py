"""Key words in context: where a word stands on either side, each place a way to its paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
import polars as pl
import streamlit as st

from analysis import keywords
from analysis.compare.findings import counted, shown_name
from analysis.dashboard import address, kept_choice, labels
from analysis.dashboard.counted_words import Counted
from analysis.dashboard.view import View
from analysis.keywords import Comparison, Context, Pair
from analysis.prose.articles import day_in_words

LISTENER = """
export default function({ setTriggerValue }) {
  const opened = (event) => {
    const place = event.target.closest?.("button.h-place");
    if (place) setTriggerValue("opened",
      { article: place.dataset.article, paragraph: Number(place.dataset.paragraph) });
  };
  document.addEventListener("click", opened);
  return () => document.removeEventListener("click", opened);
}
"""
KEY = "word_in_context"
WORD = "word"
"""The chosen word, in the address bar."""
MOST_PLACES = 20
"""Paragraphs of each side in which a chosen word is shown."""


def show(view: View, found: Counted, pair: Pair, comparison: Comparison, language: str) -> None:
    """The chosen word where it stands, on either side."""
    st.header("In context", anchor=False)
    # Before there is anything to click: what is clicked before anybody listens is lost.
    _listen()
    terms = comparison.terms
    names = dict(terms.select("key", "word").iter_rows())
    chosen = kept_choice.box(
        "Word", names, None, WORD, placeholder="Choose a word here or in the chart"
    )
    if chosen is None:
        return
    term = terms.row(by_predicate=pl.col("key") == chosen, named=True)
    st.caption("Choose a line to read the paragraph in its article.")
    sides = (0, 1) if term["side"] == 0 else (1, 0)
    numbers = (("count", "articles"), ("other_count", "other_articles"))
    for side, (count, articles) in zip(sides, numbers, strict=True):
        st.subheader(_heading(pair.names[side]), anchor=False)
        told = f"{counted(term[count], 'time')} in {counted(term[articles], 'article')}"
        _places(view, found, pair.rows[side], term, told, language)


def _heading(name: str) -> str:
    plain = shown_name(name)
    return labels.plain(plain[:1].upper() + plain[1:])


def _places(
    view: View,
    found: Counted,
    side: keywords.Numbers,
    term: dict[str, Any],
    told: str,
    language: str,
) -> None:
    """The newest paragraphs of a side that hold a word, a line each."""
    rows = np.intersect1d(found.index.rows_of(term["term"]), side)
    here = found.rows.filter(pl.col("row").is_in(rows)).sort(
        "date", "row", descending=[True, False], nulls_last=True
    )
    cut = here.head(MOST_PLACES)
    newest = (
        f"; the {cut.height} newest of {here.height:,} paragraphs"
        if here.height > cut.height
        else ""
    )
    st.caption(f"{told}{newest}" if here.height else "Never here.")
    texts = view.shown.corpus.texts(list(cut.select("article_id", "paragraph").iter_rows()))
    placed = [
        (row, context)
        for row, text in zip(cut.iter_rows(named=True), texts, strict=True)
        if (context := keywords.in_context(text, term["word"]))
    ]
    if placed:
        st.html(places_html(placed, language))


def places_html(rows: Sequence[tuple[Mapping[str, Any], Context]], language: str) -> str:
    """Places of a word, one line each.

    rows: article_id, paragraph, source and date of each, from outside, with the word's context.
    """
    lines = "".join(_place(row, context, language) for row, context in rows)
    return f'<div class="h-places">{lines}</div>'


def _place(row: Mapping[str, Any], context: Context, language: str) -> str:
    return (
        f'<button class="h-place" type="button" data-article="{escape(row["article_id"])}"'
        f' data-paragraph="{int(row["paragraph"])}">'
        f'<span class="h-whence">{escape(row["source"])} · {day_in_words(row["date"])}</span>'
        f'<span class="h-line" lang="{escape(language)}">'
        f'<span class="h-before"><bdi>{escape(context.before)}</bdi></span>'
        f"<mark>{escape(context.word)}</mark>"
        f'<span class="h-after">{escape(context.after)}</span></span></button>'
    )


def _listen() -> None:
    """Open in the pane the place that a person clicks; draws nothing."""
    _listener()(key=KEY, on_opened_change=_open)


def _open() -> None:
    heard = getattr(st.session_state.get(KEY), "opened", None)
    if heard:
        address.open_article(str(heard["article"]), int(heard["paragraph"]))


@st.cache_resource
def _listener() -> Callable[..., object]:
    return st.components.v2.component("haluan.in_context", js=LISTENER)
