"""Whose words a paragraph is, set right by a person in the reading pane."""

from __future__ import annotations

import streamlit as st

from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.dashboard import address, corpora, said_before, script
from analysis.prose.articles import whose
from analysis.records import Article, Paragraph, ScoredArticle, Voice

VOICES: dict[Voice, str] = {"outlet": "The outlet's own", "speaker": "A speaker's"}
MOST_CHARACTERS = 60
"""Of a paragraph's beginning in the list."""

CORRECTING = "correcting"
"""Where the session keeps the article and paragraph that a person asked to correct."""
SCROLL = "document.querySelector('.st-key-correction')?.scrollIntoView({ block: 'center' });"
"""Brings the box into view."""

Said = dict[int, tuple[Voice, str | None]]
"""What the program had said of the corrected paragraphs, by where they start."""


def ask(article_id: str, paragraph: int) -> None:
    """Open an article at a paragraph, ready to be corrected; for callbacks, before drawing."""
    address.open_article(article_id, paragraph)
    st.session_state[CORRECTING] = (article_id, paragraph)


def show(corpus: Corpus, scored: ScoredArticle, opened: int | None) -> None:
    """Let a person say whose words a paragraph is, and take that back.

    opened: the number of the paragraph to begin with.
    """
    paragraphs = {row.paragraph.number: row.paragraph for row in scored.paragraphs}
    if not paragraphs:
        return
    said = corpus.corrections(scored.article.id)
    title = "Correct whose words" + (
        f": {counted(len(said), 'paragraph')} corrected" if said else ""
    )
    place = (scored.article.id, opened)
    asked = st.session_state.get(CORRECTING) == place
    with st.expander(title, key="correction", expanded=asked):
        numbers = list(paragraphs)
        number = st.selectbox(
            "Paragraph",
            numbers,
            index=numbers.index(opened) if opened in paragraphs else 0,
            format_func=lambda number: _beginning(paragraphs[number]),
            key=f"correct_{scored.article.id}_{opened}",
        )
        _choices(corpus, scored, paragraphs[number], said)
    if asked:
        script.run("scroll_to_correction", SCROLL, article=place[0], paragraph=place[1] or 0)


def _choices(corpus: Corpus, scored: ScoredArticle, paragraph: Paragraph, said: Said) -> None:
    """The voice and speaker of one paragraph, and the buttons."""
    article, now = scored.article, (paragraph.voice, paragraph.speaker)
    # What is kept is part of the keys: after a change the widgets begin from it.
    key = f"{article.id}_{paragraph.start}_{now}"
    voice: Voice = st.segmented_control(
        "Whose words",
        list(VOICES),
        format_func=VOICES.__getitem__,
        default=paragraph.voice,
        required=True,
        key=f"voice_of_{key}",
    )
    speaker = _speaker(scored, paragraph, key) if voice == "speaker" else None
    with st.container(horizontal=True):
        st.button(
            "Save",
            key=f"save_{key}",
            type="primary",
            disabled=(voice, speaker) == now,
            on_click=_save,
            args=(corpus, article, paragraph.start, voice, speaker),
        )
        if paragraph.start in said:
            st.button(
                "Take back",
                key=f"take_back_{key}",
                on_click=_take_back,
                args=(corpus, article, paragraph.start),
            )
    if paragraph.start in said:
        st.text(f"The program had said: {whose(*said[paragraph.start])}.")
    said_before.show(corpus, article.id, paragraph.start)


def _speaker(scored: ScoredArticle, paragraph: Paragraph, key: str) -> str | None:
    """Who speaks: one of the article's speakers, or somebody new."""
    speakers = {row.paragraph.speaker for row in scored.paragraphs}
    names = sorted(name for name in speakers if name)
    return st.selectbox(
        "Speaker",
        names,
        index=names.index(paragraph.speaker) if paragraph.speaker else None,
        accept_new_options=True,
        placeholder="Choose or type a name",
        key=f"speaker_of_{key}",
    )


def _beginning(paragraph: Paragraph) -> str:
    text = paragraph.text
    cut = text[:MOST_CHARACTERS] + (" …" if len(text) > MOST_CHARACTERS else "")
    return f"{paragraph.number} · {cut}"


def _save(corpus: Corpus, article: Article, start: int, voice: Voice, speaker: str | None) -> None:
    with corpora.in_words():
        corpus.correct(article.id, start, voice, speaker)


def _take_back(corpus: Corpus, article: Article, start: int) -> None:
    with corpora.in_words():
        corpus.take_back(article.id, start)
