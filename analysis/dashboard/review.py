"""The drafts to look over before they are added: a list of what was found, and one of them open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

import polars as pl
import streamlit as st

from analysis import scoring
from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.dashboard import adding, draft_view, kept_words
from analysis.dashboard.draft import Draft
from analysis.dashboard.drafts import Drafts
from analysis.dashboard.found_before import Before
from analysis.records import UNKNOWN_SOURCE

NEEDS = {
    "source": "No source",
    "date": "No date",
    "before": "Found before",
    "language": "Not in English",
    "paragraph": "Nothing to score",
}
"""What may need a look, and its name on the page."""
MOST_ROWS = 10
"""Rows of the list that are in view; it scrolls."""
ROW = 35
"""Pixels of a row."""


def show(drafts: Drafts, corpus: Corpus) -> None:
    """List the drafts, open one, and offer to add or discard them all."""
    every = drafts.all()
    before = kept_words.before(every, corpus)
    st.header(f"{counted(len(every), 'article')} to look over", divider="gray")
    unnamed = [draft for draft in every if draft.article.source is None]
    if len(unnamed) > 1:
        _name_all(unnamed)
    buttons = st.container(horizontal=True, vertical_alignment="center")
    if len(every) == 1:
        draft_view.show(every[0], before.get(every[0].key))
    else:
        _list(drafts, every, before)
    # Filled after the fields were read, so that a click adds what they say.
    if buttons.button(
        f"Add {counted(len(every), 'article')} to the corpus",
        type="primary",
        icon=":material/library_add:",
    ):
        adding.ask()
    label = "Discard all" if len(every) > 1 else "Discard"
    buttons.button(label, on_click=adding.start_over)
    if len(scoring.SCORERS) > 1:
        buttons.caption(f"Scored by “{scoring.SCORERS[0]}” when added.", width="content")


def needs(draft: Draft, before: Mapping[str, Before]) -> dict[str, str]:
    """What of a draft may need a look: one of `NEEDS`, and what to say of it in a list."""
    found = {}
    if not draft.paragraphs:
        found["paragraph"] = "nothing to score"
    if draft.article.source is None:
        found["source"] = "no source"
    if draft.article.date is None:
        found["date"] = "no date"
    if draft.key in before:
        found["before"] = before[draft.key].short
    if draft.unscored:
        found["language"] = draft_view.unscored_in_words(draft)
    return found


def _name_all(unnamed: Sequence[Draft]) -> None:
    with st.form("name_all", border=True):
        told, button = st.columns([3, 1], vertical_alignment="bottom")
        name = told.text_input(
            f"{len(unnamed):,} articles name no source. One name for all of them:"
        )
        if button.form_submit_button("Use it", width="stretch") and name.strip():
            for draft in unnamed:
                draft.correct(draft.article.title or "", name, draft.article.date)
                # The field on the page holds its own empty text until it is told.
                st.session_state.pop(f"source_{draft.key}", None)
            st.rerun()


def _list(drafts: Drafts, every: Sequence[Draft], before: Mapping[str, Before]) -> None:
    """The drafts as a list, all or those that need a look, and the chosen one below."""
    notes = {draft.key: needs(draft, before) for draft in every}
    shown = _narrowed(every, notes)
    opened = _opened(shown, notes)
    keys = [draft.key for draft in shown]
    picked = st.dataframe(
        _rows(shown, notes),
        column_config={
            "Title": st.column_config.TextColumn(width=340),
            "Source": st.column_config.TextColumn(width=150),
            "Date": st.column_config.DateColumn(format="YYYY-MM-DD", width=95),
            "Paragraphs": st.column_config.NumberColumn(width=90),
            "To look at": st.column_config.TextColumn(width=320),
        },
        height=ROW * (min(len(shown), MOST_ROWS) + 1) + 3,
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [keys.index(opened)], "columns": []}},
        # Another list is another table: a row's number must not open what now stands there.
        key=f"drafts_{sha256(' '.join(keys).encode()).hexdigest()[:12]}",
    )
    rows = picked["selection"]["rows"] or [keys.index(opened)]
    draft = shown[rows[0]]
    st.session_state["opened_draft"] = draft.key
    with st.container(border=True, key="draft"):
        draft_view.show(draft, before.get(draft.key))
        following = keys[rows[0] + 1] if rows[0] + 1 < len(keys) else keys[rows[0] - 1]
        st.button(
            "Don’t add this article",
            icon=":material/close:",
            on_click=_drop,
            args=(drafts, draft, following),
        )


def _drop(drafts: Drafts, draft: Draft, following: str) -> None:
    """Take a draft off the list and open another."""
    drafts.drop(draft)
    st.session_state["opened_draft"] = following


def _narrowed(every: Sequence[Draft], notes: Mapping[str, Mapping[str, str]]) -> Sequence[Draft]:
    """The drafts that need the look that the person chose, with the open one; all by default."""
    counts = {need: sum(need in found for found in notes.values()) for need in NEEDS}
    # The chosen one stays when nothing needs it any more: a choice may not vanish.
    last = st.session_state.get("show_only")
    there = [need for need, count in counts.items() if count or need == last]
    if not there:
        return every
    chosen = st.pills(
        "Show only",
        there,
        format_func=lambda need: f"{NEEDS[need]} ({counts[need]:,})",
        key="show_only",
        label_visibility="collapsed",
    )
    opened = st.session_state.get("opened_draft")
    # A correction takes a draft off the list; not before the person opens the next one.
    wanted = [
        draft
        for draft in every
        if chosen is None or chosen in notes[draft.key] or draft.key == opened
    ]
    return wanted or every


def _opened(shown: Sequence[Draft], notes: Mapping[str, Mapping[str, str]]) -> str:
    """The key of the draft that is open: as chosen, else the first that has no source."""
    opened: str | None = st.session_state.get("opened_draft")
    if opened in {draft.key for draft in shown} and opened:
        return opened
    needing = (draft.key for draft in shown if "source" in notes[draft.key])
    return next(needing, shown[0].key)


def _rows(shown: Sequence[Draft], notes: Mapping[str, Mapping[str, str]]) -> pl.DataFrame:
    """One row a draft, in order."""
    return pl.DataFrame(
        {
            "Title": [draft.name for draft in shown],
            "Source": [draft.article.source or UNKNOWN_SOURCE for draft in shown],
            "Date": [draft.article.date for draft in shown],
            "Paragraphs": [draft.paragraphs for draft in shown],
            "To look at": ["; ".join(notes[draft.key].values()) for draft in shown],
        },
        schema_overrides={"Date": pl.Date},
    )
