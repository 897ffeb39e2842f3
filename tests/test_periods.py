"""Means by day, week, month or year: exact numbers by hand, and which periods fit."""

import datetime as dt

import polars as pl
import pytest

from analysis.compare.periods import (
    ALL,
    ARTICLES,
    MOST_LINES,
    PERIODS,
    by_period,
    dated,
    drawable,
    fitting,
    in_lines,
    lines,
    period_start,
    periods_between,
    snapped,
    undated,
)

FRAME = {
    "article_id": pl.String,
    "source": pl.String,
    "group": pl.String,
    "date": pl.Date,
    "title": pl.String,
    "stance": pl.Float64,
}
START = dt.date(2020, 1, 1)


def frame(*rows: tuple[str, dt.date | None, float | None], source: str = "A") -> pl.DataFrame:
    """Paragraphs as (article, date, stance)."""
    filled = [(key, source, f"Group {source}", date, "Title", value) for key, date, value in rows]
    return pl.DataFrame(filled, schema=FRAME, orient="row")


def articles(days: list[int], source: str = "A", value: float = 0.5) -> pl.DataFrame:
    """One article of one paragraph on each of these days from `START` on."""
    dates = [START + dt.timedelta(days=day) for day in days]
    made = [(f"{source}{number}", date, value) for number, date in enumerate(dates)]
    return dated(frame(*made, source=source), "stance")


def test_an_article_is_one_row_with_its_paragraphs_summed():
    day = dt.date(2020, 3, 1)
    made = dated(frame(("a", day, 0.5), ("a", day, -0.25), ("a", day, None)), "stance")
    assert made.rows() == [("a", "A", "Group A", day, "Title", 2, 250_000_000)]
    assert made.schema == ARTICLES


def test_articles_without_date_or_measure_are_left_out_and_undated_ones_counted():
    rows = frame(("a", None, 0.5), ("a", None, 0.1), ("b", START, None), ("c", START, float("nan")))
    assert dated(rows, "stance").is_empty()
    assert undated(rows) == 1


def test_names_may_be_categories_and_the_group_may_be_missing():
    rows = frame(("a", START, 0.5)).with_columns(pl.col("source").cast(pl.Categorical))
    made = dated(rows.drop("group"), "stance")
    assert made.select("source", "group").row(0) == ("A", "No group")
    assert made.schema == ARTICLES


def test_mean_of_a_period_is_over_paragraphs():
    rows = frame(
        ("a", dt.date(2020, 1, 31), 0.5),
        ("a", dt.date(2020, 1, 31), 0.5),
        ("b", dt.date(2020, 1, 1), -0.5),
        ("c", dt.date(2020, 2, 1), 0.25),
    )
    made = by_period(dated(rows, "stance"), "month")
    assert made.select("start", "end", "articles", "paragraphs", "enough").rows() == [
        (dt.date(2020, 1, 1), dt.date(2020, 1, 31), 2, 3, False),
        (dt.date(2020, 2, 1), dt.date(2020, 2, 29), 1, 1, False),
    ]
    assert made["mean"].to_list() == pytest.approx([0.5 / 3, 0.25])
    assert made["low"].to_list() == [None, None]
    assert made["reason"][0] == "too few articles for an interval: 2, at least 5 needed"


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("day", dt.date(2020, 2, 29), dt.date(2020, 2, 29)),
        ("week", dt.date(2020, 2, 24), dt.date(2020, 3, 1)),
        ("month", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("year", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
    ],
)
def test_periods_are_the_calendars_own(unit, start, end):
    made = by_period(dated(frame(("a", dt.date(2020, 2, 29), 0.1)), "stance"), unit)
    assert made.select("start", "end").row(0) == (start, end)
    assert period_start(dt.date(2020, 2, 29), unit) == start


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_the_first_and_the_last_day_that_there_are_have_periods(unit):
    ends = (dt.date.min, dt.date.max)
    made = by_period(
        dated(frame(*(("a b"[2 * n], day, 0.1) for n, day in enumerate(ends))), "stance"), unit
    )
    assert (made["start"].min(), made["end"].max()) == ends


def test_five_articles_have_an_interval_around_their_mean():
    row = by_period(articles([0, 1, 2, 3, 4]), "year").row(0, named=True)
    assert (row["mean"], row["low"], row["high"], row["reason"]) == (0.5, 0.5, 0.5, None)


def test_each_source_has_a_line_after_all_by_paragraphs():
    both = pl.concat([articles([0], "A", -0.5), articles([0, 1], "B", 0.5)])
    made = by_period(both, "year", "source")
    assert made.select("line", "name", "articles").rows() == [(0, ALL, 3), (1, "B", 2), (2, "A", 1)]
    assert made["mean"].to_list() == pytest.approx([0.5 / 3, 0.5, -0.5])


def test_a_source_called_all_is_not_all():
    both = pl.concat([articles([0], ALL, -0.5), articles([0], "B", 0.5)])
    made = by_period(both, "year", "source")
    assert made.select("line", "name", "mean").rows() == [
        (0, ALL, 0.0),
        (1, ALL, -0.5),
        (2, "B", 0.5),
    ]


def test_no_more_lines_than_can_be_read_and_their_articles_alone():
    many = pl.concat([articles(list(range(n + 1)), f"S{n:02}") for n in range(MOST_LINES + 2)])
    assert lines(many, "source") == [f"S{n:02}" for n in range(MOST_LINES + 1, 1, -1)]
    drawn = in_lines(many, "source")
    assert drawn["line"].n_unique() == MOST_LINES + 1
    assert drawn.filter(pl.col("line") > 0).height == many.height - 3
    assert lines(many, "all") == []


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ([0], "day"),
        ([n % 20 for n in range(100)], "day"),
        (list(range(0, 200, 1)), "week"),
        ([n * 6 for n in range(200)], "month"),
        ([n * 40 for n in range(109)], "year"),
        ([0, 40, 80], "month"),
        ([0, 365 * 400], "year"),
    ],
)
def test_the_fitting_unit_is_the_finest_with_enough_articles(days, unit):
    assert fitting(articles(days)) == unit


def test_a_unit_of_too_many_periods_becomes_a_coarser_one():
    long = articles([0, 4000])
    assert periods_between(long, "day") == 4001
    assert drawable(long, "day") == "month"
    assert drawable(long, "day", lines=9) == "year"
    assert drawable(articles([0, 10]), "day") == "day"


def test_a_span_holds_the_periods_whose_middle_it_holds():
    made = by_period(articles([0, 366, 731]), "year")
    first = (dt.date(2020, 3, 1) - dt.date(1970, 1, 1)).days
    assert snapped(made, first, first + 500) == (dt.date(2020, 1, 1), dt.date(2021, 12, 31))
    assert snapped(made, first, first + 2) == (dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    assert snapped(made, 0, 10) is None


def test_nothing_in_gives_the_same_columns():
    empty = dated(frame(), "stance")
    assert (empty.schema, empty.height) == (ARTICLES, 0)
    made = by_period(empty, "year", "source")
    assert (made.schema, made.height) == (PERIODS, 0)
    assert periods_between(empty, "day") == 0
    assert fitting(empty) == "day"
