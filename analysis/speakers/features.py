"""What speaks for either voice in a paragraph, as numbers that a logistic sum weighs.

Most are shares of the paragraph's characters: what is quoted, what somebody claims,
what nobody claims and where it stands, and how each of these is worded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.speakers.claims import Claim
from analysis.speakers.marks import Shares, marks, steps
from analysis.speakers.pronouns import is_person
from analysis.speakers.quotes import Sentence
from analysis.speakers.signs import signs
from analysis.speakers.wording import (
    COUNTS,
    DAYS,
    DOCUMENTS,
    IMPERSONAL,
    ORGANISATIONS,
    PERSONAL,
    VAGUE,
)

AUDIENCES = frozenset({"reporters", "parliament", "court", "committee", "house", "hearing"})
"""Who is told: "told reporters"."""

SPOKEN = 0.5
"""The share quoted or claimed from which on the next paragraph's "he" may be its speaker."""


def features(paragraphs: Sequence[Sequence[Sentence]]) -> list[Shares]:
    """The features of each of an article's paragraphs, in order; what is missing is 0.

    Shares are in [0, 1], marks 0 or 1, "length" in [0, 2].
    """
    found: list[Shares] = []
    spoken = False
    for position, sentences in enumerate(paragraphs):
        shares = _shares(sentences) | marks(sentences, position)
        shares |= steps(shares)
        shares["behind a speaker"] = float(spoken)
        pronoun = bool(sentences) and sentences[0].tokens[0].low in PERSONAL | {"his", "her"}
        shares["he behind a speaker"] = float(spoken and pronoun)
        shares["last"] = float(position == len(paragraphs) - 1)
        found.append(shares)
        spoken = shares["spoken"] > SPOKEN
    return found


def _shares(sentences: Sequence[Sentence]) -> Shares:
    shares: Shares = defaultdict(float)
    total = sum(s.length for s in sentences) or 1
    claimed = [i for i, s in enumerate(sentences) if s.claims]
    for i, sentence in enumerate(sentences):
        plain = (sentence.length - sentence.quoted) / total
        shares["quoted"] += sentence.quoted / total
        if sentence.claims:
            told = min(plain, _told_before(sentence) / total)
            shares["before"] += told
            place = "claimed"
            for name in _claim_kinds(sentence):
                shares[name] += plain - told
        elif sentence.quoted >= sentence.length / 2:
            continue
        else:
            place = _place(sentences, claimed, i)
            shares[place] += plain
            if place == "after" and sentences[i - 1].claims:
                shares["right after"] += plain
        for word in signs(sentence):
            shares[f"{place}: {word}"] += plain
    return dict(shares)


def _place(sentences: Sequence[Sentence], claimed: Sequence[int], i: int) -> str:
    """Where a sentence that nobody claims stands: "before", "introduced", "after", "apart"."""
    if not claimed:
        return "apart"
    if i > claimed[0]:
        return "after"
    introduced = sentences[claimed[0]].best.speaker in PERSONAL | IMPERSONAL
    return "introduced" if introduced else "before"


def _claim_kinds(sentence: Sentence) -> Iterator[str]:
    """What a claimed sentence's best claim is: who claims it, how, and where it says so."""
    claim = sentence.best
    yield claim.manner
    yield kind(claim)
    if claim.aside:
        yield "aside"
    if claim.present:
        yield "says"
    if claim.behind:
        yield "said behind"
    if claim.that:
        yield "that"
    if len(sentence.claims) > 1:
        yield "two claims"
    if any(t.low in AUDIENCES for t in sentence.tokens):
        yield "told"
    if any(a.low == "had" and b.low == claim.verb for a, b in pairwise(sentence.tokens)):
        yield "had said"
    if any(t.low in DAYS for t in sentence.tokens):
        yield "day"


def kind(claim: Claim) -> str:
    """The kind of a claim's speaker."""
    words = claim.speaker.lower().split()
    if claim.speaker in PERSONAL:
        return "he said"
    if claim.speaker in IMPERSONAL:
        return "it said"
    if DOCUMENTS & {*words[:2], words[-1]}:
        return "document"
    if words[0] in COUNTS or words[0][0].isdigit():
        return "counted"
    if VAGUE & set(words):
        return "vague"
    if ORGANISATIONS & set(words):
        return "body"
    if claim.named:
        return "named"
    if is_person(claim.speaker):
        return "office"
    return "the one" if words[0] == "the" else "some one"


def _told_before(sentence: Sentence) -> int:
    """Characters of a sentence before its first claim, quotations left out."""
    start = min(claim.start for claim in sentence.claims)
    quotes = [t for t in sentence.tokens if t.kind == "quote" and t.end <= start]
    return max(0, start - sentence.start - sum(t.end - t.start for t in quotes))
