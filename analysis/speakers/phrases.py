"""A noun phrase that speaks: where it begins and ends, and who in it is the speaker.

All functions take a bounded run of tokens of one sentence and return tokens of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.phrase_heads import name_in
from analysis.speakers.proper_names import Token
from analysis.speakers.verbs import KNOWN, SURE
from analysis.speakers.wording import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    IMPERSONAL,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    STAYING,
    SUBORDINATORS,
    TIMES,
)

KNOWN_VERBS = KNOWN | BE | ADVERBS | STAYING
OPENERS = DETERMINERS | PRONOUNS

ALONE = PRONOUNS - {"one", "both"}
"""Pronouns that no noun follows: what begins with one of these and goes on is a clause."""

WHO = frozenset({"who", "whose", "whom"})
"""What begins a clause that only says more of a speaker."""

COMPARED = frozenset({"fewer", "more", "less", "rather", "other"})
"""Before "than" these make it part of a phrase: "firms with fewer than five workers"."""

Found = tuple[list[Token], bool]
"""A speaker's tokens ([] for none), and whether the clause is subordinate."""


def phrase(chunk: Sequence[Token]) -> Found:
    """The speaker in the words before a verb."""
    says_more = (k for k in range(1, len(chunk)) if chunk[k].low in WHO or _is_relative(chunk, k))
    chunk = chunk[: next(says_more, len(chunk))]
    start, aside = _beginning(chunk)
    words = _without_opening(list(chunk[start:]))
    if words and words[-1].low in PERSONAL | IMPERSONAL - {"one"}:
        words = words[-1:]
    clause = any(t.low in FINITE for t in words) or (len(words) > 3 and words[0].low in ALONE)
    return ([], aside) if clause or not words else (name_in(words), aside)


def _beginning(chunk: Sequence[Token]) -> tuple[int, bool]:
    """Where the last clause of these words begins, and whether it is subordinate."""
    start, aside = 0, False
    for k, token in enumerate(chunk):
        following = chunk[k + 1].low if k + 1 < len(chunk) else ""
        if token.low == "than" and k and chunk[k - 1].low in COMPARED:
            continue
        if token.low == "that" and token.capital:
            continue
        if token.low in SUBORDINATORS or token.low in SURE:
            start, aside = k + 1, aside or token.low != "but"
        elif token.low in CONJUNCTIONS and (k == 0 or following in OPENERS):
            start = k + 1
    return start, aside


def _is_relative(chunk: Sequence[Token], k: int) -> bool:
    """Is it "that" behind a noun: "two operators that use its masts", not "held that"."""
    if chunk[k].low != "that" or k + 1 == len(chunk) or any(is_verbal(t) for t in chunk[:k]):
        return False
    following = chunk[k + 1]
    counted = chunk[0].low in DETERMINERS and following.low not in OPENERS
    return is_verbal(following) or (counted and not following.capital)


def _without_opening(words: list[Token]) -> list[Token]:
    """The words behind an opening "In March", "At a briefing" or "Yesterday"."""
    while len(words) > 1 and (words[0].low in ADVERBS or words[0].low in TIMES):
        words = words[1:]
    while words and words[0].low in PREPOSITIONS:
        words = _behind_preposition(words)
    return words


def _behind_preposition(words: list[Token]) -> list[Token]:
    """The words behind "At a hall", "In Kota Bharu" or "In a reply sent by post"."""
    for k in range(2, len(words)):
        if words[k].low in DETERMINERS and words[k - 1].low not in PREPOSITIONS | DETERMINERS:
            return words[k:]
    k = 1
    while k < len(words) and words[k].low in DETERMINERS:
        k += 1
    k += 1
    while k < len(words) and words[k].capital and words[k - 1].capital:
        k += 1
    return words[k:]


def is_verbal(token: Token) -> bool:
    """Is it a word that ends a subject: a verb, or an adverb before one."""
    return not token.capital and (token.low in KNOWN_VERBS or token.low.endswith("ed"))
