"""The corpus's search: its index goes with the articles, and what it finds is always whole."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa
from test_corpus import paragraph, scored
from test_corpus_scorers import by_model

from analysis import search
from analysis.corpus import Corpus, CorpusError, index
from analysis.pipeline import with_paragraph
from analysis.records import Article, ScoredArticle

PORT, TRADE = "The port opened.", "Trade rose 🇲🇾 again."


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    return Corpus(place)


def unindex(corpus: Corpus) -> None:
    """As a corpus of schema 3 is after it was brought up to date."""
    with corpus._change() as connection:
        for table in ("word_places", "searched"):
            connection.execute(sa.text(f"DELETE FROM {table}"))


def kept(corpus: Corpus, query: str) -> list[tuple[object, ...]]:
    with corpus._look() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def words_kept(corpus: Corpus) -> set[object]:
    return {word for (word,) in kept(corpus, "SELECT DISTINCT word FROM word_places")}


def test_an_added_article_is_found(corpus: Corpus) -> None:
    article = scored(PORT, TRADE)
    corpus.add(article)
    found = corpus.search("ports")
    assert found.rows() == [(article.article.id, 1)]
    assert dict(found.schema) == {"article_id": pl.Categorical, "paragraph": pl.Int32}
    assert corpus.search("trade rising").is_empty()
    assert corpus.search("again rose").rows() == [(article.article.id, 2)]
    assert corpus.index() == 0


def test_a_search_of_nothing_has_the_same_columns(corpus: Corpus) -> None:
    empty = corpus.search("port")
    corpus.add(scored(PORT))
    assert empty.is_empty()
    for typed in ("", "!!", "nowhere"):
        assert corpus.search(typed).is_empty()
        assert corpus.search(typed).schema == empty.schema == corpus.search("port").schema


def test_what_was_found_is_in_the_order_of_articles_and_paragraphs(corpus: Corpus) -> None:
    articles = [scored(f"Number {n}.", PORT, "Nothing.", PORT + "!") for n in range(9)]
    for article in articles:
        corpus.add(article)
    ids = sorted(article.article.id for article in articles)
    assert corpus.search("port").rows() == [(key, n) for key in ids for n in (2, 4)]


def test_what_is_removed_is_found_no_more_and_its_words_are_gone(corpus: Corpus) -> None:
    going, staying = scored(PORT), scored(TRADE)
    corpus.add(going)
    corpus.add(staying)
    corpus.remove([going.article.id])
    assert corpus.search("port").is_empty()
    assert words_kept(corpus) == {"trade", "rose", "again"}
    corpus.add(going)
    assert corpus.search("port").rows() == [(going.article.id, 1)]


def test_another_place_and_another_splitting_are_searched(corpus: Corpus) -> None:
    nameless, named = scored(PORT, TRADE, source=None), scored(PORT, TRADE)
    key = named.article.id
    corpus.add(nameless)
    corpus.name_source(named)
    assert corpus.search("trade").rows() == [(key, 2)]
    less = replace(
        named, article=with_paragraph(named.article, 1, kept=False), paragraphs=named.paragraphs[1:]
    )
    corpus.replace(key, less)
    assert corpus.search("port").is_empty()
    assert corpus.search("trade").rows() == [(key, 2)]


def in_malay(article: ScoredArticle) -> ScoredArticle:
    rows = (
        replace(row, paragraph=replace(row.paragraph, language="ms")) for row in article.paragraphs
    )
    return replace(article, paragraphs=tuple(rows))


def test_new_scores_leave_the_index_unless_the_language_is_another(corpus: Corpus) -> None:
    article = scored("Harganya naik.")
    corpus.add(article)
    corpus.add_scores(by_model(article))
    assert corpus.index() == 0
    assert corpus.search("harga").is_empty()
    corpus.add_scores(in_malay(by_model(article, scorer="model 000000000000")))
    assert corpus.search("harga").rows() == [(article.article.id, 1)]


def test_an_older_corpus_is_put_into_the_index_some_at_a_time(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BATCH", 2)
    articles = [scored(f"Number {n}.", PORT) for n in range(5)]
    for article in articles:
        corpus.add(article)
    before = corpus.search("port")
    unindex(corpus)
    version = corpus.version()
    assert [corpus.index() for _ in range(4)] == [2, 2, 1, 0]
    assert corpus.search("port").equals(before)
    unindex(corpus)
    assert corpus.search("port").equals(before)
    assert corpus.version() == version


def test_single_articles_are_put_together_and_found_as_before(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BATCH", 4)
    articles = [scored(f"Number {n}.", PORT) for n in range(9)]
    for article in articles:
        corpus.add(article)
    batches = "SELECT batch, count(*) FROM searched GROUP BY batch ORDER BY batch"
    assert kept(corpus, batches) == [(1, 4), (5, 4), (9, 1)]
    assert corpus.search('"port opened"').height == 9
    assert [corpus.search(f"number {n}").rows() for n in range(9)] == [
        [(article.article.id, 1)] for article in articles
    ]
    corpus.remove([articles[0].article.id])
    assert kept(corpus, batches) == [(5, 4), (9, 1)]
    assert corpus.search("opening").height == 8
    assert kept(corpus, batches) == [(5, 4), (9, 1), (10, 3)]


def test_other_rules_for_words_make_the_index_anew(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (scored(f"Number {n}.", PORT) for n in range(3))
    corpus.add(first)
    monkeypatch.setattr(search, "RULES", 1)
    corpus.add(second)
    assert kept(corpus, "SELECT count(*) FROM searched") == [(1,)]
    assert corpus.search("port").height == 2
    monkeypatch.setattr(search, "RULES", 2)
    assert corpus.search("port").height == 2
    corpus.add(third)
    assert corpus.search("port").height == 3


def test_a_paragraph_of_any_length_and_an_article_of_none_are_searched(corpus: Corpus) -> None:
    corpus.add(scored("Ship " * 70_000 + "stern", "A bow."))
    corpus.add(ScoredArticle(Article("b.txt", "Contents only"), (), "lexicon 0123456789ab"))
    assert corpus.search("ship").height == corpus.search("bow").height == 1
    # Words that stand behind the 65,536th of a paragraph are not searched.
    assert corpus.search("stern").is_empty()
    assert corpus.index() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("x" * 201, "A search is at most 200 characters long"),
        ("x" * 10_000, "A search is at most 200 characters long"),
        (" ".join("ab"[n % 2] + str(n) for n in range(33)), "A search is at most 32 words"),
    ],
)
def test_too_long_a_search_is_refused_in_a_sentence(
    corpus: Corpus, typed: str, sentence: str
) -> None:
    with pytest.raises(CorpusError, match=sentence):
        corpus.search(typed)


@pytest.mark.parametrize(
    "typed", ["\0", "\ud83d", "'; DROP TABLE word_places;--", '"', "NEAR(", "%_"]
)
def test_hostile_searches_find_nothing(corpus: Corpus, typed: str) -> None:
    corpus.add(scored(PORT))
    assert corpus.search(typed).is_empty()
    assert corpus.search("port").height == 1


def test_several_that_search_an_older_corpus_at_once_find_the_same(corpus: Corpus) -> None:
    for n in range(30):
        corpus.add(scored(f"Number {n}.", PORT))
    unindex(corpus)
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: corpus.search("port").height, range(3)))
    assert found == [30] * 3


def test_a_change_that_fails_leaves_the_index_as_it_was(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the power went")

    corpus.add(scored(PORT))
    monkeypatch.setattr("analysis.corpus.raise_version", broken)
    attempts: list[Callable[[], object]] = [
        lambda: corpus.add(scored(TRADE)),
        lambda: corpus.remove([scored(PORT).article.id]),
    ]
    for attempt in attempts:
        with pytest.raises(RuntimeError):
            attempt()
    assert corpus.search("port").height == 1
    assert words_kept(corpus) == {"the", "port", "open"}


def test_what_stands_outside_the_paragraphs_is_not_searched(corpus: Corpus) -> None:
    corpus.add(replace(scored(PORT), paragraphs=(paragraph(1, PORT, 12),)))
    assert corpus.search("headline").is_empty()
