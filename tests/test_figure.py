"""What stands below each chart: its numbers as a table, and its files."""

import datetime as dt

import polars as pl
import pytest
import streamlit as st
from test_pages import corpus, fill, numbers, open_page, words

from analysis.charts import files

__all__ = ["corpus"]  # the fixture

THREE = ["Picture (PNG)", "Drawing (SVG)", "Numbers (CSV)"]


def labels(app):
    return [button.proto.label for button in app.get("download_button")]


@pytest.fixture
def offered(monkeypatch):
    """What was offered for download, by the files' names: what makes each."""
    makers = {}

    def offer(label, data, file_name, mime, **look):
        makers[file_name] = data

    monkeypatch.setattr(st, "download_button", offer)
    return makers


def test_each_chart_has_its_table_and_three_files(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page()
    tables = [e for e in app.expander if e.label == "These numbers as a table"]
    assert len(tables) == len(app.get("vega_lite_chart")) >= 2
    assert labels(app) == THREE * len(tables)


def test_without_the_library_for_pictures_a_sentence_says_so(corpus, monkeypatch):
    monkeypatch.setattr(files, "can_draw", lambda: False)
    fill(corpus, "Xinhua")
    app = open_page()
    assert "pip install vl-convert-python" in words(app)
    assert set(labels(app)) == {"Numbers (CSV)"}


def test_a_file_holds_what_the_page_shows(corpus, offered):
    fill(corpus, "Xinhua", "Bernama")
    open_page(source="Bernama")
    day = dt.date.today().isoformat()
    (row,) = pl.read_csv(offered[f"stance-by-source-{day}.csv"]()).to_dicts()
    assert row["source"] == "Bernama"
    assert (row["filters"], row["articles_shown"], row["paragraphs_shown"]) == (
        "1 chosen source",
        1,
        2,
    )
    assert row["scorer"].startswith("lexicon ")
    assert row["made_on"] == day
    assert "invented" not in row
    svg = offered[f"stance-by-source-{day}.svg"]().decode()
    assert "Shown: 1 chosen source · 1 article, 2 paragraphs" in svg


def test_a_table_is_sent_only_when_it_is_opened(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page()
    closed = len(app.dataframe)
    assert set(numbers(app)["source"]) == {"Xinhua", "Bernama"}
    assert len(app.dataframe) == closed + 1
