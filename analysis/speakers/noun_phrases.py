"""The noun phrases around an attributing verb: which words name the speaker.

All functions take a bounded run of tokens of one sentence and return tokens of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.proper_names import Token, is_name, last_name, without_role
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
    STOPS,
    SUBORDINATORS,
    TIMES,
)

BREAKS = frozenset({",", "—", "–"})
"""Marks around an apposition."""

LONGEST_APPOSITION = 4
"""Phrases between commas that may stand between a speaker and the verb: "Tan, 54, who …, said"."""


KNOWN_VERBS = KNOWN | BE | ADVERBS | STAYING
OPENERS = DETERMINERS | PRONOUNS
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
        if _is_verbal(chunk[0]) and start and left[start - 1].text in BREAKS:
            return _apposed(left[: start - 1])
        return opening_subject(chunk[:-1])
    return _phrase(chunk)


def opening_subject(clause: Sequence[Token]) -> Found:
    """The subject that a clause begins with, before its first verb that is known."""
    if not clause or clause[0].kind != "word":
        return [], False
    for k, token in enumerate(clause):
        if k and (token.kind != "word" or _is_verbal(token)):
            if token.text == "," and clause[0].low in PREPOSITIONS:
                return _phrase_of(clause[k + 1 :])
            return _phrase(clause[:k])
    return [], False


def _phrase_of(clause: Sequence[Token]) -> Found:
    """The subject behind an opening "At a hall in Rasah,": the words before its first verb."""
    for k, token in enumerate(clause):
        if k and (token.kind != "word" or _is_verbal(token)):
            return _phrase(clause[:k])
    return [], False


def _is_verbal(token: Token) -> bool:
    return not token.capital and (token.low in KNOWN_VERBS or token.low.endswith("ed"))


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
    head = _name(chunks[0])
    apposed = last_name(chunks[-1])
    if not is_name(head) and len(apposed) > 1 and apposed == chunks[-1]:
        return without_role(apposed)
    return head


def _stops(token: Token, last: Token) -> bool:
    """Does this word end the speaker's phrase; "in" may follow "a dealer", not a name."""
    return token.low in STOPS and (last.capital or token.low not in {"in", "at", "from", "with"})


def _without_adverbs(left: Sequence[Token]) -> int:
    """Where the words end that stand before "has also", "on Monday" and the like."""
    end = len(left)
    while end:
        word = left[end - 1].low
        if word in ADVERBS or (word.endswith("ly") and not left[end - 1].capital):
            end -= 1
        elif word in TIMES and end > 1:
            end -= 1
            while end and left[end - 1].low in {"on", "last", "in", "this", "late", "early"}:
                end -= 1
        else:
            break
    return end


def _last_words(left: Sequence[Token]) -> list[Token]:
    """The words behind the last mark or quotation."""
    start = len(left)
    while start and left[start - 1].kind == "word":
        start -= 1
    return list(left[start:])


def _apposed(left: Sequence[Token]) -> Found:
    """The subject before ", title,": a name among the last phrases, else the nearest phrase."""
    nearest: Found = ([], False)
    rest = list(left)
    for _ in range(LONGEST_APPOSITION):
        chunk = _last_words(rest)
        rest = rest[: len(rest) - len(chunk)]
        found, aside = _phrase(chunk) if chunk and not _is_remark(chunk[0]) else ([], False)
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
    """Does a phrase between commas only say more: "who …", "54", "replying"."""
    relative = first.low in {"who", "whose", "which", "where", "based"}
    return relative or first.text[0].isdigit() or (first.low.endswith("ing") and not first.capital)


def _phrase(chunk: Sequence[Token]) -> Found:
    """The speaker in the words before a verb."""
    start, aside = 0, False
    for k, token in enumerate(chunk):
        following = chunk[k + 1].low if k + 1 < len(chunk) else ""
        if token.low in {"who", "whose", "whom"} and k:
            chunk = chunk[:k]
            break
        if token.low in SUBORDINATORS or token.low in SURE:
            start, aside = k + 1, aside or token.low != "but"
        elif token.low in CONJUNCTIONS and (k == 0 or following in OPENERS):
            start = k + 1
    words = _without_opening(list(chunk[start:]))
    clause = any(t.low in FINITE for t in words) or (len(words) > 3 and words[0].low in PRONOUNS)
    return ([], aside) if clause or not words else (_name(words), aside)


def _without_opening(words: list[Token]) -> list[Token]:
    """The words behind an opening "In March", "At a briefing" or "Yesterday"."""
    while len(words) > 1 and (words[0].low in ADVERBS or words[0].low in TIMES):
        words = words[1:]
    while words and words[0].low in PREPOSITIONS:
        words = _behind_preposition(words)
    return words


def _behind_preposition(words: list[Token]) -> list[Token]:
    """The words behind "At a hall" or "In Kota Bharu"."""
    k = 1
    while k < len(words) and words[k].low in DETERMINERS:
        k += 1
    k += 1
    while k < len(words) and words[k].capital and words[k - 1].capital:
        k += 1
    return words[k:]


def _name(words: list[Token]) -> list[Token]:
    """The proper name that heads a noun phrase, or the phrase itself where it has none."""
    run = last_name(words)
    if run and not _is_governed(words, len(words) - len(run)):
        return without_role(run)
    ends = [k for k, token in enumerate(words) if k and token.low in PREPOSITIONS]
    first = last_name(words[: ends[0]]) if ends else []
    if len(first) > 1:
        return without_role(first)
    return words[: next((k for k in range(1, len(words)) if _trails(words, k)), len(words))]


def _trails(words: Sequence[Token], k: int) -> bool:
    """Does a phrase only say more from here on: "on a site", "building a dam", "based in"."""
    word, following = words[k].low, words[k + 1].low if k + 1 < len(words) else ""
    if word.endswith("ing") and k > 1:
        return following in DETERMINERS
    if word.endswith("ed") and k > 1:
        return not following or following in PREPOSITIONS
    return word in {"on", "near", "after"}


def _is_governed(words: Sequence[Token], start: int) -> bool:
    """Does a preposition stand anywhere before this word of a phrase."""
    return any(word.low in PREPOSITIONS for word in words[:start])
