"""Files of data: what stands in them, and that Haluan reads them back without a loss."""

import datetime as dt
import io
import json
import zipfile
from contextlib import closing
from dataclasses import replace

import openpyxl
import polars as pl
import pytest
from pyarrow import parquet

from analysis import data_files
from analysis.compare import Filter
from analysis.corpus import Corpus
from analysis.data_files import FORMS, readme, workbook
from analysis.data_files.columns import PARAGRAPHS, SOURCES
from analysis.formulas import as_it_was, harmless
from analysis.pipeline import score_article, score_articles
from analysis.reading import ReadError, find_files, read_bytes
from analysis.reading.jsonl import GAP, body_blocks
from analysis.records import Article
from analysis.scoring import make_scorer
from analysis.selection import select

DAY = dt.date(2025, 3, 5)
LEXICON = make_scorer("lexicon")
MADE_BY = f"lexicon {LEXICON.digest}"
RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "＝1", "'=1", "''-1"]
FULL = {"title": "Port opens", "source": "Xinhua", "date": DAY, "url": "https://a.example/1?x=1"}
PORT = ("China and Malaysia opened the port.", "“We welcome it warmly,” said Lim Boon Hee.")
HARD = (
    '=HYPERLINK("http://evil.example","x")',
    "'=1+1",
    "<p>One</p> & “two”; three,\nfour",
    "N/A",
    "N/A",
    "_x000D_ is no line end",
    "马来西亚 欢迎 中国",
    "x" * 40_000 + "=" + "y" * 40_000,
)


def article(name, texts, **fields):
    whole = Article(name, GAP.join(texts), **fields)
    return replace(whole, blocks=body_blocks(texts))


@pytest.fixture
def corpus(tmp_path):
    store = Corpus(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def shown(corpus, *articles, chosen=None, invented=False):
    for scored in score_articles(articles, LEXICON):
        assert corpus.add(scored)
    chosen = chosen or Filter(copies="each")
    return select(corpus, chosen, "stance", MADE_BY, invented=invented)


def plain(articles):
    """What the readers take of articles, whatever they are called."""
    return {
        (one.title, one.source, one.date, one.url, tuple(block.text for block in one.blocks))
        for one in articles
    }


def read_back(selection, form):
    packed = data_files.packed(selection, "paragraphs", form)
    return read_bytes(data_files.name_of("paragraphs", form, DAY), packed)


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_gets_a_mark_that_can_be_taken_away(text):
    marked = harmless(pl.DataFrame({"a": [text], "b": [-0.5]})).row(0)
    assert marked == (f"'{text}", -0.5)
    assert as_it_was(marked[0]) == text


@pytest.mark.parametrize("text", ["", "China", "'quoted'", "a=1", "''", "5 - 1"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(pl.DataFrame({"a": [text]})).item() == text == as_it_was(text)


@pytest.mark.parametrize("form", FORMS)
def test_paragraphs_are_read_back_as_they_were(corpus, form):
    articles = [
        article("port.txt", PORT, **FULL),
        article("port.txt", HARD, title="=1+1", source="@Source", url=FULL["url"]),
        article("bare.txt", ("-", "Nothing is known of it.")),
    ]
    reading = read_back(shown(corpus, *articles), form)
    assert plain(reading.articles) == plain(articles)
    assert reading.faults == ()


@pytest.mark.parametrize("form", FORMS)
def test_voices_and_speakers_are_found_again(corpus, form):
    before = score_article(article("port.txt", PORT, **FULL), LEXICON)
    (again,) = read_back(shown(corpus, before.article), form).articles
    told = [(row.paragraph.voice, row.paragraph.speaker) for row in before.paragraphs]
    assert told == [("outlet", None), ("speaker", "Lim Boon Hee")]
    after = score_article(again, LEXICON)
    assert [(row.paragraph.voice, row.paragraph.speaker) for row in after.paragraphs] == told


def test_a_file_holds_exactly_what_the_filters_leave(corpus):
    articles = [
        article("1.txt", PORT, **FULL),
        article("2.txt", ("Other words, of another day.",), source="Bernama", date=DAY),
    ]
    selection = shown(corpus, *articles, chosen=Filter(sources=("Xinhua",), voice="speaker"))
    (rows,) = data_files.rows.paragraphs(selection)
    assert rows.columns == list(PARAGRAPHS)
    row = rows.row(0, named=True)
    assert rows.height == 1
    assert {name: row[name] for name in ("file", "paragraph", "paragraph_text", "speaker")} == {
        "file": "1.txt",
        "paragraph": 2,
        "paragraph_text": PORT[1],
        "speaker": "Lim Boon Hee",
    }
    kept = selection.narrowed.row(0, named=True)
    for name in ("article_id", "source", "date", "tone", "about", "stance", "label", "voice"):
        assert row[name] == kept[name], name
    assert row["url"] == FULL["url"]


def test_an_article_without_a_source_has_an_empty_cell(corpus):
    (rows,) = data_files.rows.paragraphs(shown(corpus, article("1.txt", PORT)))
    assert rows["source"].to_list() == [None, None]


def test_sources_have_both_measures(corpus):
    selection = shown(corpus, article("1.txt", PORT, **FULL))
    rows = data_files.rows.by_source(selection)
    assert rows.columns == list(SOURCES)
    row = rows.row(0, named=True)
    assert (row["source"], row["articles"], row["paragraphs"]) == ("Xinhua", 1, 2)
    means = selection.narrowed.select(pl.col("stance", "tone").mean()).row(0)
    assert (row["stance_mean"], row["tone_mean"]) == pytest.approx(means)
    assert row["stance_note"] == "too few articles for an interval: 1, at least 5 needed"
    assert row["favourable"] + row["neutral"] + row["unfavourable"] + row["not_about"] == 1
    assert row["warm_wording"] + row["plain_wording"] + row["dark_wording"] + row["no_tone"] == 1


def unpacked(selection, what, form):
    with zipfile.ZipFile(io.BytesIO(data_files.packed(selection, what, form))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_form_holds_the_same_rows_and_its_readme(corpus):
    selection = shown(corpus, article("1.txt", PORT, **FULL))
    (rows,) = data_files.rows.paragraphs(selection)
    told = data_files.told(selection, "paragraphs")
    files = unpacked(selection, "paragraphs", "csv")
    assert list(files) == ["README-Haluan.txt", "paragraphs.csv"]
    assert files["README-Haluan.txt"] == told
    assert files["paragraphs.csv"].startswith(b"\xef\xbb\xbfarticle_id,")
    assert pl.read_csv(files["paragraphs.csv"])["stance"].to_list() == rows["stance"].to_list()
    lines = unpacked(selection, "paragraphs", "jsonl")["paragraphs.jsonl"].splitlines()
    assert [json.loads(line)["paragraph_text"] for line in lines] == list(PORT)
    assert json.loads(lines[0])["date"] == "2025-03-05"
    data = unpacked(selection, "paragraphs", "parquet")["paragraphs.parquet"]
    assert pl.read_parquet(data).equals(rows)
    metadata = parquet.read_schema(io.BytesIO(data)).metadata
    assert metadata[b"README"] == told


def test_a_workbook_runs_nothing_and_has_its_readme_behind_the_data(corpus):
    selection = shown(corpus, article("1.txt", HARD[:2], title="+1", source="＝x"))
    book = openpyxl.load_workbook(io.BytesIO(data_files.packed(selection, "paragraphs", "xlsx")))
    assert book.sheetnames == ["Paragraphs", "README of Haluan"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    names, first, second = book["Paragraphs"].iter_rows(values_only=True)
    row = dict(zip(names, first, strict=True))
    assert (row["title"], row["source"]) == ("'+1", "'＝x")
    assert row["paragraph_text"] == f"'{HARD[0]}"
    assert second[names.index("paragraph_text")] == "''=1+1"
    heads = [row[0] for row in book["README of Haluan"].iter_rows(values_only=True)]
    assert heads[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_the_readme_says_what_made_the_file_and_explains_every_column(corpus):
    chosen = Filter(sources=("Xinhua",), start=DAY, copies="all")
    selection = shown(corpus, article("1.txt", PORT, **FULL), chosen=chosen, invented=True)
    told = dict(readme.lines(selection, "paragraphs"))
    assert told["Scorer of the stance"] == MADE_BY
    assert told["Sources"] == "Xinhua"
    assert told["From"] == "2025-03-05"
    assert told["Near-identical paragraphs count"] == "once in all, the earliest"
    assert (told["Articles"], told["Paragraphs"]) == ("1", "2 of 2 in the corpus")
    assert told["Made on"] == dt.date.today().isoformat()
    assert "invented" in told["Invented"]
    assert set(PARAGRAPHS) <= set(told)
    of_sources = dict(readme.lines(selection, "sources"))
    assert set(SOURCES) <= set(of_sources)
    assert "Reading it back" not in of_sources


def test_the_readme_claims_no_more_than_is_so(corpus):
    text = "x" * 20_000
    one = "China and Malaysia opened the port of Kuantan, which both called a great success."
    selection = shown(corpus, article("1.txt", (one, one, text), **FULL), chosen=Filter())
    told = dict(readme.lines(selection, "paragraphs"))
    assert told["Paragraphs"] == "2 of 3 in the corpus"
    assert told["Filters"] == "none"
    assert told["Near-identical paragraphs count"] == "once per source"
    assert "more than 16,000 characters" in told["Long texts"]
    file = io.BytesIO(data_files.packed(selection, "paragraphs", "xlsx"))
    rows = list(openpyxl.load_workbook(file)["Paragraphs"].iter_rows(values_only=True))
    assert rows[2][-1] == "x" * 4_000


@pytest.mark.parametrize("form", FORMS)
def test_what_a_person_corrected_of_whose_words_comes_along(corpus, tmp_path, form):
    headed = Article("1.txt", GAP.join(("Port opens", *PORT)), **FULL)
    key = shown(corpus, headed).frame["article_id"][0]
    starts = [row.paragraph.start for row in corpus.get(key, "lexicon").paragraphs]
    corpus.correct(key, starts[0], "speaker", "Lim Boon Hee")
    corpus.correct(key, starts[1], "outlet", None)
    (again,) = read_back(select(corpus, Filter(), "stance", MADE_BY), form).articles
    with closing(Corpus(tmp_path / "other.sqlite")) as other:
        assert other.add(score_article(again, LEXICON))
        told = [row.paragraph for row in other.get(again.id, "lexicon").paragraphs]
        assert [(one.voice, one.speaker) for one in told] == [
            ("speaker", "Lim Boon Hee"),
            ("outlet", None),
        ]
        # What the program says itself is known there too, to go back to.
        assert list(other.corrections(again.id).values()) == [
            ("outlet", None),
            ("speaker", "Lim Boon Hee"),
        ]
        (rows,) = data_files.rows.paragraphs(
            select(other, Filter(copies="each"), "stance", MADE_BY)
        )
        assert rows["corrected"].to_list() == [True, True]


def test_a_correction_that_is_none_is_said_and_left_out():
    head = "article_id,paragraph,paragraph_text,title,source,date,url,voice,speaker,corrected\n"
    rows = f"a,1,One.,T,S,,,choir,,true\na,2,Two.,T,S,,,speaker,{'x' * 201},TRUE\n"
    reading = read_bytes("mine.csv", (head + rows + "a,3,Three.,T,S,,,outlet,,false\n").encode())
    assert reading.articles[0].corrected == {}
    assert reading.faults == (
        "“mine.csv”, row 2: its correction of whose words it is can’t be read.",
        "“mine.csv”, row 3: its correction of whose words it is can’t be read.",
    )


def test_what_comes_back_to_the_corpus_that_it_came_from_is_there_already(corpus):
    headed = Article("1.txt", GAP.join(("Port opens", *PORT)), source="Xinhua")
    selection = shown(corpus, headed)
    corpus.rename_source("Xinhua", "Xinhua (ours)")
    (again,) = read_back(select(corpus, Filter(), "stance", MADE_BY), "csv").articles
    assert (again.source, again.id == headed.id) == ("Xinhua (ours)", False)
    assert corpus.same_text(again) == ["Xinhua (ours)"]
    assert not corpus.add(score_article(again, LEXICON))
    some = replace(again, text=PORT[1], blocks=body_blocks(PORT[1:]))
    assert not corpus.add(score_article(some, LEXICON)), "a part of it is there too"
    told = dict(readme.lines(selection, "paragraphs"))
    assert "has the article already does not add it again" in told["Reading it back"]


def test_what_was_changed_in_the_file_is_another_article(corpus):
    headed = Article("1.txt", GAP.join(("Port opens", *PORT)), source="Xinhua")
    (again,) = read_back(shown(corpus, headed), "csv").articles
    texts = (PORT[0], "Other words.")
    edited = replace(again, text=GAP.join(texts), blocks=body_blocks(texts))
    assert corpus.same_text(edited) == []
    assert corpus.add(score_article(edited, LEXICON))
    elsewhere = replace(again, source="Bernama")
    assert corpus.same_text(elsewhere) == ["Xinhua"]
    assert corpus.add(score_article(elsewhere, LEXICON)), "another outlet's"


def test_a_value_from_outside_keeps_to_its_line(corpus):
    selection = shown(corpus, article("1.txt", PORT, source="A", title="x"))
    selection = replace(selection, chosen=Filter(search="x\nScorer: y"))
    assert "Words in the text: x Scorer: y\n" in readme.text(selection, "sources")


def test_a_spreadsheet_takes_no_more_rows_than_it_has():
    assert data_files.too_many(1_048_575, "xlsx") == ""
    assert data_files.too_many(1_048_576, "xlsx") == (
        "A spreadsheet holds 1,048,575 rows below the columns’ names, and 1,048,576 are shown: "
        "choose CSV, Parquet or JSON Lines, or narrow the filters."
    )
    assert data_files.too_many(1_048_576, "csv") == ""


def test_many_paragraphs_are_written_some_at_a_time(corpus, monkeypatch):
    monkeypatch.setattr(data_files.rows, "AT_ONCE", 3)
    texts = tuple(f"China and Malaysia opened port {n}." for n in range(7))
    one = article("1.txt", texts, **FULL)
    selection = shown(corpus, one)
    assert [part.height for part in data_files.rows.paragraphs(selection)] == [3, 3, 1]
    for form in FORMS:
        assert plain(read_back(selection, form).articles) == plain([one])


def test_days_that_spreadsheets_count_wrongly_are_texts():
    file = io.BytesIO()
    days = [dt.date(1899, 5, 1), DAY]
    workbook.write(file, "X", [pl.DataFrame({"date": days})], [("a", "b")])
    cells = [row[0] for row in openpyxl.load_workbook(file)["X"].iter_rows(values_only=True)]
    assert cells == ["date", "1899-05-01", dt.datetime(2025, 3, 5)]


def test_what_was_spoilt_in_a_file_is_said_and_the_rest_read():
    head = "article_id,paragraph,paragraph_text,title,source,date,url\n"
    rows = "a,2,Two.,T,S,,\na,1,One.,T,S,,javascript:x\na,x,Three.,T,S,,\n"
    reading = read_bytes("mine.csv", (head + rows).encode())
    ((_, _, _, url, texts),) = plain(reading.articles)
    assert (url, texts) == (None, ("One.", "Two."))
    assert reading.faults == (
        "“mine.csv”, row 4: it lacks its article, its number or its text.",
        "“mine.csv”, row 3: its url “javascript:x” is not a web address and was left out.",
    )


def test_a_readme_is_no_article(tmp_path):
    with pytest.raises(ReadError, match="tells of the file beside it"):
        read_bytes("x.csv.README-Haluan.txt", b"Scorer: lexicon")
    for name in ("x.csv.README-Haluan.txt", "x.txt"):
        (tmp_path / name).write_text("x")
    assert find_files([tmp_path]) == [tmp_path / "x.txt"]
