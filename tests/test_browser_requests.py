"""The dashboard deployed, in a real browser: nothing is asked of the outside, by nobody."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ipaddress
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
import streamlit
from deployed import RECORDING, ask, caddy, confined, needs_proxies, nginx
from playwright.sync_api import Browser, Page, expect, sync_playwright
from server import ROOT
from test_browser import CHROMIUM, FLAGS, SLOW
from test_browser import pytestmark as needs_browser

from analysis import sample
from analysis.corpus import Corpus
from analysis.dashboard.address import ONE_STEP
from analysis.dashboard.bench.visit import visit
from analysis.pipeline import score_articles
from analysis.scoring import make_scorer

pytestmark = [*needs_browser, needs_proxies]

ARTICLES = 12
PAGES = re.findall(r'url_path="(\w+)"', (ROOT / "app.py").read_text("utf-8"))
CHARTED = {"sources", "articles", "speakers", "time"}
HERE = ("data:", "blob:")
PASTED = "Durian growers in Raub praised the fair prices that Chinese buyers pay for their fruit."


@dataclass
class Site:
    folder: Path
    before: Path
    upstream: str
    caddy: str
    nginx: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with a few sample articles that may write nowhere else, and both proxies."""
    served, before = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("proxies")
    corpus = Corpus(served / "corpus.sqlite")
    for scored in score_articles(sample.articles()[:ARTICLES], make_scorer("model")):
        corpus.add(scored)
    with (
        confined(served) as upstream,
        caddy(before, upstream) as one,
        nginx(before, upstream) as other,
    ):
        yield Site(served, before, upstream, one, other)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=SLOW)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, what it asked for, and what its policy kept it from."""

    page: Page
    asked: list[str]
    refused: list[str]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, ignore_https_errors=True, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(SLOW)
    seen = Watched(page, [], [])
    context.on("request", lambda request: seen.asked.append(request.url))
    page.on("websocket", lambda socket: seen.asked.append(socket.url))
    page.on("console", lambda told: seen.refused.append(told.text) if policy(told.text) else None)
    yield seen
    context.close()


def policy(text: str) -> bool:
    return "Content Security Policy" in text or "Permissions-Policy" in text


def settle(page: Page) -> None:
    """Wait until the server has run the page through and nothing is being drawn."""
    app = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(app).to_be_visible(timeout=4 * SLOW)
    expect(page.locator('[data-testid="stSpinner"]')).to_have_count(0)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)


def drawn(page: Page) -> None:
    expect(page.locator('[data-testid="stVegaLiteChart"] svg').first).to_be_visible()


def test_nothing_is_asked_of_the_outside_on_any_page(site: Site, watched: Watched) -> None:
    page = watched.page
    for name in PAGES:
        page.goto(f"{site.caddy}/{'' if name == PAGES[0] else name}")
        settle(page)
        if name in CHARTED:
            drawn(page)
    use(page, site.caddy)
    host = urlsplit(site.caddy).netloc
    assert any(url.startswith(f"ws://{host}/") for url in watched.asked)
    outside = [url for url in watched.asked if not here(url, host)]
    assert outside == []
    assert watched.refused == []
    assert wanted(site.folder / "connections") == []


def here(url: str, host: str) -> bool:
    return url.startswith(HERE) or urlsplit(url).netloc == host


def use(page: Page, address: str) -> None:
    """Add an article, look for it, open it, unfold a paragraph, and take a chart as a picture."""
    page.goto(f"{address}/add")
    settle(page)
    file = {"name": "raub.txt", "mimeType": "text/plain", "buffer": f"Raub\n\n{PASTED}\n".encode()}
    page.locator('input[type="file"]').first.set_input_files([file])
    page.get_by_role("button", name="Add 1 article to the corpus").click()
    expect(page.get_by_text("1 article added.")).to_be_visible()
    page.get_by_role("link", name="Sources").first.click()
    settle(page)
    field = page.get_by_role("textbox", name="Search in the text")
    field.fill("durian")
    field.press("Enter")
    expect(page.get_by_text("with the words “durian”")).to_be_visible()
    chart = page.locator('.st-key-beside_pane [data-testid="stVegaLiteChart"]').first
    chart.get_by_text("Unknown source").first.click()
    paragraph = page.locator("details.h-paragraph").first
    paragraph.locator("summary").click()
    expect(paragraph.get_by_text("Words behind the stance")).to_be_visible()
    page.get_by_role("button", name="Download").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def wanted(record: Path) -> list[object]:
    """Where a server wanted to connect to beside this machine."""
    lines = record.read_text("utf-8").splitlines() if record.exists() else []
    return [line for line in map(json.loads, lines) if not is_here(line[1])]


def is_here(place: str | None) -> bool:
    if not place or place == "localhost" or place.startswith("/"):
        return True
    try:
        return ipaddress.ip_address(place).is_loopback
    except ValueError:
        return False


def test_our_small_scripts_run_under_the_policy(site: Site, watched: Watched) -> None:
    longest = max(sample.articles()[:ARTICLES], key=lambda article: len(article.text))
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{site.caddy}/?article={longest.id}.1")
    settle(page)
    paragraphs = page.locator(".h-article details.h-paragraph")
    last = paragraphs.last.get_attribute("data-number")
    expect(paragraphs.last).not_to_be_in_viewport()
    page.goto(f"{site.caddy}/?article={longest.id}.{last}")
    settle(page)
    expect(paragraphs.last).to_be_in_viewport()
    assert page.evaluate("window.haluanSteps")
    assert watched.refused == []


def test_the_record_of_connections_is_at_work(tmp_path: Path) -> None:
    record = tmp_path / "connections"
    work = "import contextlib, socket\nwith contextlib.suppress(OSError):\n"
    work += "    socket.create_connection(('localhost', 1), 1)"
    environment = {"PYTHONPATH": str(RECORDING), "RECORDED": str(record)}
    subprocess.run([sys.executable, "-c", work], check=True, env=environment)
    found = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    assert ["socket.getaddrinfo", "localhost"] in found
    assert ["socket.connect", "127.0.0.1"] in found
    assert wanted(record) == []
    for place in ("93.184.216.34", "example.org", "10.0.0.1"):
        record.write_text(json.dumps(["socket.connect", place]), "utf-8")
        assert wanted(record) == [["socket.connect", place]]


def test_the_log_is_lines_of_json_without_a_word_of_the_articles(
    site: Site, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{site.caddy}/?q=durian")
    settle(page)
    log = (site.folder / "server.log").read_text("utf-8")
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert "sources" in {line["page"] for line in lines if line["event"] == "page"}
    for told in (log, *(each.read_text("utf-8") for each in site.before.glob("*.log"))):
        assert not re.search("durian|raub", told, re.I)


def test_nginx_carries_the_page_too(site: Site, watched: Watched) -> None:
    watched.page.goto(site.nginx)
    settle(watched.page)
    drawn(watched.page)
    host = urlsplit(site.nginx).netloc
    assert any(url.startswith(f"wss://{host}/") for url in watched.asked)
    assert [url for url in watched.asked if not here(url, host)] == []
    assert watched.refused == []


def test_a_tab_without_a_browser_goes_through_the_pages(site: Site) -> None:
    async def go() -> None:
        async with visit(f"http://{site.upstream}") as tab:
            assert await tab.arrive() > 0
            assert set(tab.pages) >= {"", *CHARTED} - {PAGES[0]}
            await tab.choose("Measure", "Tone")
            await tab.write("Search in the text", "zeppelin")
            assert "Read the articles of" not in tab.widgets
            await tab.click("Clear filters")
            assert "Read the articles of" in tab.widgets
            await tab.go("articles")
            assert "Order" in tab.widgets
            assert tab.received > 10_000

    # The browser's own loop runs in this thread.
    with ThreadPoolExecutor(1) as other:
        other.submit(lambda: asyncio.run(go())).result()


HEADERS = (
    *("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options"),
    *("X-Frame-Options", "Referrer-Policy", "Permissions-Policy"),
    *("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"),
)


@pytest.mark.parametrize("path", ["/", "/static/nothing.js", "/_stcore/metrics"])
def test_both_proxies_send_the_same_headers_with_every_answer(site: Site, path: str) -> None:
    def headers(address: str) -> dict[str, str | None]:
        try:
            told = ask(f"{address}{path}").headers
        except HTTPError as error:
            told = error.headers
        return {name: told[name] for name in HEADERS}

    ours = headers(site.caddy)
    assert None not in ours.values()
    assert headers(site.nginx) == ours
    allowed = dict(each.split(None, 1) for each in ours["Content-Security-Policy"].split("; "))
    assert set(allowed["script-src"].split()) == {"'self'", "blob:", *map(digest, INLINE)}
    assert "http" not in ours["Content-Security-Policy"]


STREAMLIT = Path(streamlit.__file__).parent / "static" / "index.html"
INLINE = re.findall("<script>(.*?)</script>", STREAMLIT.read_text("utf-8") + ONE_STEP, re.S)
"""The scripts that are written into the page."""


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_is_for_those_who_run_the_server_stays_inside(site: Site, path: str) -> None:
    assert ask(f"http://{site.upstream}{path}").status == 200
    for address in (site.caddy, site.nginx):
        with pytest.raises(HTTPError, match="404"):
            ask(f"{address}{path}")
