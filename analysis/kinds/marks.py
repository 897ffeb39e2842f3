"""What a line looks like, as names of marks that a learned reader weighs.

Marks of form alone: length, first and last sign, capitals, figures, words; where a
line stands among the others is told by `setting`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from analysis.kinds.line import Line, like_a_name

# From so many words on a line falls into the next class of length.
LENGTHS = (1, 2, 3, 4, 6, 8, 12, 18, 25, 40)
# Reading no more signs and words of a line than these keeps a long one cheap.
REACH, MOST_WORDS = 400, 60
# The first and last words tell most; so many of each are marked with their place.
OPENING, CLOSING = 5, 4
# Pairs of words are marked in lines this short; shapes of all words in shorter ones.
PAIRED, SHAPED = 12, 6
# A line of so many words may hold a verb.
CLAUSE = 4

_TOKEN = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d+|[^\w\s]|[\u3400-\u9fff]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"www\.|\.(?:com|org|net|example|my|cn|sg)\b")
_SENTENCES = re.compile(r"[.!?][”\"’]? +[“\"‘A-Z]")
_PICTOGRAM = re.compile(r"[\U0001f000-\U0001faff]")
_INNER = frozenset('|•›>/:@#©–—-…()[]“"‘&+%$?!;')
_SMALL = """
the of a an to in on for and that with by from at as it its is was were are be been had has
have will would which who said not but or their his her they he she this
"""
_VERB_WORDS = """
is was were are has have had will would said says told can could may might must did does do
"""
_MONTH_NAMES = """
jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july
august september october november december
"""
_DAY_NAMES = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
"""
_SMALL_WORDS, _VERBS = frozenset(_SMALL.split()), frozenset(_VERB_WORDS.split())
_MONTHS, _DAYS = frozenset(_MONTH_NAMES.split()), frozenset(_DAY_NAMES.split())
_FIRST_SIGNS = {
    **dict.fromkeys("“\"‘'「", "a quotation mark"),
    **dict.fromkeys("•●▪■‣◦⁃∙*·–>+-—→►▶", "a bullet"),
    **dict.fromkeys("([（【", "a bracket"),
    **dict.fromkeys("@#©", "@, # or ©"),
}


def length_class(words: int) -> int:
    """Give the class of a length, in words."""
    return bisect_right(LENGTHS, words)


def first_sign(text: str) -> str:
    """Give what a text opens with: a capital, a small letter, a figure, a kind of mark."""
    sign = text[0]
    if sign.isalpha():
        return "a capital" if sign.isupper() else "a small letter"
    return "a figure" if sign.isdigit() else _FIRST_SIGNS.get(sign, "another sign")


def outline(line: Line) -> list[str]:
    """Give the marks of a line that also tell something of its neighbours."""
    text = line.text
    marks = [f"opens with {first_sign(text)}"]
    marks += [f"holds {sign}" for sign in _INNER.intersection(text[1:-1])]
    if text.isupper():
        marks.append("capitals")
    if _PICTOGRAM.search(text):
        marks.append("pictogram")
    if "." in text and _ADDRESS.search(line.small[:REACH]):
        marks.append("address")
    if _CLOCK.search(text[:REACH]):
        marks.append("clock")
    if _YEAR.search(text[:REACH]):
        marks.append("year")
    return marks


def line_marks(line: Line) -> list[str]:
    """Give the other marks of a line."""
    found = _TOKEN.findall(line.text[:REACH])
    last = line.text[-1]
    closing = "a letter" if last.isalpha() else "a figure" if last.isdigit() else last
    marks = [f"length {length_class(line.words)}", f"closes with {closing}"]
    if line.ends:
        marks.append("ends")
    if line.spoken:
        marks.append("spoken")
    if _SENTENCES.search(line.text[: 2 * REACH]):
        marks.append("sentences")
    marks += _shares(line, found)
    marks += _wording([_plain(token) for token in found], line.words)
    if line.words <= SHAPED:
        marks.append(f"shape {'.'.join([_shape(token) for token in found[: 2 * SHAPED]])}")
        if like_a_name(line.text):
            marks.append("name")
    return marks


def _shares(line: Line, found: list[str]) -> Iterator[str]:
    """Give how many words have capitals, are small words, are figures, in classes."""
    words = [token for token in found if token[0].isalpha()]
    small = [word.lower() for word in words]
    if words:
        capitals = len([word for word in words if word[0].isupper()])
        yield f"capital words {4 * capitals // len(words)}"
        share = 10 * len([word for word in small if word in _SMALL_WORDS]) // len(small)
        yield f"small words {min(share, 5)}"
    if line.words >= CLAUSE and any(word in _VERBS or word.endswith("ed") for word in small):
        yield "verb"
    figures = len([token for token in found if token[0].isdigit()])
    if figures:
        yield f"figures {min(3, 4 * figures // len(found))}"
    if not _MONTHS.isdisjoint(small[:20]):
        yield "month"
    if not _DAYS.isdisjoint(small[:20]):
        yield "weekday"


def _wording(words: list[str], length: int) -> list[str]:
    marks = [f"word {min(place, 3) + 1} {word}" for place, word in enumerate(words[:OPENING])]
    marks += [f"opening {one} {other}" for one, other in pairwise(words[: OPENING + 1])]
    marks += [f"closing {word}" for word in words[-CLOSING:]]
    marks += [f"last {word}" for word in words[-1:]]
    if length <= MOST_WORDS:
        marks += [f"word {word}" for word in dict.fromkeys(words)]
    if length <= PAIRED:
        marks += [f"pair {one} {other}" for one, other in pairwise(words)]
    return marks


def _plain(token: str) -> str:
    """Give a word in small letters, a figure as so many noughts, a mark as it is."""
    return "0" * len(token) if token[0].isdigit() else token.lower()


def _shape(token: str) -> str:
    if token[0].isdigit():
        return "9" * min(len(token), 4)
    if not token[0].isalpha():
        return token
    return "XX" if token.isupper() and len(token) > 1 else "Xx" if token[0].isupper() else "xx"
