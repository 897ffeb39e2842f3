"""The pages with two scorers: one chosen for the charts, both side by side where they differ."""

from __future__ import annotations

import pytest
import streamlit as st
from test_pages import fill, open_page, words

from analysis import sample, scoring
from analysis.corpus import Corpus
from analysis.pipeline import score_article
from analysis.records import Evidence, Score
from analysis.scoring import make_scorer


class Sour:
    """A scorer that dislikes every paragraph, for its first word."""

    name, digest = "sour", "000000000000"

    def score(self, passages):
        return [
            Score(True, 1.0, -1.0, "unfavourable", None, (first_word(passage.text),))
            for passage in passages
        ]

    def explain(self, passage):
        return self.score([passage])[0]


def first_word(text):
    word = text.split()[0]
    return Evidence(0, len(word), word, -4.0, -1.0, 0, "the first word")


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("HALUAN_CORPUS", str(tmp_path / "corpus.sqlite"))
    return Corpus(tmp_path / "corpus.sqlite")


@pytest.fixture
def two_scorers(monkeypatch):
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon", "sour"))
    known = {"lexicon": make_scorer("lexicon"), "sour": Sour()}
    monkeypatch.setattr(scoring, "make_scorer", known.__getitem__)


@pytest.fixture
def one_scorer(monkeypatch):
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon",))


def score_by_both(corpus):
    for article_id in corpus.articles()["article_id"]:
        assert corpus.add_scores(score_article(corpus.article(article_id), Sour()))


def switches(app):
    return {group.key for group in app.get("button_group")}


def page_html(app):
    return "".join(element.proto.body for element in app.get("html"))


def listed(app):
    return app.dataframe[-1].value


# Choosing a scorer


def test_with_one_scorer_there_is_nothing_to_choose(corpus, one_scorer):
    fill(corpus, "Xinhua")
    assert "scorer" not in switches(open_page())
    assert "Where the scorers disagree" not in words(open_page("disagreement"))


def test_the_first_scorer_is_shown_until_another_is_chosen(corpus, two_scorers):
    fill(corpus, "Xinhua")
    score_by_both(corpus)
    app = open_page()
    assert "scorer" in switches(app)
    by_lexicon = corpus.frame("lexicon")["stance"].mean()
    assert listed(app)["mean"].to_list() == pytest.approx([by_lexicon])
    next(g for g in app.get("button_group") if g.key == "scorer").set_value("sour").run()
    assert listed(app)["mean"].to_list() == [-1.0]


def test_a_scorer_in_the_address_bar_is_shown_in_charts_and_pane(corpus, two_scorers):
    fill(corpus, "Xinhua")
    score_by_both(corpus)
    app = open_page(scorer="sour", article=corpus.articles()["article_id"][0])
    assert listed(app)["mean"].to_list() == [-1.0]
    assert "unfavourable −1.00" in page_html(app)


def test_scores_that_a_scorer_lacks_are_told_and_made(corpus, two_scorers):
    fill(corpus, "Xinhua", "Bernama")
    app = open_page(scorer="sour")
    assert "2 articles have no scores by “sour” yet" in words(app)
    next(b for b in app.button if b.label == "Score 2 articles").click().run()
    assert not app.exception
    assert "no scores by" not in words(app)
    assert listed(app)["mean"].to_list() == [-1.0, -1.0]
    assert corpus.unscored("sour") == corpus.unscored("lexicon") == []


def test_the_sample_is_scored_by_whichever_is_chosen(corpus, two_scorers):
    app = open_page(scorer="sour")
    assert "no scores by" not in words(app)
    assert len(listed(app)) == len(sample.articles())
    assert set(listed(app)["mean"]) == {-1.0}


def test_a_block_put_back_is_scored_by_all_who_scored_the_article(corpus, two_scorers):
    fill(corpus, "Xinhua")
    score_by_both(corpus)
    app = open_page(article=corpus.articles()["article_id"][0])
    before = corpus.frame("sour").height
    [b for b in app.button if b.label == "Put back"][-1].click().run()
    assert not app.exception
    for name in ("lexicon", "sour"):
        assert corpus.frame(name)["label"].drop_nulls().len() == before + 1


def test_a_removal_is_undone_with_the_scores_of_both(corpus, two_scorers):
    fill(corpus, "Xinhua", "Bernama")
    score_by_both(corpus)
    article_id = corpus.articles()["article_id"][0]
    before = corpus.scorings(article_id)
    app = open_page()
    app.session_state["removed"] = [before]
    corpus.remove([article_id])
    app.run()
    assert "1 article removed" in words(app)
    next(b for b in app.button if b.label == "Undo").click().run()
    assert corpus.scorings(article_id) == before


# Side by side


def test_disagreement_counts_the_labels_and_lists_the_paragraphs(corpus, two_scorers):
    fill(corpus, "Xinhua", "Bernama")
    score_by_both(corpus)
    app = open_page("disagreement")
    labels = corpus.frame("lexicon")["label"].to_list()
    assert "unfavourable" not in labels
    told = f"lexicon and sour give the same label to 0% of {len(labels)} paragraphs"
    assert told in " ".join(element.value for element in app.subheader)
    favourable = labels.count("favourable")
    assert f"<td>{favourable}</td>" in page_html(app)
    rows = listed(app)
    assert len(rows) == len(labels)
    assert rows["width"].is_monotonic_decreasing
    assert rows["text"].iloc[0].startswith(("KUALA LUMPUR", "Both sides", "China"))
    assert set(rows["label_other"]) == {"unfavourable"}


def test_disagreement_takes_the_usual_filters_and_one_pair(corpus, two_scorers):
    fill(corpus, "Xinhua", "Bernama")
    score_by_both(corpus)
    app = open_page("disagreement", source="Bernama")
    assert set(listed(app)["source"]) == {"Bernama"}
    pair = next(s for s in app.selectbox if s.key == "pair")
    pair.select("favourable / unfavourable").run()
    assert set(listed(app)["label"]) == {"favourable"}
    pair.select("unfavourable / favourable").run()
    assert "do not differ like this" in words(app)


def test_a_paragraph_opens_with_the_scores_and_words_of_both(corpus, two_scorers):
    fill(corpus, "Xinhua")
    score_by_both(corpus)
    article_id = corpus.articles()["article_id"][0]
    app = open_page("disagreement", article=article_id, paragraph="2")
    html = page_html(app)
    assert html.count("h-paragraph h-differ") == corpus.frame("sour").height
    assert "<h4>lexicon</h4>" in html
    assert "<h4>sour</h4>" in html
    opened_paragraph = html[html.index(" open>") :]
    assert '<mark class="h-down" title="the first word: −1.00">Both</mark>' in opened_paragraph


def test_disagreement_offers_to_make_what_is_missing(corpus, two_scorers):
    fill(corpus, "Xinhua")
    app = open_page("disagreement")
    assert "1 article has no scores by “sour” yet" in words(app)
    next(b for b in app.button if b.label == "Score 1 article").click().run()
    assert corpus.unscored("sour") == []
    assert len(listed(app)) == corpus.frame("sour").height


def test_disagreement_shows_the_sample_scored_by_both(corpus, two_scorers):
    st.cache_resource.clear()  # another test may have had it scored
    app = open_page("disagreement")
    assert "no scores by" not in words(app)
    assert "invented" in words(app)
    assert len(listed(app)) == 200


def test_disagreement_with_filters_that_leave_nothing_says_so(corpus, two_scorers):
    fill(corpus, "Xinhua")
    score_by_both(corpus)
    app = open_page("disagreement", **{"from": "2050-01-01"})
    assert "No paragraph matches the filters" in words(app)


def test_disagreement_without_common_labels_says_so(corpus, two_scorers):
    fill(corpus, "Xinhua")
    told = words(open_page("disagreement"))
    assert "No paragraph has labels of both scorers. Have the articles scored by both" in told


def test_three_scorers_are_compared_two_by_two(corpus, two_scorers, monkeypatch):
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon", "sour", "sour2"))
    again = Sour()
    again.name = "sour2"
    known = {"lexicon": make_scorer("lexicon"), "sour": Sour(), "sour2": again}
    monkeypatch.setattr(scoring, "make_scorer", known.__getitem__)
    fill(corpus, "Xinhua")
    score_by_both(corpus)
    app = open_page("disagreement", scorer="sour")
    assert {"scorer", "against_sour"} <= switches(app)
    assert listed(app)["label"].to_list()[0] == "unfavourable"
