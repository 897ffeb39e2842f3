"""What a page offers to give away, and that it is what the page shows."""

import datetime as dt
import io

import openpyxl
import pytest
import streamlit as st
from test_pages import corpus, fill, open_page, words

from analysis import data_files, report
from analysis.charts import files
from analysis.reading import read_bytes

__all__ = ["corpus"]  # the fixture

DAY = dt.date.today()


def share(app):
    app.session_state["share"] = True
    app.run()
    assert not app.exception
    return app


def labels(app):
    return [button.proto.label for button in app.get("download_button")]


@pytest.fixture
def offered(monkeypatch):
    """What was offered for download, by the files' names: what makes each."""
    makers = {}

    def offer(label, data, file_name, mime=None, **look):
        makers[file_name] = data

    monkeypatch.setattr(st, "download_button", offer)
    return makers


def test_nothing_is_offered_until_a_person_asks(corpus):
    fill(corpus, "Xinhua")
    app = open_page()
    before = labels(app)
    assert "Report to send (HTML)" not in before
    assert labels(share(app))[:3] == ["Report to send (HTML)", "Paragraphs (2)", "Sources (1)"]


@pytest.mark.parametrize("page", ["articles", "speakers", "words", "periods"])
def test_every_page_of_charts_offers_it(corpus, page):
    fill(corpus, "Xinhua")
    assert "Paragraphs (2)" in labels(share(open_page(page)))


def test_a_file_holds_what_the_filters_leave(corpus, offered):
    fill(corpus, "Xinhua", "Bernama")
    share(open_page(source="Bernama"))
    packed = offered[data_files.name_of("paragraphs", "xlsx", DAY)]()
    (article,) = read_bytes("x.xlsx", packed).articles
    assert article.source == "Bernama"
    readme = openpyxl.load_workbook(io.BytesIO(packed))["README of Haluan"]
    told = {row[0]: row[1] for row in readme.iter_rows(values_only=True)}
    assert told["Sources"] == "Bernama"
    assert told["Paragraphs"] == "2 of 4 in the corpus"
    assert told["Scorer of the stance"].startswith("lexicon ")
    assert "Invented" not in told


def test_another_form_is_made_when_it_is_chosen(corpus, offered):
    fill(corpus, "Xinhua")
    app = share(open_page())
    offered.clear()
    app.selectbox(key="share_form").set_value("csv").run()
    packed = offered[data_files.name_of("sources", "csv", DAY)]()
    assert b"Xinhua" in data_files.zipfile.ZipFile(io.BytesIO(packed)).read("sources.csv")


def test_the_report_is_of_what_the_page_shows(corpus, offered, monkeypatch):
    made = []
    monkeypatch.setattr(report, "make", lambda selection, scorer: made.append((selection, scorer)))
    fill(corpus, "Xinhua", "Bernama")
    share(open_page(source="Bernama", measure="Tone"))
    offered[report.name_of(DAY)]()
    ((selection, scorer),) = made
    assert selection.narrowed["source"].unique().to_list() == ["Bernama"]
    assert (selection.measure, selection.measured_by) == ("tone", "tone (VADER)")
    assert selection.made_by == f"{scorer.name} {scorer.digest}"


def test_without_the_library_that_draws_a_sentence_says_so(corpus, monkeypatch):
    monkeypatch.setattr(files, "can_draw", lambda: False)
    fill(corpus, "Xinhua")
    app = share(open_page())
    assert "A report needs the package vl-convert-python" in words(app)
    assert "Report to send (HTML)" not in labels(app)
    assert "Paragraphs (2)" in labels(app)


def test_what_a_spreadsheet_cannot_hold_is_said_instead(corpus, monkeypatch):
    monkeypatch.setattr(data_files, "MOST_ROWS", 1)
    fill(corpus, "Xinhua")
    app = share(open_page())
    assert "choose CSV, Parquet or JSON Lines" in words(app)
    assert "Paragraphs (2)" not in labels(app)
    assert "Sources (1)" in labels(app)
