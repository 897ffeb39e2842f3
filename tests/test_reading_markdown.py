"""Markdown's marks go, its text stays; front matter is metadata."""

import datetime as dt

import pytest

from analysis.reading import Reading, read_bytes
from analysis.reading.markdown import front_matter
from analysis.records import Article


def markdown(text: str) -> Reading:
    return read_bytes("a.md", text.encode())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("## Head *it*\n\nBody **bold** _x_ `code`", "Head it\n\nBody bold x code"),
        ("Head\n====\nBody", "Head\n\nBody"),
        ("The [rail link](https://x.example/a_(b)) opened.", "The rail link opened."),
        ("A [note][1] here\n\n[1]: https://x.example", "A note here"),
        ("- one\n- two\n* three", "one\n\ntwo\n\nthree"),
        ("2018. A good year.", "2018. A good year."),
        ("> quoted\n> twice", "quoted\ntwice"),
        ("one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour"),
        ("    set in, still *prose*", "set in, still prose"),
        ("![A port](a.jpg) x<br>y ~~z~~", "A port x\ny z"),
        ("<div><script>alert(1)</script>boxed</div>", "boxed"),
        ("above\n\n***\n\nbelow", "above\n\nbelow"),
        ("```\ncode *kept*\n```", "code *kept*"),
        ("“Quotes” – ‘stay’ 3 * 4 snake_case", "“Quotes” – ‘stay’ 3 * 4 snake_case"),
    ],
)
def test_marks_are_made_plain(given: str, expected: str):
    assert markdown(given).articles[0].text == expected


def test_front_matter_is_metadata():
    reading = markdown(
        "---\ntitle: 'A deal: signed'\nSource: The Harbour Post\ndate: 8 April 2021\n"
        "url: https://x.example/a\ntags:\n  - rail\n---\nBody text."
    )
    origins = dict.fromkeys(("title", "source", "date"), "the front matter")
    assert reading == Reading(
        (
            Article(
                "a.md",
                "Body text.",
                "A deal: signed",
                "The Harbour Post",
                dt.date(2021, 4, 8),
                "https://x.example/a",
                origins=origins,
            ),
        )
    )


def test_bad_fields_are_left_out_with_a_sentence():
    reading = markdown("---\ndate: soon\nurl: javascript:alert(1)\n---\nBody.")
    assert (reading.articles[0].date, reading.articles[0].url) == (None, None)
    assert reading.faults == (
        "“a.md”: its date “soon” does not name one day and was left out.",
        "“a.md”: its url “javascript:alert(1)” is not a web address and was left out.",
    )


def test_a_long_title_on_the_next_lines():
    assert front_matter("---\ntitle: >\n  One\n  two\n---\nx") == ({"title": "One two"}, "x")


@pytest.mark.parametrize("text", ["---\nNo entry here\n---\nx", "---\nkey: never closed", "x"])
def test_no_front_matter(text: str):
    assert front_matter(text) == ({}, text)


def test_the_first_heading_is_the_title_where_none_is_given():
    (article,) = markdown("# Link *opens*\n\nBody.").articles
    assert (article.title, article.origins) == ("Link opens", {"title": "the first heading"})
    assert markdown("## Part\n\nBody.").articles[0].title is None
    assert markdown("---\ntitle: T\n---\n# H\n\nBody.").articles[0].title == "T"
