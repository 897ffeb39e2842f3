"""The page Articles in its states, and the ways through the reading pane, without a browser."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest
from test_pages import chart, corpus, fill, open_page, opened, sent, words

from analysis import scoring
from analysis.charts import strips_rows
from analysis.pipeline import score_articles
from analysis.records import Article
from analysis.scoring import make_scorer

__all__ = ["corpus"]

WARM = "China and Malaysia warmly welcomed the cooperation and praised the port."
COLD = "Malaysia condemned China over the harmful and disastrous port deal."
WORSE = "China broke its promise to Malaysia, and workers suffered from the failed deal."
KIND = "Malaysia thanked China for its generous help with the railway."
HARSH = "Anger over the corrupt bridge contract hurt ties between China and Malaysia."
APART = "The weather in Kuala Lumpur stayed dry."


def add(corpus, *articles):
    """Articles from (title, source, day or None, paragraphs)."""
    made = [
        Article(title, "\n\n".join(texts), title, source, day)
        for title, source, day, texts in articles
    ]
    for scored in score_articles(made, make_scorer("lexicon")):
        assert corpus.add(scored)
    rows = corpus.articles().iter_rows(named=True)
    return {row["title"]: row["article_id"] for row in rows}


@pytest.fixture
def ids(corpus):
    return add(
        corpus,
        ("Warm", "Xinhua", dt.date(2024, 1, 5), [WARM, APART]),
        ("Cold", "The Star", dt.date(2024, 3, 5), [COLD, WORSE]),
        ("Torn", "The Star", None, [KIND, HARSH]),
    )


def place(app):
    asked = app.query_params.get("article")
    return asked if asked is None or isinstance(asked, str) else asked[0]


def titles(app):
    return app.dataframe[-1].value["title"].to_list()


def press(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception


def test_the_sample_is_shown_first(corpus):
    app = open_page("articles")
    assert "invented" in words(app)
    assert "Of 109 articles" in chart(app)["told"][0]


def test_the_title_says_the_finding_and_the_list_has_the_articles(ids):
    app = open_page("articles")
    assert chart(app)["told"][0].startswith(
        "Of 3 articles, 1 leans to the favourable side, 1 to the unfavourable side; "
        "the most divided is “Torn”."
    )
    assert titles(app) == ["Warm", "Cold", "Torn"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Newest", ["Cold", "Warm", "Torn"]),
        ("Coolest", ["Cold", "Torn", "Warm"]),
        ("Most divided", ["Torn", "Cold", "Warm"]),
    ],
)
def test_an_order_in_the_address_bar_orders_chart_and_list(ids, order, expected):
    app = open_page("articles", order=order)
    assert titles(app) == expected
    assert sent(app, -1, "titles")["item"].to_list() == expected


def test_an_order_that_nothing_is_known_of_says_so(ids):
    app = open_page("articles", order="Least certain")
    assert "“lexicon” does not say how sure it is" in words(app)
    assert titles(app) == ["Cold", "Warm", "Torn"]


def test_an_empty_corpus_says_what_to_do_next(corpus):
    assert "No articles yet" in words(open_page("articles", corpus="My articles"))


def test_no_match_and_no_stance_are_sentences(corpus):
    add(corpus, ("Dry", "Xinhua", None, [APART]))
    assert "No paragraph matches" in words(open_page("articles", **{"from": "2050-01-01"}))
    assert chart(open_page("articles"))["told"][0].startswith("No paragraph here has a stance")


def test_one_article_is_a_page_too(corpus):
    add(corpus, ("Warm", "Xinhua", None, [WARM]))
    assert chart(open_page("articles"))["told"][0].startswith("“Warm” leans to the favourable")


def test_filtered_paragraphs_leave_their_articles_out(ids):
    assert titles(open_page("articles", source="Xinhua")) == ["Warm"]


def test_copies_are_drawn_where_they_stand_and_the_page_says_so(corpus):
    add(corpus, ("One", "Xinhua", None, [WARM, APART]), ("Two", "Xinhua", None, [COLD, WARM]))
    app = open_page("articles")
    assert app.dataframe[-1].value["paragraphs"].to_list() == [2, 2]
    assert "copies are drawn in every article" in words(app)


@pytest.fixture
def many(ids, monkeypatch):
    # As many as one article of two paragraphs has.
    monkeypatch.setattr(strips_rows, "MARKS", 8)


def test_more_articles_than_a_chart_holds_go_to_pages_below_an_overview(ids, many):
    app = open_page("articles", sheet="2")
    assert "Articles 2 to 2 of 3" in words(app)
    assert titles(app) == ["Cold"]
    assert chart(app, 0)["subtitle"][0] == "A column is a source’s articles of one month"
    assert "1 of 3 articles" in " ".join(chart(app)["subtitle"])


def test_another_order_begins_at_the_first_page(ids, many):
    app = open_page("articles", sheet="2")
    app.segmented_control(key="order").set_value("newest").run()
    assert "Articles 1 to 1 of 3" in words(app)


def test_the_ways_through_the_pane(ids):
    app = open_page("articles", article=f"{ids['Cold']}.1")
    press(app, "Next paragraph")
    assert place(app) == f"{ids['Cold']}.2"
    assert next(b for b in app.button if b.label == "Next paragraph").disabled
    press(app, "Previous paragraph")
    assert place(app) == f"{ids['Cold']}.1"
    # Undated articles stand before all dated ones.
    press(app, "Earlier article")
    assert place(app) == ids["Torn"]
    press(app, "Later article")
    assert place(app) == ids["Cold"]
    press(app, "Close")
    assert place(app) is None
    assert not any(b.label == "Close" for b in app.button)


def test_the_only_article_of_a_source_has_no_neighbours(ids):
    app = open_page("articles", article=ids["Warm"])
    assert not [b for b in app.button if b.label == "Later article"]
    assert [b.disabled for b in app.button if b.label == "Previous paragraph"] == [True]


def test_a_link_may_name_the_paragraph_apart(ids):
    app = open_page("articles", article=ids["Cold"], paragraph="2")
    assert opened(app) == ids["Cold"]
    press(app, "Previous paragraph")
    assert place(app) == f"{ids['Cold']}.1"
    assert "paragraph" not in app.query_params


def test_the_pane_says_what_the_other_scorer_says(ids, monkeypatch):
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon", "model"))
    app = open_page("articles", article=f"{ids['Warm']}.1", scorer="lexicon")
    (prose,) = [e.proto.body for e in app.get("html") if 'class="h-article"' in e.proto.body]
    assert "<dt>By model</dt><dd>not scored by “model” yet</dd>" in prose


def test_a_strange_place_in_the_address_bar_does_no_harm(ids):
    app = open_page("articles", article=f"{ids['Warm']}.99")
    assert any("h-article" in element.proto.body for element in app.get("html"))
    assert "not in the corpus" in words(open_page("articles", article="</script>.1"))


def test_sources_of_one_article_each_are_drawn(corpus):
    fill(corpus, *(f"Source {n}" for n in range(12)))
    assert len(titles(open_page("articles"))) == 12
