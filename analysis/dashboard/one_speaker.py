"""One speaker: who quotes them, how warm, and their words, each a click from its article."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis.charts.speakers import MOST_DRAWN, rows_of_speakers
from analysis.compare import Measure, speakers, speakers_told
from analysis.compare.findings import counted, plain_name, shown_name, signed
from analysis.dashboard import address, figure, kept_choice, quotations
from analysis.dashboard.speaker_names import SPEAKER, names
from analysis.dashboard.view import Key, View

MOST_FORMS = 6
"""Forms of a name that are told."""
GONE = (
    "No paragraph shown quotes this speaker: a filter leaves them out, or a correction has given "
    "their words to somebody else."
)
COLUMNS: dict[str, Any] = {
    "source": "Source",
    "paragraphs": "Paragraphs",
    "articles": "Articles",
    "mean": st.column_config.NumberColumn("Mean", format="%+.3f"),
    "low": st.column_config.NumberColumn("95 % from", format="%+.3f"),
    "high": st.column_config.NumberColumn("to", format="%+.3f"),
    "reason": "Note",
}


def show(view: View, who: str) -> None:
    """Draw the part of the page about the speaker of that digest."""
    st.button(
        "All speakers",
        icon=":material/arrow_back:",
        on_click=kept_choice.keep,
        args=(SPEAKER, None),
    )
    theirs = _theirs(view.narrowed, names(view), view.key, who)
    if theirs.is_empty():
        st.info(GONE)
        return
    name = _headline(view, theirs)
    summary = _by_source(view, theirs, who, name)
    _paragraphs(view, theirs, summary["source"].to_list(), who)


@st.cache_resource(max_entries=16, show_spinner=False)
def _theirs(_narrowed: pl.DataFrame, _names: pl.DataFrame, key: Key, who: str) -> pl.DataFrame:  # noqa: ARG001
    return speakers.of_speaker(_narrowed, _names, who)


def _headline(view: View, theirs: pl.DataFrame) -> str:
    """The speaker's name, how often and how warm they are quoted, and the forms of the name."""
    articles = speakers.by_article(theirs, names(view), view.measure)
    everybody = speakers.by_speaker(articles, names(view))
    (row,) = speakers.with_intervals(everybody, articles, names(view), view.measure).rows(
        named=True
    )
    counts = (
        f"{counted(row['paragraphs'], 'paragraph')} in {counted(row['articles'], 'article')} "
        f"of {counted(row['sources'], 'source')}"
    )
    st.html(
        f'<h2 class="h-headline">{escape(shown_name(row["name"]))}</h2>'
        f'<p class="h-imprint">{counts} · {_mean(row, view.measure)}</p>'
        f'<p class="h-imprint">{escape(_forms(theirs))}</p>'
    )
    return str(row["name"])


def _mean(row: dict[str, Any], measure: Measure) -> str:
    """A speaker's mean with its interval, or why there is none."""
    if row["mean"] is None:
        return str(row["reason"])
    spread = row["reason"] or f"95 % interval {signed(row['low'])} to {signed(row['high'])}"
    return f"mean {measure} {signed(row['mean'])}, {spread}"


def _forms(theirs: pl.DataFrame) -> str:
    """The forms of the name, the commonest first, where there are several."""
    counts = theirs["speaker"].drop_nulls().cast(pl.String).value_counts(sort=True)
    forms = [plain_name(form) for form in counts["speaker"]]
    if len(forms) < 2:
        return ""
    more = len(forms) - MOST_FORMS
    named = ", ".join(f"“{form}”" for form in forms[:MOST_FORMS])
    return f"Named as {named}" + (f" and {more} more" if more > 0 else "")


def _by_source(view: View, theirs: pl.DataFrame, who: str, name: str) -> pl.DataFrame:
    """The sources that quote the speaker, most often first; choosing one narrows the list."""
    summary, chart = _drawn(theirs, view.key, who, name, view.measure, view.made_by, view.dark)
    key = f"quoting_{who}_{view.measure}_{address.times_closed()}"
    figure.show(
        chart,
        summary.head(MOST_DRAWN),
        key=key,
        name="sources that quote a speaker",
        view=view,
        columns=COLUMNS,
        on_select=partial(_choose_source, key, _box(who), summary["source"].to_list()),
    )
    return summary


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _theirs: pl.DataFrame,
    key: Key,  # noqa: ARG001
    who: str,  # noqa: ARG001
    name: str,
    measure: Measure,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart]:
    summary = speakers.by_source(_theirs, measure)
    left_out = summary.height - MOST_DRAWN
    chart = rows_of_speakers(
        summary.head(MOST_DRAWN),
        measure,
        key="source",
        title=speakers_told.sources_finding(summary, name),
        notes=[f"{summary.height:,} sources: the first {MOST_DRAWN} are drawn"]
        if left_out > 0
        else [],
        scorer=made_by,
        dark=dark,
    )
    return summary, chart


def _box(who: str) -> str:
    return f"quoted_by_{who}"


def _choose_source(key: str, box: str, sources: list[str]) -> None:
    """Put the source that was chosen in the chart in the list's box; none chosen is all."""
    picked = st.session_state[key]["selection"].get("source", [])
    chosen = [row["source"] for row in picked if row.get("source") in sources]
    st.session_state[box] = chosen[0] if chosen else None


def _paragraphs(view: View, theirs: pl.DataFrame, sources: list[str], who: str) -> None:
    st.header("Their words", anchor=False)
    if len(sources) > 1:
        source = st.selectbox(
            "Quoted by", sources, index=None, placeholder="All sources", key=_box(who)
        )
        if source:
            theirs = theirs.filter(pl.col("source") == source)
    correctable = " “Correct” says whose words it is." if view.can_edit else ""
    st.caption(f"Newest first. “Read” opens a paragraph in its article.{correctable}")
    quotations.show(view, theirs, f"{who}_{len(theirs)}")
