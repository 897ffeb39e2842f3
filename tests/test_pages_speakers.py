"""The page Speakers in its states, without a browser."""

from __future__ import annotations

import pytest
from test_pages import PAGES, corpus, open_page, words  # noqa: F401 (a fixture)

from analysis.compare.speaker_names import UNNAMED, whom
from analysis.dashboard.quotations import imprint_html, quotation_html
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

ARTICLE = (
    "Port {n} opens\n\nKUALA LUMPUR, June 18 ({source}) -- China and Malaysia opened port {n}.\n\n"
)
LIM = '"Both sides welcomed the cooperation in port {n} warmly," said {title}Lim Wei.\n\n'
WONG = '"The harm of the Chinese port {n} to Malaysia is great," said Mr Wong.\n\n'
SAME = '"Port {n} has cost Malaysia and its fishermen what China will never pay," said Mr Wong.\n\n'


def fill(corpus, *articles):  # noqa: F811
    """Keep an article for each (source, its paragraphs)."""
    read = [
        read_text((ARTICLE + text).format(n=n, source=source, title=title), f"{n}.txt")
        for n, (source, title, text) in enumerate(articles)
    ]
    for scored in score_articles(read, make_scorer("lexicon")):
        assert corpus.add(scored)


def some(corpus):  # noqa: F811
    fill(
        corpus,
        ("Xinhua", "", LIM + WONG),
        ("Bernama", "Tan Sri ", LIM),
        ("Bernama", "", "Nothing was said.\n\n"),
        ("Xinhua", "", SAME),
    )


def open_speakers(**query):
    return open_page("speakers", **query)


def button(app, label, nth=0):
    return [b for b in app.button if b.label == label][nth]


def listed(app):
    return next(box for box in app.selectbox if box.label == "Read one speaker’s words").options


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def chosen(app):
    return app.query_params.get("speaker")


def test_the_sample_shows_voices_and_speakers(corpus):  # noqa: F811
    app = open_speakers()
    assert "invented" in words(app)
    assert len(app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")) == 2
    assert len(listed(app)) > 100


def test_a_surname_is_another_in_each_article_and_titles_are_folded(corpus):  # noqa: F811
    some(corpus)
    assert listed(open_speakers()) == [
        "Lim Wei",
        "Mr Wong (Xinhua, no date)",
        "Mr Wong (Xinhua, no date) · 2",
    ]


def test_a_speaker_is_chosen_by_a_digest_and_left_again(corpus):  # noqa: F811
    some(corpus)
    app = open_speakers()
    box = next(b for b in app.selectbox if b.label == "Read one speaker’s words")
    box.select(whom("Lim Wei").who).run()
    assert not app.exception
    assert chosen(app) in (whom("Lim Wei").who, [whom("Lim Wei").who])
    assert "2 paragraphs in 2 articles of 2 sources" in html(app)
    assert "Named as" in html(app)
    button(app, "All speakers").click().run()
    assert not chosen(app)
    assert listed(app)


def test_the_address_bar_opens_a_speaker_and_a_source_narrows_the_words(corpus):  # noqa: F811
    some(corpus)
    app = open_speakers(speaker=whom("Lim Wei").who)
    assert len([b for b in app.button if b.label == "Read"]) == 2
    next(b for b in app.selectbox if b.label == "Quoted by").select("Bernama").run()
    assert len([b for b in app.button if b.label == "Read"]) == 1
    assert "in port 1 warmly" in html(app)
    assert "in port 0 warmly" not in html(app)


@pytest.mark.parametrize("who", ["nobody", UNNAMED, "<script>", f"{whom('Wong').who}-0"])
def test_a_speaker_who_is_not_quoted_is_a_sentence(corpus, who):  # noqa: F811
    some(corpus)
    app = open_speakers(speaker=who)
    assert "No paragraph shown quotes this speaker" in words(app)
    assert button(app, "All speakers")


def test_one_click_leads_from_the_words_to_their_article(corpus):  # noqa: F811
    some(corpus)
    app = open_speakers(speaker=whom("Lim Wei").who)
    button(app, "Read").click().run()
    assert not app.exception
    assert "h-paragraph" in html(app)
    assert not next(e for e in app.expander if e.label.startswith("Correct")).proto.expanded


def test_one_click_leads_to_the_correction_and_the_page_shows_it(corpus):  # noqa: F811
    some(corpus)
    app = open_speakers(speaker=whom("Lim Wei").who)
    button(app, "Correct").click().run()
    assert next(e for e in app.expander if e.label.startswith("Correct")).proto.expanded
    voice = next(w for w in app.get("button_group") if w.key.startswith("voice_of"))
    voice.set_value("outlet").run()
    button(app, "Save").click().run()
    assert not app.exception
    assert "1 paragraph in 1 article of 1 source" in html(app)
    assert len([b for b in app.button if b.label == "Read"]) == 1


def test_the_last_words_corrected_away_leave_a_sentence(corpus):  # noqa: F811
    fill(corpus, ("Xinhua", "", LIM))
    app = open_speakers(speaker=whom("Lim Wei").who)
    button(app, "Correct").click().run()
    next(w for w in app.get("button_group") if w.key.startswith("voice_of")).set_value(
        "outlet"
    ).run()
    button(app, "Save").click().run()
    assert not app.exception
    assert "a correction has given their words to somebody else" in words(app)


def test_the_sample_cannot_be_corrected(corpus):  # noqa: F811
    app = open_speakers()
    who = next(b for b in app.selectbox if b.label == "Read one speaker’s words")
    app = open_speakers(speaker=whom(who.options[0]).who)
    assert button(app, "Read")
    assert not [b for b in app.button if b.label == "Correct"]


def test_who_is_quoted_without_a_name_stands_last(corpus):  # noqa: F811
    some(corpus)
    article = corpus.frame("lexicon").filter(speaker="Tan Sri Lim Wei")
    article_id, number = article.select("article_id", "paragraph").row(0)
    start = corpus.get(article_id, "lexicon").paragraphs[number - 1].paragraph.start
    corpus.correct(article_id, start, "speaker", None)
    assert listed(open_speakers())[-1] == "Unnamed"
    app = open_speakers(speaker=UNNAMED)
    assert "in port 1 warmly" in html(app)


def test_a_name_is_sought(corpus):  # noqa: F811
    some(corpus)
    app = open_speakers()
    app.text_input(key="sought_speaker").set_value("wONG").run()
    assert len(listed(app)) == 2
    app.text_input(key="sought_speaker").set_value("nobody at all").run()
    assert "Nobody of that name" in words(app)


@pytest.mark.parametrize(
    ("voice", "told"),
    [("Outlet", "Only the outlets’ own words"), ("Speakers", "Only quoted words are shown")],
)
def test_a_filter_of_voices_says_what_it_hides(corpus, voice, told):  # noqa: F811
    some(corpus)
    assert told in words(open_speakers(voice=voice))


def test_nobody_quoted_says_so(corpus):  # noqa: F811
    fill(corpus, ("Xinhua", "", ""))
    assert "No paragraph is known to be a speaker’s words" in words(open_speakers())
    shown = words(open_speakers(source="Xinhua"))
    assert "No paragraph shown is a speaker’s words. Widen or clear the filters" in shown


@pytest.mark.parametrize("query", [{"measure": "Tone"}, {"speaker_order": "Warmest"}, {}])
def test_one_article_will_do(corpus, query):  # noqa: F811
    fill(corpus, ("Xinhua", "", LIM))
    assert listed(open_speakers(**query)) == ["Lim Wei"]


def test_no_articles_and_no_match_are_sentences(corpus):  # noqa: F811
    assert "No articles yet" in words(open_speakers(corpus="My articles"))
    some(corpus)
    assert "No paragraph matches" in words(open_speakers(**{"from": "2050-01-01"}))


ROW = {
    "source": "<i>Star</i>",
    "date": None,
    "title": "<b>Port</b>",
    "language": '"><script>',
    "label": "unfavourable",
    "stance": -0.5,
    "tone": None,
}


def test_words_from_articles_are_harmless():
    made = quotation_html("<script>alert(1)</script>", ROW, "stance") + imprint_html(ROW, "stance")
    assert "<script>" not in made
    assert "<i>" not in made
    assert "<b>" not in made
    assert 'h-down" style="--strength:0.50"' in made
    assert "unfavourable −0.50 · &lt;i&gt;Star&lt;/i&gt;, no date" in made


@pytest.mark.parametrize(
    ("row", "measure", "told"),
    [
        ({"stance": None, "label": "not about it"}, "stance", "not about it"),
        ({"stance": None, "label": None}, "stance", "not scored"),
        ({"tone": None}, "tone", "no tone"),
        ({"tone": float("nan")}, "tone", "no tone"),
        ({"tone": 0.3}, "tone", "warm wording +0.30"),
        ({"tone": -0.3}, "tone", "dark wording −0.30"),
        ({"tone": 0.01}, "tone", "plain wording +0.01"),
    ],
)
def test_what_a_paragraph_scored_in_words(row, measure, told):
    assert f">{told} · " in imprint_html(ROW | row, measure)
