"""The page *Add articles* in its states, without a browser."""

from __future__ import annotations

import pytest
import streamlit as st
from test_pages import ARTICLE, fill, open_page, words
from test_reading_pasted import RULE, document

from analysis import pipeline, scoring
from analysis.corpus import Corpus, CorpusError
from analysis.dashboard.drafts import Drafts

TABLE = (
    "Kopf,Blatt,Inhalt\nA port opens,The Star,China and Malaysia opened the port on Monday.\n"
    "A road opens,Bernama,China and Malaysia opened the road on Monday.\n"
)
MALAY = "Kerajaan negeri itu mengumumkan bahawa projek landasan kereta api akan diteruskan."


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Corpus:
    place = tmp_path / "corpus.sqlite"
    monkeypatch.setenv("HALUAN_CORPUS", str(place))
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon",))
    return Corpus(place)


def article(number: int, source: str = "Xinhua") -> str:
    text = ARTICLE.format(title=f"Port {number} opens", source=source)
    return text.replace("the port", f"port number {number}")


def page_with(*files: tuple[str, str]):
    """The page with these files (name, content) in its uploader."""
    app = open_page("add")
    upload = [(name, content.encode(), "text/plain") for name, content in files]
    app.get("file_uploader")[0].set_value(upload).run()
    assert not app.exception
    return app


def many(count: int):
    return page_with(*((f"{n}.txt", article(n)) for n in range(count)))


def button(app, label: str):
    return next(b for b in app.button if b.label.startswith(label))


def fields(app) -> dict[str, str]:
    return {field.label: field.value for field in app.text_input}


def listed(app):
    return app.dataframe[0].value


def test_many_articles_are_a_list_and_one_of_them_is_open(corpus):
    app = page_with(("1.txt", article(1)), ("2.txt", f"A quay opens\n\n{MALAY}\n\nIt is open."))
    assert "2 articles to look over" in words(app)
    assert listed(app)["Title"].to_list() == ["Port 1 opens", "A quay opens"]
    assert listed(app)["To look at"].to_list() == [
        "no date",
        "no source; no date; 1 of 2 paragraphs: not scored yet: Malay",
    ]
    # The first without a source is the one that needs a look.
    assert fields(app)["Title"] == "A quay opens"
    assert "1 of 2 paragraphs: not scored yet: Malay." in words(app)


def test_only_the_open_article_is_scored_before_it_is_added(corpus, monkeypatch):
    scored = []
    score = pipeline.score_article
    monkeypatch.setattr(
        pipeline, "score_article", lambda one, by: scored.append(one.name) or score(one, by)
    )
    many(3)
    assert scored == ["0.txt"]


def test_the_list_is_narrowed_to_what_needs_a_look(corpus):
    fill(corpus, "Xinhua")
    app = page_with(
        ("0.txt", ARTICLE.format(title="Port 0 opens", source="Xinhua")),
        ("1.txt", article(1)),
        ("2.txt", article(2)),
    )
    pills = next(w for w in app.get("button_group") if w.key == "show_only")
    assert pills.options == ["No date (3)", "Found before (1)"]
    pills.set_value("before").run()
    assert listed(app)["To look at"].to_list() == ["no date; in the corpus already"]


def test_a_correction_stays_when_another_article_is_opened(corpus):
    app = many(2)
    next(f for f in app.text_input if f.label == "Source").set_value("The Star").run()
    app.session_state["opened_draft"] = app.session_state["drafts"].all()[1].key
    app.run()
    assert listed(app)["Source"].to_list() == ["The Star", "Xinhua"]


def test_an_article_is_taken_off_the_list_and_the_next_one_opens(corpus):
    app = many(3)
    button(app, "Don’t add").click().run()
    assert "2 articles to look over" in words(app)
    assert fields(app)["Title"] == "Port 1 opens"


def test_a_paragraph_is_left_out_and_put_back_again(corpus):
    app = many(1)
    labels = [b.label for b in app.button]
    before = labels.count("Leave out"), labels.count("Put back")
    button(app, "Leave out").click().run()
    labels = [b.label for b in app.button]
    assert (labels.count("Leave out"), labels.count("Put back")) == (before[0] - 1, before[1] + 1)
    draft = app.session_state["drafts"].all()[0]
    assert [b.why for b in draft.article.blocks if b.why == "left out by hand"]
    next(
        b
        for b in app.button
        if b.key and b.label == "Put back" and draft.found[int(b.key[-1])].kind == "body"
    ).click().run()
    assert app.session_state["drafts"].all()[0].article.blocks == draft.found


def test_all_are_added_and_added_again_nothing_changes(corpus):
    app = many(3)
    button(app, "Add 3 articles").click().run()
    assert "3 articles added" in words(app)
    assert corpus.articles().height == 3
    assert not app.session_state["drafts"].all()
    app = many(3)
    assert listed(app)["To look at"].to_list() == ["no date; in the corpus already"] * 3
    button(app, "Add 3 articles").click().run()
    assert "Already in the corpus, nothing changed" in words(app)
    assert corpus.articles().height == 3


def test_the_same_words_twice_are_told_and_added_once(corpus):
    app = page_with(("1.txt", article(1)), ("2.txt", article(1)))
    assert "twice here" in listed(app)["To look at"][1]
    button(app, "Add 2 articles").click().run()
    assert "1 article added" in words(app)
    assert corpus.articles().height == 1


def test_an_adding_that_is_ended_says_what_was_added_and_goes_on_on_request(corpus, monkeypatch):
    app = many(4)
    score = pipeline.score_article

    def ends_the_run_at_the_third(one, by):
        if one.name == "2.txt":
            st.stop()
        return score(one, by)

    monkeypatch.setattr(pipeline, "score_article", ends_the_run_at_the_third)
    button(app, "Add 4 articles").click().run()
    monkeypatch.setattr(pipeline, "score_article", score)
    assert corpus.articles().height == 2
    app.run()
    assert "Stopped: 2 articles added. 2 articles left, below." in words(app)
    assert "2 articles to look over" in words(app)
    button(app, "Add 2 articles").click().run()
    assert "2 articles added." in words(app)
    assert corpus.articles().height == 4


def test_a_corpus_that_takes_no_more_says_so_and_the_rest_stays(corpus, monkeypatch):
    app = many(2)

    def full(_self, _scored):
        raise CorpusError("The disk is full: make room on it.")

    monkeypatch.setattr(Corpus, "add", full)
    button(app, "Add 2 articles").click().run()
    assert "The disk is full: make room on it. 0 articles added. 2 articles left" in words(app)
    assert len(app.session_state["drafts"].all()) == 2


def test_an_article_that_cannot_be_scored_stays_and_is_named(corpus, monkeypatch):
    app = many(2)
    score = pipeline.score_article

    def fails_on_the_second(one, by):
        if one.name == "1.txt":
            raise IndexError("nobody thought of this")
        return score(one, by)

    monkeypatch.setattr(pipeline, "score_article", fails_on_the_second)
    button(app, "Add 2 articles").click().run()
    assert "1 article added" in words(app)
    assert "Could not be scored, and not added: Port 1 opens" in words(app)
    assert [draft.name for draft in app.session_state["drafts"].all()] == ["Port 1 opens"]


def test_an_article_without_a_paragraph_is_not_added(corpus):
    app = many(1)
    for _ in range(2):
        button(app, "Leave out").click().run()
    button(app, "Add 1 article").click().run()
    assert "Without a paragraph to score, and not added" in words(app)
    assert corpus.articles().is_empty()


def test_a_file_that_is_no_article_is_a_sentence(corpus):
    app = page_with(("1.txt", article(1)), ("2.txt", ""))
    assert "“2.txt” is empty" in words(app)
    assert "1 article to look over" in words(app)


def test_many_sentences_are_folded(corpus):
    app = page_with(*((f"{n}.txt", "") for n in range(9)))
    assert "3 more" in [expander.label for expander in app.expander]


def select(app, label: str):
    return next(s for s in app.selectbox if s.label == label)


def test_columns_that_could_not_be_told_are_chosen_on_the_page(corpus):
    app = page_with(("t.csv", TABLE))
    assert "none of its columns is called text" in words(app)
    for label, column in (("Text", "Inhalt"), ("Title", "Kopf"), ("Source", "Blatt")):
        select(app, label).set_value(column)
    button(app, "Read the table").click().run()
    assert "2 articles to look over" in words(app)
    assert "none of its columns" not in words(app)
    assert listed(app)["Source"].to_list() == ["The Star", "Bernama"]
    assert select(app, "Text").value == "Inhalt"


def test_a_table_needs_a_column_of_text_and_no_column_twice(corpus):
    app = page_with(("t.csv", TABLE))
    button(app, "Read the table").click().run()
    assert "Choose the column that holds the text." in words(app)
    select(app, "Text").set_value("Inhalt")
    select(app, "Title").set_value("Inhalt")
    button(app, "Read the table").click().run()
    assert "Each column can hold one thing" in words(app)


def test_files_whose_reading_was_stopped_are_read_on_request(corpus):
    app = many(1)
    drafts: Drafts = app.session_state["drafts"]
    (key,) = drafts.by_file
    drafts.forget({key})
    drafts.wait([key])
    app.run()
    assert "1 file not read yet." in words(app)
    assert "to look over" not in words(app)
    button(app, "Read on").click().run()
    assert "1 article to look over" in words(app)


def test_a_pasted_export_is_many_articles(corpus):
    app = open_page("add")
    next(w for w in app.get("button_group") if w.key == "way").set_value("text").run()
    app.text_area[0].set_value(RULE + document(1) + RULE + document(2) + RULE)
    button(app, "Read the text").click().run()
    assert "2 articles to look over" in words(app)
