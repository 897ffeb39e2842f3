"""The search: words as they are compared, what a person asks for, and where it stands."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.search import (
    LONGEST_WORD,
    found,
    packed,
    places_of,
    terms,
    to_paragraphs,
    unpacked,
    unpacked_each,
    words,
)


def in_order(text: str, language: str | None = "en") -> list[str]:
    return [word for _, word in words(text, language)]


def search(typed: str, *paragraphs: str, language: str | None = "en") -> list[int]:
    """The numbers of the paragraphs, from 1, in which a search finds what was typed."""
    at = places_of((7, number, text, language) for number, text in enumerate(paragraphs, 1))
    nowhere = np.array([], dtype=np.int64)

    def look_up(forms: frozenset[str]) -> np.ndarray:
        return np.concatenate([at.get(form, nowhere) for form in sorted(forms)])

    paragraph = to_paragraphs(found(terms(typed), look_up))
    assert set(paragraph["number"]) <= {7}
    return paragraph["paragraph"].to_list()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ports, PORTS and the port's", "en", ["port", "port", "and", "the", "port"]),
        ("China’s cooperation", None, ["china", "cooper"]),
        ("Café Ｆull ﬁne STRASSE straße", "fr", ["cafe", "full", "fine", "strasse", "strasse"]),
        ("Pelabuhannya hanya kerajaan", "ms", ["pelabuhan", "hanya", "kerajaan"]),
        ("Sino-Malaysian 1,000 a_b", "en", ["sino", "malaysian", "1", "000", "a", "b"]),
        ("!? \0 \ud83d 🇲🇾", "en", []),
        ("", "en", []),
    ],
)
def test_words_are_folded_and_stemmed_by_their_language(text, language, expected):
    assert in_order(text, language) == expected


def test_chinese_is_taken_by_characters_and_pairs_each_where_it_begins():
    assert words("5G网络好 ok", "zh") == [
        (0, "5g"),
        (1, "网"),
        (2, "络"),
        (3, "好"),
        (1, "网络"),
        (2, "络好"),
        (4, "ok"),
    ]


def test_what_is_too_long_for_a_word_is_cut():
    assert in_order("x" * 10_000, "fr") == ["x" * LONGEST_WORD]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ports", [1, 3]),
        ("PORT opening", [1]),
        ("opening port", [1]),
        ('"port opened"', [1]),
        ('"opened port"', []),
        ("“new port” china", [3]),
        ('"new port', [3]),
        ("China-Malaysia", [2, 3]),
        ("Malaysia-China", []),
        ("port nowhere", []),
        ("", []),
        ('" "" !', []),
    ],
)
def test_all_words_are_in_the_paragraph_and_phrases_stand_together(typed, expected):
    paragraphs = (
        "The port opened.",
        "China–Malaysia trade rose.",
        "A new port for China, Malaysia.",
    )
    assert search(typed, *paragraphs) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("中", [1, 2]),
        ("国", [1, 2]),
        ("中国", [1]),
        ("中国经济", [1]),
        ("经济国", []),
        ("国中", [2]),
    ],
)
def test_chinese_is_found_by_any_piece_of_it(typed, expected):
    assert search(typed, "中国经济好", "国中有经济", language="zh") == expected


def test_a_malay_word_is_found_with_its_ending_and_without():
    paragraphs = ("Pelabuhannya siap.", "Pelabuhan itu siap.", "Hanya kerajaan.")
    assert search("pelabuhan", *paragraphs, language="ms") == [1, 2]
    assert search("pelabuhannya", *paragraphs, language="ms") == [1, 2]
    assert search("raja", *paragraphs, language="ms") == []


def test_a_phrase_does_not_run_from_one_paragraph_into_the_next():
    assert search('"opened trade"', "The port opened", "Trade rose") == []


def test_a_term_typed_twice_is_one():
    assert len(terms('port "port" PORT')) == 1
    assert terms("中国经济好") == terms('"中国经济好"')


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE word_places;--",
        "port* OR NEAR(x, y)",
        "\0",
        "^a",
        "(" * 200,
        '"""',
        "a:b {c}",
    ],
)
def test_signs_of_other_search_languages_are_only_signs(typed):
    assert search(typed, "The port opened.") == []


def test_places_are_the_same_after_packing():
    at = {
        "a": np.array([1 << 32 | 1 << 16, 1 << 32 | 1 << 16 | 5, 9_000_000 << 32 | 65535 << 16]),
        "b": np.array([3]),
        "c": np.array([127, 128, 16_383, 16_384, 2_097_152]),
    }
    small = packed(at)
    assert list(small) == ["a", "b", "c"]
    assert small["b"] == b"\x03"
    assert [each.tolist() for each in unpacked_each(list(small.values()))] == [
        each.tolist() for each in at.values()
    ]
    assert unpacked([small["b"], small["c"]]).tolist() == [3, *at["c"].tolist()]
    assert packed({}) == {}
    assert unpacked([]).tolist() == unpacked_each([]) == []
