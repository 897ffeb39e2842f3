"""The filters by language and label, and how they are told."""

from __future__ import annotations

import polars as pl
import pytest
from test_pages import corpus, fill, open_page, words

from analysis.compare import Filter, narrow
from analysis.compare.filters import NO_LANGUAGE
from analysis.dashboard.filters import EMPTY, in_words

__all__ = ["corpus"]

FRAME = pl.DataFrame(
    {
        "paragraph": [1, 2, 3, 4],
        "language": ["en", "ms", None, "en"],
        "label": ["favourable", None, None, "neutral"],
    }
)


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(), [1, 2, 3, 4]),
        (Filter(languages=("ms",)), [2]),
        (Filter(languages=("en", NO_LANGUAGE)), [1, 3, 4]),
        (Filter(labels=("neutral", "favourable")), [1, 4]),
        (Filter(labels=("neutral",), languages=("ms",)), []),
    ],
)
def test_languages_and_labels_narrow(chosen, left):
    assert narrow(FRAME, chosen)["paragraph"].to_list() == left


def test_languages_and_labels_are_told_in_words():
    chosen = Filter(languages=("ms", NO_LANGUAGE), labels=("neutral", "not about it"))
    assert in_words(chosen) == "Malay or Language unknown, neutral or not about it"


def test_a_label_in_the_address_bar_filters_the_page_and_one_click_clears_it(corpus):
    fill(corpus, "Xinhua")
    app = open_page(label="unfavourable")
    assert "No paragraph matches the filters" in words(app)
    next(button for button in app.button if button.label == "Clear filters").click().run()
    assert "Filtered" not in words(app)
    assert {key: app.session_state[key] for key in EMPTY} == EMPTY
