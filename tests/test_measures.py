"""Measures of agreement, against values reckoned by hand."""

import pytest

from analysis.agreement.measures import (
    Match,
    alpha,
    calibration_error,
    f1,
    macro_f1,
    match,
    pearson,
    ranks,
    spearman,
    wilson,
)


def test_f1_of_one_label() -> None:
    # one hit, one false, one missed: 2 / (2 + 1 + 1)
    assert f1("aab", "aba", "a") == 0.5
    assert f1("aab", "bbb", "a") == 0.0
    assert f1("aab", "aba", "c") is None


def test_macro_f1_counts_labels_alike() -> None:
    # a: 2·2/(3+2) = 0.8, b: 2·1/(1+2) = 2/3
    assert macro_f1("aaab", "aabb", "ab") == pytest.approx((0.8 + 2 / 3) / 2)
    assert macro_f1("aaab", "aabb", "abc") == macro_f1("aaab", "aabb", "ab")
    assert macro_f1("", "", "ab") is None


def test_ranks_share_ties() -> None:
    assert ranks([10, 30, 20, 20]) == [1, 4, 2.5, 2.5]
    assert ranks([]) == []


def test_spearman() -> None:
    assert spearman([1, 2, 3], [10, 100, 1000]) == pytest.approx(1)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    # ranks 1 2 3 and 1.5 1.5 3: 1.5 / sqrt(2 · 1.5)
    assert spearman([1, 2, 3], [0, 0, 1]) == pytest.approx(0.8660254)
    assert spearman([1, 2], [5, 5]) is None
    assert spearman([], []) is None


def test_pearson() -> None:
    assert pearson([1, 2, 3], [10, 20, 30]) == pytest.approx(1)
    # around their means -1 0 1 and -2 -2 4: 6 / sqrt(2 · 24)
    assert pearson([1, 2, 3], [0, 0, 6]) == pytest.approx(0.8660254)
    assert pearson([1, 2], [5, 5]) is None


def test_calibration_error_is_the_gap_within_each_bin() -> None:
    # bin [0.6, 0.7): mean 0.65, half right; bin [0.9, 1]: mean 0.95, all right
    assert calibration_error([0.62, 0.68], [True, False]) == pytest.approx(0.15)
    assert calibration_error([0.62, 0.68, 0.9, 1.0], [True, False, True, True]) == pytest.approx(
        (2 * 0.15 + 2 * 0.05) / 4
    )
    # opposite gaps of two bins don't cancel out
    assert calibration_error([0.75, 0.25], [True, False]) == pytest.approx(0.25)
    assert calibration_error([0.0, 1.0], [False, True]) == 0.0
    assert calibration_error([], []) is None


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 values can't be ranked against 1"):
        spearman([1, 2], [1])


def test_match_is_undefined_where_nothing_is_there() -> None:
    assert match(3, 4, 6) == Match(0.75, 0.5, 0.6)
    assert match(0, 0, 2) == Match(None, 0.0, 0.0)
    assert match(0, 0, 0) == Match(None, None, None)


def test_alpha_of_two_readers() -> None:
    assert alpha(zip("aabb", "aabb", strict=True)) == 1
    # Four values of each, so 4 of 7 other values differ by chance; one of four pairs does.
    assert alpha(zip("aabb", "aaba", strict=True)) == pytest.approx(1 - (1 / 4) / (30 / 56))
    assert alpha(zip("aa", "aa", strict=True)) == 1
    assert alpha(zip("ab", "ba", strict=True)) == pytest.approx(-0.5)


def test_alpha_of_several_readers_of_whom_some_left_some_out() -> None:
    """Four readers and twelve things: Krippendorff 2011, where it is 0.743."""
    readers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    read = [[v for v in unit if v != "."] for unit in zip(*readers, strict=True)]
    assert alpha(read) == pytest.approx(0.743, abs=5e-4)


def test_alpha_needs_something_read_twice() -> None:
    assert alpha([]) is None
    assert alpha(["a", "b"]) is None
    assert alpha(["a", "bb"]) == 1


def test_wilson() -> None:
    # 41 of 50: (0.82 + 1.9208 / 50 ± 1.96 · sqrt(0.1476 / 50 + 0.9604 / 2500)) / 1.0768
    assert wilson(0.82, 50) == pytest.approx((0.6920, 0.9023), abs=1e-4)
    assert wilson(0.0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(1.0, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
