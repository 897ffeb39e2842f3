"""The page *Time* in its states, without a browser."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from test_pages import PAGES, chart, corpus, numbers, open_page, words  # noqa: F401 (a fixture)

from analysis import sample
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

WARM = "China and Malaysia praised the friendship and welcomed the port, number {}."
COOL = "China and Malaysia quarrelled over the debt and the failed port, number {}."
FIRST = dt.date(2018, 1, 1)
CHART = "time_stance_0_0"


def article(number, date, text=WARM, source="Xinhua"):
    read = read_text(f"Port {number} opens\n\n{text.format(number)}\n", f"{source}{number}.txt")
    return replace(read, source=source, date=date)


def fill(corpus, articles):  # noqa: F811
    for scored in score_articles(articles, make_scorer("lexicon")):
        assert corpus.add(scored)


def months(corpus, count, text=WARM, since=0, **more):  # noqa: F811
    """An article on the fifteenth of each of so many months."""
    for number in range(since, since + count):
        date = dt.date(FIRST.year + number // 12, 1 + number % 12, 15)
        fill(corpus, [article(number, date, text, **more)])


def look(**query):
    """The page: its address is not its file's name, so that another one is opened first."""
    app = open_page("add")
    app.switch_page(f"{PAGES}/periods.py")
    for key, value in {"copies": "Each", **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def table(app):
    return numbers(app)


def button(app, label):
    return next(b for b in app.button if b.label == label)


def labels(app):
    return [b.label for b in app.button]


def dates(app):
    return [app.session_state[end] for end in ("from", "to")]


def choose_span(app, first, last, key=CHART):
    """What the browser tells of a span drawn on the chart."""
    ends = [(day - dt.date(1970, 1, 1)).days for day in (first, last)]
    app.session_state[key] = {"selection": {"span": {"day": ends}, "article_id": []}}
    return app.run()


def test_the_sample_has_invented_events_and_no_form(corpus):  # noqa: F811
    app = look()
    told = words(app)
    assert all(event in told for _, event in sample.EVENTS)
    assert "These events are invented" in told
    assert "Write it down" not in labels(app)
    assert not [b for b in app.button if b.key and b.key.startswith("remove_event")]
    assert len(table(app)) == 14


def test_an_empty_corpus_says_what_to_do(corpus):  # noqa: F811
    assert "Add your own" in words(look(corpus="My articles"))


def test_one_article_is_one_period_without_an_interval(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST)])
    app = look()
    assert table(app)["articles"].to_list() == [1]
    assert table(app)["reason"][0].startswith("too few articles")
    assert "A change is looked for once" in words(app)


def test_articles_without_a_date_say_so(corpus):  # noqa: F811
    fill(corpus, [article(1, None)])
    assert "No article shown has a date" in words(look())


def test_some_without_a_date_are_counted_on_the_chart(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST), article(2, None)])
    app = look()
    assert "1 article without a date left out" in " ".join(chart(app, 0)["subtitle"])


def test_no_paragraph_with_the_measure_says_so(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST, "The weather was fine on the coast, number {}, all day.")])
    assert "No dated paragraph shown has a stance" in words(look())


def test_filters_that_leave_nothing_say_so(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST)])
    assert "No paragraph matches" in words(look(**{"from": "2050-01-01"}))


def test_a_period_is_chosen_in_the_address_bar(corpus):  # noqa: F811
    months(corpus, 6)
    assert len(table(look(every="Month"))) == 6
    assert len(table(look(every="Year"))) == 1


def test_a_unit_too_fine_to_draw_is_replaced_and_that_is_said(corpus):  # noqa: F811
    months(corpus, 20)
    app = look(every="Day")
    assert len(table(app)) == 20
    assert "Too many days to draw: by week" in " ".join(chart(app, 0)["subtitle"])


def test_each_source_has_rows_of_its_own(corpus):  # noqa: F811
    months(corpus, 3)
    months(corpus, 2, COOL, source="Bernama")
    rows = table(look(lines="Sources", every="Year"))
    assert rows["name"].to_list() == ["All", "Xinhua", "Bernama"]
    assert rows["articles"].to_list() == [5, 3, 2]


def test_a_change_is_told_with_its_dates(corpus):  # noqa: F811
    months(corpus, 10)
    months(corpus, 10, COOL, since=10)
    told = words(look())
    assert "Around " in told
    assert "10 articles, 10 paragraphs) to " in told


def test_a_span_is_offered_taken_and_undone(corpus):  # noqa: F811
    months(corpus, 24)
    app = look(every="Month")
    assert "Show only this span" not in labels(app)
    app = choose_span(app, dt.date(2018, 3, 5), dt.date(2018, 6, 20))
    assert "between 1 March 2018 and 30 June 2018" in words(app)
    app = button(app, "Show only this span").click().run()
    assert dates(app) == [dt.date(2018, 3, 1), dt.date(2018, 6, 30)]
    assert len(table(app)) == 4
    app = button(app, "Back to the dates before").click().run()
    assert dates(app) == [None, None]
    assert len(table(app)) == 24
    assert "Back to the dates before" not in labels(app)


def test_undoing_brings_the_dates_before_back(corpus):  # noqa: F811
    months(corpus, 24)
    app = look(every="Month", **{"from": "2018-04-10"})
    app = choose_span(app, dt.date(2018, 4, 1), dt.date(2018, 6, 20))
    app = button(app, "Show only this span").click().run()
    # No further back than the filter was.
    assert dates(app) == [dt.date(2018, 4, 10), dt.date(2018, 6, 30)]
    app = button(app, "Back to the dates before").click().run()
    assert dates(app) == [dt.date(2018, 4, 10), None]


def test_a_span_chosen_on_other_data_is_not_offered(corpus):  # noqa: F811
    months(corpus, 24)
    app = choose_span(look(every="Month"), dt.date(2018, 3, 5), dt.date(2018, 6, 20))
    assert "Show only this span" in labels(app)
    app.session_state["from"] = dt.date(2018, 2, 1)
    assert "Show only this span" not in labels(app.run())


def test_dates_set_by_hand_after_a_span_take_its_undo_away(corpus):  # noqa: F811
    months(corpus, 24)
    app = choose_span(look(every="Month"), dt.date(2018, 3, 5), dt.date(2018, 6, 20))
    app = button(app, "Show only this span").click().run()
    app.session_state["to"] = dt.date(2018, 5, 31)
    assert "Back to the dates before" not in labels(app.run())


def write_down(app, date, event):
    app.date_input(key="event_date").set_value(date)
    app.text_input(key="event_words").set_value(event)
    return button(app, "Write it down").click().run()


def test_an_event_is_written_down_kept_and_undone(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST)])
    app = write_down(look(), FIRST, "  Talks *begin* $5 ")
    assert not app.exception
    assert corpus.events().select("date", "words").rows() == [(FIRST, "Talks *begin* $5")]
    assert "1 January 2018: Talks *begin* $5" in [text.value for text in app.text]
    assert "Talks *begin* $5" not in " ".join(text.value for text in app.markdown)
    app = button(app, "Undo").click().run()
    assert corpus.events().is_empty()
    assert "None is written down yet" in words(app)


def test_an_event_is_removed_and_comes_back(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST)])
    corpus.add_event(FIRST, "Talks begin")
    app = button(look(), "Remove").click().run()
    assert corpus.events().is_empty()
    button(app, "Undo").click().run()
    assert corpus.events().select("date", "words").rows() == [(FIRST, "Talks begin")]


def test_an_event_without_a_date_or_words_is_asked_for_both(corpus):  # noqa: F811
    fill(corpus, [article(1, FIRST)])
    for date, event in ((None, "Talks"), (FIRST, "   ")):
        app = write_down(look(), date, event)
        assert "needs a date and a few words" in words(app)
    assert corpus.events().is_empty()
