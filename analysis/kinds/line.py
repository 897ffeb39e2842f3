"""A line of an article, what is measured of it, and how a rule is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from analysis.records import Kind

Role = Literal["", "heads a list", "heads a summary", "ends the article"]
Test = Callable[["Line"], bool]

# Where credits, sign-offs and openings stand; reading no more keeps a long line cheap.
EDGE = 160
# More words in capitals are a headline, not a name.
LOUD_NAME = 6
# A line with more signs than this has no form to speak of: it is text, or rubbish.
LONGEST_FORM = 1200

# Lower-case words within names and offices.
_WORDS = """
in and for bin binti a/l a/p de van von der of the dan di al el &
"""
_NAME_WORDS = frozenset(_WORDS.split())
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]）」』]*$")
_ABBREVIATION = re.compile(r"\b(?:(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Co|Bhd|Jr|Sr|JR|SR|No)\.)$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|asked|added|wrote|kata)\b")
_SIGNED = re.compile(
    r"[.!?][\"”’]? {0,2}(?:(?<= )[–—―-]{1,2} ?[A-Z][^.!?]{2,60}|\([A-Z][^()]{1,60}\)|[■□●◆▪∎])$"
)
_POSSESSIVE = re.compile(r"\w[’']s [A-Z]")
_STOPS = ".!?…。"
_ASKS = ("?", "!", "？", "！")
_BULLET = re.compile(r"^(?:[•●▪■‣◦⁃∙]|[*·–>+-]\s)\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text without its outer white space.

    words: a Chinese sign counts as half; ends: closes as a sentence does, with or
    without who signs it behind;
    small: the text in small letters.
    """

    text: str
    start: int
    words: int
    ends: bool
    small: str

    @classmethod
    def of(cls, text: str, start: int) -> Line:
        """Measure the text that stands at `start`."""
        words = len(text.split()) + len(_CHINESE.findall(text)) // 2
        edge = text[-EDGE:]
        abbreviated = 1 < words <= 15 and bool(_ABBREVIATION.search(edge))
        return cls(
            text,
            start,
            words,
            bool(_ENDS.search(edge) or _SIGNED.search(edge)) and not abbreviated,
            text.lower(),
        )

    @property
    def asks(self) -> bool:
        """Tell whether it closes with a question or exclamation mark."""
        return self.text.endswith(_ASKS)

    @property
    def bulleted(self) -> bool:
        """Tell whether it opens with a bullet."""
        return bool(_BULLET.match(self.text))

    @property
    def spoken(self) -> bool:
        """Tell whether it quotes or reports speech."""
        return bool(_SPEECH.search(self.text))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, the reason in plain words, and what the line means for those around it."""

    kind: Kind
    why: str
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict and the test that a line must pass to get it."""

    verdict: Verdict
    test: Test


def rule(kind: Kind, why: str, test: Test, role: Role = "") -> Rule:
    """Write a rule in one line."""
    return Rule(Verdict(kind, why, role), test)


def fits(
    pattern: str, longest: int, *, sentences: bool = True, speech: bool = True, needs: str = ""
) -> Test:
    """Make a test: `pattern`, in any capitals, is found in a line of up to `longest` words.

    sentences: a line that ends as a sentence may pass; speech: so may quoted or
    reported speech. `(?-i:…)` in a pattern makes capitals count. needs: see `_may_hold`.
    """
    seek = re.compile(pattern, re.IGNORECASE).search
    may_hold = _may_hold(needs)

    def test(line: Line) -> bool:
        if line.words > longest or (line.ends and not sentences) or not may_hold(line):
            return False
        return bool(seek(line.text)) and (speech or not line.spoken)

    return test


def closes(pattern: str, longest: int, *, needs: str = "") -> Test:
    """Make a test: `pattern`, capitals counting, fits the end of a line of up to `longest` words.

    A line that closes with a full stop never passes. needs: see `_may_hold`.
    """
    seek = re.compile(rf"(?:{pattern})$").search
    may_hold = _may_hold(needs)

    def test(line: Line) -> bool:
        if line.words > longest or line.text[-1] in _STOPS or not may_hold(line):
            return False
        return bool(seek(line.text[-EDGE:]))

    return test


def _may_hold(needs: str) -> Test:
    """Make a quick test that spares the slow one: some of the pieces of `needs` is in the line.

    needs: pieces in small letters, one of which is in all that the slow test finds; "" for none.
    """
    pieces = tuple(needs.split())
    if not pieces:
        return _always

    def may_hold(line: Line) -> bool:
        small = line.small
        for piece in pieces:  # noqa: SIM110 - a generator takes twice as long
            if piece in small:
                return True
        return False

    return may_hold


def _always(_: Line) -> bool:
    return True


def like_a_name(text: str) -> bool:
    """Tell whether every word is a name's: capitals, particles ("bin", "in"), no figures."""
    words = [word.strip(",.()’'") for word in text.split()]
    if not 1 < len(words) <= 12 or any(sign.isdigit() for sign in text):
        return False
    if (text.isupper() and len(words) > LOUD_NAME) or _POSSESSIVE.search(text):
        return False
    return words[0][:1].isupper() and all(
        word[:1].isupper() or word in _NAME_WORDS for word in words
    )
