"""Who is meant by the names in a corpus, found out once for each of its versions."""

from __future__ import annotations

import polars as pl
import streamlit as st

from analysis.compare import speaker_names
from analysis.dashboard.view import View

SPEAKER = "speaker"
"""The chosen speaker in the address bar: a digest, never the name."""


def names(view: View) -> pl.DataFrame:
    """`compare.speaker_names.names` of the whole corpus, so that no filter renames anybody."""
    return _names(view.frame, view.key[:3])


@st.cache_resource(max_entries=4, show_spinner=False)
def _names(_frame: pl.DataFrame, corpus: tuple[str, int, str]) -> pl.DataFrame:  # noqa: ARG001
    return speaker_names.names(_frame)
