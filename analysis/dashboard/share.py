"""What a page shows as files to give away: one HTML report, and data in four forms."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import data_files, report, selection
from analysis.charts import files
from analysis.compare.findings import counted
from analysis.dashboard import corpora, entrance
from analysis.data_files import FORMS, NAMES, Form, What
from analysis.selection import Selection

if TYPE_CHECKING:
    from analysis.dashboard.view import Asked, View

QUIET: dict[str, Any] = {"on_click": "ignore", "type": "tertiary"}
"""A download changes nothing on the page."""
WIDTH = 340
"""Pixels: a phone's."""
REPORT_HELP = (
    "One file with the charts of all pages, their numbers, the most telling paragraphs and the "
    "method. It opens in any browser, offline too, and prints."
)
NO_REPORT = "A report needs the package vl-convert-python: pip install vl-convert-python"
PLACES: dict[What, str] = {
    "paragraphs": "Each with its text, article, scores, voice and speaker",
    "sources": "Means with intervals, and shares, by stance and by tone",
}


def room() -> DeltaGenerator:
    """The place for the offer, at the end of a row: filled once it is known what is shown."""
    st.space("stretch")
    return st.container(width="content", key="share_room")


def offer(view: View, place: DeltaGenerator) -> None:
    """Offer what the page shows as files; each is made when it is asked for."""
    with place:
        _offer(view.asked)


@st.fragment
def _offer(asked: Asked) -> None:
    # A fragment is drawn again without the entrance: who may look no more takes nothing along.
    entrance.let_in()
    popover = st.popover("Share", icon=":material/ios_share:", key="share", on_change="rerun")
    # Drawn when a person opens it: what stands in a closed one takes its time on every page.
    if not popover.open:
        return
    view = asked.view()
    with popover.container(width=WIDTH, gap="xxsmall"):
        articles = view.narrowed["article_id"].n_unique()
        st.caption(
            f"{counted(view.narrowed.height, 'paragraph')} of {counted(articles, 'article')}, as "
            "filtered. Every file says its scorer, filters, numbers and day."
        )
        _report(asked)
        _data(asked, view)


def _report(asked: Asked) -> None:
    if not files.can_draw():
        st.caption(NO_REPORT)
        return
    st.download_button(
        "Report to send (HTML)",
        partial(_made_report, asked),
        report.name_of(dt.date.today()),
        "text/html",
        key="share_report",
        icon=":material/draft:",
        help=REPORT_HELP,
        **QUIET,
    )
    st.caption("Takes up to a minute to make.")


def _data(asked: Asked, view: View) -> None:
    """The same as data: a form, and a button for paragraphs and for sources."""
    form: Form = st.selectbox(
        "As data", FORMS, format_func=lambda form: NAMES[form], key="share_form"
    )
    _file(asked, "paragraphs", form, view.narrowed.height)
    _file(asked, "sources", form, view.narrowed["source"].n_unique())


def _file(asked: Asked, what: What, form: Form, number: int) -> None:
    if reason := data_files.too_many(number, form):
        st.caption(reason)
        return
    name = data_files.name_of(what, form, dt.date.today())
    st.download_button(
        f"{what.capitalize()} ({number:,})",
        partial(_made_file, asked, what, form),
        name,
        key=f"share_{what}_{form}",
        icon=":material/table:",
        help=PLACES[what],
        **QUIET,
    )


def _made_report(asked: Asked) -> bytes:
    return report.make(_selection(asked.view()), corpora.scorer(asked.scorer))


def _made_file(asked: Asked, what: What, form: Form) -> bytes:
    return data_files.packed(_selection(asked.view()), what, form)


def _selection(view: View) -> Selection:
    """What the page shows, for those who write it down."""
    corpus, invented = view.shown.corpus, view.shown.invented
    made_by = corpora.name_and_digest(view.scorer)
    return Selection(
        corpus=corpus,
        frame=view.frame,
        searched=view.searched,
        narrowed=view.narrowed,
        chosen=view.chosen,
        scorer=view.scorer,
        made_by=selection.told_scorer(corpus, made_by),
        measure=view.measure,
        events=selection.events(corpus, invented),
        invented=invented,
    )
