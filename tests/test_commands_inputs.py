"""What `add` and `score` take in: tables by chosen columns, web addresses; and Ctrl-C."""

import subprocess
import sys

import pytest
from conftest import ROOT
from test_commands import FIRST, NEWS, SECOND, rows_of, run

from analysis import links
from analysis.corpus import Corpus
from analysis.links import Fetched
from analysis.reading import Reading
from analysis.records import Article

TABLE = (
    f"Kopf,Blatt,Tag,Inhalt\nA port,The Star,2024-03-05,{FIRST}\nRain,Bernama,2024-03-06,{SECOND}\n"
)
COLUMNS = ["--column", "text=Inhalt", "--column", "title = Kopf", "--column", "Source=Blatt"]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_columns_are_chosen_by_name(table):
    rows = rows_of(run("score", table, "--scorer", "lexicon", *COLUMNS, "--column", "date=Tag"))
    assert [(row["title"], row["source"], row["date"], row["text"]) for row in rows] == [
        ("A port", "The Star", "2024-03-05", FIRST),
        ("Rain", "Bernama", "2024-03-06", SECOND),
    ]


def test_add_takes_columns_too(table, tmp_path):
    corpus = tmp_path / "c.sqlite"
    assert run("add", table, "--corpus", corpus, "--scorer", "lexicon", *COLUMNS).exit_code == 0
    store = Corpus(corpus)
    assert store.articles()["source"].to_list() == ["The Star", "Bernama"]
    store.close()


def test_a_column_may_be_taken_from_its_role(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f"Text,Source\n{FIRST},wire-7\n", encoding="utf-8")
    (row,) = rows_of(run("score", path, "--scorer", "lexicon", "--column", "source="))
    assert row["source"] is None


def test_standard_input_is_a_table_where_columns_are_given():
    rows = rows_of(run("score", "-", "--scorer", "lexicon", *COLUMNS, stdin=TABLE.encode()))
    assert [row["text"] for row in rows] == [FIRST, SECOND]


def test_a_table_of_unknown_columns_says_which_option_names_them(table):
    result = run("score", table, "--scorer", "lexicon")
    assert result.exit_code == 2
    assert result.stderr == (
        "“t.csv”: none of its columns is called text, body or content: choose the one that holds "
        "the articles' text among “Kopf”, “Blatt”, “Tag”, “Inhalt”. "
        "Say it with --column text=NAME.\n"
    )


def test_a_column_that_is_not_there_is_a_sentence(table):
    result = run("score", table, "--scorer", "lexicon", "--column", "text=Body")
    assert (result.exit_code, result.stderr) == (
        2,
        "“t.csv” has no column “Body”: it has “Kopf”, “Blatt”, “Tag”, “Inhalt”.\n",
    )


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        (["Inhalt"], "'Inhalt' names no column: write it as text=Body"),
        (["body=Inhalt"], "'body' is not one of text, title, source, date, url, id"),
        (["text="], "a column has to hold the text"),
        (["text=Inhalt", "text=Kopf"], "it says twice which column holds the same"),
        (["text=Inhalt", "title=Inhalt"], "it gives one column two things to hold"),
    ],
)
def test_a_wrong_column_option_is_one_sentence(table, columns, told):
    options = [part for column in columns for part in ("--column", column)]
    result = run("score", table, "--scorer", "lexicon", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"'--column': {told}" in result.stderr


def test_web_addresses_are_fetched_in_one_go_behind_the_files(tmp_path, monkeypatch):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    asked = []

    def fetch(urls, on_result=None, stop=None, *, kept=()):
        asked.append(list(urls))
        reading = Reading((Article("page", FIRST),), ("“page”: its date is odd.",))
        return [Fetched(urls[0], reading, None), Fetched(urls[1], None, "It is not there.")]

    monkeypatch.setattr(links, "fetch", fetch)
    one, two = "https://news.example.com/one", "https://news.example.com/two"
    result = run("score", one, tmp_path / "news.txt", two, one, "--scorer", "lexicon")
    assert asked == [[one, two]]
    assert [row["article"] for row in rows_of(result)] == ["news.txt", "news.txt", "page"]
    assert result.stderr.splitlines() == ["“page”: its date is odd.", f"{two}: It is not there."]
    assert result.exit_code == 1


def test_without_a_web_address_nothing_is_fetched(tmp_path, monkeypatch):
    monkeypatch.setattr(links, "fetch", lambda *_, **__: pytest.fail("fetched"))
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    assert run("score", tmp_path / "news.txt", "--scorer", "lexicon").exit_code == 0


def test_an_add_that_is_stopped_says_what_was_added(tmp_path):
    for n in range(2):
        text = "\n\n".join(f"{FIRST} It was sentence {n} of {m}." for m in range(300))
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    corpus = tmp_path / "c.sqlite"
    # It waits for standard input when the first articles are kept.
    files = [str(tmp_path / f"{n}.txt") for n in range(2)]
    command = [sys.executable, "-u", "-m", "analysis", "add", *files, "-", "--corpus", str(corpus)]
    command += ["--scorer", "lexicon"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert [b"added" in process.stdout.readline() for _ in files] == [True, True]
        # Not SIGINT, which what a shell starts in the background may ignore.
        process.terminate()
        told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 143
    assert told == (
        f"Stopped after 2 articles, each kept in {corpus} as said above. "
        "Give the same command again for the rest: nothing is added twice.\n"
    )
    again = run("add", *files, "--corpus", corpus, "--scorer", "lexicon").stdout
    assert again.count("already in the corpus, nothing changed") == 2


def test_the_options_are_in_the_help():
    for command in ("add", "score"):
        told = " ".join(run(command, "--help").stdout.split())
        assert "--column WHAT=NAME" in told
        assert "web addresses" in told
