"""Splitting: nothing lost, both seeds exact, gold's paragraphs found again.

`pytest -s -k gold tests/test_segment.py` prints the figures and the faults.
"""

import json
import re
import textwrap
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import SHARED, needs_shared, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement.recovery import kinds_of
from analysis.records import Kind
from analysis.segment import segment, sentences
from analysis.training.pages import read_pages

DATA = Path(__file__).parent / "data"
GOLD = SHARED / "gold" / "articles.jsonl"
SEEDS = SHARED / "seeds"
F1_FLOOR = 0.985
# Of the blocks that are no paragraphs, in gold and in the invented pages.
KINDS_FLOOR = 0.95
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
def test_gold_s_other_lines_get_the_kinds_that_a_person_gave_them() -> None:
    found = kinds_of(rows(GOLD), rows(DATA / "gold_kinds.jsonl"))
    assert found is not None
    print(*found.faults, sep="\n")
    assert found.there == 358
    assert found.share >= KINDS_FLOOR, found.faults


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


PAGES = [(page.name, page.text, list(page.blocks())) for page in read_pages(DATA / "pages.txt")]


@pytest.mark.parametrize(("name", "text", "blocks"), PAGES, ids=[name for name, *_ in PAGES])
def test_a_page_gives_its_paragraphs_and_nothing_else(
    name: str, text: str, blocks: list[tuple[str, str, int]]
) -> None:
    assert body(text) == [folded(piece) for kind, piece, _ in blocks if kind == "body"]


def test_the_pages_other_blocks_get_their_kinds() -> None:
    faults, there = [], 0
    for name, text, wanted in PAGES:
        kinds = {block.start: block.kind for block in segment(text)}
        others = [(kind, piece, start) for kind, piece, start in wanted if kind != "body"]
        there += len(others)
        faults += [
            f"{name}: {piece[:60]}: {kind}, not {kinds.get(start)}"
            for kind, piece, start in others
            if kinds.get(start) != kind
        ]
    print(*faults, sep="\n")
    assert len(PAGES) >= 90
    assert len(faults) <= (1 - KINDS_FLOOR) * there, faults


OTHER = "Traders in Klang were less sure, and said that the tariff would have to fall first."
SPEECH = "“We looked at every number twice,” the authority’s chairman told reporters in Klang."


def test_text_without_line_breaks_is_put_into_paragraphs_at_sentence_ends() -> None:
    told = " ".join(f"{OTHER} {SPEECH} The crane is {age} years old." for age in range(9))
    head = "Port opens third berth By Tan Mei Ling 12 March 2019"
    opening = "KUALA LUMPUR, March 12 (Xinhua) --"
    text = f"{head} {opening} {told} (Reporting by Tan Mei Ling; Editing by Paul Lee)"
    blocks = segment(text)
    kinds = [block.kind for block in blocks]
    texts = [block.text for block in blocks if block.kind == "body"]
    assert kinds[0] == "title"
    assert kinds[-1] == "sign-off"
    assert " ".join(texts) == f"{opening} {told}"
    assert all(one.endswith(".") and 15 <= len(one.split()) <= 80 for one in texts)


def test_a_long_paragraph_among_others_stays_whole() -> None:
    long = " ".join(f"The {number} crane stood idle in Klang." for number in range(40))
    texts = [long, long.replace("idle", "still"), long.replace("idle", "dark")]
    assert body("\n".join(["Port opens third berth", *texts])) == texts


@pytest.mark.parametrize(
    "stored",
    [
        "date 2018-06-19",
        "Date: 2018-06-19",
        "[2018-06-19]",
        "2018-06-19T08:30:00Z",
        "2018-06-19 08:30 |",
        "Published: 19 June 2018 -",
    ],
)
@pytest.mark.parametrize("rest", [PARAGRAPH, f"KUALA LUMPUR, June 19 (Xinhua) -- {PARAGRAPH}"])
def test_a_store_s_date_is_cut_off_the_first_line(stored: str, rest: str) -> None:
    assert body(f"{stored} {rest}\n{OTHER}") == [rest, OTHER]


def test_a_store_s_date_stands_above_the_headline_too() -> None:
    blocks = segment(f"date 2018-06-19Port opens third berth\n{PARAGRAPH}\n{OTHER}")
    assert [block.kind for block in blocks] == ["dateline", "title", "body", "body"]


def test_a_sentence_that_starts_with_a_date_stays_whole() -> None:
    dated = "2018-06-19 was the day on which the third berth was to have been opened to carriers."
    assert body(f"{dated}\n{OTHER}") == [dated, OTHER]


def test_wrapped_paragraphs_that_are_set_in_stay_apart() -> None:
    text = "\n".join(
        textwrap.fill(one, 60, initial_indent="   ") for one in (PARAGRAPH, OTHER, SPEECH)
    )
    assert body(text) == [PARAGRAPH, OTHER, SPEECH]


# Time depends on how busy the machine is; `test_work_grows_…` counts steps instead.
@settings(deadline=None)
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


@settings(deadline=None)
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
    one, two = f"{PARAGRAPH} {PARAGRAPH}", f"{PARAGRAPH} {letter}"
    assert body(f"Port opens third berth\n{one}\nCranes at dawn. – AFP\n{two}") == [one, two]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapped_lines_are_joined(gap: str) -> None:
    one = "The port authority said on Monday that it would open a third\nberth to Chinese "
    one += "carriers next year, after a review of costs\nthat took nine months."
    two = "“We looked at every number twice,” Lim Hock Seng said after a\nvisit to the site."
    blocks = segment(gap.join(["Port opens third berth", one, two]))
    assert [block.text for block in blocks] == ["Port opens third berth", one, two]


def test_wrapped_lines_are_joined_among_short_ones_without_gaps() -> None:
    head = ["Port opens third berth", "By Tan Mei Ling", "Share", "Print", "12 March 2019"]
    text = "\n".join([*head, *(textwrap.fill(f"{OTHER} {PARAGRAPH}", 72) for _ in range(3)), "Top"])
    assert body(text) == [f"{OTHER} {PARAGRAPH}"] * 3


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
