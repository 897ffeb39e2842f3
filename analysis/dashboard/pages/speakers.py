"""Page *Speakers*: whose words, the outlet's own or those of a speaker that it quotes."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import polars as pl
import streamlit as st

from analysis.charts.speakers import MOST_DRAWN, rows_of_speakers
from analysis.compare import Filter, Measure, speakers, speakers_told
from analysis.compare.findings import WORDS, counted, plain_name
from analysis.compare.speaker_names import UNNAMED
from analysis.compare.speakers import Order
from analysis.dashboard import address, figure, filters, kept_choice, one_speaker, own_and_quoted
from analysis.dashboard.speaker_names import SPEAKER, names
from analysis.dashboard.view import Key, View, begin

PAGE = "Speakers"
FEWER = 15
"""Speakers drawn until a person asks for more."""
DRAWN = {str(FEWER): str(FEWER), str(MOST_DRAWN): str(MOST_DRAWN)}
MOST_LISTED = 1_000
"""Names in the list to choose from; a search finds the others."""
ORDERS: dict[Order, str] = {
    "most": "Most quoted",
    "warmest": "Warmest",
    "coolest": "Coolest",
}
ORDER_HELP = (
    "Warmest and coolest: by the mean of what they are quoted with, those with articles enough "
    "for an interval first."
)
WHO_HELP = (
    "A full name, with or without its titles, is one speaker in all articles, and so is a body. "
    "A surname alone, or words such as “an official”, mean somebody in their own article only: "
    "source and date stand with them."
)
NOBODY_KNOWN = (
    "No paragraph is known to be a speaker’s words. Where one is, say so in the reading pane "
    "under “Correct whose words”: the page Articles opens it."
)
NOBODY_QUOTED = (
    "No paragraph shown is a speaker’s words. Widen or clear the filters in the sidebar."
)
ONLY_OUTLETS = (
    "Only the outlets’ own words are shown: choose “All” under “Whose words” in the sidebar to "
    "see whom they quote."
)
NUMBER = st.column_config.NumberColumn
COLUMNS: dict[str, Any] = {
    "name": "Speaker",
    "paragraphs": "Paragraphs",
    "articles": "Articles",
    "sources": "Sources",
    "mean": NUMBER("Mean", format="%+.3f"),
    "low": NUMBER("95 % from", format="%+.3f"),
    "high": NUMBER("to", format="%+.3f"),
    "measured_articles": NUMBER(
        "Articles behind it", help="Articles with a paragraph that has the measure"
    ),
    "measured": NUMBER("Paragraphs behind it", help="Paragraphs that have the measure"),
    "reason": "Note",
}


def main() -> None:
    kept_choice.arrive(PAGE, (SPEAKER,))
    view = begin(PAGE)
    if view is None:
        return
    who = kept_choice.asked(SPEAKER)
    with view.beside_pane():
        if who:
            one_speaker.show(view, who)
        else:
            own_and_quoted.show(view)
            _speakers(view)


def _speakers(view: View) -> None:
    """Who is quoted, in a chart and in a list to choose from."""
    st.header("Who is quoted", anchor=False, help=WHO_HELP)
    articles, everybody = _everybody(view.narrowed, names(view), view.key, view.measure)
    if everybody.is_empty():
        st.info(_nobody(view))
        return
    most = FEWER
    with st.container(horizontal=True):
        order = filters.switch("Order", ORDERS, "most", key="speaker_order", help=ORDER_HELP)
        if everybody.height > FEWER:
            most = int(filters.switch("Drawn", DRAWN, str(FEWER), key="speakers_drawn"))
        sought = st.text_input("Find a name", key="sought_speaker", placeholder="Part of a name")
    found = _found(everybody, view.key, order, sought)
    if found.is_empty():
        st.info("Nobody of that name is quoted in what is shown.")
        return
    kept_choice.box(
        "Read one speaker’s words",
        _listed(found.head(MOST_LISTED)),
        None,
        SPEAKER,
        placeholder="Choose a speaker, here or in the chart",
    )
    _chart(view, articles, found, order, sought, most)


def _nobody(view: View) -> str:
    """Why nobody is quoted, and what to do."""
    if view.chosen.voice == "outlet":
        return ONLY_OUTLETS
    return NOBODY_KNOWN if view.chosen == Filter() else NOBODY_QUOTED


def _listed(found: pl.DataFrame) -> dict[str, str]:
    """The speakers by digest; several of one name, source and day are numbered."""
    number = pl.int_range(1, pl.len() + 1).over("name")
    numbered = pl.when(number > 1).then(pl.format("{} · {}", "name", number)).otherwise("name")
    return dict(found.select("who", numbered).iter_rows())


def _chart(
    view: View, articles: pl.DataFrame, found: pl.DataFrame, order: Order, sought: str, most: int
) -> None:
    """The first speakers in the order; choosing one leads to what they say."""
    rows, chart = _drawn(
        articles,
        found,
        names(view),
        (view.key, order, sought, most),
        view.measure,
        view.made_by,
        view.dark,
    )
    key = f"speakers_{order}_{view.measure}_{address.times_closed()}"
    figure.show(
        chart,
        rows,
        key=key,
        name="who is quoted",
        view=view,
        columns=COLUMNS | _share_columns(view.measure),
        on_select=partial(_choose_speaker, key, rows["who"].to_list()),
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _everybody(
    _narrowed: pl.DataFrame,
    _names: pl.DataFrame,
    key: Key,  # noqa: ARG001
    measure: Measure,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The quoted paragraphs by speaker and article, and by speaker."""
    articles = speakers.by_article(_narrowed, _names, measure)
    return articles, speakers.by_speaker(articles, _names)


@st.cache_resource(max_entries=4, show_spinner=False)
def _found(
    _everybody: pl.DataFrame,
    key: Key,  # noqa: ARG001
    order: Order,
    sought: str,
) -> pl.DataFrame:
    """The speakers whose name holds what is sought, in that order."""
    return speakers.holding(speakers.in_order(_everybody, order), sought)


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _articles: pl.DataFrame,
    _found: pl.DataFrame,
    _names: pl.DataFrame,
    key: tuple[Key, Order, str, int],
    measure: Measure,
    made_by: str,
    dark: bool,
) -> tuple[pl.DataFrame, alt.LayerChart]:
    """The speakers that are drawn, with intervals, and their chart."""
    _, order, sought, most = key
    rows = speakers.with_intervals(_found.head(most), _articles, _names, measure)
    chart = rows_of_speakers(
        rows,
        measure,
        key="who",
        title=speakers_told.speakers_finding(_found, order, measure),
        notes=_notes(_found, rows, sought),
        scorer=made_by,
        dark=dark,
    )
    return rows, chart


def _notes(found: pl.DataFrame, rows: pl.DataFrame, sought: str) -> list[str]:
    """Lines of the subtitle: how many speakers there are, how many are drawn, who has no name."""
    named = found.filter(pl.col("who") != UNNAMED)
    paragraphs = counted(int(named["paragraphs"].sum()), "paragraph")
    told = f"{counted(named.height, 'speaker')}, {paragraphs}"
    if rows.height < found.height:
        told += f"; the first {rows.height} are drawn"
    unnamed = int(found.filter(pl.col("who") == UNNAMED)["paragraphs"].sum())
    lines = [f"Name holds “{plain_name(sought)}”"] if sought.strip() else []
    lines.append(told)
    if unnamed:
        lines.append(f"Listed last: {counted(unnamed, 'paragraph')} without a speaker’s name")
    return lines


def _share_columns(measure: Measure) -> dict[str, Any]:
    return {
        column: NUMBER(word.capitalize(), format="percent")
        for column, word in WORDS[measure].shares.items()
    }


def _choose_speaker(key: str, shown: list[str]) -> None:
    picked = st.session_state[key]["selection"].get("who", [])
    chosen = [row["who"] for row in picked if row.get("who") in shown]
    if chosen:
        kept_choice.keep(SPEAKER, chosen[0])


main()
