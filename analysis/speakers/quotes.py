"""Who is said to have said what: the quotations and attributions of one paragraph.

`read` cuts a paragraph into sentences that never break inside a quotation and
finds each `Claim`: an attributing verb or "according to", with its speaker.
Every look aside is bounded by `REACH`, so time grows with the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.speakers.noun_phrases import Token, behind, is_name, join, subject_before
from analysis.speakers.wording import (
    ADVERBS,
    ARTICLES,
    BE,
    DETERMINERS,
    HEARD_VERBS,
    NOBODIES,
    NOUN_VERBS,
    PRONOUNS,
    SAYING_VERBS,
    TIMES,
    VIEWS,
)

Manner = Literal["said", "softly", "according"]

REACH = 40
"""Tokens looked at on either side of a verb: the longest apposition that is still news prose."""

MOST_CHARACTERS = 20_000
"""A paragraph's first so many characters tell its voice; no paragraph of news is as long."""

NEAR = 8
"""Tokens within which a quotation shows that "called" or "asked" is a verb of saying."""

WHEN = TIMES | {"on", "last", "this"}
"""Words of a time behind the verb: "Tan said on Monday."."""

LEAST_WORDS = 5
"""A shorter quotation is a word that the outlet borrows, not somebody speaking."""

TOKEN = re.compile(
    r"(?P<quote>“[^“”]*(?:”|$)|(?<![\w\"])\"[^\"]*(?:\"|$)|(?<!\w)‘[^‘“”]*’(?!\w))"
    r"|(?P<word>(?:Dr|Mr|Mrs|Ms|Prof|St|No|Sept|Oct|Nov|Dec|Jan|Feb|Aug|Inc|Ltd|Corp|Co|Bhd|[A-Z])\."
    r"|\w+(?:[’'.,/@&-]\w+)*[’']?)"
    r"|(?P<mark>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution.

    speaker: the noun phrase as it stands, or a pronoun in lower case.
    manner: "said" for plain verbs, "softly" for verbs of stance (welcomed,
        announced), "according" for "according to".
    aside: it stands in a subordinate clause ("after the ministry said").
    named: the speaker is a proper name.
    start: the offset in the paragraph where what is claimed begins.
    """

    speaker: str
    manner: Manner
    aside: bool
    named: bool
    start: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens, with the claims made in it."""

    tokens: tuple[Token, ...]
    claims: tuple[Claim, ...]

    @property
    def start(self) -> int:
        """Its offset in the paragraph."""
        return self.tokens[0].start

    @property
    def length(self) -> int:
        """Its characters, inner gaps included."""
        return self.tokens[-1].end - self.start

    @property
    def quoted(self) -> int:
        """Its characters inside quotations of at least `LEAST_WORDS` words."""
        quotes = [t for t in self.tokens if t.kind == "quote"]
        return sum(len(t.text) for t in quotes if len(t.text.split()) >= LEAST_WORDS)

    @property
    def best(self) -> Claim:
        """The claim that carries most: a main clause before an aside, a name before a phrase."""
        return min(self.claims, key=lambda c: (c.aside, c.manner != "said", not c.named))


def read(text: str) -> list[Sentence]:
    """A paragraph's sentences in order, each with its claims; [] for an empty text.

    What is behind its first `MOST_CHARACTERS` is left out.
    """
    tokens = [_token(match) for match in TOKEN.finditer(text[:MOST_CHARACTERS])]
    return [Sentence(tuple(s), tuple(_claims(s))) for s in _sentences(tokens)]


def _token(match: re.Match[str]) -> Token:
    text, kind = match.group(), match.lastgroup or "mark"
    low = "" if kind == "quote" else text.lower().replace("’", "'")
    return Token(text, *match.span(), kind, low, kind == "word" and text[0].isupper())


def _sentences(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for i, token in enumerate(tokens):
        if _ends(token, tokens[i + 1 : i + 1 + NEAR]):
            yield tokens[start : i + 1]
            start = i + 1
    if start < len(tokens):
        yield tokens[start:]


def _ends(token: Token, following: Sequence[Token]) -> bool:
    if token.text not in {".", "?", "!"} and token.kind != "quote":
        return False
    if not following:
        return True
    opens = following[0].kind == "quote" or following[0].text[0].isupper()
    if token.kind != "quote":
        return opens or following[0].text[0].isdigit()
    inner = token.text.rstrip("”’\"'")[-1:]
    return opens and (inner in {".", "…"} or (inner in {"?", "!"} and not _is_tag(following)))


def _is_tag(following: Sequence[Token]) -> bool:
    """Do these tokens begin with a short "Tan asked", which belongs to the quotation before."""
    for token in following:
        if token.kind != "word":
            return False
        if token.low in SAYING_VERBS:
            return True
    return False


def _claims(tokens: Sequence[Token]) -> Iterator[Claim]:
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
    if word not in HEARD_VERBS or before[-1] in ARTICLES or before[-1].endswith("'s"):
        return None
    if before[-1] in BE or (before[-1] in ADVERBS and before[-2] in BE):
        return None
    if (word in NOUN_VERBS and not _governs(tokens, i)) or (i == 0 and word in {"asked", "told"}):
        return None
    return "said" if word in SAYING_VERBS else "softly"


def _governs(tokens: Sequence[Token], i: int) -> bool:
    """Is what may be a noun used as a verb of saying: with "that …", or a quotation near by."""
    if i + 1 < len(tokens) and tokens[i + 1].low in {"that", "how", "out", ":", ",", "."}:
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
    whole = found[0].start > tokens[i].start or _closes(right)
    start = tokens[0].start if whole else found[0].start
    if speaker.lower() in PRONOUNS:
        return Claim(speaker.lower(), manner, aside, False, start)
    return Claim(speaker, manner, aside, is_name(found), start)


def _may_invert(left: Sequence[Token]) -> bool:
    """May the speaker stand behind the verb: a quotation, a comma or nothing is before it."""
    return not left or left[-1].kind == "quote" or left[-1].text in {",", "—", "–"}


def _closes(right: Sequence[Token]) -> bool:
    """Does the verb end its clause ("…, Tan said on Monday."): what is said stands before it."""
    k = 0
    while k < min(3, len(right)) and right[k].low in WHEN:
        k += 1
    return k == len(right) or right[k].text in {".", ",", ";", "?"}
