"""Speakers of training articles that were labelled before the program was asked."""

from functools import cache
from pathlib import Path

import pytest

from analysis.training.speakers import Labelled, Named, measured, read_labels
from analysis.training.texts import is_held_out, read_articles

LABELS = Path(__file__).parent / "data" / "speakers.jsonl"


@cache
def labels() -> list[Labelled]:
    return read_labels(LABELS)


@pytest.mark.parametrize(("half", "paragraphs", "right"), [("dev", 117, 106), ("test", 123, 109)])
def test_as_many_are_rightly_named_as_when_it_was_measured(
    half: str, paragraphs: int, right: int
) -> None:
    found = measured(label for label in labels() if label.half == half)
    print(f"\n{half}: {found}")
    assert found.paragraphs == paragraphs
    assert found.right >= right


def test_the_labels_are_of_held_out_paragraphs_whose_voice_is_a_speakers() -> None:
    voices = {
        (article["id"], k): paragraph["voice"]
        for _, article in read_articles()
        for k, paragraph in enumerate(article["paragraphs"])
    }
    assert {voices[label.article, label.paragraph] for label in labels()} == {"speaker"}
    assert all(is_held_out(label.article) for label in labels())


def test_no_article_is_in_both_halves() -> None:
    dev = {label.article for label in labels() if label.half == "dev"}
    assert not dev & {label.article for label in labels() if label.half == "test"}


def test_either_name_is_right_and_the_outlets_is_missed() -> None:
    sure, other = labels()[0], Labelled("O084", 0, ("Masidi Abu",), "dev")
    assert (sure.article, sure.paragraph, sure.names) == ("O084", 4, ("Masidi Abu",))
    wrong = Labelled("O084", 4, ("Lim Ah Kow",), "dev")
    also = Labelled("O084", 4, ("Lim Ah Kow", "Masidi Abu"), "dev")
    assert measured([sure, other, wrong, also]) == Named(paragraphs=4, missed=1, right=2)
    assert measured([sure, wrong]).share == 0.5
