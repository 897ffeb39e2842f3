"""What a person typed into the search, as the terms that a paragraph must hold."""

from __future__ import annotations

import re

from analysis.search.tokens import in_language, is_spaceless, length, runs

Term = tuple[tuple[int, frozenset[str]], ...]
"""Words that stand one after another: how far from the first, and the forms that each may have."""

MOST_WORDS = 32
"""Words of a search: each is looked up by itself."""

LANGUAGES = ("en", "ms", "")
"""A paragraph's words are compared as its language has them, which the search does not know:
as English, as Malay, and as they are."""

QUOTES = str.maketrans("“”„«»「」『』", '"' * 9)
PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


def terms(typed: str) -> list[Term]:
    """The terms of a search, each once; [] where nothing typed is a word.

    What stands in quotes, or without a space between, is one term: its words follow one another.
    """
    parts = (quoted or plain for quoted, plain in PART.findall(typed.translate(QUOTES)))
    found = (_term(runs(part)) for part in parts)
    return list(dict.fromkeys(term for term in found if term))


def _term(parts: list[str]) -> Term:
    """The words that these runs say, each where it stands behind the first."""
    place = 0
    found: list[tuple[int, frozenset[str]]] = []
    for part in parts:
        forms = _covering(part) if is_spaceless(part) else [(0, _forms(part))]
        found += [(place + n, each) for n, each in forms]
        place += length(part)
    return tuple(found)


def _forms(word: str) -> frozenset[str]:
    return frozenset(form for each in LANGUAGES for form in in_language([word], each))


def _covering(run: str) -> list[tuple[int, frozenset[str]]]:
    """As few pairs as cover the run: side by side they say the same as all of them."""
    starts = sorted({*range(0, len(run) - 1, 2), max(len(run) - 2, 0)})
    return [(start, frozenset([run[start : start + 2]])) for start in starts]
