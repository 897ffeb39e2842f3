"""Whom a pronoun means: who spoke, or was told of, before it, and fits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.speakers.claims import REACH, Claim
from analysis.speakers.noun_phrases import opening_subject
from analysis.speakers.proper_names import Token, join, people
from analysis.speakers.quotes import Sentence
from analysis.speakers.trades import NO_TRADES, PERSONS, ROLE_ENDINGS, ROLES, TRADE_ENDINGS
from analysis.speakers.verbs import PLAIN
from analysis.speakers.wording import (
    FIRMS,
    IMPERSONAL,
    ORGANISATIONS,
    PERSONAL,
    PREPOSITIONS,
    TIMES,
    TITLES,
)

PRONOUNS = PERSONAL | IMPERSONAL | {"both"}

DASHES = frozenset({"–", "—", "-", ":"})
LONGEST_DATELINE = 14
"""Tokens of "KUALA LUMPUR, March 5 (Xinhua) --", with some to spare."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke, or was named, last: at all, of those "he" may mean, of those "it" may mean."""

    latest: str | None = None
    person: str | None = None
    other: str | None = None

    def then(self, speaker: str) -> Heard:
        """The same after `speaker` has spoken."""
        person = speaker if fits(speaker, "he") else self.person
        other = speaker if fits(speaker, "it") else self.other
        return Heard(speaker, person, other)

    def meant(self, pronoun: str) -> str | None:
        """Who of them a pronoun means."""
        return (self.person if pronoun in PERSONAL else self.other) or self.latest


def fits(phrase: str, pronoun: str) -> bool:
    """May a speaker be meant by "he" or "she", or by "it" or "they"; a bare name by any."""
    words = phrase.lower().split()
    if is_person(phrase) or words[0].rstrip(".") in TITLES:
        return pronoun not in IMPERSONAL
    bare = phrase[0].isupper() and phrase.split()[-1][0].isupper()
    if bare and words[0] != "the" and not (ORGANISATIONS | FIRMS) & set(words):
        return True
    return pronoun not in PERSONAL


def is_person(phrase: str) -> bool:
    """Does a phrase such as "A spokesman for the port" or "The deputy governor" mean a person."""
    noun = head(phrase)
    if noun in ROLES | PERSONS or noun.endswith(ROLE_ENDINGS):
        return True
    article = phrase.split()[0].lower() in {"a", "an", "one", "the", "its", "his", "her", "their"}
    return article and _is_trade(noun)


def head(phrase: str) -> str:
    """The noun that a phrase is about, in lower case: "spokesman" of "A spokesman for the port"."""
    words = phrase.lower().split()
    return words[next((k for k, word in enumerate(words) if k and word in PREPOSITIONS), 0) - 1]


def antecedent(sentences: Sequence[Sentence], claim: Claim, heard: Heard) -> str | None:
    """Whom a claim's pronoun means: the last speaker in its paragraph, else who it began with."""
    said = [c for s in sentences for c in s.claims if not c.aside and c.start <= claim.start]
    said = [c for c in said if c.speaker not in PRONOUNS and fits(c.speaker, claim.speaker)]
    plain = [c.speaker for c in said if c.manner in PLAIN]
    if plain:
        return plain[-1]
    *before, own = sentences
    told = _told_of(before, claim.speaker) + [c.speaker for c in said]
    known = [heard.meant(claim.speaker), *_told_of([own], claim.speaker), *subjects(sentences)]
    return next(iter(told), None) or next((name for name in known if name), None)


def _told_of(sentences: Sequence[Sentence], pronoun: str) -> list[str]:
    """Whom sentences name, or begin with, that a pronoun may mean."""
    begun = subjects(sentences)
    if pronoun in IMPERSONAL:
        return [name for name in begun if fits(name, pronoun)]
    named = named_in(sentences) + first_names_in(sentences)
    return named + [name for name in begun if is_person(name)]


def named_in(sentences: Iterable[Sentence]) -> list[str]:
    """The people named in a paragraph outside its quotations, in order."""
    return [name for s in sentences for name in people(s.tokens)]


def first_names_in(sentences: Iterable[Sentence]) -> list[str]:
    """Names of one word behind their bearer's trade: "her cousin Yahaya"."""
    return [
        token.text
        for s in sentences
        for trade, token in pairwise(s.tokens)
        if token.capital and not trade.capital and _is_trade(trade.low)
    ]


def _is_trade(word: str) -> bool:
    return word in ROLES | PERSONS or (word.endswith(TRADE_ENDINGS) and word not in NO_TRADES)


def subjects(sentences: Sequence[Sentence]) -> list[str]:
    """What the sentences begin with, a dateline and pronouns left out."""
    found = [opening_subject(_without_dateline(s.tokens)[:REACH])[0] for s in sentences]
    names = [join(words) for words in found if words]
    return [n for n in names if n.lower() not in PRONOUNS and any(c.isalpha() for c in n)]


def _without_dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind "KUALA LUMPUR, March 5 –" or "2.19pm:"; all where neither opens them."""
    start = tokens[:LONGEST_DATELINE]
    dash = next((k for k, token in enumerate(start) if token.text in DASHES), 0)
    dated = any(token.low.rstrip(".") in TIMES for token in start[:dash])
    timed = dash == 1 and start[0].text[0].isdigit()
    if not dash or not (dated or timed or start[0].text.isupper()):
        return tokens
    while dash < len(tokens) and tokens[dash].text in DASHES:
        dash += 1
    return tokens[dash:]
