"""Which of all pairs of sources are told apart, and how that is said."""

import itertools
import time

import numpy as np
import polars as pl
import pytest
from scipy import stats
from test_compare import summary

from analysis import compare
from analysis.compare.contrasts import CONTRASTS, OF_SOURCE, contrasts, holm, of_source
from analysis.compare.contrasts_told import contrast_finding, not_compared

THREE = summary(
    ("A", 0.3, 0.1, 11), ("B", 0.1, 0.1, 11), ("C", -0.4, 0.1, 11), ("Few", 0.9, None, 2)
)


def many(number: int, seed: int = 1) -> pl.DataFrame:
    rng = np.random.default_rng(seed)
    means, errors = rng.normal(0, 0.2, number), rng.uniform(0.02, 0.1, number)
    articles = rng.integers(5, 400, number)
    return summary(
        *((f"S{n}", float(means[n]), float(errors[n]), int(articles[n])) for n in range(number))
    )


def test_a_pair_has_its_difference_its_interval_and_its_chance_by_welch():
    pairs = contrasts(THREE)
    assert pairs.schema == CONTRASTS
    assert pairs.select("source", "other").rows() == [("A", "B"), ("A", "C"), ("B", "C")]
    # Standard error sqrt(0.02), 20 degrees of freedom, of whose t 2.086 leaves 2.5% at each end.
    near = pairs.row(0, named=True)
    assert near["difference"] == pytest.approx(0.2)
    assert near["low"] == pytest.approx(0.2 - 2.08596 * 0.1414214, abs=1e-6)
    assert near["high"] == pytest.approx(0.2 + 2.08596 * 0.1414214, abs=1e-6)
    assert near["p"] == pytest.approx(2 * stats.t.sf(0.2 / 0.1414214, 20), rel=1e-6)


def test_unequal_errors_and_numbers_give_welchs_degrees_of_freedom():
    (pair,) = contrasts(summary(("A", 0.5, 0.2, 5), ("B", 0.1, 0.05, 50))).rows(named=True)
    degrees = (0.04 + 0.0025) ** 2 / (0.04**2 / 4 + 0.0025**2 / 49)
    assert pair["p"] == pytest.approx(2 * stats.t.sf(0.4 / np.sqrt(0.0425), degrees), rel=1e-9)


def test_holms_own_way_of_correcting():
    # Times 3, 2 and 1 from the smallest on, none below the one before it, none above 1.
    assert holm(np.array([0.02, 0.01, 0.9])).tolist() == pytest.approx([0.04, 0.03, 0.9])
    assert holm(np.array([0.03, 0.02, 0.025])).tolist() == pytest.approx([0.06, 0.06, 0.06])
    assert holm(np.array([0.6, 0.7])).tolist() == [1, 1]
    assert holm(np.array([])).tolist() == []


def test_all_pairs_are_corrected_together():
    pairs = contrasts(THREE)
    assert pairs["p_corrected"].to_list() == pytest.approx(holm(pairs["p"].to_numpy()).tolist())
    assert pairs["distinguishable"].to_list() == [False, True, True]


def test_without_any_spread_equal_means_are_equal_and_others_differ_for_certain():
    pairs = contrasts(summary(("A", 0.5, 0.0, 9), ("B", 0.1, 0.0, 9), ("C", 0.1, 0.0, 9)))
    assert pairs.select("p", "low", "high").rows() == [(0, 0.4, 0.4), (0, 0.4, 0.4), (1, 0, 0)]


@pytest.mark.parametrize("rows", [[], [("A", 0.5, 0.1, 9)], [("A", 0.5, None, 2)]])
def test_fewer_than_two_sources_make_no_pair(rows):
    pairs = contrasts(summary(*rows))
    assert (pairs.height, pairs.schema) == (0, CONTRASTS)
    assert of_source(pairs, summary(*rows), "A").schema == OF_SOURCE


def test_one_source_is_taken_from_each_other_the_warmest_first():
    others = of_source(contrasts(THREE), THREE, "B")
    assert others.schema == OF_SOURCE
    assert others.select("source", "other").rows() == [("B", "A"), ("B", "C")]
    assert others["difference"].to_list() == pytest.approx([-0.2, 0.5])
    assert others["low"][0] == pytest.approx(-others["high"][0] - 0.4)
    assert (others["low"] < others["high"]).all()
    assert others["measured_articles"].to_list() == [11, 11]


@pytest.mark.parametrize("seed", range(5))
def test_the_title_and_the_table_agree(seed):
    rows = many(6, seed)
    told, pairs = compare.finding(rows, "stance"), contrasts(rows)
    sure = pairs.filter("distinguishable")
    if told.startswith("No two"):
        assert sure.is_empty()
    elif "warmest" in told:
        ends = rows.sort("mean", descending=True)["source"]
        assert (ends[0], ends[-1]) in sure.select("source", "other").rows()
    else:
        one, other = told.removesuffix(", by more than chance").split(" is warmer than ")
        assert (one, other) in sure.select("source", "other").rows()


def test_a_title_says_what_only_holm_can_tell():
    # Three chances of which Bonferroni would leave the third at 0.06: Holm has it as it is.
    rows = summary(("A", 0.50, 0.01, 400), ("B", 0.10, 0.01, 400), ("C", 0.067, 0.01, 400))
    pairs = contrasts(rows)
    assert 0.05 / 3 < pairs["p"][2] < 0.05
    assert pairs["distinguishable"].all()
    assert contrast_finding(of_source(pairs, rows, "B"), "B", "stance") == (
        "B is warmer than C; is cooler than A"
    )


def test_equal_sources_are_seldom_told_apart_in_any_pair():
    rng, alarms = np.random.default_rng(3), 0
    for _ in range(400):
        means = rng.normal(0, 0.1, 6)
        rows = summary(*((f"S{n}", float(mean), 0.1, 200) for n, mean in enumerate(means)))
        alarms += bool(contrasts(rows)["distinguishable"].any())
    assert alarms / 400 <= 0.07


def test_three_hundred_sources_take_a_moment():
    rows = many(300)
    before = time.process_time()
    pairs = contrasts(rows)
    others = of_source(pairs, rows, "S7")
    assert time.process_time() - before < 0.3
    assert (pairs.height, others.height) == (44_850, 299)


def told(*others: tuple[str, float, bool]) -> pl.DataFrame:
    rows = [
        {**dict.fromkeys(OF_SOURCE), "other": name, "difference": apart, "distinguishable": sure}
        for name, apart, sure in others
    ]
    return pl.DataFrame(rows, schema=OF_SOURCE)


@pytest.mark.parametrize(
    ("others", "measure", "words"),
    [
        ([], "stance", "There is no source to compare X with"),
        ([("A", 0.2, True)], "stance", "X is warmer than A"),
        ([("A", -0.2, True)], "tone", "X is darker in tone than A"),
        ([("A", 0.2, True)], "tone", "X is warmer in tone than A"),
        (
            [("A", -0.2, True), ("B", 0.1, False), ("C", 0.4, True), ("D", 0.5, True)],
            "stance",
            "X is warmer than C and D; can’t be told apart from B; is cooler than A",
        ),
        (
            [("A", -0.2, False), *((name, 0.4, True) for name in "BCD")],
            "stance",
            "X is warmer than B, C and D; can’t be told apart from A",
        ),
        (
            [("A", -0.2, False), *((name, 0.4, True) for name in "BCDEF")],
            "stance",
            "X is warmer than B, C and 3 more; can’t be told apart from A",
        ),
        (
            [(name, 0.4, False) for name in "ABCD"],
            "stance",
            "X can’t be told apart from any of the 4 other sources",
        ),
        ([(name, 0.4, False) for name in "AB"], "stance", "X can’t be told apart from A and B"),
        ([("A\n\u202e" + "x" * 60, 0.4, True)], "stance", f"X is warmer than A {'x' * 37}…"),
    ],
)
def test_one_source_against_all_others_in_words(others, measure, words):
    assert contrast_finding(told(*others), "X", measure) == words


def test_sources_with_too_few_articles_are_named():
    assert not_compared(THREE) == "Not compared, for fewer than 5 articles: Few."
    assert not_compared(THREE.filter("enough")) == ""
    rows = summary(*((name, None, None, 1) for name in "ABCDE"))
    assert not_compared(rows) == "Not compared, for fewer than 5 articles: A, B and 3 more."


def test_every_pair_is_seen_alike_from_both_sides():
    rows = many(7)
    pairs = contrasts(rows)
    seen = {
        (source, other): apart
        for source in rows["source"]
        for other, apart in of_source(pairs, rows, source).select("other", "difference").rows()
    }
    assert len(seen) == 42
    assert all(seen[a, b] == -seen[b, a] for a, b in itertools.combinations(rows["source"], 2))
