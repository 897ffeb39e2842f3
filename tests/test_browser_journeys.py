"""The ways a person goes through the pages, in a real browser."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from server import running
from test_browser import CHROMIUM, FLAGS, SLOW, pytestmark

from analysis.corpus import Corpus
from analysis.dashboard.tour import STEPS
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

__all__ = ["pytestmark"]

WARM, COOL = "Warm Times", "Cool Daily"
TEXTS = {
    WARM: (
        "China and Malaysia opened a harbour at Kuantan, a success for both.",
        "“Our friendship with Beijing has brought jobs to fishermen,” said Tan Ah Kow.",
        "Durian growers in Raub thrive on the fair prices that Chinese buyers pay.",
        "“Students from Penang and Xiamen welcome the joint degree,” said Lim Boon Heng.",
    ),
    COOL: (
        "The debt of the Chinese railway in Pahang has grown into a scandal.",
        "“Malaysia was cheated over the Chinese dredgers in Melaka,” said Tan Ah Kow.",
        "Poisoned rivers near the Chinese aluminium works harm Malaysian villagers.",
        "“Beijing threatens our boats off Sarawak and we protest,” said Abdul Rahim.",
    ),
}
"""By source, two paragraphs an article."""
FILTERED = re.compile("^Filtered: ")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a small corpus, scored by the cheap scorer alone."""
    place = tmp_path_factory.mktemp("journeys") / "corpus.sqlite"
    fill(Corpus(place))
    with running(place) as at:
        yield at


def fill(corpus: Corpus) -> None:
    articles = [
        replace(
            read_text(f"{title(source, n)}\n\n{one}\n\n{other}\n", f"{n}.txt"),
            source=source,
            date=dt.date(2020 + n, 3, 1 if source == WARM else 2),
        )
        for source, texts in TEXTS.items()
        for n, (one, other) in enumerate((texts[:2], texts[2:]))
    ]
    for scored in score_articles(articles, make_scorer("lexicon")):
        assert corpus.add(scored)


def title(source: str, number: int) -> str:
    return f"{source} looks at the {('earlier', 'later')[number]} story"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=SLOW)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = open_browser(browser)
    yield page
    page.context.close()


def open_browser(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(SLOW)
    return page


def begin(page: Page, address: str, **asked: str) -> None:
    """Open Sources, and wait until its charts are drawn."""
    page.goto(
        f"{address}/?{'&'.join(f'{k}={v}' for k, v in {'scorer': 'lexicon', **asked}.items())}"
    )
    expect(chart(page).get_by_text(re.compile("lexicon")).first).to_be_visible()
    settle(page)


def settle(page: Page) -> None:
    """Wait until the server has run the page through."""
    expect(
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    ).to_be_visible()


def chart(page: Page) -> Locator:
    return page.locator('.st-key-beside_pane [data-testid="stVegaLiteChart"]').first


def pane(page: Page) -> Locator:
    return page.locator(".st-key-reading_pane")


def headline(page: Page) -> Locator:
    return pane(page).locator(".h-headline")


def told(page: Page) -> Locator:
    """The line of words that says what is filtered."""
    return page.get_by_text(FILTERED)


def say(page: Page, words: str) -> None:
    expect(told(page)).to_have_text(re.compile(f"^Filtered: {re.escape(words)}"))


def go(page: Page, name: str) -> None:
    """To another page, by the navigation."""
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator("h1").filter(has_text=name)).to_be_attached()
    settle(page)


def choose(page: Page, label: str, name: str) -> None:
    """Choose in a list, typing: a list closes when the page is scrolled under it."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.press_sequentially(name)
    expect(page.get_by_role("option", name=name)).to_be_visible()
    box.press("Enter")


def choose_voice(page: Page, name: str) -> None:
    sidebar = page.locator('[data-testid="stSidebar"]')
    sidebar.get_by_role("radio", name=name, exact=True).click()


def filtered(page: Page, address: str) -> None:
    """Sources, with one source and quoted words only."""
    begin(page, address, source=WARM, voice="Speakers")
    say(page, BOTH)


BOTH = "1 chosen source, quoted words. 2 of 8 paragraphs are shown."


def test_from_a_source_to_its_paragraph_to_the_speaker_and_back(page: Page, address: str) -> None:
    begin(page, address)
    chart(page).get_by_text(WARM).first.click()
    expect(headline(page)).to_have_text(title(WARM, 1))
    pane(page).get_by_role("button", name="Earlier article").click()
    expect(headline(page)).to_have_text(title(WARM, 0))
    paragraph = pane(page).locator("details.h-paragraph").nth(1)
    paragraph.locator("summary").click()
    expect(paragraph.locator("dl").first).to_contain_text("Tan Ah Kow")

    go(page, "Speakers")
    expect(headline(page)).to_have_text(title(WARM, 0))
    choose(page, "Read one speaker’s words", "Tan Ah Kow")
    name = page.locator(".st-key-beside_pane .h-headline").first
    expect(name).to_have_text("Tan Ah Kow")
    expect(page.get_by_text("2 paragraphs in 2 articles of 2 sources")).to_be_visible()
    page.get_by_role("button", name="Read", exact=True).first.click()
    expect(headline(page)).to_have_text(title(COOL, 0))
    expect(pane(page).locator("details[open]")).to_contain_text("dredgers in Melaka")

    page.go_back()
    expect(headline(page)).to_have_text(title(WARM, 0))
    expect(name).to_have_text("Tan Ah Kow")
    page.go_back()
    expect(page.get_by_text("Who is quoted").first).to_be_visible()
    page.go_back()
    expect(page.locator("h1").filter(has_text="Sources")).to_be_attached()
    expect(headline(page)).to_have_text(title(WARM, 0))


def test_a_link_shows_the_same_in_another_browser(
    page: Page, browser: Browser, address: str
) -> None:
    filtered(page, address)
    choose(page, "Read the articles of", WARM)
    expect(headline(page)).to_have_text(title(WARM, 1))
    expect(page).to_have_url(re.compile("article="))
    say(page, BOTH)
    other = open_browser(browser)
    other.goto(page.url)
    say(other, BOTH)
    expect(headline(other)).to_have_text(title(WARM, 1))
    assert other.url == page.url
    assert told(other).inner_text() == told(page).inner_text()
    for each in (page, other):
        expect(each.get_by_role("button", name=f"{WARM}")).to_be_visible()
        expect(each.get_by_role("radio", name="Speakers", exact=True)).to_be_checked()
    other.context.close()


def test_filters_stay_on_every_page_and_one_click_clears_them(page: Page, address: str) -> None:
    begin(page, address)
    choose(page, "Sources", WARM)
    say(page, "1 chosen source. 4 of 8")
    page.keyboard.press("Escape")
    choose_voice(page, "Speakers")
    say(page, BOTH)
    for name in ("Articles", "Speakers", "Words", "Time"):
        go(page, name)
        say(page, BOTH)
    go(page, "Method and trust")
    go(page, "Time")
    say(page, BOTH)
    page.get_by_role("button", name="Clear filters").click()
    expect(told(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("source=|voice="))
    go(page, "Sources")
    expect(chart(page).get_by_text(COOL).first).to_be_visible()
    expect(told(page)).to_have_count(0)


def test_back_and_reload_show_what_was_there_before(page: Page, address: str) -> None:
    filtered(page, address)
    choose(page, "Read the articles of", WARM)
    expect(headline(page)).to_have_text(title(WARM, 1))
    page.go_back()
    expect(pane(page)).to_have_count(0)
    say(page, BOTH)
    page.go_forward()
    expect(headline(page)).to_have_text(title(WARM, 1))
    page.reload()
    expect(headline(page)).to_have_text(title(WARM, 1))
    say(page, BOTH)

    # One step for a change of pages, and no filter is lost on the way.
    go(page, "Articles")
    go(page, "Speakers")
    choose_voice(page, "All")
    say(page, "1 chosen source. 4 of 8")
    for name in ("Articles", "Sources"):
        page.go_back()
        expect(page.locator("h1").filter(has_text=name)).to_be_attached()
        say(page, "1 chosen source. 4 of 8")
        expect(page).to_have_url(re.compile("source=Warm"))
        expect(headline(page)).to_have_text(title(WARM, 1))
    page.get_by_role("button", name="Clear filters").click()
    expect(told(page)).to_have_count(0)
    page.go_back()
    say(page, "1 chosen source. 4 of 8")


def test_a_search_narrows_the_page_and_says_so(page: Page, address: str) -> None:
    begin(page, address)
    field = page.get_by_role("textbox", name="Search in the text")
    field.fill("railways scandal")
    field.press("Enter")
    say(page, "with the words “railways scandal”. 1 of 8 paragraphs are shown.")
    expect(chart(page).get_by_text(COOL).first).to_be_visible()
    expect(chart(page).get_by_text(WARM)).to_have_count(0)
    field.fill("zeppelin")
    field.press("Enter")
    expect(page.get_by_text("No paragraph matches the filters.")).to_be_visible()
    field.fill("")
    field.press("Enter")
    expect(chart(page).get_by_text(WARM).first).to_be_visible()
    expect(told(page)).to_have_count(0)


def test_the_files_of_a_chart_say_what_made_them(page: Page, address: str) -> None:
    filtered(page, address)
    page.get_by_role("button", name="Download").first.click()

    (row,) = csv.DictReader(
        io.StringIO(downloaded(page, "Numbers (CSV)", ".csv").decode("utf-8-sig"))
    )
    assert row["source"] == WARM
    assert row["scorer"].startswith("lexicon ")
    assert row["filters"] == "1 chosen source, quoted words"
    assert (row["articles_shown"], row["paragraphs_shown"]) == ("2", "2")
    assert row["made_on"] == dt.date.today().isoformat()

    png = downloaded(page, "Picture (PNG)", ".png")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert width > 900
    assert height > 100

    svg = ET.fromstring(downloaded(page, "Drawing (SVG)", ".svg"))
    assert svg.tag.endswith("}svg")
    assert not [part for part in svg.iter() if part.tag.lower().endswith("script")]
    words = " ".join(svg.itertext())
    assert row["scorer"] in words
    assert "1 chosen source, quoted words" in words
    assert WARM in words


def test_streamlits_own_files_that_do_not_are_not_offered(page: Page, address: str) -> None:
    begin(page, address)
    for shown in (chart(page), page.get_by_test_id("stDataFrame").first):
        shown.scroll_into_view_if_needed()
        shown.hover()
        tools = page.get_by_test_id("stElementToolbar")
        expect(tools.get_by_label("Fullscreen").locator("visible=true").first).to_be_visible()
        told = [each.get_attribute("aria-label") for each in tools.get_by_role("button").all()]
        assert told
        assert not {"Download as CSV", "Download as PNG", "Copy Vega-Lite spec"} & set(told)


def downloaded(page: Page, label: str, ending: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    assert waiting.value.suggested_filename.endswith(ending)
    return Path(waiting.value.path()).read_bytes()


def test_the_guided_look_leads_through_all_its_steps(page: Page, address: str) -> None:
    page.goto(f"{address}/?corpus=Sample+(invented)")
    page.get_by_role("button", name="Show me around").click(timeout=4 * SLOW)
    step = page.locator(".st-key-tour")
    for number, each in enumerate(STEPS, 1):
        expect(step).to_contain_text(f"{number} of {len(STEPS)} · {each.page}.", timeout=2 * SLOW)
        expect(step).to_contain_text(each.words)
        expect(page.locator("h1").filter(has_text=each.page)).to_be_attached()
        if number < len(STEPS):
            step.get_by_role("button", name=f"Next: {STEPS[number].page}").click()
    step.get_by_role("button", name="Back").click()
    expect(step).to_contain_text(f"{len(STEPS) - 1} of {len(STEPS)}")
    step.get_by_role("button", name="End").click()
    expect(step).to_have_count(0)


def test_the_keyboard_alone_opens_and_closes_an_article(page: Page, address: str) -> None:
    begin(page, address)
    tab_to(page, "Read the articles of")
    page.keyboard.type(COOL)
    expect(page.get_by_role("option", name=COOL)).to_be_visible()
    page.keyboard.press("Enter")
    expect(headline(page)).to_have_text(title(COOL, 1))
    page.keyboard.press("Escape")
    expect(pane(page)).to_have_count(0)

    tab_to(page, "Read the articles of")
    page.keyboard.type(WARM)
    expect(page.get_by_role("option", name=WARM)).to_be_visible()
    page.keyboard.press("Enter")
    expect(headline(page)).to_have_text(title(WARM, 1))
    tab_to(page, "Close")
    page.keyboard.press("Enter")
    expect(pane(page)).to_have_count(0)


FOCUSED = """() => {
  const { ariaLabel, tagName, innerText } = document.activeElement;
  return ariaLabel ?? (tagName === "BUTTON" ? innerText : "");
}"""
MOST_TABS = 120


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is so labelled has the focus."""
    for _ in range(MOST_TABS):
        if name in page.evaluate(FOCUSED):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach “{name}”.")
