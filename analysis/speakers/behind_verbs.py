"""The speaker who stands behind a verb, inside "quoted … as saying", or before "view".

All functions take a bounded run of tokens of one sentence and return tokens of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.noun_phrases import subject_before
from analysis.speakers.phrase_heads import name_in
from analysis.speakers.phrases import Found, is_verbal
from analysis.speakers.proper_names import Token, is_name, is_role, last_name, without_role
from analysis.speakers.trades import PERSONS
from analysis.speakers.wording import (
    BE,
    DETERMINERS,
    FINITE,
    FIRMS,
    ORGANISATIONS,
    PARTICLES,
    PREPOSITIONS,
    STOPS,
    SUBORDINATORS,
    VAGUE,
)

ARTICLES = frozenset({"the", "a", "an"})
"""Behind a noun these begin what is said: "according to the audit the change has paid"."""

SPEAKING = ORGANISATIONS | PERSONS | FIRMS
"""Heads of phrases that speak, besides the trades."""


def behind(right: Sequence[Token]) -> list[Token]:
    """The speaker after "said" or "according to"; a name in apposition is preferred."""
    if right and right[0].low in SUBORDINATORS:
        return []
    chunks: list[list[Token]] = [[]]
    for token in right:
        if token.kind == "word" and not (chunks[-1] and _stops(token, chunks[-1][-1])):
            chunks[-1].append(token)
        elif token.text == "," and len(chunks) == 1 and chunks[0]:
            chunks.append([])
        else:
            break
    if not chunks[0] or any(t.low in FINITE for t in chunks[0]):
        return []
    head = name_in(chunks[0])
    apposed = last_name(chunks[-1])
    if not is_name(head) and len(apposed) > 1 and apposed == chunks[-1]:
        return without_role(apposed)
    return head


def _stops(token: Token, last: Token) -> bool:
    """Does this word end the speaker's phrase; "in" may follow "a dealer", not a name."""
    if token.low in ARTICLES and not token.capital and last.low not in PREPOSITIONS | {"and"}:
        return True
    return token.low in STOPS and (last.capital or token.low not in {"in", "at", "from", "with"})


def is_inverted(right: Sequence[Token]) -> bool:
    """Is what follows "said" its speaker and nothing else: "its chairman, Lim", "Tan of the port".

    "Tan, the owner, said the mill is shut" has a clause there instead.
    """
    phrase: list[Token] = []
    for token in right:
        if token.kind != "word" or token.low in {"who", "whose", "which"}:
            break
        phrase.append(token)
    if not phrase or any(t.low in FINITE or is_verbal(t) for t in phrase):
        return False
    head = next((k for k, t in enumerate(phrase) if k and t.low in PREPOSITIONS), len(phrase))
    return _is_speaker(phrase[:head])


def _is_speaker(head: Sequence[Token]) -> bool:
    """Is it a name alone or behind its bearer's trade, or a phrase with a word for who speaks."""
    run = last_name(head)
    if not run:
        word = head[-1].low
        known = word in SPEAKING or is_role(word)
        return word in VAGUE if len(head) == 1 else head[0].low in DETERMINERS and known
    before = head[: len(head) - len(run)]
    if any(not t.capital and t.low not in PARTICLES for t in run) and not before:
        return run[-1].low in ORGANISATIONS
    return not before or is_role(before[-1].low)


def quoted_one(left: Sequence[Token]) -> Found:
    """Who is quoted in "Tan was quoted … as saying" or "the agency quoted Tan as saying"."""
    k = next(k for k in range(len(left) - 1, -1, -1) if left[k].low == "quoted")
    if k and left[k - 1].low in BE:
        return subject_before(left[: k - 1])
    words = [t for t in left[k + 1 : -1] if t.kind == "word"]
    return (name_in(words) if words else []), False


def owner(left: Sequence[Token]) -> list[Token]:
    """Whose view it is in "in his" or "by the owner's", which stand before the word."""
    k = next((k for k in range(len(left) - 1, -1, -1) if left[k].low in {"in", "by"}), None)
    return [] if k is None else list(left[k + 1 :])
