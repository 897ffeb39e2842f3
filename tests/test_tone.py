"""Tone: VADER's compound, mean over a paragraph's sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer, normalize

from analysis.records import Evidence, Tone
from analysis.scoring.tone import tone
from analysis.scoring.vader import vader_words

VADER = SentimentIntensityAnalyzer()
WORDS = sorted(word for word in vader_words() if word.isalpha() and word.isascii())


def test_tone_is_the_mean_over_sentences() -> None:
    made = tone("The plan was good. The mood was bad. Nobody came.")
    assert made.value == pytest.approx((0.4404 - 0.5423 + 0) / 3)
    assert made.evidence == (
        Evidence(13, 17, "good", 1.9, 1.9, 0, "word"),
        Evidence(32, 35, "bad", -2.5, -2.5, 1, "word"),
    )
    assert made.reason is None


@pytest.mark.parametrize("text", ["", " \n", "* * *", "—"])
def test_no_words_no_tone(text: str) -> None:
    assert tone(text) == Tone(None, reason="there are no words in it")


def test_words_without_mood_have_tone_zero() -> None:
    assert tone("The train left at nine.") == Tone(0.0)


def test_name_in_a_caption_has_no_tone() -> None:
    assert tone("Photo by Lai Seng Sin/Reuters").value == 0.0
    assert tone("A caption by Lai Seng Sin.").evidence == ()


def test_typographic_signs_hide_no_word() -> None:
    text = "“Fantastic—wonderful,” he said."
    made = tone(text)
    assert [(one.text, one.share) for one in made.evidence] == [
        ("Fantastic", 2.6),
        ("wonderful", 2.7),
    ]
    assert [text[one.start : one.end] for one in made.evidence] == ["Fantastic", "wonderful"]


@given(
    st.lists(
        st.sampled_from([*WORDS, "very", "slightly", "not", "never", "but", "so", "plan", "train"]),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["", ".", "!", "!!!", "???"]),
)
def test_equal_to_vader_on_plain_sentences(words: list[str], end: str) -> None:
    sentence = " ".join(words) + end
    made = tone(sentence)
    expected = VADER.polarity_scores(sentence)["compound"]
    assert made.value == expected
    assert round(normalize(sum(one.share for one in made.evidence)), 4) == expected
