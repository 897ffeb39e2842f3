"""The words that made a sentence's sum."""

import pytest
from conftest import steps
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer, normalize

from analysis.scoring.vader import vader_words
from analysis.scoring.words import Rules

VADER = SentimentIntensityAnalyzer()
RULES = Rules()
OWN = Rules(
    lexicon={"shelved": -2.0, "trust": 0.0},
    phrases={
        "debt trap": -3.0,
        "win-win": 3.0,
        "called off": -2.0,
        "called": -1.0,
        "bad bank": 0.0,
    },
)


def parts(sentence: str, rules: Rules = RULES) -> list[tuple[str, float, str]]:
    """Per piece of evidence its text, its valence to three places, and its rule."""
    evidence = rules.weigh(sentence).evidence
    assert all(sentence[one.start : one.end] == one.text for one in evidence)
    return [(one.text, round(one.valence, 3), one.rule) for one in evidence]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("a good plan", [("good", 1.9, "word")]),
        ("a plan", []),
        ("not a good plan", [("good", -1.406, "negated")]),
        ("it isn’t good", [("good", -1.406, "negated")]),
        ("no good plan", [("good", -1.406, "negated")]),
        ("very good", [("good", 2.193, "strengthened")]),
        ("slightly good", [("good", 1.607, "weakened")]),
        ("a GOOD plan", [("GOOD", 2.633, "capitals")]),
        ("it was a real kiss of death", [("kiss", -1.5, "idiom"), ("death", -1.5, "weakened")]),
        ("good but bad", [("good", 0.95, "before but"), ("bad", -3.75, "after but")]),
        (
            "not good but very bad",
            [("good", -0.703, "negated, before but"), ("bad", -4.19, "strengthened, after but")],
        ),
        ("good! bad? no!!", [("good", 1.9, "word"), ("bad", -2.5, "word")]),
        ("“fantastic” work", [("fantastic", 2.6, "word")]),
        ("work that is good—bad", [("good", 1.9, "word"), ("bad", -2.5, "word")]),
        ("all fine 😁", [("fine", 0.8, "word"), ("😁", 2.0, "word")]),
    ],
)
def test_evidence(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert [part for part in parts(sentence) if part[2] not in "!?"] == expected


def test_marks_are_evidence_of_their_own() -> None:
    assert parts("good! plan!!")[1:] == [("!", 0.292, "!"), ("!!", 0.584, "!")]
    assert parts("bad?? plan?") == [("bad", -2.5, "word"), ("??", -0.36, "?"), ("?", -0.18, "?")]
    assert parts("bad plan!!!!!!")[1:] == [("!!!!!!", -1.168, "!")]
    assert parts("a plan!") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("it was shelved", [("shelved", -2.0, "word")]),
        ("trust and very much trust", []),
        ("a debt trap", [("debt trap", -3.0, "phrase")]),
        ("not a Debt-Trap.", [("Debt-Trap", 2.22, "phrase, negated")]),
        ("a “debt” trap", [("debt” trap", -3.0, "phrase")]),
        ("in debt. Trap", [("debt", -1.5, "word"), ("Trap", -1.3, "word")]),
        ("a win win", [("win win", 3.0, "phrase")]),
        ("a DEBT TRAP plan", [("DEBT TRAP", -3.733, "phrase, capitals")]),
        ("called off, called", [("called off", -2.0, "phrase"), ("called", -1.0, "phrase")]),
        ("a bad bank is bad", [("bad", -2.5, "word")]),
        ("a good plan", [("good", 1.9, "word")]),
    ],
)
def test_own_words_and_phrases(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert parts(sentence, OWN) == expected


@pytest.mark.parametrize(
    "sentence", ["Photo: Lai Seng Sin", "the Trust said", "in the Digital Free Trade Zone"]
)
def test_words_inside_names_do_not_count(sentence: str) -> None:
    assert RULES.weigh(sentence).compound == 0.0
    assert RULES.weigh(sentence, names_count=True).compound != 0.0


def test_seng_sin_scores_as_in_vader_only_where_names_count() -> None:
    assert RULES.weigh("Lai Seng Sin", names_count=True).compound == -0.5574


def test_name_leaves_the_other_rules_as_they_are() -> None:
    assert parts("he was never Happy Lim good") == [("good", -1.406, "negated")]


def test_place_in_the_paragraph() -> None:
    (one,) = RULES.weigh("a good plan", number=2, at=40).evidence
    assert (one.start, one.end, one.sentence) == (42, 46, 2)


WORDS = sorted(word for word in vader_words() if word.isalpha() and word.isascii())
OTHERS = [
    "very",
    "not",
    "never",
    "but",
    "no",
    "kind",
    "of",
    "least",
    "so",
    "the",
    "GOOD",
    "without",
]
TOKENS = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(WORDS), st.sampled_from(OTHERS)),
        st.sampled_from(["", "", "", ",", "!", "?", ".", "!!"]),
    ).map("".join),
    max_size=25,
)


@given(TOKENS)
def test_equal_to_vader_on_plain_sentences(tokens: list[str]) -> None:
    sentence = " ".join(tokens)
    weighed = RULES.weigh(sentence, names_count=True)
    expected = VADER.polarity_scores(sentence)["compound"]
    assert weighed.compound == expected
    shares = sum(one.share for one in weighed.evidence)
    assert shares == pytest.approx(weighed.total)
    assert round(normalize(weighed.total), 4) == expected
    assert all(sentence[one.start : one.end] == one.text for one in weighed.evidence)


def test_words_far_apart_are_weighed_in_pieces() -> None:
    words = ["good"] * 500 + ["but", "bad"]
    weighed = RULES.weigh(" ".join(words))
    assert len(weighed.evidence) == 501
    assert weighed.total == pytest.approx(500 * 1.9 - 2.5 * 1.5)


@pytest.mark.parametrize("text", ["good but ", "“good”—", "!?", "((", "Good "])
def test_work_grows_with_the_length_alone(text: str) -> None:
    assert steps(RULES.weigh, text * 8_000) < 4.4 * steps(RULES.weigh, text * 2_000)
