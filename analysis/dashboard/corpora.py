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

from analysis import pipeline, sample
from analysis.corpus import Corpus, CorpusError, default_path
from analysis.dashboard.filters import switch
from analysis.records import Scorer
from analysis.scoring import make_scorer

DEFAULT_SCORER = "lexicon"
CHOICE = {"own": "My articles", "sample": "Sample (invented)"}
OPTION = "--corpus"
"""`streamlit run app.py -- --corpus PLACE` keeps the articles at PLACE."""


@dataclass(frozen=True)
class Shown:
    """The corpus that the pages show now, and its paragraphs.

    view: what tells this state of this corpus from any other, for cache keys. The
        version is read before the frame, so that a change in between is seen next time.
    """

    corpus: Corpus
    invented: bool
    view: tuple[str, int]
    frame: pl.DataFrame


def place() -> str:
    """Where a person's own articles are kept: the option, the environment, or the default."""
    arguments = sys.argv[1:]
    if OPTION in arguments[:-1]:
        return arguments[arguments.index(OPTION) + 1]
    return str(default_path())


@st.cache_resource
def scorer() -> Scorer:
    """The scorer, loaded once for all sessions."""
    return make_scorer(DEFAULT_SCORER)


def scorer_name() -> str:
    """Name and digest of the scorer, as kept beside each score."""
    return f"{scorer().name} {scorer().digest}"


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
    mine = _look(own(), invented=False)
    if st.session_state.pop("show_own", False):
        st.session_state["corpus"] = "own"
    with st.sidebar:
        chosen = switch(
            "Articles",
            CHOICE,
            "sample" if mine.frame.is_empty() else "own",
            key="corpus",
            width="stretch",
        )
    return _look(_sample(), invented=True) if chosen == "sample" else mine


def show_sample() -> None:
    """Switch the pages to the sample; for use in callbacks."""
    st.session_state["corpus"] = "sample"


def _look(corpus: Corpus, invented: bool) -> Shown:
    view = (corpus.place, corpus.version())
    return Shown(corpus, invented, view, _frame(corpus, view))


@st.cache_resource(show_spinner=False)
def _open(at: str) -> Corpus:
    return Corpus(at)


@st.cache_resource(max_entries=4, show_spinner="Reading the corpus …")
def _frame(_corpus: Corpus, view: tuple[str, int]) -> pl.DataFrame:  # noqa: ARG001 (the key)
    """The paragraph frame, read again only when the corpus has changed. Never mutate it."""
    return _corpus.frame()


@st.cache_resource(show_spinner="Scoring the sample articles …")
def _sample() -> Corpus:
    # A file, not memory: sessions read it from several threads at once.
    corpus = Corpus(Path(tempfile.mkdtemp(prefix="haluan-sample-")) / "sample.sqlite")
    for scored in pipeline.score_articles(sample.articles(), scorer()):
        corpus.add(scored)
    return corpus
