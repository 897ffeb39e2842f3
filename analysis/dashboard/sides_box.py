"""Choosing what is set against what on the page *Words*."""

from __future__ import annotations

import polars as pl
import streamlit as st

from analysis import keywords
from analysis.dashboard import filters, kept_choice
from analysis.keywords import Choice, Kind, Pair

KINDS: dict[Kind, str] = {
    "sources": "Sources",
    "groups": "Groups",
    "periods": "Periods",
    "voices": "Voices",
    "labels": "Labels",
}
KINDS_HELP = (
    "Sources or groups of sources, what was written before a day and after it, the outlets’ own "
    "words and those that they quote, or favourable and unfavourable paragraphs."
)
ONE, OTHER = "one", "other"
"""The two sides in the address bar."""
DAY_HELP = "Empty: the day in the middle of the articles."
TOO_FEW: dict[Kind, str] = {
    "sources": "Only one source is shown in this language.",
    "groups": "The sources shown are not in two groups. The page Add articles puts them in groups.",
    "periods": "The articles shown do not have two different dates.",
    "voices": "Only one voice is shown: the outlets’ own words, or those that they quote.",
    "labels": "The paragraphs shown do not have two different labels.",
}
ELSE = " Choose another comparison, or widen the filters in the sidebar."


def kind() -> Kind:
    """The kind of comparison, kept in the address bar."""
    return filters.switch("Compare", KINDS, "sources", key="compare", help=KINDS_HELP)


def choose(rows: pl.DataFrame, chosen: Kind) -> Pair | None:
    """The two sides to compare; None where there are none, and the page has said why.

    rows: the paragraphs that are counted: row, source, group, date, voice, label. One source
    alone is compared with the speakers that it quotes.
    """
    if chosen == "sources" and len(keywords.choices(rows, "sources")) == 1:
        st.caption(f"{TOO_FEW['sources']} Its own words are set against those that it quotes.")
        chosen = "voices"
    pair = _periods(rows) if chosen == "periods" else _chosen(rows, chosen)
    if pair is None:
        st.info(TOO_FEW[chosen] + ELSE)
    return pair


def _periods(rows: pl.DataFrame) -> Pair | None:
    middle = keywords.middle_day(rows)
    if middle is None:
        return None
    day = st.date_input(
        "Before and from this day",
        value=None,
        min_value=filters.EARLIEST,
        max_value=filters.LATEST,
        format="YYYY-MM-DD",
        key="day",
        bind="query-params",
        help=DAY_HELP,
    )
    return keywords.periods(rows, day or middle)


def _chosen(rows: pl.DataFrame, chosen: Kind) -> Pair | None:
    """Two of what the rows have: those with the most paragraphs until a person chooses."""
    found = {choice.slug: choice for choice in keywords.choices(rows, chosen)}
    if len(found) < 2:
        return None
    if len(found) == 2 and chosen == "voices":
        one, other = found.values()
        return keywords.pair(rows, chosen, one, other)
    with st.container(horizontal=True):
        first = kept_choice.box("One side", _names(found), next(iter(found)), ONE)
        one = found[first or next(iter(found))]
        others = {slug: choice for slug, choice in found.items() if choice is not one}
        if chosen in keywords.REST_NAMES and len(others) > 1:
            others |= {(rest := keywords.rest(chosen)).slug: rest}
        second = kept_choice.box("Other side", _names(others), next(iter(others)), OTHER)
    return keywords.pair(rows, chosen, one, others[second or next(iter(others))])


def _names(found: dict[str, Choice]) -> dict[str, str]:
    return {slug: choice.name[:1].upper() + choice.name[1:] for slug, choice in found.items()}
