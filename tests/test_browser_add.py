"""Many articles in a real browser: picked by the hundred, added, and stopped on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from server import running
from test_browser import page, pytestmark  # noqa: F401 (a fixture, and what the tests need)

from analysis.corpus import Corpus

playwright_api = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402

COUNT = 150
"""Articles: enough that adding them takes longer than a click on Stop."""
LONG = 120_000
"""Milliseconds for all of them on a busy machine."""


def kept(corpus: Path) -> int:
    store = Corpus(corpus)
    try:
        return store.articles().height
    finally:
        store.close()


def test_adding_many_files_is_stopped_and_goes_on(page: Page, tmp_path: Path) -> None:  # noqa: F811
    corpus = tmp_path / "corpus.sqlite"
    names = ["\u65b0\u95fb.txt", *(f"{n}.txt" for n in range(1, COUNT))]
    for number, name in enumerate(names):
        text = (
            f"Port {number} opens\n\nChina and Malaysia opened port number {number} on Monday.\n\n"
            f"Both sides said that number {number} would help their trade for many years to come.\n"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
    with running(corpus) as address:
        page.goto(f"{address}/add")
        expect(page.locator("body[data-packs-files]")).to_have_count(1)
        page.locator('input[type="file"]').set_input_files([tmp_path / name for name in names])
        expect(page.get_by_text(f"{COUNT} articles to look over")).to_be_visible(timeout=LONG)
        expect(page.get_by_text("Files 1 to 150.zip")).to_be_visible()

        page.get_by_role("button", name=f"Add {COUNT} articles to the corpus").click()
        expect(page.get_by_text(re.compile(r"Adding [2-9]\d* of"))).to_be_visible(timeout=LONG)
        page.get_by_role("button", name="Stop", exact=True).click()
        told = page.get_by_text("Stopped:")
        expect(told).to_be_visible(timeout=LONG)
        added, left = map(int, re.findall(r"(\d+) articles?", told.inner_text())[:2])
        assert 0 < added < COUNT
        assert added + left == COUNT
        assert kept(corpus) == added

        page.get_by_role("button", name=f"Add {left} article").click()
        expect(page.get_by_text(f"{left} articles added.")).to_be_visible(timeout=LONG)
        assert kept(corpus) == COUNT
