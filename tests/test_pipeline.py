import datetime as dt
import logging
from collections.abc import Sequence

import pytest

from analysis.pipeline import (
    BY_HAND,
    paragraphs_of,
    score_article,
    score_articles,
    split,
    with_paragraph,
)
from analysis.records import Article, Block, Passage, Score, Tone
from analysis.scoring import make_scorer

MALAY = "Kerajaan Malaysia dan China bersetuju untuk meneruskan kerjasama dalam pembinaan jalan."


class Counting:
    """A scorer that notes what it was given, and breaks on a word."""

    name, digest = "counting", "0123456789ab"

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def score(self, passages: Sequence[Passage]) -> list[Score]:
        texts = [passage.text for passage in passages]
        if any("BREAK" in text for text in texts):
            raise KeyError("BREAK")
        self.batches.append(texts)
        return [Score(True, 1.0, len(p.paragraphs) / 10, "favourable") for p in passages]


def given(name: str, *texts: str) -> Article:
    """An article that came split into these body paragraphs."""
    starts = [sum(len(t) + 2 for t in texts[:n]) for n in range(len(texts))]
    blocks = tuple(Block(text, "body", start) for text, start in zip(texts, starts, strict=True))
    return Article(name, "\n\n".join(texts), title="A title", blocks=blocks)


def names(scored) -> list[str]:
    return [one.article.name for one in scored]


def test_an_article_that_came_split_keeps_its_blocks():
    article = given("a", "One paragraph here.", "Another paragraph there.")
    assert split(article).blocks == article.blocks


def test_an_unsplit_article_is_split_and_its_provenance_filled():
    text = (
        "KUALA LUMPUR, March 5, 2024 (Xinhua) -- The port agreed on Tuesday to buy four cranes.\n\n"
        "The cranes will be delivered next year, the port authority said in a statement."
    )
    whole = split(Article("a.txt", text))
    assert whole.source == "Xinhua"
    assert [block.kind for block in whole.blocks if "cranes will" in block.text] == ["body"]


def test_what_the_caller_knows_is_not_overridden():
    text = "KUALA LUMPUR, March 5 (Xinhua) -- The port agreed on Tuesday to buy four cranes."
    article = Article("a.txt", text, source="The Star", date=dt.date(2020, 1, 2))
    assert (split(article).source, split(article).date) == ("The Star", dt.date(2020, 1, 2))


def test_paragraphs_count_body_blocks_only():
    text = (
        "A headline\n\nFirst paragraph of the news.\n\nShare this\n\nSecond paragraph of the news."
    )
    kinds = ("title", "body", "boilerplate", "body")
    blocks = []
    for piece, kind in zip(text.split("\n\n"), kinds, strict=True):
        blocks.append(Block(piece, kind, text.index(piece)))
    rows = paragraphs_of(Article("a", text, blocks=tuple(blocks)))
    assert [(row.number, row.text, row.start) for row in rows] == [
        (1, "First paragraph of the news.", 12),
        (2, "Second paragraph of the news.", 54),
    ]
    assert {row.language for row in rows} == {"en"}


def test_a_block_put_back_by_hand_is_a_paragraph_in_its_place():
    article = given("a", "One is here.", "Two is here.", "Three is here.")
    less = with_paragraph(article, 1, kept=False)
    assert [row.text for row in paragraphs_of(less)] == ["One is here.", "Three is here."]
    whole = with_paragraph(less, 1, kept=True)
    assert [row.text for row in paragraphs_of(whole)] == [block.text for block in article.blocks]
    assert [block.why for block in whole.blocks] == ["", BY_HAND, ""]


def test_an_article_left_without_paragraphs_by_hand_is_not_split_anew():
    empty = with_paragraph(given("a", "One is here."), 0, kept=False)
    assert score_article(empty, Counting()).paragraphs == ()


def test_one_articles_fault_is_raised():
    with pytest.raises(KeyError, match="BREAK"):
        score_article(given("a", "BREAK here."), Counting())


def test_a_speaker_is_named():
    said = '"The link will open in 2027," Transport Minister Anthony Loke said on Monday.'
    (row,) = paragraphs_of(given("a", said))
    assert row.voice == "speaker"
    assert "Loke" in (row.speaker or "")


def test_the_scorer_is_named_with_its_digest():
    (scored,) = score_articles([given("a", "The port is open.")], Counting())
    assert scored.scorer == "counting 0123456789ab"


def test_a_batch_mixes_articles_and_a_passage_knows_its_own():
    scorer = Counting()
    articles = [given("a", "One is here.", "Two is here."), given("b", "Three is here.")]
    scored = list(score_articles(articles, scorer))
    assert scorer.batches == [["One is here.", "Two is here.", "Three is here."]]
    assert [[row.score.stance for row in one.paragraphs] for one in scored] == [[0.2, 0.2], [0.1]]


def test_no_batch_is_larger_than_asked():
    scorer = Counting()
    list(score_articles([given("a", *["The port is open."] * 5)], scorer, batch=2))
    assert [len(texts) for texts in scorer.batches] == [2, 2, 1]


def test_articles_come_out_before_the_last_is_read():
    read = []

    def articles():
        for name in "abcdef":
            read.append(name)
            yield given(name, "The port is open.")

    next(score_articles(articles(), Counting(), batch=2))
    assert read == ["a", "b"]


def test_articles_without_a_passage_do_not_pile_up():
    read = []
    notice = Block("Share this", "boilerplate", 0)

    def articles():
        for name in "abcdef":
            read.append(name)
            yield Article(name, "Share this", blocks=(notice,))

    assert next(score_articles(articles(), Counting(), batch=2)).paragraphs == ()
    assert read == ["a", "b"]


def test_a_bad_article_stops_no_other():
    faults = []
    articles = [given("a", "Good one."), given("b", "BREAK here."), given("c", "Good too.")]
    scored = score_articles(articles, Counting(), on_fault=lambda *fault: faults.append(fault))
    assert names(scored) == ["a", "c"]
    ((article, error),) = faults
    assert (article.name, type(error)) == ("b", KeyError)


def test_an_article_that_cannot_be_split_stops_no_other():
    broken = Article("broken", None)  # type: ignore[arg-type]
    faults = []
    scored = score_articles(
        [broken, given("a", "Good one.")], Counting(), on_fault=lambda *f: faults.append(f)
    )
    assert names(scored) == ["a"]
    assert [article.name for article, _ in faults] == ["broken"]


def test_a_fault_nobody_asks_for_is_logged(caplog):
    with caplog.at_level(logging.WARNING):
        assert list(score_articles([given("b", "BREAK here.")], Counting())) == []
    assert caplog.messages == ["b was not scored"]


def test_a_scorer_that_loses_a_passage_is_a_fault():
    class Losing(Counting):
        def score(self, passages):
            return super().score(passages)[1:]

    faults = []
    scored = score_articles(
        [given("a", "One.")], Losing(), on_fault=lambda *f: faults.append(str(f[1]))
    )
    assert list(scored) == []
    assert faults == ["counting gave 0 scores for 1 passages"]


def test_another_language_has_no_tone_and_says_so():
    (scored,) = score_articles([given("a", MALAY, "The port is open for ships now.")], Counting())
    malay, english = scored.paragraphs
    assert malay.tone == Tone(None, reason="not scored yet: Malay")
    assert english.tone.value == 0.0


def test_another_language_has_no_lexicon_score_either():
    (scored,) = score_articles([given("a", MALAY)], make_scorer("lexicon"))
    assert scored.paragraphs[0].score == Score(
        None, None, None, None, reason="not scored yet: Malay"
    )
