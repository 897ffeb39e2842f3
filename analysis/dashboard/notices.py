"""What every page says first: articles are invented, there are none, or a change was undone."""

from __future__ import annotations

import streamlit as st

from analysis.corpus import Corpus
from analysis.dashboard import corpora, page_files, tour

ADD = ":material/note_add:"
UNDONE_TOLD = "undone_told"
"""Where the session keeps that it was said."""


def say_invented() -> None:
    """Say that the sample may not be cited, how to look around in it, and how to leave it."""
    st.warning(
        "**These articles and outlets are invented.** They show what the program does; "
        "nothing in them may be cited as news.",
        icon=":material/theater_comedy:",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(page_files.ADD, label="Start with your own articles", icon=ADD)
        tour.offer()


def say_empty() -> None:
    """Say that there are no articles, and where to find some."""
    st.title("No articles yet")
    st.write("Add your own, or look around in the invented sample.")
    with st.container(horizontal=True):
        st.page_link(page_files.ADD, label="Add articles", icon=ADD)
        st.button("Show the sample", on_click=corpora.show_sample)


def say_undone(corpus: Corpus) -> None:
    """Say, once a session, that opening the corpus undid a change that was cut short."""
    if corpus.undone and not st.session_state.get(UNDONE_TOLD):
        st.session_state[UNDONE_TOLD] = True
        st.toast(corpus.undone, icon=":material/undo:", duration="long")
