"""The noun phrases around an attributing verb: which words name the speaker.

All functions take a bounded run of tokens of one sentence and return tokens of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.phrase_heads import name_in
from analysis.speakers.proper_names import Token, is_name
from analysis.speakers.verbs import KNOWN, SURE
from analysis.speakers.wording import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    STAYING,
    SUBORDINATORS,
    TIMES,
)

BREAKS = frozenset({",", "—", "–"})
"""Marks around an apposition."""

LONGEST_APPOSITION = 4
"""Phrases between commas that may stand between a speaker and the verb: "Tan, 54, who …, said"."""


KNOWN_VERBS = KNOWN | BE | ADVERBS | STAYING
OPENERS = DETERMINERS | PRONOUNS

ALONE = PRONOUNS - {"one", "both"}
"""Pronouns that no noun follows: what begins with one of these and goes on is a clause."""

NOUNS_IN_LY = frozenset({"family", "assembly", "ally", "supply", "reply", "monopoly", "bully"})
"""What ends as adverbs do and names a speaker."""

COUNTED = frozenset({"one", "both", "all", "most", "some"})
"""A phrase between commas that begins so tells more of many: "two banks, one of each country,"."""

COMPARED = frozenset({"fewer", "more", "less", "rather", "other"})
"""Before "than" these make it part of a phrase: "firms with fewer than five workers"."""

Found = tuple[list[Token], bool]
"""A speaker's tokens ([] for none), and whether the clause is subordinate."""


def subject_before(left: Sequence[Token]) -> Found:
    """The subject of a verb that these tokens lead up to."""
    end = _without_adverbs(left)
    if end == 0 or left[end - 1].kind == "quote":
        return [], False
    if left[end - 1].text in BREAKS:
        return _apposed(left[: end - 1])
    chunk = _last_words(left[:end])
    if chunk and chunk[-1].low in {"and", "but", "or"}:
        start = end - len(chunk)
        if is_verbal(chunk[0]) and start and left[start - 1].text in BREAKS:
            return _apposed(left[: start - 1])
        return opening_subject(chunk[:-1])
    return _phrase(chunk)


def opening_subject(clause: Sequence[Token]) -> Found:
    """The subject that a clause begins with, before its first verb that is known."""
    if not clause or clause[0].kind != "word":
        return [], False
    for k, token in enumerate(clause):
        if k and _ends_subject(clause, k):
            if token.text == "," and clause[0].low in PREPOSITIONS:
                return _phrase_of(clause[k + 1 :])
            return _phrase(clause[:k])
    return [], False


def _phrase_of(clause: Sequence[Token]) -> Found:
    """The subject behind an opening "At a hall in Rasah,": the words before its first verb."""
    for k in range(1, len(clause)):
        if _ends_subject(clause, k):
            return _phrase(clause[:k])
    return [], False


def _ends_subject(clause: Sequence[Token], k: int) -> bool:
    """Does a subject end before this token: a verb or a mark, not "first" in "the first firm"."""
    before = clause[k - 1].low
    if clause[k].low in ADVERBS and (before in DETERMINERS or before.endswith("'s")):
        return False
    return clause[k].kind != "word" or is_verbal(clause[k])


def is_verbal(token: Token) -> bool:
    """Is it a word that ends a subject: a verb, or an adverb before one."""
    return not token.capital and (token.low in KNOWN_VERBS or token.low.endswith("ed"))


def _without_adverbs(left: Sequence[Token]) -> int:
    """Where the words end that stand before "has also", "on Monday" and the like."""
    end = len(left)
    while end:
        word = left[end - 1].low
        if word in ADVERBS or _is_adverb(left[end - 1]):
            end -= 1
        elif word in TIMES and end > 1:
            end -= 1
            while end and left[end - 1].low in {"on", "last", "in", "this", "late", "early"}:
                end -= 1
        else:
            break
    return end


def _is_adverb(token: Token) -> bool:
    return token.low.endswith("ly") and not token.capital and token.low not in NOUNS_IN_LY


def _last_words(left: Sequence[Token]) -> list[Token]:
    """The words behind the last mark or quotation."""
    start = len(left)
    while start and left[start - 1].kind == "word":
        start -= 1
    return list(left[start:])


def _last_piece(left: Sequence[Token]) -> list[Token]:
    """The words and quotations behind the last mark."""
    start = len(left)
    while start and left[start - 1].kind != "mark":
        start -= 1
    return list(left[start:])


def _apposed(left: Sequence[Token]) -> Found:
    """The subject before ", title,": a name among the last phrases, else the nearest phrase."""
    nearest: Found = ([], False)
    rest = list(left)
    for _ in range(LONGEST_APPOSITION):
        chunk = _last_piece(rest)
        counted = bool(chunk) and chunk[0].low in COUNTED and len(chunk) < len(rest)
        remark = counted or (bool(chunk) and _is_remark(chunk[0]))
        chunk = chunk if remark else _last_words(rest)
        rest = rest[: len(rest) - len(chunk)]
        found, aside = _phrase(chunk) if chunk and not remark else ([], False)
        if found and is_name(found):
            return found, aside
        if found and nearest[0] and nearest[0][0].low not in {"a", "an"}:
            break
        nearest = (found, aside) if found else nearest
        if not rest or rest[-1].text not in BREAKS:
            break
        rest.pop()
    return nearest


def _is_remark(first: Token) -> bool:
    """Does a phrase between commas only say more: "who …", "54", "reached in Melaka"."""
    relative = first.low in {"who", "whose", "which", "where"}
    return (
        relative
        or first.text[0].isdigit()
        or (first.low.endswith(("ing", "ed")) and not first.capital)
    )


def _phrase(chunk: Sequence[Token]) -> Found:
    """The speaker in the words before a verb."""
    start, aside = 0, False
    for k, token in enumerate(chunk):
        following = chunk[k + 1].low if k + 1 < len(chunk) else ""
        if token.low in {"who", "whose", "whom"} and k:
            chunk = chunk[:k]
            break
        if token.low == "than" and k and chunk[k - 1].low in COMPARED:
            continue
        if token.low in SUBORDINATORS or token.low in SURE:
            start, aside = k + 1, aside or token.low != "but"
        elif token.low in CONJUNCTIONS and (k == 0 or following in OPENERS):
            start = k + 1
    words = _without_opening(list(chunk[start:]))
    clause = any(t.low in FINITE for t in words) or (len(words) > 3 and words[0].low in ALONE)
    return ([], aside) if clause or not words else (name_in(words), aside)


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
