"""How many of an article's paragraphs splitting brings back from its raw text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.agreement.measures import Match, match
from analysis.agreement.readings import readings_of, text_of
from analysis.pipeline import split
from analysis.records import Article

# What may stand glued to a paragraph without making it another one: a dateline
# before it ("KUALA LUMPUR, Aug 14 — "), an agency's sign-off behind it ("(End)").
DATELINE = re.compile(r".{1,80}(?:--|[-–—:])\s*")
SIGN_OFF = re.compile(r"\s*(?:[(\[–—-].{0,40}|(?i:end)\w*\b.{0,30})")


def splitting_of(rows: Sequence[Mapping[str, object]]) -> Match | None:
    """Body paragraphs found in the rows' raw texts, over all of them; None where no row has one."""
    hits = found = there = 0
    for number, row in enumerate(rows, 1):
        raw = text_of(row, "raw")
        if raw is None:
            continue
        labelled = [reading.text for reading in readings_of(row, number)]
        article = split(Article(str(row.get("id", "")), raw))
        bodies = [block.text for block in article.blocks if block.kind == "body"]
        hits += recovered(bodies, labelled)
        found += len(bodies)
        there += len(labelled)
    return match(hits, found, there) if there else None


def recovered(found: Sequence[str], there: Sequence[str]) -> int:
    """How many of the paragraphs that are there were found, each once.

    White space is folded; a dateline or sign-off glued on counts as equal.
    """
    left = Counter(map(_fold, there))
    unsure = []
    hits = 0
    for text in map(_fold, found):
        if left[text] > 0:
            left[text] -= 1
            hits += 1
        else:
            unsure.append(text)
    for text in unsure:
        near = next((one for one, count in left.items() if count > 0 and _near(text, one)), None)
        if near is not None:
            left[near] -= 1
            hits += 1
    return hits


def _near(one: str, other: str) -> bool:
    """Whether two texts differ by a dateline or a sign-off alone."""
    short, long = sorted((one, other), key=len)
    start = long.find(short) if short else -1
    if start < 0:
        return False
    head, tail = long[:start], long[start + len(short) :]
    return bool((not head or DATELINE.fullmatch(head)) and (not tail or SIGN_OFF.fullmatch(tail)))


def _fold(text: str) -> str:
    return " ".join(text.split())
