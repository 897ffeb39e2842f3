"""Copies on the page *Sources*: the switch, the sentence, who else carried the article."""

from __future__ import annotations

import polars as pl
import pytest
from test_copies_counting import FRAME
from test_pages import corpus, open_page, opened

from analysis.compare import Filter
from analysis.dashboard.carried import marks
from analysis.dashboard.filters import copies_told, in_words
from analysis.pipeline import score_articles
from analysis.prose.articles import article_html
from analysis.prose.margin import Margin
from analysis.records import Article, Paragraph, Score, ScoredParagraph, Tone
from analysis.scoring import make_scorer

__all__ = ["corpus"]  # the fixture

RAIL = "China and Malaysia agreed on Wednesday to resume work on the East Coast Rail Link."
PORT = "The line will join Port Klang with Kota Bharu and carry its first passengers by 2026."
FARM = "Villagers along the route had been told nothing of what would become of their land."


def fill(corpus, **articles):
    made = [
        Article(name, "\n\n".join(texts), name, source)
        for name, (source, texts) in articles.items()
    ]
    for scored in score_articles(made, make_scorer("lexicon")):
        assert corpus.add(scored)
    return {row["name"]: row["article_id"] for row in corpus.articles().iter_rows(named=True)}


@pytest.fixture
def ids(corpus):
    return fill(
        corpus,
        wire=("Bernama", [RAIL, PORT]),
        star=("*Star* $5", [RAIL.replace("Wednesday", "Tuesday"), PORT]),
        again=("Bernama", [PORT, FARM, FARM.replace("route", "river")]),
    )


def captions(app):
    return " ".join(each.value for each in app.caption)


def test_copies_of_one_source_are_counted_once_and_the_page_says_so(ids):
    assert "2 paragraphs that the same source already carries are counted once." in captions(
        open_page()
    )


def test_the_switch_counts_copies_once_or_each_time(ids):
    app = open_page()
    app.segmented_control(key="copies").set_value("all").run()
    assert "3 of 7 paragraphs are shown. 4 paragraphs that an earlier article" in captions(app)
    app.segmented_control(key="copies").set_value("each").run()
    assert "copies counted each time. 7 of 7 paragraphs are shown." in captions(app)


def test_the_pane_leads_to_who_else_carried_it(ids):
    app = open_page(article=ids["wire"])
    labels = {button.key: button.label for button in app.button if button.key}
    star, again = (f"carried_{ids['wire']}_{ids[name]}" for name in ("star", "again"))
    assert labels[star] == r"\*Star\* \$5 (no date)"
    assert labels[again] == "Bernama (no date)"
    assert "Also carried by:" in captions(app)
    app.button(key=again).click().run()
    assert opened(app) == ids["again"]


def test_an_article_of_its_own_says_nothing_of_copies(corpus):
    ids = fill(corpus, alone=("Bernama", [FARM]))
    assert "carried by" not in captions(open_page(article=ids["alone"]))


def test_paragraphs_that_others_carry_are_marked():
    assert marks(FRAME, "early") == {1: "nearly the same in Star", 2: "nearly the same in Star"}
    assert marks(FRAME, "late") == {1: "nearly the same in Bernama, another article of this source"}
    many = FRAME.with_columns(
        source=pl.concat_str(pl.lit("<"), "article_id"), copy_group=pl.lit(0, dtype=pl.UInt32)
    )
    assert marks(many.extend(many.with_columns(article_id=pl.lit("x"))), "x")[1] == (
        "nearly the same in <early, <again, another article of this source and 1 more"
    )


def test_the_mark_is_text_whatever_a_source_is_called():
    paragraph = Paragraph(3, "Said.", 0)
    scored = ScoredParagraph(paragraph, Tone(0.0), Score(None, None, None, None))
    page = article_html([scored], "tone", margins={3: Margin(copies="nearly the same in <b>")})
    assert '<span class="h-copies">nearly the same in &lt;b&gt;</span></summary>' in page
    assert "h-copies" not in article_html([scored], "tone", margins={4: Margin(copies="elsewhere")})


@pytest.mark.parametrize(
    ("left_out", "copies", "told"),
    [
        (1, "source", "1 paragraph that the same source already carries is counted once."),
        (12, "all", "12 paragraphs that an earlier article already carries are counted once."),
    ],
)
def test_the_sentence(left_out, copies, told):
    assert copies_told(left_out, copies) == told


def test_a_filter_of_copies_is_told_unless_it_is_the_default():
    assert in_words(Filter()) == ""
    assert in_words(Filter(copies="all")) == "copies counted once in all"
    assert in_words(Filter(copies="each")) == "copies counted each time"
