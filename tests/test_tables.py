"""Tables: columns by name or chosen, a row an article or a paragraph, and what is no table."""

import csv
import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import ReadError, Reading
from analysis.reading.tables import (
    columns_of,
    entries,
    faults,
    parquet,
    read_table,
    sheet,
    workbook,
)
from analysis.reading.tables.cells import dates_in_order, is_markup, said
from analysis.reading.tables.columns import SPELLINGS, guess, header_of
from analysis.records import Article, Block

WHY = "given as a paragraph"
ORIGIN = "the table's row"


def table(text: str, format: str = "csv", columns: dict[str, str] | None = None) -> Reading:
    return read_table(f"x.{format}", text.encode(), format, columns)


def texts(reading: Reading) -> list[str]:
    return [article.text for article in reading.articles]


def xlsx(*rows: object, **sheets: object) -> bytes:
    """A workbook of one sheet with these rows, and more sheets by their titles."""
    book = openpyxl.Workbook()
    for title, cells in {"Sheet": rows, **sheets}.items():
        page = book.active if title == "Sheet" else book.create_sheet(title)
        for row in cells:
            page.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(data: bytes, path: str, change: Callable[[bytes], bytes]) -> bytes:
    """The container with one of its parts changed, or added to nothing."""
    old, file = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), path]):
            part = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(part) if name == path else part)
    return file.getvalue()


def parquet_of(**columns: object) -> bytes:
    file = io.BytesIO()
    pl.DataFrame(columns).write_parquet(file)
    return file.getvalue()


def sentence(data: bytes | str, format: str = "csv", columns: dict[str, str] | None = None) -> str:
    with pytest.raises(ReadError) as error:
        read_table(f"x.{format}", data.encode() if isinstance(data, str) else data, format, columns)
    return str(error.value)


def outcome(data: bytes, format: str) -> list[str] | str:
    """The texts that come out, or the sentence that says why none do."""
    try:
        return texts(read_table(f"x.{format}", data, format))
    except ReadError as error:
        return str(error)


# Columns


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (["ID", "Full Text", "Publication title"], {"id": 0, "text": 1, "source": 2}),
        (
            ["headline", "newspaper", "published_at", "content", "link"],
            "title source date text url",
        ),
        (["标题", "来源", "日期", "正文"], "title source date text"),
        (["Tajuk", "Sumber", "Tarikh", "Kandungan"], "title source date text"),
        (["article", "paragraph"], "id text"),
        (["article_id", "id", "text"], {"id": 0, "text": 2}),
        (["id", "article"], "id text"),
        (["article", "title"], "text title"),
        (["abstract", "text", "fullText", "body"], {"text": 2}),
        (["name", "prose"], {}),
    ],
)
def test_columns_are_told_by_their_names(header: list[str], roles: dict[str, int] | str):
    if isinstance(roles, str):
        roles = {role: place for place, role in enumerate(roles.split())}
    assert guess(header) == {role: header[place] for role, place in roles.items()}


@pytest.mark.parametrize(
    ("role", "name"), [(role, name) for role, names in SPELLINGS.items() for name in names]
)
def test_every_spelling_is_one(role: str, name: str):
    found = guess([name.upper()])
    # "article" alone is the text, "media" a source: one column may be called for two roles
    assert found == {role: name.upper()} or any(name in SPELLINGS[other] for other in found)


def test_a_header_has_no_name_twice_and_none_empty():
    cells = ["a", "a", " a\n", "", "x" * 200]
    assert header_of(cells) == ("a", "a (2)", "a (3)", "column 4", "x" * 99 + "…")


def test_columns_of_gives_the_header_and_the_guess():
    data = b"Headline;Prose;\nA;B;\n"
    header = ("Headline", "Prose", "column 3")
    assert columns_of("x.csv", data, "csv") == (header, {"title": "Headline"})
    book = xlsx(["note"], ["see B"], B=[["date", "text"], [1, "B"]])
    guessed = {"text": "text", "date": "date"}
    assert columns_of("x.xlsx", book, "xlsx") == (("date", "text"), guessed)
    frame = parquet_of(text=["A"], vector=[[0.5]])
    assert columns_of("x.parquet", frame, "parquet") == (("text",), {"text": "text"})


def test_chosen_columns_come_before_guessed_ones():
    data = "title,text,comment,date\nA,B,C,2019-06-18\n"
    reading = table(data, columns={"text": "comment", "title": "text", "date": ""})
    assert reading == Reading(
        (Article("x.csv row 2", "C", "B", origins={"title": ORIGIN}),),
    )


def test_a_column_that_is_not_there():
    assert sentence("name,prose\nA,B\n") == (
        "“x.csv”: none of its columns is called text, body or content: "
        "choose the one that holds the articles' text among “name”, “prose”."
    )
    assert sentence("name,text\nA,B\n", columns={"source": "outlet"}) == (
        "“x.csv” has no column “outlet”: it has “name”, “text”."
    )
    assert sentence("name,text\nA,B\n", columns={"colour": "name"}) == (
        "“x.csv”: a column holds one of text, title, source, date, url, id, not “colour”."
    )


def test_rows_above_the_header_are_passed_over():
    reading = table("Report of 2020,,\n,,\ntitle,body,\nA,B,\n")
    assert [(a.name, a.title, a.text) for a in reading.articles] == [("x.csv row 4", "A", "B")]


# A row an article, a row a paragraph


def test_a_row_is_an_article_with_its_fields():
    reading = table(
        "id,title,source,date,url,text\n"
        '7,Rail,The Star,18 June 2019,https://x.example/1,"One, two.\r\n\r\nThree."\r\n'
    )
    fields = ("Rail", "The Star", dt.date(2019, 6, 18), "https://x.example/1")
    origins = dict.fromkeys(("title", "source", "date"), ORIGIN)
    assert reading == Reading((Article("7", "One, two.\n\nThree.", *fields, origins=origins),))


def test_rows_with_one_id_are_an_articles_paragraphs():
    reading = table(
        "article_id,paragraph,source\nA,One.,Star\nB,Two.,Sun\nA,Three.,\nB,Four.,Sun\nA,One.,Star\n"
    )
    first, second = reading.articles
    assert first.blocks == (Block("One.", "body", 0, WHY), Block("Three.", "body", 6, WHY))
    assert (first.name, first.text, first.source) == ("A", "One.\n\nThree.", "Star")
    assert (second.name, second.text, second.source) == ("B", "Two.\n\nFour.", "Sun")
    assert reading.faults == ("“x.csv”, row 6: it repeats row 2 and was left out.",)


def test_paragraphs_in_any_order_are_put_in_theirs():
    rows = "1,2,Two.\n2,1,Else.\n1,10,Three.\n1,1,One.\n2,2,More."
    reading = table(f"article_id,paragraph,text\n{rows}")
    assert texts(reading) == ["One.\n\nTwo.\n\nThree.", "Else.\n\nMore."]
    doubled = rows.replace("1,10,", "1,2,")
    assert texts(table(f"id,para no,text\n{doubled}"))[0] == "Two.\n\nThree.\n\nOne."
    assert guess(["paragraph_no", "Paragraph"]) == {"text": "Paragraph", "order": "paragraph_no"}


def test_headings_over_several_columns_are_no_header():
    data = xlsx(["Article", None, "Details"], ["Title", "Text", "Outlet"], ["A", "One.", "B"])
    (article,) = read_table("x.xlsx", data, "xlsx").articles
    assert (article.title, article.text, article.source) == ("A", "One.", "B")
    assert texts(table("text,kind\nOne.,article\nTwo.,news\n")) == ["One.", "Two."]


def test_merged_cells_go_on_with_the_article_above():
    reading = table("id,title,text\n1,T,One\n,,Two\n2,U,Three\n,,Four\n")
    assert texts(reading) == ["One\n\nTwo", "Three\n\nFour"]


def test_without_ids_paragraphs_of_one_title_and_source_are_an_article():
    reading = table("title,source,paragraph\nT,S,One\nT,S,Two\nT,R,Three\n")
    assert [(a.source, a.text) for a in reading.articles] == [("S", "One\n\nTwo"), ("R", "Three")]
    assert texts(table("title,text\nT,One\nT,Two\n")) == ["One", "Two"]


def test_paragraphs_and_nothing_else_are_one_article():
    assert texts(table("paragraph\nOne\nTwo\n")) == ["One\n\nTwo"]
    assert texts(table("text\nOne\nTwo\n")) == ["One", "Two"]


def test_an_id_that_changes_its_fields_is_another_article():
    reading = table("id,title,text\n1,A,a\n1,A,b\n1,B,c\n1,B,d\n")
    assert [(a.title, a.text) for a in reading.articles] == [("A", "a\n\nb"), ("B", "c\n\nd")]


def test_a_few_doubled_ids_make_no_table_of_paragraphs():
    reading = table("id,text\n1,a\n2,b\n3,c\n3,d\n4,e\n")
    assert texts(reading) == ["a", "b", "c", "d", "e"]
    assert not any(article.blocks for article in reading.articles)


# Cells


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, ""),
        (" a ", "a"),
        ("NaN", ""),
        ("#NAME?", ""),
        ("None of them", "None of them"),
        (20190618.0, "20190618"),
        (0.5, "0.5"),
        (dt.datetime(2019, 6, 18, 23, 59), "2019-06-18"),
        (dt.date(2019, 6, 18), "2019-06-18"),
    ],
)
def test_what_a_cell_says(cell: object, text: str):
    assert said(cell) == text


@pytest.mark.parametrize(
    ("values", "dates"),
    [
        (["03/04/2019", "25/04/2019 10:00", ""], ["2019-04-03", "2019-04-25", ""]),
        (["03.04.2019", "04.25.2019"], ["2019-03-04", "2019-04-25"]),
        (["03/04/2019", "05/06/2019"],) * 2,
        (["03/04/2019", "25/04/2019", "04/25/2019"],) * 2,
        (["3 April 2019", "2019-04-03"],) * 2,
    ],
)
def test_a_column_shows_the_order_of_its_dates(values: list[str], dates: list[str]):
    assert dates_in_order(values) == dates


def test_the_column_of_dates_is_read_alike():
    reading = table("text,date\na,03/04/2019\nb,25/04/2019\n")
    assert [a.date for a in reading.articles] == [dt.date(2019, 4, 3), dt.date(2019, 4, 25)]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("<p>a</p>", True), ("a<BR/>b", True), ("<p class='x'>a", True), ("a < b <3 <person>", False)],
)
def test_markup(text: str, is_one: bool):
    assert is_markup(text) is is_one


def test_markup_in_a_cell_does_not_stay_in_the_text():
    data = "title,text\nA,<p>One &amp;\n two.</p><script>x()</script><div>Three<br>four</div>\n"
    assert texts(table(data.replace("One &amp;\n", "One &amp; "))) == [
        "One & two.\n\nThree\n\nfour"
    ]


def test_a_bad_field_and_a_row_without_a_text_are_told():
    reading = table("text,url,date,title\nA,javascript:x,2020,\nNA,,,T\n,,,\nB,,,\n")
    assert texts(reading) == ["A", "B"]
    assert reading.faults == (
        "“x.csv”, row 3: it has no text and was left out.",
        "“x.csv”, row 2: its date “2020” does not name one day and was left out.",
        "“x.csv”, row 2: its url “javascript:x” is not a web address and was left out.",
    )


def test_a_text_that_fills_a_cell_may_be_cut_off():
    reading = table("text\n" + "x" * 32_767)
    assert [len(text) for text in texts(reading)] == [32_767]
    assert reading.faults == (
        "“x.csv”, row 2: its text has 32,767 characters, all that a spreadsheet's cell holds: "
        "its end may be cut off.",
    )


# Cells parted by a sign


@pytest.mark.parametrize("format", ["csv", "tsv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "\x1f"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_delimiter_encoding_and_line_end(
    format: str, encoding: str, delimiter: str, newline: str
):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL)
    text = "马来西亚与中国的合作关系，非常良好。\nHe said: “We, too; we | do.”"
    writer.writerows([["标题", "正文", "source"], ["合作", text, 'The "Star"']])
    (article,) = read_table("x", file.getvalue().encode(encoding), format).articles
    assert (article.title, article.text, article.source) == ("合作", text, 'The "Star"')


def test_one_column_needs_no_delimiter():
    assert texts(table("text\nOne, two; three.\nFour, five.\n")) == [
        "One, two; three.",
        "Four, five.",
    ]


def test_excels_own_first_line_names_the_delimiter():
    assert texts(table("sep=|\r\ntitle|text\r\nA|B, C, D\r\n")) == ["B, C, D"]


def test_chosen_columns_tell_the_delimiter():
    data = "naskhah;kepala\nsatu, dua, tiga;A\nempat, lima, enam;B\n"
    assert texts(table(data, columns={"text": "naskhah"})) == [
        "satu, dua, tiga",
        "empat, lima, enam",
    ]


def test_a_table_with_more_columns_than_are_looked_at():
    wide = ",".join(["text", *map(str, range(400))])
    assert texts(table(f"{wide}\n{wide}\n")) == ["text"]


def test_quotation_marks_that_are_no_quoting_stay():
    reading = table('text\tsource\n"We will," he said.\tStar\n"All of it."\tSun\n', "tsv")
    assert texts(reading) == ['"We will," he said.', '"All of it."']


def test_quotation_marks_behind_backslashes():
    reading = table('text,source\n"He said \\"yes, twice\\".",Star\nB,Sun\n')
    assert texts(reading) == ['He said "yes, twice".', "B"]


def test_a_badly_quoted_row_is_told_and_the_others_are_read():
    reading = table('text,source\n"a ""b""\nc",Star\n"d "e", f",Star\ng,Sun\n"h,Sun\ni,Sun\n')
    assert texts(reading) == ['a "b"\nc', "g"]
    assert reading.faults == (
        "“x.csv”, row 3: a quotation mark within a cell is not doubled, and the row was left out: "
        "double it.",
        "“x.csv”, row 5: its quotation mark is never closed, and all behind it was left out: "
        "close it.",
    )


def test_a_row_with_too_many_cells_is_told():
    reading = table("title,text\nA,one, two\nB,three,\n")
    assert texts(reading) == ["three"]
    assert reading.faults == (
        "“x.csv”, row 2: it has more cells than the table's 2 columns and was left out: "
        "put a cell that holds the delimiter in quotation marks.",
    )


def test_bytes_that_no_encoding_has_are_told():
    reading = read_table("x.csv", "text\nMalaysia’s “rail” – é".encode() + b"\xff\n", "csv")
    assert reading.faults == (
        "“x.csv”: one place could not be read as utf-8 and show as “\ufffd”.",
    )


@pytest.mark.parametrize("data", ["", " \n\n", "text\n", "\ufeff", ",,,\n", "text\n\n,\n"])
def test_an_empty_table(data: str):
    assert sentence(data) == "“x.csv” is an empty table: there is nothing to read in it."


def test_binary_data_is_no_table():
    expected = "“x.csv” is not a table but binary data: save it as .csv or .xlsx."
    assert sentence(bytes(range(256)) * 9) == expected


def test_a_long_text_and_many_faults(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(faults, "MOST", 2)
    monkeypatch.setattr(entries, "MAX_TEXT_BYTES", 200_000)
    reading = table("title,text\n" + "A,\n" * 5 + "B," + "x" * 200_000 + "\nC," + "y" * 200_001)
    assert [len(text) for text in texts(reading)] == [200_000]
    assert reading.faults == (
        "“x.csv”, row 2: it has no text and was left out.",
        "“x.csv”, row 3: it has no text and was left out.",
        "“x.csv”: 4 more faults in its rows.",
    )


def test_more_rows_or_text_than_are_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sheet, "MAX_ROWS", 10)
    data = "text\n" + "a\n" * 100
    assert sentence(data) == "“x.csv” has more than 10 rows: split it up."
    assert sentence(xlsx(["text"], *[["a"]] * 100), "xlsx").startswith("“x.xlsx” has more than 10 ")
    frame = parquet_of(text=["a"] * 100)
    assert sentence(frame, "parquet") == "“x.parquet” has more than 10 rows: split it up."
    monkeypatch.setattr(entries, "MAX_CHARACTERS", 5)
    assert "of text: split it up." in sentence("text\nabc\ndef\n")
    assert "of text: split it up." in sentence("text,title\na,long title\n")


# Workbooks


def test_a_workbook_has_its_dates_and_stored_values():
    date = dt.datetime(2019, 6, 18, 9, 30)
    book = openpyxl.Workbook()
    book.active.append(["Title", "Date", "Body", "No"])
    book.active.append(["A", date, "One._x000D_\nTwo.", 7])
    book.active.append(["=1+1", 20190619, '=HYPERLINK("https://x.example")', 8.0])
    (article,), told = read_table("x.xlsx", saved(book), "xlsx").articles, ()
    assert (article.title, article.date, article.text) == ("A", date.date(), "One.\nTwo.")
    formula = b"<f>1+1</f><v></v>"
    stored = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(formula, b"<f>1+1</f><v>2</v>").replace(
            b'<c r="C3"><f>HYPERLINK("https://x.example")</f><v></v>',
            b'<c r="C3" t="str"><f>HYPERLINK("https://x.example")</f><v>Kept.</v>',
        ),
    )
    _, article = read_table("x.xlsx", stored, "xlsx").articles
    assert (article.title, article.date, article.text) == ("2", dt.date(2019, 6, 19), "Kept.")
    assert told == ()


def test_each_sheet_with_a_text_is_read_and_the_others_are_told():
    book = openpyxl.load_workbook(
        io.BytesIO(
            xlsx(
                ["text"],
                ["One"],
                Two=[["a", "b"], [1, 2]],
                Three=[["title", "content"], ["T", "Three"], ["U", None]],
                Hidden=[["text"], ["Not shown"]],
                Empty=[],
            )
        )
    )
    book["Hidden"].sheet_state = "hidden"
    reading = read_table("x.xlsx", saved(book), "xlsx")
    names = [(article.name, article.text) for article in reading.articles]
    assert names == [("x.xlsx Sheet row 2", "One"), ("x.xlsx Three row 2", "Three")]
    assert reading.faults == (
        "“x.xlsx”: its hidden sheet “Hidden” was left out: show it if it holds articles.",
        "“x.xlsx”, sheet “Three”, row 3: it has no text and was left out.",
        "“x.xlsx”: its sheet “Two” was left out: no column of it holds a text.",
    )


def test_a_note_beside_a_sheets_columns_spoils_no_row():
    data = xlsx(["text"], ["One", None, "a note"], ["Two"])
    assert read_table("x.xlsx", data, "xlsx").faults == ()


def test_a_sheet_that_lies_of_its_size_is_read_whole():
    data = with_part(
        xlsx(["text"], ["One"], [None], ["Three"]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b'ref="A1:A4"', b'ref="A1"'),
    )
    names = [article.name for article in read_table("x.xlsx", data, "xlsx").articles]
    assert names == ["x.xlsx row 2", "x.xlsx row 4"]


def test_a_mark_in_the_last_row_is_no_million_rows():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(["text"], ["One"])))
    book.active.row_dimensions[1_048_576].height = 20
    assert texts(read_table("x.xlsx", saved(book), "xlsx")) == ["One"]


def test_a_long_text_that_cells_share(monkeypatch: pytest.MonkeyPatch):
    data = xlsx(["text", "note"], *[["One", "x" * 100]] * 50)
    monkeypatch.setattr(workbook, "MAX_CELLS_CHARACTERS", 1_000)
    assert sentence(data, "xlsx") == LARGE


LARGE = (
    "“x.xlsx” is too large for a workbook (about 200,000 rows are read): "
    "save it as .csv, or split it up."
)
BROKEN = "“x.xlsx” is a broken or locked workbook: save it again, or as .csv."
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# As Excel writes it: texts kept apart and shared, runs of several fonts, readings of Chinese signs.
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/{SHEET}" ContentType="{TYPE}.worksheet+xml"/>'
    f'<Override PartName="/{STYLES}" ContentType="{TYPE}.styles+xml"/>'
    f'<Override PartName="/{STRINGS}" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships {RELATIONS}><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    STYLES: f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>'
    "</cellXfs></styleSheet>",
    STRINGS: f"<sst {MAIN}><si><t>text</t></si><si><t>date</t></si>"
    "<si><r><rPr><b/></rPr><t>On</t></r><r><t>e</t></r><rPh sb='0' eb='1'><t>ichi</t></rPh></si>"
    "<si><t>Two</t></si></sst>",
    SHEET: f'<worksheet {MAIN}><dimension ref="A1:B3"/><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>43634</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>3</v></c></row></sheetData></worksheet>',
}


def packed(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for path, part in parts.items():
            container.writestr(path, '<?xml version="1.0" encoding="UTF-8"?>\n' + part)
    return file.getvalue()


BOOK = packed(PARTS)


def test_a_workbook_as_excel_writes_it():
    one, two = read_table("x.xlsx", BOOK, "xlsx").articles
    assert (one.text, one.date, two.text, two.date) == ("One", dt.date(2019, 6, 18), "Two", None)


@pytest.mark.parametrize(
    ("limit", "most"),
    [("MAX_TAGS", 20), ("MAX_UNPACKED_BYTES", 900), ("MAX_PART_BYTES", 300), ("MAX_PART_TAGS", 5)],
)
def test_a_workbook_over_a_limit(limit: str, most: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, limit, most)
    assert sentence(BOOK, "xlsx") == LARGE


@pytest.mark.parametrize("part", [SHEET, STRINGS])
def test_a_part_that_unpacks_to_a_thousand_times_its_size(
    part: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(workbook, "MAX_TAGS", 100_000)
    bomb = with_part(BOOK, part, lambda old: old[: old.rindex(b"</")] + b"<a/>" * 1_000_000)
    assert len(bomb) < 10_000
    assert sentence(bomb, "xlsx") == LARGE


def test_too_many_styles():
    bomb = with_part(
        BOOK, STYLES, lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 400_000 + b"</cellXfs>")
    )
    assert sentence(bomb, "xlsx") == LARGE


@pytest.mark.parametrize("part", [SHEET, STRINGS, STYLES, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_not_resolved(part: str, tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for entity in ('"lol"', f'SYSTEM "file://{tmp_path}/secret"'):
        doctype = f"<!DOCTYPE x [<!ENTITY l0 {entity}>{laughs}]>\n<"
        hostile = PARTS[part].replace("<", doctype, 1).replace("Two", "&l0;&l9;")
        assert outcome(packed(PARTS | {part: hostile}), "xlsx") in (BROKEN, ["One", "Two"])


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
        '<row><c t="s"><v>99</v></c></row>',
        '<row><c r="ZZZZZZ1"><v>1</v></c></row>',
        '<row><c s="99999"><v>1e999</v></c></row>',
        '<row><c t="n"><v>' + "9" * 5_000 + "</v></c></row>",
        "<row>" + "<a>" * 50_000 + "</a>" * 50_000 + "</row>",
    ],
)
def test_a_hostile_cell(cell: str):
    data = with_part(
        BOOK, SHEET, lambda part: part.replace(b"</sheetData>", cell.encode() + b"</sheetData>")
    )
    assert outcome(data, "xlsx")[:2] in ("“x", ["One", "Two"])


def test_a_broken_workbook():
    assert sentence(b"PK\x03\x04", "xlsx") == BROKEN
    assert sentence(with_part(BOOK, SHEET, lambda part: part[:-30]), "xlsx") == BROKEN


# Parquet


def test_a_parquet_file_has_its_types():
    data = parquet_of(
        paragraphs_vector=[[0.1], [0.2]],
        id=[1, 2],
        content=["One.", "Two."],
        publication=pl.Series(["Star", None], dtype=pl.Categorical),
        date=[dt.date(2019, 6, 18), None],
    )
    reading = read_table("x.parquet", data, "parquet")
    origins = {"source": ORIGIN, "date": ORIGIN}
    assert reading == Reading(
        (
            Article("1", "One.", None, "Star", dt.date(2019, 6, 18), origins=origins),
            Article("2", "Two."),
        )
    )


def test_a_parquet_file_without_a_text():
    assert "choose the one that holds" in sentence(parquet_of(a=["x"], b=["y"]), "parquet")
    assert sentence(parquet_of(text=[]), "parquet").endswith(
        "is an empty table: there is nothing to read in it."
    )


def test_texts_that_are_kept_as_bytes():
    data = parquet_of(body=["Größe".encode(), None, b"\xff"], picture=[b"\x89PNG"] * 3)
    assert columns_of("x.parquet", data, "parquet") == (("body",), {"text": "body"})
    assert texts(read_table("x.parquet", data, "parquet")) == ["Größe", "\ufffd"]
    assert sentence(parquet_of(picture=[b"\x89PNG"]), "parquet") == (
        "“x.parquet” has no column of texts: save it with its text as one, or as .csv."
    )


def test_a_title_that_a_small_file_repeats(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(entries, "MAX_CHARACTERS", 1_000_000)
    titles = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000), ["x" * 100_000])
    file = io.BytesIO()
    pq.write_table(pa.table({"text": ["One"] * 1_000, "title": titles}), file)
    assert sentence(file.getvalue(), "parquet") == (
        "“x.parquet” has more than 1 million characters of text: split it up."
    )


def test_a_cell_that_a_small_file_repeats_is_no_gigabytes():
    cells = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000), ["x" * 5_000_000])
    file = io.BytesIO()
    pq.write_table(pa.table({"text": cells}), file, dictionary_pagesize_limit=10_000_000)
    bomb = file.getvalue()
    assert len(bomb) < 1_000_000
    assert sentence(bomb, "parquet") == (
        "“x.parquet” unpacks to too much text for a table: split it up."
    )


def test_a_parquet_file_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parquet, "MAX_UNPACKED_BYTES", 1_000)
    frame = parquet_of(text=[f"Text {number}" for number in range(1_000)])
    assert sentence(frame, "parquet") == "“x.parquet” unpacks to more than 0 MB: split it up."


# Broken files

WHOLE = {
    "csv": b'id,title,text\n1,A,"One, ""two"""\n2,B,Three\n',
    "xlsx": BOOK,
    "parquet": parquet_of(id=[1, 2], text=["One", "Two"] * 1),
}


def readable(data: bytes, format: str) -> None:
    """Articles or one sentence, nothing else."""
    found = outcome(data, format)
    if isinstance(found, str):
        assert found.startswith("“x.")
        assert found.endswith(".")
    else:
        assert all(text.strip() for text in found)


@pytest.mark.parametrize("format", WHOLE)
def test_a_file_cut_off_anywhere(format: str):
    data = WHOLE[format]
    for end in range(0, len(data), max(1, len(data) // 60)):
        readable(data[:end], format)


@pytest.mark.parametrize("format", WHOLE)
def test_a_file_with_changed_bytes(format: str):
    chance = random.Random(4)
    for _ in range(60):
        data = bytearray(WHOLE[format])
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        readable(bytes(data), format)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([b"", b"PK\x03\x04", b"PAR1", b"text,title\n"]), st.binary(max_size=300))
def test_any_bytes(start: bytes, rest: bytes):
    for format in ("csv", "tsv", "xlsx", "parquet"):
        readable(start + rest, format)


CELL = st.text("ab .,;|\t\n'\"“\\é马&0=", max_size=20).map(lambda text: f"x{text}y")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_the_csv_module_writes_comes_back(rows: list[tuple[str, str]], delimiter: str):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerows([("title", "text"), *rows])
    reading = read_table("x.csv", file.getvalue().encode(), "csv")
    assert reading.faults == ()
    assert [(a.title, a.text) for a in reading.articles] == [
        (" ".join(title.split()), text) for title, text in rows
    ]
