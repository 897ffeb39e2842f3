"""What sets two sides apart: tokens, phrases, the statistic, what is redundant, who is chosen."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import polars as pl
import pytest

from analysis import keywords
from analysis.keywords import Context, in_context
from analysis.keywords.index import make_index
from analysis.keywords.odds import surely, z_scores
from analysis.keywords.redundancy import Size, Term, distinct
from analysis.keywords.tokens import fold, stop_words, tokenise
from analysis.target import load_target


def index_of(*texts, language="en"):
    """An index of paragraphs, each of an article of its own."""
    return make_index(texts, np.arange(len(texts), dtype=np.int32), language)


def rows(*numbers):
    return np.array(numbers, dtype=np.int32)


def nothing(index):
    return np.zeros(len(index.shown), dtype=np.bool_)


@pytest.mark.parametrize(
    ("token", "word"),
    [
        ("China’s", "china"),
        ("China", "china"),
        ("win-win", "win-win"),
        ("U.S.", "US"),
        ("US", "US"),
        ("us", "us"),
        ("5G", "5g"),
        ("1MDB", "1mdb"),
        ("RM52", ""),
        ("2019", ""),
        ("3rd", ""),
        ("a", ""),
        ("—", ""),
        ("x" * 41, ""),
    ],
)
def test_what_is_counted_as_one_word(token, word):
    assert fold(token) == word


def test_tokens_say_where_sentences_begin_and_which_words_have_capitals():
    tokens = tokenise(["Ties grew. Trade with China fell.", "It fell"], "en")
    seen = [
        (tokens.surfaces[s], start) for s, start in zip(tokens.surface, tokens.starts, strict=True)
    ]
    assert seen == [
        ("Ties", True),
        ("grew", False),
        (".", False),
        ("Trade", True),
        ("with", False),
        ("China", False),
        ("fell", False),
        (".", False),
        (".", True),
        ("It", True),
        ("fell", False),
        (".", False),
    ]
    content = [tokens.surfaces[s] for s in tokens.surface[tokens.content]]
    assert content == ["Ties", "grew", "Trade", "China", "fell", "fell"]


def test_stop_words_are_a_languages_own():
    assert "the" in stop_words("en")
    assert "both" not in stop_words("en")
    assert "yang" in stop_words("ms")
    assert stop_words("xx") == frozenset()


def test_a_term_is_shown_as_it_is_mostly_written_inside_sentences():
    index = index_of("Loans grew. The loans", "Loans grew. loans fell", "the Loans", "Loans, loans")
    assert index.shown == ("loans",)
    assert index.totals.tolist() == [7]


def test_a_phrase_seen_at_beginnings_only_has_its_first_word_as_it_is_elsewhere():
    index = index_of(*["Both sides met. They thanked both", "A debt grew"] * 3)
    assert "both sides" in index.shown


def test_a_word_that_fewer_than_three_articles_have_is_no_term():
    index = make_index(["port port port", "port", "rail", "rail"], rows(0, 0, 1, 2), "en")
    assert index.shown == ()
    assert index_of("rail", "rail", "rail").shown == ("rail",)


def test_phrases_hold_together_and_stay_within_a_sentence():
    index = index_of(
        "the chamber of commerce met", "a chamber of commerce fell", "chamber of commerce. Met"
    )
    assert set(index.shown) == {"chamber", "commerce", "chamber of commerce"}


def test_words_that_meet_by_chance_are_no_phrase():
    # "port" and "trade" stand everywhere, and three times side by side.
    apart = ["trade talks and the port fees", "port fees and the trade talks"] * 30
    index = index_of(*["the port trade"] * 3, *apart)
    assert set(index.shown) == {"port", "trade", "talks", "fees", "trade talks", "port fees"}


def test_names_have_capitals_inside_sentences_and_so_have_phrases_with_one():
    index = index_of(*["Loans to Mahathir fell, said Wong Mei", "The loans of Mahathir"] * 3)
    names = {name for name, is_name in zip(index.shown, index.name, strict=True) if is_name}
    assert names == {"Mahathir", "Mahathir fell", "Wong", "Mei", "Wong Mei"}
    assert "Loans" not in names


def test_numbers_are_no_words_and_part_phrases():
    index = index_of(*["trade grew 12 percent to 5 billion"] * 3)
    assert set(index.shown) == {"trade", "grew", "trade grew"}
    assert index.lengths.tolist() == [5, 5, 5]


def test_the_z_score_of_a_small_example_worked_by_hand():
    # Of 100 words 10, of 200 words 2; the whole corpus has 3 in 100. The prior is a tenth of
    # each side: 0.3 and 0.6 words. ln(10.3/99.7) - ln(2.6/217.4) over sqrt(1/10.3 + 1/2.6).
    by_hand = (math.log(10.3 / 99.7) - math.log(2.6 / 217.4)) / math.sqrt(1 / 10.3 + 1 / 2.6)
    scores = z_scores(np.array([10.0]), np.array([2.0]), (100.0, 200.0), np.array([0.03]))
    assert scores[0] == pytest.approx(by_hand)
    assert scores[0] == pytest.approx(3.107, abs=0.001)


def test_a_word_that_both_sides_use_alike_sets_neither_apart_whatever_their_sizes():
    # Both four times as often as the whole corpus: a prior of one weight for both would part them.
    scores = z_scores(np.array([400.0]), np.array([40.0]), (100_000.0, 10_000.0), np.array([0.001]))
    assert scores[0] == pytest.approx(0, abs=1e-9)


def test_a_side_without_words_sets_nothing_apart():
    assert z_scores(np.array([3.0]), np.array([0.0]), (10.0, 0.0), np.array([0.1])) == [0]


def test_what_is_sure_by_the_rate_of_false_discoveries():
    # Two-sided chances 0.00006, 0.012, 0.13, 0.32; allowed 0.0125, 0.025, 0.0375, 0.05.
    assert surely(np.array([4.0, -2.5, 1.5, 1.0])) == 2.5
    assert surely(np.array([1.0, -1.5])) == math.inf
    assert surely(np.array([])) == math.inf


def test_each_side_has_the_words_that_set_it_apart_strongest_first():
    warm = ["the joint friendship port", "friendship and joint port", "friendship at the port"]
    cool = ["the debt of the port", "debt and the port", "debt port debt"]
    index = index_of(*warm, *cool)
    found = keywords.compare_sides(index, (rows(0, 1, 2), rows(3, 4, 5)), nothing(index))
    assert found.terms.select("side", "word", "count", "other_count", "articles").rows() == [
        (0, "friendship", 3, 0, 3),
        (1, "debt", 4, 0, 3),
    ]
    # Stop words are words too: 12 on the first side, 12 on the other.
    assert found.terms["rate"].to_list() == pytest.approx([3 / 12 * 10_000, 4 / 12 * 10_000])
    assert found.sides == (keywords.Side(3, 3, 12), keywords.Side(3, 3, 12))
    # "port" is compared as well, and "joint" stands in too few articles.
    assert found.compared == 3


def test_left_out_terms_are_not_compared():
    index = index_of(*["friendship at the port"] * 3, *["debt of the port"] * 3)
    left_out = np.array([name == "friendship" for name in index.shown])
    found = keywords.compare_sides(index, (rows(0, 1, 2), rows(3, 4, 5)), left_out)
    assert (found.terms["word"].to_list(), found.compared) == (["debt"], 2)


def test_three_articles_of_the_side_itself_must_have_a_word():
    index = index_of("loan loan loan loan", "loan loan loan", "loan", "rail", "rail", "rail")
    found = keywords.compare_sides(index, (rows(0, 1), rows(2, 3, 4, 5)), nothing(index))
    assert found.terms.filter(side=0).is_empty()


def test_nothing_to_compare_has_the_same_columns():
    index = index_of()
    found = keywords.compare_sides(index, (rows(), rows()), nothing(index))
    assert (
        found.terms.schema
        == keywords.compare_sides(
            index_of(*["debt"] * 3), (rows(0, 1, 2), rows()), np.zeros(1, np.bool_)
        ).terms.schema
    )
    assert (found.terms.height, found.compared) == (0, 0)


SIZE = Size(10_000, 10_000, 30_000)
GUARD, COAST_GUARD = Term(1, (1,), 22, 2, 24), Term(2, (2, 1), 17, 1, 18)


@pytest.mark.parametrize(
    ("terms", "kept"),
    [
        # A word that mostly stands in a phrase leaves its place to it, though it is stronger.
        ([GUARD, COAST_GUARD], [2]),
        # A phrase of a stronger word says no more where both sides use the word so.
        ([Term(1, (1,), 90, 20, 110), Term(2, (1, 2), 40, 9, 49)], [1]),
        # It does where one side alone puts the word so.
        ([Term(1, (1,), 90, 40, 130), Term(2, (1, 2), 60, 1, 61)], [1, 2]),
        # A word outside its stronger phrase: still telling, and not.
        ([Term(2, (1, 2), 60, 1, 61), Term(1, (1,), 130, 5, 135)], [2, 1]),
        ([Term(2, (1, 2), 60, 1, 61), Term(1, (1,), 90, 30, 120)], [2]),
        # "east coast rail" and "coast rail link", always one name.
        ([Term(1, (1, 2, 3), 20, 0, 20), Term(2, (2, 3, 4), 19, 0, 19)], [1]),
        # Sharing a word is not enough.
        ([Term(1, (1, 2), 20, 0, 20), Term(2, (2, 3), 8, 0, 8)], [1, 2]),
        ([Term(1, (1,), 20, 0, 20), Term(2, (2,), 20, 0, 20)], [1, 2]),
    ],
)
def test_terms_that_say_the_same_are_told_once(terms, kept):
    assert distinct(terms, SIZE, 10) == kept


def test_no_more_terms_than_asked_for():
    assert distinct([Term(n, (n,), 20, 0, 20) for n in range(5)], SIZE, 2) == [0, 1]


def test_names_of_the_target_are_told_from_words_of_dealing():
    index = index_of(
        *["loans in Kuala Lumpur to China on the road of Belt and Road friendship"] * 3
    )
    flags = keywords.of_target(index, load_target())
    told = dict(zip(index.shown, flags.tolist(), strict=True))
    assert all(told[name] for name in ("China", "Kuala Lumpur", "Lumpur", "Belt and Road", "Belt"))
    # "Road" stands in the name half of the time only.
    assert not any(told[name] for name in ("loans", "friendship", "road"))


def places(articles, paragraphs, language="en"):
    pairs = [(f"a{a}", p) for a in range(articles) for p in range(1, paragraphs + 1)]
    frame = pl.DataFrame(
        pairs, schema={"article_id": pl.String, "paragraph": pl.Int32}, orient="row"
    )
    return frame.with_columns(language=pl.lit(language))


def test_all_paragraphs_of_a_language_are_counted_where_they_are_few():
    frame = pl.concat([places(2, 2), places(1, 3, "ms").with_columns(article_id=pl.lit("b"))])
    drawn = keywords.drawn(frame, "en", most=4)
    assert drawn.rows() == [(0, "a0", 1), (1, "a0", 2), (2, "a1", 1), (3, "a1", 2)]
    assert keywords.article_numbers(drawn).tolist() == [0, 0, 1, 1]


def test_the_draw_is_the_same_again_and_outlasts_other_articles():
    small, large = places(40, 10), places(50, 10)
    first = set(keywords.drawn(small, "en", most=100).select("article_id", "paragraph").rows())
    again = keywords.drawn(small.sample(fraction=1, shuffle=True, seed=1), "en", most=100)
    assert set(again.select("article_id", "paragraph").rows()) == first
    later = set(keywords.drawn(large, "en", most=100).select("article_id", "paragraph").rows())
    assert len(first) == len(later) == 100
    # Whoever of the first articles is drawn with more about was drawn before.
    assert {place for place in later if int(place[0][1:]) < 40} < first


def test_the_draw_is_fair_to_articles_and_to_places_in_them():
    drawn = keywords.drawn(places(200, 20), "en", most=1000)
    by_place = drawn.group_by("paragraph").len()["len"]
    assert by_place.min() > 25
    assert by_place.max() < 80


def test_an_articles_id_may_be_a_category():
    frame = places(3, 2).with_columns(pl.col("article_id", "language").cast(pl.Categorical))
    drawn = keywords.drawn(frame, "en", most=4)
    assert (drawn.height, drawn["article_id"].dtype) == (4, pl.Categorical)


def test_languages_without_spaces_are_not_counted():
    frame = pl.DataFrame({"language": ["ms", "zh", "zh", None, "en", "en"]})
    assert keywords.languages(frame) == ["en", "ms"]


ROWS = pl.DataFrame(
    {
        "row": [0, 1, 2, 3],
        "source": ["A", "B", "B", "C"],
        "voice": ["outlet", "speaker", "outlet", "outlet"],
        "label": ["neutral", "unfavourable", None, "favourable"],
        "date": [dt.date(2020, 1, 1), dt.date(2020, 1, 2), None, dt.date(2020, 1, 3)],
    },
    schema_overrides={"row": pl.Int32},
)


def test_sources_to_choose_from_most_paragraphs_first_without_their_names_in_slugs():
    found = keywords.choices(ROWS, "sources")
    assert [choice.name for choice in found] == ["B", "A", "C"]
    assert all(len(choice.slug) == 8 and int(choice.slug, 16) >= 0 for choice in found)


def test_labels_to_choose_from_favourable_against_unfavourable_first():
    slugs = [choice.slug for choice in keywords.choices(ROWS, "labels")]
    assert slugs == ["favourable", "unfavourable", "neutral"]


def test_one_source_against_another_and_against_all_others():
    first, second, _ = keywords.choices(ROWS, "sources")
    two = keywords.pair(ROWS, "sources", first, second)
    assert (two.names, [side.tolist() for side in two.rows]) == (("B", "A"), [[1, 2], [0]])
    rest = keywords.pair(ROWS, "sources", first, keywords.rest("sources"))
    assert (rest.names[1], rest.rows[1].tolist()) == ("all other sources", [0, 3])


def test_periods_are_parted_by_a_day_and_leave_the_undated_out():
    assert keywords.middle_day(ROWS) == dt.date(2020, 1, 2)
    two = keywords.periods(ROWS, dt.date(2020, 1, 3))
    assert [side.tolist() for side in two.rows] == [[0, 1], [3]]
    assert two.names == ("articles before 3 January 2020", "articles from 3 January 2020 on")
    assert keywords.middle_day(ROWS.head(1)) is None


def test_the_middle_day_has_something_before_it():
    days = [dt.date(2020, 1, 1)] * 9 + [dt.date(2020, 5, 1)]
    assert keywords.middle_day(pl.DataFrame({"date": days})) == dt.date(2020, 5, 1)


@pytest.mark.parametrize(
    ("text", "term", "context"),
    [
        ("They praised win-win ties.", "win-win", Context("They praised ", "win-win", " ties.")),
        ("China’s port.", "China", Context("", "China’s", " port.")),
        (
            "A chamber of\ncommerce met",
            "chamber of commerce",
            Context("A ", "chamber of\ncommerce", " met"),
        ),
        ("one two three port four five six", "port", Context("… three ", "port", " four …")),
        ("Nothing here.", "port", None),
    ],
)
def test_a_word_in_its_context(text, term, context):
    width = 8 if "two three" in text else 72
    assert in_context(text, term, width) == context


def terms(*given):
    return pl.DataFrame(
        given, schema={"side": pl.Int32, "word": pl.String, "sure": pl.Boolean}, orient="row"
    )


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (terms(), "No word sets Xinhua and The Star apart"),
        (
            terms((0, "win-win", True), (0, "mutual", True), (1, "debt", True), (1, "loan", False)),
            "Sets Xinhua apart: win-win, mutual; The Star: debt",
        ),
        (
            terms((0, "mutual", False), *((1, f"w{n}", True) for n in range(5))),
            "Sets The Star apart: w0, w1, w2, w3, …",
        ),
        (
            terms((0, "mutual", False), *((1, f"w{n}", False) for n in range(3))),
            "No word surely sets Xinhua and The Star apart; "
            "nearest to it: mutual against w0, w1, …",
        ),
    ],
)
def test_the_finding_names_what_is_sure(found, sentence):
    assert keywords.words_finding(found, ("Xinhua", "The Star")) == sentence


@pytest.mark.parametrize(
    ("rate", "told"),
    [(0, "0"), (0.004, "<0.01"), (0.123, "0.12"), (12.44, "12.4"), (1234.5, "1,234")],
)
def test_rates_are_told_short(rate, told):
    assert keywords.say_rate(rate) == told
