"""Splitting: nothing lost, both seeds exact, gold's paragraphs found again.

`pytest -s -k gold tests/test_segment.py` prints the figures and the faults.
"""

import json
import re
from typing import Any, get_args

import pytest
from conftest import SHARED, needs_shared, steps
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Kind
from analysis.segment import segment, sentences

GOLD = SHARED / "gold" / "articles.jsonl"
SEEDS = SHARED / "seeds"
F1_FLOOR = 0.98
# A dateline or a sign-off is no longer than this many signs.
GLUED = 60

PARAGRAPH = (
    "The port authority said on Monday that it would open a third berth to Chinese carriers."
)
LINES = st.sampled_from(
    [
        PARAGRAPH,
        f"KUALA LUMPUR, June 18 (Xinhua) -- {PARAGRAPH}",
        f"{PARAGRAPH} – Bernama",
        f"{PARAGRAPH} (End)",
        "Port opens third berth",
        "SEE ALSO: Who owns the port?",
        "Related Story",
        "By Tan Mei Ling",
        "12 March 2019",
        "SUMMARY",
        "• one",
        "?",
        "\u200b",
        "",
        "  ",
    ]
)


def rows(path: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def folded(text: str) -> str:
    return " ".join(text.split())


def body(text: str) -> list[str]:
    return [folded(block.text) for block in segment(text) if block.kind == "body"]


def equal(one: str, other: str) -> bool:
    """Equal but for a dateline in front or a sign-off behind."""
    short, long = sorted((folded(one), folded(other)), key=len)
    at = long.find(short)
    front, behind = long[:at], long[at + len(short) :]
    return (
        at >= 0
        and max(len(front), len(behind)) <= GLUED
        and not re.search(r"[.!?] \w", front.replace("Feb.", "").replace("Sept.", ""))
        and not behind.endswith(",")
    )


def measure(found: list[str], wanted: list[str]) -> tuple[list[str], list[str]]:
    """Missed and false paragraphs; each wanted one is matched once."""
    left, missed = list(found), []
    for paragraph in wanted:
        match = next((one for one in left if equal(one, paragraph)), None)
        if match is None:
            missed.append(paragraph)
        else:
            left.remove(match)
    return missed, left


def gold_figures() -> tuple[float, float, float, list[str]]:
    """Precision, recall and F1 of body paragraphs on gold's raw pages, and the faults."""
    wanted_count = found_count = missed_count = 0
    faults = []
    for row in rows(GOLD):
        wanted, found = [one["text"] for one in row["paragraphs"]], body(row["raw"])
        missed, false = measure(found, wanted)
        faults += [f"{row['id']} missed: {one}" for one in missed]
        faults += [f"{row['id']} false: {one}" for one in false]
        wanted_count, found_count = wanted_count + len(wanted), found_count + len(found)
        missed_count += len(missed)
    hits = wanted_count - missed_count
    precision, recall = hits / found_count, hits / wanted_count
    return precision, recall, 2 * precision * recall / (precision + recall), faults


@needs_shared
def test_gold_s_paragraphs_are_found_again() -> None:
    precision, recall, f1, faults = gold_figures()
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}", *faults, sep="\n")
    assert f1 >= F1_FLOOR, faults


@needs_shared
@pytest.mark.parametrize(("seed", "count"), [(0, 20), (1, 13)])
def test_a_seed_gives_exactly_its_paragraphs(seed: int, count: int) -> None:
    row = rows(SEEDS / "labels.jsonl")[seed]
    wanted = [folded(one["text"]) for one in row["paragraphs"]]
    assert len(wanted) == count
    assert body((SEEDS / row["file"]).read_text(encoding="utf-8")) == wanted


@needs_shared
def test_a_seed_s_other_lines_get_their_kinds() -> None:
    row = rows(SEEDS / "labels.jsonl")[0]
    blocks = segment((SEEDS / row["file"]).read_text(encoding="utf-8"))
    assert [block.kind for block in blocks if block.kind != "body"] == (
        [
            "title",
            "boilerplate",
            "title",
            "cross-link",
            "caption",
            "subheading",
            "cross-link",
            "subheading",
            "cross-link",
            "boilerplate",
        ]
    )


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\n\n".join)))
def test_no_text_is_lost(text: str) -> None:
    blocks = segment(text)
    end = 0
    for block in blocks:
        assert text[block.start : block.end] == block.text == block.text.strip() != ""
        assert not text[end : block.start].strip()
        assert block.kind in get_args(Kind)
        assert block.why
        end = block.end
    assert not text[end:].strip()
    assert "".join("".join(one.text for one in blocks).split()) == "".join(text.split())


@given(st.text())
def test_sentences_cover_the_text_in_order(text: str) -> None:
    end = 0
    for start, stop in sentences(text):
        assert end <= start < stop
        assert text[start:stop] == text[start:stop].strip()
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dr Tan met U.S. officials on Sept. 7. They left.", 2),
        ("He said: “We wait. We hope.” Then he left.", 2),
        ("The firm Lim Sdn. Bhd. was paid. It left.", 2),
        ("😀 One.  Two?\nThree", 3),
        ("他说好。我们走。", 2),
        ("  ", 0),
    ],
)
def test_sentences(text: str, wanted: int) -> None:
    assert len(sentences(text)) == wanted


def test_sentence_spans_count_code_points() -> None:
    assert sentences(" 😀 One.  Two? ") == [(1, 7), (9, 13)]


@pytest.mark.parametrize(
    "mark",
    [
        "(End)",
        "– Bernama",
        "— AFP",
        "-- BERNAMA",
        "Enditem",
        "Enditem: EHA",
        "[ends]",
        "(Reporting by Tan Mei; Editing by Paul Lee)",
        "– Malay Mail",
    ],
)
def test_a_sign_off_is_cut_off_the_last_paragraph(mark: str) -> None:
    text = f"Port opens third berth\n{PARAGRAPH}\n{PARAGRAPH} {mark}"
    assert [(block.kind, block.text) for block in segment(text)[-2:]] == [
        ("body", PARAGRAPH),
        ("sign-off", mark),
    ]


def test_a_letter_keeps_its_signature_and_a_caption_its_credit() -> None:
    letter = "I hope that it stays. — Zaharah Nor, Bukit Goh"
    assert body(f"Buses to Gebeng\n{PARAGRAPH}\n{letter}") == [PARAGRAPH, letter]
    long = f"{PARAGRAPH} {PARAGRAPH}"
    assert body(f"Port opens third berth\n{long}\nCranes at dawn. – AFP\n{long}") == [long, long]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapped_lines_are_joined(gap: str) -> None:
    one = "The port authority said on Monday that it would open a third\nberth to Chinese "
    one += "carriers next year, after a review of costs\nthat took nine months."
    two = "“We looked at every number twice,” Lim Hock Seng said after a\nvisit to the site."
    blocks = segment(gap.join(["Port opens third berth", one, two]))
    assert [block.text for block in blocks] == ["Port opens third berth", one, two]


def test_lines_under_each_other_stay_apart() -> None:
    text = f"Port opens third berth\nBy Tan Mei Ling\n12 March 2019\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    kinds = [block.kind for block in segment(text)]
    assert kinds == ["title", "byline", "dateline", "body", "body"]


def test_one_line_is_one_paragraph_and_none_is_nothing() -> None:
    assert [block.kind for block in segment("just a note about trade")] == ["body"]
    assert segment(" \n\r\n ") == ()


@pytest.mark.parametrize("piece", [f"{PARAGRAPH}\n", "x ", "a | b - ", "“", "...", "\n- ", ") ("])
def test_work_grows_with_the_length_alone(piece: str) -> None:
    short = piece * (20_000 // len(piece))
    assert steps(segment, short * 4) < 5 * steps(segment, short)
