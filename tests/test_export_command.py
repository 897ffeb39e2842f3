"""`python -m analysis export`: files of what options leave of a corpus."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from test_pages import fill

from analysis import commands
from analysis.corpus import Corpus
from analysis.data_files import FORMS

TYPES = {"article_id": pl.String}


@pytest.fixture
def corpus(tmp_path):
    store = Corpus(tmp_path / "corpus.sqlite")
    fill(store, "Xinhua", "Bernama")
    store.close()
    (tmp_path / "out").mkdir()
    return str(tmp_path / "corpus.sqlite")


@pytest.fixture
def run(corpus, capsys):
    def run(*arguments, place=corpus):
        where = ["--corpus", place] if place else []
        with pytest.raises(SystemExit) as ended:
            commands.app(["export", "--scorer", "lexicon", *where, *map(str, arguments)])
        return ended.value.code, capsys.readouterr().err

    return run


def test_paragraphs_are_written_with_a_readme_beside_them(run, tmp_path):
    file = tmp_path / "out.csv"
    code, said = run("--output", file, "--sources", "Bernama")
    readme = tmp_path / "out.csv.README-Haluan.txt"
    assert code == 0
    assert said == (f"{file}: 2 paragraphs of 1 article; its columns are explained in {readme}.\n")
    assert pl.read_csv(file)["source"].to_list() == ["Bernama", "Bernama"]
    assert "Sources: Bernama\n" in readme.read_text(encoding="utf-8")


def test_sources_are_written_as_a_workbook_that_explains_itself(run, tmp_path):
    code, said = run("--output", tmp_path / "out.xlsx", "--what", "sources")
    assert (code, said.endswith("explained in a sheet of it.\n")) == (0, True)
    assert [path.name for path in tmp_path.glob("out.*")] == ["out.xlsx"]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--search", "welcomed warmly"], 2),
        (["--label", "favourable", "--label", "neutral", "--copies", "each"], 4),
        (["--language", "en", "--copies", "all"], 2),
        (["--groups", "Official Chinese"], 2),
        (["--voice", "outlet", "--copies", "each"], 4),
    ],
)
def test_every_filter_of_the_pages_is_an_option(run, tmp_path, options, left):
    code, _ = run("--output", tmp_path / "out.jsonl", *options)
    assert (code, pl.read_ndjson(tmp_path / "out.jsonl").height) == (0, left)


@pytest.mark.parametrize(
    "options", [["--voice", "speaker"], ["--to", "1999-12-31"], ["--from", "1999-12-31"]]
)
def test_filters_that_leave_nothing_are_said(run, tmp_path, options):
    code, said = run("--output", tmp_path / "out.jsonl", *options)
    assert code == 2
    assert said == "No paragraph matches the filters: widen them or leave some out.\n"


@pytest.mark.parametrize("form", FORMS)
def test_what_was_exported_can_be_added_elsewhere(run, corpus, tmp_path, capsys, form):
    run("--output", tmp_path / "out" / f"all.{form}", "--copies", "each")
    other = str(tmp_path / "other.sqlite")
    arguments = ["add", str(tmp_path / "out"), "--corpus", other, "--scorer", "lexicon"]
    with pytest.raises(SystemExit) as ended:
        commands.app(arguments)
    assert (ended.value.code, capsys.readouterr().err) == (0, "")
    assert paragraphs(other) == paragraphs(corpus)


def paragraphs(place):
    """What a corpus holds of each paragraph, whatever its article is called."""
    columns = ("source", "date", "title", "paragraph", "voice", "speaker", "tone", "stance")
    store = Corpus(place)
    rows = store.frame("lexicon")
    texts = store.texts(list(rows.select("article_id", "paragraph").cast(TYPES).iter_rows()))
    store.close()
    return sorted(zip(texts, rows.select(columns).iter_rows(), strict=True), key=str)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--output", "out.doc"], "name a file that ends in one of .xlsx, .csv, .parquet, .jsonl."),
        (["--output", "o.csv", "--sources", "Nobody\x1b[2J"], "is called “Nobody[2J”: the command"),
        (["--output", "o.csv", "--label", "warm"], "“warm” is no label: give one of favourable"),
        (["--output", "o.csv", "--from", "2024-02-01", "--to", "2024-01-01"], "nothing lies"),
        (["--output", "o.csv", "--from", "soon"], "'soon' is not a day: write it as 2024-03-05"),
        (["--output", "o.csv", "--sample"], "--sample and --corpus name two things"),
        (["--output", "no/such/o.csv"], "o.csv can't be written: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, tmp_path, monkeypatch, options, sentence):
    monkeypatch.chdir(tmp_path)
    code, said = run(*options)
    assert (code, said.count("\n")) == (2, 1)
    assert sentence in said
    assert not list(tmp_path.glob("o.*"))


def test_a_corpus_that_is_not_there_or_empty_is_said(run, tmp_path):
    missing = str(tmp_path / "other.sqlite")
    code, said = run("--output", tmp_path / "o.csv", place=missing)
    assert (code, said) == (2, f"There is no corpus at {missing}: name one with --corpus.\n")
    Corpus(missing).close()
    code, said = run("--output", tmp_path / "o.csv", place=missing)
    assert code == 2
    assert "is empty: add articles to it first." in said


@pytest.mark.parametrize("command", ["export", "report"])
def test_the_corpus_itself_is_not_written_over(corpus, tmp_path, capsys, command):
    place = tmp_path / f"corpus.{'csv' if command == 'export' else 'html'}"
    before = Path(corpus).rename(place).read_bytes()
    with pytest.raises(SystemExit) as ended:
        commands.app([command, "--scorer", "lexicon", "--corpus", str(place), f"--output={place}"])
    assert (ended.value.code, capsys.readouterr().err) == (
        2,
        f"{place} is the corpus itself: give --output another name.\n",
    )
    assert place.read_bytes() == before


def test_a_scorer_that_scored_nothing_is_said_beside_and_within(run, tmp_path):
    code, said = run("--output", tmp_path / "out.csv", "--scorer", "model")
    assert code == 0
    assert "add them again, or name the scorer that scored them with --scorer.\n" in said
    readme = (tmp_path / "out.csv.README-Haluan.txt").read_text(encoding="utf-8")
    assert "Without a label: 4 paragraphs, which this scorer did not score\n" in readme


def test_an_older_file_is_left_as_it_was_where_nothing_is_written(run, tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("older")
    code, _ = run("--output", file, "--to", dt.date(1999, 12, 31))
    assert (code, file.read_text()) == (2, "older")
