"""What people read in paragraphs: the newest holds, the earlier are kept, and all of it lasts."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from test_corpus_corrections import FIRST, SECOND, two
from test_corpus_scorers import by_model

from analysis.corpus import Corpus, CorpusError
from analysis.pipeline import with_paragraph

KEY = two().article.id


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    corpus = Corpus(place)
    corpus.add(two())
    return corpus


def held(corpus: Corpus) -> list[tuple[object, ...]]:
    return corpus.readings().drop("at").rows()


def test_a_reading_is_kept_with_its_paragraph_and_time(corpus: Corpus) -> None:
    before = corpus.version()
    corpus.read(KEY, SECOND, "  Mei \n Lim ", "favourable")
    assert corpus.version() > before
    frame = corpus.readings()
    assert held(corpus) == [(KEY, SECOND, 2, "Mei Lim", "favourable")]
    age = dt.datetime.now(dt.UTC).replace(tzinfo=None) - frame["at"][0]
    assert dt.timedelta(0) <= age < dt.timedelta(minutes=1)
    assert dict(frame.schema) == {
        "article_id": pl.String,
        "start": pl.Int32,
        "paragraph": pl.Int32,
        "reader": pl.String,
        "label": pl.String,
        "at": pl.Datetime("us"),
    }


def test_no_readings_have_the_same_columns(corpus: Corpus) -> None:
    nothing, never = corpus.readings(), corpus.reading_history(KEY, FIRST)
    corpus.read(KEY, FIRST, "Mei", "neutral")
    assert nothing.is_empty()
    assert never.is_empty()
    assert nothing.schema == corpus.readings().schema
    assert never.schema == corpus.reading_history(KEY, FIRST).schema


def test_the_newest_of_each_reader_holds_and_the_earlier_are_history(corpus: Corpus) -> None:
    for reader, label in (
        ("Mei", "neutral"),
        ("Ali", "unfavourable"),
        ("Mei", "favourable"),
        ("Ali", None),
    ):
        corpus.read(KEY, FIRST, reader, label)  # type: ignore[arg-type]
    assert held(corpus) == [(KEY, FIRST, 1, "Mei", "favourable")]
    assert corpus.reading_history(KEY, FIRST).drop("at").rows() == [
        ("Mei", "neutral"),
        ("Ali", "unfavourable"),
        ("Mei", "favourable"),
        ("Ali", None),
    ]
    assert corpus.reading_history(KEY, SECOND).is_empty()
    corpus.read(KEY, FIRST, "Ali", "neutral")
    assert [row[3:] for row in held(corpus)] == [("Ali", "neutral"), ("Mei", "favourable")]


def test_the_same_reading_again_changes_nothing(corpus: Corpus) -> None:
    corpus.read(KEY, FIRST, "Mei", None)
    corpus.read(KEY, FIRST, "Mei", "neutral")
    version = corpus.version()
    corpus.read(KEY, FIRST, "Mei", "neutral")
    assert corpus.version() == version
    assert corpus.reading_history(KEY, FIRST).height == 1


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [
        (" \n", "A reading needs its reader's name"),
        ("x" * 201, "A reader's name is at most 200 characters long"),
        ("\ud83d", "no text may hold"),
    ],
)
def test_what_can_not_be_a_reader_is_refused(corpus: Corpus, reader: str, sentence: str) -> None:
    with pytest.raises(CorpusError, match=sentence):
        corpus.read(KEY, FIRST, reader, "neutral")
    assert corpus.readings().is_empty()


def test_what_can_not_be_a_reading_is_refused(corpus: Corpus) -> None:
    version = corpus.version()
    with pytest.raises(ValueError, match="not a label: 'warm'"):
        corpus.read(KEY, FIRST, "Mei", "warm")  # type: ignore[arg-type]
    for article_id, start in ((KEY, 13), ("0" * 16, FIRST)):
        with pytest.raises(CorpusError, match="No paragraph of the corpus starts there any more"):
            corpus.read(article_id, start, "Mei", "neutral")
    assert corpus.version() == version


# It stays


def test_new_scores_leave_it(corpus: Corpus) -> None:
    corpus.read(KEY, FIRST, "Mei", "neutral")
    before = corpus.readings()
    corpus.add_scores(by_model(two()))
    assert corpus.readings().equals(before)


def test_a_removal_undone_brings_it_back(corpus: Corpus) -> None:
    corpus.read(KEY, FIRST, "Mei", "neutral")
    before = corpus.readings()
    corpus.remove([KEY])
    assert held(corpus) == [(KEY, FIRST, None, "Mei", "neutral")]
    corpus.read(KEY, FIRST, "Mei", None)
    assert corpus.readings().is_empty()
    corpus.add(two())
    corpus.read(KEY, FIRST, "Mei", "neutral")
    assert corpus.readings().drop("at").equals(before.drop("at"))
    assert corpus.reading_history(KEY, FIRST)["label"].to_list() == ["neutral", None, "neutral"]


def test_another_splitting_leaves_it_where_the_paragraph_starts(corpus: Corpus) -> None:
    corpus.read(KEY, SECOND, "Mei", "neutral")
    whole = two()
    less = replace(
        whole, article=with_paragraph(whole.article, 1, kept=False), paragraphs=whole.paragraphs[1:]
    )
    renumbered = replace(
        less.paragraphs[0], paragraph=replace(less.paragraphs[0].paragraph, number=1)
    )
    corpus.replace(KEY, replace(less, paragraphs=(renumbered,)))
    assert held(corpus) == [(KEY, SECOND, 1, "Mei", "neutral")]


def test_the_same_words_under_another_source_and_otherwise_spaced_keep_it(corpus: Corpus) -> None:
    corpus.read(KEY, FIRST, "Mei", "neutral")
    corpus.read(KEY, SECOND, "Mei", "neutral")
    text = two().article.text.replace("\n\n", "\n \n\n")
    rows = tuple(
        replace(row, paragraph=replace(row.paragraph, start=text.index(row.paragraph.text)))
        for row in two().paragraphs
    )
    spaced = replace(two().article, text=text, source="Hua News", blocks=())
    assert corpus.replace(KEY, replace(two(), article=spaced, paragraphs=rows)) is True
    assert [row[:3] for row in held(corpus)] == [
        (spaced.id, FIRST + 2, 1),
        (spaced.id, SECOND + 4, 2),
    ]


def test_readings_of_both_articles_stay_where_one_takes_the_others_place(corpus: Corpus) -> None:
    other = two(source="Hua News")
    corpus.add(other)
    corpus.read(KEY, FIRST, "Mei", "neutral")
    corpus.read(other.article.id, FIRST, "Mei", "favourable")
    corpus.remove([other.article.id])
    corpus.replace(KEY, other)
    assert held(corpus) == [(other.article.id, FIRST, 1, "Mei", "favourable")]
    history = corpus.reading_history(other.article.id, FIRST)
    assert history["label"].to_list() == ["neutral", "favourable"]


def test_of_two_readings_the_later_holds_and_the_earlier_is_kept(place: Path | str) -> None:
    one, other = Corpus(place), Corpus(place)
    article = two()
    key = article.article.id
    one.add(article)
    with ThreadPoolExecutor(2) as pool:
        for corpus, label in ((one, "neutral"), (other, "favourable")):
            pool.submit(corpus.read, key, FIRST, "Mei", label)
    history = one.reading_history(key, FIRST)["label"].to_list()
    assert sorted(history) == ["favourable", "neutral"]
    held = one.readings().select("reader", "label").rows()
    assert held == other.readings().select("reader", "label").rows() == [("Mei", history[-1])]
