"""A reader learned from labelled pages: it corrects the kinds that the rules got wrong.

Multinomial logistic regression on the marks of a line, of its place, and of what the
rules say of it and its neighbours; `python -m analysis.training.kinds` fits it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from analysis.kinds.inside import ANSWERED
from analysis.kinds.page import LONG, Page
from analysis.kinds.runs import AMONG_COMMENTS
from analysis.kinds.setting import Setting
from analysis.kinds.surroundings import ABOVE_BUTTONS, ABOVE_DATELINE
from analysis.kinds.tail import ABOUT_ITSELF, AGENCY_ITSELF
from analysis.records import Kind

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
KINDS: tuple[Kind, ...] = get_args(Kind)
# Lines of more words are what the rules take them for: the longest prompts are shorter.
LONGEST = 45
# By so much, in log-odds, another kind must be the likelier one: most to make a line prose,
# least to unmake it, for "body" is what the rules say of lines that they know nothing of.
SURE, SURE_OF_PROSE, SURE_OF_NO_PROSE = 1.3, 2.3, 0.5
# A text of fewer lines has no page around it to read it by.
FEWEST = 5
# What the rules know of a line's surroundings, and its marks don't tell.
SETTLED = frozenset(
    {ABOUT_ITSELF, ABOVE_BUTTONS, ABOVE_DATELINE, AGENCY_ITSELF, AMONG_COMMENTS, ANSWERED}
)
# Weights are kept as whole hundredths.
HUNDREDTHS = 100
# So many of the marks that speak most for a kind are named as its reason.
NAMED = 2
ALIKE = "like such lines of labelled pages"

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reader:
    """The weights: each mark's row, and for each row a weight per kind, in log-odds."""

    rows: dict[str, int]
    weights: Numbers

    @classmethod
    def of(cls, weights: Mapping[str, Sequence[int]]) -> Reader:
        """Make a reader of weights in hundredths, by mark."""
        table: Numbers = np.array(list(weights.values()), dtype=np.float32)
        rows = {mark: row for row, mark in enumerate(weights)}
        return cls(rows, table.reshape(-1, len(KINDS)) / np.float32(HUNDREDTHS))


@cache
def shipped() -> Reader:
    """The reader that ships, loaded at its first use."""
    return Reader.of(json.loads(WEIGHTS_FILE.read_text("utf-8")))


# How a mark is told to people; marks of other families are not.
_TOLD = (
    (re.compile(r"(?:word(?: \d)?|last) ([^\W\d_][\w’'-]{2,})$"), "the word “{}”"),
    (re.compile(r"(?:opening|pair) ([^\W\d_]+ [^\W\d_]{2,})$"), "the words “{}”"),
    (re.compile(r"holds (.)$"), "the sign “{}”"),
    (re.compile(r"((?:above|behind) text)(?: \d)?$"), "stands {}"),
    (re.compile(r"(capitals)$"), "in {}"),
    (re.compile(r"(name|month|weekday)$"), "a {}"),
    (re.compile(r"(address)$"), "an {}"),
)


def correct(page: Page, *, titled: bool = False, reader: Reader | None = None) -> None:
    """Mark the lines anew that labelled pages show to be of another kind than the rules say.

    titled: the headline is known, so its lines are sure, and no others are headlines.
    reader: None for the one that ships.
    """
    if len(page) < FEWEST:
        return
    reader = reader or shipped()
    setting = Setting(page)
    doubtful = [at for at in range(len(page)) if _doubtful(setting, at, titled)]
    read = []
    for at in doubtful:
        marks = [mark for mark in marks_of(setting, at) if mark in reader.rows]
        weights = reader.weights[[reader.rows[mark] for mark in marks]]
        ruled = page.kind(at)
        kind = _kind(ruled, weights.sum(axis=0))
        if kind != ruled and not (titled and kind == "title"):
            read.append((at, kind, _reason(marks, weights, kind, ruled)))
    # Marks are taken of the rules' verdicts alone, so these change last.
    for at, kind, why in read:
        page.mark(at, kind, why)


def _doubtful(setting: Setting, at: int, titled: bool) -> bool:
    """Tell whether a line is worth a second look: no sure form, and no long paragraph."""
    page = setting.page
    words = page.lines[at].words
    if at in page.formed or page.why(at) in SETTLED or (titled and page.kind(at) == "title"):
        return False
    return words < LONG or (words <= LONGEST and not setting.amid_text(at))


def marks_of(setting: Setting, at: int) -> list[str]:
    """Give all marks of a line, those of the rules' verdicts too."""
    return [*setting.marks(at), *setting.verdict_marks(at), *setting.neighbour_verdicts(at)]


def _kind(ruled: Kind | None, scores: Numbers) -> Kind:
    """Choose the likeliest kind, that of the rules where the other is not likely enough."""
    likeliest = KINDS[int(scores.argmax())]
    if ruled is None or likeliest == ruled:
        return likeliest
    lead = scores.max() - scores[KINDS.index(ruled)]
    return likeliest if lead > _enough(ruled, likeliest) else ruled


def _enough(ruled: Kind, likeliest: Kind) -> float:
    """Give by how much a kind must be the likelier one than that of the rules."""
    if likeliest == "body":
        return SURE_OF_PROSE
    return SURE_OF_NO_PROSE if ruled == "body" else SURE


def _reason(marks: Sequence[str], weights: Numbers, kind: Kind, ruled: Kind | None) -> str:
    """Name the marks that speak most for a kind, against that of the rules."""
    worth = weights[:, KINDS.index(kind)]
    if ruled:
        worth = worth - weights[:, KINDS.index(ruled)]
    told = (_told(marks[at]) for at in np.argsort(-worth))
    named = list(dict.fromkeys(one for one in told if one))[:NAMED]
    return f"{ALIKE}: {', '.join(named)}" if named else ALIKE


def _told(mark: str) -> str:
    """Give a mark in plain words, "" where it has none."""
    for family, words in _TOLD:
        if found := family.match(mark):
            return words.format(found[1])
    return ""
