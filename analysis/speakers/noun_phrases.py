"""The noun phrases around an attributing verb: which words name the speaker.

All functions take a bounded run of tokens of one sentence and return tokens of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.speakers.wording import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    HEARD_VERBS,
    NOUN_VERBS,
    ORGANISATIONS,
    PARTICLES,
    PLACING,
    PREPOSITIONS,
    PRONOUNS,
    ROLE_ENDINGS,
    ROLES,
    STAYING,
    STOPS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    TITLES_IN_NAMES,
)

BREAKS = frozenset({",", "—", "–"})
"""Marks around an apposition."""

LONGEST_APPOSITION = 4
"""Phrases between commas that may stand between a speaker and the verb: "Tan, 54, who …, said"."""


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


SURE_VERBS = HEARD_VERBS - NOUN_VERBS
KNOWN_VERBS = HEARD_VERBS | BE | ADVERBS | STAYING
SURE_TITLES = TITLES - TITLES_IN_NAMES
BEFORE_NAMES = ROLES | DETERMINERS | CONJUNCTIONS
OPENERS = DETERMINERS | PRONOUNS
LONGEST_NAME = 8
"""A longer run of capitals is a headline."""

NO_PERSON = ORGANISATIONS | TIMES | ADVERBS
"""A run of capitals with one of these is no person's name: "Last October", "State Bank"."""

Found = tuple[list[Token], bool]
"""A speaker's tokens ([] for none), and whether the clause is subordinate."""


def join(tokens: Sequence[Token]) -> str:
    """The tokens as they stood, every gap one space; a possessive ending is taken off."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(" " * (token.start > before.end) + token.text)
    return "".join(parts).removesuffix("’s").removesuffix("'s")


def is_name(words: Sequence[Token]) -> bool:
    """Is it a proper name: capitals at both ends."""
    return words[0].capital and words[-1].capital and words[0].low not in DETERMINERS


def subject_before(left: Sequence[Token]) -> Found:
    """The subject of a verb that these tokens lead up to."""
    end = _without_adverbs(left)
    if end == 0 or left[end - 1].kind == "quote":
        return [], False
    if left[end - 1].text in BREAKS:
        return _apposed(left[: end - 1])
    chunk = _last_words(left[:end])
    if chunk and chunk[-1].low in {"and", "but", "or"}:
        return opening_subject(chunk[:-1])
    return _phrase(chunk)


def opening_subject(clause: Sequence[Token]) -> Found:
    """The subject that a clause begins with, before its first verb that is known."""
    if not clause or clause[0].kind != "word":
        return [], False
    for k, token in enumerate(clause):
        verbal = token.low in KNOWN_VERBS or token.low.endswith("ed")
        if k and (token.kind != "word" or (verbal and not token.capital)):
            return _phrase(clause[:k])
    return [], False


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
    apposed = _last_name(chunks[-1])
    if not is_name(head) and len(apposed) > 1 and apposed == chunks[-1]:
        return _without_role(apposed)
    return head


def people(words: Sequence[Token]) -> list[str]:
    """The names of two words and more outside quotations, in order, places and bodies left out.

    What follows "in" or "the", holds a word such as "Ministry", stands in capitals
    or opens a dateline is no person.
    """
    found: list[str] = []
    run: list[Token] = []
    for k, token in enumerate(words):
        if token.capital or (run and token.low in PARTICLES):
            run.append(token)
        if run and (k + 1 == len(words) or run[-1] is not token):
            name = _without_role(_last_name(run))
            first = k - len(run) + (run[-1] is token)
            placed = words[first - 1].low in PLACING if first else _is_dateline(words, run)
            if 1 < len(name) <= LONGEST_NAME and not placed and not _is_no_person(name):
                found.append(join(name))
            run = []
    return found


def _is_dateline(words: Sequence[Token], run: Sequence[Token]) -> bool:
    """Is the run that opens these words a dateline's place: "Kota Bharu: ", "Kota Bharu, May 2"."""
    mark, following, *_ = [t.low for t in words[len(run) : len(run) + 2]] + ["", ""]
    return mark == ":" or (mark == "," and following.rstrip(".") in TIMES)


def _is_no_person(name: Sequence[Token]) -> bool:
    """Does a name hold a word that no person's does, or stand in capitals as places do."""
    return all(t.text.isupper() for t in name) or any(t.low in NO_PERSON for t in name)


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
        if found and nearest[0]:
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
        if token.low in SUBORDINATORS or token.low in SURE_VERBS:
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
    if not words or words[0].low not in PREPOSITIONS:
        return words
    k = 1
    while k < len(words) and words[k].low in DETERMINERS:
        k += 1
    k += 1
    while k < len(words) and words[k].capital and words[k - 1].capital:
        k += 1
    return words[k:]


def _name(words: list[Token]) -> list[Token]:
    """The proper name that heads a noun phrase, or the phrase itself where it has none."""
    run = _last_name(words)
    if run and not _is_governed(words, len(words) - len(run)):
        return _without_role(run)
    ends = [k for k, token in enumerate(words) if k and token.low in PREPOSITIONS]
    first = _last_name(words[: ends[0]]) if ends else []
    if len(first) > 1:
        return _without_role(first)
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


def _last_name(words: Sequence[Token]) -> list[Token]:
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
    if not k or words[k].low not in {"of", "and", "for"}:
        return False
    return words[k - 1].low in ORGANISATIONS or words[-1].low in ORGANISATIONS


def _without_role(run: list[Token]) -> list[Token]:
    """A name without the offices before it ("Director Tan" → "Tan"); titles such as Datuk stay."""
    for k in range(1, len(run) - 1):
        title = run[k].low.rstrip(".")
        if title in SURE_TITLES and run[k - 1].low.rstrip(".") not in TITLES:
            return run[k:]
    first = 0
    while first < len(run) - 1 and _is_role(run[first].low):
        first += 1
    return run[first:]


def _is_role(word: str) -> bool:
    return word in BEFORE_NAMES or word.endswith(ROLE_ENDINGS)
