"""One paragraph scored before the reader's eyes: the worked example of the method."""

from __future__ import annotations

import streamlit as st

from analysis import pipeline, scoring
from analysis.compare.findings import signed
from analysis.dashboard import corpora
from analysis.prose.articles import paragraph_html
from analysis.records import Article, Block, Passage, ScoredParagraph

HEADLINE = "Klang port takes delivery of Chinese cranes"
TEXT = (
    "The six cranes from Dalian arrived in Port Klang a year late, but the Malaysian crews who "
    "run them have since loaded more ships than ever."
)
"""Invented; a blame and a gain in one sentence, so that both sides get a part."""


def show() -> None:
    """Draw the example, and say how its stance came about."""
    name = scoring.SCORERS[0]
    scored = _scored(corpora.name_and_digest(name))
    score = scored.score
    st.markdown(f"**An example**, invented, under the headline “{HEADLINE}”:")
    st.html(f'<div class="h-article">{paragraph_html(scored, "stance")}</div>')
    if score.probabilities and score.label and score.stance is not None:
        chances = score.probabilities
        listed = ", ".join(f"{label} {chances[label]:.3f}" for label in chances)
        st.markdown(
            f"The {name} gives the probabilities {listed}. The label is the most probable one, "
            f"*{score.label}*. The stance is {chances['favourable']:.3f} − "
            f"{chances['unfavourable']:.3f}, shown as {signed(score.stance)}. Marked words moved "
            "it, each by its share: up in green with a +, down in purple with a −."
        )


@st.cache_resource(max_entries=2, show_spinner=False)
def _scored(made_by: str) -> ScoredParagraph:
    """The example with its evidence, by the scorer that is so named, with its digest."""
    scorer = corpora.scorer(made_by.split()[0])
    article = Article("example", TEXT, HEADLINE, blocks=(Block(TEXT, "body", 0),))
    scored = pipeline.score_article(article, scorer).paragraphs[0]
    score = scorer.explain(Passage(HEADLINE, (scored.paragraph,), 0))
    return ScoredParagraph(scored.paragraph, scored.tone, score)
