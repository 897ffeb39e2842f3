"""What in a sentence's wording tells whether it is still the speaker's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.speakers.proper_names import Token
from analysis.speakers.quotes import Sentence
from analysis.speakers.wording import DETERMINERS, IMPERSONAL, PERSONAL, POSSESSIVE

SHORT_SENTENCE, LONG_SENTENCE = 10, 30
"""Words of a sentence that only introduces, and of one that holds much besides the claim."""

WORDING = {
    "would": frozenset({"would", "could", "might"}),
    "should": frozenset({"should", "must"}),
    "had": frozenset({"had"}),
    "will": frozenset({"will"}),
    "is": frozenset({"is", "are", "has", "have"}),
    "was": frozenset({"was", "were", "did"}),
    "he": PERSONAL | {"him", "his", "her"},
    "not": frozenset({"not", "no", "nobody", "never", "nothing", "none", "nor"}),
    "more": frozenset({"more", "most", "better", "worse", "best", "worst", "too"}),
    "we": frozenset({"i", "we", "my", "our", "us", "me"}),
}
"""Words whose presence tells whether a sentence is still the speaker's."""

OPENINGS = {
    "he first": PERSONAL,
    "it first": IMPERSONAL,
    "his first": POSSESSIVE,
    "but first": frozenset({"but", "and", "yet", "nor", "so"}),
    "the first": frozenset({"the"}),
    "in first": frozenset({"in", "on", "at", "since", "by", "last", "under", "for"}),
}
"""A sentence's first word, which tells whether it carries on or begins anew."""

RELATIVES = frozenset({"which", "where", "when", "who", "whose"})
"""Behind a comma these add something that the outlet tells of its own."""


def signs(sentence: Sentence) -> Iterator[str]:
    """The names of what is found in a sentence."""
    words = [t.low for t in sentence.tokens if t.kind == "word"]
    found = set(words)
    for name, listed in WORDING.items():
        if listed & found:
            yield name
    for name, listed in OPENINGS.items():
        if words and words[0] in listed:
            yield name
    if any(t.kind == "word" and any(c.isdigit() for c in t.text) for t in sentence.tokens):
        yield "figures"
    if len(words) < SHORT_SENTENCE:
        yield "short"
    if len(words) > LONG_SENTENCE:
        yield "long"
    if any(t.capital for t in sentence.tokens[1:]):
        yield "names"
    if any(t.text == ";" for t in sentence.tokens):
        yield ";"
    if any(t.text == "?" for t in sentence.tokens):
        yield "?"
    yield from _joints(sentence.tokens)
    if not sentence.quoted and any(t.kind == "quote" for t in sentence.tokens):
        yield "borrowed"


def _joints(tokens: Sequence[Token]) -> Iterator[str]:
    """How a sentence goes on: with more of what is said, or with more of the outlet's telling."""
    for before, joint, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if joint.low == "and" and after.low == "that":
            yield "and that"
        elif (
            joint.low == "and"
            and before.text == ","
            and (after.capital or after.low in DETERMINERS)
        ):
            yield "and the"
        elif before.text == "," and joint.low in RELATIVES:
            yield "which"
