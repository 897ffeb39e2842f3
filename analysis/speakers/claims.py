"""Who claims something in a sentence: an attributing verb or "according to", with its speaker.

Every look aside is bounded by `REACH`, so time grows with the text's length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.speakers.noun_phrases import behind, subject_before
from analysis.speakers.proper_names import Token, is_name, join
from analysis.speakers.verbs import GUARDED, MANNERS, PRESENT, Manner
from analysis.speakers.wording import (
    ADVERBS,
    ARTICLES,
    BE,
    DETERMINERS,
    NOBODIES,
    PRONOUNS,
    TIMES,
    VIEWS,
)

REACH = 40
"""Tokens looked at on either side of a verb: the longest apposition that is still news prose."""

NEAR = 8
"""Tokens within which a quotation shows that "called" or "asked" is a verb of saying."""

WHEN = TIMES | {"on", "last", "this"}
"""Words of a time behind the verb: "Tan said on Monday."."""

SAID_BEHIND = frozenset({"that", "how", "why", "what", "whether", "out", ":", ",", "."})
"""Behind what may be a noun or a verb of doing, these show that somebody says something."""

NAMED = frozenset({"it", "them", "him", "her", "this"})
OBJECTS = {
    "called": NAMED | {"the", "for", "on", "his", "its", "their"},
    "calls": NAMED | {"the", "for", "on"},
    "asked": NAMED | {"the", "for", "who", "when", "where", "if"},
    "asks": NAMED | {"the", "for", "who", "when", "where", "if"},
    "expects": {"the", "to", "a", "it"},
    "expected": {"the", "a"},
    "hopes": {"to", "the", "for"},
    "puts": NAMED | {"the"},
    "want": {"to", "the", "a", "more"},
    "fears": {"the", "a"},
    "promised": {"to"},
    "agrees": {"with"},
}
"""What else these verbs govern where they tell what somebody holds."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution.

    speaker: the noun phrase as it stands, or a pronoun in lower case.
    manner: the kind of its verb, or "according" for "according to".
    aside: it stands in a subordinate clause ("after the ministry said").
    named: the speaker is a proper name.
    start: the offset in the paragraph where what is claimed begins.
    behind: what is claimed stands before the speaker ("…, Tan said").
    that: "that" follows the verb.
    present: the verb stands in the present, as a column's do.
    verb: the verb as it stands, in lower case.
    """

    speaker: str
    manner: Manner
    aside: bool
    named: bool
    start: int
    behind: bool
    that: bool
    present: bool
    verb: str


def claims(tokens: Sequence[Token]) -> Iterator[Claim]:
    """The claims made in a sentence's tokens, in order."""
    for i, token in enumerate(tokens):
        manner = _manner(tokens, i) if token.kind == "word" else None
        claim = _claim(tokens, i, manner) if manner else None
        if claim:
            yield claim


def _manner(tokens: Sequence[Token], i: int) -> Manner | None:
    """How the word at `i` attributes; None where it does not."""
    word = tokens[i].low
    before = ["", "", *(t.low for t in tokens[max(0, i - 2) : i])]
    if word == "to" and before[-1] == "according":
        return "according"
    if word == "of" and before[-1] in VIEWS and before[-2] == "the":
        return "according"
    if word not in MANNERS or before[-1] in ARTICLES or before[-1].endswith("'s"):
        return None
    if before[-1] in BE or (before[-1] in ADVERBS and before[-2] in BE):
        return None
    if (word in GUARDED and not _governs(tokens, i)) or (i == 0 and word in {"asked", "told"}):
        return None
    return MANNERS[word]


def _governs(tokens: Sequence[Token], i: int) -> bool:
    """Is what may be a noun used as a verb of saying: with "that …", or a quotation near by."""
    if i and tokens[i - 1].low.endswith("ing"):
        return False
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if following in SAID_BEHIND or following in OBJECTS.get(tokens[i].low, ()):
        return True
    if 0 < i < len(tokens) - 1 and tokens[i - 1].text == "," and tokens[i + 1].capital:
        return True
    return any(t.kind == "quote" for t in tokens[max(0, i - NEAR) : i + 1 + NEAR])


def _claim(tokens: Sequence[Token], i: int, manner: Manner) -> Claim | None:
    """The claim of the verb at `i`; None where nobody is found who makes it."""
    left, right = tokens[max(0, i - REACH) : i], tokens[i + 1 : i + 1 + REACH]
    found, aside = ([], False) if manner == "according" else subject_before(left)
    if manner == "according" or (_may_invert(left) and not (found and is_name(found))):
        after = behind(right)
        if after and (not found or after[-1].capital or after[0].low in DETERMINERS):
            found, aside = after, False
    if not found or join(found).lower() in NOBODIES:
        return None
    speaker = join(found)
    before = [t for t in left if t.end <= found[0].start]
    quoted = bool(before) and before[-1].kind == "quote"
    behind_it = quoted or found[0].start > tokens[i].start or _closes(right)
    low = speaker.lower()
    return Claim(
        speaker=low if low in PRONOUNS else speaker,
        manner=manner,
        aside=aside,
        named=low not in PRONOUNS and is_name(found),
        start=tokens[0].start if behind_it else found[0].start,
        behind=behind_it,
        that=bool(right) and right[0].low == "that",
        present=tokens[i].low in PRESENT,
        verb=tokens[i].low,
    )


def _may_invert(left: Sequence[Token]) -> bool:
    """May the speaker stand behind the verb: a quotation, a comma or nothing is before it."""
    return not left or left[-1].kind == "quote" or left[-1].text in {",", "—", "–"}


def _closes(right: Sequence[Token]) -> bool:
    """Does the verb end its clause ("…, Tan said on Monday."): what is said stands before it."""
    k = 0
    while k < min(3, len(right)) and right[k].low in WHEN:
        k += 1
    return k == len(right) or right[k].text in {".", ",", ";", "?"}
