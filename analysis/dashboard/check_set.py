"""A set of paragraphs that one person reads without seeing their scores, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl
import streamlit as st

from analysis import scoring
from analysis.agreement import sampling
from analysis.agreement.blind import blind
from analysis.agreement.told import ME
from analysis.corpus import Corpus
from analysis.dashboard import corpora, people
from analysis.dashboard.corpora import Look, Shown
from analysis.records import Label

SIZE = 20
"""Paragraphs of a set: about five minutes, and enough for a first number."""
READER = "check_reader"
"""Where the session keeps the reader's name."""
SPARE = 10
"""Paragraphs more, that come where a person skips some."""
NOTHING_DRAWN = "nothing_drawn"
"""Where the session keeps the sentence that says why no set began."""
ALL_READ = "You have read every paragraph that has a label: there is nothing left to draw."
NO_LABELS = (
    "No paragraph has a label by the scorer “{}” yet. The page Sources offers to score them."
)

Place = tuple[str, int]
"""An article's id and the number of a paragraph."""


@dataclass
class CheckSet:
    """The paragraphs, in order, and the labels given so far (None: skipped).

    corpus: where the corpus is kept; reader: the person's name; size: how many are to be read,
    the others are spare.
    """

    corpus: str
    reader: str
    places: Sequence[Place]
    size: int
    given: list[Label | None] = field(default_factory=list)
    is_stopped: bool = False

    @property
    def is_over(self) -> bool:
        """Is nothing left to read?"""
        is_done = len(self.read) >= self.size or len(self.given) >= len(self.places)
        return self.is_stopped or is_done

    @property
    def read(self) -> list[Place]:
        """The paragraphs that got a label."""
        return [place for place, label in zip(self.places, self.given, strict=False) if label]

    @property
    def skipped(self) -> list[Place]:
        """The paragraphs that the person passed over."""
        pairs = zip(self.places, self.given, strict=False)
        return [place for place, label in pairs if label is None]


def of(corpus: Corpus) -> CheckSet | None:
    """The session's latest set of paragraphs of that corpus."""
    sets: list[CheckSet] = st.session_state.get("check_sets", [])
    return next((each for each in reversed(sets) if each.corpus == corpus.place), None)


def begin(shown: Shown) -> None:
    """Draw a set for the person who has typed their name; for callbacks."""
    with corpora.in_words():
        who = reader()
        look = shown.look(scoring.SCORERS[0])
        everybody = population(look, look.view)
        known = _known(shown.corpus, who, everybody)
        places = sampling.drawn(everybody, known, SIZE, SPARE)
        if places:
            made = CheckSet(shown.corpus.place, who, places, min(SIZE, len(places)))
            st.session_state.setdefault("check_sets", []).append(made)
        else:
            no_labels = NO_LABELS.format(scoring.SCORERS[0])
            st.session_state[NOTHING_DRAWN] = no_labels if everybody.is_empty() else ALL_READ


def reader() -> str:
    """The person's name: as they signed in, as they typed it, or a word for themselves."""
    person = people.current()
    typed = " ".join(str(st.session_state.get(READER) or "").split())
    return person.name if person.signed_in else typed or ME


@st.cache_resource(max_entries=1, show_spinner=False)
def population(_look: Look, view: corpora.View) -> pl.DataFrame:  # noqa: ARG001 (the key)
    """The paragraphs that can be drawn, as long as the corpus stays the same. Never mutate it."""
    return sampling.population(_look.frame)


def _known(corpus: Corpus, reader: str, everything: pl.DataFrame) -> pl.DataFrame:
    """Places that this reader has read blind, or skipped in this session."""
    read = corpus.readings().filter(pl.col("reader") == blind(reader)).drop_nulls("paragraph")
    sets: list[CheckSet] = st.session_state.get("check_sets", [])
    mine = (each for each in sets if (each.corpus, each.reader) == (corpus.place, reader))
    skipped = [place for each in mine for place in each.skipped]
    schema = everything.select(sampling.PLACE).schema
    passed = pl.DataFrame(skipped, schema=schema, orient="row")
    return pl.concat([read.select(sampling.PLACE).cast(dict(schema.items())), passed])


def answer(corpus: Corpus, check: CheckSet, start: int, label: Label | None, nth: int) -> None:
    """Keep the label of the `nth` paragraph (from 0), or None for skipped; for callbacks."""
    if nth != len(check.given):
        return  # a second click on what was read already
    with corpora.in_words():
        if label:
            corpus.read(check.places[nth][0], start, blind(check.reader), label)
        check.given.append(label)


def undo(corpus: Corpus, check: CheckSet) -> None:
    """Go back by one paragraph, its label taken back; for callbacks."""
    with corpora.in_words():
        article_id, number = check.places[len(check.given) - 1]
        row = (pl.col("article_id") == article_id) & (pl.col("paragraph") == number)
        mine = corpus.readings().filter(row & (pl.col("reader") == blind(check.reader)))
        for start in mine["start"]:
            corpus.read(article_id, start, blind(check.reader), None)
        check.given.pop()


def stop(check: CheckSet) -> None:
    """End a set early; for callbacks."""
    check.is_stopped = True
