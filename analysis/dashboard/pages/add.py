"""Page *Add articles*: files, text or links in, a look at what was found, then into the corpus."""

from __future__ import annotations

import streamlit as st

from analysis.dashboard import (
    adding,
    address,
    corpora,
    intake,
    kept_list,
    people,
    removal,
    review,
    source_table,
)
from analysis.dashboard.drafts import Drafts

PARTS = 5
"""Of the page, below its title."""


def main() -> None:
    corpus = corpora.own()
    address.leave()
    drafts: Drafts = st.session_state.setdefault("drafts", Drafts())
    st.title("Add articles")
    person = people.current()
    may_add = person.may("contributor")
    if may_add and adding.is_asked():
        _add(drafts)
        return
    told, given, found, kept, sources = (st.container() for _ in range(PARTS))
    # Where the progress of an adding stood: gone at once, not when this run is through.
    st.empty()
    with told:
        removal.tell(corpus)
        adding.tell()
    with given:
        if may_add:
            intake.show(drafts)
        else:
            st.info(person.why_not, icon=":material/lock:")
    with found:
        if may_add and drafts.all():
            review.show(drafts, corpus)
    with kept:
        kept_list.show(corpus)
    with sources:
        source_table.show(corpus)


def _add(drafts: Drafts) -> None:
    """Nothing but the progress: the page's parts, as they stood, would invite clicks."""
    for _ in range(PARTS):
        st.empty()
    with st.container():
        adding.run(drafts)


main()
