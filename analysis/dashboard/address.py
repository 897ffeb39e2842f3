"""What the reading pane shows, kept in the address bar: the opened article and paragraph."""

from __future__ import annotations

import streamlit as st


def opened() -> str | None:
    """The id of the article in the pane, from the address bar."""
    return st.query_params.get("article")


def remember() -> None:
    """Keep the opened article over visits to other pages, which clear the address bar."""
    before: str | None = st.session_state.get("article")
    if st.session_state.pop("elsewhere", False) and before and not opened():
        st.query_params["article"] = before
    st.session_state["article"] = opened()


def open_article(article_id: str, paragraph: int | None = None) -> None:
    """Put an article in the pane, one paragraph unfolded; for callbacks, before drawing."""
    st.query_params["article"] = article_id
    st.query_params.pop("paragraph", None)
    if paragraph:
        open_paragraph(paragraph)


def open_paragraph(number: int) -> None:
    """Unfold a paragraph of the opened article; for callbacks too."""
    st.query_params["paragraph"] = str(number)


def close() -> None:
    """Empty the pane, and let the charts forget what was chosen in them."""
    st.query_params.pop("article", None)
    st.query_params.pop("paragraph", None)
    st.session_state["closed"] = times_closed() + 1


def times_closed() -> int:
    """How often the pane was closed: part of the charts' keys, so that they begin afresh."""
    closed: int = st.session_state.get("closed", 0)
    return closed


def opened_paragraph() -> int | None:
    """The number of the unfolded paragraph, from the address bar."""
    number = st.query_params.get("paragraph", "")
    return int(number) if number.isascii() and number.isdecimal() else None
