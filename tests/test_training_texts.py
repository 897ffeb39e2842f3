"""The training text: whole, labelled, split without tearing, and no copy of what measures it."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from conftest import SHARED, needs_shared

from analysis.records import LABELS
from analysis.training.texts import group_of, read_examples

RUN = 8
"""Words in a row that two texts written apart do not share by chance."""

MOST_SHARED = 0.2
"""Part of a paragraph's runs of `RUN` words from which on it is a near-copy."""


@pytest.fixture(scope="module")
def examples():
    return read_examples()


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def shared_part(text: str, known: set[tuple[str, ...]]) -> float:
    own = runs(text)
    return len(own & known) / len(own) if own else 0.0


@needs_shared
def test_no_training_paragraph_is_a_near_copy_of_a_gold_paragraph(examples):
    gold: set[tuple[str, ...]] = set()
    for file in ("articles.jsonl", "ordinary.jsonl"):
        for line in (SHARED / "gold" / file).read_text("utf-8").splitlines():
            for paragraph in json.loads(line)["paragraphs"]:
                gold |= runs(paragraph["text"])
    assert len(gold) > 10_000
    copies = [each.text for each in examples if shared_part(each.text, gold) > MOST_SHARED]
    assert copies == []


def test_a_near_copy_would_be_seen():
    text = "The third shift at the plant in Kulim was never hired and nobody said why it was so."
    assert shared_part(text, runs(text.replace("plant", "mill"))) == pytest.approx(5 / 11)
    assert shared_part("Short.", runs(text)) == 0


def test_every_paragraph_has_text_a_label_and_a_stance_that_agree(examples):
    assert len(examples) > 10_000
    signs = {"favourable": {1, 2}, "unfavourable": {-1, -2}, "neutral": {0}, "not about it": {0}}
    for each in examples:
        assert each.text.strip() == each.text != ""
        assert each.stance in signs[each.label], each.article


def test_all_four_labels_are_held_out_in_every_part(examples):
    for part in {each.part for each in examples}:
        labels = Counter(each.label for each in examples if each.held_out and each.part == part)
        assert set(labels) == set(LABELS), part


def test_what_tells_one_event_stays_together():
    assert group_of("t701") == group_of("t702") != group_of("t703")
    assert group_of("a018a") == group_of("a018b") != group_of("a019")
    assert group_of("c004") == group_of("c005") != group_of("c006")
    assert group_of("u118") == "u118"


def test_no_article_stands_twice(examples):
    texts: dict[str, list[str]] = {}
    for each in examples:
        texts.setdefault(each.article, []).append(each.text)
    assert max(map(len, texts.values())) < 15
    assert len(set(map(tuple, texts.values()))) == len(texts)
