"""Who claims something in a sentence: an attributing verb or "according to", with its speaker.

Every look aside is bounded by `REACH`, so time grows with the text's length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.speakers.behind_verbs import behind, is_inverted, owner, quoted_one
from analysis.speakers.manners import follows_time, manner_at
from analysis.speakers.noun_phrases import opening_subject, subject_before
from analysis.speakers.proper_names import Token, is_name, join
from analysis.speakers.verbs import PARTICIPLES, PRESENT, TELLING, Manner
from analysis.speakers.wording import NOBODIES, NONE, OWNERS, PRONOUNS, VIEWS

REACH = 40
"""Tokens looked at on either side of a verb: the longest apposition that is still news prose."""


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
    """The claims made in a sentence's tokens, in order; one inside another's "that" is an aside."""
    outer: Claim | None = None
    for i, token in enumerate(tokens):
        manner = manner_at(tokens, i) if token.kind == "word" else None
        claim = _claim(tokens, i, manner) if manner else None
        if claim:
            reported = outer and outer.start < claim.start and claim.speaker not in PRONOUNS
            yield replace(claim, aside=True) if reported else claim
            outer = claim if claim.that and not outer else outer


def _claim(tokens: Sequence[Token], i: int, manner: Manner) -> Claim | None:
    """The claim of the verb at `i`; None where nobody is found who makes it."""
    left, right = tokens[max(0, i - REACH) : i], tokens[i + 1 : i + 1 + REACH]
    found, aside = _speaker(tokens[i], manner, left, right)
    if not found or found[0].low in NONE or join(found).lower() in NOBODIES:
        return None
    if not any(c.isalpha() for c in join(found)):
        return None
    speaker = join(found)
    before = [t for t in left if t.end <= found[0].start]
    quoted = bool(before) and before[-1].kind == "quote"
    behind_it = quoted or found[0].start > tokens[i].start or _closes(right)
    low = speaker.lower()
    low = OWNERS.get(low, low) if manner == "according" else low
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


def _speaker(
    verb: Token, manner: Manner, left: Sequence[Token], right: Sequence[Token]
) -> tuple[list[Token], bool]:
    """The speaker's tokens ([] for none), and whether the clause is subordinate."""
    if manner == "saying":
        return opening_subject(left)
    if verb.low in PARTICIPLES:
        return quoted_one(left)
    if manner == "according" and verb.low in VIEWS:
        return owner(left), False
    if manner == "according":
        return behind(right), False
    found, aside = subject_before(left)
    if _may_invert(left):
        after = behind(right)
        if after and (not found or (verb.low not in TELLING and is_inverted(right))):
            return after, False
    return found, aside


def _may_invert(left: Sequence[Token]) -> bool:
    """May the speaker stand behind the verb: a quotation, a comma or nothing is before it."""
    return not left or left[-1].kind == "quote" or left[-1].text in {",", "—", "–"}


def _closes(right: Sequence[Token]) -> bool:
    """Does the verb end its clause ("…, Tan said on Monday."): what is said stands before it."""
    k = follows_time(right, 0)
    return k == len(right) or right[k].text in {".", ",", ";", "?"}
