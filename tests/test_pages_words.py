"""The page *Words* in its states, without a browser."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from test_pages import corpus, numbers, open_page, words  # noqa: F401 (a fixture)

from analysis import keywords
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

WARM = "Both sides praised the friendship and the port, and China thanked Malaysia for number {}."
COOL = "The debt of the project grew, and China asked Malaysia for number {} of the loans."
QUOTED = "“The harvest of number {} was poor in China and in Malaysia,” said Tan Ah Kow."


def article(source, text, number, date=dt.date(2020, 1, 1)):
    body = "\n\n".join(text.format(f"{word} {number}") for word in ("one", "two"))
    read = read_text(f"Port {number} of {source} opens\n\n{body}\n", f"{source}{number}.txt")
    day = None if date is None else date + dt.timedelta(days=number)
    return replace(read, source=source, date=day)


def fill(corpus, articles):  # noqa: F811
    for scored in score_articles(articles, make_scorer("lexicon")):
        assert corpus.add(scored)


def two_sources(corpus, **when):  # noqa: F811
    fill(corpus, [article("Warm News", WARM, n, **when) for n in range(4)])
    fill(corpus, [article("Cool <b>News", COOL, n, **when) for n in range(4)])


def look(**query):
    """The page, each copy counted: these articles differ by a number."""
    return open_page("words", copies="Each", **query)


def table(app):
    return numbers(app)


def in_address(app, name):
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def option(app, label):
    return next(box for box in app.selectbox if box.label == label)


def slug(name):
    return keywords.sides._slug(name, "sources")


def test_the_sample_is_compared_first(corpus):  # noqa: F811
    app = look()
    assert "invented" in words(app)
    assert set(table(app)["who"]) == {"Ninglu News Agency", "The Lembah Report"}


def test_an_empty_corpus_says_what_to_do(corpus):  # noqa: F811
    assert "Add your own" in words(look(corpus="My articles"))


def test_two_sources_and_what_sets_them_apart(corpus):  # noqa: F811
    two_sources(corpus)
    found = table(look())
    apart = found.groupby("who")["word"].apply(set)
    assert {"praised", "thanked"} & apart["Warm News"]
    assert {"debt", "loans", "debt of the project"} & apart["Cool <b>News"]
    assert (found["articles"] == 4).all()
    assert not {"China", "Malaysia"} & set(found["word"])


def test_another_side_is_chosen_by_a_slug_without_its_name(corpus):  # noqa: F811
    two_sources(corpus)
    fill(corpus, [article("Third", QUOTED, n) for n in range(4)])
    app = look()
    option(app, "One side").select(slug("Third")).run()
    assert in_address(app, "one") == slug("Third")
    assert "Third" in set(table(app)["who"])
    option(app, "Other side").select("rest").run()
    assert set(table(app)["who"]) == {"Third", "all other sources"}
    assert "Third" not in str(dict(app.query_params))


def test_a_link_restores_the_sides(corpus):  # noqa: F811
    two_sources(corpus)
    fill(corpus, [article("Third", QUOTED, n) for n in range(4)])
    app = look(one=slug("Third"), other=slug("Warm News"))
    assert set(table(app)["who"]) == {"Third", "Warm News"}


def test_a_side_that_is_gone_falls_back(corpus):  # noqa: F811
    two_sources(corpus)
    app = look(one="00000000", word="00000000")
    assert set(table(app)["who"]) == {"Warm News", "Cool <b>News"}


def test_the_choice_outlasts_a_visit_to_another_page(corpus):  # noqa: F811
    two_sources(corpus)
    app = look()
    option(app, "One side").select(slug("Warm News")).run()
    app.switch_page("analysis/dashboard/pages/method.py").run()
    app.query_params.clear()
    app.switch_page("analysis/dashboard/pages/words.py").run()
    assert option(app, "One side").value == slug("Warm News")


def test_one_source_alone_is_set_against_whom_it_quotes(corpus):  # noqa: F811
    plain = "The ferry between China and Malaysia carried number {} of the engines."
    fill(corpus, [article("A", text, n) for text in (plain, QUOTED) for n in range(4)])
    app = look()
    assert "Only one source is shown in this language" in words(app)
    assert set(table(app)["who"]) == {"the outlets’ own words", "the speakers’ words"}


def test_periods_are_parted_in_the_middle_until_a_day_is_chosen(corpus):  # noqa: F811
    fill(corpus, [article("A", WARM, n) for n in range(3)])
    fill(corpus, [article("B", COOL, n, date=dt.date(2021, 1, 1)) for n in range(3)])
    before = "articles before 1 January 2021"
    assert before in set(table(look(compare="Periods"))["who"])
    app = look(compare="Periods", day="2020-06-01")
    assert "articles before 1 June 2020" in set(table(app)["who"])


def test_undated_articles_have_no_periods_and_the_page_says_so(corpus):  # noqa: F811
    two_sources(corpus, date=None)
    assert "two different dates" in words(look(compare="Periods"))


@pytest.mark.parametrize("kind", ["Groups", "Voices", "Labels"])
def test_a_kind_with_one_side_says_what_to_do(corpus, kind):  # noqa: F811
    fill(corpus, [article("A", "The harvest of number {} fell.", n) for n in range(3)])
    assert "Choose another comparison" in words(look(compare=kind))


def test_too_few_articles_are_a_sentence(corpus):  # noqa: F811
    fill(corpus, [article("A", WARM, 1), article("B", COOL, 1)])
    app = look()
    assert "No word stands in at least 3 articles" in words(app)
    assert not app.dataframe


def test_one_article_is_a_sentence_too(corpus):  # noqa: F811
    fill(corpus, [article("A", WARM, 1)])
    assert "Choose another comparison" in words(look())


def test_a_language_without_spaces_is_a_sentence(corpus):  # noqa: F811
    chinese = "中国和马来西亚两国政府星期一在吉隆坡签署了{}合作协议，双方表示满意。"
    fill(corpus, [article(source, chinese, n) for source in "AB" for n in range(3)])
    assert "write a space between them" in words(look())


def test_filters_that_leave_nothing_say_so(corpus):  # noqa: F811
    two_sources(corpus)
    assert "No paragraph matches" in words(look(**{"from": "2050-01-01"}))


def test_words_of_the_target_and_names_come_back_by_a_switch(corpus):  # noqa: F811
    fill(corpus, [article("A", "The port in Johor and Wong Mei grew {}.", n) for n in range(4)])
    fill(corpus, [article("B", COOL, n) for n in range(4)])
    assert "Johor" not in " ".join(table(look())["word"])
    assert "Johor" in " ".join(table(look(no_target="false", no_names="false"))["word"])
    assert "Wong" not in " ".join(table(look(no_target="false"))["word"])
    assert "Wong" in " ".join(table(look(no_names="false"))["word"])


def test_a_chosen_word_stands_in_its_paragraphs_on_either_side(corpus):  # noqa: F811
    two_sources(corpus)
    app = look()
    option(app, "Word").select(keywords.word_key("thanked")).run()
    assert in_address(app, "word") == keywords.word_key("thanked")
    found = html(app)
    assert found.count("<mark>thanked</mark>") == 8
    assert 'data-paragraph="2"' in found
    assert "8 times in 4 articles" in words(app)
    assert "Never here." in words(app)
    assert "thanked" not in str(dict(app.query_params))


def test_sources_and_texts_are_escaped(corpus):  # noqa: F811
    two_sources(corpus)
    hostile = "The debt <img src=x onerror=alert(1)> of number {} grew."
    fill(corpus, [article("Cool <b>News", hostile, n) for n in range(10, 14)])
    found = html(look(word=keywords.word_key("debt")))
    assert "&lt;img" in found
    assert "<img" not in found
    assert "Cool &lt;b&gt;News · " in found
