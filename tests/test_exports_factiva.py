"""Factiva exports, with field codes and in the display layout, as pages and as rich text."""

import datetime as dt

import pytest

from analysis.reading.documents import rtf
from analysis.reading.exports import read_export, read_export_page
from analysis.reading.exports.factiva import CODES
from analysis.reading.result import Reading
from analysis.records import Article

ORIGINS = dict.fromkeys(("title", "source", "date"), "the Factiva export's fields")
FIRST_NUMBER = "HPOST00020180618ee6i003pd"
SECOND_NUMBER = "LAMP000020180619ee6j0000a"

FIRST = {
    "SE": ["Business"],
    "HD": ["Ports sign a deal"],
    "BY": ["By A. WRITER"],
    "WC": ["1,047 words"],
    "PD": ["18 June 2018"],
    "ET": ["10:21"],
    "SN": ["Harbour Post"],
    "SC": ["HPOST"],
    "ED": ["Late"],
    "PG": ["4"],
    "LA": ["English"],
    "CY": ["Copyright 2018. Harbour Press. All Rights Reserved."],
    "LP": ["KUANTAN: The ports signed on Monday."],
    "TD": ["“We agree,” said the minister.", "CT scans of the cargo were shown."],
    "CO": ["portku : Port Ltd | railku : Rail Ltd"],
    "IN": ["i74 : Transport | i77 : Ports"],
    "NS": ["ccat : Corporate News"],
    "RE": ["malay : Malaysia"],
    "PUB": ["Harbour Press Berhad"],
    "AN": [f"Document {FIRST_NUMBER}"],
}
SECOND = {
    "HD": ["A quay is late"],
    "WC": ["12 words"],
    "PD": ["19 June 2018"],
    "SN": ["The Lamp"],
    "SC": ["LAMP"],
    "LA": ["English"],
    "LP": ["The quay is late."],
    "RE": ["malay : Malaysia"],
    "AN": [f"Document {SECOND_NUMBER}"],
}
FIRST_TEXT = (
    "KUANTAN: The ports signed on Monday.\n\n“We agree,” said the minister.\n\n"
    "CT scans of the cargo were shown."
)


def expected(name: str) -> Reading:
    first = Article(
        f"{name} document 1",
        FIRST_TEXT,
        "Ports sign a deal",
        "Harbour Post",
        dt.date(2018, 6, 18),
        origins=ORIGINS,
    )
    second = Article(
        f"{name} document 2",
        "The quay is late.",
        "A quay is late",
        "The Lamp",
        dt.date(2018, 6, 19),
        origins=ORIGINS,
    )
    return Reading((first, second))


def ordered(record: dict[str, list[str]]) -> dict[str, list[str]]:
    return {code: record[code] for code in CODES if code in record}


def coded_page(*records: dict[str, list[str]]) -> str:
    return page("".join(f'<div class="article enArticle"><p/>{table(r)}</div>' for r in records))


def page(content: str) -> str:
    return (
        "<html><head><title>Factiva</title><style>.article{margin:0}</style>"
        "<script>var HD = 1;</script></head><body><h1>Dow Jones Factiva</h1>"
        f"{content}<span>© 2018 Factiva, Inc. All rights reserved.</span></body></html>"
    )


def table(record: dict[str, list[str]]) -> str:
    cells = {
        code: f'<span class="enHeadline">{lines[0]}\n</span>'
        if code == "HD"
        else "".join(f'<p class="articleParagraph enarticleParagraph">{x}  </p>' for x in lines)
        if code in ("LP", "TD")
        else lines[0]
        for code, lines in record.items()
    }
    rows = (
        f'<tr><td class="index" align="right"><b>{code}</b>&nbsp;</td><td>{cell}</td></tr>'
        for code, cell in cells.items()
    )
    return f"<table>{''.join(rows)}</table>"


def test_a_page_with_field_codes():
    assert read_export_page("x.html", coded_page(FIRST, SECOND)) == expected("x.html")


PARAGRAPH = r"\par "


def as_rtf(*records: dict[str, list[str]]) -> bytes:
    rows = "".join(
        rf"\trowd\cellx900\cellx9000\pard\intbl {{\b {code}}}\cell {PARAGRAPH.join(lines)}\cell\row"
        for record in records
        for code, lines in record.items()
    )
    text = rows.replace("“", r"\'93").replace("”", r"\'94")
    return rb"{\rtf1\ansi\ansicpg1252 Dow Jones Factiva\par " + text.encode("ascii") + rb"\pard}"


def test_a_rich_text_file_with_field_codes():
    lines = rtf.paragraphs("x.rtf", as_rtf(FIRST, SECOND)).lines
    assert read_export("x.rtf", lines) == expected("x.rtf")


@pytest.mark.parametrize("gap", [[], [""]])
def test_codes_beside_their_fields_or_above_them(gap: list[str]):
    beside = [
        line
        for record in (FIRST, SECOND)
        for code, (first, *others) in record.items()
        for line in (f"{code} {first}", *gap, *others, *gap)
    ]
    above = [
        line
        for record in (FIRST, SECOND)
        for code, lines in record.items()
        for line in (code, *gap, *lines, *gap)
    ]
    assert read_export("x.txt", beside) == read_export("x.txt", above) == expected("x.txt")


def test_a_lead_paragraph_apart_from_the_text_where_lines_are_wrapped():
    text = {"LP": ["The quay", "is late."], "TD": ["Nobody", "said why.", "", "None."]}
    record = ordered(SECOND | text)
    lines = [line for code, (one, *more) in record.items() for line in (f"{code} {one}", *more)]
    reading = read_export("x.txt", lines)
    assert reading is not None
    assert reading.articles[0].text == "The quay\nis late.\n\nNobody\nsaid why.\n\nNone."


def test_text_that_begins_like_a_code_stays():
    text = ["IN Kuantan nobody knew.", "RE: the port.", "HD television came.", "AN old quay."]
    record = ordered(SECOND | {"TD": text})
    beside = [line for code, (one, *more) in record.items() for line in (f"{code} {one}", *more)]
    for reading in (
        read_export_page("x.html", coded_page(record)),
        read_export("x.txt", beside),
    ):
        assert reading is not None
        assert reading.articles[0].text.split("\n\n") == ["The quay is late.", *text]


def test_an_article_without_its_text_is_a_sentence():
    bare = {code: lines for code, lines in SECOND.items() if code != "LP"}
    reading = read_export_page("x.html", coded_page(FIRST, bare))
    assert reading is not None
    assert len(reading.articles) == 1
    assert reading.faults == (
        "“x.html”, document 2 “A quay is late”: the Factiva export has only its fields, not its "
        "text: export it again in full text.",
    )


def test_a_file_that_ends_early_gives_what_it_holds():
    lines = rtf.paragraphs("x.rtf", as_rtf(FIRST, SECOND)).lines
    reading = read_export("x.rtf", lines[: lines.index("RE", lines.index("A quay is late"))])
    assert reading is not None
    assert reading.articles == expected("x.rtf").articles
    assert reading.faults == (
        "“x.rtf”, document 2 “A quay is late”: its end is missing; the file may be cut off.",
    )


DISPLAYED = f"""
<div id="article-{FIRST_NUMBER}" class="article"><div class="article enArticle"><p>
</p><div>Foreign Desk of the whole region; 1</div>
<div id="hd"><span class="enHeadline">Ports sign a deal  </span>
</div><div class="author">By A. WRITER  </div><div>Special to the Post</div>
<div>1,047 WORDS</div><div>DAY</div><div>10:21</div><div>Harbour Post</div><div>HPOST</div>
<div>Late</div><div>4</div><div>English</div><div>Copyright 2018. Harbour Press.  </div>
<p></p>
<p class="articleParagraph enarticleParagraph">KUANTAN: The ports <b>signed</b> on Monday.  </p>
<p class="articleParagraph enarticleParagraph">
<span class="companylink">“We agree,”</span> said
the minister.<br/>CT scans of the cargo were shown.  </p>
<p>Harbour Press Berhad</p><p>Document {FIRST_NUMBER}</p></div></div><br><span></span>
<div id="article-{SECOND_NUMBER}" class="article"><div class="article enArticle"><p/>
<div id="hd"><span class="enHeadline">A quay is late</span></div>
<div>12 WORDS</div><div>19 June 2018</div><div>The Lamp</div><div>LAMP</div><div>English</div>
<p class="articleParagraph enarticleParagraph">The quay is late.</p>
<p>Document {SECOND_NUMBER}</p></div></div>
"""


@pytest.mark.parametrize(
    ("words", "day", "document"),
    [
        ("words", "18 June 2018", "Document"),
        ("Wörter", "18 Juni 2018", "Dokument"),
        ("mots", "18 juin 2018", "Document"),
        ("字", "2018 年 6 月 18 日", "文件"),
        ("слов", "18 июня 2018 г.", "Документ"),
        ("perkataan", "18 Jun 2018", "Dokumen"),
    ],
)
def test_a_page_in_the_display_layout(words: str, day: str, document: str):
    html = page(DISPLAYED).replace("WORDS", words).replace("DAY", day)
    html = html.replace("Document ", f"{document} ")
    assert read_export_page("x.html", html) == expected("x.html")


PRINTED = f"""
Dow Jones Factiva

Business
Ports sign a deal
By A. WRITER
1,047 words
18 June 2018
10:21
Harbour Post
HPOST
Late
4
English
Copyright 2018. Harbour Press.
All Rights Reserved.

KUANTAN: The ports signed on Monday.

“We agree,” said the minister.

CT scans of the cargo were shown.

Harbour Press Berhad
Document {FIRST_NUMBER}
Page 1 of 2 © 2018 Factiva, Inc. All rights reserved.

A quay is late
12 words
19 June 2018
The Lamp
LAMP
English

The quay is late.

Document {SECOND_NUMBER}

Search Summary
Text
port and rail
"""


def test_lines_in_the_display_layout():
    assert read_export("x.rtf", PRINTED.split("\n")) == expected("x.rtf")


@pytest.mark.parametrize("title", ["港口签署协议", "Ports"])
def test_a_title_of_one_word_is_told_from_the_section(title: str):
    reading = read_export("x.rtf", PRINTED.replace("Ports sign a deal", title).split("\n"))
    assert reading is not None
    assert reading.articles[0].title == title


ODD = "its head has an unknown form: check where its text begins, and its fields."


def test_an_article_with_an_unknown_head_is_kept_and_told_of():
    html = page(DISPLAYED.replace("12 WORDS", "12")).replace("WORDS", "words")
    reading = read_export_page("x.html", html.replace("DAY", "18 June 2018"))
    assert reading is not None
    assert [(a.title, a.text) for a in reading.articles] == [
        ("Ports sign a deal", FIRST_TEXT),
        ("A quay is late", "The quay is late."),
    ]
    assert reading.faults == (f"“x.html”, document 2 “A quay is late”: {ODD}",)


def test_a_record_without_the_usual_codes_is_kept_and_told_of():
    poor = {"HD": SECOND["HD"], "LP": SECOND["LP"], "AN": SECOND["AN"]}
    reading = read_export_page("x.html", coded_page(FIRST, poor))
    assert reading is not None
    assert [article.text for article in reading.articles] == [FIRST_TEXT, "The quay is late."]
    assert reading.faults == (f"“x.html”, document 2 “A quay is late”: {ODD}",)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>A text on Factiva, in 12 words.</p><p>HD</p><p>AN</p></body></html>",
        '<html><body><p class="articleParagraph">A text.</p></body></html>',
        "<html><body><p>12 words</p><p>18 June 2018</p><p>Factiva</p></body></html>",
        f"<html><body><p>The report (factiva) was</p><p>Document {FIRST_NUMBER}</p></body></html>",
    ],
)
def test_what_has_too_few_of_its_marks_is_no_export(html: str):
    assert read_export_page("x.html", html) is None
