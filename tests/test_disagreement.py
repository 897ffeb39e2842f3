"""Two scorers' frames side by side: exact rows, counts and sentences."""

import polars as pl
import pytest

from analysis.compare.disagreement import (
    counts_by_label,
    disagreement,
    disagreement_finding,
    pairs,
    widest,
)

SCHEMA = {
    "article_id": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "title": pl.String,
    "paragraph": pl.Int32,
    "voice": pl.String,
    "about": pl.Boolean,
    "stance": pl.Float64,
    "label": pl.String,
}

FOR, EVEN, AGAINST, OFF = "favourable", "neutral", "unfavourable", "not about it"


def by_scorer(*judged: tuple[float | None, str | None]) -> pl.DataFrame:
    """A paragraph per (stance, label), all of one article."""
    rows = [
        ("a1", "Selat Times", None, "Ports", number, "outlet", label and label != OFF, *both)
        for number, both in enumerate(judged, 1)
        for label in [both[1]]
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


ONE = by_scorer((0.5, FOR), (0.25, FOR), (0.0, EVEN), (None, OFF), (None, None), (-0.5, AGAINST))
TWO = by_scorer((0.75, FOR), (-0.5, AGAINST), (None, OFF), (None, OFF), (0.5, FOR), (0.25, FOR))


def test_a_row_per_paragraph_that_both_labelled() -> None:
    rows = disagreement(ONE, TWO)
    assert rows["paragraph"].to_list() == [1, 2, 3, 4, 6]
    assert rows.row(1, named=True) == {
        "article_id": "a1",
        "source": "Selat Times",
        "date": None,
        "title": "Ports",
        "paragraph": 2,
        "voice": "outlet",
        "about": True,
        "stance": 0.25,
        "label": FOR,
        "about_other": True,
        "stance_other": -0.5,
        "label_other": AGAINST,
        "differ": True,
        "width": 0.75,
    }


def test_two_scorers_that_say_the_same_differ_by_nothing() -> None:
    rows = disagreement(ONE, ONE)
    assert rows["differ"].any() is False
    assert rows["width"].to_list() == [0.0] * 5
    assert widest(rows).is_empty()


def test_rows_are_matched_by_article_and_number_not_by_place() -> None:
    rows = disagreement(ONE, TWO.reverse())
    assert rows.equals(disagreement(ONE, TWO))
    other_article = TWO.with_columns(article_id=pl.lit("a2"))
    assert disagreement(ONE, other_article).is_empty()
    assert disagreement(ONE, other_article).schema == rows.schema


def test_the_widest_come_first_and_one_pair_may_be_chosen() -> None:
    rows = disagreement(ONE, TWO)
    # The third is neutral at 0 by one and not about it by the other: no width, yet two labels.
    assert widest(rows)["paragraph"].to_list() == [2, 6, 3]
    assert widest(rows, (AGAINST, FOR))["paragraph"].to_list() == [6]
    assert widest(rows, (FOR, OFF)).is_empty()


def test_counts_have_a_line_per_label_of_the_first() -> None:
    assert counts_by_label(disagreement(ONE, TWO)) == [
        [1, 0, 1, 0],
        [0, 0, 0, 1],
        [1, 0, 0, 0],
        [0, 0, 0, 1],
    ]
    assert pairs(disagreement(ONE, TWO)).height == 5


SAME = ((0.5, FOR),) * 3


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ((), (), "No paragraph has a label by both lexicon and model."),
        (SAME, SAME, "lexicon and model give the same label to 100% of 3 paragraphs."),
        (
            (*SAME, (0.0, EVEN), (0.0, EVEN), (None, OFF)),
            (*SAME, (0.9, FOR), (0.8, FOR), (0.8, FOR)),
            "lexicon and model give the same label to 50% of 6 paragraphs; the commonest "
            "difference is neutral by lexicon and favourable by model (2 of 3).",
        ),
        (
            (*SAME, (0.0, EVEN), (None, OFF)),
            (*SAME, (0.9, FOR), (0.8, FOR)),
            "lexicon and model give the same label to 60% of 5 paragraphs and differ on 2.",
        ),
    ],
    ids=["none", "all the same", "one pair leads", "no pair leads"],
)
def test_the_finding_claims_what_the_numbers_bear(
    one: tuple[tuple[float | None, str | None], ...],
    other: tuple[tuple[float | None, str | None], ...],
    sentence: str,
) -> None:
    rows = disagreement(by_scorer(*one), by_scorer(*other))
    assert disagreement_finding(rows, "lexicon", "model") == sentence
