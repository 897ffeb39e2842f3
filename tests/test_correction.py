"""Whose words a paragraph is, corrected in the reading pane."""

from __future__ import annotations

import re

import pytest
from test_pages import corpus, open_page, words  # noqa: F401 (a fixture)

from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.scoring import make_scorer

TEXT = """Port opens

KUALA LUMPUR, June 18 (Xinhua) -- China and Malaysia opened the port on Monday.

"Both sides welcomed the cooperation warmly," said Minister Tan Mei Ling.
"""


@pytest.fixture
def article_id(corpus):  # noqa: F811
    (scored,) = score_articles([read_text(TEXT, "port.txt")], make_scorer("lexicon"))
    corpus.add(scored)
    return scored.article.id


def voices(corpus):  # noqa: F811
    return corpus.frame("lexicon").select("voice", "speaker").rows()


def button(app, label):
    return next(b for b in app.button if b.label == label)


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def choose(app, key, value):
    return next(w for w in app.get("button_group") if w.key.startswith(key)).set_value(value).run()


def test_a_speaker_is_set_right_and_taken_back(corpus, article_id):  # noqa: F811
    assert voices(corpus) == [("outlet", None), ("speaker", "Tan Mei Ling")]
    app = open_page(article=article_id, paragraph="2")
    assert button(app, "Save").disabled
    app = choose(app, "voice_of", "outlet")
    button(app, "Save").click().run()
    assert not app.exception
    assert voices(corpus) == [("outlet", None), ("outlet", None)]
    assert "The program had said: Tan Mei Ling." in words(app)
    button(app, "Take back").click().run()
    assert voices(corpus) == [("outlet", None), ("speaker", "Tan Mei Ling")]
    assert "The program had said" not in words(app)


def test_a_paragraph_is_given_to_a_new_speaker(corpus, article_id):  # noqa: F811
    app = open_page(article=article_id, paragraph="1")
    app = choose(app, "voice_of", "speaker")
    name = next(box for box in app.selectbox if box.label == "Speaker")
    assert name.options == ["Tan Mei Ling"]
    name.set_value("Tan Mei Ling").run()
    button(app, "Save").click().run()
    assert voices(corpus) == [("speaker", "Tan Mei Ling")] * 2


def test_a_paragraph_that_is_gone_meanwhile_says_so(corpus, article_id):  # noqa: F811
    app = open_page(article=article_id, paragraph="2")
    app = choose(app, "voice_of", "outlet")
    corpus.remove([article_id])
    button(app, "Save").click().run()
    assert not app.exception
    assert "No paragraph of the corpus starts there any more" in words(app)


def test_what_was_said_before_is_listed(corpus, article_id):  # noqa: F811
    start = corpus.get(article_id, "lexicon").paragraphs[1].paragraph.start
    assert "What was said of it" not in html(open_page(article=article_id, paragraph="2"))
    corpus.correct(article_id, start, "speaker", "<b>Lim</b>")
    corpus.correct(article_id, start, "outlet", None)
    corpus.read(article_id, start, "Aisyah", "neutral")
    corpus.read(article_id, start, "Aisyah", None)
    told = html(open_page(article=article_id, paragraph="2"))
    moment = r", \d{4}-\d\d-\d\d \d\d:\d\d UTC"
    until = r"<li>Whose words until \d{4}-\d\d-\d\d \d\d:\d\d UTC: "
    listed = (
        f"{until}Tan Mei Ling</li>{until}&lt;b&gt;Lim&lt;/b&gt;</li>"
        f"<li>Aisyah read it as neutral{moment}</li>"
        f"<li>Aisyah took the label back{moment}</li>"
    )
    assert re.search(listed, told)
