"""Words that a line's end divided, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"
SOFT = "\u00ad"
# What mostly stands before a hyphen that belongs to the word; "inter" and "over" mostly do not.
_COMPOUNDS = (
    "all anti best cross double eco eight eighty fast fifty first five forty four free full half"
    " hard high ill large last left long longer low lower mid near neo newly nine ninety non old"
    " one open quasi record right second self semi seven seventy short single six sixty small ten"
    " then third thirty three top twenty two ultra vice well wide world year zero"
)
COMPOUNDS = frozenset(_COMPOUNDS.split())
SHORT = 3
"""Letters of a rest that is rather a word's end: "short-age", "open-ing"."""

LONGEST = 80
"""Letters in which a divided word is looked for; longer ones are none."""

_LAST = re.compile(rf"([^\W_]+)[{HYPHENS}]$")
_FIRST = re.compile(r"[^\W_]+")
_WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in a line, in small letters, those with hyphens too."""
    words: set[str] = set()
    for line in lines:
        found = _WORD.findall(line.casefold())
        # the first and the last may be parts
        words.update(found[1:-1])
    return frozenset(words)


def led_on(first: str, second: str, words: frozenset[str]) -> str:
    """A line as it stands before the next of its paragraph: the divided word's part, or a blank.

    `words` tells divided words from those that have a hyphen of their own.
    """
    first, second = first.rstrip(), second.lstrip()
    divided, rest = _LAST.search(first[-LONGEST:]), _FIRST.match(second[:LONGEST])
    if divided and rest:
        return first[:-1] + ("-" if _belongs(divided[1], rest[0], words) else "")
    if first.endswith(SOFT):
        first = first[:-1] + "-"
    glued = first and second and _WIDE.match(first[-1]) and _WIDE.match(second[0])
    return first if glued else f"{first} "


def _belongs(left: str, right: str, words: frozenset[str]) -> bool:
    """Is the hyphen a part of the word ("China-Malaysia", "long-awaited"), not of the line?"""
    if not right[0].islower() or left[-1].isdigit():
        return True
    left, right = left.casefold(), right.casefold()
    if f"{left}-{right}" in words or left + right in words:
        return left + right not in words
    if left in words and right in words:
        return True
    return left in COMPOUNDS and len(right) > SHORT
