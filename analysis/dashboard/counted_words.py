"""What the page *Words* counts, remembered: the words of a corpus, and the rows filters leave."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import streamlit as st

from analysis import keywords
from analysis.corpus import Corpus
from analysis.dashboard.view import Key, View
from analysis.keywords import Index
from analysis.target import load_target

NEEDED = ("article_id", "paragraph", "source", "group", "date", "voice", "label")


@dataclass(frozen=True)
class Counted:
    """The words of one language, and which of their paragraphs the filters leave.

    rows: those paragraphs, with the columns `NEEDED` and `row`, their place in the index.
    of_target: by term of the index, does it name the target.
    shown: how many paragraphs of the language the filters leave; drawn: are only some counted.
    """

    index: Index
    of_target: keywords.Flags
    rows: pl.DataFrame
    shown: int
    drawn: bool


def languages(view: View) -> list[str]:
    """The languages whose words can be counted, of those that the filters leave."""
    return _languages(view.narrowed, view.key)


def counted(view: View, language: str) -> Counted:
    """The words of the paragraphs of one language that the filters leave."""
    state = view.key[:2]
    places, whole = _places(view.frame, state, language)
    index, of_target = _index(view.shown.corpus, places, state, language)
    rows, shown = _rows(view.narrowed, places, view.key, language)
    return Counted(index, of_target, rows, shown, places.height < whole)


@st.cache_resource(max_entries=32, show_spinner=False)
def _languages(_narrowed: pl.DataFrame, key: Key) -> list[str]:  # noqa: ARG001 (the key)
    return keywords.languages(_narrowed)


@st.cache_resource(max_entries=4, show_spinner=False)
def _places(
    _frame: pl.DataFrame,
    state: tuple[str, int],  # noqa: ARG001 (the key)
    language: str,
) -> tuple[pl.DataFrame, int]:
    """The paragraphs to count, and how many the corpus has in that language."""
    return keywords.drawn(_frame, language), _of_language(_frame, language).height


@st.cache_resource(max_entries=2, show_spinner="Counting the words, once …")
def _index(
    _corpus: Corpus,
    _places: pl.DataFrame,
    state: tuple[str, int],  # noqa: ARG001 (the key)
    language: str,
) -> tuple[Index, keywords.Flags]:
    texts = _corpus.texts(list(_places.select("article_id", "paragraph").iter_rows()))
    index = keywords.make_index(texts, keywords.article_numbers(_places), language)
    return index, keywords.of_target(index, load_target())


@st.cache_resource(max_entries=4, show_spinner=False)
def _rows(
    _narrowed: pl.DataFrame,
    _places: pl.DataFrame,
    key: Key,  # noqa: ARG001 (the key)
    language: str,
) -> tuple[pl.DataFrame, int]:
    """The counted paragraphs that the filters leave, and how many those of the language are."""
    known = [name for name in NEEDED if name in _narrowed.columns]
    left = (
        _narrowed.lazy()
        .select(known)
        .join(_places.lazy(), on=["article_id", "paragraph"], how="inner")
    )
    return left.sort("row").collect(), _of_language(_narrowed, language).height


def _of_language(frame: pl.DataFrame, language: str) -> pl.DataFrame:
    return frame.filter(pl.col("language") == language).select("paragraph")
