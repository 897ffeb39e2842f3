"""Where words stand, as numbers: found in a text, and compared with what was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import polars as pl

from analysis.search.packing import NOWHERE, Places
from analysis.search.terms import Term
from analysis.search.tokens import words

HIGHEST = 0xFFFF
"""The last word of a paragraph, and the last paragraph of an article, that has a place: what
stands behind them is not found."""


def places_of(paragraphs: Iterable[tuple[int, int, str, str | None]]) -> dict[str, Places]:
    """The words of paragraphs (article's number, paragraph, text, language), given in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for article, paragraph, text, language in paragraphs:
        if paragraph <= HIGHEST:
            start = article << 32 | paragraph << 16
            for place, word in words(text, language):
                if place <= HIGHEST:
                    found[word].append(start | place)
    return {word: np.array(places, dtype=np.int64) for word, places in found.items()}


def found(terms: Sequence[Term], look_up: Callable[[frozenset[str]], Places]) -> Places:
    """The paragraphs (article << 16 | paragraph), ascending, that hold all the terms.

    look_up: gives all places of the words in a set. No terms are found nowhere.
    """
    paragraphs: Places | None = None
    for term in terms:
        holding = _distinct(_beginnings(term, look_up) >> 16)
        paragraphs = holding if paragraphs is None else _in_both(paragraphs, holding)
        if not len(paragraphs):
            break
    return NOWHERE if paragraphs is None else paragraphs


def to_paragraphs(found: Places) -> pl.DataFrame:
    """What was found as a frame with number (the article's, Int64) and paragraph (Int32)."""
    return pl.DataFrame({"number": found >> 16, "paragraph": found & HIGHEST}).cast(
        {"number": pl.Int64, "paragraph": pl.Int32}
    )


def _beginnings(term: Term, look_up: Callable[[frozenset[str]], Places]) -> Places:
    """Where the words of a term stand one after another: the places of the first."""
    beginnings: Places | None = None
    for offset, forms in term:
        # A stable sort is quick here: places come in long ascending pieces.
        places = _distinct(np.sort(look_up(forms), kind="stable") - offset)
        beginnings = places if beginnings is None else _in_both(beginnings, places)
        if not len(beginnings):
            break
    return NOWHERE if beginnings is None else beginnings


def _distinct(ascending: Places) -> Places:
    distinct: Places = ascending[np.diff(ascending, prepend=-1) != 0]
    return distinct


def _in_both(one: Places, other: Places) -> Places:
    """What stands in both, ascending as they are."""
    all_of = np.sort(np.concatenate([one, other]), kind="stable")
    both: Places = all_of[:-1][np.diff(all_of) == 0]
    return both
