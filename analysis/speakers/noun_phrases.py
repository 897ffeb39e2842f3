"""The subject of an attributing verb: which words before it name the speaker.

All functions take a bounded run of tokens of one sentence and return tokens of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.phrases import WHO, Found, is_verbal, phrase
from analysis.speakers.proper_names import Token, is_name
from analysis.speakers.wording import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    TIMES,
    words_of,
)

BREAKS = frozenset({",", "—", "–"})
"""Marks around an apposition."""

LONGEST_APPOSITION = 4
"""Phrases between commas that may stand between a speaker and the verb: "Tan, 54, who …, said"."""

NOUNS_IN_LY = frozenset({"family", "assembly", "ally", "supply", "reply", "monopoly", "bully"})
"""What ends as adverbs do and names a speaker."""

COUNTED = frozenset({"one", "both", "all", "most", "some"})
"""A phrase between commas that begins so tells more of many: "two banks, one of each country,"."""

PLACED = PREPOSITIONS - {"of", "for"}
READ = words_of("seen read held written known made run led born drawn")
"""What stands behind a speaker's comma and only says more: "with six members,", "seen by us,"."""


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
        return opening_subject(chunk[:-1]) if len(chunk) > 1 else _shared_subject(left)
    return phrase(chunk)


def _shared_subject(left: Sequence[Token]) -> Found:
    """The subject of a clause's first verb, which one behind ", and" has too."""
    verbs = (k for k, token in enumerate(left) if k and is_verbal(token))
    k = next((k for k in verbs if left[k - 1].low not in WHO), 0)
    return subject_before(left[:k]) if k else ([], False)


def opening_subject(clause: Sequence[Token]) -> Found:
    """The subject that a clause begins with, before its first verb that is known."""
    if not clause or clause[0].kind != "word":
        return [], False
    for k, token in enumerate(clause):
        if k and _ends_subject(clause, k):
            if token.text == "," and clause[0].low in PREPOSITIONS:
                return _phrase_of(clause[k + 1 :])
            return phrase(clause[:k])
    return [], False


def _phrase_of(clause: Sequence[Token]) -> Found:
    """The subject behind an opening "At a hall in Rasah,": the words before its first verb."""
    for k in range(1, len(clause)):
        if _ends_subject(clause, k):
            return phrase(clause[:k])
    return [], False


def _ends_subject(clause: Sequence[Token], k: int) -> bool:
    """Does a subject end before this token: a verb or a mark, not "first" in "the first firm"."""
    before = clause[k - 1].low
    if clause[k].low in ADVERBS and (before in DETERMINERS or before.endswith("'s")):
        return False
    return clause[k].kind != "word" or is_verbal(clause[k])


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
        placed = bool(chunk) and chunk[0].low in PLACED and len(chunk) < len(rest)
        remark = counted or placed or (bool(chunk) and _is_remark(chunk[0]))
        chunk = chunk if remark else _last_words(rest)
        rest = rest[: len(rest) - len(chunk)]
        found, aside = phrase(chunk) if chunk and not remark else ([], False)
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
        or first.low in READ
        or first.text[0].isdigit()
        or (first.low.endswith(("ing", "ed")) and not first.capital)
    )
