"""Scores that a corpus lacks: told on the page, and made where the person asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from analysis import pipeline
from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.dashboard import corpora, people
from analysis.records import Article

BATCH = 64
"""Passages scored at once: fewer than a command takes, so that the bar moves."""


def offer(corpus: Corpus, name: str) -> str:
    """Offer to make a scorer's scores, by its name, where they are missing or another version's.

    Returns who made those that are there ("name digest"), for the charts' titles.
    """
    made_by = corpora.name_and_digest(name)
    unscored, outdated = _waiting(corpus, (corpus.place, corpus.version()), made_by)
    for sentence in _sentences(name, len(unscored), len(outdated)):
        st.warning(sentence)
    waiting = [*unscored, *outdated]
    again = "" if unscored else " again"
    waiting = waiting if people.may("contributor") else []
    if waiting and st.button(f"Score {counted(len(waiting), 'article')}{again}", key=f"do_{name}"):
        _score(corpus, name, waiting)
        st.rerun()
    return made_by + (" and earlier versions" if outdated else "")


@st.cache_resource(max_entries=8, show_spinner=False)
def _waiting(
    _corpus: Corpus,
    state: tuple[str, int],  # noqa: ARG001 (the key)
    made_by: str,
) -> tuple[list[str], list[str]]:
    """The articles that a scorer has not scored, and those that another version of it has."""
    return _corpus.unscored(made_by.split()[0]), _corpus.outdated(made_by)


def _sentences(name: str, unscored: int, outdated: int) -> Iterator[str]:
    if unscored:
        have = "has" if unscored == 1 else "have"
        yield f"{counted(unscored, 'article')} {have} no scores by “{name}” yet, so no stance."
    if outdated:
        were = "was" if outdated == 1 else "were"
        yield (
            f"{counted(outdated, 'article')} {were} scored by an earlier version of “{name}”; "
            "scores may not compare."
        )


def _score(corpus: Corpus, name: str, ids: Sequence[str]) -> None:
    """Score these articles, a bar showing how far it is; each is kept as soon as it is done.

    One that can't be scored keeps what it has, and the page goes on saying so.
    """
    bar = st.progress(0.0)
    articles = _articles(corpus, ids)
    scored_articles = pipeline.score_articles(articles, corpora.scorer(name), BATCH)
    for number, scored in enumerate(scored_articles, 1):
        corpus.add_scores(scored)
        bar.progress(number / len(ids), f"Scored {number:,} of {len(ids):,} articles …")


def _articles(corpus: Corpus, ids: Sequence[str]) -> Iterator[Article]:
    """The articles that are still there."""
    for article_id in ids:
        article = corpus.article(article_id)
        if article:
            yield article
