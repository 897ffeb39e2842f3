"""Copies as they were found: kept for as long as the signatures are the same."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from test_corpus import scored
from test_corpus_scorers import by_model
from test_corpus_signatures import unsign

from analysis.corpus import Corpus

ARTICLE = scored("The port opened.", "Trade rose.")
KEY = ARTICLE.article.id
FOUND = pl.DataFrame(
    {"article_id": [KEY, KEY], "paragraph": [1, 2], "copy_group": [4, None]},
    schema={"article_id": pl.String, "paragraph": pl.Int32, "copy_group": pl.UInt32},
)


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    corpus = Corpus(place)
    corpus.add(ARTICLE)
    return corpus


def test_what_was_found_is_kept_without_raising_the_version(corpus: Corpus) -> None:
    assert corpus.copy_groups() is None
    version = corpus.version()
    assert corpus.keep_copy_groups(FOUND, corpus.signatures_version()) is True
    kept = corpus.copy_groups()
    assert kept is not None
    assert kept.rows() == [(KEY, 1, 4)]
    assert dict(kept.schema) == {
        "article_id": pl.Categorical,
        "paragraph": pl.Int32,
        "copy_group": pl.UInt32,
    }
    assert corpus.version() == version
    assert corpus.keep_copy_groups(FOUND, corpus.signatures_version()) is False


def test_a_corpus_without_copies_is_known_to_have_none(corpus: Corpus) -> None:
    assert corpus.keep_copy_groups(FOUND.clear(), corpus.signatures_version()) is True
    kept = corpus.copy_groups()
    assert kept is not None
    assert kept.is_empty()


def test_what_was_found_in_earlier_signatures_is_not_kept(corpus: Corpus) -> None:
    before = corpus.signatures_version()
    corpus.add(scored("Trade fell."))
    assert corpus.keep_copy_groups(FOUND, before) is False
    assert corpus.copy_groups() is None


def add(corpus: Corpus) -> None:
    corpus.add(scored("Trade fell."))


def remove(corpus: Corpus) -> None:
    corpus.remove([KEY])


def replace(corpus: Corpus) -> None:
    corpus.replace(KEY, scored("The port opened.", "Trade rose.", source="Hua News"))


def sign(corpus: Corpus) -> None:
    unsign(corpus)
    corpus.sign(1000)


@pytest.mark.parametrize("change", [add, remove, replace, sign])
def test_other_signatures_forget_them(corpus: Corpus, change) -> None:
    before = corpus.signatures_version()
    corpus.keep_copy_groups(FOUND, before)
    change(corpus)
    assert corpus.copy_groups() is None
    assert corpus.signatures_version() > before
    assert corpus.keep_copy_groups(FOUND, corpus.signatures_version()) is True


def test_what_leaves_the_signatures_leaves_the_copies(corpus: Corpus) -> None:
    version = corpus.signatures_version()
    corpus.keep_copy_groups(FOUND, version)
    corpus.add_scores(by_model(ARTICLE))
    corpus.correct(KEY, 12, "outlet", None)
    corpus.rename_source("Selat Times", "Strait Times")
    corpus.remove(["0" * 16])
    assert corpus.signatures_version() == version
    assert corpus.copy_groups() is not None
