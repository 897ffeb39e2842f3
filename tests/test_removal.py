"""The dialog that asks before articles leave the corpus, drawn alone as its buttons draw it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from test_pages import PATIENCE, corpus, fill, words  # noqa: F401 (a fixture)

from analysis.dashboard.labels import plain


def ask(place: str, article_id: str) -> AppTest:
    def dialog(place: str, article_id: str) -> None:
        import streamlit as st

        from analysis.corpus import Corpus
        from analysis.dashboard import removal

        opened = st.cache_resource(Corpus)(place)
        removal.ask(opened, [article_id])

    app = AppTest.from_function(dialog, args=(place, article_id), default_timeout=PATIENCE).run()
    assert not app.exception
    return app


def confirm(app: AppTest) -> AppTest:
    next(button for button in app.button if button.key == "confirm_remove").click().run()
    assert not app.exception
    return app


def test_a_corpus_deleted_before_the_answer_is_a_sentence(corpus):  # noqa: F811
    fill(corpus, "Xinhua")
    app = ask(corpus.place, corpus.articles()["article_id"][0])
    Path(corpus.place).unlink()
    assert plain("is gone: it was moved or deleted") in words(confirm(app))


def test_an_article_removed_before_the_answer_is_told_and_nothing_else_goes(corpus):  # noqa: F811
    fill(corpus, "Xinhua", "Bernama")
    first, second = corpus.articles()["article_id"]
    app = ask(corpus.place, first)
    corpus.remove([first])
    assert "it has left the corpus meanwhile" in words(confirm(app))
    assert corpus.articles()["article_id"].to_list() == [second]
