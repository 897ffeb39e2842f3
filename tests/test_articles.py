"""Articles side by side: exact means and spreads, each order, findings, counts over time."""

import datetime as dt

import polars as pl
import pytest

from analysis import compare
from analysis.compare.arcs import fitting, over_time
from analysis.compare.articles import ARTICLES, articles_finding, in_order, is_known

PARAGRAPHS = {
    "article_id": pl.String,
    "date": pl.Date,
    "source": pl.String,
    "title": pl.String,
    "paragraph": pl.Int32,
    "stance": pl.Float64,
    "tone": pl.Float64,
}


def frame(**articles) -> pl.DataFrame:
    """Paragraphs from article → (source, day or None, its paragraphs' stances)."""
    rows = [
        (name, day and dt.date.fromisoformat(day), source, name.title(), number, stance, 0.5)
        for name, (source, day, stances) in articles.items()
        for number, stance in enumerate(stances, 1)
    ]
    return pl.DataFrame(rows, schema=PARAGRAPHS, orient="row")


FOUR = frame(
    old=("A", "2024-01-01", [0.5, None, 0.1]),
    new=("B", "2024-03-01", [-1.0, 1.0, -0.6]),
    undated=("B", None, [-0.5, -0.5]),
    silent=("C", "2024-02-01", [None]),
)


def rows(*columns, of=FOUR):
    return {
        row[0]: row[1:]
        for row in compare.by_article(of, "stance").select("article_id", *columns).rows()
    }


def test_articles_stand_newest_first_and_undated_ones_last():
    listed = compare.by_article(FOUR, "stance")
    assert listed.schema == ARTICLES
    assert listed["article_id"].to_list() == ["new", "silent", "old", "undated"]
    assert listed.row(2)[:4] == ("old", dt.date(2024, 1, 1), "A", "Old")


def test_means_and_spreads_are_of_the_paragraphs_with_the_measure():
    found = rows("mean", "spread", "measured", "paragraphs", "last")
    assert found["old"] == (0.3, 0.2, 2, 3, 3)
    assert found["new"] == (-0.2, pytest.approx(0.864099, abs=1e-6), 3, 3, 3)
    assert found["undated"] == (-0.5, 0.0, 2, 2, 2)
    assert found["silent"] == (None, None, 0, 1, 1)


def test_one_paragraph_is_not_divided_and_nan_is_missing():
    one = frame(a=("A", None, [0.5, float("nan")]))
    assert rows("mean", "spread", "measured", of=one) == {"a": (0.5, None, 1)}


def test_certainty_is_the_mean_confidence_where_the_frame_has_one():
    assert rows("confidence")["old"] == (None,)
    told = FOUR.with_columns(confidence=pl.when(pl.col("source") == "A").then(0.75))
    assert rows("confidence", of=told)["old"] == (0.75,)
    assert rows("confidence", of=told)["new"] == (None,)


def test_the_order_of_rows_and_kinds_of_columns_change_nothing():
    listed = compare.by_article(FOUR, "stance")
    assert compare.by_article(FOUR.sample(fraction=1, shuffle=True, seed=3), "stance").equals(
        listed
    )
    enums = FOUR.with_columns(pl.col("article_id", "source", "title").cast(pl.Categorical))
    assert compare.by_article(enums, "stance").equals(listed)


def test_no_paragraphs_are_no_articles():
    none = compare.by_article(FOUR.clear(), "stance")
    assert none.schema == ARTICLES
    assert none.is_empty()
    assert in_order(none, "source").is_empty()
    assert articles_finding(none, "stance") == "No articles to compare"


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", ["new", "silent", "old", "undated"]),
        ("warmest", ["old", "new", "undated", "silent"]),
        ("coolest", ["undated", "new", "old", "silent"]),
        ("divided", ["new", "old", "undated", "silent"]),
        ("unsure", ["old", "new", "silent", "undated"]),
        # A's mean is 0.3, B's (-0.6 - 1.0) / 5; C has none.
        ("source", ["old", "new", "undated", "silent"]),
    ],
)
def test_each_order_puts_last_what_it_cannot_tell(order, ids):
    told = FOUR.with_columns(confidence=pl.when(pl.col("article_id") == "old").then(0.4))
    assert in_order(compare.by_article(told, "stance"), order)["article_id"].to_list() == ids


def test_within_a_source_articles_stand_as_time_went():
    days = frame(
        late=("A", "2024-05-01", [0.5]), none=("A", None, [0.5]), early=("A", "2023-05-01", [0.1])
    )
    ordered = in_order(compare.by_article(days, "stance"), "source")
    assert ordered["article_id"].to_list() == ["early", "late", "none"]


def test_an_order_is_known_where_one_article_has_its_number():
    listed = compare.by_article(FOUR, "stance")
    assert is_known(listed, "source")
    assert is_known(listed, "divided")
    assert not is_known(listed, "unsure")


def finding(measure="stance", **articles):
    return articles_finding(compare.by_article(frame(**articles), measure), measure)


def test_the_finding_counts_those_that_lean_and_names_the_most_divided():
    assert articles_finding(compare.by_article(FOUR, "stance"), "stance") == (
        "Of 3 articles with a stance, 1 leans to the favourable side, 2 to the unfavourable side; "
        "the most divided is “New”"
    )


def test_the_finding_of_few_articles_claims_no_more_than_they_bear():
    up, level, down = ("A", None, [0.4]), ("A", None, [0.04]), ("A", None, [-0.05])
    assert finding(a=up, b=up) == "Of 2 articles, all lean to the favourable side"
    assert finding(a=down, b=down) == "Of 2 articles, all lean to the unfavourable side"
    assert finding(a=level, b=level) == "Of 2 articles, none leans to either side"
    assert finding(a=up, b=level) == (
        "Of 2 articles, 1 leans to the favourable side, none to the unfavourable side"
    )
    assert finding(a=up) == (
        "“A” leans to the favourable side: its mean stance is +0.40 over 1 paragraph"
    )
    assert finding(a=level).startswith("“A” leans to neither side: its mean stance is +0.04")
    assert finding(a=("A", None, [None])) == "No paragraph here has a stance"
    assert finding("tone", a=up, b=down) == "Of 2 articles, all lean to warm wording"


def test_two_equally_divided_articles_leave_none_the_most():
    torn = ("A", None, [-0.5, 0.6])
    assert "divided" not in finding(a=torn, b=torn)
    assert finding(a=torn, b=("A", None, [0.1, 0.1])).endswith("; the most divided is “A”")
    # Hardly apart at all.
    assert "divided" not in finding(a=("A", None, [0.1, 0.2]), b=("A", None, [0.1, 0.1]))


def test_articles_are_counted_by_source_and_stretch_and_undated_ones_apart():
    counted = over_time(in_order(compare.by_article(FOUR, "stance"), "source"), "1q")
    first, last = dt.date(2024, 1, 1), dt.date(2024, 3, 31)
    assert counted.rows() == [
        ("A", first, last, 1, 0, 0, 1),
        ("B", first, last, 0, 0, 1, 1),
        ("B", None, None, 0, 0, 1, 1),
        ("C", first, last, 0, 0, 0, 1),
    ]


def test_the_shortest_stretch_that_fits_is_taken():
    listed = compare.by_article(
        frame(
            a=("A", "2024-01-31", [0.1]), b=("A", "2024-03-01", [0.1]), c=("A", "2025-02-01", [0.1])
        ),
        "stance",
    )
    assert fitting(listed, most=3, longest=60) == "1mo"
    assert fitting(listed, most=2, longest=60) == "1q"
    assert fitting(listed, most=3, longest=12) == "1q"
    assert fitting(listed, most=1, longest=60) == "1y"
    assert fitting(listed.clear(), most=1, longest=1) == "1mo"
