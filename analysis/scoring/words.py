"""The words that made a sentence's sum, each with its span in the text.

The rules are VADER's own (vader.py), run on tokens that remember where they
stood. Laid over them: phrases count as one word, an own lexicon may override
VADER's, and words inside names don't count.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.records import Evidence
from analysis.scoring.names import name_flags
from analysis.scoring.plain import plain
from analysis.scoring.vader import Run, bare, emphasis, normalize, vader_words

# vaderSentiment takes time by the square of a sentence's length. A sentence of
# more words than this, rare outside hostile text, is weighed in pieces of as
# many, whose sums add up.
LONGEST_SENTENCE = 500

# What may stand inside a phrase: "the “debt” trap", not "in debt. Trap".
PHRASE_SIGNS = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence's evidence, in reading order, and what VADER makes of it.

    total: the sum of the shares, which VADER normalises.
    compound: the total normalised to [-1, 1] and rounded to 4 places, as VADER does.
    """

    evidence: tuple[Evidence, ...]
    total: float
    compound: float


@dataclass(frozen=True, slots=True)
class _Token:
    """A token as VADER is shown it; [start, end) is its word's span in the plain text."""

    text: str
    start: int
    end: int
    is_phrase: bool = False

    @property
    def word(self) -> str:
        return bare(self.text).lower()


class Rules:
    """VADER's rules over VADER's words, or over a lexicon of one's own; without arguments VADER.

    lexicon: word → valence, over VADER's words; 0 takes a word out.
    phrases: the same for phrases, which count as one word, the longest first;
        blanks and hyphens are one ("debt trap", "debt-trap"); 0 keeps the words
        of a phrase from counting. A phrase counts even inside a name.
    """

    def __init__(
        self,
        lexicon: Mapping[str, float] | None = None,
        phrases: Mapping[str, float] | None = None,
    ) -> None:
        split = {_words_of(plain(phrase).text): value for phrase, value in (phrases or {}).items()}
        words = dict(vader_words())
        words |= {plain(word).text.lower(): value for word, value in (lexicon or {}).items()}
        words |= {"_".join(phrase): value for phrase, value in split.items()}
        # VADER adds degree words to a valence of 0: "very" would be praise.
        self.lexicon = {word: value for word, value in words.items() if value}
        self._phrases = set(split)
        # A phrase is looked for as long as what was read so far begins one.
        self._beginnings = {phrase[:n] for phrase in split for n in range(1, len(phrase) + 1)}

    def weigh(
        self, sentence: str, *, number: int = 0, at: int = 0, names_count: bool = False
    ) -> Weighed:
        """What VADER's rules make of one sentence.

        number: the sentence's index, for the evidence.
        at: where it begins in its paragraph; spans count from the paragraph's start.
        names_count: True counts words inside names too, as plain VADER does.
        """
        shown = plain(sentence)
        words = list(re.finditer(r"\S+", shown.text))
        evidence: list[Evidence] = []
        total = 0.0
        for i in range(0, len(words), LONGEST_SENTENCE):
            found, part = self._weigh(words[i : i + LONGEST_SENTENCE], names_count)
            total += part
            for first, behind, value, rule in found:
                start, end = shown.span(first, behind)
                text = sentence[start:end]
                evidence.append(Evidence(start + at, end + at, text, value, value, number, rule))
        return Weighed(tuple(evidence), total, round(normalize(total), 4))

    def _weigh(
        self, words: Sequence[re.Match[str]], names_count: bool
    ) -> tuple[list[tuple[int, int, float, str]], float]:
        """Per piece of evidence its span in the plain text, valence and rule; and the sum."""
        tokens = self._tokens(words, names_count)
        run = Run(self.lexicon)
        run.polarity_scores(" ".join(token.text for token in tokens))
        found = [
            (token.start, token.end, value, _rule(token, run.rules_at(i)))
            for i, (token, value) in enumerate(zip(tokens, run.after, strict=True))
            if value
        ]
        found += emphasis(words[0].string, words[0].start(), words[-1].end(), run.total)
        return sorted(found), run.total

    def _tokens(self, words: Sequence[re.Match[str]], names_count: bool) -> list[_Token]:
        """The tokens for VADER: phrases joined, valenced names made neutral."""
        tokens = [_token(word) for word in words]
        names = [False] * len(tokens)
        if not names_count:
            names = name_flags([token.text for token in tokens])
        shown = []
        i = 0
        while i < len(tokens):
            behind = self._phrase_end(tokens, i)
            if behind > i:
                shown.append(_joined(tokens[i:behind]))
            elif names[i] and tokens[i].word in self.lexicon:
                shown.append(replace(tokens[i], text=_neutral(tokens[i].text)))
            else:
                shown.append(tokens[i])
            i = max(behind, i + 1)
        return shown

    def _phrase_end(self, tokens: Sequence[_Token], i: int) -> int:
        """The index behind the longest phrase that begins at token i; i if none does."""
        words: tuple[str, ...] = ()
        behind = i
        for j in range(i, len(tokens)):
            words += _words_of(tokens[j].text)
            if words not in self._beginnings:
                break
            if words in self._phrases:
                behind = j + 1
            if j + 1 < len(tokens) and not _touch(tokens[j].text, tokens[j + 1].text):
                break
        return behind


def _rule(token: _Token, changes: Sequence[str]) -> str:
    """The evidence's rule in words: "word", "phrase", "negated, after but"."""
    return ", ".join(["phrase", *changes] if token.is_phrase else changes) or "word"


def _token(match: re.Match[str]) -> _Token:
    word = bare(match.group())
    start = match.start() + match.group().index(word)
    return _Token(match.group(), start, start + len(word))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase or token in small letters, split at blanks and hyphens."""
    words = (word.strip(string.punctuation) for word in re.split(r"[\s-]+", text.lower()))
    return tuple(word for word in words if word)


def _touch(token: str, following: str) -> bool:
    """Whether nothing but quotation marks stands between two tokens' words."""
    tail = token[len(token.rstrip(string.punctuation)) :]
    head = following[: len(following) - len(following.lstrip(string.punctuation))]
    return PHRASE_SIGNS.issuperset(tail + head)


def _joined(tokens: Sequence[_Token]) -> _Token:
    """A phrase's tokens as one, with the signs around it and its capitals if it is all in them."""
    text = " ".join(token.text for token in tokens)
    head = text[: len(text) - len(text.lstrip(string.punctuation))]
    tail = text[len(text.rstrip(string.punctuation)) :]
    word = "_".join(_words_of(text))
    word = word.upper() if text.isupper() else word
    return _Token(head + word + tail, tokens[0].start, tokens[-1].end, is_phrase=True)


def _neutral(token: str) -> str:
    """A token of the same shape that no lexicon knows."""
    return "".join(("Q" if char.isupper() else "q") if char.isalpha() else char for char in token)
