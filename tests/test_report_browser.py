"""A report in a real browser: charts without a server, and nothing that a text could start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reports import IMAGE, SOURCES, TRAP, hostile_report
from test_browser import CHROMIUM, FLAGS, SLOW, pytestmark

axe_api = pytest.importorskip(
    "axe_playwright_python.sync_playwright",
    reason="needs axe-playwright-python: pip install -r requirements-dev.txt",
)
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

__all__ = ["pytestmark"]

CHARTS = ("means", "shares", "differences", "own_and_quoted", "speakers", "time", "articles")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    file = folder / "report.html"
    file.write_bytes(hostile_report(folder))
    return file


class Heard:
    """What a page asked for, said and tried."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: self.errors.append(f"dialog {dialog.message}"))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("popup", lambda _: self.errors.append("popup"))
        page.on("console", self._note)

    def _note(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def opened(browser: Browser, report: Path, **look) -> tuple[Page, Heard]:
    look = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", **look}
    page = browser.new_context(offline=True, **look).new_page()
    page.set_default_timeout(SLOW)
    heard = Heard(page)
    page.goto(report.as_uri())
    page.locator("body[data-drawn]").wait_for()
    return page, heard


@pytest.mark.parametrize(
    ("scheme", "width", "ink"),
    [("light", 1280, "rgb(255, 255, 255)"), ("dark", 390, "rgb(18, 24, 28)")],
)
def test_it_draws_every_chart_and_starts_nothing_that_a_text_holds(
    browser: Browser, report: Path, scheme: str, width: int, ink: str
) -> None:
    view = {"width": width, "height": 900}
    page, heard = opened(browser, report, color_scheme=scheme, viewport=view)
    for name in CHARTS:
        expect(page.locator(f"#chart-{name} svg.marks")).to_be_visible()
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    outside = [url for url in heard.requests if not url.startswith(("file:", "data:"))]
    assert (outside, heard.errors) == ([], [])
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 3
    assert page.locator("img:not(.r-paper), link, iframe").count() == 0
    away = "[...document.links].map(link => link.href).filter(link => !link.startsWith('file:'))"
    assert page.evaluate(away) == ["https://github.com/cjhutto/vaderSentiment"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ink
    page.context.close()


def test_what_texts_hold_is_shown_as_it_is(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report)
    article = page.locator(".r-article").first
    expect(article).to_contain_text(f"{TRAP}{IMAGE}")
    assert page.locator(".h-paragraph .h-text", has_text=TRAP).count() >= 1
    assert page.locator(".h-paragraph .h-text", has_text="{{ 7 * 7 }} {% raw %}").count() >= 1
    assert page.title() == f"{page.locator('h1').inner_text()} – Haluan"
    rows = page.locator("#sources table").first.locator("tbody tr td:first-child")
    assert set(rows.all_text_contents()) == set(SOURCES)
    page.context.close()


def test_a_row_says_its_numbers_and_fades_the_others(browser: Browser, report: Path) -> None:
    page, heard = opened(browser, report)
    row = page.locator("#chart-means svg [aria-roledescription='rect mark']").first
    row.hover()
    tooltip = page.locator("#vg-tooltip-element.visible")
    expect(tooltip).to_contain_text("95% interval")
    assert tooltip.locator("img, script").count() == 0
    row.click()
    expect(page.locator("#chart-means svg [opacity='0.5']").first).to_be_visible()
    assert (heard.errors, page.evaluate("window.hacked")) == ([], None)
    page.context.close()


def test_an_evil_script_put_into_it_would_not_run(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", '<img src=x onerror="window.hacked=1">');
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    page.context.close()


def test_it_follows_the_screen_when_that_turns_dark(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report)
    title = page.locator("#chart-means .role-title-text text").first
    expect(title).to_have_attribute("fill", "#262730")
    page.emulate_media(color_scheme="dark")
    expect(title).to_have_attribute("fill", "#fafafa")
    page.context.close()


def test_on_paper_and_without_scripts_the_charts_are_pictures(
    browser: Browser, report: Path
) -> None:
    page, _ = opened(browser, report, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#chart-means")).to_be_hidden()
    pictures = page.locator("#sources img.r-paper")
    expect(pictures).to_have_count(2)
    expect(pictures.first).to_be_visible()
    assert all(
        page.locator("img.r-paper").evaluate_all("all => all.map(one => one.naturalWidth > 500)")
    )
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 3
    page.context.close()
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(report.as_uri())
    expect(bare.locator("#sources img.r-paper").first).to_be_visible()
    bare.context.close()


def test_the_keyboard_gets_everywhere_and_axe_finds_nothing(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report)
    page.keyboard.press("Tab")
    expect(page.locator(".r-skip")).to_be_focused()
    summary = page.locator("details.r-numbers > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sources table").first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.locator(f"body[data-drawn={scheme}]").wait_for()
        found = axe_api.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.context.close()
