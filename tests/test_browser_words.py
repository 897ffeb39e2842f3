"""From a word that sets two sources apart to the paragraph that holds it, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

from server import running
from test_browser import Page, expect, page, pytestmark  # noqa: F401 (a fixture, and a mark)
from test_pages_words import two_sources

from analysis.corpus import Corpus


def test_from_a_word_to_its_paragraph_and_by_link_again(page: Page, tmp_path: Path) -> None:  # noqa: F811
    corpus = tmp_path / "corpus.sqlite"
    two_sources(Corpus(corpus))
    with running(corpus) as address:
        page.goto(f"{address}/words?copies=Each")
        chart = page.locator('[data-testid="stVegaLiteChart"]').first
        chart.get_by_text("thanked", exact=True).click()
        places = page.locator("button.h-place")
        expect(places).to_have_count(8)
        expect(places.first.locator("mark")).to_have_text("thanked")
        expect(page.get_by_text("Never here.")).to_be_visible()

        places.nth(1).click()
        opened = page.locator(".st-key-reading_pane details[open]")
        expect(opened).to_contain_text("China thanked Malaysia for number two 3")
        expect(page).to_have_url(re.compile("word=[0-9a-f]{8}.*article=[0-9a-f]{16}"))

        link = page.url
        page.goto("about:blank")
        page.goto(link)
        expect(places).to_have_count(8)
        expect(opened).to_contain_text("China thanked Malaysia for number two 3")
