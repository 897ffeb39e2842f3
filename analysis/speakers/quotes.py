"""Who is said to have said what: the quotations and attributions of one paragraph.

`read` cuts a paragraph into sentences that never break inside a quotation and
finds each `Claim`: an attributing verb or "according to", with its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.speakers.claims import Claim, claims
from analysis.speakers.manners import NEAR
from analysis.speakers.proper_names import Token
from analysis.speakers.verbs import PLAIN, SAYING

MOST_CHARACTERS = 20_000
"""A paragraph's first so many characters tell its voice; no paragraph of news is as long."""

LEAST_WORDS = 5
"""A shorter quotation is a word that the outlet borrows, not somebody speaking."""

TOKEN = re.compile(
    r"(?P<aside>\((?:[Rr]td|[Rr]etired|\d\d|[A-Z][A-Za-z&-]{0,9})\.?\))|"
    r"(?P<quote>“[^“”]*(?:”|$)|(?<![\w\"])\"[^\"]*(?:\"|$)|(?<!\w)‘[^‘“”]*’(?!\w))"
    r"|(?P<word>(?:Dr|Mr|Mrs|Ms|Prof|Ir|Ts|Hj|Gen|Col|Capt|Lt|Maj|Sgt|Sen|Gov|Rev|St|No"
    r"|Sept|Oct|Nov|Dec|Jan|Feb|Aug|Inc|Ltd|Corp|Co|Bhd|[A-Z])\."
    r"|\w+(?:[’'.,/@&-]\w+)*[’']?)"
    r"|(?P<mark>[^\w\s])"
)
"""Words, marks, whole quotations; what is in brackets behind a name: "(MIDA)", "(54)", "(Rtd)"."""


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
        return min(
            self.claims,
            key=lambda c: (c.aside, c.manner not in PLAIN, not c.behind, not c.named),
        )


def read(text: str) -> list[Sentence]:
    """A paragraph's sentences in order, each with its claims; [] for an empty text.

    What is behind its first `MOST_CHARACTERS` is left out.
    """
    found = TOKEN.finditer(text[:MOST_CHARACTERS])
    tokens = [_token(match) for match in found if match.lastgroup != "aside"]
    return [Sentence(tuple(s), tuple(claims(s))) for s in _sentences(tokens)]


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
        if token.low in SAYING:
            return True
    return False
