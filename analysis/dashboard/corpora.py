"""Which corpus the pages show: a person's own, or the invented sample; opened once a server."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import streamlit as st

from analysis import sample, scoring, settings, sources
from analysis.copies.frames import with_copies
from analysis.corpus import Corpus, CorpusError
from analysis.dashboard import labels
from analysis.dashboard.copy_search import CopySearch, Found
from analysis.dashboard.filters import switch
from analysis.dashboard.guarded import GuardedCorpus, upkeep
from analysis.records import Scorer

CHOICE = {"own": "My articles", "sample": "Sample (invented)"}
OPTION = "--corpus"
"""`streamlit run app.py -- --corpus PLACE` keeps the articles at PLACE."""


View = tuple[str, int, str]
"""Place and version of a corpus, and a scorer's name; the version below 0 as long as the search
for copies goes on."""
MOST_FRAMES = 2
"""Paragraph frames kept, so that a change of scorer is quick: of a million paragraphs each has
a hundred megabytes."""
LOOK_AGAIN = 3
"""Seconds after which a page asks whether the search for copies has ended."""
SEARCHING = (
    "Near-copies are being looked for, which takes some minutes in a corpus as large as this. "
    "Until they are found, copies of new articles count each time."
)
SEARCH_FAILED = (
    "The search for near-copies has failed: copies of new articles count each time. "
    "Start Haluan again to search once more."
)


@dataclass(frozen=True)
class Look:
    """A corpus's paragraphs with one scorer's scores.

    view: what tells this state of this corpus and scorer from any other, for cache keys. The
        version is read before the frame, so that a change in between is seen next time.
    """

    view: View
    frame: pl.DataFrame


@dataclass(frozen=True)
class Shown:
    """The corpus that the pages show now.

    copies: its near-copies, as far as they are known.
    """

    corpus: Corpus
    invented: bool
    copies: Found

    def look(self, scorer: str) -> Look:
        """Its paragraphs with the scores of the scorer of that name."""
        if self.invented:
            _score_sample(scorer)
        version = self.corpus.version() * (1 if self.copies.complete else -1)
        view = (self.corpus.place, version, scorer)
        return Look(view, _frame(self.corpus, view, self.copies))


def place() -> str:
    """Where a person's own articles are kept: the option, or the settings."""
    arguments = sys.argv[1:]
    if OPTION in arguments[:-1]:
        return arguments[arguments.index(OPTION) + 1]
    return str(settings.load().corpus)


@st.cache_resource
def scorer(name: str) -> Scorer:
    """The scorer of that name, loaded once for all sessions."""
    return scoring.make_scorer(name)


def default_scorer() -> Scorer:
    """The scorer of what is added, and of pages on which none is chosen."""
    return scorer(scoring.SCORERS[0])


def name_and_digest(name: str) -> str:
    """A scorer as kept beside each of its scores."""
    return f"{name} {scorer(name).digest}"


def own() -> Corpus:
    """A person's own corpus; `CorpusError`, put in words by app.py, where it can't be opened."""
    return _open(place())


@contextmanager
def in_words() -> Iterator[None]:
    """For callbacks and dialogs, which app.py does not see: where the corpus fails, say why."""
    try:
        yield
    except CorpusError as error:
        st.error(labels.plain(str(error)), icon=":material/database_off:")


def shown() -> Shown:
    """The corpus chosen in the sidebar: one's own once it holds an article, else the sample."""
    mine = own()
    if st.session_state.pop("show_own", False):
        st.session_state["corpus"] = "own"
    with st.sidebar:
        chosen = switch(
            "Articles",
            CHOICE,
            "sample" if mine.is_empty() else "own",
            key="corpus",
            width="stretch",
        )
    corpus = _sample() if chosen == "sample" else mine
    found = _found(corpus)
    if not found.complete:
        _wait_for_copies(corpus)
    return Shown(corpus, chosen == "sample", found)


def show_sample() -> None:
    """Switch the pages to the sample; for use in callbacks."""
    st.session_state["corpus"] = "sample"


@st.cache_resource(show_spinner=False)
def _open(at: str) -> Corpus:
    return GuardedCorpus(at)


@st.cache_resource(max_entries=MOST_FRAMES, show_spinner="Reading the corpus …")
def _frame(_corpus: Corpus, view: View, _found: Found) -> pl.DataFrame:
    """The paragraph frame, read again only when the corpus has changed. Never mutate it.

    With copy_group and article_group, null for what has no near-copy, and the source's group.
    """
    frame = with_copies(_corpus.frame(view[2]), _found.groups)
    group = sources.with_groups(frame.select("source"), _corpus.source_groups())["group"]
    return frame.with_columns(group.cast(pl.Categorical))


def _found(corpus: Corpus) -> Found:
    """The near-copies in a corpus, as far as they are known."""
    _sign(corpus, corpus.place)
    search = _copy_search(corpus, corpus.place)
    _begin(search, corpus.place, corpus.signatures_version())
    return search.found()


@st.cache_resource(max_entries=8, show_spinner="Finding copies …")
def _begin(_search: CopySearch, place: str, version: int) -> None:  # noqa: ARG001 (the key)
    """Look through a small corpus, or begin to look through a large one, where it has changed."""
    _search.found()


@st.cache_resource(show_spinner="Preparing earlier articles for finding copies, once …")
def _sign(_corpus: Corpus, place: str) -> None:  # noqa: ARG001 (the key)
    """Make the signatures that an older corpus lacks; what is added later comes with its own."""
    _corpus.sign_all()


@st.cache_resource(show_spinner=False)
def _copy_search(_corpus: Corpus, place_of_corpus: str) -> CopySearch:  # noqa: ARG001 (the key)
    return CopySearch(_corpus, place())


@st.fragment(run_every=LOOK_AGAIN)
def _wait_for_copies(corpus: Corpus) -> None:
    """Say that copies are being looked for; draw the page anew once they are found."""
    # A fragment is drawn again without the page around it, which would say what went wrong.
    with in_words():
        found = _found(corpus)
        if found.complete:
            st.rerun()
        st.info(SEARCH_FAILED if found.failed else SEARCHING, icon=":material/content_copy:")


@st.cache_resource(show_spinner="Scoring the sample articles …")
def _sample() -> Corpus:
    # A file, not memory: sessions read it from several threads at once.
    corpus = GuardedCorpus(Path(tempfile.mkdtemp(prefix="haluan-sample-")) / "sample.sqlite")
    with upkeep():
        sample.fill(corpus, scorer(scoring.SCORERS[0]))
    return corpus


@st.cache_resource(show_spinner="Scoring the sample articles …")
def _score_sample(name: str) -> None:
    """The sample's scores by another scorer, made once a server when they are first wanted."""
    corpus = _sample()
    if corpus.unscored(name):
        with upkeep():
            sample.fill(corpus, scorer(name))
