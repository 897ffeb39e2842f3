"""Events that a person wrote down: kept in order of their dates, whatever becomes of articles."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from test_corpus import scored

from analysis.corpus import Corpus, CorpusError

MAY, JULY = dt.date(2018, 5, 9), dt.date(2019, 7, 4)


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    return Corpus(place)


def test_events_are_kept_by_their_dates(corpus: Corpus) -> None:
    before = corpus.version()
    later = corpus.add_event(JULY, "  The line \n resumes ")
    first = corpus.add_event(MAY, "The election")
    assert corpus.version() > before
    frame = corpus.events()
    assert frame.rows() == [(first, MAY, "The election"), (later, JULY, "The line resumes")]
    assert dict(frame.schema) == {"id": pl.Int64, "date": pl.Date, "words": pl.String}


def test_no_events_have_the_same_columns(corpus: Corpus) -> None:
    nothing = corpus.events()
    corpus.add_event(MAY, "The election")
    assert nothing.is_empty()
    assert nothing.schema == corpus.events().schema


def test_an_event_goes_and_its_id_is_not_given_again(corpus: Corpus) -> None:
    first = corpus.add_event(MAY, "The election")
    assert corpus.remove_event(first) is True
    version = corpus.version()
    assert corpus.remove_event(first) is False
    assert corpus.version() == version
    assert corpus.events().is_empty()
    assert corpus.add_event(MAY, "The election") > first


def test_the_same_event_again_is_one(corpus: Corpus) -> None:
    first = corpus.add_event(MAY, "The election")
    version = corpus.version()
    assert corpus.add_event(MAY, " The election ") == first
    assert corpus.version() == version
    assert corpus.add_event(JULY, "The election") != first


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (" \n", "An event needs words"),
        ("x" * 201, "An event is at most 200 characters long"),
        ("\ud83d", "no text may hold"),
    ],
)
def test_what_can_not_be_an_event_is_refused(corpus: Corpus, words: str, sentence: str) -> None:
    with pytest.raises(CorpusError, match=sentence):
        corpus.add_event(MAY, words)
    assert corpus.version() == 0


def test_hostile_words_come_back(corpus: Corpus) -> None:
    words = "Robert'); DROP TABLE events;-- <b>$x$</b> 🇲🇾"
    corpus.add_event(MAY, words)
    assert corpus.events()["words"].to_list() == [words]


def test_events_outlast_articles(corpus: Corpus) -> None:
    corpus.add(scored("The port opened."))
    corpus.add_event(MAY, "The election")
    corpus.remove([scored("The port opened.").article.id])
    assert corpus.events().height == 1
