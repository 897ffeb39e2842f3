"""RTF → paragraphs, in whatever encoding its fonts say, without what only programs read."""

import pytest
from conftest import steps
from hypothesis import given, settings
from hypothesis import strategies as st
from made import rtf

from analysis.reading import ReadError, read_bytes
from analysis.reading.documents import rtf as reader

CHINESE = "马来西亚".encode("gb18030")
ESCAPED = "".join(f"\\'{byte:02x}" for byte in CHINESE)


def lines_of(body: str, head: str = "") -> list[str]:
    return list(reader.paragraphs("a.rtf", rtf(body, head)).lines)


def test_an_rtf_document_becomes_an_article():
    made = rtf(
        r"\pard\plain\f0\b Rail link opens\b0\par\par It\rquote s done, \u8220\'93the minister"
        r" said\u8221\'94.\par}",
        r"{\info{\title Rail link opens}{\author Me}}",
    )
    (article,) = read_bytes("rail.rtf", made).articles
    assert article.text == "Rail link opens\n\nIt’s done, “the minister said”."
    assert (article.name, article.title) == ("rail.rtf", "Rail link opens")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"One\par\par Two", ["One", "", "Two"]),
        (r"One\line two\tab three\~four\_five\-six", ["One", "two three four-fivesix"]),
        ("One\\\r\ntwo and\r\nhalf", ["One", "two andhalf"]),
        (r"caf\'e9 \emdash  \ldblquote x\rdblquote  \{a\\b\}", ["café — “x” {a\\b}"]),
        (rf"{{\f1 {ESCAPED}}} caf\'e9", ["马来西亚 café"]),
        (r"\uc2\u39532 \'c2\'ed\uc1\u26469 ?!", ["马来!"]),
        (r"\u-10179 ?\u-8704 ?", ["😀"]),
        (r"{\*\unknown unseen}{\header head}{\footnote note}seen", ["seen"]),
        (r"{\pict\wmetafile8 0123456789abcdef}{\v hidden}seen{\deleted gone}", ["seen"]),
        (r'{\field{\*\fldinst{HYPERLINK "http://x.example"}}{\fldrslt{linked}}} on', ["linked on"]),
        (r"\trowd One\cell Two\cell\row Three", ["One", "Two", "", "Three"]),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In a box.\par}}}", ["In a box."]),
        (r"{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}{\listtext 1.\tab}Item", ["Item"]),
        (r"a\bin5 {{{{{b", ["ab"]),
        (r"a\'zzb\bin99999999 c", ["azzb"]),
        (r"}}}a}b", ["ab"]),
    ],
)
def test_what_a_reader_of_the_document_sees(body: str, lines: list[str]):
    assert lines_of(body) == lines


@pytest.mark.parametrize(
    ("head", "data", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg936 ", CHINESE, "马来西亚"),
        (rb"{\rtf1\ansi\ansicpg1251 ", "Малайзия".encode("cp1251"), "Малайзия"),
        (rb"{\rtf1\mac ", b"caf\x8e", "café"),
        (rb"{\rtf1\ansi\ansicpg99999 ", b"caf\xe9", "café"),
    ],
)
def test_encodings(head: bytes, data: bytes, text: str):
    assert reader.paragraphs("a.rtf", head + data + b"}").lines == (text,)


def sentence_of(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes("a.rtf", data)
    return str(error.value)


def test_bad_documents_get_a_sentence(monkeypatch: pytest.MonkeyPatch):
    assert sentence_of(rtf("")) == "“a.rtf” is empty: it holds no text."
    assert sentence_of(rtf("{" * 2_000)) == (
        "“a.rtf” is broken: save the document again, or as .docx."
    )
    monkeypatch.setattr(reader, "MAX_WORDS", 100)
    assert sentence_of(rtf(r"\b" * 101 + "x")) == (
        "“a.rtf” is too full of formatting: save it as .docx."
    )


@pytest.mark.parametrize("piece", [r"{\b a}", r"\u8217 ?", "a\\par\n", r"\'e9", r"\f1 a\f0 b"])
def test_time_grows_with_the_document(piece: str):
    few, many = (steps(lambda n: lines_of(piece * n), count) for count in (100, 1_000))
    assert many < 11 * few


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "\\",
                "\\*",
                "\\u8217",
                "\\u-1",
                "'",
                "\\'",
                "\\bin3",
                "\\f1",
                "\\uc9",
                "\\par",
                "\\title",
                "\\info",
                "\\fonttbl",
                "\\fcharset134",
                "\\v",
                "a",
                "é",
                " ",
                "\n",
                "9",
            ]
        )
    )
)
def test_whatever_the_signs_are(pieces: list[str]):
    data = rtf("".join(pieces))
    try:
        articles = read_bytes("a.rtf", data).articles
    except ReadError as error:
        assert "“a.rtf” is " in str(error)  # noqa: PT017
    else:
        assert articles[0].text.strip()
