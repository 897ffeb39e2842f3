"""How far two readers of the training text agree, and that its card says so."""

from __future__ import annotations

from collections import Counter

from analysis.training.agreement import read_twice
from analysis.training.texts import DATA, read_examples

CARD = (DATA / "README.md").read_text(encoding="utf-8")


def test_the_card_states_the_agreement():
    found = read_twice()
    assert f"{found.paragraphs:,} paragraphs" in CARD
    assert f"{found.same_label:.0%}".replace("%", " %") in CARD
    assert f"{found.label:.2f} for the label, {found.about:.2f} for about" in CARD
    assert f"{found.voice:.2f} for voice" in CARD
    assert found.label > 0.9


def test_the_card_counts_the_text():
    examples = read_examples()
    for part, paragraphs in Counter(each.part for each in examples).items():
        articles = len({each.article for each in examples if each.part == part})
        assert f"| {part}.jsonl | {articles:,} | {paragraphs:,} |" in CARD
    assert f"{sum(each.held_out for each in examples):,} paragraphs of whole groups" in CARD
