"""The sources of a person's corpus as a table to edit: the name to show, and the group."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from analysis.compare.findings import counted
from analysis.corpus import Corpus, CorpusError
from analysis.dashboard import people
from analysis.sources.listing import (
    EditError,
    Edits,
    edits,
    known_groups,
    listing,
    named_group,
)
from analysis.sources.saving import Kept, restore, save

LONGEST_GROUP = 60
"""Characters of a group's name that may be typed; a legend shows 40."""
ABOUT = (
    "Give a source another name to show, or two sources the same one to make them one. "
    "A group is a filter on the page Sources and a mark in its chart. New articles follow."
)


def show(corpus: Corpus) -> None:
    """Show the sources with their names and groups; edits count once they are saved."""
    own = corpus.source_groups()
    rows = listing(corpus.kept_sources(), corpus.source_names(), own)
    if rows.is_empty():
        return
    st.subheader("Sources and their groups", anchor=False)
    may = people.may("owner")
    if may:
        st.caption(ABOUT)
        _tell(corpus)
    edited = _editor(rows, known_groups(own | _new_groups()), corpus.version(), may)
    if not may:
        return
    try:
        asked = edits(rows, edited, own)
    except EditError as error:
        _say(str(error))
        asked = Edits({}, {})
    _buttons(corpus, asked)


def _editor(rows: pl.DataFrame, groups: Sequence[str], version: int, may: bool) -> pl.DataFrame:
    """The table as the person has it now."""
    edited: pl.DataFrame = st.data_editor(
        rows,
        column_order=["name", "shown", "group", "articles"],
        column_config={
            "name": st.column_config.TextColumn(
                "Name as found", disabled=True, help="As its articles are kept"
            ),
            "shown": st.column_config.TextColumn(
                "Shown as", help="The name on all pages; empty it to go back to the name as found"
            ),
            "group": st.column_config.SelectboxColumn("Group", options=list(groups)),
            "articles": st.column_config.NumberColumn("Articles", disabled=True, width="small"),
        },
        hide_index=True,
        disabled=not may,
        # What was typed belongs to the rows as they were: another version, another table.
        key=f"source_table_{version}_{_times_discarded()}",
        alt="Sources: name as found, name shown, group, articles",
    )
    return edited


def _buttons(corpus: Corpus, asked: Edits) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(
            f"Save {counted(len(asked), 'change')}" if asked else "Save changes",
            type="primary",
            disabled=not asked,
            key="save_sources",
        ):
            _save(corpus, asked)
        st.button("Discard", disabled=not asked, on_click=_discard, key="discard_sources")
        with st.popover("New group", icon=":material/add:"):
            _new_group(corpus)


def _save(corpus: Corpus, asked: Edits) -> None:
    try:
        before = save(corpus, asked)
    except CorpusError as error:
        _say(str(error))
        return
    st.session_state["sources_saved"] = (len(asked), before)
    st.rerun()


def _tell(corpus: Corpus) -> None:
    """Say what was saved and offer to undo it, until the person moves on."""
    saved: tuple[int, Kept] | None = st.session_state.get("sources_saved")
    if saved is None:
        return
    count, before = saved
    told, undo, fine = st.columns([5, 1, 1], vertical_alignment="center")
    told.success(f"{counted(count, 'change')} saved.", icon=":material/check:")
    if undo.button("Undo", width="stretch", key="undo_sources"):
        restore(corpus, before)
        del st.session_state["sources_saved"]
        st.rerun()
    if fine.button("Dismiss", width="stretch", key="dismiss_sources"):
        del st.session_state["sources_saved"]
        st.rerun()


def _new_group(corpus: Corpus) -> None:
    """A field for a group's name, which the table then offers."""
    with st.form("new_group", clear_on_submit=True, border=False):
        name = st.text_input("Name of the group", max_chars=LONGEST_GROUP)
        if st.form_submit_button("Offer it in the table") and name.strip():
            own = corpus.source_groups() | _new_groups()
            group = named_group(name, own)
            st.session_state["new_groups"] = {**_new_groups(), f"new {group}": group}
            st.rerun()


def _new_groups() -> dict[str, str]:
    """Groups that were typed in this session and may have no source yet, as if they had one."""
    typed: dict[str, str] = st.session_state.get("new_groups", {})
    return typed


def _discard() -> None:
    st.session_state["sources_discarded"] = _times_discarded() + 1


def _times_discarded() -> int:
    times: int = st.session_state.get("sources_discarded", 0)
    return times


def _say(sentence: str) -> None:
    """A sentence with names from outside, which must not be read as Markdown."""
    with st.container(border=True, key="sources_fault"):
        st.text(f"⚠ {sentence}")
