"""The search for copies beside the pages: at once, in a process of its own, begun anew."""

import time

import polars as pl
import pytest
from test_copies_page import PORT, RAIL, fill

from analysis.corpus import Corpus, CorpusError
from analysis.dashboard import copy_search
from analysis.dashboard.copy_search import CopySearch, find
from analysis.dashboard.corpora import with_copies

PATIENCE = 120
"""Seconds until a process of its own must have found two copies, on a busy machine."""


@pytest.fixture
def corpus(tmp_path):
    corpus = Corpus(tmp_path / "corpus.sqlite")
    fill(corpus, wire=("Bernama", [RAIL, PORT]), star=("The Star", [PORT]))
    return corpus


def search_of(corpus):
    return CopySearch(corpus, corpus.place)


def ended(search):
    """What is found once the process has ended."""
    deadline = time.monotonic() + PATIENCE
    while not (found := search.found()).complete and not found.failed:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found


def test_a_small_corpus_is_looked_through_at_once_and_that_is_kept(corpus):
    found = search_of(corpus).found()
    assert (found.complete, found.groups.height) == (True, 2)
    assert corpus.copy_groups().height == 2


def test_what_is_kept_is_not_looked_for_again(corpus, monkeypatch):
    find(corpus)
    monkeypatch.setattr(copy_search, "find", None)
    assert search_of(corpus).found().groups.height == 2


def test_a_large_corpus_is_looked_through_by_a_process_of_its_own(corpus, monkeypatch):
    monkeypatch.setattr(copy_search, "FEW", 0)
    search = search_of(corpus)
    assert (search.found().complete, search.found().groups.height) == (False, 0)
    assert ended(search).groups.height == 2


def test_meanwhile_the_copies_of_before_still_count(corpus, monkeypatch):
    search = search_of(corpus)
    search.found()
    monkeypatch.setattr(copy_search, "FEW", 0)
    fill(corpus, post=("The Post", [RAIL.replace("Wednesday", "Tuesday")]))
    first = search.found()
    assert (first.complete, first.groups.height) == (False, 2)
    assert ended(search).groups.height == 4


def test_a_search_that_fails_says_so(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(copy_search, "FEW", 0)
    (tmp_path / "other.sqlite").write_text("no corpus")
    found = ended(CopySearch(corpus, str(tmp_path / "other.sqlite")))
    assert (found.complete, found.failed, found.groups.height) == (False, True, 0)


def test_a_corpus_that_can_only_be_read_is_looked_through(corpus, monkeypatch):
    def refuse(*_):
        raise CorpusError("It can't be changed.")

    monkeypatch.setattr(corpus, "keep_copy_groups", refuse)
    found = search_of(corpus).found()
    assert (found.complete, found.groups.height) == (True, 2)


def test_an_empty_corpus_has_no_copies(tmp_path):
    found = search_of(Corpus(tmp_path / "empty.sqlite")).found()
    assert (found.complete, found.groups.height) == (True, 0)
    assert found.groups.schema["copy_group"] == pl.UInt32


def test_the_paragraph_frame_gets_groups_of_paragraphs_and_of_articles(corpus):
    groups = find(corpus)
    # What an earlier search has found may be of an article that is gone.
    gone = groups.head(1).with_columns(article_id=pl.lit("gone"))
    known = pl.concat([groups.with_columns(pl.col("article_id").cast(pl.String)), gone])
    frame = with_copies(corpus.frame("lexicon"), known)
    rows = frame.sort("source", "paragraph").select(
        "source", "paragraph", "copy_group", "article_group"
    )
    assert rows.rows() == [
        ("Bernama", 1, None, 0),
        ("Bernama", 2, 0, 0),
        ("The Star", 1, 0, 0),
    ]
