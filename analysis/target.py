"""What is judged: the two sides, their joint projects and the words of their dealings.

A profile (`targets/<name>.toml`) lists names and words by kind and says what
each kind is worth. `Target.mentions` finds them in a text; `Target.about` adds
up what they are worth, with the rest of the article as context, and makes a
probability of the sum by a logistic.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from analysis.phrases import Found, Phrases, words_of

TARGETS = Path(__file__).with_name("targets")

DETERMINERS = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her"}
    | {"our", "my", "your", "both", "each", "every"}
)
REACH = 3
"""How many words before a noun its determiner may stand: "the new Chinese-built line"."""

OPENING = 2
"""The first so many paragraphs are an article's opening: they say what it is about."""

PASSING = 0.25
"""An article that names China, a project or both sides at once in less than this part of its
paragraphs, and not in its headline or opening, speaks of them in passing."""

LINKING = frozenset({"china", "projects", "both"})
"""Kinds that tell an article of the dealings from one of Malaysia alone."""

MALAYSIAN = frozenset({"malaysia", "ringgit"})
"""Kinds that tell that an article has a Malaysian side."""

TEXTS_KEPT = 64
"""So many paragraphs' finds are kept: an article's, as a rule."""

SETTINGS = ("weights", "caps", "context")
"""The profile's sections that hold numbers and not words."""

COUNTED_AS_FOUND = ("masked", "nouns")
"""Kinds of the profile that get no weight of their own: hidden, or judged by their place."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the profile in a text: its span, the kind that it counts as, its entry.

    kind: "china", "malaysia", "projects", "both", "dealing", "speech", "pronoun",
        "background", "elsewhere" or "ringgit"; "nouns" as found, and in a paragraph's `About`
        "carried" (the article has made clear what it stands for) or "definite".
    """

    start: int
    end: int
    kind: str
    entry: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an article makes clear for each of its paragraphs.

    nouns: the common nouns of its headline and of the paragraphs that name China, a
        project or both sides at once: what "the line" may later stand for.
    side_missing: it names no joint project, and not both sides.
    in_passing: it names the dealings, but only in passing (see `PASSING`).
    """

    nouns: frozenset[str]
    side_missing: bool
    in_passing: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention and its weight in log-odds; 0 where enough of its kind were counted before."""

    mention: Mention
    weight: float


@dataclass(frozen=True, slots=True)
class About:
    """Does a paragraph concern the target: the probability, in [0, 1], and what made it."""

    probability: float
    decision: bool
    mentions: tuple[Weighed, ...]


class Target:
    """A profile of what is judged, ready to be found in texts."""

    def __init__(self, profile: dict[str, Any]) -> None:
        """Take a profile as its toml file gives it; ValueError where a kind has no weight."""
        self.title: str = profile["title"]
        self.weights: dict[str, float] = profile["weights"]
        self.caps: dict[str, int] = profile["caps"]
        self.context_weights: dict[str, float] = profile["context"]
        self.threshold: float = profile["threshold"]
        kinds = [kind for kind in profile if isinstance(profile[kind], dict)]
        missing = set(kinds) - {*SETTINGS, *COUNTED_AS_FOUND, *self.weights}
        if missing:
            raise ValueError(f"The profile gives no weight to {', '.join(sorted(missing))}.")
        # A text is looked at for its article's context and again for itself.
        self._find = lru_cache(maxsize=TEXTS_KEPT)(Phrases(_rows(profile)).find)

    def mentions(self, text: str) -> list[Mention]:
        """The profile's words in `text`, in order, never overlapping; the longest entry wins."""
        return [_mention(found, found.kind) for found in self._found(text)]

    def context(self, headline: str | None, paragraphs: Sequence[str]) -> Context:
        """What a headline and an article's paragraphs make clear for each of these."""
        nouns: set[str] = set()
        kinds: list[set[str]] = []
        for text in (headline or "", *paragraphs):
            found = self._found(text)
            kinds.append({entry.kind for entry in found})
            if len(kinds) == 1 or kinds[-1] & LINKING:
                nouns |= {entry.entry for entry in found if entry.kind == "nouns"}
        return Context(frozenset(nouns), _side_missing(kinds), _in_passing(kinds))

    def about(self, text: str, context: Context, position: int = 0) -> About:
        """Does `text`, the paragraph at `position` (from 0) of its article, concern the target."""
        seen: Counter[str] = Counter()
        weighed = []
        for mention in self._counted(text, context):
            seen[mention.kind] += 1
            full = seen[mention.kind] > self.caps[mention.kind]
            weighed.append(Weighed(mention, 0.0 if full else self.weights[mention.kind]))
        total = sum(each.weight for each in weighed)
        for name, value in _situation(seen, context, position).items():
            total += self.context_weights[name] * value
        probability = 1.0 / (1.0 + math.exp(-total))
        return About(probability, probability >= self.threshold, tuple(weighed))

    def _found(self, text: str) -> list[Found]:
        """The profile's entries in `text` that are not masked."""
        return [found for found in self._find(text) if found.kind != "masked"]

    def _counted(self, text: str, context: Context) -> list[Mention]:
        """The mentions that count in a paragraph, what is carried over among them, in order."""
        words = [word.group().lower() for word in words_of(text)]
        found = self._found(text)
        kept = []
        for entry in found:
            kind = _noun_kind(entry, words, context) if entry.kind == "nouns" else entry.kind
            if kind:
                kept.append(_mention(entry, kind))
        return kept


@cache
def load_target(name: str = "china_malaysia") -> Target:
    """The shipped profile of that name; ValueError where there is none."""
    known = sorted(file.stem for file in TARGETS.glob("*.toml"))
    if name not in known:
        raise ValueError(f"There is no target “{name}”; known are: {', '.join(known)}.")
    return Target(tomllib.loads((TARGETS / f"{name}.toml").read_text(encoding="utf-8")))


def _rows(profile: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A profile's entries as (words to find, entry, kind); common nouns in both numbers."""
    for kind, section in profile.items():
        if not isinstance(section, dict) or kind in SETTINGS:
            continue
        for entry in (entry for entries in section.values() for entry in entries):
            yield entry, entry, kind
            if kind in ("dealing", "nouns"):
                plural = f"{entry[:-1]}ies" if entry.endswith(("cy", "ry", "ny", "ty")) else entry
                yield (plural if plural != entry else f"{entry}s"), entry, kind


def _mention(found: Found, kind: str) -> Mention:
    """What was found, as a mention that counts as `kind`."""
    return Mention(found.start, found.end, kind, found.entry)


def _noun_kind(found: Found, words: Sequence[str], context: Context) -> str | None:
    """ "carried" or "definite" for a noun behind a determiner, None for one without."""
    before = words[max(0, found.first - REACH) : found.first]
    if DETERMINERS.isdisjoint(before):
        return None
    return "carried" if found.entry in context.nouns else "definite"


def _side_missing(kinds: Sequence[set[str]]) -> bool:
    """Do a headline and paragraphs, given as the kinds each names, lack a side and a project."""
    every = set().union(*kinds)
    return "projects" not in every and not ("china" in every and every & MALAYSIAN)


def _in_passing(kinds: Sequence[set[str]]) -> bool:
    """Do a headline (first) and paragraphs name the dealings in passing (see `PASSING`)."""
    linked = [bool(here & LINKING) for here in kinds]
    return not any(linked[: OPENING + 1]) and sum(linked) < PASSING * (len(linked) - 1)


def _situation(seen: Counter[str], context: Context, position: int) -> dict[str, float]:
    """What speaks for or against beside the words that are there, as 0 or 1 by name."""
    sides = bool(seen["china"]), bool(seen["malaysia"])
    return {
        "always": 1.0,
        "both_sides": float(all(sides)),
        "opening": float(position < OPENING),
        "side_missing": float(context.side_missing),
        "in_passing": float(context.in_passing),
    }
