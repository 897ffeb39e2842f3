"""The search in the text on a page: it filters, is told in words, and clears like the rest."""

from __future__ import annotations

import polars as pl
import pytest
from test_pages import corpus, fill, open_page, words

from analysis import scoring
from analysis.compare import Filter
from analysis.dashboard import filters
from analysis.dashboard.filters import EMPTY, in_words
from analysis.dashboard.view import Asked
from analysis.pipeline import score_articles
from analysis.sample import articles
from analysis.scoring import make_scorer

__all__ = ["corpus"]


def test_the_search_is_told_in_words_first():
    assert in_words(Filter(search="port", voice="outlet")) == (
        "with the words “port”, the outlets' own words"
    )
    assert in_words(Filter(search='"the port" opened')) == 'with the words "the port" opened'


def test_a_search_in_the_address_bar_filters_the_page_and_one_click_clears_it(corpus):
    fill(corpus, "Xinhua", "The Star")
    app = open_page(q="ports")
    assert app.text_input(key="q").value == "ports"
    assert "with the words “ports”. 2 of 4 paragraphs are shown." in words(app)
    next(button for button in app.button if button.label == "Clear filters").click().run()
    assert "Filtered" not in words(app)
    assert {key: app.session_state[key] for key in EMPTY} == EMPTY


def test_what_is_typed_filters_and_another_filter_comes_on_top(corpus):
    fill(corpus, "Xinhua", "The Star")
    app = open_page()
    app.text_input(key="q").set_value(" welcomed \n WARMLY ").run()
    assert "with the words “welcomed WARMLY”. 2 of 4" in words(app)
    app.multiselect(key="source").set_value(["Xinhua"]).run()
    assert "with the words “welcomed WARMLY”, 1 chosen source. 1 of 4" in words(app)


def test_a_change_of_the_corpus_is_searched(corpus):
    fill(corpus, "Xinhua")
    app = open_page(q="port")
    assert "1 of 2 paragraphs" in words(app)
    fill(corpus, "Bernama")
    assert "2 of 4 paragraphs" in words(app.run())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nowhere", "No paragraph matches the filters"),
        ("!!!", "Type a word or a number to search for"),
        (" ".join(map(str, range(33))), "A search is at most 32 words"),
        ("x" * 10_000, "No paragraph matches the filters"),
        ("a\0b", "“a b”"),
        ("*x* $y$ :red[z] <b>", r"“\*x\* \$y\$ \:red\[z\] \<b\>”"),
    ],
)
def test_a_search_that_finds_nothing_says_so(corpus, typed, said):
    fill(corpus, "Xinhua")
    app = open_page(q=typed)
    assert said in words(app)
    assert "0 of 2 paragraphs are shown" in words(app)
    assert not app.dataframe


def test_every_copy_is_of_the_paragraphs_that_were_found():
    frame = pl.DataFrame({"paragraph": [1, 2, 3], "copy_group": [0, 0, 0]})
    found = frame.filter(pl.col("paragraph") > 1)
    asked = Asked(None, frame, found, Filter(search="port"), "lexicon", "tone", "", None)
    assert asked.every_copy["paragraph"].to_list() == [2, 3]


def test_the_sample_is_searched_too(corpus):
    app = open_page(q="Guangxi")
    shown = words(app)
    assert "with the words “Guangxi”" in shown
    assert filters.NOTHING_LEFT not in shown


def test_the_search_narrows_where_scorers_disagree(corpus, monkeypatch):
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon", "model"))
    some = list(articles())[:2]
    for name in scoring.SCORERS:
        for scored in score_articles(some, make_scorer(name)):
            if not corpus.add(scored):
                corpus.add_scores(scored)
    assert "with the words “the”" in words(open_page("disagreement", q="the"))
    assert "No paragraph matches the filters" in words(open_page("disagreement", q="nowhere"))
