"""Names in a sentence: runs of capitals, with the offices and small words that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.speakers.trades import ROLE_ENDINGS, ROLES
from analysis.speakers.wording import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    OFFICES,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    PLACING,
    PREPOSITIONS,
    QUESTIONS,
    SUBORDINATORS,
    THINGS,
    TIMES,
    TITLES,
    TITLES_IN_NAMES,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation with its signs; start and end in the paragraph.

    kind: "word", "mark" or "quote".
    low: a word or mark in lower case, its apostrophe made plain; "" for a quotation.
    capital: is it a word that begins with a capital letter, as a name does.
    """

    text: str
    start: int
    end: int
    kind: str
    low: str
    capital: bool


SURE_TITLES = TITLES - TITLES_IN_NAMES
BEFORE_NAMES = ROLES | DETERMINERS | CONJUNCTIONS

LONGEST_NAME = 8
"""A longer run of capitals is a headline."""

JOINING = frozenset({"of", "and", "for"})
"""Small words inside a body's name: "Ministry of Trade and Industry"."""

NO_PERSON = ORGANISATIONS | THINGS | TIMES | ADVERBS | QUESTIONS
"""A run of capitals with one of these is no person's name: "Last October", "State Bank"."""


def join(tokens: Sequence[Token]) -> str:
    """The tokens as they stood, every gap one space; a possessive ending is taken off."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(" " * (token.start > before.end) + token.text)
    return "".join(parts).removesuffix("’s").removesuffix("'s")


def is_name(words: Sequence[Token]) -> bool:
    """Is it a proper name: capitals at both ends."""
    return words[0].capital and words[-1].capital and words[0].low not in DETERMINERS


def people(words: Sequence[Token]) -> list[str]:
    """The names of two words and more outside quotations, in order, places and bodies left out.

    What follows "in" or "the", holds a word such as "Ministry", stands in capitals
    or opens a dateline is no person.
    """
    named = [_person(words, start, end) for start, end in _runs(words)]
    told_of = sorted((name for name in named if name), key=lambda name: _owns(name[-1]))
    return [join(name) for name in told_of]


def _owns(word: Token) -> bool:
    """Does a name only say whose: "Ayer Hitam’s last potter, Yeo Kim Swee" tells of Yeo."""
    return word.low.endswith("'s")


def _runs(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where each run of capitals, with the small words of names inside it, begins and ends."""
    start = end = 0
    for k, token in enumerate(words):
        if token.capital:
            start, end = (start if end else k), k + 1
        elif end and token.low not in PARTICLES:
            yield start, end
            end = 0
    if end:
        yield start, end


def _person(words: Sequence[Token], start: int, end: int) -> list[Token]:
    """The person's name in a run of capitals; [] where it is a place, a body or one word."""
    run = list(words[start:end])
    placed = words[start - 1].low in PLACING if start else _is_dateline(words, run)
    if len(run) > 2 and run[0].low in PREPOSITIONS | SUBORDINATORS:
        placed, run = run[0].low in PLACING - {"for"}, run[1:]
    name = without_role(last_name(run))
    known = 1 < len(name) <= LONGEST_NAME and not placed and not _is_no_person(name)
    return name if known else []


def _is_dateline(words: Sequence[Token], run: Sequence[Token]) -> bool:
    """Is the run that opens these words a dateline's place: "Kota Bharu: ", "Kota Bharu, May 2"."""
    mark, following, *_ = [t.low for t in words[len(run) : len(run) + 2]] + ["", ""]
    return mark == ":" or (mark == "," and following.rstrip(".") in TIMES)


def _is_no_person(name: Sequence[Token]) -> bool:
    """Does a name hold a word that no person's does, or stand in capitals as places do."""
    if name[0].low in PLACES or name[0].low in PREPOSITIONS:
        return True
    if any(c.isdigit() for t in name for c in t.text):
        return True
    return all(t.text.isupper() for t in name) or any(t.low in NO_PERSON for t in name)


def last_name(words: Sequence[Token]) -> list[Token]:
    """The run of capitals that ends these words, with "bin" or "Ministry of" inside it."""
    start = len(words)
    while start and (words[start - 1].capital or (start < len(words) and _binds(words, start - 1))):
        start -= 1
    while start < len(words) and not words[start].capital:
        start += 1
    return list(words[start:])


def _binds(words: Sequence[Token], k: int) -> bool:
    """Does a small word hold a name together: "bin", or "of" after "Ministry"."""
    if words[k].low in PARTICLES:
        return True
    if not k or words[k].low not in JOINING:
        return False
    return _is_in_body(words, k) or words[-1].low in ORGANISATIONS


def _is_in_body(words: Sequence[Token], k: int) -> bool:
    """Does "and" or "of" stand behind "Ministry" or "Ministry of Trade"."""
    first = k
    while first and (words[first - 1].capital or words[first - 1].low == "of"):
        first -= 1
        if words[first].low in ORGANISATIONS:
            return True
    return False


def without_role(run: list[Token]) -> list[Token]:
    """A name without the offices before it ("Director Tan" → "Tan"); titles such as Datuk stay.

    Whose it is goes too, but for a body's: "Penang’s Director Tan", not "China’s Foreign Ministry".
    """
    owners = [k for k, token in enumerate(run[:-1]) if _owns(token)]
    if owners and run[-1].low not in ROLES and not any(t.low in ORGANISATIONS for t in run):
        run = run[owners[-1] + 1 :]
    for k in range(1, len(run) - 1):
        title = run[k].low.rstrip(".")
        if title in SURE_TITLES and run[k - 1].low.rstrip(".") not in TITLES:
            return run if run[0].low.rstrip(".") in TITLES else run[k:]
    offices = [k for k, token in enumerate(run[:-1]) if token.low in OFFICES]
    first = offices[-1] + 1 if offices else 0
    while first < len(run) - 1 and is_role(run[first].low):
        first += 1
    whole = run[-1].low in ORGANISATIONS | ROLES and first == len(run) - 1
    return run if whole else run[first:]


def is_role(word: str) -> bool:
    """Is it, in lower case, an office or a trade, or a small word before one."""
    return word in BEFORE_NAMES or word.endswith(ROLE_ENDINGS)
