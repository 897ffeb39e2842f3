"""Word and OpenDocument texts → paragraphs; broken and hostile containers → a sentence."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import docx, odt, packed

from analysis.reading import ReadError, read_bytes
from analysis.reading.documents import docx as word
from analysis.reading.documents import markup, package
from analysis.reading.documents import odt as open_document

BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>A note.</text:p></text:note-body></text:note>"
)


def sentence_of(name: str, data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes(name, data)
    return str(error.value)


def test_a_word_document_becomes_an_article():
    made = docx("Rail link opens", "", "It’s done & over.", "Next.", title="Rail  link opens")
    (article,) = read_bytes("rail.docx", made).articles
    assert article.text == "Rail link opens\n\nIt’s done & over.\n\nNext."
    assert (article.name, article.title, article.date) == ("rail.docx", "Rail link opens", None)
    assert article.origins == {"title": "the document's properties"}


def test_gaps_between_paragraphs_are_kept_for_exports():
    assert word.paragraphs("a.docx", docx("", "One.", "", "Two.", "")).lines == ("One.", "", "Two.")


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        ("<w:r><w:t>One</w:t></w:r><w:r><w:t xml:space='preserve'> two</w:t></w:r>", ["One two"]),
        (
            "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t></w:r>",
            ["One", "two", "three"],
        ),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>", ["a b-c"]),
        (
            "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>",
            ["a"],
        ),
        (
            "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r>"
            "</w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>",
            ["new"],
        ),
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", ["linked"]),
        (
            "<w:sdt><w:sdtContent><w:r><w:t>controlled</w:t></w:r></w:sdtContent></w:sdt>",
            ["controlled"],
        ),
        (
            "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r><w:r><w:t>shown</w:t></w:r>",
            ["shown"],
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r>",
            ["seen"],
        ),
        (
            f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
            "</mc:AlternateContent></w:r><w:r><w:t>Around it.</w:t></w:r>",
            ["In a box.", "Around it."],
        ),
    ],
)
def test_what_a_reader_of_the_document_sees(inside: str, lines: list[str]):
    made = docx(body=f"<w:p>{inside}</w:p>")
    assert list(filter(None, word.paragraphs("a.docx", made).lines)) == lines


def test_tables_and_the_strict_form():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    made = docx(body=f"<w:tbl><w:tr>{cell.format('One')}{cell.format('Two')}</w:tr></w:tbl>")
    assert word.paragraphs("a.docx", made).lines == ("One", "Two")
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:p><w:r>'
        "<w:t>Strict.</w:t></w:r></w:p></w:document>"
    )
    made = packed({"[Content_Types].xml": "<Types/>", "word/document2.xml": strict})
    assert read_bytes("a.docx", made).articles[0].text == "Strict."


def test_an_opendocument_text_becomes_an_article():
    body = (
        '<text:h>Rail link opens</text:h><text:p>It<text:s text:c="3"/>is<text:tab/>done.'
        f"{NOTE}</text:p><text:p>One<text:line-break/>two<office:annotation><text:p>Remark"
        "</text:p></office:annotation>, <text:span>three</text:span>.</text:p>"
    )
    (article,) = read_bytes("a.odt", odt(body=body, title="Rail link opens")).articles
    assert article.text == "Rail link opens\n\nIt is done.\n\nOne\n\ntwo, three."
    assert article.title == "Rail link opens"


def test_passwords():
    made = odt("x", manifest="<manifest:encryption-data/>")
    assert sentence_of("a.odt", made) == (
        "“a.odt” is protected by a password: save it without one."
    )
    made = bytearray(docx("x"))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := made.find(mark, start)) >= 0:
            made[start + place] |= 1
            start += 1
    assert sentence_of("a.docx", bytes(made)) == (
        "“a.docx” is protected by a password: save it without one."
    )
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert sentence_of("a.docx", old) == (
        "“a.docx” is an Office document of the old kind or under a password: "
        "save it without one as .docx, .xlsx or PDF."
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (docx(), "“a.docx” is empty: it holds no text."),
        (docx(body="<w:p>"), "“a.docx” is broken or cut off: save or download it again."),
        (
            docx("x")[:-30],
            "“a.docx” is a broken Office document or ZIP archive: save or download it again.",
        ),
        (
            packed({"ppt/presentation.xml": ""}),
            "“a.docx” is a PowerPoint presentation: save it as PDF.",
        ),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "“a.docx” is an OpenDocument file of another kind: save it as .xlsx or PDF.",
        ),
        (
            packed({f"word/{n}": "" for n in range(10_001)}),
            "“a.docx” holds more than 10,000 files: split it up.",
        ),
    ],
)
def test_bad_documents_get_a_sentence(data: bytes, sentence: str):
    assert sentence_of("a.docx", data) == sentence


def bomb(entities: str, text: str) -> bytes:
    """A Word document with a DTD before it."""
    made = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    document = f'<!DOCTYPE w [{entities}]><w:d xmlns:w="{word_space()}">{made}</w:d>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def word_space() -> str:
    return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_entities_are_not_followed(tmp_path):
    (tmp_path / "secret").write_text("the secret")
    outside = f'<!ENTITY x SYSTEM "file://{tmp_path}/secret">'
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    for entities, text in ((outside, "Text &x; here"), (laughs, "Text &j; here")):
        try:
            lines = word.paragraphs("a.docx", bomb(entities, text)).lines
        except ReadError:
            continue
        assert lines == ("Text here",)


def test_entities_in_attributes_are_not_multiplied():
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    document = f'<!DOCTYPE w [{laughs}]><w:d xmlns:w="{word_space()}" x="&j;"/>'
    made = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})
    assert sentence_of("a.docx", made).startswith("“a.docx” is ")


def test_a_container_that_unpacks_to_more_than_is_read():
    big = b"<a>" + b" " * (package.MAX_UNPACKED_BYTES + 1)
    made = packed({"[Content_Types].xml": "", "word/document.xml": big})
    assert len(made) < 100_000
    assert sentence_of("a.docx", made) == ("“a.docx” unpacks to more than 40 MB: split it up.")


def test_a_document_with_more_text_than_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("analysis.reading.documents.extract.MAX_CHARACTERS", 10)
    assert "characters of text: split it up." in sentence_of("a.docx", docx("x" * 11))
    assert "characters of text: split it up." in sentence_of("a.odt", odt("x" * 11))


def test_elements_too_deep_to_follow():
    made = docx(body="<w:p>" * 60 + "</w:p>" * 60)
    assert sentence_of("a.docx", made).startswith("“a.docx” is broken or cut off")


def test_lines_without_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("analysis.reading.documents.extract.MAX_LINES", 9)
    assert sentence_of("a.docx", docx(*["x"] * 10)) == (
        "“a.docx” has more than 9 lines: split it up."
    )


def test_ways_of_packing_that_documents_do_not_use():
    made = packed({"[Content_Types].xml": "", "word/document.xml": "<a/>"}, zipfile.ZIP_LZMA)
    assert sentence_of("a.docx", made).startswith("“a.docx” is broken")


def test_bad_properties_do_not_spoil_the_text():
    assert markup.properties("a.docx", b"<a><title>x") == {}
    assert markup.properties("a.docx", b"") == {}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["docx", "odt"]), st.integers(0, 2_000), st.binary(max_size=30))
def test_broken_in_any_place(kind: str, place: int, data: bytes):
    made = docx("Rail.", "Text.") if kind == "docx" else odt("Rail.", "Text.")
    for broken in (made[:place], made[:place] + data + made[place + len(data) :]):
        try:
            articles = read_bytes(f"a.{kind}", broken).articles
        except ReadError:
            continue
        assert all(article.text.strip() for article in articles)


def test_titles_that_the_text_begins_with():
    lines = open_document.paragraphs("a.odt", odt("KUALA", "Rail link opens", "x" * 9)).lines
    for given_title, found in (
        ("rail link OPENS", "Rail link opens"),
        ("Rail link opens | The Harbour Post", "Rail link opens"),
        ("Kuala Lumpur notes", None),
        ("Normal.dot", None),
        ("", None),
    ):
        assert word.stated_title(given_title, lines) == found
