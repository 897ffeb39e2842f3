from dataclasses import replace

import pytest
from links_site import Site, page, running
from streamlit.testing.v1 import AppTest

from analysis import links, scoring
from analysis.corpus import Corpus
from analysis.dashboard.link_box import LinkRun
from analysis.links import Fetched
from analysis.pipeline import score_articles
from analysis.reading import Reading, read_text
from analysis.scoring import make_scorer

PATIENCE = 120


def box():
    import streamlit as st

    from analysis.dashboard import link_box
    from analysis.dashboard.drafts import Drafts

    link_box.show(st.session_state.setdefault("drafts", Drafts()))


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setenv("HALUAN_CORPUS", str(tmp_path / "corpus.sqlite"))
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon",))
    with running(Site({"/one": page("One"), "/two": page("Two *stars*")})) as it:
        monkeypatch.setattr(links, "public_places", it.resolve)
        yield it


def fetched(text, app=None):
    app = app or AppTest.from_function(box, default_timeout=PATIENCE).run()
    app.text_area[0].set_value(text)
    app.button[0].click().run()
    assert not app.exception
    return app


def lines(app):
    return "\n".join(html.body for html in app.get("html"))


def titles(app):
    return [draft.article.title for draft in app.session_state["drafts"].all()]


def test_links_become_drafts_and_each_gets_its_line(site):
    app = fetched("http://news.example/one\nhttp://news.example/<b>\nhttp://a.example/two")
    assert sorted(titles(app)) == ["One", "Two *stars*"]
    assert "One · The Invented" in lines(app)
    assert "There is no such page (404)" in lines(app)
    assert "Two *stars* · The Invented" in lines(app)
    assert "<b>" not in lines(app)
    assert app.expander[0].label == "What came of your links: 2 articles found, 1 link without one"


def test_what_is_a_draft_or_in_the_corpus_is_not_fetched_again(site, tmp_path):
    article = replace(read_text("China and Malaysia opened it."), url="http://news.example/two")
    (scored,) = score_articles([article], make_scorer("lexicon"))
    Corpus(tmp_path / "corpus.sqlite").add(scored)
    app = fetched("http://news.example/one")
    fetched("http://news.example/one\nhttp://news.example/two", app)
    assert lines(app).count("You have this page already") == 2
    assert site.paths == ["/one"]


def test_failed_links_can_be_tried_again(site):
    app = fetched("http://news.example/later\nno link")
    assert lines(app).count("⚠") == 2
    site.pages["/later"] = page("Later")
    app.button[1].click().run()
    assert titles(app) == ["Later"]
    assert "no link" not in lines(app)


def test_nothing_to_fetch_is_said(site):
    assert "at least one link" in fetched("  \n").warning[0].value
    assert site.asked == []


def test_a_stopped_run_knows_what_is_left():
    page, feed, rest = "https://a.example/", "https://b.example/feed", "https://c.example/"
    run = LinkRun([page, feed, rest], 0)
    run.results = [
        Fetched(page, Reading(()), None),
        Fetched(feed, Reading(()), None, entries=2),
        Fetched("https://b.example/1", Reading(()), None, feed=feed),
    ]
    assert run.left == [feed, rest]
    assert run.expected == 5
    run.ended = True
    assert run.left == []
