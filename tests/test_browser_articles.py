"""The way from a cell to its paragraph and back, as a person goes it in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from server import running
from test_browser import Page, expect, page, pytestmark

from analysis.corpus import Corpus
from analysis.pipeline import score_articles
from analysis.records import Article
from analysis.scoring import make_scorer

__all__ = ["page", "pytestmark"]

TEXTS = (
    "China and Malaysia warmly welcomed the cooperation and praised the new port.",
    "Malaysia condemned China over the harmful and disastrous bridge deal.",
    "Malaysia thanked China for its generous help with the railway.",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus.sqlite"
    articles = [
        Article(name, "\n\n".join(f"{text} {name}." for text in TEXTS), name, "Xinhua")
        for name in ("Anna", "Bert", "Carl")
    ]
    kept = Corpus(place)
    for scored in score_articles(articles, make_scorer("lexicon")):
        assert kept.add(scored)
    return place


def press_until_gone(page, key, what):
    """Press as a person does: once more where a page that is still being drawn did not hear."""
    for _ in range(10):
        page.keyboard.press(key)
        page.wait_for_timeout(1_500)
        if not what.count():
            return
    raise AssertionError(f"{key} does not close {what}")


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_cell_to_its_paragraph_and_back(page: Page, corpus: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    with running(corpus) as address:
        page.goto(f"{address}/articles?scorer=lexicon")
        cells = page.locator(".st-key-strips svg g.mark-rect").first.locator("path")
        expect(cells).to_have_count(9)
        pane = page.locator(".st-key-reading_pane")
        cells.nth(1).click(force=True)
        expect(pane).to_be_in_viewport()
        expect(page).to_have_url(re.compile(r"article=[0-9a-f]{16}\.2"))
        expect(pane.locator("details[open]")).to_contain_text("disastrous")

        pane.get_by_role("button", name="Next paragraph").click()
        expect(page).to_have_url(re.compile(r"article=[0-9a-f]{16}\.3"))
        expect(pane.locator('details[data-number="3"][open]')).to_be_in_viewport()
        page.go_back()
        expect(page).to_have_url(re.compile(r"article=[0-9a-f]{16}\.2"))
        page.reload()
        expect(pane.locator("details[open]")).to_contain_text("disastrous")

        press_until_gone(page, "Escape", pane)
        expect(page).not_to_have_url(re.compile("article="))
        # The same cell again: what was chosen is forgotten when the pane closes.
        cells.nth(1).click(force=True)
        expect(page).to_have_url(re.compile(r"article=[0-9a-f]{16}\.2"))
        pane.get_by_role("button", name="Close").click()
        expect(pane).to_have_count(0)
        page.go_back()
        expect(pane.locator("details[open]")).to_contain_text("disastrous")
