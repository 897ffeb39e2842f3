"""Web pages in the shape of news sites (all invented), and what they say of themselves."""

import datetime as dt
import json
import logging
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import ReadError, Reading, read_bytes, read_text
from analysis.reading.metadata import page_fields
from analysis.records import Article

PARAGRAPHS = (
    "KUANTAN, April 8 – Two crews met inside a hill on Thursday, opening the line’s first tunnel.",
    "“This is a tunnel of friendship,” the contractor’s manager told a ceremony & a crowd.",
    "Officials said the works cost RM1.2 billion, a fifth less than planned in 2017.",
    "The next portal will be handed over in June, according to the owner of the line.",
)
LINKED_DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "harbourpost.example"},
        {
            "@type": ["NewsArticle"],
            "headline": "Crews meet &amp; shake hands",
            "datePublished": "2021-04-08T23:42:10+08:00",
            "dateModified": "2022-01-01",
            "publisher": {"@id": "#us"},
        },
        {"@type": "Organization", "@id": "#us", "name": "Harbour Post Group"},
    ],
}
MENU = "<nav><ul>" + "<li><a href='/s'>Section of the site</a></li>" * 30 + "</ul></nav>"
HEAD = """<title>Crews meet | The Harbour Post</title>
<meta property="og:type" content="article"><meta property="og:title" content="Crews meet">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2021-04-08T23:42:10+08:00">
<link rel="canonical" href="https://www.harbourpost.example/2019/01/02/crews-meet">"""


def page(head: str = HEAD, paragraphs: tuple[str, ...] = PARAGRAPHS, before: str = "") -> str:
    first, *rest = (f"<p>{text.replace('&', '&amp;')}</p>" for text in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>
<header>{MENU}</header><main><article><h1>Crews meet</h1>{before}
<figure><img src="a.jpg"><figcaption>Workers wave flags. (Photo: HP)</figcaption></figure>
{first}<h2>Cheaper than planned</h2>{"".join(rest)}
<aside><h3>Read also</h3><a href="/1">Snow havoc ends</a></aside></article></main>
<footer><p>Copyright © Harbour Post. All rights reserved.</p></footer></body></html>"""


def article_of(html: str, name: str = "a.html") -> Article:
    (article,) = read_bytes(name, html.encode()).articles
    return article


def with_linked_data(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_a_news_page_becomes_its_article():
    assert read_bytes("a.html", page().encode()) == Reading(
        (
            Article(
                "a.html",
                "\n\n".join(["Crews meet", PARAGRAPHS[0], "Cheaper than planned", *PARAGRAPHS[1:]]),
                "Crews meet",
                "The Harbour Post",
                dt.date(2021, 4, 8),
                "https://www.harbourpost.example/2019/01/02/crews-meet",
                origins=dict.fromkeys(("title", "source", "date"), "the page's metadata"),
            ),
        )
    )


def test_linked_data_alone_is_enough():
    article = article_of(page(with_linked_data(LINKED_DATA)))
    assert article.title == "Crews meet & shake hands"
    assert (article.source, article.date) == ("Harbour Post Group", dt.date(2021, 4, 8))


def test_nothing_is_guessed_from_the_url_the_host_or_the_text():
    article = article_of(
        page('<link rel="canonical" href="https://www.harbourpost.example/2019/01/02/a">')
    )
    assert (article.source, article.date) == (None, None)
    assert article.origins == {"title": "the page's metadata"}


@pytest.mark.parametrize("name", ["www.harbourpost.example", "https://x.example", "@harbourpost"])
def test_an_address_or_an_account_is_no_source(name: str):
    assert article_of(page(f'<meta property="og:site_name" content="{name}">')).source is None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<time datetime="2021-04-08T09:00">8 April</time>', dt.date(2021, 4, 8)),
        ('<time class="modified" datetime="2022-01-01">later</time>', None),
        ("<time>8 April 2021</time>", None),
    ],
)
def test_a_time_tag_in_the_article(before: str, expected: dt.date | None):
    assert article_of(page("", before=before)).date == expected


def test_a_time_tag_of_a_neighbour_is_not_the_articles():
    html = page("").replace("<footer>", '<footer><time datetime="2019-01-01">x</time>')
    assert article_of(html).date is None


def test_a_date_that_is_none_gets_a_sentence():
    head = '<meta property="article:published_time" content="03/04/2019">'
    reading = read_bytes("a.html", page(head).encode())
    assert reading.articles[0].date is None
    assert reading.faults == (
        "“a.html”: its date “03/04/2019” does not name one day and was left out.",
    )


@pytest.mark.parametrize(
    ("head", "heading", "expected"),
    [
        (
            "<title>Deal <b>x</b><script>alert(1)</script></title>",
            "",
            "Deal <b>x</b><script>alert(1)</script>",
        ),
        (
            '<meta property="og:title" content="&lt;script&gt;x()&lt;/script&gt; Deal">',
            "",
            "<script>x()</script> Deal",
        ),
        ("", "<h1><script>alert(1)</script>Deal</h1>", "Deal"),
        (
            '<meta property="og:site_name" content="The Post"><title>Deal | The Post</title>',
            "",
            "Deal",
        ),
        ('<meta property="og:site_name" content="The Post">', "<h1>The Post</h1>", None),
    ],
)
def test_a_title_is_text_only(head: str, heading: str, expected: str | None):
    body = "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in PARAGRAPHS)
    html = f"<html><head>{head}</head><body>{heading}{body}</body></html>"
    assert article_of(html).title == expected


@pytest.mark.parametrize(
    "body",
    [
        "",
        MENU,
        MENU + "<div>" + "<a href='/x'>Minister opens new rail line</a>" * 30 + "</div>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<h1>404 Not Found</h1><p>The page you requested was not found.</p>",
        "<script>var words = 'many words in a script, which no reader ever sees.';</script>",
    ],
)
def test_a_page_without_an_article_gets_a_sentence(body: str):
    with pytest.raises(ReadError) as error:
        article_of(f"<html><head><title>Home</title></head><body>{body}</body></html>")
    assert str(error.value) == (
        "“a.html” is a web page without an article in it: save the article's own page, "
        "or paste its text."
    )


def test_content_decides_not_the_name():
    assert article_of(page(), "a.txt").text == article_of(page()).text
    assert article_of(page(), "a.md").source == "The Harbour Post"
    assert read_text("<!-- saved -->\n" + page()).title == "Crews meet"
    assert article_of("Plain.\n\nText & all.") == Article("a.html", "Plain.\n\nText & all.")
    assert article_of("A tag <p> in prose.", "a.txt").text == "A tag <p> in prose."


def test_a_piece_of_a_page():
    html = "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in PARAGRAPHS)
    assert article_of(html).text == "\n\n".join(PARAGRAPHS)


def test_lines_parted_by_br_are_paragraphs():
    html = (
        f"<html><body><div>{'<br><br>'.join(PARAGRAPHS[:1] + PARAGRAPHS[2:])}</div></body></html>"
    )
    assert article_of(html).text == "\n\n".join(PARAGRAPHS[:1] + PARAGRAPHS[2:])


def test_a_declared_charset():
    text = "马来西亚总理周一在吉隆坡表示，中马两国将继续深化各领域的合作，东海岸铁路项目进展顺利。"
    html = page('<meta charset="gb2312">', (text, text[::-1] + "。")).replace("utf-8", "gb2312")
    assert text in read_bytes("a.html", html.encode("gb18030")).articles[0].text.split("\n\n")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert article_of(page('<base href="https://x.example/"><script src="/a.js"></script>')).text


def test_the_library_keeps_quiet(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(ReadError):
        article_of("<html></html>")
    assert capsys.readouterr().err == ""
    assert not logging.getLogger("trafilatura").isEnabledFor(logging.ERROR)


def test_a_page_nested_beyond_reason():
    with pytest.raises(ReadError, match=r"without an article|too broken"):
        article_of("<html><body>" + "<div>" * 50_000 + "x")


JSON = st.recursive(
    st.none() | st.integers() | st.text() | st.sampled_from(["NewsArticle", "#us"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "publisher", "name", "datePublished", "url"]
            ),
            inner,
        )
    ),
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_linked_data_of_any_shape_is_survived(data: object):
    from trafilatura import load_html

    script = json.dumps(data).replace("<", "\\u003c")
    head = f'<head><script type="application/ld+json">{script}</script></head>'
    html = f"<html>{head}<body><p>x</p></body></html>"
    fields = page_fields(load_html(html))
    assert all(isinstance(date, str) for date in fields.dates)
