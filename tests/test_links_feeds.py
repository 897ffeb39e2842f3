import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from links_site import ARTICLE, Site, answer, page, running

from analysis.links.addresses import address_of
from analysis.links.contents import Content
from analysis.links.feeds import is_feed, read_feed
from analysis.links.limits import ENTRIES_PER_FEED, LinkError

RSS = "application/rss+xml"


def content(data, kind=RSS, charset=""):
    data = data.encode() if isinstance(data, str) else data
    return Content(address_of("https://news.example/feed/"), kind, charset, data)


def rss(*links, head='<?xml version="1.0"?>', more=""):
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    return f'{head}<rss version="2.0"><channel><title>News</title>{more}{items}</channel></rss>'


def links(data, **options):
    return [str(address) for address in read_feed(content(data, **options)).addresses]


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.example/"/>'
    '<entry><title>A</title><link rel="self" href="/x"/>'
    '<link rel="enclosure" href="/a.mp3"/><link href="/a"/></entry>'
    '<entry><title>B</title><link rel="alternate" href="https://news.example/b"/></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel><link>https://news.example/</link></channel>'
    "<item><link>https://news.example/a</link></item></rdf:RDF>"
)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (rss("https://news.example/a", "https://news.example/b"), ["a", "b"]),
        (rss("/a", "b"), ["a", "feed/b"]),
        (rss("https://news.example/a", "https://news.example/a#top"), ["a"]),
        (rss("\n https://news.example/a?x=1&amp;y=2 \n"), ["a?x=1&y=2"]),
        # as many sites write it: an entity of HTML and a bare "&"
        (rss("https://news.example/a?x=1&y=2", more="<description>&nbsp;</description>"), None),
        (ATOM, ["a", "b"]),
        (RDF, ["a"]),
    ],
)
def test_the_links_of_a_feed(data, found):
    expected = [f"https://news.example/{link}" for link in found or ["a?x=1&y=2"]]
    assert links(data) == expected


def test_a_feed_is_told_by_its_content():
    assert is_feed(content(rss("/a"), "text/html"))
    assert is_feed(content("\ufeff" + ATOM, "text/xml"))
    assert not is_feed(content(ARTICLE, "text/html"))
    assert not is_feed(content(f'<?xml version="1.0"?>{ARTICLE}', "application/xml"))
    assert not is_feed(content(b"%PDF <rss", "application/pdf"))
    with pytest.raises(LinkError, match="neither a feed nor a page"):
        is_feed(content("<urlset><url/></urlset>", "text/xml"))


def test_links_that_may_not_be_fetched_are_left_out():
    bad = ("javascript:alert(1)", "file:///etc/passwd", "http://[", "http://u@x.example/", "")
    assert links(rss(*bad, "https://news.example/a")) == ["https://news.example/a"]
    with pytest.raises(LinkError, match="holds no links"):
        links(rss(*bad[:1]))


def test_entities_lead_nowhere(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert links(rss("https://news.example/a&x;", head=head))[0].startswith(
        "https://news.example/a"
    )
    assert "hunter2" not in str(links(rss("https://news.example/a&x;", head=head)))


def test_a_billion_laughs_are_not_laughed():
    entities = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )
    data = rss("https://news.example/a", head=f"<!DOCTYPE r [{entities}]>", more="<b>&l9;</b>")
    begin = time.process_time()
    assert links(data) == ["https://news.example/a"]
    assert time.process_time() - begin < 5


def test_a_feed_of_a_million_tags_is_refused_before_it_is_parsed():
    with pytest.raises(LinkError, match="more than 50,000 tags"):
        links('<rss version="2.0"><channel>' + "<a>" * 1_000_000)


@pytest.mark.parametrize("piece", ["<item>", "<![CDATA[", "<!--", "<!", "<"])
def test_a_feed_of_broken_tags_does_not_stall(piece):
    begin = time.process_time()
    with pytest.raises(LinkError):
        links('<rss version="2.0"><channel>' + piece * 45_000)
    assert time.process_time() - begin < 30


@given(st.lists(st.sampled_from([*"<>&;/ ", "item", "link", "![CDATA[", "]]", "\xff", "\0"])))
def test_any_feed_is_links_or_a_sentence(parts):
    try:
        found = links(rss("https://news.example/a", more="".join(parts)))
    except LinkError:
        return
    assert all(link.startswith(("https://", "http://")) for link in found)


def test_text_that_names_a_file_is_not_opened(tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(rss("https://news.example/a"))
    with pytest.raises(LinkError, match="holds no links"):
        links(str(feed))


def test_the_entries_of_a_feed_are_fetched_and_stand_behind_it():
    feed = answer(rss("http://news.example/1", "http://other.example/2").encode(), RSS)
    site = Site({"/feed": feed, "/1": page("One"), "/2": page("Two"), "/3": page("Three")})
    with running(site):
        results = site.fetch("http://news.example/feed", "http://third.example/3")
    assert [result.url for result in results] == [
        "http://news.example/feed",
        "http://news.example/1",
        "http://other.example/2",
        "http://third.example/3",
    ]
    assert results[0].note == "A feed of 2 entries."
    assert (results[0].entries, results[0].fault, results[0].reading.articles) == (2, None, ())
    assert [result.feed for result in results[1:]] == ["http://news.example/feed"] * 2 + [None]
    titles = [result.reading.articles[0].title for result in results[1:]]
    assert titles == ["One", "Two", "Three"]


def test_a_long_feed_is_cut_and_says_so():
    many = [f"http://news.example/{number}" for number in range(ENTRIES_PER_FEED + 5)]
    feed = read_feed(content(rss(*many)))
    assert len(feed.addresses) == ENTRIES_PER_FEED
    assert feed.note == "A feed of 105 entries, of which 100 are fetched."


def test_a_feed_within_a_feed_is_not_opened():
    inner = answer(rss("http://news.example/a").encode(), RSS)
    outer = answer(rss("http://news.example/inner").encode(), RSS)
    site = Site({"/outer": outer, "/inner": inner, "/a": page()})
    with running(site):
        results = site.fetch("http://news.example/outer")
    assert "feed within a feed" in results[1].fault
    assert site.paths == ["/outer", "/inner"]


def test_entries_on_private_machines_are_refused():
    feed = answer(rss("http://private.example/a", "http://127.0.0.1:8080/").encode(), RSS)
    site = Site({"/feed": feed})
    with running(site):
        results = site.fetch("http://news.example/feed")
    assert "private network" in results[1].fault
    assert len(results) == 2
