"""Who did what and when: noted after the deed or with it, whatever the words are."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest
from test_corpus import scored

from analysis.corpus import SOMEONE, Corpus, CorpusError


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    return Corpus(place)


def noted(corpus: Corpus) -> list[tuple[str, str, str]]:
    return corpus.actions().drop("at").rows()


def test_actions_are_listed_newest_first_with_their_time(corpus: Corpus) -> None:
    before = dt.datetime.now(dt.UTC)
    corpus.note("mei@ki.my", "added", "83fb3e0ad5f02a8d")
    corpus.note(SOMEONE, "renamed", "Selat Times")
    listed = corpus.actions()
    assert dict(listed.schema) == {
        "at": pl.Datetime("us", "UTC"),
        "who": pl.String,
        "what": pl.String,
        "about": pl.String,
    }
    assert listed.drop("at").rows() == [
        ("someone on this machine", "renamed", "Selat Times"),
        ("mei@ki.my", "added", "83fb3e0ad5f02a8d"),
    ]
    second, first = listed["at"].to_list()
    assert before <= first <= second <= dt.datetime.now(dt.UTC)


def test_no_actions_have_the_same_columns(corpus: Corpus) -> None:
    nothing = corpus.actions()
    corpus.note(SOMEONE, "added", "a")
    assert nothing.is_empty()
    assert nothing.schema == corpus.actions().schema


def test_a_note_is_no_change_of_what_charts_show(corpus: Corpus) -> None:
    corpus.add(scored("The port opened."))
    before = corpus.version()
    corpus.note(SOMEONE, "added", "a")
    assert corpus.version() == before


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("x'); DROP TABLE actions;--", "x'); DROP TABLE actions;--"),
        (" two\nlines\t", "two lines"),
        ("nul\0 and half \ud83d", "nul and half ?"),
        ("x" * 201, "x" * 199 + "…"),
        ("x" * 200, "x" * 200),
        ("", ""),
    ],
)
def test_any_words_are_noted(corpus: Corpus, given: str, kept: str) -> None:
    corpus.note(given, given, given)
    assert noted(corpus) == [(kept, kept, kept)]


def test_each_change_is_noted_with_it(corpus: Corpus) -> None:
    article = scored("The port opened.")
    key = article.article.id
    with corpus.noting("mei@ki.my", "added", key):
        assert corpus.add(article) is True
        assert corpus.add(article) is False
    with corpus.noting("ali@ki.my", "removed", key):
        corpus.remove([key])
    corpus.add(article)
    assert noted(corpus) == [("ali@ki.my", "removed", key), ("mei@ki.my", "added", key)]


def test_what_fails_is_not_noted(corpus: Corpus) -> None:
    with corpus.noting("mei@ki.my", "replaced", "a"), pytest.raises(CorpusError):
        corpus.replace("a", scored("The port opened."))
    corpus.add(scored("The port opened."))
    assert noted(corpus) == []


def test_a_note_that_fails_undoes_the_change(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise CorpusError("The disk is full.")

    monkeypatch.setattr("analysis.corpus.actions.keep", fail)
    with corpus.noting("mei@ki.my", "added", "a"), pytest.raises(CorpusError, match="full"):
        corpus.add(scored("The port opened."))
    assert corpus.is_empty()


def test_people_at_once_are_told_apart(corpus: Corpus) -> None:
    def add(n: int) -> None:
        with corpus.noting(f"person {n}", "added", f"article {n}"):
            corpus.add(scored(f"Article {n}."))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, range(12)))
    expected = [(f"person {n}", "added", f"article {n}") for n in range(12)]
    assert sorted(noted(corpus)) == sorted(expected)
    assert corpus.actions()["at"].is_sorted(descending=True)
