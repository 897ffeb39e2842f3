"""`python -m analysis copies`: the groups of copies with who carried them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import polars as pl
import pytest
from typer.testing import CliRunner

from analysis.commands import app
from analysis.corpus import Corpus
from analysis.pipeline import score_articles
from analysis.records import Article
from analysis.scoring import make_scorer

RAIL = "China and Malaysia agreed on Wednesday to resume work on the East Coast Rail Link."
PORT = "The line will join Port Klang with Kota Bharu and carry its first passengers by 2026."
FARM = "Villagers along the route had been told nothing of what would become of their land."
ARTICLES = {
    "star.txt": ("The Star", 4, [RAIL.replace("Wednesday", "Tuesday"), PORT]),
    "bernama.txt": ("Bernama", 3, [RAIL, PORT]),
    "nst.txt": ("New Straits Times", 5, [FARM]),
}


@pytest.fixture
def corpus(tmp_path) -> str:
    place = tmp_path / "corpus.sqlite"
    articles = [
        Article(name, "\n\n".join(texts), "Rail", source, dt.date(2021, 3, day))
        for name, (source, day, texts) in ARTICLES.items()
    ]
    store = Corpus(place)
    for scored in score_articles(articles, make_scorer("lexicon")):
        assert store.add(scored)
    store.close()
    return str(place)


def run(*arguments: str):
    return CliRunner().invoke(app, ["copies", *arguments])


def test_articles_with_who_carried_them_earliest_first(corpus):
    done = run("--corpus", corpus)
    assert (done.exit_code, done.stderr) == (0, "2 articles in 1 group of copies.\n")
    told = {"group": 1, "title": "Rail", "url": None, "paragraphs": 2}
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {**told, "article": "bernama.txt", "source": "Bernama", "date": "2021-03-03"},
        {**told, "article": "star.txt", "source": "The Star", "date": "2021-03-04"},
    ]


def test_paragraphs_with_their_beginnings(corpus):
    done = run("--corpus", corpus, "--paragraphs", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["group"], row["source"], row["paragraph"]) for row in rows] == [
        ("1", "Bernama", "1"),
        ("1", "The Star", "1"),
        ("2", "Bernama", "2"),
        ("2", "The Star", "2"),
    ]
    assert rows[0]["text"] == RAIL


def test_a_parquet_file(corpus, tmp_path):
    file = tmp_path / "copies.parquet"
    assert run("--corpus", corpus, "--format", "parquet", "--output", str(file)).exit_code == 0
    found = pl.read_parquet(file)
    assert found["source"].to_list() == ["Bernama", "The Star"]
    assert found.schema["group"] == pl.Int32


def test_an_older_output_stays_where_there_are_no_copies(tmp_path):
    empty, file = tmp_path / "empty.sqlite", tmp_path / "old.csv"
    Corpus(empty).close()
    file.write_text("old")
    done = run("--corpus", str(empty), "--output", str(file))
    assert (done.exit_code, done.stderr) == (0, "0 articles in 0 groups of copies.\n")
    assert file.read_text() == "old"


def test_a_mistyped_corpus_is_not_made(tmp_path):
    done = run("--corpus", str(tmp_path / "nope.sqlite"))
    assert done.exit_code == 2
    assert "There is no corpus at" in done.stderr
    assert not list(tmp_path.iterdir())
