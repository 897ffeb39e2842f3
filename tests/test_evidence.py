"""What each sentence and word did: spans that fit, budgets that hold, faithfulness over gold."""

from __future__ import annotations

import json
import random
from statistics import fmean

import numpy as np
import pytest
from conftest import SHARED, needs_shared

from analysis.records import Paragraph, Passage, Score
from analysis.scoring.model import ModelScorer
from analysis.scoring.model.evidence import (
    BUDGET,
    SENTENCE,
    content,
    explained,
    grouped,
    without,
)
from analysis.segment import sentences

BARE = Score(True, 1.0, 0.0, "neutral", probabilities={})
GOOD, BAD = "praised", "stalled"


def leaning(texts):
    """A tiny scorer that one can follow by hand: +0.5 for each "praised", −0.25 for "stalled"."""
    return np.array([0.5 * t.count(GOOD) - 0.25 * t.count(BAD) for t, _ in texts])


def evidence(text: str):
    return explained(BARE, text, None, leaning).evidence


def test_a_share_is_the_stance_with_it_less_that_without():
    text = "Both sides praised the port. Work stalled in May."
    found = evidence(text)
    shares = {each.text: (each.rule, each.share) for each in found if each.share}
    assert shares == {
        "Both sides praised the port.": (SENTENCE, 0.5),
        "Work stalled in May.": (SENTENCE, -0.25),
        "praised": ("word left out", 0.5),
        "stalled": ("word left out", -0.25),
    }
    for each in found:
        assert text[each.start : each.end] == each.text
    assert [each.sentence for each in found if each.text in ("praised", "stalled")] == [0, 1]


def test_small_words_are_not_left_out_but_negations_are():
    text = "It did not pay the men and has no plan to."
    assert [text[a:b] for a, b in content(text)] == ["not", "pay", "men", "no", "plan"]


def test_a_gap_is_closed():
    assert without("One two three.", (4, 7)) == "One three."
    assert without("One.", (0, 4)) == ""


def test_groups_hold_every_span_and_are_no_more_than_asked():
    spans = [(n, n + 1) for n in range(10)]
    assert grouped(spans, 4) == [(0, 3), (3, 6), (6, 9), (9, 10)]
    assert grouped(spans, 10) == spans
    assert grouped(spans, 0) == []


@pytest.mark.parametrize("repeats", [1, 40, 2_000])
def test_what_is_read_stays_in_the_budget(repeats):
    text = "Both sides praised the port at length. " * repeats
    read = []
    explained(BARE, text, None, lambda texts: read.extend(texts) or leaning(texts))
    assert sum(len(each) for each, _ in read) <= BUDGET
    assert bool(read) == (repeats < 2_000)


def test_explain_keeps_the_score():
    passage = Passage("Port", (Paragraph(1, "China praised Malaysia for the port.", 0, "en"),), 0)
    plain, told = ModelScorer().score([passage])[0], ModelScorer().explain(passage)
    assert plain.evidence == ()
    assert told.evidence
    assert (told.label, told.stance) == (plain.label, plain.stance)


def test_nothing_is_explained_that_is_not_judged():
    passage = Passage(None, (Paragraph(1, "Cooperation", 0, None),), 0)
    assert ModelScorer().explain(passage).evidence == ()


def gold_passages():
    for file in ("articles.jsonl", "ordinary.jsonl"):
        for line in (SHARED / "gold" / file).read_text("utf-8").splitlines():
            article = json.loads(line)
            for paragraph in article["paragraphs"]:
                yield paragraph["text"], article.get("title")


@needs_shared
def test_the_strongest_sentence_moves_the_score_more_than_a_random_one_over_gold():
    drawn = random.Random(5)
    scorer = ModelScorer()
    strongest, chosen = [], []
    for text, headline in gold_passages():
        spans = sentences(text)
        if len(spans) < 2:
            continue
        whole, *parts = scorer.leanings(
            [(text, headline), *((without(text, span), headline) for span in spans)]
        )
        moved = [abs(whole - part) for part in parts]
        strongest.append(max(moved))
        chosen.append(drawn.choice(moved))
    assert len(strongest) > 200
    assert fmean(strongest) > 1.3 * fmean(chosen)


@needs_shared
def test_the_strongest_words_together_move_the_score_more_than_random_ones_over_gold():
    """Not so by construction: shares are of single words, and here three go at once."""
    drawn = random.Random(5)
    scorer = ModelScorer()
    strongest, chosen = [], []
    for text, headline in list(gold_passages())[::8]:
        found = explained(BARE, text, headline, scorer.leanings).evidence
        words = [each for each in found if each.rule != SENTENCE]
        best = sorted(words, key=lambda each: -abs(each.share))[:3]
        others = drawn.sample(words, len(best))
        whole, one, other = scorer.leanings(
            [(text, headline), (less(text, best), headline), (less(text, others), headline)]
        )
        strongest.append(abs(whole - one))
        chosen.append(abs(whole - other))
    assert fmean(strongest) > 1.5 * fmean(chosen)


def less(text, evidence):
    for each in sorted(evidence, key=lambda each: -each.start):
        text = without(text, (each.start, each.end))
    return text
