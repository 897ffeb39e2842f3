"""One set of filters, in the sidebar and in the address bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

import polars as pl
import streamlit as st

from analysis import compare, scoring, search, sources
from analysis.compare import Copies, Filter, Measure
from analysis.compare.filters import NO_LANGUAGE
from analysis.compare.findings import counted
from analysis.corpus.columns import LONGEST_NAME
from analysis.dashboard.labels import plain
from analysis.language import language_name
from analysis.prose.articles import day_in_words
from analysis.records import LABELS, Voice

Option = TypeVar("Option", bound=str)

VOICES: dict[Voice | Literal["all"], str] = {
    "all": "All",
    "outlet": "Outlet",
    "speaker": "Speakers",
}
COPIES: dict[Copies, str] = {"source": "Per source", "all": "Once", "each": "Each"}
COPIES_HELP = (
    "The same paragraph in several articles, word for word or nearly: wire copy above all. "
    "Per source: every source that carried it counts, each once. Once: only the earliest counts. "
    "Each: every copy counts."
)
MEASURES: dict[Measure, str] = {"stance": "Stance", "tone": "Tone"}
MEASURE_HELP = (
    "Stance: the stand a paragraph takes toward the cooperation. "
    "Tone: how warm its wording is, whatever it is about."
)
SCORER_HELP = (
    "What made the stance. The page Method and trust says how, and how often it goes wrong."
)
GROUPS_HELP = "Which source is in which group: see the page Add articles, where you can change it."
NOTHING_LEFT = "No paragraph matches the filters. Widen or clear them in the sidebar."
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
SEARCH_HELP = (
    "Paragraphs that hold all of these words, in any order and form: ports finds port. "
    "“In quotes” they stand one after another."
)
SIGNS_ONLY = "Type a word or a number to search for: signs alone are not searched."
EMPTY: dict[str, object] = {
    "q": "",
    "source": [],
    "group": [],
    "from": None,
    "to": None,
    "voice": "all",
    "language": [],
    "label": [],
    "copies": "source",
}
"""What each filter's widget holds where nothing is filtered, by its key."""


def choose(frame: pl.DataFrame) -> Filter:
    """The filters that the person has set, from the paragraph frame's own sources."""
    names = frame["source"].unique().sort().to_list() if not frame.is_empty() else []
    with st.sidebar:
        words = _search()
        picked = st.multiselect(
            "Sources",
            names,
            key="source",
            bind="query-params",
            placeholder="All sources",
        )
        groups = _groups(frame)
        start = _day("From", "from")
        end = _day("To", "to")
        if start and end and start > end:
            st.warning("“From” is later than “To”: nothing lies between.")
        voice = switch("Whose words", VOICES, "all", key="voice", width="stretch")
        languages = _languages(frame)
        labels = st.multiselect(
            "Labels",
            LABELS,
            key="label",
            bind="query-params",
            placeholder="All labels",
        )
        copies = switch(
            "Count copies", COPIES, "source", key="copies", help=COPIES_HELP, width="stretch"
        )
        chosen = Filter(
            sources=tuple(picked),
            groups=tuple(groups),
            start=start,
            end=end,
            voice=None if voice == "all" else voice,
            languages=tuple(languages),
            labels=tuple(labels),
            copies=copies,
            search=words,
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
    if chosen.search:
        parts.append(f"with the words {_quoted(chosen.search)}")
    if chosen.sources:
        parts.append(counted(len(chosen.sources), "chosen source"))
    if chosen.groups:
        parts.append(counted(len(chosen.groups), "chosen group"))
    if chosen.start and chosen.end:
        parts.append(f"{day_in_words(chosen.start)} to {day_in_words(chosen.end)}")
    elif chosen.start:
        parts.append(f"from {day_in_words(chosen.start)} on")
    elif chosen.end:
        parts.append(f"up to {day_in_words(chosen.end)}")
    if chosen.voice:
        parts.append({"outlet": "the outlets' own words", "speaker": "quoted words"}[chosen.voice])
    if chosen.languages:
        parts.append(" or ".join(map(_language, chosen.languages)))
    if chosen.labels:
        parts.append(" or ".join(chosen.labels))
    if chosen.copies != "source":
        once = chosen.copies == "all"
        parts.append("copies counted once in all" if once else "copies counted each time")
    return ", ".join(parts)


def _quoted(words: str) -> str:
    """Words in quotes, unless the person put some of them in quotes."""
    return words if '"' in words else f"“{words}”"


def tell(whole: int, searched: pl.DataFrame, narrowed: pl.DataFrame, chosen: Filter) -> None:
    """Say what is filtered, how many of all paragraphs that leaves, and of copies.

    whole: how many there are; searched: those that hold the words searched for.
    """
    sentences = []
    if words := in_words(chosen):
        # A caption reads Markdown, and what was searched for may be anything.
        sentences.append(f"Filtered: {plain(words)}.")
        sentences.append(f"{narrowed.height:,} of {whole:,} paragraphs are shown.")
    if undated := compare.undated_left_out(searched, chosen):
        sentences.append(f"{counted(undated, 'article')} without a date left out.")
    if copies := compare.copies_left_out(searched, narrowed, chosen):
        sentences.append(copies_told(copies, chosen.copies))
    if sentences:
        st.caption(" ".join(sentences))


def copies_told(left_out: int, copies: Copies) -> str:
    """How many paragraphs were left out as copies, as a sentence."""
    carrier = "an earlier article" if copies == "all" else "the same source"
    are = "is" if left_out == 1 else "are"
    return f"{counted(left_out, 'paragraph')} that {carrier} already carries {are} counted once."


def _search() -> str:
    """What to search the text for, on one line."""
    typed = st.text_input(
        "Search in the text",
        key="q",
        bind="query-params",
        max_chars=LONGEST_NAME,
        placeholder="Words or “a phrase”",
        help=SEARCH_HELP,
        icon=":material/search:",
    )
    # What no page and no file can show is left out: it is no word.
    shown = "".join(sign if sign.isprintable() else " " for sign in typed or "")
    words = " ".join(shown.split())
    if words and not search.terms(words):
        st.warning(SIGNS_ONLY)
    return words


def _groups(frame: pl.DataFrame) -> list[str]:
    """The chosen groups of sources; nothing to choose where no source is in one."""
    names = sources.in_order(frame["group"].unique().to_list()) if "group" in frame else []
    if not set(names) - {sources.NO_GROUP}:
        return []
    return st.multiselect(
        "Groups of sources",
        names,
        key="group",
        bind="query-params",
        placeholder="All groups",
        help=GROUPS_HELP,
    )


def _languages(frame: pl.DataFrame) -> list[str]:
    """The chosen languages; nothing to choose where all paragraphs are in one."""
    codes = frame["language"].fill_null(NO_LANGUAGE).unique().sort().to_list()
    if len(codes) < 2:
        return []
    return st.multiselect(
        "Languages",
        codes,
        format_func=_language,
        key="language",
        bind="query-params",
        placeholder="All languages",
    )


def _language(code: str) -> str:
    return "Language unknown" if code == NO_LANGUAGE else language_name(code)


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
    for key, nothing in EMPTY.items():
        st.session_state[key] = nothing
