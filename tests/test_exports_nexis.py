"""Nexis Uni exports, .docx and .rtf: each article apart, its fields its own, only its text kept."""

import datetime as dt
import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

import pytest

from analysis.reading.documents import docx, rtf
from analysis.reading.exports import read_export
from analysis.reading.result import ReadError, Reading
from analysis.records import Article

ORIGINS = dict.fromkeys(("title", "source", "date"), "the Nexis export's fields")

COVER = [
    "User Name: A READER",
    "Date and Time: Wednesday, December 19, 2018 7:11:00 PM MYT",
    "Job Number: 79565034",
    "Documents (2)",
    "1. Ports sign a deal; Two sides agree",
    "Client/Matter: -None-",
    "Search Terms: port AND rail",
    "Search Type: Natural Language",
    "Narrowed by:",
    "",
    "Content Type",
    "Narrowed by",
    "News",
    "Sources: Harbour Post; Content Type: News",
    "",
    "2. A quay is late",
    "Client/Matter: -None-",
    "Search Terms: port AND rail",
    "Narrowed by:",
    "News",
    "Timeline: Jan 01, 2018 to Dec 31, 2018",
    "",
]
FIRST = [
    "Ports sign a deal; Two sides agree",
    "Harbour Post (Malaysia)",
    "June 18, 2018 Monday 00:00 MYT",
    "",
    "Copyright 2018 Harbour Press Berhad All Rights Reserved",
    "Section: BUSINESS; Pg. 4",
    "Length: 1,047 words",
    "Byline: By A. Writer",
    "Dateline: KUANTAN",
    "Highlight: What the article says in short.",
    "Body",
    "",
    "The ports signed on Monday.",
    "Link to Image",
    "“We agree,” said the minister.",
    "Classification",
    "",
    "Language: ENGLISH",
    "Publication-Type: Newspaper",
    "Subject: PORTS (90%); RAIL (78%)",
    "Load-Date: June 19, 2018",
    "",
]
SECOND = [
    "Page 2 of 3",
    "A quay is late",
    "The Lamp",
    "Tuesday 19 June 2018 10:11 AM GMT",
    "Late Edition - Final",
    "Copyright 2018 The Lamp",
    "Length: 12 words",
    "Body",
    "The quay is late.",
    "",
    "https://lamp.example/2018/06/19/a-quay-is-late.html",
    "",
    "Graphic",
    "",
    "A crane at dusk. Picture: Lamp",
    "Load-Date: June 20, 2018",
    "End of Document",
]
EXPORT = [*COVER, *FIRST, "End of Document", "", *SECOND]


def read(*lines: str) -> Reading:
    reading = read_export("x.docx", lines)
    assert reading is not None
    return reading


EXPECTED = (
    Article(
        "x.docx document 1",
        "The ports signed on Monday.\n\n“We agree,” said the minister.",
        "Ports sign a deal; Two sides agree",
        "Harbour Post (Malaysia)",
        dt.date(2018, 6, 18),
        origins=ORIGINS,
    ),
    Article(
        "x.docx document 2",
        "The quay is late.",
        "A quay is late",
        "The Lamp",
        dt.date(2018, 6, 19),
        "https://lamp.example/2018/06/19/a-quay-is-late.html",
        origins=ORIGINS,
    ),
)


def test_each_article_comes_with_its_fields_and_its_text_alone():
    assert read(*EXPORT) == Reading(EXPECTED)


def as_docx(lines: Sequence[str]) -> bytes:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(file := BytesIO(), "w") as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()


def as_rtf(lines: Sequence[str]) -> bytes:
    signs = (("“", r"\ldblquote "), ("”", r"\rdblquote "))
    text = "\\par\n".join(lines)
    for sign, word in signs:
        text = text.replace(sign, word)
    return rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 " + text.encode("ascii") + rb"\par}"


def test_a_word_file_and_a_rich_text_file_read_alike():
    for lines in (
        docx.paragraphs("x.docx", as_docx(EXPORT)).lines,
        rtf.paragraphs("x.docx", as_rtf(EXPORT)).lines,
    ):
        assert read(*lines) == Reading(EXPECTED)


def test_an_export_of_one_article_keeps_the_file_s_name():
    (article,) = read(*FIRST, "End of Document").articles
    assert (article.name, article.title) == ("x.docx", "Ports sign a deal; Two sides agree")


@pytest.mark.parametrize(
    "written",
    [
        "2018年6月18日 星期一",
        "Monday, June 18, 2018",
        "Montag 18. Juni 2018",
        "lundi 18 juin 2018",
        "Lunes 18 de junio de 2018",
        "June 18, 2018 Monday 11:59 PM EST",
    ],
)
def test_dates_with_weekday_time_and_zone_are_the_day_that_is_written(written: str):
    lines = [written if line.startswith("June 18") else line for line in FIRST]
    (article,) = read(*lines, "End of Document").articles
    assert article.date == dt.date(2018, 6, 18)


def test_a_date_without_a_day_is_told_of():
    lines = ["June 2018" if line.startswith("June 18") else line for line in FIRST]
    reading = read(*lines, "End of Document")
    (article,) = reading.articles
    assert (article.title, article.source, article.date) == (
        "Ports sign a deal; Two sides agree",
        "Harbour Post (Malaysia)",
        None,
    )
    assert reading.faults == (
        "“x.docx”, document 1 “Ports sign a deal; Two sides agree”: its date “June 2018” does not "
        "name one day and was left out.",
    )


def test_an_article_without_its_text_is_a_sentence():
    bare = [*SECOND[: SECOND.index("Body")], *SECOND[SECOND.index("Graphic") :]]
    reading = read(*FIRST, "End of Document", *bare)
    assert len(reading.articles) == 1
    assert reading.faults == (
        "“x.docx”, document 2 “A quay is late”: the Nexis export has only its fields, not its "
        "text: export it again in full text.",
    )


def test_no_text_at_all_is_an_error():
    with pytest.raises(ReadError) as error:
        read(*FIRST[:11], "Load-Date: June 19, 2018", "End of Document")
    assert str(error.value).startswith("“x.docx” holds no article with its text. “x.docx”, doc")


def test_what_the_cover_promises_and_the_file_lacks_is_told():
    reading = read(*COVER, *FIRST)
    assert len(reading.articles) == 1
    assert reading.faults == (
        "“x.docx” names 2 documents, but holds 1; the file may be cut off.",
        "“x.docx”, document 1 “Ports sign a deal; Two sides agree”: its end is missing; "
        "the file may be cut off.",
    )


def test_an_article_with_an_unknown_head_is_kept_and_told_of():
    reading = read(*FIRST, "End of Document", "A note", "The quay is late.", "End of Document", "")
    assert reading.articles[1].text == "A note\n\nThe quay is late."
    assert reading.faults == (
        "“x.docx”, document 2: its head has an unknown form: "
        "check where its text begins, and its fields.",
    )


def test_a_title_that_goes_on_in_a_second_line():
    (article,) = read("Ports sign", "and agree", *FIRST[1:], "End of Document").articles
    assert (article.title, article.source) == ("Ports sign and agree", "Harbour Post (Malaysia)")
    title = "Ports sign a deal; Two sides agree"
    halves = ("Ports sign a deal;", "Two sides agree")
    assert read(*COVER, *halves, *FIRST[1:], "End of Document").articles[0].title == title


def test_words_of_the_text_that_look_like_fields_stay():
    text = ["Subject: the port.", "Graphic", "It was graphic.", "Notes", *["Words."] * 40]
    (article,) = read(*FIRST[:11], *text, *FIRST[15:], "End of Document").articles
    assert article.text == "\n\n".join(text)


def test_documents_of_before_2018_have_labels_in_capitals_and_no_mark_above_their_text():
    old = [
        "2 of 98 DOCUMENTS",
        "",
        "Harbour Post",
        "",
        "June 18, 2018 Monday",
        "",
        "A quay is",
        "late",
        "",
        "BYLINE: A. Writer",
        "",
        "SECTION: BUSINESS; Pg. 4",
        "",
        "LENGTH: 12 words",
        "",
        "DATELINE: KUANTAN",
        "",
        "The quay, which was promised for the spring, is late by more than a",
        "year.",
        "",
        "Nobody said why.",
        "",
        "LOAD-DATE: June 19, 2018",
        "",
        "LANGUAGE: ENGLISH",
        "",
        "PUBLICATION-TYPE: Newspaper",
        "",
    ]
    reading = read(*old, *old)
    assert [article.text for article in reading.articles] == [
        "The quay, which was promised for the spring, is late by more than a\nyear."
        "\n\nNobody said why."
    ] * 2
    article = reading.articles[0]
    assert (article.title, article.source) == ("A quay is late", "Harbour Post")
    assert article.date == dt.date(2018, 6, 18)
    assert reading.faults == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["End of Document"],
        ["Body", "A text.", "End of Document"],
        ["Length: 12 words", "A text about Nexis.", "Copyright 2018 The Lamp"],
        ["Documents (2)", "1. A quay is late", "2. Another"],
    ],
)
def test_what_has_too_few_of_its_marks_is_no_export(lines: list[str]):
    assert read_export("x.docx", lines) is None
