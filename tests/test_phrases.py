import pytest
from conftest import steps

from analysis.phrases import Phrases, bare

ROWS = [
    ("China", "China", "side"),
    ("KL", "Kuala Lumpur", "side"),
    ("rail link", "rail link", "project"),
    ("East Coast Rail Link", "ECRL", "project"),
]


def found(text):
    return [(text[f.start : f.end], f.entry) for f in Phrases(ROWS).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the rail link opened", [("rail link", "rail link")]),
        ("The Rail-Link opened", [("Rail-Link", "rail link")]),
        ("the East Coast Rail Link", [("East Coast Rail Link", "ECRL")]),
        ("CHINA’S port", [("CHINA’S", "China")]),
        ("fine china and kl", []),
        ("China. Rail? Link", [("China", "China")]),
        ("monorail linked", []),
        ("", []),
    ],
)
def test_whole_words_are_found_the_longest_entry_first(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(("word", "expected"), [("China’s", "China"), ("it's", "it"), ("s", "s")])
def test_a_possessive_is_not_part_of_the_word(word, expected):
    assert bare(word) == expected


def test_work_grows_with_the_length_alone():
    finder = Phrases(ROWS)
    short = "East Coast Rail " * 500
    assert steps(finder.find, short * 4) < 4.4 * steps(finder.find, short)
