"""Articles leave the corpus: asked first, told after, and put back where it was a mistake."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.dashboard import address, corpora
from analysis.records import UNKNOWN_SOURCE, Article, ScoredArticle

MOST_NAMED = 5
"""Articles that are named before many are removed."""
GONE = "Nothing to remove: it has left the corpus meanwhile. Close this window to go on."


@st.dialog("Remove from the corpus?")
def ask(corpus: Corpus, ids: Sequence[str]) -> None:
    """Ask first; then remove these articles and offer to undo it."""
    # A dialog is drawn again without the page around it, which would say what went wrong.
    with corpora.in_words():
        names = [_name(article) for key in ids[:MOST_NAMED] if (article := corpus.article(key))]
        if not names:
            st.text(GONE)
            return
        _ask(corpus, ids, names)


def _ask(corpus: Corpus, ids: Sequence[str], names: Sequence[str]) -> None:
    count = len(ids)
    st.text("\n".join(names if count == 1 else [f"{count} articles, among them:", *names]))
    st.caption("Its text and scores leave the corpus." if count == 1 else "Texts and scores go.")
    with st.container(horizontal=True):
        if st.button("Remove", type="primary", key="confirm_remove"):
            removed = [scored for key in ids if (scored := corpus.scorings(key))]
            corpus.remove(ids)
            st.session_state["removed"] = removed
            address.close()
            st.rerun()
        if st.button("Keep", key="cancel_remove"):
            st.rerun()


def tell(corpus: Corpus) -> None:
    """Say what was removed and offer to put it back, until the person moves on."""
    removed: list[list[ScoredArticle]] = st.session_state.get("removed", [])
    if not removed:
        return
    told, undo, fine = st.columns([5, 1, 1], vertical_alignment="center")
    told.success(f"{counted(len(removed), 'article')} removed.", icon=":material/delete:")
    if undo.button("Undo", width="stretch"):
        with corpora.in_words():
            for first, *others in removed:
                corpus.add(first)
                for scored in others:
                    corpus.add_scores(scored)
            st.session_state["removed"] = []
            st.rerun()
    if fine.button("Dismiss", width="stretch"):
        st.session_state["removed"] = []
        st.rerun()


def _name(article: Article) -> str:
    return f"{article.title or article.name} ({article.source or UNKNOWN_SOURCE})"
