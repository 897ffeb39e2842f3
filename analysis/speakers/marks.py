"""Marks of a paragraph as a whole: how much is spoken, what its first claim is, how long it is."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.quotes import Sentence
from analysis.speakers.wording import IMPERSONAL, PERSONAL

LONG = 500
"""Characters of a long paragraph: half of the weight for length is given at half of it."""

FIRST_WORDS = 4
"""Words of a sentence among which its subject stands."""

SPEAKERS = (
    "he said",
    "it said",
    "body",
    "office",
    "named",
    "counted",
    "vague",
    "document",
    "the one",
    "some one",
)
"""The kinds of a claim's speaker; each claimed sentence's characters go to one of them."""

STEPS = (0.15, 0.3, 0.5)
"""Shares of quotation that readers take for some, for much, and for most of a paragraph."""

Shares = dict[str, float]
"""Features by name: shares and marks in [0, 1], lengths in [0, 2]."""


def marks(sentences: Sequence[Sentence], position: int) -> Shares:
    """Marks of the paragraph at `position` (from 0) of its article."""
    claimed = [i for i, s in enumerate(sentences) if s.claims]
    speakers = {sentences[i].best.speaker for i in claimed}
    length = sum(s.length for s in sentences)
    one = len(sentences) == 1
    return {
        "has quotation": float(any(s.quoted for s in sentences)),
        "answers": float(any(_answers(s) for s in sentences)),
        "ends quoted": float(bool(sentences) and sentences[-1].quoted > 0),
        "begins claimed": float(0 in claimed),
        "ends claimed": float(len(sentences) - 1 in claimed),
        "claims": len(claimed) / (len(sentences) or 1),
        "he or she": float(bool(speakers & PERSONAL)),
        "it or they": float(bool(speakers & IMPERSONAL)),
        "opening": float(position == 0),
        "opening claim": float(position == 0 and one and bool(claimed)),
        "one sentence": float(one),
        "one claim": float(one and bool(claimed)),
        "two sentences": float(len(sentences) == 2),
        "four sentences": float(len(sentences) >= 4),
        "length": min(length / LONG, 2.0),
    } | _first_claim(sentences, claimed)


def _first_claim(sentences: Sequence[Sentence], claimed: Sequence[int]) -> Shares:
    """Marks of a paragraph's first claim, and of who else claims; {} for no claim."""
    if not claimed:
        return {}
    claim = sentences[claimed[0]].best
    others = {sentences[i].best.speaker for i in claimed} - PERSONAL - IMPERSONAL
    marks = {
        "claimed length": min(sum(sentences[i].length for i in claimed) / LONG, 2.0),
        "last claim": (claimed[-1] + 1) / len(sentences),
        "first aside": float(claim.aside),
        "first said behind": float(claim.behind),
        "one said behind": float(claim.behind and len(sentences) == 1),
        "several speakers": float(len(others) > 1),
        "speaker again": float(_is_again(sentences, claimed[0])),
    }
    verbs = {f"verb: {sentences[i].best.verb}" for i in claimed}
    return marks | dict.fromkeys(verbs, 1.0)


def _answers(sentence: Sentence) -> bool:
    """Is it part of an interview printed as such: "A: …", "Has it been good? – No."."""
    first, *rest = sentence.tokens
    if first.text == "A" and rest and rest[0].text in {":", "."}:
        return True
    asked = [t.text.rstrip("”’\"'")[-1:] == "?" for t in sentence.tokens]
    dashes = [t.text in {"–", "—"} for t in sentence.tokens[1:]]
    return any(question and dash for question, dash in zip(asked, dashes, strict=False))


def _is_again(sentences: Sequence[Sentence], i: int) -> bool:
    """Does the sentence behind a claim tell of its speaker by name: "The firm said … The firm"."""
    if i + 1 >= len(sentences) or sentences[i + 1].claims:
        return False
    last = sentences[i].best.speaker.lower().split()[-1]
    return last in {t.low for t in sentences[i + 1].tokens[:FIRST_WORDS]}


def steps(shares: Shares) -> Shares:
    """How much is quoted and how much spoken at all: readers judge by more than proportion."""
    quoted = shares.get("quoted", 0.0)
    spoken = quoted + sum(shares.get(name, 0.0) for name in SPEAKERS)
    steps = {f"quoted over {step:.0%}": float(quoted > step) for step in STEPS}
    return steps | {
        "spoken": spoken,
        "quoted squared": quoted * quoted,
        "spoken squared": spoken * spoken,
        "half spoken": float(spoken > 0.5),
    }
