"""The speaker's name: whose claim carries a paragraph, and whom a pronoun or surname means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.speakers.features import kind
from analysis.speakers.pronouns import (
    PRONOUNS,
    Heard,
    antecedent,
    first_names_in,
    head,
    is_person,
    named_in,
    subjects,
)
from analysis.speakers.quotes import Sentence
from analysis.speakers.verbs import PLAIN
from analysis.speakers.wording import PERSONAL, SPOKESMEN, TITLES

SLIGHT = 3.0
"""How much less an aside, or a verb of stance, tells whose words a paragraph is."""

QUOTED = 2.0
"""What a quoted character adds: a quotation tells whose words they are better than a report."""


def speaker_of(sentences: Sequence[Sentence], heard: Heard) -> str | None:
    """Who says most of a paragraph; `heard` is who spoke, or was named, before it."""
    claimed = [i for i, s in enumerate(sentences) if s.claims]
    if not claimed:
        quoted = any(s.quoted for s in sentences)
        return _introduced(sentences, heard) if quoted else None
    most = max(claimed, key=lambda i: _carried(sentences, i))
    claim = sentences[most].best
    if claim.speaker in PRONOUNS:
        return antecedent(sentences[: most + 1], claim, heard)
    if _speaks_for_another(claim.speaker):
        return _body(sentences[: most + 1]) or claim.speaker
    return _in_full(claim.speaker, sentences)


def _in_full(speaker: str, sentences: Sequence[Sentence]) -> str:
    """The fuller phrase that "the association" takes up in its paragraph; else itself."""
    words = speaker.lower().split()
    if len(words) != 2 or words[0] != "the":
        return speaker
    claimed = [c.speaker for s in sentences for c in s.claims]
    longer = [name for name in subjects(sentences) + claimed if len(name.split()) > 2]
    return next((name for name in longer if head(name) == words[1]), speaker)


def _speaks_for_another(speaker: str) -> bool:
    """Is it "a spokesman" and no more: then it's the word of a body told of before."""
    article, _, word = speaker.lower().partition(" ")
    return article == "a" and word in SPOKESMEN


def by_word(names: Iterable[str]) -> dict[str, str]:
    """The first full name that each single name belongs to."""
    full: dict[str, str] = {}
    for name in names:
        for word in name.split():
            full.setdefault(word, name)
    return full


def full_name(speaker: str, everyone: Mapping[str, str]) -> str:
    """The full name that a surname alone or behind a title ("Ms Zhao") stands for; else itself."""
    words = speaker.split()
    titled = all(word.lower().rstrip(".") in TITLES for word in words[:-1])
    return everyone.get(words[-1], speaker) if titled else speaker


def _introduced(sentences: Sequence[Sentence], heard: Heard) -> str | None:
    """Who is named, or told of, beside a quotation without a verb: "Tan was blunt: …"."""
    told = [s for s in sentences if not any(t.text == "?" for t in s.tokens)]
    names = named_in(told) + first_names_in(told)
    persons = [subject for subject in subjects(told[:1]) if is_person(subject)]
    pronoun = any(t.low in PERSONAL for s in sentences for t in s.tokens)
    return next(iter(names + persons), heard.person if pronoun else None)


def _body(sentences: Sequence[Sentence]) -> str | None:
    """The body that a paragraph tells of before "a spokesman", who speaks for it."""
    claimed = [c.speaker for s in sentences for c in s.claims if c.speaker not in PRONOUNS]
    named = set(named_in(sentences))
    bodies = [name for name in claimed + subjects(sentences) if name not in named]
    return next((name for name in bodies if not is_person(name)), None)


def _carried(sentences: Sequence[Sentence], i: int) -> float:
    """Characters that sentence `i` and the quotations right behind it carry, quoted ones thrice."""
    claim = sentences[i].best
    carried = float(sentences[i].length - (claim.start - sentences[i].start))
    carried += QUOTED * sentences[i].quoted
    if claim.aside or claim.manner not in PLAIN or kind(claim) == "document":
        carried /= SLIGHT
    for sentence in sentences[i + 1 :]:
        if sentence.claims or not sentence.quoted:
            break
        carried += sentence.length + QUOTED * sentence.quoted
    return carried
