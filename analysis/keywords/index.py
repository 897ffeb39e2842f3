"""Words and phrases of a corpus, counted once, so that any choice of paragraphs adds up at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.keywords import phrases
from analysis.keywords.phrases import Phrases
from analysis.keywords.tokens import Flags, Numbers, Tokens, tokenise

Places = npt.NDArray[np.int64]

LEAST_ARTICLES = 3
"""A word that fewer articles have says more of these than of who published them."""

NEARLY_ALWAYS = 0.9
"""From this part of its places inside a sentence on, a word with a capital is a name."""

WIDEST = 3
"""Words of the longest phrase."""


@dataclass(frozen=True, slots=True)
class Index:
    """The terms (words and phrases) of paragraphs, and which paragraphs have which.

    shown: each term as it is mostly written; words: the numbers of its words, -1 where it has
    fewer than `WIDEST`; totals: how often the corpus has it; name: is it a name.
    term, rows, counts: of each paragraph that has a term, sorted by both: which term, which
    paragraph, how often.
    articles: the article of each paragraph, as a number that never falls from one to the next;
    lengths: its words, stop words too and numbers not.
    """

    shown: tuple[str, ...]
    words: Numbers
    totals: Places
    name: Flags
    term: Numbers
    rows: Numbers
    counts: npt.NDArray[np.uint16]
    articles: Numbers
    lengths: Numbers

    def rows_of(self, term: int) -> Numbers:
        """The paragraphs that have a term, in order."""
        first, last = np.searchsorted(self.term, [term, term + 1])
        return self.rows[first:last]


def make_index(texts: Sequence[str], articles: Numbers, language: str) -> Index:
    """The index of paragraphs of one language, those of an article side by side.

    articles: the article of each, as `Index` has it.
    """
    tokens = tokenise(texts, language)
    found = _found(tokens)
    size = max(len(texts), 1)
    key = found.term.astype(np.int64) * size + tokens.row[found.token]
    pair, counts = np.unique(key, return_counts=True)
    term, row = (pair // size).astype(np.int32), (pair % size).astype(np.int32)
    kept = articles_with(term, articles[row], len(found.words)) >= LEAST_ARTICLES
    here = kept[term]
    return Index(
        shown=tuple(name for name, good in zip(_shown(tokens, found), kept, strict=True) if good),
        words=found.words[kept],
        totals=np.bincount(found.term, minlength=len(kept))[kept],
        name=_names(tokens, found)[kept],
        term=(np.cumsum(kept, dtype=np.int32) - 1)[term[here]],
        rows=row[here],
        counts=np.minimum(counts[here], np.iinfo(np.uint16).max).astype(np.uint16),
        articles=articles,
        lengths=np.bincount(tokens.row[tokens.word >= 0], minlength=len(texts)).astype(np.int32),
    )


def articles_with(term: Numbers, article: Numbers, terms: int) -> Places:
    """In how many articles each of so many terms stands, from pairs sorted by both."""
    new = np.ones(len(term), dtype=np.bool_)
    new[1:] = (term[1:] != term[:-1]) | (article[1:] != article[:-1])
    return np.bincount(term[new], minlength=terms)


@dataclass(frozen=True, slots=True)
class _Found:
    """All words and phrases: the words of each term; of each occurrence its term, its first
    token, and how many tokens it has."""

    words: Numbers
    term: Numbers
    token: Places
    width: Numbers


def _found(tokens: Tokens) -> _Found:
    """Every word that is no stop word, then the phrases of two words, then those of three."""
    token = np.flatnonzero(tokens.content)
    used, term = np.unique(tokens.word[token], return_inverse=True)
    single = Phrases(used[:, None], term.astype(np.int32), token)
    kinds = [single]
    if len(tokens.word) >= WIDEST:
        kinds += [phrases.pairs(tokens), phrases.triples(tokens)]
    before = np.cumsum([0] + [len(kind.words) for kind in kinds])
    return _Found(
        words=np.concatenate([_padded(kind.words) for kind in kinds]),
        term=np.concatenate(
            [kind.phrase + first for kind, first in zip(kinds, before, strict=False)]
        ).astype(np.int32),
        token=np.concatenate([kind.token for kind in kinds]),
        width=np.concatenate(
            [np.full(len(kind.token), kind.words.shape[1], np.int32) for kind in kinds]
        ),
    )


def _padded(words: Numbers) -> Numbers:
    """Rows of word numbers, filled up to `WIDEST` with -1."""
    padded = np.full((len(words), WIDEST), -1, np.int32)
    padded[:, : words.shape[1]] = words
    return padded


def _names(tokens: Tokens, found: _Found) -> Flags:
    """Which terms are names: nearly always with capitals inside a sentence, or with such a word.

    A phrase has capitals where all its words but stop words have.
    """
    inside = ~tokens.starts[found.token]
    capital = np.ones(len(found.token), dtype=np.bool_)
    for place in range(WIDEST):
        at = np.minimum(found.token + place, len(tokens.word) - 1)
        small = ~tokens.capital[at] & ~tokens.stop[tokens.word[at]]
        capital &= ~(small & (found.width > place))
    seen = np.bincount(found.term[inside], minlength=len(found.words))
    high = np.bincount(found.term[inside & capital], minlength=len(found.words))
    named = (seen > 0) & (high >= NEARLY_ALWAYS * seen)
    by_word = np.zeros(len(tokens.words) + 1, dtype=np.bool_)
    single = found.words[:, 1] < 0
    by_word[found.words[single, 0]] = named[single]
    with_name: Flags = named | by_word[found.words].any(axis=1)
    return with_name


def _shown(tokens: Tokens, found: _Found) -> list[str]:
    """Each term as it is mostly written, inside a sentence where it ever stands there."""
    surface = tokens.surface.astype(np.int64)
    written = np.zeros(len(found.token), dtype=np.int64)
    for place in range(WIDEST):
        at = np.minimum(found.token + place, len(surface) - 1)
        part = np.where(found.width > place, surface[at] + 1, 0)
        written = written * (len(tokens.surfaces) + 1) + part
    _, first, form = np.unique(written, return_index=True, return_inverse=True)
    # Inside a sentence a writing counts for more than any number of them at its beginning.
    weight = np.where(tokens.starts[found.token], 1, len(found.token))
    often = np.bincount(form, weights=weight)
    of_form = found.term[first]
    best = np.lexsort((first, -often, of_form))
    chosen = first[best[np.unique(of_form[best], return_index=True)[1]]]
    shown = [
        _written(tokens, start, start + width)
        for start, width in zip(found.token[chosen], found.width[chosen], strict=True)
    ]
    alone = dict(zip(found.words[:, 0].tolist(), shown[: _singles(found)], strict=False))
    begins = tokens.starts[found.token[chosen]] & (found.words[:, 1] >= 0)
    for term in np.flatnonzero(begins):
        # Seen at beginnings only: its first word's capital may not be its own.
        _, _, rest = shown[term].partition(" ")
        shown[term] = f"{alone[int(found.words[term, 0])]} {rest}"
    return shown


def _singles(found: _Found) -> int:
    """How many of the terms are words; they come first."""
    return int((found.words[:, 1] < 0).sum())


def _written(tokens: Tokens, start: int, stop: int) -> str:
    """The words between two tokens as they stand, without a possessive at their end."""
    text = " ".join(tokens.surfaces[place] for place in tokens.surface[start:stop])
    return text[:-2] if text.endswith(("'s", "’s", "'S", "’S")) else text
