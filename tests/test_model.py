"""The scorer `model` at its edges, and its way from windows to a score."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from conftest import ROOT

from analysis.records import LABELS, Paragraph, Passage, Score
from analysis.scoring.model import ModelScorer, score_of
from analysis.scoring.model.inputs import OVERLAP_TOKENS, WINDOW_TOKENS, tokenizer, windows
from analysis.scoring.model.network import WEIGHTS, network, padded

HEADLINE = "China and Malaysia open a rail link"
GAIN = "China and Malaysia opened the rail link a month early, and fares fell by a third."
HARM = "The Chinese contractor has not paid its Malaysian subcontractors since May, they said."
OTHER = "Rain is expected over the northern states until Friday, the weather office said."


def passage(text: str, headline: str | None = HEADLINE, language: str | None = "en") -> Passage:
    return Passage(headline, (Paragraph(1, text, 0, language),), 0)


def score(text: str, **more) -> Score:
    return ModelScorer().score([passage(text, **more)])[0]


def test_gain_harm_and_what_is_about_neither():
    gain, harm, other = ModelScorer().score([passage(GAIN), passage(HARM), passage(OTHER)])
    assert (gain.label, harm.label, other.label) == ("favourable", "unfavourable", "not about it")
    assert gain.stance > 0 > harm.stance
    assert other.stance is None
    assert other.about is False
    assert other.reason == "it is not about China–Malaysia cooperation"


def test_a_score_is_what_its_probabilities_make_it():
    found = score(GAIN)
    assert set(found.probabilities) == set(LABELS)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    chances = found.probabilities
    assert found.stance == chances["favourable"] - chances["unfavourable"]
    assert found.about_probability == 1 - chances["not about it"]
    assert found.confidence == max(chances.values())


def test_the_most_probable_label_decides_and_a_near_tie_says_so():
    clear = score_of(np.array([0.2, 0.1, 0.6, 0.1]))
    assert (clear.label, clear.stance, clear.near_tie) == (
        "unfavourable",
        pytest.approx(-0.4),
        None,
    )
    close = score_of(np.array([0.40, 0.36, 0.14, 0.10]))
    assert close.near_tie == ("favourable", "neutral")
    assert score_of(np.array([0.40, 0.29, 0.21, 0.10])).near_tie is None


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("", None, "there are no words in it"),
        ("— … ?!", None, "there are no words in it"),
        ("Cooperation", None, "too short to judge: fewer than 3 words"),
        ("China, Malaysia.", "en", "too short to judge: fewer than 3 words"),
        ("Kedua-dua pihak menandatangani perjanjian.", "ms", "not scored yet: Malay"),
        ("两国签署了协议。", "zh", "not scored yet: Chinese"),
    ],
)
def test_what_cannot_be_judged_is_missing_with_its_reason(text, language, reason):
    found = score(text, language=language)
    assert (found.about, found.stance, found.label, found.probabilities) == (None,) * 4
    assert found.reason == reason


def test_scores_do_not_depend_on_their_neighbours_in_the_batch():
    texts = [GAIN, HARM, OTHER, f"{GAIN} {HARM}" * 8, ""]
    together = ModelScorer().score([passage(text) for text in texts])
    for text, found in zip(texts, together, strict=True):
        alone = score(text)
        assert found.label == alone.label
        assert found.stance == alone.stance


def test_without_a_headline_and_with_an_endless_one():
    assert score(GAIN, headline=None).label == "favourable"
    assert score(GAIN, headline="word " * 10_000).label is not None


def test_five_thousand_words_are_read_in_windows_that_overlap():
    text = " ".join([GAIN] * 330)
    assert len(text.split()) > 5_000
    found = windows(text, HEADLINE, tokenizer())
    assert len(found) > 20
    assert max(each.weight for each in found) == WINDOW_TOKENS
    bodies = [each.ids[1 : 1 + each.weight] for each in found]
    for one, following in pairwise(bodies):
        assert one[-OVERLAP_TOKENS:] == following[:OVERLAP_TOKENS]
    assert score(text).label == "favourable"


def test_the_end_of_a_long_text_counts():
    end = " ".join([HARM] * 60)
    assert score(f"{GAIN} {end}").stance < score(GAIN).stance - 0.5


def test_every_token_of_a_long_text_is_in_a_window():
    tokens = tokenizer()
    for repeats in range(1, 60):
        text = "steel " * repeats * 7
        ids = tokens.encode(text, add_special_tokens=False).ids
        found = windows(text, None, tokens)
        covered = found[0].weight + sum(each.weight - OVERLAP_TOKENS for each in found[1:])
        assert covered == len(ids)


def test_a_window_has_the_paragraph_as_first_and_the_headline_as_second_segment():
    (window,) = windows("Steel rose.", "Ore", tokenizer())
    words = [tokenizer().id_to_token(each) for each in window.ids]
    assert words == ["[CLS]", "steel", "rose", ".", "[SEP]", "ore", "[SEP]"]
    assert window.types == (0, 0, 0, 0, 0, 1, 1)


def test_padding_is_masked():
    short, long = (windows(text, None, tokenizer())[0] for text in ("Steel.", GAIN))
    feed = padded([short, long])
    assert feed["ids"].shape == feed["mask"].shape == feed["types"].shape
    assert feed["mask"].sum(axis=1).tolist() == [len(short.ids), len(long.ids)]


def test_nothing_to_score():
    assert ModelScorer().score([]) == []
    assert network().probabilities([]).shape == (0, 4)


def test_what_ships_is_small():
    size = sum(file.stat().st_size for file in WEIGHTS.iterdir())
    assert size < 25 * 2**20


def test_the_digest_is_that_of_the_files():
    assert len(ModelScorer().digest) == 12
    assert int(ModelScorer().digest, 16) >= 0


def test_html_and_control_characters_are_words_like_others():
    assert score("<script>alert(1)</script> \x00 China and Malaysia signed a deal.").label


def test_the_network_tells_its_maker_nothing(tmp_path):
    """ONNX Runtime would keep a name for this machine in the cache folder, and send reports."""
    program = (
        "from analysis.scoring.model import ModelScorer as M; M().probabilities([('A.', None)])"
    )
    mine = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    others = {name: value for name, value in os.environ.items() if name != "CI"}
    others = {name: value for name, value in others.items() if not name.startswith("ORT_")}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=others | mine, check=True)
    assert list(tmp_path.rglob("*onnx*")) == []
