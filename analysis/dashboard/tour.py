"""The guided look: a few sentences on each page of the sample, one after the other."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from analysis.dashboard import page_files


class Step(NamedTuple):
    """One stop: its page's file, its title there, and what there is to see."""

    file: str
    page: str
    words: str


STEPS = (
    Step(
        "sources.py",
        "Sources",
        "Each row is an outlet, the warmest first. The dot is its mean stance, the bar the range "
        "in which it likely lies; the shape behind shows its paragraphs. Choose a row to read.",
    ),
    Step(
        "articles.py",
        "Articles",
        "Each strip is an article, each cell a paragraph: up is for the cooperation, down against "
        "it. Choose a cell to read it with the words that made its score.",
    ),
    Step(
        "speakers.py",
        "Speakers",
        "Whose words are they? What outlets say themselves, and what those say whom they quote.",
    ),
    Step(
        "words.py",
        "Words",
        "The words that one source uses and another does not. Choose one to see it in context.",
    ),
    Step(
        "periods.py",
        "Time",
        "How the stance has moved, and where it changed. Choose a span to look at it alone.",
    ),
    Step(
        "method.py",
        "Method and trust",
        "How scores are made, how often they go wrong, and how to check them on your own articles.",
    ),
)


def offer() -> None:
    """A button that begins the look."""
    st.button("Show me around", icon=":material/tour:", type="tertiary", on_click=_go, args=(0,))


def show(page: str) -> None:
    """Draw the step of the page of that title, where the look has come to it."""
    number = st.session_state.get("tour")
    if number is None or STEPS[number].page != page:
        return
    with st.container(border=True, key="tour"):
        st.markdown(f"**{number + 1} of {len(STEPS)} · {page}.** {STEPS[number].words}")
        with st.container(horizontal=True):
            if number:
                _button("Back", number - 1, ":material/arrow_back:")
            if number + 1 < len(STEPS):
                _button(f"Next: {STEPS[number + 1].page}", number + 1, ":material/arrow_forward:")
            st.button("End", key="tour_end", type="tertiary", on_click=_go, args=(None,))


def _button(label: str, to: int, icon: str) -> None:
    # Not in a callback: a page can be switched only while one is drawn.
    if st.button(label, icon=icon, key=f"tour_{to}"):
        _go(to)
        # Without parameters of its own it fails where a filter stands in the address.
        st.switch_page(page_files.FOLDER / STEPS[to].file, query_params={})


def _go(to: int | None) -> None:
    st.session_state["tour"] = to
