"""The page *Method and trust* in its states: answers, the blind check, agreement, versions."""

from __future__ import annotations

import random
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest
from test_pages import PAGES, PATIENCE, ROOT, fill, open_page, words

from analysis import VERSION, scoring
from analysis.agreement import sampling
from analysis.corpus import Corpus
from analysis.dashboard import check_set, tour
from analysis.dashboard.labels import plain
from analysis.pipeline import score_articles
from analysis.reading import read_text
from analysis.records import LABELS
from analysis.scoring import make_scorer

PARAGRAPHS = (
    "China and Malaysia praised the success of the joint port, said {0}.",
    "China and Malaysia signed the protocol on customs before {0}.",
    "Malaysian crews blamed the Chinese contractor for the harm and the delay, and {0}.",
    "Rain is expected to last until the weekend over {0}.",
)


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Corpus:
    monkeypatch.setenv("HALUAN_CORPUS", str(tmp_path / "corpus.sqlite"))
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon",))
    return Corpus(tmp_path / "corpus.sqlite")


@pytest.fixture
def short_sets(monkeypatch) -> None:
    """Sets of five, so that a test need not click twenty times."""
    monkeypatch.setattr(check_set, "SIZE", 5)


def fill_labels(corpus, articles=8):
    """Articles with paragraphs of several labels, no two of them copies."""
    draw = random.Random(1)

    def told(paragraph: str) -> str:
        return paragraph.format(
            " ".join("".join(draw.choices("abdeklmnorstu", k=6)) for _ in "x" * 20)
        )

    texts = ["\n\n".join([f"Port number {n}", *map(told, PARAGRAPHS)]) for n in range(articles)]
    read = [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    for scored in score_articles(read, make_scorer("lexicon")):
        assert corpus.add(scored)


def page(app: AppTest) -> str:
    """All words and HTML of a page, spaces that don't break as others."""
    html = " ".join(element.proto.body for element in app.get("html"))
    return f"{words(app)} {html}".replace("\N{NO-BREAK SPACE}", " ")


def button(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label)


def begin(reader: str | None = None) -> AppTest:
    app = open_page("method")
    if reader:
        next(field for field in app.text_input if field.label == "Your name").set_value(reader)
    button(app, "Check the scores").click().run()
    return app


def give(app: AppTest, *labels: str) -> None:
    for label in labels:
        button(app, label.capitalize()).click().run()
        assert not app.exception


def labels_of(corpus: Corpus) -> pl.DataFrame:
    return corpus.frame("lexicon").select("article_id", "paragraph", "label")


def read_all(corpus: Corpus, reader: str, label: str | None = None, size: int = 100) -> None:
    """As many readings as there are, of the scorer's own label or of one."""
    people = sampling.population(corpus.frame("lexicon"))
    said = {(article, number): own for article, number, own in people.iter_rows()}
    for article_id, number in sampling.drawn(people, people.clear(), size):
        scored = corpus.get(article_id, "lexicon")
        start = scored.paragraphs[number - 1].paragraph.start
        corpus.read(article_id, start, reader, label or said[article_id, number])


def test_the_first_screen_answers_in_five_lines(corpus):
    fill(corpus, "Xinhua")
    told = page(open_page("method"))
    assert told.count("<dt>") >= 5
    assert "<b>Yes, over many articles.</b>" not in told  # that is the model; here is the lexicon
    assert "<b>With care.</b>" in told
    assert "0.54 on hard cases and 0.90 on ordinary agency copy" in told
    assert "Nobody has checked the scores on your articles yet" in told


def test_the_method_is_told_with_an_example_its_limits_and_the_versions(corpus):
    fill(corpus, "Xinhua")
    app = open_page("method")
    told = page(app)
    for part in (
        "is a small neural network",
        "Klang port takes delivery of Chinese cranes",
        "Hesterberg 2015",
        "Only English is scored",
        "Krippendorff's alpha",
        f"<dd>{VERSION}</dd>",
        make_scorer("lexicon").digest,
        "measured on 20",
    ):
        assert part in told, part
    folds = [each.label for each in app.expander]
    assert folds[0] == "How a score is made, with an example"
    assert "The versions" in folds


def test_the_lexicon_is_searched(corpus):
    fill(corpus, "Xinhua")
    app = open_page("method")
    everything = len(app.dataframe[-1].value)
    field = next(each for each in app.text_input if each.label == "Search the lexicon")
    field.set_value("debt").run()
    assert 0 < len(app.dataframe[-1].value) < everything


def test_the_tables_hold_the_card_too(corpus):
    fill(corpus, "Xinhua")
    tables = [each.value for each in open_page("method").dataframe]
    assert any("By" in table.columns and "over 60 words" in set(table["Part"]) for table in tables)


def test_without_articles_the_page_still_answers_and_says_what_to_do(corpus):
    app = open_page("method", corpus="My articles")
    assert "No articles yet" in words(app)
    assert not [each for each in app.button if each.label == "Check the scores"]


def test_the_short_look_around_ends_here(corpus):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.switch_page(f"{PAGES}/method.py")
    app.session_state["tour"] = len(tour.STEPS) - 1
    app.run()
    assert tour.STEPS[-1].words in words(app)


def test_the_check_shows_a_paragraph_without_its_score_or_source(corpus):
    fill_labels(corpus)
    app = begin()
    told = page(app)
    assert "Check the scores" in told
    assert '<article class="h-check">' in told
    assert '<p class="h-imprint">' not in told
    assert "Method and trust" not in [each.value for each in app.title]
    assert {"Favourable", "Neutral", "Unfavourable", "Not about it", "Skip"} <= {
        each.label for each in app.button
    }
    assert "What does a fair reader take" in told
    app.toggle(key="check_source").set_value(True).run()
    assert "Unknown source" in page(app)


def test_a_label_is_kept_as_a_blind_reading(corpus):
    fill_labels(corpus)
    app = begin("Ana")
    give(app, "favourable", "not about it")
    readings = corpus.readings()
    assert readings["reader"].to_list() == ["Ana (blind)"] * 2
    assert sorted(readings["label"].to_list()) == ["favourable", "not about it"]


def test_the_last_can_be_undone_and_a_skipped_one_leaves_nothing(corpus):
    fill_labels(corpus)
    app = begin()
    first = page(app).split('<article class="h-check">')[1][:200]
    give(app, "neutral")
    assert page(app).split('<article class="h-check">')[1][:200] != first
    button(app, "Undo the last").click().run()
    assert page(app).split('<article class="h-check">')[1][:200] == first
    assert corpus.readings().is_empty()
    button(app, "Skip").click().run()
    assert corpus.readings().is_empty()
    button(app, "Undo the last").click().run()
    assert page(app).split('<article class="h-check">')[1][:200] == first


def test_a_set_ends_when_all_is_read_and_says_how_it_went(corpus, short_sets):
    fill_labels(corpus)
    app = begin()
    button(app, "Skip").click().run()
    give(app, *["neutral"] * 5)
    places = ["article_id", "paragraph"]
    read = corpus.readings()
    assert read["label"].to_list() == ["neutral"] * 5
    of_scorer = corpus.frame("lexicon").cast({"article_id": pl.String})
    scored = of_scorer.join(read.select(places), on=places)
    same = (scored["label"] == "neutral").sum()
    told = page(app)
    assert f"the scorer gave the same label on {same} of 5 paragraphs; 1 skipped." in told
    assert f"agreed with you on {same} of 5 paragraphs: too few to tell" in told
    button(app, "Back to the last one").click().run()
    assert corpus.readings().height == 4
    assert "Check the scores" in [each.value for each in app.title]


def test_a_set_stopped_early_is_told_and_the_next_brings_others(corpus, short_sets):
    fill_labels(corpus)
    app = begin()
    give(app, "neutral")
    button(app, "Skip").click().run()
    button(app, "Stop here").click().run()
    assert "of 1 paragraph; 1 skipped" in page(app)
    button(app, "Check the scores").click().run()
    give(app, *["favourable"] * 5)
    read = corpus.readings()
    assert sorted(read["label"].to_list()) == ["favourable"] * 5 + ["neutral"]
    assert read.unique(["article_id", "paragraph"]).height == 6


def test_two_readers_are_led_to_the_same_paragraphs(corpus, short_sets):
    fill_labels(corpus)
    give(begin("Ana"), *["neutral"] * 5)
    give(begin("Tan"), *["neutral"] * 5)
    places = corpus.readings().group_by("article_id", "start").len()
    assert places["len"].to_list() == [2] * 5
    told = page(open_page("method"))
    assert '<th scope="row">Ana and Tan</th><td>5 of 5, too few to tell</td>' in told


def test_when_all_is_read_the_page_says_so(corpus):
    fill_labels(corpus, 1)
    read_all(corpus, "me (blind)")
    app = begin()
    assert "You have read every paragraph" in words(app)


def test_paragraphs_without_scores_cannot_be_drawn_and_the_page_says_so(corpus, monkeypatch):
    fill(corpus, "Xinhua")
    monkeypatch.setattr(scoring, "SCORERS", ("model",))
    assert "No paragraph has a label by the scorer “model”" in words(begin())


def test_an_article_removed_meanwhile_is_passed_over(corpus):
    fill_labels(corpus)
    app = begin()
    corpus.remove(corpus.articles()["article_id"].to_list())
    app.run()
    assert "not in the corpus any more" in words(app)
    assert button(app, "Favourable").disabled
    button(app, "Skip").click().run()
    assert not app.exception


def test_a_corpus_deleted_during_the_check_is_a_sentence(corpus):
    fill_labels(corpus)

    def part_of_the_page(place: str) -> None:
        """What is drawn again alone when a label is given."""
        import streamlit as st

        from analysis.corpus import Corpus
        from analysis.dashboard import check
        from analysis.dashboard.check_set import CheckSet

        opened = st.cache_resource(Corpus)(place)
        check.show(opened, CheckSet(place, "I", [("0" * 16, 1)], 1))

    app = AppTest.from_function(part_of_the_page, args=(corpus.place,), default_timeout=PATIENCE)
    app.run()
    Path(corpus.place).unlink()
    app.run()
    assert not app.exception
    assert plain("is gone: it was moved or deleted") in words(app)


def test_agreement_in_full_once_there_are_readings_enough(corpus):
    fill_labels(corpus)
    read_all(corpus, "me (blind)", size=24)
    app = open_page("method")
    told = page(app)
    assert "<b>100 % the same.</b>" in told
    assert "agreed with you on 24 of 24 paragraphs: 100 %, likely between 86 and 100 %" in told
    assert "Weighted back to all" in told
    assert "(Krippendorff’s alpha): 1.00, held to be reliable" in told
    assert "Where they differ" not in [each.value for each in app.subheader]


def test_what_differs_is_listed_and_opens_in_the_pane(corpus):
    fill_labels(corpus)
    read_all(corpus, "me (blind)", "neutral", 20)
    app = open_page("method")
    differing = next(each.value for each in app.dataframe if "label_other" in each.value.columns)
    assert set(differing["label_other"]) == {"neutral"}
    assert "neutral" not in set(differing["label"])
    row = differing.iloc[0]
    opened = open_page("method", article=row["article_id"], paragraph=str(row["paragraph"]))
    assert f'data-number="{row["paragraph"]}" open' in page(opened)


def test_every_scorer_is_measured_once_it_is_asked_for(corpus, monkeypatch):
    fill_labels(corpus)
    read_all(corpus, "me (blind)", size=24)
    monkeypatch.setattr(scoring, "SCORERS", ("lexicon", "model"))
    app = open_page("method")
    assert "no scores of these paragraphs" not in page(app)
    app.session_state["by_scorer"] = True
    app.run()
    told = page(app)
    assert '<th scope="row">lexicon</th><td>24 of 24: 100 %, likely between 86 and 100 %' in told
    assert '<th scope="row">model</th><td>no scores of these paragraphs</td>' in told


def test_few_readings_are_too_few_to_tell(corpus):
    fill_labels(corpus)
    read_all(corpus, "me (blind)", size=4)
    told = page(open_page("method"))
    assert "<b>Too few read yet.</b>" in told
    assert "Krippendorff’s alpha): " not in told


def test_readings_beside_the_score_are_counted_apart(corpus):
    fill_labels(corpus)
    read_all(corpus, "me", size=4)
    told = page(open_page("method"))
    assert "4 more paragraphs got a label in the reading pane" in told
    assert "<b>Not checked yet.</b>" in told


def test_a_hostile_name_is_text(corpus):
    fill_labels(corpus)
    read_all(corpus, "<b>*Ana*</b> (blind)", size=20)
    told = page(open_page("method"))
    assert "agreed with &lt;b&gt;*Ana*&lt;/b&gt; on 20 of 20" in told


def test_the_sample_can_be_tried_and_says_that_it_proves_nothing(corpus):
    app = open_page("method")
    assert "its agreement here proves nothing" in words(app)
    button(app, "Check the scores").click().run()
    assert '<article class="h-check">' in page(app)
    give(app, "neutral")
    assert corpus.readings().is_empty()


def test_each_label_of_the_codebook_has_a_key(corpus):
    fill_labels(corpus)
    app = begin()
    keys = {each.label: each.proto.shortcut for each in app.button if each.proto.shortcut}
    assert {label: keys[label.capitalize()] for label in LABELS} == dict(
        zip(LABELS, "1234", strict=True)
    )
