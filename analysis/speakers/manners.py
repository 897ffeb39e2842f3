"""Whether a word attributes: a verb of saying in use, "according to", "in his view"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.proper_names import Token
from analysis.speakers.verbs import GUARDED, MANNERS, PARTICIPLES, PRESENT, Manner
from analysis.speakers.wording import (
    ADVERBS,
    ARTICLES,
    BE,
    DETERMINERS,
    POSSESSIVE,
    PREPOSITIONS,
    TIMES,
    UNSAID,
    VIEWS,
    words_of,
)

NEAR = 8
"""Tokens within which a quotation shows that "called" or "asked" is a verb of saying."""

WHEN = TIMES | {"on", "last", "this", "late", "early"}
"""Words of a time behind the verb: "Tan said on Monday."."""

PLACE = frozenset({"to", "in", "at", "before", "through"})
"""Before a short phrase of whom or where it was said: "reported to parliament.", "in a letter."."""

SAID_BEHIND = frozenset({"that", "how", "why", "what", "whether", "out", ":", ",", ".", ";", "?"})
"""Behind what may be a noun or a verb of doing, these show that somebody says something."""

NAMED = frozenset({"it", "them", "him", "her", "this"})
OBJECTS = {
    "called": NAMED | {"the", "for", "on", "his", "its", "their"},
    "calls": NAMED | {"the", "for", "on"},
    "call": NAMED | {"the", "for", "on"},
    "asked": NAMED | {"the", "for", "who", "when", "where", "if"},
    "asks": NAMED | {"the", "for", "who", "when", "where", "if"},
    "expected": {"the", "a"},
    "hopes": {"to", "the", "for"},
    "hope": {"to"},
    "thought": {"the", "it"},
    "put": {"it"},
    "puts": NAMED | {"the"},
    "want": {"to", "the", "a", "more"},
    "fears": {"the", "a"},
    "promised": {"to", "no"},
    "agrees": {"with"},
    "blame": NAMED | DETERMINERS,
    "credits": NAMED | DETERMINERS,
    "credit": NAMED | {"the"},
    "reports": {"no", "some"},
}
"""What else these verbs govern where they tell what somebody holds."""

POINTING = frozenset({"point", "points", "pointed"})

PLACED = PREPOSITIONS - {"as"}
"""Before a verb's form these make it a noun: "without remark"."""

COUNTING = words_of("two three four five six seven eight nine ten several same new own")
"""Before what may be a noun these make it one: "in six states.", "the same reply,"."""

OWNING = frozenset({"in", "by"})
VIEWED = {
    "reckoning": {"by"},
    "estimate": {"by"},
    "account": {"by"},
    "telling": {"by"},
    "estimation": {"by", "in"},
}
"""What stands before whose view it is; "in" for every other such word."""

NAMING = frozenset({"call", "calls", "called"})
"""Verbs that may name anybody or anything: "called China a friend"."""


def manner_at(tokens: Sequence[Token], i: int) -> Manner | None:
    """How the word at `i` attributes; None where it does not."""
    word = tokens[i].low
    before = ["", "", *(t.low for t in tokens[max(0, i - 2) : i])]
    if _is_view(tokens, i):
        return "according"
    if word in PARTICIPLES:
        return _participle(tokens, i)
    if word in {"went", "goes"}:
        return "said" if _goes_on(tokens, i) else None
    if word not in MANNERS or before[-1] in ARTICLES or before[-1].endswith("'s"):
        return None
    counted = before[-1] in COUNTING and word in GUARDED
    if word in PRESENT and (before[-1] in PLACED or counted):
        return None
    if before[-1] in BE or (before[-1] in ADVERBS and before[-2] in BE):
        return None
    if word in UNSAID and before[-1] in {"not", "didn't", "wouldn't"}:
        return None
    if _is_named(tokens, i) or (word in GUARDED and not _governs(tokens, i)):
        return None
    return MANNERS[word]


def follows_time(tokens: Sequence[Token], k: int) -> int:
    """The index of the first token from `k` on that tells no time ("on Monday", "last week")."""
    last = k + 4
    while k < min(last, len(tokens)) and tokens[k].low in WHEN:
        k += 1
    return k


def _is_view(tokens: Sequence[Token], i: int) -> bool:
    """Is it the last word of "according to", "in the view of", "in his view"."""
    word, before = tokens[i].low, ["", "", *(t.low for t in tokens[max(0, i - 2) : i])]
    if word == "to":
        return before[-1] == "according"
    if word == "of":
        return before[-1] in VIEWS and before[-2] == "the"
    if word not in VIEWS:
        return False
    k = next((k for k in range(i - 1, max(-1, i - NEAR), -1) if tokens[k].low in OWNING), i)
    owned = before[-1] in POSSESSIVE or before[-1].endswith("'s")
    return owned and k < i and tokens[k].low in OWNING & VIEWED.get(word, {"in"})


def _participle(tokens: Sequence[Token], i: int) -> Manner | None:
    """How "saying" attributes: behind "quoted … as", or behind a comma."""
    before = tokens[i - 1].low if i else ""
    if before == "as" and any(t.low == "quoted" for t in tokens[max(0, i - NEAR) : i]):
        return "said"
    return "saying" if before == "," else None


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Is it "she went on" behind or before what she says."""
    behind = [t.low for t in tokens[i + 1 : i + 3]]
    return behind[:1] == ["on"] and (behind[1:] in ([","], ["."], [";"], [":"], [""]))


def _is_named(tokens: Sequence[Token], i: int) -> bool:
    """Is what may be a verb part of a name or a phrase: "United States", "thanks to", "Asked …"."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if i == 0:
        return tokens[i].low in {"asked", "told"}
    inside = tokens[i].capital and tokens[i - 1].kind == "word"
    return inside or (tokens[i].low == "thanks" and following == "to")


def _governs(tokens: Sequence[Token], i: int) -> bool:
    """Is what may be a noun used as a verb of saying: with "that …", or a quotation near by."""
    if i and tokens[i - 1].low.endswith("ing"):
        return False
    k = follows_time(tokens, i + 1)
    following = tokens[k].low if k < len(tokens) else ""
    if tokens[i].low in POINTING:
        return following == "out"
    if following in SAID_BEHIND or following in OBJECTS.get(tokens[i].low, ()):
        return True
    if tokens[i].low in NAMING and following and tokens[k].capital:
        return any(t.low in {"a", "an", "the"} for t in tokens[k + 1 : k + NEAR])
    if 0 < i < len(tokens) - 1 and tokens[i - 1].text == "," and tokens[i + 1].capital:
        return True
    if _closes_with_place(tokens, i, k):
        return True
    return any(t.kind == "quote" for t in tokens[max(0, i - NEAR) : i + 1 + NEAR])


def _closes_with_place(tokens: Sequence[Token], i: int, k: int) -> bool:
    """Does the verb close what a comma set apart: "…, the auditor reported to the House."."""
    if k == len(tokens) or tokens[k].low not in PLACE:
        return False
    ends = any(t.text == "." for t in tokens[k : k + NEAR])
    return ends and any(t.text == "," for t in tokens[max(0, i - NEAR) : i])
