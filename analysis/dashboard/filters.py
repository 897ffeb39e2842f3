"""One set of filters, in the sidebar and in the address bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

import polars as pl
import streamlit as st

from analysis import compare, scoring
from analysis.compare import Filter, Measure
from analysis.compare.findings import counted
from analysis.dashboard.prose import day_in_words
from analysis.records import Voice

Option = TypeVar("Option", bound=str)

VOICES: dict[Voice | Literal["all"], str] = {
    "all": "All",
    "outlet": "Outlet",
    "speaker": "Speakers",
}
MEASURES: dict[Measure, str] = {"stance": "Stance", "tone": "Tone"}
MEASURE_HELP = (
    "Stance: the stand a paragraph takes toward the cooperation. "
    "Tone: how warm its wording is, whatever it is about."
)
SCORER_HELP = "What made the stance. The page Method says how, and how often it goes wrong."
NOTHING_LEFT = "No paragraph matches the filters. Widen or clear them in the sidebar."
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
KEYS = ("source", "from", "to", "voice")


def choose(frame: pl.DataFrame) -> Filter:
    """The filters that the person has set, from the paragraph frame's own sources."""
    names = frame["source"].unique().sort().to_list() if not frame.is_empty() else []
    with st.sidebar:
        sources = st.multiselect(
            "Sources",
            names,
            key="source",
            bind="query-params",
            placeholder="All sources",
        )
        start = _day("From", "from")
        end = _day("To", "to")
        if start and end and start > end:
            st.warning("“From” is later than “To”: nothing lies between.")
        voice = switch("Whose words", VOICES, "all", key="voice", width="stretch")
        chosen = Filter(
            sources=tuple(sources),
            start=start,
            end=end,
            voice=None if voice == "all" else voice,
        )
        st.button(
            "Clear filters",
            icon=":material/filter_alt_off:",
            on_click=_clear,
            disabled=chosen == Filter(),
            width="stretch",
        )
    return chosen


def measure() -> Measure:
    """The measure that the charts show."""
    return switch("Measure", MEASURES, "stance", key="measure", help=MEASURE_HELP)


def scorer() -> str:
    """The name of the scorer whose results are shown; nothing to choose where there is one."""
    return _scorer_switch("Scorer", scoring.SCORERS, "scorer")


def two_scorers() -> tuple[str, str]:
    """The names of the two scorers to compare; there must be two."""
    first, second, *more = scoring.SCORERS
    if not more:
        return first, second
    one = _scorer_switch("Scorer", scoring.SCORERS, "scorer")
    others = tuple(name for name in scoring.SCORERS if name != one)
    return one, _scorer_switch("Compared with", others, f"against_{one}")


def _scorer_switch(label: str, names: tuple[str, ...], key: str) -> str:
    if len(names) == 1:
        return names[0]
    return switch(label, {name: name for name in names}, names[0], key=key, help=SCORER_HELP)


def switch(
    label: str, options: Mapping[Option, str], default: Option, key: str, **look: Any
) -> Option:
    """One of the options (value: its name on the page), kept in the address bar under `key`."""
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=lambda option: options[cast(Option, option)],
        default=default,
        required=True,
        key=key,
        bind="query-params",
        **look,
    )
    return cast(Option, chosen)


def in_words(chosen: Filter) -> str:
    """What is filtered, as a phrase; empty where nothing is."""
    parts = []
    if chosen.sources:
        parts.append(counted(len(chosen.sources), "chosen source"))
    if chosen.start and chosen.end:
        parts.append(f"{day_in_words(chosen.start)} to {day_in_words(chosen.end)}")
    elif chosen.start:
        parts.append(f"from {day_in_words(chosen.start)} on")
    elif chosen.end:
        parts.append(f"up to {day_in_words(chosen.end)}")
    if chosen.voice:
        parts.append({"outlet": "the outlets' own words", "speaker": "quoted words"}[chosen.voice])
    return ", ".join(parts)


def tell(frame: pl.DataFrame, narrowed: pl.DataFrame, chosen: Filter) -> None:
    """Say what is filtered, and how many of the frame's paragraphs that leaves."""
    words = in_words(chosen)
    if not words:
        return
    undated = compare.undated_left_out(frame, chosen)
    tail = f" {counted(undated, 'article')} without a date left out." if undated else ""
    st.caption(
        f"Filtered: {words}. {narrowed.height} of {frame.height} paragraphs are shown.{tail}"
    )


def _day(label: str, key: str) -> dt.date | None:
    return st.date_input(
        label,
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY-MM-DD",
        key=key,
        bind="query-params",
    )


def _clear() -> None:
    empty: dict[str, object] = {"source": [], "from": None, "to": None, "voice": "all"}
    for key in KEYS:
        st.session_state[key] = empty[key]
