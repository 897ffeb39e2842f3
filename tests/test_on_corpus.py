"""Agreement with people on a corpus of their own: exact counts, shares and sentences."""

from __future__ import annotations

import datetime as dt
import re

import polars as pl
import pytest

from analysis.agreement.blind import blind, blind_readings, swayed_readings
from analysis.agreement.measures import wilson
from analysis.agreement.on_corpus import (
    BESIDE,
    BETWEEN,
    Share,
    beside,
    between,
    beyond_chance,
    same_share,
    sure_share,
    weighted_share,
)
from analysis.agreement.told import (
    agreement_told,
    alpha_told,
    difference_told,
    sure_told,
    swayed_told,
    weighted_told,
)

FOR, EVEN, AGAINST, OFF = "favourable", "neutral", "unfavourable", "not about it"
A, B = "00000000000000aa", "00000000000000bb"
READINGS = {
    "article_id": pl.String,
    "start": pl.Int32,
    "paragraph": pl.Int32,
    "reader": pl.String,
    "label": pl.String,
    "at": pl.Datetime("us"),
}


def readings(*rows: tuple[str, int | None, str, str]) -> pl.DataFrame:
    """Readings (article, paragraph, reader, label), one a minute, in this order."""
    made = [
        (article, 100 * (number or 9), number, reader, label, dt.datetime(2026, 1, 1, 8, minute))
        for minute, (article, number, reader, label) in enumerate(rows)
    ]
    return pl.DataFrame(made, schema=READINGS, orient="row")


def scored(*rows: tuple[str, int, str | None, float | None]) -> pl.DataFrame:
    """A paragraph frame of (article, paragraph, label, confidence)."""
    schema = {"article_id": pl.Categorical, "paragraph": pl.Int32, "label": pl.Categorical}
    frame = pl.DataFrame(rows, schema=schema | {"confidence": pl.Float64}, orient="row")
    return frame.with_columns(stance=pl.lit(0.5))


FRAME = scored((A, 1, FOR, 0.95), (A, 2, EVEN, 0.5), (B, 1, AGAINST, 0.92), (B, 2, None, None))
PEOPLE = FRAME.select(pl.col("article_id", "label").cast(pl.String), "paragraph").drop_nulls()


def test_a_row_per_paragraph_that_both_labelled_newest_first() -> None:
    rows = beside(
        readings((A, 1, "me", FOR), (B, 1, "me", EVEN), (B, 2, "me", FOR), (A, None, "me", FOR)),
        FRAME,
        PEOPLE,
    )
    assert rows.schema == BESIDE
    assert rows.rows() == [
        (B, 1, AGAINST, 0.5, 0.92, EVEN, 1, dt.datetime(2026, 1, 1, 8, 1), AGAINST, True),
        (A, 1, FOR, 0.5, 0.95, FOR, 1, dt.datetime(2026, 1, 1, 8, 0), FOR, False),
    ]


def test_of_several_readers_the_most_count_and_of_a_tie_the_newest() -> None:
    three = readings((A, 1, "me", FOR), (A, 1, "Ana", FOR), (A, 1, "Tan", OFF))
    assert beside(three, FRAME, PEOPLE).select("label_other", "readers").rows() == [(FOR, 3)]
    tied = readings((A, 1, "me", OFF), (A, 1, "Ana", FOR))
    assert beside(tied, FRAME, PEOPLE)["label_other"].to_list() == [FOR]
    assert beside(tied.reverse(), FRAME, PEOPLE)["label_other"].to_list() == [FOR]


def test_without_readings_there_are_the_same_columns_and_no_rows() -> None:
    rows = beside(readings(), FRAME, PEOPLE)
    assert rows.schema == BESIDE
    assert rows.is_empty()
    assert same_share(rows) is sure_share(rows) is weighted_share(rows, {FOR: 1}) is None
    assert beyond_chance(rows) is None
    assert between(readings()).schema == BETWEEN


def judged(*pairs: tuple[str, str, float | None]) -> pl.DataFrame:
    """Rows of `beside` by (scorer's label, reader's label, confidence)."""
    made = readings(*((A, n, "me", said) for n, (_, said, _) in enumerate(pairs, 1)))
    frame = scored(*((A, n, label, sure) for n, (label, _, sure) in enumerate(pairs, 1)))
    people = frame.select(pl.col("article_id", "label").cast(pl.String), "paragraph")
    return beside(made, frame, people)


def test_shares_count_what_is_the_same() -> None:
    rows = judged((FOR, FOR, 0.9), (FOR, EVEN, 0.97), (EVEN, EVEN, 0.6), (EVEN, EVEN, None))
    assert same_share(rows) == Share(3, 4, 0.75, *wilson(0.75, 4))
    assert sure_share(rows) == Share(1, 2, 0.5, *wilson(0.5, 2))


def test_each_label_weighs_what_it_is_in_the_corpus() -> None:
    rows = judged((FOR, FOR, None), (FOR, FOR, None), (AGAINST, EVEN, None), (AGAINST, FOR, None))
    found = weighted_share(rows, {FOR: 90, AGAINST: 10})
    assert found is not None
    # All 90 as the two that agree, all 10 as the two that don't; as sure as
    # 100² / (90² / 2 + 10² / 2) = 2.439 paragraphs drawn from all.
    assert (found.part, found.whole, found.share) == (2, 4, pytest.approx(0.9))
    assert (found.low, found.high) == pytest.approx(wilson(0.9, 100**2 / 4100))


def test_a_label_that_was_never_read_leaves_the_whole_unknown() -> None:
    rows = judged((FOR, FOR, None))
    assert weighted_share(rows, {FOR: 5, OFF: 1}) is None
    assert weighted_share(rows, {FOR: 5, OFF: 0}) is not None


def test_beyond_chance_is_alpha() -> None:
    rows = judged((FOR, FOR, None), (EVEN, EVEN, None))
    assert beyond_chance(rows) == 1
    assert beyond_chance(judged((FOR, EVEN, None), (EVEN, FOR, None))) == pytest.approx(-0.5)


def test_readers_are_compared_two_by_two_where_both_read() -> None:
    rows = readings(
        (A, 1, "me", FOR),
        (A, 2, "me", EVEN),
        (A, 1, "Ana", FOR),
        (A, 2, "Ana", FOR),
        (A, 1, "Tan", FOR),
        (B, 1, "Lim", FOR),
    )
    found = between(rows)
    assert found.drop("alpha").rows() == [
        ("Ana", "me", 2, 1),
        ("Ana", "Tan", 1, 1),
        ("Tan", "me", 1, 1),
    ]
    assert found["alpha"].to_list() == pytest.approx([0.0, 1.0, 1.0])


def test_blind_readings_stand_apart_under_the_readers_own_name() -> None:
    rows = readings((A, 1, blind("me"), FOR), (A, 1, "me", EVEN), (A, 2, blind(blind("me")), FOR))
    assert blind_readings(rows).select("paragraph", "reader", "label").rows() == [
        (1, "me", FOR),
        (2, "me", FOR),
    ]
    assert swayed_readings(rows)["label"].to_list() == [EVEN]


# Sentences


def told(text: str) -> str:
    """With spaces that break, so that tests can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def share(part: int, whole: int) -> Share:
    return Share(part, whole, part / whole, *wilson(part / whole, whole))


@pytest.mark.parametrize(
    ("same", "readers", "sentence"),
    [
        (
            None,
            [],
            "Nobody has checked the scores on your articles yet: 20 paragraphs take about five "
            "minutes.",
        ),
        (
            share(1, 1),
            ["me"],
            "On your articles the model agreed with you on 1 of 1 paragraph: too few to tell. "
            "From 20 on it says more.",
        ),
        (
            share(41, 50),
            ["me"],
            "On your articles the model agreed with you on 41 of 50 paragraphs: 82 %, likely "
            "between 69 and 90 %.",
        ),
        (
            share(20, 20),
            ["Ana"],
            "On your articles the model agreed with Ana on 20 of 20 paragraphs: 100 %, likely "
            "between 84 and 100 %.",
        ),
        (
            share(10, 20),
            ["Ana", "me"],
            "On your articles the model agreed with 2 readers on 10 of 20 paragraphs: 50 %, "
            "likely between 30 and 70 %.",
        ),
    ],
)
def test_agreement_in_words(same: Share | None, readers: list[str], sentence: str) -> None:
    assert told(agreement_told(same, "model", readers, "your articles")) == sentence


def test_the_whole_corpus_in_words() -> None:
    assert told(weighted_told(Share(2, 4, 0.9, 0.5, 1.0), {FOR: 1200, OFF: 1})) == (
        "The check draws every label about as often, so that rare ones come up. Weighted back to "
        "all 1,201 paragraphs, the agreement is 90 %, likely between 50 and 100 %."
    )
    assert "Read some of every label" in weighted_told(None, {FOR: 2})


def test_being_sure_in_words() -> None:
    assert sure_told(None, "lexicon") == ""
    assert told(sure_told(share(20, 22), "model")) == (
        "Where the model was at least 90 % sure, it agreed on 20 of 22: 91 %, likely between 72 "
        "and 97 %."
    )


@pytest.mark.parametrize(
    ("alpha", "sentence"),
    [(None, ""), (0.8, "reliable"), (0.7, "first conclusions"), (-0.5, "−0.50, held to be too")],
)
def test_alpha_in_words(alpha: float | None, sentence: str) -> None:
    assert re.search(sentence, alpha_told(alpha))


def test_the_commonest_difference_in_words() -> None:
    assert difference_told(judged((FOR, FOR, None)), "model") == ""
    rows = judged((FOR, EVEN, None), (FOR, EVEN, None), (EVEN, FOR, None), (FOR, FOR, None))
    assert difference_told(rows, "model") == (
        "They differ on 3, most over what the model calls favourable and a person neutral "
        "(2 of them)."
    )
    even = judged((FOR, EVEN, None), (EVEN, FOR, None))
    assert difference_told(even, "model") == "They differ on 2."


def test_readings_beside_the_score_in_words() -> None:
    assert swayed_told(judged()) == ""
    assert swayed_told(judged((FOR, FOR, None), (FOR, EVEN, None))).startswith(
        "2 more paragraphs got a label in the reading pane, beside the score (1 the same)."
    )
