import threading
import time
from itertools import pairwise

import pytest
from links_site import ARTICLE, Site, answer, moved, page, running, short

from analysis import links
from analysis.links import limits, rounds
from analysis.links.rounds import KEPT, TOO_MANY


def never(_to):
    time.sleep(20)


@pytest.fixture
def site():
    names = ("One", "Two", "Three")
    with running(Site({f"/{name.lower()}": page(name) for name in names})) as it:
        yield it


def test_a_page_becomes_an_article_at_its_last_address(site):
    site.pages["/short"] = moved("/one?from=short", 301)
    site.pages["/one?from=short"] = page("One")
    result = site.one("http://news.example/short")
    (article,) = result.reading.articles
    assert (article.title, article.source, article.name) == ("One", "The Invented", "one.html")
    assert article.url == "http://news.example/one?from=short"
    assert result.fault is None
    assert result.url == "http://news.example/short"


def test_the_canonical_address_is_neither_kept_nor_fetched(site):
    head = "<head><link rel='canonical' href='http://other.example/x'><img src='/p.png'>"
    html = ARTICLE.format("One").replace("<head>", head)
    site.pages["/one"] = answer(html.encode())
    assert site.one("http://news.example/one").reading.articles[0].url == "http://news.example/one"
    assert site.asked == [("news.example", "/robots.txt"), ("news.example", "/one")]


def test_the_program_says_who_it_is(site):
    site.one("http://news.example/one")
    (agent,) = site.agents
    assert "Haluan" in agent


def test_links_come_back_in_order_each_once(site):
    told = []
    urls = ["http://b.example/two", "nonsense", "http://a.example/one", "http://B.example/two#x"]
    results = site.round().fetch(urls, told.append)
    assert [result.url for result in results] == urls[:3]
    assert sorted(result.url for result in told) == sorted(urls[:3])
    assert sorted(site.paths) == ["/one", "/two"]


def test_two_links_to_one_page_fetch_it_once(site):
    site.pages["/a"] = moved("/one")
    first, second = site.fetch("http://news.example/one", "http://news.example/a")
    assert first.reading.articles
    assert second.reading.articles == ()
    assert second.note == (
        "It leads to the same page as http://news.example/one, which is fetched once."
    )
    assert site.paths == ["/one", "/a"]


def test_what_the_corpus_has_is_not_fetched(site):
    results = site.round().fetch(
        ["http://news.example/one", "http://news.example/two"], kept={"http://news.example/one"}
    )
    assert (results[0].note, results[0].reading.articles) == (KEPT, ())
    assert site.paths == ["/two"]


def test_nobody_is_asked_where_there_is_nothing_to_fetch():
    assert links.fetch([]) == []
    (result,) = links.fetch(["http://127.0.0.1/"])
    assert "private network" in result.fault


def test_more_links_than_a_run_takes_are_told_so(site, monkeypatch):
    monkeypatch.setattr(rounds, "LINKS_PER_RUN", 1)
    results = site.fetch("http://news.example/one", "http://news.example/two")
    assert [result.fault for result in results] == [None, TOO_MANY]


def test_a_host_is_asked_one_at_a_time_with_a_pause_others_at_once(site):
    def slow(to):
        time.sleep(0.2)
        page()(to)

    site.pages |= {f"/slow{number}": slow for number in range(3)}
    urls = [f"http://{host}.example/slow{number}" for host in "abc" for number in range(3)]
    results = site.round(pause=0.5).fetch(urls)
    assert all(result.reading.articles for result in results)
    for host in "abc":
        spans = sorted(span[1:] for span in site.spans if span[0] == f"{host}.example")
        gaps = [after[0] - before[1] for before, after in pairwise(spans)]
        assert len(gaps) == 3
        assert min(gaps) > 0.25
    slow_ones = [span for span in site.spans if span[2] - span[1] > 0.19]
    overlaps = [
        one[0] != other[0] and one[1] < other[2] and other[1] < one[2]
        for one in slow_ones
        for other in slow_ones
    ]
    assert any(overlaps)


def test_hosts_meet_behind_redirects_one_at_a_time(site):
    busy = threading.Lock()
    clashes = []

    def alone(to):
        if not busy.acquire(blocking=False):
            clashes.append(to.path)
            return
        time.sleep(0.05)
        busy.release()
        page(to.path)(to)

    for number in range(6):
        site.pages[f"/{number}"] = moved(f"http://shared.example/s{number}")
        site.pages[f"/s{number}"] = alone
    results = site.fetch(*(f"http://h{number}.example/{number}" for number in range(6)))
    assert [result.fault for result in results] == [None] * 6
    assert clashes == []


def test_a_stop_ends_the_run_within_a_moment(site):
    site.pages["/never"] = never
    urls = ["http://a.example/one", "http://b.example/never", "http://b.example/two"]
    told = []
    begin = time.monotonic()
    results = site.round().fetch(urls, told.append, lambda: bool(told))
    assert time.monotonic() - begin < 10
    assert results[0].reading.articles
    assert [result.fault for result in results[1:]] == [limits.STOPPED] * 2


def test_an_interruption_by_the_screen_ends_the_threads(site):
    site.pages["/never"] = never

    def leave():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        site.round().fetch(["http://a.example/never"], None, leave)
    deadline = time.monotonic() + 10
    while any(thread.name.startswith("link") for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_run_ends_when_its_time_is_over(site):
    site.pages["/never"] = never
    begin = time.monotonic()
    results = site.fetch("http://a.example/never", "http://a.example/one", budget=short(1))
    assert time.monotonic() - begin < 10
    assert [result.fault for result in results] == [limits.LATE] * 2


def test_a_run_ends_when_its_bytes_are_used_up(site):
    site.pages["/large"] = answer(b"a" * 300_000, "text/plain")
    urls = ["http://a.example/large", "http://a.example/one"]
    results = site.fetch(*urls, budget=short(size=100_000))
    assert [result.fault for result in results] == [limits.FULL] * 2


def test_a_fault_in_the_program_is_told_and_the_rest_goes_on(site, monkeypatch):
    real = rounds.reading_of

    def fail(content):
        if content.address.target == "/one":
            raise RuntimeError
        return real(content)

    monkeypatch.setattr(rounds, "reading_of", fail)
    results = site.fetch("http://news.example/one", "http://news.example/two")
    assert results[0].fault == "It could not be fetched: a fault in the program."
    assert results[1].reading.articles
