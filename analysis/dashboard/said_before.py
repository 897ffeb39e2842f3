"""What people said of a paragraph before: corrections and readings that later ones replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape

import streamlit as st

from analysis.corpus import Corpus
from analysis.prose.articles import whose


def show(corpus: Corpus, article_id: str, start: int) -> None:
    """List it, oldest first; nothing where nobody has said anything."""
    told = [*_sayings(corpus, article_id, start), *_readings(corpus, article_id, start)]
    if told:
        items = "".join(f"<li>{escape(one)}</li>" for one in told)
        st.html(f'<p class="h-imprint">What was said of it:</p><ul class="h-imprint">{items}</ul>')


def _sayings(corpus: Corpus, article_id: str, start: int) -> Iterator[str]:
    for voice, speaker, until in corpus.correction_history(article_id, start).rows():
        yield f"Whose words until {_moment(until)}: {whose(voice, speaker)}"


def _readings(corpus: Corpus, article_id: str, start: int) -> Iterator[str]:
    for reader, label, at in corpus.reading_history(article_id, start).rows():
        told = "took the label back" if label is None else f"read it as {label}"
        yield f"{reader} {told}, {_moment(at)}"


def _moment(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
