"""E-books → paragraphs in reading order; HTML → all of its lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import epub, packed

from analysis.reading import ReadError, read_bytes
from analysis.reading.documents import epub as reader
from analysis.reading.documents.extract import folded
from analysis.reading.html_lines import lines_of

METADATA = (
    "<dc:title>Rail link opens</dc:title><dc:publisher>The Harbour Post</dc:publisher>"
    "<dc:date>2019-06-18</dc:date>"
)


def sentence_of(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes("a.epub", data)
    return str(error.value)


def test_an_e_book_becomes_an_article():
    made = epub(
        "<h1>Rail link opens</h1><p>It’s <b>done</b>.</p>", "<p>Next.</p>", metadata=METADATA
    )
    (article,) = read_bytes("rail.epub", made).articles
    assert article.text == "Rail link opens\n\nIt’s done.\n\nNext."
    assert (article.title, article.source) == ("Rail link opens", "The Harbour Post")
    assert str(article.date) == "2019-06-18"
    assert article.origins == dict.fromkeys(("title", "source", "date"), "the e-book's metadata")


def test_chapters_come_in_reading_order_each_once():
    order = '<itemref idref="i1"/><itemref idref="i0"/><itemref idref="i1"/><itemref idref="no"/>'
    made = epub("<p>Second.</p>", "<p>First.</p>", spine=order)
    assert reader.paragraphs("a.epub", made).lines == ("First.", "", "Second.")


def test_a_chapter_outside_the_book_is_not_looked_for():
    made = epub("<p>x</p>", href="../../../etc/passwd")
    assert sentence_of(made) == "“a.epub” is empty: it holds no text."


def test_bad_books_get_a_sentence():
    assert sentence_of(packed({"mimetype": "application/epub+zip"})) == (
        "“a.epub” is broken or cut off: save or download it again."
    )
    assert (
        sentence_of(packed({"META-INF/container.xml": "<a/>", "META-INF/rights.xml": "<a/>"}))
        == "“a.epub” is protected against copying: save its text another way."
    )
    assert sentence_of(epub("<p>" + " " * reader.MAX_PAGES_BYTES)) == (
        "“a.epub” unpacks to more than 15 MB: split it up."
    )


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2_500), st.binary(max_size=30))
def test_broken_in_any_place(place: int, data: bytes):
    made = epub("<p>Rail.</p>", "<p>Text.</p>", metadata=METADATA)
    for broken in (made[:place], made[:place] + data + made[place + len(data) :]):
        try:
            articles = read_bytes("a.epub", broken).articles
        except ReadError:
            continue
        assert all(article.text.strip() for article in articles)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One</p><p>Two</p>", ("One", "", "Two")),
        ("<div>One<br>two <b>three</b>four<img>five</div>six", ("One", "two threefourfive", "six")),
        ("<p>a\nb</p><script>c</script><style>d</style>", ("a b",)),
        ("<p>a</p><!-- b --><?c d?><p>e</p>", ("a", "", "e")),
        ("<p>a <span style='display: none'>b</span>c</p>", ("a c",)),
        ("<ul><li>a<li>b</ul>", ("a", "", "b")),
        ("<table><tr><td>a<td>b</table>", ("a", "", "b")),
        ("<?xml version='1.0' encoding='utf-8'?><html><body>café</body></html>", ("café",)),
        ("&lt;p&gt; &amp; &nbsp; &#8217;", ("<p> & ’",)),
        ("a<noscript>b</noscript><title>t</title>c", ("a", "", "c")),
        ("", ()),
        ("<!-- -->", ()),
    ],
)
def test_html_to_lines(html: str, lines: tuple[str, ...]):
    assert folded(lines_of(html)) == lines


def test_html_deep_and_long():
    assert folded(lines_of("<div>" * 50_000 + "x"))[-1:] in {("x",), ()}
    assert len(folded(lines_of("<p>x</p>" * 20_000))) == 39_999


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_html(html: str):
    assert all(isinstance(line, str) for line in lines_of(f"<p>{html}"))
