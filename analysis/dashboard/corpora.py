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

from analysis import copies, pipeline, sample, scoring, sources
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
        _sign(self.corpus, self.corpus.place)
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
    """The paragraph frame, read again only when the corpus has changed. Never mutate it.

    With copy_group and article_group, null for what has no near-copy, and the source's group.
    """
    groups = _copies(_corpus)
    frame = _corpus.frame(view[2]).join(
        groups, on=["article_id", "paragraph"], how="left", maintain_order="left"
    )
    return sources.with_groups(frame, _corpus.source_groups())


@st.cache_resource(show_spinner="Preparing earlier articles for finding copies, once …")
def _sign(_corpus: Corpus, place: str) -> None:  # noqa: ARG001 (the key)
    """Make the signatures that an older corpus lacks; what is added later comes with its own."""
    _corpus.sign_all()


def _copies(corpus: Corpus) -> pl.DataFrame:
    """article_id, paragraph, copy_group and article_group of a corpus's paragraphs."""
    signatures = corpus.signatures()
    # Most changes of a corpus, a corrected voice for one, leave its signatures as they are.
    digest = int(signatures.hash_rows().sum()) if signatures.height else 0
    return _groups(signatures, signatures.height, digest)


@st.cache_resource(max_entries=8, show_spinner="Finding copies …")
def _groups(
    _signatures: pl.DataFrame,
    rows: int,  # noqa: ARG001 (the key)
    digest: int,  # noqa: ARG001 (the key)
) -> pl.DataFrame:
    found = copies.groups(_signatures)
    return found.join(
        copies.article_groups(found), on="article_id", how="left", maintain_order="left"
    )


@st.cache_resource(show_spinner="Scoring the sample articles …")
def _sample() -> Corpus:
    # A file, not memory: sessions read it from several threads at once.
    corpus = Corpus(Path(tempfile.mkdtemp(prefix="haluan-sample-")) / "sample.sqlite")
    _fill(corpus, scoring.SCORERS[0])
    for source, group in sample.GROUPS.items():
        corpus.set_source_group(source, group)
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
