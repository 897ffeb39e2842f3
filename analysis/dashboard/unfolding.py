"""The paragraphs that a person has unfolded, and the words behind them, found when they unfold."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import streamlit as st

from analysis.dashboard import address, corpora
from analysis.records import Passage, Score, ScoredArticle, ScoredParagraph

LISTENER = """
export default function({ data, setTriggerValue }) {
  const PARAGRAPH = "details.h-paragraph";
  const tell = (paragraph) => {
    const number = Number(paragraph.dataset.number);
    // Drawing an open paragraph toggles it too; only a person's click says something new.
    if (paragraph.open !== data.unfolded.includes(number))
      setTriggerValue("toggled", { number, open: paragraph.open });
  };
  const toggled = (event) => event.target.matches?.(PARAGRAPH) && tell(event.target);
  // A toggle does not bubble; it is heard on its way down.
  document.addEventListener("toggle", toggled, true);
  // A quick hand unfolds before anybody listens.
  const late = setTimeout(
    () => document.querySelectorAll(`${PARAGRAPH}[open]`).forEach(tell), 500);
  return () => {
    clearTimeout(late);
    document.removeEventListener("toggle", toggled, true);
  };
}
"""
MOST_EXPLANATIONS = 2_000
"""Explained paragraphs that a server remembers: some kilobytes each."""


def unfolded(article_id: str) -> set[int]:
    """The numbers of the unfolded paragraphs of the article in the pane."""
    kept: tuple[str, set[int]] = st.session_state.get("unfolded", ("", set()))
    numbers = kept[1] if kept[0] == article_id else set()
    asked = (article_id, address.opened_paragraph())
    # The address bar opens a paragraph once; closing it by hand then counts.
    if asked[1] and asked != st.session_state.get("unfolded_from"):
        numbers = numbers | {asked[1]}
    st.session_state["unfolded_from"] = asked
    st.session_state["unfolded"] = (article_id, numbers)
    return numbers


def listen(article_id: str, numbers: Collection[int]) -> None:
    """Hear of paragraphs that the person unfolds and folds; draws nothing."""
    key = f"listener_{article_id}"
    _listener()(
        key=key,
        data={"unfolded": sorted(numbers)},
        on_toggled_change=lambda: _toggle(article_id, st.session_state[key]),
    )


def explained(scored: ScoredArticle, name: str, numbers: Collection[int]) -> ScoredArticle:
    """The article with the words behind the stance of its unfolded paragraphs.

    Unchanged where other weights made its scores than those of today: their words would
    explain another number.
    """
    if scored.scorer != corpora.name_and_digest(name):
        return scored
    rows = tuple(
        _explained_row(scored, row) if row.paragraph.number in numbers else row
        for row in scored.paragraphs
    )
    return replace(scored, paragraphs=rows)


def _explained_row(scored: ScoredArticle, row: ScoredParagraph) -> ScoredParagraph:
    if row.score.evidence or row.score.label is None:
        return row
    paragraphs = tuple(each.paragraph for each in scored.paragraphs)
    passage = Passage(scored.article.title, paragraphs, scored.paragraphs.index(row))
    return replace(row, score=_explanation(passage, passage.text, passage.headline, scored.scorer))


@st.cache_data(max_entries=MOST_EXPLANATIONS, show_spinner=False)
def _explanation(_passage: Passage, text: str, headline: str | None, made_by: str) -> Score:  # noqa: ARG001 (the key)
    """The score of a paragraph with its evidence, found once a server."""
    return corpora.scorer(made_by.split()[0]).explain(_passage)


def _toggle(article_id: str, heard: object) -> None:
    change = getattr(heard, "toggled", None)
    if not change:
        return
    _, numbers = st.session_state.get("unfolded", (article_id, set()))
    number = int(change["number"])
    numbers = numbers | {number} if change["open"] else numbers - {number}
    st.session_state["unfolded"] = (article_id, numbers)


@st.cache_resource
def _listener() -> Callable[..., object]:
    return st.components.v2.component("haluan.unfolding", js=LISTENER)
