"""Change points: none in noise, planted ones where they are, and what is said of them."""

import datetime as dt
from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from scipy.stats import binom

from analysis.compare.changes import CHANGES, LEVELS, course
from analysis.compare.course import (
    around,
    course_finding,
    describe_course,
    gradual_sentence,
    level_sentence,
    period_name,
    step_sentence,
    told_steps,
)
from analysis.compare.periods import ARTICLES, by_period
from analysis.compare.series import MOST_BLOCKS, alike, series

START = dt.date(2018, 1, 1)
LENGTH = 1000
SERIES = 160


def articles(days: list[int], means: list[float], counts: list[int] | None = None) -> pl.DataFrame:
    """Articles by their day since `START`, mean and number of paragraphs."""
    counted = counts or [4] * len(days)
    rows = [
        (str(n), "A", "G", START + dt.timedelta(days=int(day)), "T", int(count), sums)
        for n, (day, count, sums) in enumerate(
            zip(days, counted, _billionths(means, counted), strict=True)
        )
    ]
    return pl.DataFrame(rows, schema=ARTICLES, orient="row").sort("date", maintain_order=True)


def _billionths(means: list[float], counts: list[int]) -> list[int]:
    return [
        round(float(np.clip(mean, -1, 1)) * 1e9) * int(count)
        for mean, count in zip(means, counts, strict=True)
    ]


def independent(rng: np.random.Generator) -> pl.DataFrame:
    """Sixty articles of some paragraphs each, on any day."""
    days = rng.integers(0, LENGTH, 60)
    return articles(list(days), list(rng.normal(0.1, 0.3, 60)), list(rng.integers(1, 12, 60)))


def growing(rng: np.random.Generator) -> pl.DataFrame:
    """Ten times as many articles at the end as at the beginning, some very long."""
    days = (LENGTH * rng.random(60) ** 0.25).astype(int)
    counts = np.where(rng.random(60) < 0.05, 60, rng.integers(1, 12, 60))
    return articles(list(days), list(rng.normal(0.1, 0.3, 60)), list(counts))


def of_one_day_alike(rng: np.random.Generator) -> pl.DataFrame:
    """Articles about what happened on twelve days, alike where they are of one."""
    days = rng.choice(rng.integers(0, LENGTH, 12), 60)
    about = {int(day): rng.normal(0, 0.3) for day in set(days)}
    means = rng.normal(0.1, 0.15, 60) + [about[int(day)] for day in days]
    return articles(list(days), list(means), list(rng.integers(1, 12, 60)))


@pytest.mark.parametrize("made", [independent, growing, of_one_day_alike])
def test_noise_is_called_a_change_no_more_often_than_one_in_twenty(
    made: Callable[[np.random.Generator], pl.DataFrame],
):
    rng = np.random.default_rng(7)
    kinds = [course(made(rng)).kind for _ in range(SERIES)]
    false = sum(kind in ("steps", "gradual") for kind in kinds)
    # What a rate of 5 % gives in 99.9 of 100 such tests.
    assert false <= binom.ppf(0.999, SERIES, 0.05)


def test_a_planted_change_is_found_on_its_day_and_its_interval_holds_it():
    rng = np.random.default_rng(8)
    planted = START + dt.timedelta(days=600)
    found, held, errors = 0, 0, []
    for _ in range(60):
        days = np.sort(rng.integers(0, LENGTH, 150))
        means = rng.normal(0.2, 0.3, 150) - np.where(days >= 600, 0.4, 0)
        steps = course(articles(list(days), list(means))).changes
        if steps.is_empty():
            continue
        found += 1
        nearest = min(steps.rows(named=True), key=lambda row: abs(row["date"] - planted))
        held += nearest["earliest"] <= planted <= nearest["latest"]
        errors.append(abs((nearest["date"] - planted).days))
    assert found >= 57
    assert held >= 0.85 * found
    assert np.median(errors) <= 20


def test_levels_lie_between_the_changes_with_their_numbers():
    days = list(range(0, 60))
    means = [0.5] * 20 + [-0.5] * 20 + [0.25] * 20
    noise = np.random.default_rng(1).normal(0, 0.05, 60)
    found = course(articles(days, list(np.array(means) + noise)))
    assert found.kind == "steps"
    assert found.changes["date"].to_list() == [START + dt.timedelta(days=d) for d in (20, 40)]
    assert found.levels["articles"].to_list() == [20, 20, 20]
    assert found.levels["paragraphs"].to_list() == [80, 80, 80]
    assert found.levels["mean"].to_list() == pytest.approx([0.5, -0.5, 0.25], abs=0.04)
    assert (found.levels["low"] < found.levels["mean"]).all()
    assert found.changes["chance"].max() < 0.05


def test_a_change_in_a_gap_lies_anywhere_in_it():
    days = [*range(20), *range(120, 140)]
    noise = np.random.default_rng(1).normal(0, 0.02, 40)
    (row,) = course(articles(days, list(np.array([0.5] * 20 + [-0.5] * 20) + noise))).changes.rows()
    date, earliest, latest, _ = ((day - START).days if n < 3 else day for n, day in enumerate(row))
    assert 65 <= date <= 75
    assert 20 <= earliest <= 24
    assert 115 <= latest <= 120


def test_a_slow_rise_is_told_as_one_and_has_no_date():
    days = list(range(0, 400, 2))
    noise = np.random.default_rng(2).normal(0, 0.15, 200)
    found = course(articles(days, list(np.linspace(-0.4, 0.4, 200) + noise)))
    assert found.kind == "gradual"
    assert found.changes.is_empty()
    assert found.rise.first == pytest.approx(-0.4, abs=0.06)
    assert found.rise.last == pytest.approx(0.4, abs=0.06)
    assert found.rise.low < 0.8 < found.rise.high
    assert course_finding(found, "stance").startswith("Stance rose little by little, from about −")
    assert "moves by +0.79 (95% interval +0.72 to +0.86)" in gradual_sentence(found)


def test_a_change_too_small_to_matter_is_none_however_sure():
    days = list(range(400))
    noise = np.random.default_rng(3).normal(0, 0.01, 400)
    assert (
        course(articles(days, list(np.array([0.1] * 200 + [0.13] * 200) + noise))).kind == "level"
    )


def test_too_few_articles_or_days_say_so():
    for days in ([0, 1, 2, 3], list(range(9)), [0] * 50, [0] * 25 + [1] * 25):
        found = course(articles(days, [0.1] * len(days)))
        assert found.kind == "few"
        assert course_finding(found, "stance") == (
            "Too few articles, or too few days, to say how stance moves"
        )
        assert level_sentence(found, "stance").startswith("A change is looked for once 10 articles")


def test_nothing_in_gives_the_same_columns():
    found = course(pl.DataFrame(schema=ARTICLES))
    assert (found.kind, found.changes.schema, found.levels.schema) == ("few", CHANGES, LEVELS)
    assert course_finding(found, "tone") == "No dated article here has a tone"


def test_equal_articles_do_not_change():
    found = course(articles(list(range(30)), [0.2] * 30))
    assert found.kind == "level"
    assert course_finding(found, "tone") == (
        "Tone moved by no more than chance between 1 January 2018 and 30 January 2018"
    )


def test_the_same_articles_have_the_same_course():
    rng = np.random.default_rng(4)
    days, means = list(range(80)), list(rng.normal(0, 0.3, 80) + np.repeat([0.3, -0.3], 40))
    one, other = course(articles(days, means)), course(articles(days, means))
    assert one.changes.equals(other.changes)


def test_articles_of_one_day_that_resemble_each_other_count_for_fewer():
    days = [day for day in range(20) for _ in range(5)]
    levels = np.repeat(np.random.default_rng(5).normal(0, 0.4, 20), 5)
    assert alike(articles(days, list(levels))) == pytest.approx(1)
    assert series(articles(days, list(levels))).weight.tolist() == pytest.approx([1.0] * 20)
    apart = articles(list(range(20)), [0.1] * 20)
    assert alike(apart) == 0
    assert series(apart).weight.tolist() == [1.0] * 20


def test_a_long_series_is_pooled_for_the_test_and_keeps_its_day():
    days = list(range(5 * MOST_BLOCKS))
    rng = np.random.default_rng(6)
    means = rng.normal(0.2, 0.2, len(days)) - np.where(np.array(days) >= 1201, 0.3, 0)
    made = articles(days, list(means))
    assert len(series(made).pooled().day) == MOST_BLOCKS
    assert series(made).pooled().weight.sum() == len(days)
    (date,) = course(made).changes["date"]
    assert abs((date - START).days - 1201) <= 3


def found_step(earliest: dt.date, latest: dt.date, date: dt.date) -> dict:
    return {"earliest": earliest, "latest": latest, "date": date}


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (dt.date(2019, 3, 3), dt.date(2019, 4, 2), "12 March 2019"),
        (dt.date(2018, 12, 1), dt.date(2019, 6, 1), "March 2019"),
        (dt.date(2016, 1, 1), dt.date(2020, 1, 1), "2019"),
    ],
)
def test_a_date_is_told_no_closer_than_it_is_known(earliest, latest, words):
    assert around(found_step(earliest, latest, dt.date(2019, 3, 12))) == words


def test_a_change_is_told_with_its_uncertainty_and_numbers():
    days = list(range(40))
    made = articles(days, [0.5, 0.4] * 10 + [-0.5, -0.4] * 10)
    found = course(made)
    (step,) = told_steps(found)
    assert course_finding(found, "stance") == (
        "Stance fell around 21 January 2018, from +0.45 to −0.45"
    )
    assert step_sentence(step) == (
        "Around 21 January 2018 (on 21 January 2018): from +0.45 (95% "
        f"interval {_told(found, 0)}, 20 articles, 80 paragraphs) to −0.45 (95% interval "
        f"{_told(found, 1)}, 20 articles, 80 paragraphs)."
    )
    words = describe_course(by_period(made, "day"), found, "stance", "day", most=4)
    assert "1 January 2018: +0.50, too few articles for an interval" in words
    assert "36 days lie between." in words


def _told(found, row: int) -> str:
    low, high = (f"{found.levels[end][row]:+.2f}".replace("-", "−") for end in ("low", "high"))
    return f"{low} to {high}"


def test_several_changes_are_counted_and_the_largest_is_named():
    means = [0.3] * 20 + [0.6] * 20 + [-0.6] * 20
    noise = np.random.default_rng(9).normal(0, 0.05, 60)
    found = course(articles(list(range(60)), list(np.array(means) + noise)))
    assert course_finding(found, "stance").startswith(
        "Stance changed 2 times, and most when it fell around 10 February 2018, from +0."
    )


def test_periods_have_names():
    day = dt.date(2019, 3, 4)
    assert [period_name(day, unit) for unit in ("day", "week", "month", "year")] == [
        "4 March 2019",
        "week from 4 March 2019",
        "March 2019",
        "2019",
    ]
