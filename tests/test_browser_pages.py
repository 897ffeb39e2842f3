"""Every page as a browser draws it: wide and narrow, light and dark, and what axe says of it.

The pictures are left in build/screens to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from server import ROOT, running
from test_browser import CHROMIUM, FLAGS, SLOW, pytestmark

axe_api = pytest.importorskip(
    "axe_playwright_python.sync_playwright",
    reason="needs axe-playwright-python: pip install -r requirements-dev.txt",
)
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

__all__ = ["pytestmark"]

SCREENS = ROOT / "build" / "screens"
PAGES = re.findall(r'url_path="(\w+)"', (ROOT / "app.py").read_text("utf-8"))
"""The pages' addresses, as the router names them; the default one has none of its own."""
DEFAULT = PAGES[0]
WIDTHS = (1280, 390)
DRAWN_BY_US = {"exclude": [[".span_brush"], [".span_brush_bg"]]}
"""Vega gives the rectangle of a span no name, and no way to give it one; From and To in the
sidebar are the way for those who do not see it."""
WIDER_THAN_THE_SCREEN = """
() => [document.scrollingElement, ...document.querySelectorAll('[data-testid="stMain"]')]
  .some((part) => part.scrollWidth > part.clientWidth + 1)
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the sample."""
    with running(tmp_path_factory.mktemp("pages") / "corpus.sqlite") as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=SLOW)
        yield browser
        browser.close()


def open_page(browser: Browser, at: str, width: int, scheme: str) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(at)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the server has run the page through and nothing is being drawn."""
    app = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(app).to_be_visible(timeout=4 * SLOW)
    expect(page.locator('[data-testid="stSpinner"]')).to_have_count(0)
    page.wait_for_timeout(700)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_each_page_is_whole_fits_the_screen_and_axe_finds_no_serious_fault(
    browser: Browser, address: str, name: str, width: int, scheme: str
) -> None:
    at = address if name == DEFAULT else f"{address}/{name}"
    page = open_page(browser, at, width, scheme)
    try:
        expect(page.locator('[data-testid="stException"]')).to_have_count(0)
        assert not page.evaluate(WIDER_THAN_THE_SCREEN)
        found = axe_api.Axe().run(page, context=DRAWN_BY_US).response["violations"]
        grave = [each for each in found if each["impact"] in {"serious", "critical"}]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in grave] == []
        keep_picture(page, f"{name}-{width}-{scheme}")
        # The other width is a picture only: its faults would be the same ones.
        other = next(each for each in WIDTHS if each != width)
        page.set_viewport_size({"width": other, "height": 900})
        page.wait_for_timeout(700)
        keep_picture(page, f"{name}-{other}-{scheme}")
    finally:
        page.context.close()


def keep_picture(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
