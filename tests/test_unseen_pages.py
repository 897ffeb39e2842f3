"""Splitting of pages that neither the rules nor the learned reader were made with.

A writer who knew neither wrote them. Their faults are never looked into, or they would
be like all others; only these figures are. `pytest -s tests/test_unseen_pages.py` prints them.
"""

from pathlib import Path

from analysis.agreement.recovery import recovered
from analysis.segment import segment
from analysis.training.pages import read_pages

UNSEEN = Path(__file__).parent / "data" / "unseen_pages.txt"
BODY_F1 = 0.95
KINDS = 0.86


def test_unseen_pages_give_their_paragraphs_and_kinds() -> None:
    hits = found = there = right = others = 0
    for page in read_pages(UNSEEN):
        blocks = segment(page.text)
        paragraphs = [text for kind, text, _ in page.blocks() if kind == "body"]
        bodies = [block.text for block in blocks if block.kind == "body"]
        hits += recovered(bodies, paragraphs)
        found, there = found + len(bodies), there + len(paragraphs)
        rest = [(start, kind) for start, kind in page.kinds if kind != "body"]
        others += len(rest)
        right += sum(
            any(block.start <= start < block.end and block.kind == kind for block in blocks)
            for start, kind in rest
        )
    print(f"\n{hits} of {there} paragraphs, {found} found; {right} of {others} other lines")
    assert (there, others) == (201, 519)
    assert 2 * hits / (found + there) > BODY_F1
    assert right / others > KINDS
