"""The open baseline: signed words near the target's names, added up by rules one can read.

The cooperation lexicon is laid over VADER's rules; a word counts more the nearer
it stands to a side's or a project's name; words of procedure draw the sum towards
neutral. Where a paragraph is about the target and none of its words is listed, the
stance is 0.0 with no evidence: a report without a lean.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from analysis.records import Evidence, Label, Paragraph, Passage, Score
from analysis.scoring import signed
from analysis.scoring.cooperation import LEXICON_FILE, load_cooperation
from analysis.scoring.missing import missing, unfit
from analysis.segment import sentences
from analysis.target import TARGETS, About, Context, load_target

TARGET = "china_malaysia"

# What these constants are worth was measured on ../shared/train alone, articles held out.
STEADY = 1.0
"""What the sum is set against where no procedure is: a sum as large makes a stance of 0.71."""

PROCEDURE = 1.2
"""What each word of procedure adds to that, by its number in the lexicon."""

FAVOURABLE, UNFAVOURABLE = 0.2, -0.15
"""The stance from which on a paragraph gets the label."""


class LexiconScorer:
    """The scorer `lexicon`: cheap to make, for what it reads is read once."""

    name = "lexicon"

    def __init__(self) -> None:
        self._last: tuple[str | None, tuple[Paragraph, ...], Context] | None = None

    @property
    def digest(self) -> str:
        """12 hex digits over lexicon, target, VADER's version and the constants."""
        return _digest()

    def score(self, passages: Sequence[Passage]) -> list[Score]:
        """One score per passage, in order; paragraphs of one article share its context."""
        return [_score(passage, self._context_of(passage)) for passage in passages]

    def explain(self, passage: Passage) -> Score:
        """The passage's score; the words are what made it, so they are always there."""
        return self.score([passage])[0]

    def _context_of(self, passage: Passage) -> Context:
        """What the passage's article makes clear, made once for passages that come together."""
        # A long article comes in many batches: it would be read through again for each.
        last = self._last
        if last and last[0] == passage.headline and last[1] is passage.paragraphs:
            return last[2]
        context = _context(passage)
        self._last = (passage.headline, passage.paragraphs, context)
        return context


def entries() -> list[tuple[str, float, str]]:
    """The lexicon as rows of entry, valence and group, for a table; procedure's valence is 0."""
    return load_cooperation().entries()


def label_of(stance: float) -> Label:
    """The label of a stance in [-1, 1]."""
    if stance >= FAVOURABLE:
        return "favourable"
    return "unfavourable" if stance <= UNFAVOURABLE else "neutral"


def _context(passage: Passage) -> Context:
    """What the passage's article makes clear."""
    texts = [paragraph.text for paragraph in passage.paragraphs]
    return load_target(TARGET).context(passage.headline, texts)


def _score(passage: Passage, context: Context) -> Score:
    """The score of one passage, or the reason why it has none."""
    if reason := unfit(passage):
        return missing(reason)
    target = load_target(TARGET)
    about = target.about(passage.text, context, passage.position)
    spans = sentences(passage.text)
    shown = _about_evidence(passage.text, about, spans)
    if not about.decision:
        reason = f"it is not about {target.title}"
        return Score(False, about.probability, None, "not about it", reason, (), shown)
    evidence, stance = _stance(passage.text, about, spans)
    return Score(True, about.probability, stance, label_of(stance), None, evidence, shown)


def _stance(
    text: str, about: About, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[Evidence, ...], float]:
    """The evidence in reading order, and its sum set against itself and the procedure."""
    leaning = signed.signed(text, [each.mention for each in about.mentions], spans)
    procedure, amount = signed.procedure(text, spans)
    total = sum(each.share for each in leaning)
    evidence = sorted([*leaning, *procedure], key=lambda each: (each.start, each.end))
    return tuple(evidence), total / math.hypot(total, STEADY + PROCEDURE * amount)


def _about_evidence(
    text: str, about: About, spans: Sequence[tuple[int, int]]
) -> tuple[Evidence, ...]:
    """The target's words in the paragraph with their weights in log-odds."""
    starts = [start for start, _ in spans]
    return tuple(
        Evidence(
            each.mention.start,
            each.mention.end,
            text[each.mention.start : each.mention.end],
            each.weight,
            each.weight,
            max(0, bisect_right(starts, each.mention.start) - 1),
            each.mention.kind,
        )
        for each in about.mentions
    )


@cache
def _digest() -> str:
    """See `LexiconScorer.digest`."""
    made_of = hashlib.sha256()
    made_of.update(LEXICON_FILE.read_bytes())
    made_of.update((TARGETS / f"{TARGET}.toml").read_bytes())
    constants = (*signed.CONSTANTS, STEADY, PROCEDURE, FAVOURABLE, UNFAVOURABLE)
    made_of.update(f"{importlib.metadata.version('vaderSentiment')} {constants}".encode())
    return made_of.hexdigest()[:12]
