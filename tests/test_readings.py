"""Labelled paragraphs as rows."""

import math

import pytest

from analysis.agreement.readings import Reading, article_of, readings_of

ROW = {
    "id": "x1",
    "title": "Rail link",
    "source": 7,
    "paragraphs": [
        {"text": "One.", "label": "neutral", "stance": 0, "voice": "speaker", "speaker": "Tan"},
        {"text": "Two.", "label": "not about it"},
    ],
}


def test_about_follows_the_label_where_it_is_not_given() -> None:
    assert readings_of(ROW, 1) == [
        Reading("One.", "neutral", True, 0, "speaker", "Tan"),
        Reading("Two.", "not about it", False, None, None),
    ]


def test_article_comes_split() -> None:
    article = article_of(ROW, readings_of(ROW, 1))
    assert (article.name, article.title, article.source) == ("x1", "Rail link", None)
    assert article.text == "One.\n\nTwo."
    assert [article.text[block.start : block.end] for block in article.blocks] == ["One.", "Two."]
    assert {block.kind for block in article.blocks} == {"body"}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("stance", math.nan, "a `stance` that is not a number: nan"),
        ("stance", True, "a `stance` that is not a number: True"),
        ("about", "false", "an `about` that is neither true nor false: 'false'"),
        ("speaker", ["Tan"], r"a `speaker` that is not a name: \['Tan'\]"),
        ("voice", "reporter", "a `voice` that is none of outlet, speaker: 'reporter'"),
    ],
)
def test_a_reading_with_an_odd_value_is_refused(field: str, value: object, told: str) -> None:
    row = {"paragraphs": [{"text": "One.", "label": "neutral", field: value}]}
    with pytest.raises(ValueError, match=f"^Article 3, paragraph 1 has {told}"):
        readings_of(row, 3)
