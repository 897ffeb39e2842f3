"""A span of dates chosen on a chart: offered, taken over into the filters From and To, undone."""

from __future__ import annotations

import datetime as dt

import polars as pl
import streamlit as st

from analysis.compare import periods
from analysis.compare.course import spoken_span

Dates = tuple[dt.date | None, dt.date | None]
HINT = "Drag across the chart to choose a span; “From” and “To” in the sidebar do the same."


def times_taken() -> int:
    """How often a span was taken over or undone: part of a chart's key, so it begins afresh."""
    taken: int = st.session_state.get("spans_taken", 0)
    return taken


def offer(key: str, token: object, drawn: pl.DataFrame, within: Dates) -> None:
    """Offer the span that is chosen on a chart as a filter, and to undo the last one.

    key: the chart's; token: what tells its data from any other, for a selection outlives them;
    drawn: its periods; within: the filters From and To, beyond which no span leads.
    """
    span = chosen(key, token, drawn, within)
    with st.container(horizontal=True, vertical_alignment="center", key="span"):
        if span:
            st.caption(f"Chosen: {spoken_span(*span)}.", width="content")
            st.button(
                "Show only this span",
                icon=":material/zoom_in:",
                type="primary",
                on_click=take,
                args=span,
            )
        elif _undoable(within):
            st.caption("Only this span is shown, on every page.", width="content")
        else:
            st.caption(HINT, width="content")
        if _undoable(within):
            st.button("Back to the dates before", icon=":material/undo:", on_click=undo)


def chosen(
    key: str, token: object, drawn: pl.DataFrame, within: Dates
) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the span that is chosen on a chart; None without one.

    Whole periods, as far as `within` lets them.
    """
    ends = _ends(key)
    # What was chosen on other data says nothing of these.
    seen = st.session_state.get("span_seen")
    if seen is None or seen[0] != (key, ends):
        st.session_state["span_seen"] = seen = ((key, ends), token)
    if ends is None or seen[1] != token:
        return None
    span = periods.snapped(drawn, *ends)
    if span is None:
        return None
    first, last = within
    return max(span[0], first or span[0]), min(span[1], last or span[1])


def _ends(key: str) -> tuple[float, float] | None:
    """The ends of the chart's selection "span", as numbers of days."""
    selection = st.session_state.get(key, {}).get("selection", {})
    days = selection.get("span", {}).get("day", [])
    if len(days) != 2:
        return None
    first, last = sorted(map(float, days))
    return first, last


def take(start: dt.date, end: dt.date) -> None:
    """Set the filters From and To; for callbacks, as is `undo`."""
    before: Dates = (st.session_state.get("from"), st.session_state.get("to"))
    st.session_state["span_taken"] = (before, (start, end))
    _set(start, end)


def undo() -> None:
    """Set the filters From and To as they were before the last span."""
    before, _ = st.session_state.pop("span_taken")
    _set(*before)


def _undoable(now: Dates) -> bool:
    """Are the dates still those of the span that was taken over last?"""
    return bool(st.session_state.get("span_taken", (None, None))[1] == now)


def _set(start: dt.date | None, end: dt.date | None) -> None:
    st.session_state["from"], st.session_state["to"] = start, end
    st.session_state["spans_taken"] = times_taken() + 1
