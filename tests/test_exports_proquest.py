"""ProQuest exports, .txt and .html: "Full text:" among labelled fields, rules between documents."""

import datetime as dt

import pytest

from analysis.reading.exports import read_export, read_export_page
from analysis.reading.result import Reading
from analysis.records import Article

ORIGINS = dict.fromkeys(("title", "source", "date"), "the ProQuest export's fields")
RULE = "_" * 60

HEAD = f"""
{RULE}
Report Information from ProQuest
December 19 2018 10:29
{RULE}

Table of contents

1. Ports sign a deal
2. A quay is late

"""
FIRST = """
Document 1 of 2

Ports sign a deal

Author: Writer, A

Publication info: Harbour Post ; Kuantan, Malaysia [Kuantan, Malaysia]18 June 2018: 4.

http://search.proquest.com/docview/205100001?accountid=1

Abstract: What the article says in short.

Links: http://resolver.example/sfx?genre=article&atitle=Ports

Full text: KUANTAN: The ports signed on Monday, in the minister's presence.

"We agree," said the minister.

Location: the port. That is what it says.

Subject: Ports; Railroads; Ministers

Location: Malaysia China

People: Writer, A

Company / organization: Name: Port Ltd; NAICS: 488310; Name: Rail Ltd; NAICS: 482111

Title: Ports sign a deal

Publication title: Harbour Post; Kuantan, Malaysia

Pages: 4

Publication year: 2018

Publication date: Jun 18, 2018

Section: Business

Publisher: Harbour Press Berhad

Place of publication: Kuantan, Malaysia

Country of publication: Malaysia

Publication subject: General Interest Periodicals--Malaysia

ISSN: 12345678

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: 205100001

Document URL: https://search.proquest.com/docview/205100001?accountid=1

Copyright: (Copyright (c) 2018 Harbour Press)

This material may not be published anywhere else.

Last updated: 2018-06-19

Database: Southeast Asia Newsstream
"""
SECOND = """
Document 2 of 2

Title: A quay is late
Publication title: The Lamp
Publication date: Jun 19, 2018
Source type: Newspapers
ProQuest document ID: 205100002
Full text: The quay is late.
Nobody said why.
Subject: Ports
Document URL: https://search.proquest.com/docview/205100002
Database: Southeast Asia Newsstream
"""
FOOT = f"""
{RULE}
Contact ProQuest
Copyright Ⓒ 2018 ProQuest LLC. All rights reserved. - Terms and Conditions
"""
EXPORT = f"{HEAD}{FIRST}{RULE}\n{SECOND}{FOOT}"
FIRST_TEXT = (
    "KUANTAN: The ports signed on Monday, in the minister's presence.\n\n"
    '"We agree," said the minister.\n\nLocation: the port. That is what it says.'
)


def expected(name: str, first_text: str = FIRST_TEXT) -> Reading:
    first = Article(
        f"{name} document 1",
        first_text,
        "Ports sign a deal",
        "Harbour Post",
        dt.date(2018, 6, 18),
        "https://search.proquest.com/docview/205100001?accountid=1",
        origins=ORIGINS,
    )
    second = Article(
        f"{name} document 2",
        "The quay is late.\n\nNobody said why.",
        "A quay is late",
        "The Lamp",
        dt.date(2018, 6, 19),
        "https://search.proquest.com/docview/205100002",
        origins=ORIGINS,
    )
    return Reading((first, second))


def read(text: str) -> Reading:
    reading = read_export("x.txt", text.split("\n"))
    assert reading is not None
    return reading


def test_each_document_comes_with_its_fields_and_its_text_alone():
    assert read(EXPORT) == expected("x.txt")


@pytest.mark.parametrize("between", ["", RULE])
def test_documents_apart_by_their_count_or_by_a_rule(between: str):
    text = f"{FIRST}\n{between}\n{SECOND}"
    assert read(text) == expected("x.txt")
    if between:
        uncounted = text.replace("Document 1 of 2", "").replace("Document 2 of 2", "")
        assert read(uncounted) == expected("x.txt")


def test_source_date_and_title_from_the_line_on_the_publication():
    lines = FIRST.split("\n")
    own = ("Title:", "Publication title:", "Publication date:")
    (article,) = read("\n".join(line for line in lines if not line.startswith(own))).articles
    assert (article.title, article.source) == ("Ports sign a deal", "Harbour Post")
    assert article.date == dt.date(2018, 6, 18)
    assert article.text == FIRST_TEXT


def test_a_title_that_is_wrapped():
    wrapped = FIRST.replace("Title: Ports sign a deal\n", "")
    wrapped = wrapped.replace("Ports sign a deal", "Ports sign\na deal", 1)
    assert read(wrapped).articles[0].title == "Ports sign a deal"


def test_a_document_with_few_fields_is_kept():
    text = f"{FIRST}\n{RULE}\nA quay is late\n\nFull text: The quay is late.\n{RULE}"
    assert [a.text for a in read(text).articles] == [FIRST_TEXT, "The quay is late."]


def test_fields_that_go_on_in_the_next_line_are_no_text():
    (article,) = read(
        SECOND.replace("Subject: Ports", "Subject: Ports; Railroads;\nMinisters")
    ).articles
    assert article.text == "The quay is late.\n\nNobody said why."


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Full text: The quay is late.\nNobody said why.\n", ""),
        ("Full text: The quay is late.\nNobody said why.\n", "Full text:\n"),
        ("Full text: The quay is late.\nNobody said why.\n", "Full text: Not available.\n"),
        ("Full text: The quay is late.\nNobody said why.\n", "Abstract: The quay is late.\n"),
    ],
)
def test_an_abstract_alone_is_a_sentence(written: str, instead: str):
    reading = read(EXPORT.replace(written, instead))
    assert [article.title for article in reading.articles] == ["Ports sign a deal"]
    assert reading.faults == (
        "“x.txt”, document 2 “A quay is late”: the ProQuest export has only its fields, not its "
        "text: export it again in full text.",
    )


def test_a_file_with_fewer_documents_than_it_counts_is_told_of():
    assert read(FIRST).faults == (
        "“x.txt” names 2 documents, but holds 1; the file may be cut off.",
    )


PAGE = """
<div style="margin-bottom:20px;border-bottom:2px solid #ccc">
<a name="DocID_MSTAR_205100001"></a><p style="margin-bottom:5pt"></p>
<p style="font-weight:bold;">Ports sign a deal</p>
<p style="margin:0"><strong>Author:  </strong>Writer, A</p>
<p><strong>Publication info:  </strong>Harbour Post ; Kuantan [Kuantan]18 June 2018: 4.</p>
<p><a href="https://search.proquest.com/docview/205100001">ProQuest document link</a></p>
<p><strong>Abstract:  </strong></p>
<p>What the article says in short.</p>
<div style="display:inline;float:left"><strong style="float:left;">Links: </strong>
<a target="_blank" href="http://resolver.example/sfx?genre=article&amp;atitle=Ports">Find it</a>
</div><div style="clear:both"></div>
<p><strong>Full text: </strong><text wordcount="12" htmlcontent="true">
<meta name="ValidationSchema" content="http://www.w3.org/2002/08/xhtml/xhtml1-strict.xsd">
<title></title>
<p>KUANTAN: The ports <em>signed</em> on
Monday.</p>    <p>"We agree," said the minister.</p>    </text></p>
<p><strong>Subject: </strong>Ports; Railroads</p>
<p><strong>Title: </strong>Ports sign a deal</p>
<p><strong>Publication title: </strong>Harbour Post; Kuantan</p>
<p><strong>Publication date: </strong>Jun 18, 2018</p>
<p><strong>ProQuest document ID: </strong>205100001</p>
<p><strong>Document URL: </strong><a href="https://search.proquest.com/x">https://search.proquest.com/docview/205100001?accountid=1</a></p>
<p><strong>Copyright: </strong>(Copyright (c) 2018 Harbour Press)</p>
<p><strong>Database: </strong>Southeast Asia Newsstream</p>
</div>
<div><a name="DocID_MSTAR_205100002"></a>
<p><strong>Full text: </strong><text><p>The quay is late.</p><p>Nobody said why.</p></text></p>
<p><strong>Title: </strong>A quay is late</p>
<p><strong>Publication title: </strong>The Lamp</p>
<p><strong>Publication date: </strong>Jun 19, 2018</p>
<p><strong>Source type: </strong>Newspapers</p>
<p><strong>Document URL: </strong>https://search.proquest.com/docview/205100002</p>
</div>
"""


@pytest.mark.parametrize("page", [PAGE, f"<html><head></head><body>{PAGE}</body></html>"])
def test_a_page(page: str):
    text = 'KUANTAN: The ports signed on Monday.\n\n"We agree," said the minister.'
    assert read_export_page("x.html", page) == expected("x.html", text)


def test_an_address_that_is_none_of_the_web_is_left_out():
    url = "https://search.proquest.com/docview/205100002"
    reading = read(SECOND.replace(url, "javascript:alert(1)"))
    assert reading.articles[0].url is None
    assert reading.faults[-1] == (
        "“x.txt”, document 1 “A quay is late”: its url “javascript:alert(1)” is not a web "
        "address and was left out."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Title: A quay is late\nSubject: Ports\nPeople: Many\nSection: 4\nFull text: It is late.",
        "Document 1 of 2\n\nA text on ProQuest.\n\nPublication title: The Lamp",
        f"{RULE}\nA text.\n{RULE}\nAnother.",
    ],
)
def test_what_has_too_few_of_its_marks_is_no_export(text: str):
    assert read_export("x.txt", text.split("\n")) is None
