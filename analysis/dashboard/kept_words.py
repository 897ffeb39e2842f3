"""Which drafts the corpus has already, looked up once for each state of the corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from analysis.corpus import Corpus
from analysis.dashboard import found_before, kept_list
from analysis.dashboard.draft import Draft
from analysis.dashboard.found_before import Before, Headline


@dataclass
class Kept:
    """What is known of one state of the corpus.

    names: the person's own names of sources. headlines: of all articles. sources: under which
    a draft's words are kept, by its key, filled as drafts are looked up.
    """

    version: int
    names: Mapping[str, str]
    headlines: frozenset[Headline]
    sources: dict[str, list[str]] = field(default_factory=dict)


def before(drafts: Sequence[Draft], corpus: Corpus) -> Mapping[str, Before]:
    """How drafts, by their keys, are in the corpus or among the drafts already."""
    kept = _kept(corpus)
    found = dict(found_before.among(drafts))
    for draft in drafts:
        if draft.key not in kept.sources:
            kept.sources[draft.key] = corpus.same_text(draft.article)
        own = _shown(draft, kept.names)
        told = found_before.in_corpus(draft, own, kept.sources[draft.key], kept.headlines)
        if told:
            found[draft.key] = told
    return found


def is_kept(draft: Draft, corpus: Corpus) -> bool:
    """Would adding the draft change nothing, as the corpus is at this moment?"""
    sources = corpus.same_text(draft.article)
    own = _shown(draft, corpus.source_names())
    return own in sources or (own is None and bool(sources))


def _shown(draft: Draft, names: Mapping[str, str]) -> str | None:
    """The draft's source as the corpus shows it: the person may have renamed it there."""
    source = draft.article.source
    return names.get(source, source) if source else None


def _kept(corpus: Corpus) -> Kept:
    """What this session has looked up of the corpus as it is now."""
    version = corpus.version()
    kept: Kept | None = st.session_state.get("kept_words")
    if kept is None or kept.version != version:
        rows = kept_list.articles(corpus).select("title", "source").iter_rows()
        names = (found_before.headline(title, source) for title, source in rows)
        kept = Kept(version, corpus.source_names(), frozenset(filter(None, names)))
        st.session_state["kept_words"] = kept
    return kept
