"""PDFs → paragraphs: what printers did to them undone, and nothing but sentences for bad ones."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Placed, pdf, pdf_of_contents, stream

from analysis.reading import ReadError, read_bytes
from analysis.reading.documents import pdf as reader
from analysis.reading.documents.hyphens import led_on
from analysis.reading.documents.printed import Line, Page, without_furniture
from analysis.reading.documents.printed_paragraphs import paragraphs_of

HEADLINE: Placed = (50, 500, 24, "Rail link to open early")
PICTURE = stream(
    b"\0" * 100,
    b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8",
)
SHOWN = b"q 400 0 0 600 0 0 cm /I1 Do Q"


def set_lines(top: float, *texts: str, left: float = 50, step: float = 13) -> list[Placed]:
    """Lines of ten points, one below the other, the first at `top` from the foot."""
    return [(left, top - step * number, 10, text) for number, text in enumerate(texts)]


def lines_of(data: bytes) -> tuple[str, ...]:
    return reader.paragraphs("a.pdf", data).lines


def sentence_of(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes("a.pdf", data)
    return str(error.value)


def test_a_pdf_becomes_an_article_with_its_title():
    made = pdf(
        [
            HEADLINE,
            *set_lines(460, "The railway between the two coasts will carry its first", "riders."),
            *set_lines(420, "“It is done,” the minister said."),
        ],
        title="Rail link to open early - The Harbour Post",
    )
    (article,) = read_bytes("rail.pdf", made).articles
    assert article.text == (
        "Rail link to open early\n\n"
        "The railway between the two coasts will carry its first riders.\n\n"
        "“It is done,” the minister said."
    )
    assert (article.title, article.date) == ("Rail link to open early", None)
    assert article.origins == {"title": "the document's properties"}


def test_a_title_that_the_text_does_not_have_is_that_of_another_file():
    made = pdf([HEADLINE], title="Microsoft Word - minutes_final2.doc")
    assert reader.paragraphs("a.pdf", made).fields.title is None


def test_set_in_first_lines_begin_paragraphs():
    made = pdf(
        [
            (65, 460, 10, "The first line of this paragraph is set in, as papers"),
            (50, 447, 10, "do it. It ends with a line that is as full as the others."),
            (65, 434, 10, "The second begins set in as well, without any gap that"),
            (50, 421, 10, "would tell."),
        ]
    )
    assert lines_of(made) == (
        "The first line of this paragraph is set in, as papers do it. "
        "It ends with a line that is as full as the others.",
        "The second begins set in as well, without any gap that would tell.",
    )


def test_a_short_line_ends_a_paragraph_where_nothing_else_does():
    made = pdf(
        [
            *set_lines(
                460,
                "The first paragraph of the story goes over two lines and is",
                "over here.",
                "The second follows at the same distance and is longer than",
                "one line too.",
            )
        ]
    )
    assert lines_of(made) == (
        "The first paragraph of the story goes over two lines and is over here.",
        "The second follows at the same distance and is longer than one line too.",
    )


def test_columns_and_pages_are_gone_on_with():
    made = pdf(
        [
            *set_lines(460, "The left column is read", "first, and goes on in"),
            *set_lines(460, "the right one, which goes", "on at the head of the", left=220),
        ],
        set_lines(500, "next page."),
    )
    assert lines_of(made) == (
        "The left column is read first, and goes on in the right one, which goes on at the head "
        "of the next page.",
    )


def test_running_heads_and_page_numbers_are_left_out_but_not_the_headline():
    head, foot = (50.0, 570.0, 9.0, "The Harbour Post, June 2019"), (190.0, 20.0, 9.0, "Page ")
    pages = [
        [head, (50, 545, 24, "Rail link to open early"), *set_lines(460, "First page’s text.")],
        [head, (50, 545, 9, "Rail link to open early"), *set_lines(460, "Second page’s text.")],
        [head, (50, 545, 9, "Rail link to open early"), *set_lines(460, "In 2019 it began.")],
    ]
    numbered = [
        [*page, (*foot[:3], f"{foot[3]}{number} of 3")] for number, page in enumerate(pages, 1)
    ]
    assert lines_of(pdf(*numbered)) == (
        "Rail link to open early",
        "First page’s text.",
        "Second page’s text.",
        "In 2019 it began.",
    )


def test_what_a_browser_prints_around_a_page_gives_its_address():
    made = pdf(
        [
            (24, 580, 8, "18/06/2019, 16:46"),
            (150, 580, 8, "Rail link to open early | The Harbour Post"),
            *set_lines(460, "The text of the page."),
            (24, 15, 8, "https://harbour.example/rail-link 1/1"),
        ]
    )
    extract = reader.paragraphs("a.pdf", made)
    assert extract.lines == ("The text of the page.",)
    assert extract.fields.url == "https://harbour.example/rail-link"


def test_a_large_initial_belongs_to_its_word():
    made = pdf(
        [(50, 447, 30, "T"), (75, 460, 10, "he railway opened, and it"), (75, 447, 10, "is long.")]
    )
    assert lines_of(made)[0].startswith("The railway opened")


@pytest.mark.parametrize(
    ("first", "second", "words", "whole"),
    [
        ("will trans-", "port goods", (), "will transport goods"),
        ("a long-", "awaited day", (), "a long-awaited day"),
        ("the China-", "Malaysia plan", (), "the China-Malaysia plan"),
        ("the 5-", "year plan", (), "the 5-year plan"),
        ("a state-", "owned firm", ("state-owned",), "a state-owned firm"),
        ("the con-", "struction", ("construction",), "the construction"),
        ("the re-", "opening", ("reopening",), "the reopening"),
        ("a rail-", "road", ("rail", "road"), "a rail-road"),
        ("it is\u00ad", "lands", (), "it islands"),
        ("one –", "two", (), "one – two"),
        ("马来西亚", "铁路", (), "马来西亚铁路"),
        ("one", "two", (), "one two"),
        ("one-", "", (), "one- "),
    ],
)
def test_divided_words(first: str, second: str, words: tuple[str, ...], whole: str):
    assert led_on(first, second, frozenset(words)) + second == whole


def test_a_scanned_pdf_is_told_from_an_empty_one():
    assert sentence_of(pdf_of_contents(SHOWN, extra=[PICTURE])) == (
        "“a.pdf” is a scanned picture without text: run text recognition (OCR) first."
    )
    assert sentence_of(pdf([])) == "“a.pdf” is empty: its pages hold no text."


def test_pages_without_text_are_named():
    drawn = b"BT /F1 10 Tf 50 400 Td (One page has text.) Tj ET"
    reading = read_bytes("a.pdf", pdf_of_contents(SHOWN, drawn, SHOWN, extra=[PICTURE]))
    assert reading.articles[0].text == "One page has text."
    assert reading.faults == (
        "“a.pdf”: its pages 1, 3 are pictures without text and were left out.",
    )


def test_letters_that_say_nothing():
    font = b"/F1 10 Tf 50 400 Td (" + bytes(range(1, 9)) * 20 + b") Tj"
    assert sentence_of(pdf_of_contents(b"BT " + font + b" ET")) == (
        "“a.pdf” draws its letters without saying which they are: run text recognition (OCR) first."
    )


def test_a_password():
    secret = b"11" * 32
    trailer = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%b>/U<%b>>>/ID[<00><00>]" % (
        secret,
        secret,
    )
    assert sentence_of(pdf_of_contents(b"BT ET", trailer=trailer)) == (
        "“a.pdf” is protected by a password: save it without one."
    )


def test_too_many_pages():
    assert sentence_of(pdf(*[[HEADLINE]] * 5_000)) == (
        "“a.pdf” is too long (5,000 pages; up to 1,000 are read): split it up."
    )


def test_too_much_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 10)
    assert "characters of text: split it up." in sentence_of(pdf([HEADLINE]))


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MAX_LINES", 2)
    assert sentence_of(pdf(set_lines(100, "One.", "Two.", "Three."))) == (
        "“a.pdf” has more than 2 lines: split it up."
    )


def forms(depth: int) -> bytes:
    """A page whose drawing calls a drawing ten times, which calls another ten times, and so on."""
    extra = []
    for number in range(depth):
        drawn = b"/X Do " * 10 if number < depth - 1 else b"BT /F1 9 Tf (boom) Tj ET"
        used = b"/Resources<</Font<</F1 3 0 R>>/XObject<</X %d 0 R>>>>" % (6 + number)
        extra.append(stream(drawn, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + used))
    return pdf_of_contents(b"/X1 Do", extra=extra)


def test_drawings_that_multiply_are_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MAX_SECONDS", 2)
    assert sentence_of(forms(12)) in {
        "“a.pdf” takes longer than 2 seconds to read: split it up, or save its text.",
        "“a.pdf” is a PDF too broken or too full to be read: save it anew.",
    }


def test_a_drawing_that_calls_itself():
    itself = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    made = pdf_of_contents(
        b"BT /F1 9 Tf 50 400 Td (Once.) Tj ET /X1 Do", extra=[stream(b"/X Do", itself)]
    )
    assert lines_of(made) == ("Once.",)


def test_a_reader_that_crashes_takes_only_itself_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "worker.py").write_text("import os\nos.abort()")
    monkeypatch.setattr(reader, "WORKER", tmp_path / "worker.py")
    assert sentence_of(pdf([HEADLINE])) == (
        "“a.pdf” is a PDF too broken or too full to be read: save it anew."
    )


def test_a_pdf_that_is_cut_off_is_read_or_refused():
    made = pdf([HEADLINE, *set_lines(460, "The railway will open.")])
    for end in range(10, len(made), 60):
        text = ""
        with contextlib.suppress(ReadError):
            text = read_bytes("a.pdf", made[:end]).articles[0].text
        assert text in {"", "Rail link to open early\n\nThe railway will open."}


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_stands_behind_the_mark(data: bytes):
    assert sentence_of(b"%PDF-1.7\n" + data).startswith("“a.pdf” is ")


LINES = st.builds(
    Line,
    st.text("aB.- 1“", max_size=6),
    *(st.floats(-1e6, 1e6) for _ in range(3)),
    st.floats(0, 100),
)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Page, st.just(400.0), st.just(600.0), st.just(False), st.tuples(LINES, LINES, LINES)
        )
    )
)
def test_no_letter_is_lost_but_hyphens(pages: list[Page]):
    made = "".join("".join(paragraphs_of(pages)).split())
    given = "".join("".join(line.text for page in pages for line in page.lines).split())
    assert made.replace("-", "") == given.replace("-", "")
    assert len(without_furniture(pages)[0]) == len(pages)
