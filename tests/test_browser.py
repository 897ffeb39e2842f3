"""The main job in a real browser, as a person would do it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SHARED, needs_shared
from server import running

playwright_api = pytest.importorskip(
    "playwright.sync_api", reason="needs playwright: pip install -r requirements-dev.txt"
)
from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

from analysis.scoring import SCORERS  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SLOW = 30_000
"""Milliseconds until something must have appeared: a busy machine, not a fast one."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="needs Chromium: apt-get install chromium, or set CHROMIUM"
    ),
]


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(SLOW)
        expect.set_options(timeout=SLOW)
        yield page
        browser.close()


@needs_shared
def test_the_main_job_from_files_to_charts_and_back(page: Page, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.sqlite"
    with running(corpus) as address:
        page.goto(f"{address}/add")
        page.locator('input[type="file"]').first.set_input_files(sorted(SHARED.glob("seeds/*.txt")))
        expect(page.get_by_text("2 articles to look over")).to_be_visible()
        source = page.get_by_label("Source", exact=True).first
        expect(source).to_have_value("")
        source.fill("Asian Correspondent")
        source.press("Enter")
        page.get_by_role("button", name="Add 2 articles to the corpus").click()
        expect(page.get_by_text("2 articles added.")).to_be_visible()

        page.get_by_role("link", name="Sources").first.click()
        chart = page.locator('[data-testid="stVegaLiteChart"]').first
        expect(chart.get_by_text("Asian Correspondent").first).to_be_visible()
        expect(chart.get_by_text("Xinhua").first).to_be_visible()

        chart.get_by_text("Xinhua").first.click()
        pane = page.locator(".st-key-reading_pane")
        paragraphs = pane.locator("details.h-paragraph")
        expect(paragraphs).to_have_count(13)
        paragraphs.nth(8).locator("summary").click()
        expect(paragraphs.nth(8).get_by_text("Whose words")).to_be_visible()
        # The words are found when the paragraph is unfolded; folding the others is not their fate.
        expect(paragraphs.nth(8).locator("mark").first).to_be_visible()
        expect(paragraphs.nth(8).get_by_text("Words behind the stance")).to_be_visible()
        paragraphs.nth(1).locator("summary").click()
        expect(paragraphs.nth(1).get_by_text("Words behind the stance")).to_be_visible()
        expect(paragraphs.nth(8).get_by_text("Words behind the stance")).to_be_visible()
        paragraphs.nth(8).locator("summary").click()
        expect(paragraphs.nth(8).get_by_text("Words behind the stance")).to_be_hidden()

        expect(page).to_have_url(re.compile(r"article=[0-9a-f]{16}"))
        page.reload()
        expect(pane.locator("details.h-paragraph")).to_have_count(13)
        expect(chart.get_by_text("Asian Correspondent").first).to_be_visible()

    with running(corpus) as address:
        page.goto(address)
        expect(chart.get_by_text("Xinhua").first).to_be_visible()
        chart.get_by_text("Asian Correspondent").first.click()
        expect(pane.locator("details.h-paragraph")).to_have_count(20)
        pane.get_by_role("button", name="Remove this article").click()
        page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
        expect(page.get_by_text("1 article removed.")).to_be_visible()
        expect(chart.get_by_text("Asian Correspondent")).to_have_count(0)
        expect(chart.get_by_text("Xinhua").first).to_be_visible()

        page.get_by_role("button", name="Undo").click()
        expect(chart.get_by_text("Asian Correspondent").first).to_be_visible()


HOSTILE = """<script>window.owned = 1</script> "quoted" $5 and $6 **bold** :red[x]

By <img src=x onerror=window.owned=1> | <b>The Post</b>

KUALA LUMPUR, June 18 (<b>The Post</b>) -- China, Malaysia signed a <script>owned=1</script> deal.

The partners praised it: $5 million, Malaysia $9 million, *stars* and [a link](javascript:owned=1).
"""


def test_hostile_text_stays_text_and_nothing_is_asked_of_the_outside(
    page: Page, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    source = '"><img src=x onerror=window.owned=1> a.b[0] datum.x'
    with running(tmp_path / "corpus.sqlite") as address:
        page.goto(f"{address}/add")
        page.locator('input[type="file"]').first.set_input_files(
            [{"name": "<b>x</b>.txt", "mimeType": "text/plain", "buffer": HOSTILE.encode()}]
        )
        expect(page.get_by_text("1 article to look over")).to_be_visible()
        field = page.get_by_label("Source", exact=True).first
        field.fill(source)
        field.press("Enter")
        page.get_by_role("button", name="Add 1 article to the corpus").click()
        expect(page.get_by_text("1 article added.")).to_be_visible()
        page.get_by_role("link", name="Sources").first.click()
        chart = page.locator('[data-testid="stVegaLiteChart"]').first
        name = chart.get_by_text('"><img src=x').first
        expect(name).to_be_visible()
        name.click()
        pane = page.locator(".st-key-reading_pane")
        expect(pane.get_by_text("$5 million, Malaysia $9 million, *stars*")).to_be_visible()
        assert page.evaluate("window.owned") is None
        assert pane.locator("script, img, b").count() == 0
    outside = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert not outside


def test_a_phone_needs_no_sideways_scrolling(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    with running(tmp_path / "corpus.sqlite") as address:
        for path in ("", "add", "method", *(["disagreement"] if len(SCORERS) > 1 else [])):
            page.goto(f"{address}/{path}")
            expect(page.locator("h1, [data-testid=stVegaLiteChart] svg").first).to_be_visible()
            wide = page.evaluate(
                "[...document.querySelectorAll('[data-testid=stMain]')]"
                ".some(main => main.scrollWidth > main.clientWidth)"
            )
            assert not wide, path
