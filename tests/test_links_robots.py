import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from links_site import Site, answer, moved, page, running

from analysis.links.limits import LONGEST_PAUSE, LinkError
from analysis.links.robots import read_rules

PAGE = "http://news.example/a/b.html"
TEXT = "text/plain"


def forbids(robots, url=PAGE):
    try:
        read_rules(robots.encode() if isinstance(robots, str) else robots).check(url)
    except LinkError as error:
        return "robots.txt does not let programs" in str(error)
    return False


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\nDisallow: /",
        "user-agent: HALUAN\ndisallow: /a",
        "\ufeffUser-agent: *\r\nDisallow: /a/*.html$\r\n",
        "User-agent: Other\nUser-agent: Haluan/2.0 # us\nDisallow: /a/b",
        "User-agent: *\nAllow: /a\nDisallow: /a/b",
    ],
)
def test_rules_that_forbid(robots):
    assert forbids(robots)


@pytest.mark.parametrize(
    "robots",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: Other\nDisallow: /",
        "User-agent: Halu\nDisallow: /",
        "User-agent: HaluanTwo\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: Haluan\nDisallow: /z",
        "User-agent: *\nDisallow: /a\nAllow: /a/b",
        "<html><body>Not found. Disallow: /</body></html>",
        b"\xff\xfe\0\0 garbage \0",
    ],
)
def test_rules_that_allow(robots):
    assert not forbids(robots)


def test_pauses_are_kept_within_reason():
    assert read_rules(b"User-agent: *\nCrawl-delay: 3").pause == 3
    assert read_rules(b"User-agent: *\nCrawl-delay: -1").pause == 0
    assert LONGEST_PAUSE == 10


@pytest.mark.parametrize(
    "lines",
    [
        "".join(f"User-agent: bot{n}\n" for n in range(14_000)) + "Disallow: /x\n" * 18_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 250_000,
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*b$\n" * 19_000,
        "User agent " * 45_000,
        "\t" * 500_000,
    ],
)
def test_rules_made_to_stall_do_not(lines):
    begin = time.process_time()
    read_rules(lines.encode()).check("http://news.example/" + "a" * 1_900)
    assert time.process_time() - begin < 5


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_rules(data):
    rules = read_rules(b"User-agent: *\n" + data)
    forbids(data)
    assert rules.pause >= 0


def fetched(robots, *, others=None):
    site = Site({"/robots.txt": robots, "/a": page(), **(others or {})})
    with running(site):
        return site, site.one("http://news.example/a")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_rules_everything_is_allowed(status):
    assert fetched(answer(b"", status=status))[1].fault is None


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_the_rules_cannot_be_had_nothing_is_fetched(status):
    site, result = fetched(answer(b"", status=status))
    assert "can't be had" in result.fault
    assert str(status) in result.fault
    assert site.paths == []


def test_forbidden_pages_are_not_asked_for():
    site, result = fetched(answer(b"User-agent: *\nDisallow: /a", TEXT))
    assert "robots.txt does not let programs" in result.fault
    assert site.paths == []


def test_rules_that_stand_elsewhere_are_followed():
    rules = {"/rules": answer(b"User-agent: *\nDisallow: /a", TEXT)}
    assert "does not let" in fetched(moved("/rules"), others=rules)[1].fault


def test_rules_on_a_private_machine_are_not_read():
    site, result = fetched(moved("http://private.example/robots.txt"))
    assert "private network" in result.fault
    assert site.paths == []


def test_rules_that_lead_in_circles_close_the_site():
    site, result = fetched(moved("/robots.txt"))
    assert "leads on more than 5 times" in result.fault
    assert len(site.asked) == 6


def test_only_the_beginning_of_endless_rules_counts():
    long = b"User-agent: *\nDisallow: /z\n" + b"# \n" * 300_000 + b"Disallow: /a\n"
    assert fetched(answer(long, TEXT))[1].fault is None


def test_the_page_behind_a_redirect_is_asked_for_only_where_its_site_lets():
    def by_host(to):
        forbidden = to.headers["Host"] == "second.example"
        rules = b"User-agent: *\nDisallow: /" if forbidden else b""
        answer(rules, TEXT)(to)

    site = Site({"/robots.txt": by_host, "/a": moved("http://second.example/b"), "/b": page()})
    with running(site):
        result = site.one("http://news.example/a")
    assert "robots.txt does not let" in result.fault
    assert site.paths == ["/a"]


def test_rules_are_asked_for_once():
    site = Site({"/a": page("One"), "/b": page("Two")})
    with running(site):
        site.fetch("http://news.example/a", "http://news.example/b")
    assert site.asked == [("news.example", path) for path in ("/robots.txt", "/a", "/b")]
