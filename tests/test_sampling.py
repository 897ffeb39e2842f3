"""Which paragraphs are drawn to be read."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import polars as pl
import pytest

from analysis.agreement.sampling import PLACE, drawn, population, sizes

FOR, EVEN, AGAINST, OFF = "favourable", "neutral", "unfavourable", "not about it"


def people(**labels: int) -> pl.DataFrame:
    """So many paragraphs of each label, ten to an article."""
    rows = [label for label, count in labels.items() for _ in range(count)]
    return pl.DataFrame(
        {
            "article_id": [f"{n // 10 * 7919 + 1:016x}" for n in range(len(rows))],
            "paragraph": pl.Series([n % 10 + 1 for n in range(len(rows))], dtype=pl.Int32),
            "label": rows,
        },
        schema_overrides={"article_id": pl.String, "label": pl.String},
    )


def labels_of(places: list[tuple[str, int]], frame: pl.DataFrame) -> list[str]:
    by_place = {(article, number): label for article, number, label in frame.iter_rows()}
    return [by_place[place] for place in places]


NONE = people().select(PLACE)
MANY = people(favourable=300, neutral=80, unfavourable=20, other=6)


def test_each_label_comes_as_often_as_the_others() -> None:
    places = drawn(MANY, NONE, 20)
    assert set(Counter(labels_of(places, MANY)).values()) == {5}
    assert len(set(places)) == 20


def test_a_label_with_few_gives_all_and_the_others_make_up_for_it() -> None:
    found = Counter(labels_of(drawn(MANY, NONE, 40), MANY))
    assert found["other"] == 6
    assert sorted(found.values()) == [6, 11, 11, 12]


def test_what_is_known_does_not_come_again_and_the_rest_ends() -> None:
    few = people(favourable=3, neutral=2)
    first = drawn(few, NONE, 2)
    known = pl.DataFrame(first, schema=NONE.schema, orient="row")
    second = drawn(few, known, 20)
    assert sorted(first + second) == sorted(few.select(PLACE).iter_rows())
    assert drawn(few, few, 20) == drawn(people(), NONE, 20) == []


def test_spare_ones_come_behind_the_others() -> None:
    places = drawn(MANY, NONE, 20, 8)
    assert places[:20] == drawn(MANY, NONE, 20)
    assert len(set(places)) == 28
    assert sorted(Counter(labels_of(places, MANY)).values()) == [6, 7, 7, 8]


def test_more_articles_leave_the_order_of_the_others() -> None:
    """So that two readers, one of whom comes later, read the same."""
    before = drawn(MANY, NONE, 20)
    assert drawn(MANY.reverse(), NONE, 20) == before
    fewer = MANY.filter(pl.int_range(pl.len()) < 380)
    kept = set(fewer.select(PLACE).iter_rows())
    assert {place for place in before if place in kept} <= set(drawn(fewer, NONE, 20))


def test_the_order_tells_no_label() -> None:
    labels = labels_of(drawn(MANY, NONE, 20), MANY)
    assert sum(a == b for a, b in pairwise(labels)) < 10
    assert len(set(labels[:6])) > 1


@pytest.mark.parametrize("label", ["favourable", "neutral"])
def test_paragraphs_of_a_label_are_drawn_evenly(label: str) -> None:
    """The first and the last in an article alike: a mean of 5.5 give or take 0.5."""
    wide = people(favourable=3000, neutral=3000)
    places = drawn(wide, NONE, 600)
    of_label = [
        n for (_, n), at in zip(places, labels_of(places, wide), strict=True) if at == label
    ]
    assert len(of_label) == 300
    assert abs(sum(of_label) / 300 - 5.5) < 0.5


def test_the_population_has_a_label_and_counts_copies_once() -> None:
    frame = pl.DataFrame(
        {
            "article_id": ["a1", "a1", "b2"],
            "source": ["Selat Times", "Selat Times", "Harbour Post"],
            "date": [None, None, None],
            "paragraph": [1, 2, 1],
            "label": [FOR, None, FOR],
            "copy_group": [1, None, 1],
        },
        schema_overrides={"article_id": pl.Categorical, "label": pl.Enum([FOR, EVEN])},
    )
    found = population(frame)
    assert found.rows() == [("a1", 1, FOR)]
    assert found.schema["label"] == pl.String
    assert sizes(found) == {FOR: 1}
    assert sizes(population(frame.clear())) == {}
