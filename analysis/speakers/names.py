"""The speaker's name: whose claim carries a paragraph, and whom a pronoun or surname means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.speakers.claims import REACH, Claim
from analysis.speakers.features import kind
from analysis.speakers.noun_phrases import opening_subject
from analysis.speakers.proper_names import join, people
from analysis.speakers.quotes import Sentence
from analysis.speakers.verbs import PLAIN
from analysis.speakers.wording import (
    IMPERSONAL,
    PERSONAL,
    PERSONS,
    PREPOSITIONS,
    ROLE_ENDINGS,
    ROLES,
    TITLES,
)

SLIGHT = 3.0
"""How much less an aside, or a verb of stance, tells whose words a paragraph is."""

PRONOUNS = PERSONAL | IMPERSONAL


def speaker_of(sentences: Sequence[Sentence], known: str | None) -> str | None:
    """Who says most of a paragraph; `known` is who spoke, or was named, before it."""
    claimed = [i for i, s in enumerate(sentences) if s.claims]
    if not claimed:
        quoted = any(s.quoted for s in sentences)
        return _introduced(sentences) if quoted else None
    most = max(claimed, key=lambda i: _carried(sentences, i))
    claim = sentences[most].best
    if claim.speaker in PRONOUNS:
        return _antecedent(sentences[: most + 1], claim, known) or known
    return claim.speaker


def named_in(sentences: Sequence[Sentence]) -> list[str]:
    """The people named in a paragraph outside its quotations, in order."""
    return [name for s in sentences for name in people(s.tokens)]


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


def _introduced(sentences: Sequence[Sentence]) -> str | None:
    """Who is named, or told of, before a quotation without a verb: "Tan was blunt: …"."""
    names = named_in(sentences)
    persons = [subject for subject in _subjects(sentences[:1]) if _is_person(subject)]
    return next(iter(names + persons), None)


def _is_person(phrase: str) -> bool:
    """Does a phrase such as "A spokesman for the port" or "The deputy governor" mean a person."""
    words = [word.lower() for word in phrase.split()]
    head = next((k for k, word in enumerate(words) if k and word in PREPOSITIONS), len(words)) - 1
    if words[head] in ROLES | PERSONS or words[head].endswith(ROLE_ENDINGS):
        return True
    return words[0] in {"a", "an", "one"} and words[head].endswith(("er", "or", "ist", "ian"))


def _carried(sentences: Sequence[Sentence], i: int) -> float:
    """Characters that sentence `i` and the quotations right behind it carry, quoted ones twice."""
    claim = sentences[i].best
    carried = float(sentences[i].length - (claim.start - sentences[i].start))
    carried += sentences[i].quoted
    if claim.aside or claim.manner not in PLAIN or kind(claim) == "document":
        carried /= SLIGHT
    for sentence in sentences[i + 1 :]:
        if sentence.claims or not sentence.quoted:
            break
        carried += sentence.length + sentence.quoted
    return carried


def _antecedent(sentences: Sequence[Sentence], claim: Claim, known: str | None) -> str | None:
    """Whom a pronoun means: the last speaker in its paragraph, else who it began with."""
    said = [c for s in sentences for c in s.claims if not c.aside and c.start <= claim.start]
    said = [c for c in said if c.speaker not in PRONOUNS]
    plain = [c.speaker for c in said if c.manner in PLAIN]
    if plain:
        return plain[-1]
    subjects = _subjects(sentences) + [c.speaker for c in said]
    if claim.speaker in IMPERSONAL:
        return subjects[0] if subjects else None
    persons = [subject for subject in subjects if _is_person(subject)]
    return next(iter(named_in(sentences) + persons), known or next(iter(subjects), None))


def _subjects(sentences: Sequence[Sentence]) -> list[str]:
    """What the sentences begin with, pronouns left out."""
    found = [opening_subject(s.tokens[:REACH])[0] for s in sentences]
    return [name for words in found if words and (name := join(words)).lower() not in PRONOUNS]
