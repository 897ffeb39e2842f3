"""The page *Time* in a real browser: a span drawn on the chart, and an article chosen in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from server import running
from test_browser import Page, expect, page, pytestmark

from analysis.corpus import Corpus
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import SCORERS, make_scorer

__all__ = ["page", "pytestmark"]

TEXT = "Port {} opens\n\nChina and Malaysia welcomed the cooperation on port {} warmly.\n"


def filled(place: Path) -> Path:
    """A corpus of an article in each year from 2010 to 2019."""
    articles = [
        replace(
            read_text(TEXT.format(year, year), f"{year}.txt"),
            source="Xinhua",
            date=dt.date(year, 6, 15),
        )
        for year in range(2010, 2020)
    ]
    corpus = Corpus(place)
    for scored in score_articles(articles, make_scorer(SCORERS[0])):
        assert corpus.add(scored)
    return place


def test_a_span_filters_every_page_and_comes_back(page: Page, tmp_path: Path) -> None:
    with running(filled(tmp_path / "corpus.sqlite")) as address:
        page.goto(f"{address}/time?every=Year&copies=Each")
        chart = page.locator('[data-testid="stVegaLiteChart"] svg').first
        # Its lower half: above are the title and its lines.
        box = chart.bounding_box()
        height = box["y"] + box["height"] * 0.8
        page.mouse.move(box["x"] + box["width"] * 0.32, height)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.58, height, steps=8)
        page.mouse.up()
        expect(
            page.get_by_text(re.compile("between 1 January 2013 and 31 December 201"))
        ).to_be_visible()
        page.get_by_role("button", name="Show only this span").click()
        expect(page).to_have_url(re.compile("from=2013-01-01"))
        page.get_by_role("link", name="Sources").first.click()
        expect(page.get_by_text(re.compile("Filtered: 1 January 2013 to"))).to_be_visible()
        page.get_by_role("link", name="Time").first.click()
        page.get_by_role("button", name="Back to the dates before").click()
        expect(page).not_to_have_url(re.compile("from="))

        dots = chart.locator("g.mark-symbol.role-mark").last.locator("path")
        expect(dots).to_have_count(10)
        dots.first.click(force=True)
        pane = page.locator(".st-key-reading_pane")
        expect(pane.get_by_text("Port 2010 opens").first).to_be_visible()
