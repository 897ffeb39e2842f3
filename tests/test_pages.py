"""Each page in its states, without a browser."""

from __future__ import annotations

import html
import io
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from analysis import sample, scoring
from analysis.corpus import Corpus
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

ROOT = Path(__file__).resolve().parent.parent
PAGES = "analysis/dashboard/pages"
PATIENCE = 120
ARTICLE = (
    "{title}\n\nKUALA LUMPUR, June 18 ({source}) -- China and Malaysia opened the port.\n\n"
    "Both sides welcomed the cooperation warmly.\n\nShare this on\n"
)


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Corpus:
    place = tmp_path / "corpus.sqlite"
    monkeypatch.setenv("HALUAN_CORPUS", str(place))
    # The cheap one: these pages are the same whichever scorer is the default.
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon",))
    return Corpus(place)


def fill(corpus, *sources):
    articles = [
        read_text(ARTICLE.format(title=f"Port {n} opens", source=source), f"{n}.txt")
        for n, source in enumerate(sources)
    ]
    for scored in score_articles(articles, make_scorer("lexicon")):
        assert corpus.add(scored)


def open_page(name="sources", user=None, **query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if user is not None:
        app.user = user
    if name != "sources":
        app.switch_page(f"{PAGES}/{name}.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def opened(app):
    asked = app.query_params.get("article")
    place = asked if asked is None or isinstance(asked, str) else asked[0]
    return place and place.partition(".")[0]


def chart(app: AppTest, number: int = -1) -> dict[str, list[str]]:
    """The lines that a chart of the page shows, and its alternative text."""
    (said,) = sent(app, number, "words").to_dicts()
    start, end = '<p class="h-unseen">', "</p>"
    told = [each.proto.body for each in app.get("html") if each.proto.body.startswith(start)]
    alternative = html.unescape(told[number].removeprefix(start).removesuffix(end))
    lines = {part: told.split("\n") for part, told in said.items() if isinstance(told, str)}
    return lines | {"told": [alternative]}


def sent(app: AppTest, number: int, name: str) -> pl.DataFrame:
    """The data of that name in a chart of the page."""
    figure = app.get("vega_lite_chart")[number].proto
    (data,) = (each.data.data for each in figure.datasets if each.name == name)
    return pl.read_ipc_stream(io.BytesIO(data))


def words(app):
    kinds = (app.markdown, app.caption, app.info, app.warning, app.success, app.error)
    kinds += (app.title, app.header, app.text)
    return " ".join(element.value for kind in kinds for element in kind)


def numbers(app):
    """The first chart's table, which is sent once a person opens it."""
    table = next(e for e in app.expander if e.label == "These numbers as a table")
    app.session_state[table.key] = True
    app.run()
    return app.dataframe[0].value


def test_sources_shows_the_sample_first_and_says_that_it_is_invented(corpus):
    app = open_page()
    assert "invented" in words(app)
    assert len(app.dataframe[-1].value) == len(sample.articles())


def test_sources_shows_ones_own_articles_once_there_are_some(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page()
    assert "invented" not in words(app)
    assert set(app.dataframe[-1].value["source"]) == {"Xinhua", "Bernama"}


def test_the_sample_stays_a_click_away(corpus):
    fill(corpus, "Xinhua")
    assert "invented" in words(open_page(corpus="Sample (invented)"))


def test_a_filter_in_the_address_bar_narrows_the_page(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page(source="Bernama")
    assert set(app.dataframe[-1].value["source"]) == {"Bernama"}
    assert "1 chosen source" in words(app)


def test_filters_that_leave_nothing_say_so(corpus):
    fill(corpus, "Xinhua")
    assert "No paragraph matches" in words(open_page(**{"from": "2050-01-01"}))


def test_clearing_brings_everything_back(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page(source="Bernama")
    next(b for b in app.button if b.label == "Clear filters").click().run()
    assert set(app.dataframe[-1].value["source"]) == {"Xinhua", "Bernama"}


def test_an_article_opens_from_the_address_bar(corpus):
    fill(corpus, "Xinhua")
    article_id = corpus.articles()["article_id"][0]
    app = open_page(article=article_id)
    assert any("h-paragraph" in element.proto.body for element in app.get("html"))
    assert any(b.label == "Remove this article" for b in app.button)


def test_an_article_that_is_gone_says_so(corpus):
    fill(corpus, "Xinhua")
    assert "not in the corpus" in words(open_page(article="0000000000000000"))


def test_a_block_is_put_back_from_the_pane_and_kept(corpus):
    fill(corpus, "Xinhua")
    article_id = corpus.articles()["article_id"][0]
    app = open_page(article=article_id)
    before = corpus.frame("lexicon").height
    [b for b in app.button if b.label == "Put back"][-1].click().run()
    assert not app.exception
    assert corpus.frame("lexicon").height == before + 1


def test_the_sample_cannot_be_changed(corpus):
    app = open_page()
    article_id = str(app.dataframe[-1].value["article_id"].iloc[0])
    app = open_page(article=article_id)
    assert not [b for b in app.button if b.label in ("Put back", "Remove this article")]


def test_removing_asks_first(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page(article=corpus.articles()["article_id"][0])
    next(b for b in app.button if b.label == "Remove this article").click().run()
    assert [b.label for b in app.button if b.key in ("confirm_remove", "cancel_remove")]
    assert corpus.articles().height == 2


def test_pasted_text_is_looked_over_then_added(corpus):
    app = open_page("add")
    next(w for w in app.get("button_group") if w.key == "way").set_value("text").run()
    app.text_area[0].set_value(ARTICLE.format(title="A port opens", source="Xinhua"))
    next(b for b in app.button if b.label == "Read the text").click().run()
    assert "1 article to look over" in words(app)
    assert corpus.articles().is_empty()
    next(b for b in app.button if b.label.startswith("Add 1 article")).click().run()
    assert corpus.articles()["source"].to_list() == ["Xinhua"]
    assert "1 article added" in words(app)


def test_the_same_article_again_changes_nothing_and_says_so(corpus):
    test_pasted_text_is_looked_over_then_added(corpus)
    app = open_page("add")
    next(w for w in app.get("button_group") if w.key == "way").set_value("text").run()
    app.text_area[0].set_value(ARTICLE.format(title="A port opens", source="Xinhua"))
    next(b for b in app.button if b.label == "Read the text").click().run()
    assert "adding changes nothing" in words(app)
    next(b for b in app.button if b.label.startswith("Add 1 article")).click().run()
    assert "Already in the corpus, nothing changed" in words(app)
    assert corpus.articles().height == 1


def test_an_empty_paste_is_a_sentence(corpus):
    app = open_page("add")
    next(w for w in app.get("button_group") if w.key == "way").set_value("text").run()
    next(b for b in app.button if b.label == "Read the text").click().run()
    assert "empty" in words(app)


def test_the_place_of_the_corpus_is_shown(corpus):
    assert open_page("add").code[0].value == corpus.place


def test_a_corpus_that_cannot_be_opened_is_a_sentence(tmp_path, monkeypatch):
    place = tmp_path / "not-a-corpus.sqlite"
    place.write_text("this is no database, and it is long enough to be read as one" * 20)
    monkeypatch.setenv("HALUAN_CORPUS", str(place))
    assert "is not a corpus" in words(open_page())


def test_scores_of_an_earlier_scorer_are_told_and_made_anew(corpus):
    fill(corpus, "Xinhua")
    article_id = corpus.articles()["article_id"][0]
    corpus.replace(
        article_id, replace(corpus.get(article_id, "lexicon"), scorer="lexicon 000000000000")
    )
    app = open_page()
    assert "earlier version" in words(app)
    next(b for b in app.button if b.label == "Score 1 article again").click().run()
    assert "earlier version" not in words(app)
    assert corpus.outdated(f"lexicon {make_scorer('lexicon').digest}") == []


def test_an_addition_by_another_tab_is_seen_at_the_next_look(corpus):
    fill(corpus, "Xinhua")
    app = open_page()
    fill(corpus, "Bernama")
    app.run()
    assert set(app.dataframe[-1].value["source"]) == {"Xinhua", "Bernama"}


def test_one_name_for_all_reaches_the_fields_on_the_page(corpus):
    app = open_page("add")
    for title in ("A port opens", "A bridge opens"):
        next(w for w in app.get("button_group") if w.key == "way").set_value("text").run()
        text = f"{title}\n\nChina and Malaysia opened it on Monday.\n\nBoth sides were glad of it."
        app.text_area[0].set_value(text)
        next(b for b in app.button if b.label == "Read the text").click().run()
    next(t for t in app.text_input if "One name" in t.label).set_value("The Star")
    next(b for b in app.button if b.label == "Use it").click().run()
    assert [t.value for t in app.text_input if t.label == "Source"] == ["The Star"]
    assert app.dataframe[0].value["Source"].to_list() == ["The Star"] * 2
    next(b for b in app.button if b.label.startswith("Add 2 articles")).click().run()
    assert corpus.articles()["source"].to_list() == ["The Star"] * 2


def test_the_opened_article_outlasts_a_visit_to_another_page(corpus):
    fill(corpus, "Xinhua")
    article_id = corpus.articles()["article_id"][0]
    app = open_page(article=article_id)
    app.switch_page(f"{PAGES}/method.py").run()
    app.query_params.clear()
    app.switch_page(f"{PAGES}/sources.py").run()
    assert opened(app) == article_id


def test_a_source_opens_from_the_list_too(corpus):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page()
    next(s for s in app.selectbox if s.label == "Read the articles of").select("Bernama").run()
    assert corpus.article(opened(app)).source == "Bernama"


def test_the_pane_shows_a_source_by_ones_own_name(corpus):
    fill(corpus, "Xinhua")
    corpus.rename_source("Xinhua", "New China")
    app = open_page(article=corpus.articles()["article_id"][0])
    imprints = [e.proto.body for e in app.get("html") if "h-imprint" in e.proto.body]
    assert "New China · " in imprints[0]
