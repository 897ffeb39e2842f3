"""What exactly made the scores: the program, its scorers and the form of the corpus."""

from __future__ import annotations

import streamlit as st

from analysis import VERSION, scoring
from analysis.agreement import card
from analysis.corpus.tables import SCHEMA
from analysis.dashboard import corpora
from analysis.prose.articles import numbers


def show() -> None:
    """List the versions; a digest changes with any word, weight or threshold of a scorer."""
    scorers = [(f"Scorer {name}", corpora.scorer(name).digest) for name in scoring.SCORERS]
    st.html(
        numbers(
            [
                ("Haluan", VERSION),
                *scorers,
                ("Form of the corpus", f"schema {SCHEMA}"),
                ("Model card", f"measured on {card.measured_on() or 'an unknown day'}"),
            ]
        )
    )
    st.caption("A scorer’s digest changes with any of its words, weights or thresholds.")
