"""Which differences are more than chance, on the page *Sources*."""

import pytest
from test_pages import ARTICLE, chart, corpus, open_page, words

from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

__all__ = ["corpus"]  # the fixture

BAD = "{title}\n\nKUALA LUMPUR, June 18 ({source}) -- China’s dam is a disaster for Malaysia.\n"


def fill(corpus, texts, **articles):
    """Articles of each source, so many, each with its text of `texts`."""
    read = [
        read_text(texts[source].format(title=f"{source} {n}", source=source), f"{source}{n}.txt")
        for source, number in articles.items()
        for n in range(number)
    ]
    for scored in score_articles(read, make_scorer("lexicon")):
        assert corpus.add(scored)


@pytest.fixture
def three(corpus):
    texts = {"Bernama": ARTICLE, "Reuters": BAD, "Few": ARTICLE}
    fill(corpus, texts, Bernama=5, Reuters=5, Few=2)
    return corpus


def open_sources(**query):
    # The articles of a source are all alike here.
    return open_page(copies="Each", **query)


def finding(app):
    return chart(app, 2)["told"][0].partition(". ")[0]


def chooser(app):
    return next(s for s in app.selectbox if s.label == "One source against all others")


def test_the_warmest_is_set_against_the_others_first(three):
    app = open_sources()
    assert chooser(app).value == "Bernama"
    assert chooser(app).options == ["Bernama", "Reuters"]
    assert finding(app) == "Bernama is warmer than Reuters"
    assert "Not compared, for fewer than 5 articles\\: Few\\." in words(app)


def test_a_link_names_the_source_and_a_filter_that_takes_it_away_is_survived(three):
    app = open_sources(compared="Reuters")
    assert chooser(app).value == "Reuters"
    assert finding(app) == "Reuters is cooler than Bernama"
    assert chooser(open_sources(compared="No such source")).value == "Bernama"
    app = open_sources(compared="Reuters", source="Bernama")
    assert "A comparison needs two sources with 5 articles or more" in words(app)


def test_another_source_is_chosen_from_the_list(three):
    app = open_sources()
    chooser(app).select("Reuters").run()
    assert not app.exception
    assert finding(app) == "Reuters is cooler than Bernama"


def test_one_source_or_few_articles_say_what_to_do_next(corpus):
    fill(corpus, {"Bernama": ARTICLE}, Bernama=2)
    app = open_sources()
    assert "A comparison needs two sources" in words(app)
    assert len(app.get("vega_lite_chart")) == 2


def test_no_paragraph_with_a_stance_is_survived(corpus):
    text = "{title}\n\nPARIS, June 18 ({source}) -- The baker sold bread.\n"
    fill(corpus, {"Bernama": text}, Bernama=5)
    assert "A comparison needs two sources" in words(open_sources())


def test_the_table_of_all_pairs_is_offered_where_there_are_more_than_one(three):
    assert not any("All" in b.proto.label for b in open_sources().get("download_button"))
    fill(three, {"Xinhua": ARTICLE}, Xinhua=5)
    labels = [b.proto.label for b in open_sources().get("download_button")]
    assert labels.count("All 3 pairs (CSV)") == 1
