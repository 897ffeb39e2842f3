"""Sums per article, whatever the order and the kind of the columns."""

import polars as pl
import pytest

from analysis.compare.per_article import per_article

FRAME = pl.DataFrame(
    [
        ("a", "Star", "Daily", 0.5, 0.6, "favourable"),
        ("b", "Star", "Daily", None, 0.0, "not about it"),
        ("a", "Star", "Daily", 0.25, None, "neutral"),
        ("a", "Post", "Daily", -0.5, -0.4, None),
    ],
    schema=["article_id", "source", "group", "stance", "tone", "label"],
    orient="row",
)
SUMS = ("paragraphs", "measured", "billionths", "labelled", "favourable", "neutral", "not_about")


def rows(frame, measure="stance"):
    return per_article(frame, measure).sort("source", "article_id").select(*SUMS).rows()


def test_rows_of_an_article_count_together_wherever_they_stand():
    expected = [
        (1, 1, -500_000_000, 0, 0, 0, 0),
        (2, 2, 750_000_000, 2, 1, 1, 0),
        (1, 0, 0, 1, 0, 0, 1),
    ]
    assert rows(FRAME) == rows(FRAME.sort("article_id", "source")) == expected


def test_categories_are_as_good_as_words():
    words = pl.col("article_id", "source", "group", "label")
    assert rows(FRAME.with_columns(words.cast(pl.Categorical))) == rows(FRAME)


def test_every_paragraph_has_a_place_under_tone():
    assert rows(FRAME, "tone") == [
        (1, 1, -400_000_000, 1, 0, 0, 0),
        (2, 1, 600_000_000, 2, 1, 0, 1),
        (1, 1, 0, 1, 0, 1, 0),
    ]


@pytest.mark.parametrize("frame", [FRAME, FRAME.sort("article_id", "source")])
def test_nothing_in_gives_the_same_columns(frame):
    assert per_article(frame.head(0), "tone").schema == per_article(frame, "tone").schema


def test_a_frame_without_groups_has_none():
    assert per_article(FRAME.drop("group"), "stance")["group"].to_list() == [None] * 3
