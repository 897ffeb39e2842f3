"""Events that a person writes down: listed below the chart of time, added, removed, undone."""

from __future__ import annotations

import datetime as dt

import polars as pl
import streamlit as st

from analysis import sample
from analysis.dashboard import corpora, people
from analysis.dashboard.filters import EARLIEST, LATEST
from analysis.dashboard.guarded import may_remove_event
from analysis.dashboard.view import View
from analysis.prose.articles import day_in_words

LONGEST = 200
"""Characters of an event's words."""
HELP = "What happened on a day, in your own words: it stands as a line across the chart."
INVENTED = (
    "These events are invented, as the articles are. With your own articles you can write down "
    "events of your own here."
)
NONE_YET = "None is written down yet."
MISSING = "An event needs a date and a few words."


def kept(view: View) -> pl.DataFrame:
    """id, date and words of the events of what is shown, by date; the sample's are fixed."""
    if not view.shown.invented:
        return view.shown.corpus.events()
    rows = [(number, date, words) for number, (date, words) in enumerate(sample.EVENTS)]
    schema = {"id": pl.Int64, "date": pl.Date, "words": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def show(view: View, events: pl.DataFrame) -> None:
    """List the events, each with a way to remove it, and a form for another one."""
    st.header("Events", anchor=False, help=HELP)
    if view.shown.invented:
        st.caption(INVENTED)
    _tell()
    if events.is_empty():
        st.caption(NONE_YET)
    person = people.current()
    for key, date, words in events.select("id", "date", "words").iter_rows():
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(f"{day_in_words(date)}: {words}", width="stretch")
            if view.can_edit and may_remove_event(person, key):
                st.button(
                    "Remove",
                    key=f"remove_event_{key}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=_remove,
                    args=(key, date, words),
                )
    if view.can_edit:
        _form()


def _form() -> None:
    with st.form("event", clear_on_submit=True, border=False):
        day, words, add = st.columns([2, 5, 2], vertical_alignment="bottom")
        day.date_input(
            "Date of the event",
            value=None,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            key="event_date",
        )
        words.text_input("What happened", max_chars=LONGEST, key="event_words")
        add.form_submit_button("Write it down", icon=":material/add:", on_click=_add)


def _add() -> None:
    date: dt.date | None = st.session_state.get("event_date")
    words = " ".join(str(st.session_state.get("event_words") or "").split())
    if date is None or not words:
        st.session_state["event_told"] = ("missing", None, date, words)
        return
    with corpora.in_words():
        key = corpora.own().add_event(date, words)
        st.session_state["event_told"] = ("added", key, date, words)


def _remove(key: int, date: dt.date, words: str) -> None:
    with corpora.in_words():
        corpora.own().remove_event(key)
        st.session_state["event_told"] = ("removed", key, date, words)


def _tell() -> None:
    """Say what became of the last event, and offer to undo it."""
    done, key, date, words = st.session_state.get("event_told", (None, None, None, ""))
    if done == "missing":
        st.warning(MISSING, icon=":material/edit_calendar:")
    if done not in ("added", "removed"):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"{done.capitalize()}: {words}", width="content")
        st.button(
            "Undo",
            key="undo_event",
            icon=":material/undo:",
            on_click=_undo,
            args=(done, key, date, words),
        )
        st.button("Dismiss", key="dismiss_event", type="tertiary", on_click=_forget)


def _forget() -> None:
    st.session_state.pop("event_told", None)


def _undo(done: str, key: int, date: dt.date, words: str) -> None:
    with corpora.in_words():
        if done == "added":
            corpora.own().remove_event(key)
        else:
            corpora.own().add_event(date, words)
        _forget()
