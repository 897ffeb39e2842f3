"""Intervals of many rows at once agree with those of one, and with what is known."""

import numpy as np
import pytest

from analysis.compare.intervals import DRAWS, MAX_CLUSTERS, interval
from analysis.compare.resampling import FEW, ends, redrawn


def made(articles: int, seed: int = 1) -> np.ndarray:
    """Sum and count of the paragraphs of each of so many articles."""
    rng = np.random.default_rng(seed)
    counts = rng.integers(1, 9, articles).astype(float)
    return np.stack([rng.normal(0.2, 0.5, articles) * counts, counts], axis=1)


@pytest.mark.parametrize("articles", [20, FEW, FEW + 1, 300, MAX_CLUSTERS, 5_000])
def test_an_interval_is_that_of_one_mean_drawn_alone(articles: int) -> None:
    values = made(articles)
    (drawn,) = redrawn([values])
    low, high, error = ends(drawn[:, 0] / drawn[:, 1], articles)
    alone = interval(values[:, 0], values[:, 1])
    assert alone is not None
    assert error == pytest.approx(alone[2], rel=0.12)
    assert [low, high] == pytest.approx(list(alone[:2]), abs=alone[2] * 0.35)


def test_rows_drawn_together_are_as_drawn_one_by_one() -> None:
    several = [made(8), made(200), made(90, seed=2), made(3_000)]
    together = redrawn(several)
    for values, drawn in zip(several, together, strict=True):
        assert drawn.shape == (DRAWS, 2)
        assert drawn == pytest.approx(redrawn([values])[0], rel=1e-4, abs=1e-3)


def test_no_rows_no_draws() -> None:
    assert redrawn([]) == []


def test_columns_are_drawn_together() -> None:
    values = made(100)
    (drawn,) = redrawn([np.concatenate([values, values], axis=1)])
    assert drawn[:, 0] == pytest.approx(drawn[:, 2])


def test_articles_that_are_all_alike_leave_no_doubt() -> None:
    (drawn,) = redrawn([np.full((10, 2), 2.0)])
    assert ends(drawn[:, 0] / drawn[:, 1], 10) == (1.0, 1.0, 0.0)


def test_draws_without_any_article_that_has_it_are_left_out() -> None:
    low, high, _ = ends(np.array([np.nan, np.inf, *([0.5] * 50)]), 5)
    assert (low, high) == (0.5, 0.5)
