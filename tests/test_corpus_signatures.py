"""Paragraphs' signatures: made with the article, or later for an older corpus."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa
from test_corpus import scored
from test_corpus_scorers import by_model

from analysis.copies import signature
from analysis.corpus import Corpus

TEXTS = ("The port opened.", "Trade rose 🇲🇾 again.", "Harga naik.")


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    return Corpus(place)


def unsign(corpus: Corpus) -> None:
    """As a corpus of schema 2 is after it was brought up to date."""
    with corpus._change() as connection:
        connection.execute(sa.text("DELETE FROM signatures"))


def signatures(corpus: Corpus) -> list[bytes | None]:
    return corpus.signatures()["signature"].to_list()


def test_an_added_article_is_signed(corpus: Corpus) -> None:
    article = scored(*TEXTS)
    corpus.add(article)
    frame = corpus.signatures()
    key = article.article.id
    assert frame.rows() == [(key, n, signature(text)) for n, text in enumerate(TEXTS, 1)]
    expected = {"article_id": pl.String, "paragraph": pl.Int32, "signature": pl.Binary}
    assert dict(frame.schema) == expected
    assert corpus.sign(1000) == 0


def test_signatures_of_an_empty_corpus_have_the_same_columns(corpus: Corpus) -> None:
    nothing = corpus.signatures()
    corpus.add(scored(*TEXTS))
    assert nothing.is_empty()
    assert nothing.schema == corpus.signatures().schema


def test_new_scores_and_another_place_keep_them_right(corpus: Corpus) -> None:
    nameless, named = scored(*TEXTS, source=None), scored(*TEXTS)
    corpus.add(nameless)
    corpus.add_scores(by_model(nameless))
    expected = [signature(text) for text in TEXTS]
    assert signatures(corpus) == expected
    corpus.name_source(named)
    assert signatures(corpus) == expected
    shorter = scored("The port opened.\n\nTrade rose 🇲🇾 again.", "Harga naik.")
    assert corpus.replace(named.article.id, shorter) is True
    assert signatures(corpus) == [signature(" ".join(TEXTS[:2])), signature(TEXTS[2])]
    corpus.remove([shorter.article.id])
    assert signatures(corpus) == []


def test_missing_ones_are_made_some_at_a_time(corpus: Corpus) -> None:
    corpus.add(scored(*TEXTS))
    corpus.add(scored("Trade fell.", source="Hua News"))
    whole = corpus.signatures()
    unsign(corpus)
    assert signatures(corpus) == [None] * 4
    before = corpus.version()
    assert corpus.sign(3) == 3
    assert corpus.version() > before
    assert corpus.signatures()["signature"].null_count() == 1
    assert corpus.sign(3) == 1
    assert corpus.signatures().equals(whole)
    before = corpus.version()
    assert corpus.sign(3) == 0
    assert corpus.version() == before


def test_an_unsigned_article_can_be_scored_replaced_and_removed(corpus: Corpus) -> None:
    article = scored(*TEXTS)
    corpus.add(article)
    unsign(corpus)
    corpus.add_scores(by_model(article))
    assert signatures(corpus) == [None] * 3
    corpus.replace(article.article.id, article)
    assert signatures(corpus) == [signature(text) for text in TEXTS]
    unsign(corpus)
    assert corpus.remove([article.article.id]) == 1


def test_what_is_removed_while_it_is_signed_is_left_alone(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, staying = scored(*TEXTS), scored("Trade fell.", source="Hua News")
    corpus.add(going)
    corpus.add(staying)
    unsign(corpus)

    def meanwhile(text: str) -> bytes:
        corpus.remove([going.article.id])
        return signature(text)

    monkeypatch.setattr("analysis.copies.signature", meanwhile)
    assert corpus.sign(1000) == 1
    assert signatures(corpus) == [signature("Trade fell.")]


def test_several_that_sign_at_once_sign_each_once(corpus: Corpus) -> None:
    for n in range(30):
        corpus.add(scored(f"Article {n}.", "Trade rose."))
    whole = corpus.signatures()
    unsign(corpus)

    def work(_: int) -> int:
        made = 0
        while corpus.signatures()["signature"].null_count():
            made += corpus.sign(7)
        return made

    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(work, range(3))) == 60
    assert corpus.signatures().equals(whole)
