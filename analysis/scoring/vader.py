"""vaderSentiment's own code, run one sentence at a time with what each word got kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer, SentiText, negated
from vaderSentiment.vaderSentiment import normalize as vader_normalize

# VADER's rules look at three words before a word and two behind it.
WORDS_BEFORE, WORDS_BEHIND = 3, 2


@dataclass(frozen=True, slots=True)
class _View:
    """The words that VADER's rules look at for one word, in the shape of VADER's SentiText."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


@cache
def analyser() -> SentimentIntensityAnalyzer:
    """VADER as it comes, its files read once; not to be changed."""
    return SentimentIntensityAnalyzer()


def vader_words() -> Mapping[str, float]:
    """VADER's own lexicon: word in small letters → valence in [-4, 4]; not to be changed."""
    words: Mapping[str, float] = analyser().lexicon
    return words


class Run(SentimentIntensityAnalyzer):  # type: ignore[misc]
    """One sentence's way through VADER, keeping each word's valence before and after "but"."""

    def __init__(self, lexicon: Mapping[str, float]) -> None:
        self.lexicon = lexicon
        self.emojis: dict[str, str] = {}
        self.words: list[str] = []
        self.before: list[float] = []
        self.after: list[float] = []
        self.total = 0.0
        self.capitals_tell = False

    def sentiment_valence(
        self, valence: float, sentitext: Any, item: str, i: int, sentiments: list[float]
    ) -> list[float]:
        """As VADER does, shown only the words that its rules look at: linear in time."""
        if item.lower() not in self.lexicon:
            sentiments.append(valence)
            return sentiments
        self.capitals_tell = sentitext.is_cap_diff
        first = max(0, i - WORDS_BEFORE)
        words = sentitext.words_and_emoticons[first : i + WORDS_BEHIND + 1]
        view = _View(words, sentitext.is_cap_diff)
        result: list[float] = super().sentiment_valence(valence, view, item, i - first, sentiments)
        return result

    def _but_check(self, words_and_emoticons: list[str], sentiments: list[float]) -> list[float]:
        self.words = words_and_emoticons
        self.before = list(sentiments)
        result: list[float] = super()._but_check(words_and_emoticons, sentiments)
        return result

    def score_valence(self, sentiments: list[float], text: str) -> dict[str, float]:
        """As VADER does, keeping what it scored."""
        self.after = list(sentiments)
        self.total = float(sum(sentiments))
        emphasis = self._punctuation_emphasis(text)
        if self.total:
            self.total += emphasis if self.total > 0 else -emphasis
        scores: dict[str, float] = super().score_valence(sentiments, text)
        return scores

    def rules_at(self, i: int) -> list[str]:
        """What changed word i's valence, in words: ["negated", "after but"]."""
        parts = []
        word, before = self.words[i], self.before[i]
        raw = self.lexicon.get(word.lower(), 0.0)
        if raw * before < 0:
            parts.append("negated" if self._is_negated(i) else "idiom")
        elif abs(before) > abs(raw):
            parts.append("capitals" if self.capitals_tell and word.isupper() else "strengthened")
        elif before != raw:
            parts.append("weakened")
        if before != self.after[i]:
            earlier = [word.lower() for word in self.words[:i]]
            parts.append("after but" if "but" in earlier else "before but")
        return parts

    def _is_negated(self, i: int) -> bool:
        words = [word.lower() for word in self.words[max(0, i - WORDS_BEFORE) : i]]
        return negated(words) or "no" in words or "least" in words


def emphasis(
    text: str, start: int, end: int, total: float
) -> Iterator[tuple[int, int, float, str]]:
    """Runs of "!" and "?" in text[start:end]: span, what VADER adds to a sum of this sign, mark."""
    sign = (total > 0) - (total < 0)
    part = text[start:end]
    for mark, amplifier in (
        ("!", SentimentIntensityAnalyzer._amplify_ep(part)),
        ("?", SentimentIntensityAnalyzer._amplify_qm(part)),
    ):
        if not amplifier or not sign:
            continue
        each = sign * amplifier / part.count(mark)
        for match in re.finditer(rf"{re.escape(mark)}+", part):
            yield start + match.start(), start + match.end(), each * len(match.group()), mark


def normalize(total: float) -> float:
    """A sum of valences in [-1, 1], by VADER's formula."""
    value: float = vader_normalize(total)
    return value


def bare(token: str) -> str:
    """A token as VADER looks it up: short ones keep their signs, they may be emoticons."""
    word: str = SentiText._strip_punc_if_word(token)
    return word
