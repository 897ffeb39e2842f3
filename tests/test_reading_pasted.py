"""Pasted text: an article, a database's export, or a page's source."""

import pytest

from analysis.reading import ReadError, read_pasted

FIRST = "China and Malaysia signed an agreement on the rail link in Kuantan on Tuesday."
SECOND = "The two sides said the line would open in two years, and the ports with it."
RULE = "_" * 60


def document(number: int) -> str:
    return f"""
Document {number} of 2

Headline {number}

Full text: {FIRST} It was the {number}. time.

Title: Headline {number}

Publication title: Harbour Post; Kuantan, Malaysia

Publication date: Jun 18, 2018

Publication subject: General Interest Periodicals--Malaysia

Language of publication: English

ProQuest document ID: 20510000{number}
"""


def texts(text: str) -> list[str]:
    return [article.text for article in read_pasted(text).articles]


def test_an_article_stays_as_it_was_pasted():
    assert texts(f"{FIRST}\n\n{SECOND}") == [f"{FIRST}\n\n{SECOND}"]


def test_an_export_is_its_articles_with_their_fields():
    reading = read_pasted(RULE + document(1) + RULE + document(2) + RULE)
    assert [article.title for article in reading.articles] == ["Headline 1", "Headline 2"]
    assert {article.source for article in reading.articles} == {"Harbour Post"}


def test_the_source_of_a_page_is_read_as_a_page():
    page = (
        "<!DOCTYPE html><html><head><title>A rail link</title>"
        '<meta property="og:site_name" content="Harbour Post"></head><body><nav>Home</nav>'
        f"<article><h1>A rail link</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    )
    (article,) = read_pasted(page).articles
    assert (article.title, article.source) == ("A rail link", "Harbour Post")
    assert article.text.endswith(f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    "piece", [f"<p>{FIRST}</p>\n<p>{SECOND}</p>", "<p>Signed.</p><p>Done.</p>"]
)
def test_a_piece_of_a_page_has_no_tags_left(piece):
    (text,) = texts(piece)
    assert "<" not in text
    assert text.count("\n\n") == 1


def test_a_text_that_speaks_of_a_tag_is_no_page():
    text = f"{FIRST}\n\nIts editor types <p> and <br> by hand.\n\n{SECOND}"
    assert texts(text) == [text]


def test_a_text_that_begins_with_an_angle_is_no_page():
    text = f"<Updated> {FIRST}\n\n{SECOND}"
    assert texts(text) == [text]


def test_a_page_without_an_article_is_a_sentence():
    with pytest.raises(ReadError, match="without an article"):
        read_pasted("<html><body><nav>Home</nav></body></html>")


@pytest.mark.parametrize(("text", "told"), [(" \n", "empty"), ("\x00\x01\x02" * 9, "not text")])
def test_what_is_no_text_is_a_sentence(text, told):
    with pytest.raises(ReadError, match=told):
        read_pasted(text)
