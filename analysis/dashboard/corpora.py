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

from analysis import pipeline, sample, scoring
from analysis.corpus import Corpus, CorpusError, default_path
from analysis.dashboard.filters import switch
from analysis.records import Scorer

CHOICE = {"own": "My articles", "sample": "Sample (invented)"}
OPTION = "--corpus"
"""`streamlit run app.py -- --corpus PLACE` keeps the articles at PLACE."""


View = tuple[str, int, str]
"""Place and version of a corpus, and a scorer's name."""


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
    """The corpus that the pages show now."""

    corpus: Corpus
    invented: bool

    def look(self, scorer: str) -> Look:
        """Its paragraphs with the scores of the scorer of that name."""
        if self.invented:
            _score_sample(scorer)
        view = (self.corpus.place, self.corpus.version(), scorer)
        return Look(view, _frame(self.corpus, view))


def place() -> str:
    """Where a person's own articles are kept: the option, the environment, or the default."""
    arguments = sys.argv[1:]
    if OPTION in arguments[:-1]:
        return arguments[arguments.index(OPTION) + 1]
    return str(default_path())


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
        st.error(str(error), icon=":material/database_off:")


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
    return Shown(_sample(), invented=True) if chosen == "sample" else Shown(mine, invented=False)


def show_sample() -> None:
    """Switch the pages to the sample; for use in callbacks."""
    st.session_state["corpus"] = "sample"


@st.cache_resource(show_spinner=False)
def _open(at: str) -> Corpus:
    return Corpus(at)


@st.cache_resource(max_entries=4, show_spinner="Reading the corpus …")
def _frame(_corpus: Corpus, view: View) -> pl.DataFrame:
    """The paragraph frame, read again only when the corpus has changed. Never mutate it."""
    return _corpus.frame(view[2])


@st.cache_resource(show_spinner="Scoring the sample articles …")
def _sample() -> Corpus:
    # A file, not memory: sessions read it from several threads at once.
    corpus = Corpus(Path(tempfile.mkdtemp(prefix="haluan-sample-")) / "sample.sqlite")
    _fill(corpus, scoring.SCORERS[0])
    return corpus


@st.cache_resource(show_spinner="Scoring the sample articles …")
def _score_sample(name: str) -> None:
    """The sample's scores by another scorer, made once a server when they are first wanted."""
    corpus = _sample()
    if corpus.unscored(name):
        _fill(corpus, name)


def _fill(corpus: Corpus, name: str) -> None:
    for scored in pipeline.score_articles(sample.articles(), scorer(name)):
        if not corpus.add(scored):
            corpus.add_scores(scored)
