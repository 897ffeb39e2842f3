"""What every page of charts begins with: the corpus, the filters, and the paragraphs they leave."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from html import escape
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import compare, scoring
from analysis.compare import Filter, Measure
from analysis.dashboard import (
    address,
    corpora,
    filters,
    notices,
    people,
    reading_pane,
    removal,
    rescoring,
    share,
    text_search,
    tour,
)
from analysis.dashboard.corpora import Shown

Key = tuple[str, int, str, str, Measure]
"""Place and version of the corpus, scorer, filters and measure: tells one view from any other."""
TONE = "tone (VADER)"


@dataclass(frozen=True)
class Asked:
    """What a person asks to see: what may be kept until they do something.

    frame: all paragraphs of the corpus; searched: those that hold the words searched for.
    scorer: its name; made_by: what made the measure, with its digest, for charts and files.
    key: for caches (`view.key`) of what is made of the paragraphs that the filters leave.
    """

    shown: Shown
    frame: pl.DataFrame
    searched: pl.DataFrame
    chosen: Filter
    scorer: str
    measure: Measure
    made_by: str
    key: Key

    @property
    def dark(self) -> bool:
        """Is the page dark?"""
        return st.context.theme.type == "dark"

    @property
    def can_edit(self) -> bool:
        """May the person change what is shown: their own articles, not the sample?"""
        return not self.shown.invented and people.may("contributor")

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of all sources, filtered or not, so that each keeps its colour."""
        return tuple(self.frame["group"].unique().sort())

    @property
    def every_copy(self) -> pl.DataFrame:
        """The paragraphs that the filters leave, copies counted each time."""
        return compare.narrow(self.searched, replace(self.chosen, copies="each"))

    def view(self) -> View:
        """It with the paragraphs that the filters leave, found anew."""
        return View(**self._parts(), narrowed=compare.narrow(self.searched, self.chosen))

    def _parts(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(Asked)}

    def beside_pane(self) -> DeltaGenerator:
        """The page's own room; an opened article stands in the reading pane at its right.

        The room is the same one with the pane and without: charts in it stay as they are drawn
        and where they are, whatever is opened or closed.
        """
        with st.container(key="beside_pane"):
            left, right = st.columns([3, 2], gap="large")
        if address.opened():
            if self.shown.invented:
                # The sample's scores by another scorer are made when they are first looked at.
                for name in scoring.SCORERS:
                    self.shown.look(name)
            with right, st.container(key="reading_pane"):
                reading_pane.show(
                    self.shown.corpus, self.frame, self.scorer, self.measure, self.can_edit
                )
        return left


@dataclass(frozen=True)
class View(Asked):
    """What a page shows: `narrowed` are the paragraphs that all filters leave, never empty.

    It lasts as long as the page is drawn. What a button or a chart calls later is given `asked`:
    else every session would keep its paragraphs, at a million of them 70 MB.
    """

    narrowed: pl.DataFrame

    @property
    def asked(self) -> Asked:
        """It without the paragraphs."""
        return Asked(**self._parts())


def begin(page: str) -> View | None:
    """Draw what stands above the charts of the page of that name, and say what it shows.

    None where there is nothing to chart; the page has said then what to do next.
    """
    st.html(f'<h1 class="h-unseen">{escape(page)}</h1>')
    address.arrive(page)
    shown = corpora.shown()
    removal.tell(corpora.own())
    notices.say_undone(corpora.own())
    if shown.invented:
        notices.say_invented()
        tour.show(page)
    if shown.corpus.is_empty():
        notices.say_empty()
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = filters.measure()
        scorer = filters.scorer()
        room = share.room()
    look = shown.look(scorer)
    made_by = rescoring.offer(shown.corpus, scorer)
    chosen = filters.choose(look.frame)
    _, version, _ = look.view
    searched = text_search.narrowed(look.frame, shown.corpus, version, chosen.search, look.view)
    narrowed = compare.narrow(searched, chosen)
    filters.tell(look.frame.height, searched, narrowed, chosen)
    if narrowed.is_empty():
        st.info(filters.NOTHING_LEFT)
        return None
    view = View(
        shown=shown,
        frame=look.frame,
        searched=searched,
        narrowed=narrowed,
        chosen=chosen,
        scorer=scorer,
        measure=measure,
        made_by=made_by if measure == "stance" else TONE,
        key=(*look.view, repr(chosen), measure),
    )
    share.offer(view, room)
    return view
