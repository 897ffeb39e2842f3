"""Who else carried the opened article, or paragraphs of it: near-copies, wire copy above all."""

from __future__ import annotations

import datetime as dt

import polars as pl
import streamlit as st

from analysis.compare.copies import carried_paragraphs, carriers
from analysis.compare.findings import counted
from analysis.dashboard import address
from analysis.dashboard.labels import plain
from analysis.prose.articles import day_in_words

MOST_ARTICLES = 8
"""Articles offered one by one; boilerplate may be in thousands."""
MOST_SOURCES = 3
"""Sources named at one paragraph."""


def show(frame: pl.DataFrame, article_id: str) -> None:
    """List the articles that carried this one or parts of it, each leading to that article.

    frame: the unfiltered paragraph frame.
    """
    others = carriers(frame, article_id)
    if others.is_empty():
        return
    with st.container(key="carried", gap="xsmall"):
        _list("Also carried by", others.filter("whole"), article_id)
        _list("Parts also carried by", others.filter(~pl.col("whole")), article_id)


def _list(title: str, others: pl.DataFrame, article_id: str) -> None:
    if others.is_empty():
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption(f"{title}:", width="content")
        for other in others.head(MOST_ARTICLES).iter_rows(named=True):
            st.button(
                _label(other["source"], other["date"]),
                key=f"carried_{article_id}_{other['article_id']}",
                type="tertiary",
                help=f"{plain(other['title'] or 'Untitled')} – "
                f"{counted(other['shared'], 'paragraph')} nearly the same",
                on_click=address.turn_to,
                args=(other["article_id"], None if other["whole"] else other["paragraph"]),
            )
        if others.height > MOST_ARTICLES:
            more = others.height - MOST_ARTICLES
            st.caption(f"and {counted(more, 'more article')}", width="content")


def _label(source: str, day: dt.date | None) -> str:
    """A source and a day as a button's label; the day's figures as they are, no list."""
    return f"{plain(source)} ({day_in_words(day)})"


def marks(frame: pl.DataFrame, article_id: str) -> dict[int, str]:
    """What is said at each paragraph, by its number, that other articles have too."""
    own = frame.filter(pl.col("article_id") == article_id)["source"].head(1).to_list()
    return {
        number: _mark(["another article of this source" if name in own else name for name in names])
        for number, names in carried_paragraphs(frame, article_id).items()
    }


def _mark(names: list[str]) -> str:
    """Where a paragraph is found too, as a phrase."""
    more = len(names) - MOST_SOURCES
    tail = f" and {more:,} more" if more > 0 else ""
    return f"nearly the same in {', '.join(names[:MOST_SOURCES])}{tail}"
