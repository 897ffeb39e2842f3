"""The signed words of a paragraph about the target, and its words of procedure, as evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from analysis.phrases import Phrases, bare, words_of
from analysis.records import Evidence
from analysis.scoring.cooperation import load_cooperation
from analysis.scoring.plain import plain
from analysis.scoring.words import Rules
from analysis.target import Mention

# What these constants are worth was measured on ../shared/train alone, articles held out.
VADER_PART = 0.2
"""VADER's own words, where the lexicon has no say, count for this part: in this field
their mood seldom goes with the stand."""

FAR = 0.5
"""What a word far from every name still counts: a paragraph about the target is one
whole, and "the third shift was never hired" names nobody."""

HALF_WAY = 50
"""So many characters (eight words) from the nearest name a word counts half way to `FAR`."""

NAMES = frozenset({"china", "malaysia", "projects", "both"})
"""The kinds of mention that nearness is measured from: the sides and what joins them."""

CLOSING = 1.4
"""The last sentence counts for more: a critic who is answered there is answered."""

UNDONE = -1.0
"""A negation that turns no listed word round tells of a thing not done: "was never hired"."""

NEGATIONS = frozenset({"not", "never", "nothing", "neither", "nor", "none", "cannot"})
NO_DENIAL = frozenset({"only", "just", "least", "until", "because"})
"""Before these a negation denies nothing: "not only"."""

REACH = 3
"""VADER's negations reach so many words ahead; one that meets no listed word there is alone."""

CONSTANTS = (VADER_PART, FAR, HALF_WAY, CLOSING, UNDONE, REACH)


def signed(
    text: str, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]
) -> list[Evidence]:
    """The words that lean, by sentence of `spans`; each one's share is what it adds to the sum."""
    places = sorted((m.start, m.end) for m in mentions if m.kind in NAMES)
    evidence = []
    for number, (start, end) in enumerate(spans):
        found = _rules().weigh(text[start:end], number=number, at=start).evidence
        closing = CLOSING if 0 < number == len(spans) - 1 else 1.0
        for each in (*found, *_undone(text, (start, end), number, found)):
            part = closing * _nearness(each, places) * _part(each)
            evidence.append(replace(each, share=each.valence * part))
    return evidence


def procedure(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[Evidence], float]:
    """The words of procedure, which lean neither way (share 0), and how much they come to."""
    starts = [start for start, _ in spans]
    evidence = []
    amount = 0.0
    for found in _procedure_words().find(text):
        amount += float(found.kind)
        sentence = max(0, bisect_right(starts, found.start) - 1)
        words = text[found.start : found.end]
        evidence.append(
            Evidence(found.start, found.end, words, 0.0, 0.0, sentence, "words of procedure")
        )
    return evidence, amount


def _nearness(each: Evidence, places: Sequence[tuple[int, int]]) -> float:
    """1 beside a name, `FAR` far from all, falling by half each `HALF_WAY` between."""
    after = bisect_left(places, (each.start, each.end))
    gaps = [each.start - places[after - 1][1]] if after else []
    gaps += [places[after][0] - each.end] if after < len(places) else []
    if not gaps:
        return FAR
    return float(FAR + (1.0 - FAR) * 0.5 ** (max(0, min(gaps)) / HALF_WAY))


def _part(each: Evidence) -> float:
    """1 for an entry of the lexicon or a lone negation, `VADER_PART` for VADER's own words."""
    own = each.rule.startswith(("phrase", "not done")) or _listed(each.text) in _own_words()
    return 1.0 if own else VADER_PART


def _undone(
    text: str, span: tuple[int, int], number: int, found: Sequence[Evidence]
) -> Iterator[Evidence]:
    """The negations in a sentence that meet no listed word, as evidence of things not done."""
    words = words_of(text[span[0] : span[1]])
    plain_words = [bare(word.group()).lower() for word in words]
    listed = sorted((each.start, each.end) for each in found)
    for at, word in enumerate(plain_words):
        denies = word in NEGATIONS or word.endswith("n't")
        if not denies or (plain_words[at + 1 : at + 2] and plain_words[at + 1] in NO_DENIAL):
            continue
        start, end = (span[0] + place for place in words[at].span())
        until = span[0] + words[min(at + REACH, len(words) - 1)].end()
        met = bisect_left(listed, (until, until))
        if met == 0 or listed[met - 1][1] <= start:
            yield Evidence(start, end, text[start:end], UNDONE, UNDONE, number, "not done")


def _listed(text: str) -> str:
    """A word as the lexicon lists it: small letters, plain signs."""
    return plain(text).text.lower()


@cache
def _rules() -> Rules:
    lexicon = load_cooperation()
    return Rules(lexicon.words, lexicon.phrases)


@cache
def _own_words() -> frozenset[str]:
    return frozenset(_listed(word) for word in load_cooperation().words)


@cache
def _procedure_words() -> Phrases:
    amounts = load_cooperation().procedure
    return Phrases((entry, entry, str(amount)) for entry, amount in amounts.items())
