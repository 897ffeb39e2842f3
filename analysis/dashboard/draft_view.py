"""One draft, open: its fields, what is known of it, its blocks, and its paragraphs scored."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.compare.findings import counted, signed
from analysis.dashboard import corpora, draft_blocks, filters
from analysis.dashboard.draft import TYPED, Draft
from analysis.dashboard.found_before import Before
from analysis.dashboard.labels import plain
from analysis.prose.articles import article_html
from analysis.records import UNKNOWN_SOURCE

MOST_PREVIEWED = 200
"""Paragraphs of an article that is scored before it is added; a book would take too long."""


def show(draft: Draft, before: Before | None) -> None:
    """Show a draft with all that can be corrected in it; only this one is scored beforehand."""
    _fields(draft)
    if before:
        tell = st.info if before.adds_nothing else st.warning
        tell(plain(before.sentence))
    if draft.unscored:
        st.caption(unscored_in_words(draft)[:1].upper() + unscored_in_words(draft)[1:] + ".")
    if not draft.paragraphs:
        st.warning("No paragraph was found. Put back below what should be scored.")
    draft_blocks.show(draft)
    if draft.paragraphs > MOST_PREVIEWED:
        st.caption(f"{draft.paragraphs:,} paragraphs: they are scored when you add the article.")
    elif draft.paragraphs:
        _preview(draft)


def unscored_in_words(draft: Draft) -> str:
    """How many paragraphs are in languages that are not scored: "2 of 9 paragraphs: …"."""
    names = sorted(draft.unscored)
    told = f"{sum(draft.unscored.values())} of {counted(draft.paragraphs, 'paragraph')}"
    return f"{told}: not scored yet: {', '.join(names)}"


def _fields(draft: Draft) -> None:
    article = draft.article
    title, source, date = st.columns([3, 2, 1.4])
    first = {"title": article.title or "", "source": article.source or "", "date": article.date}
    for name, value in first.items():
        st.session_state.setdefault(f"{name}_{draft.key}", value)
    # Told at once, not when the page is drawn again: by then another draft may be open.
    change: dict[str, Any] = {"on_change": _correct, "args": (draft,)}
    title.text_input("Title", key=f"title_{draft.key}", **change)
    source.text_input("Source", key=f"source_{draft.key}", placeholder=UNKNOWN_SOURCE, **change)
    date.date_input(
        "Date",
        value=None,
        key=f"date_{draft.key}",
        format="YYYY-MM-DD",
        min_value=filters.EARLIEST,
        max_value=filters.LATEST,
        **change,
    )
    st.caption(_where_found(article.origins))


def _correct(draft: Draft) -> None:
    """Take over what the fields say now."""
    title, source, date = (
        st.session_state[f"{name}_{draft.key}"] for name in ("title", "source", "date")
    )
    draft.correct(title, source, date)


def _where_found(origins: Mapping[str, str]) -> str:
    """Where title, source and date come from, as a sentence."""
    told = [
        f"{name} {where if where == TYPED else 'from ' + plain(where)}"
        for name, where in origins.items()
    ]
    missing = [name for name in ("title", "source", "date") if name not in origins]
    if missing:
        told.append("the text names no " + " and no ".join(missing))
    sentence = "; ".join(told)
    return sentence[:1].upper() + sentence[1:] + "."


def _preview(draft: Draft) -> None:
    try:
        with st.spinner("Scoring …", show_time=False):
            preview = draft.preview(corpora.default_scorer())
    except Exception:
        logging.getLogger(__name__).exception("a draft could not be scored")
        st.error("This article could not be scored: a fault in the program. It won't be added.")
        return
    stances = [p.score.stance for p in preview.paragraphs if p.score.stance is not None]
    if stances:
        st.caption(
            f"Mean stance {signed(sum(stances) / len(stances))} over "
            f"{counted(len(stances), 'paragraph')} about the cooperation, "
            f"of {len(preview.paragraphs)}."
        )
    st.html(article_html(preview.paragraphs, "stance"))
