"""What splitting brings back from an article's raw text: its paragraphs, and what the rest is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.agreement.measures import Match, match
from analysis.agreement.readings import readings_of, text_of
from analysis.pipeline import split
from analysis.records import Article, Block

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


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many of the labelled lines that are no paragraphs got the kind that a person gave them.

    faults: for each of the others its article, line, both kinds, and the reason of the wrong one.
    """

    right: int
    there: int
    faults: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the lines whose kind is right, in [0, 1]."""
        return self.right / self.there


def kinds_of(
    rows: Sequence[Mapping[str, object]], labels: Sequence[Mapping[str, object]]
) -> Kinds | None:
    """Kinds found in the rows' raw texts against a person's; None where no label fits a row.

    labels: one per line that is no paragraph: article (the row's id), line (of
    `raw`, counted from 1, blank ones too) and kind (one of `Kind`).
    """
    wanted: dict[str, list[Mapping[str, object]]] = {}
    for label in labels:
        wanted.setdefault(str(label["article"]), []).append(label)
    faults: list[str] = []
    there = 0
    for row in rows:
        name, raw = str(row.get("id", "")), text_of(row, "raw")
        if raw is None or name not in wanted:
            continue
        there += len(wanted[name])
        faults += _wrong_kinds(name, raw, wanted[name])
    return Kinds(there - len(faults), there, tuple(faults)) if there else None


def _wrong_kinds(name: str, raw: str, labels: Sequence[Mapping[str, object]]) -> Iterator[str]:
    blocks = split(Article(name, raw)).blocks
    lines = raw.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for label in labels:
        number = int(str(label["line"]))
        if not 1 <= number <= len(lines):
            raise ValueError(f"Article {name} has no line {number}: correct the label.")
        line = lines[number - 1]
        block = _block_at(blocks, starts[number - 1] + len(line) - len(line.lstrip()))
        if block is None or block.kind != label["kind"]:
            got = f"{block.kind} ({block.why})" if block else "nothing"
            yield f"{name}, line {number}: {label['kind']}, not {got}"


def _block_at(blocks: Sequence[Block], at: int) -> Block | None:
    """The block that covers an offset, None between blocks."""
    return next((block for block in blocks if block.start <= at < block.end), None)


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
