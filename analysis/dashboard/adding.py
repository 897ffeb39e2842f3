"""Drafts go into the corpus, one after the other, until all are there or the person stops it.

Each is scored, kept and dropped from the drafts before the next one's turn: whatever ends the
run, a click on Stop or a closed window, leaves whole articles in the corpus and the rest as drafts.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from analysis import pipeline
from analysis.compare.findings import counted
from analysis.corpus import Corpus, CorpusError
from analysis.dashboard import allowance, corpora, kept_words, page_files
from analysis.dashboard.drafts import Draft, Drafts
from analysis.dashboard.labels import listed
from analysis.records import UNKNOWN_SOURCE, Scorer

CHART = ":material/bar_chart:"
SURE_AFTER = 5.0
"""Seconds until it is said how long the rest will take."""


@dataclass
class Done:
    """What came of adding: numbers, and the names of what was not added.

    wanted: how many drafts there were. looked_at: how many had their turn; fewer: it was stopped.
    fault: why the corpus took no more, "" where it took all. running: held while it is at work.
    """

    wanted: int
    looked_at: int = 0
    added: int = 0
    named: int = 0
    unnamed: int = 0
    there_already: list[str] = field(default_factory=list)
    without_paragraph: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    fault: str = ""
    running: Lock = field(default_factory=Lock)


def ask() -> None:
    """Add all drafts in the next run of the page, which shows nothing else meanwhile."""
    st.session_state["add_all"] = True
    st.rerun()


def is_asked() -> bool:
    """Is it this run's work to add; asked once only, so that an interrupted one does not go on."""
    return bool(st.session_state.pop("add_all", False))


def run(drafts: Drafts) -> None:
    """Add all drafts, with progress and a button that stops it."""
    todo = drafts.all()
    st.session_state["done"] = done = Done(len(todo))
    bar = st.progress(0.0, _progress(done, 0))
    # A click asks for another run of the page, and this one ends where it shows its progress.
    st.button("Stop", icon=":material/stop_circle:", help="What was added stays.")
    corpus, scorer, start = corpora.own(), corpora.default_scorer(), time.monotonic()
    with done.running:
        try:
            for draft in todo:
                bar.progress(done.looked_at / len(todo), _progress(done, time.monotonic() - start))
                if fault := allowance.take_article():
                    done.fault = fault
                    break
                if not _add(draft, drafts, done, corpus, scorer):
                    allowance.give_article_back()
                # Not within: Streamlit may end the run wherever its state is asked.
                st.session_state["show_own"] = done.added + done.named > 0
        except CorpusError as error:
            done.fault = str(error)
    if not drafts.all():
        start_over()
    st.rerun()


def start_over() -> None:
    """Forget all drafts and empty the uploader."""
    st.session_state["drafts"] = Drafts()
    st.session_state["generation"] = st.session_state.get("generation", 0) + 1


def _progress(done: Done, seconds: float) -> str:
    """How far it is, and how long the rest takes once that can be said."""
    text = f"Adding {min(done.looked_at + 1, done.wanted):,} of {counted(done.wanted, 'article')}"
    if seconds < SURE_AFTER or not done.looked_at:
        return f"{text} …"
    rest = seconds / done.looked_at * (done.wanted - done.looked_at)
    left = counted(round(rest / 60), "minute") if rest >= 90 else "a minute"
    return f"{text}, about {left} left" if rest >= 45 else f"{text}, less than a minute left"


def _add(draft: Draft, drafts: Drafts, done: Done, corpus: Corpus, scorer: Scorer) -> bool:
    """One draft's turn; was it added? What can't be added stays a draft."""
    before = done.added
    if not draft.paragraphs:
        done.without_paragraph.append(draft.name)
    # Asked before the scores are made, which takes far longer.
    elif kept_words.is_kept(draft, corpus):
        done.there_already.append(draft.name)
        drafts.drop(draft)
    else:
        try:
            scored = draft.scored or pipeline.score_article(draft.article, scorer)
        except Exception:
            logging.getLogger(__name__).exception("a draft could not be scored")
            done.failed.append(draft.name)
        else:
            if corpus.name_source(scored):
                done.named += 1
            elif corpus.add(scored):
                done.added += 1
                done.unnamed += draft.article.source is None
            else:
                done.there_already.append(draft.name)
            drafts.drop(draft)
    done.looked_at += 1
    return done.added > before


def tell() -> None:
    """Say once what came of adding."""
    done: Done | None = st.session_state.pop("done", None)
    if done is None:
        return
    # A click on Stop starts this run beside the ended one, which is still at its last article.
    with done.running:
        _tell_end(done)
    if done.added + done.named:
        st.page_link(page_files.SOURCES, label="See them by source", icon=CHART)
    if done.named:
        told = f"{counted(done.named, 'article')} kept without a source now named."
        st.success(told, icon=":material/check:")
    if done.there_already:
        st.info(f"Already in the corpus, nothing changed: {listed(done.there_already)}")
    if done.failed:
        st.error(f"Could not be scored, and not added: {listed(done.failed)}")
    if done.without_paragraph:
        st.warning(f"Without a paragraph to score, and not added: {listed(done.without_paragraph)}")
    if done.unnamed:
        st.warning(f"{done.unnamed:,} added without a source: shown as {UNKNOWN_SOURCE}.")


def _tell_end(done: Done) -> None:
    """Say how many were added, and whether it came to its end."""
    added = counted(done.added, "article") + " added."
    left = done.wanted - done.looked_at
    rest = f"{counted(left, 'article')} left, below. Adding goes on with them; none is added twice."
    if done.fault:
        st.error(f"{done.fault} {added} {rest}", icon=":material/block:")
    elif left:
        st.warning(f"Stopped: {added} {rest}", icon=":material/stop_circle:")
    elif done.added:
        st.success(added, icon=":material/check:")
