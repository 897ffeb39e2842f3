"""The search in the text, as the first of the filters: the paragraphs that hold the words."""

from __future__ import annotations

from collections.abc import Hashable

import polars as pl
import streamlit as st

from analysis.corpus import Corpus, CorpusError
from analysis.dashboard import labels

PARAGRAPH = pl.col("article_id").cast(pl.Categorical).to_physical().cast(pl.Int64) * 2**31 + pl.col(
    "paragraph"
)
"""A paragraph as one number, by which a million are compared in a fifth of a join's time."""

SEARCHING = "Searching the text. The first search of an older corpus takes some minutes …"


def narrowed(
    frame: pl.DataFrame, corpus: Corpus, version: int, words: str, key: Hashable
) -> pl.DataFrame:
    """The rows whose paragraphs hold all the words; all rows where no words are given.

    frame: with article_id and paragraph. version: the corpus's, read before the frame; key: what
    tells this frame from any other, for the cache. Says why where they can't be searched for.
    """
    if not words:
        return frame
    try:
        return frame.filter(_holding(frame, corpus, corpus.place, version, words, key))
    except CorpusError as error:
        st.warning(labels.plain(str(error)), icon=":material/search_off:")
        return frame.clear()


@st.cache_resource(max_entries=32, show_spinner=False)
def _holding(
    _frame: pl.DataFrame,
    _corpus: Corpus,
    place: str,
    version: int,
    words: str,
    key: Hashable,  # noqa: ARG001
) -> pl.Series:
    """Which rows hold the words; kept in place of the rows, which take a hundred times the room."""
    found = _found(_corpus, place, version, words).select(PARAGRAPH).to_series()
    return _frame.select(PARAGRAPH.is_in(found.implode())).to_series()


@st.cache_resource(max_entries=8, show_spinner=SEARCHING)
def _found(
    _corpus: Corpus,
    place: str,  # noqa: ARG001
    version: int,  # noqa: ARG001
    words: str,
) -> pl.DataFrame:
    """The paragraphs that hold the words, as long as the corpus stays the same."""
    return _corpus.search(words)
