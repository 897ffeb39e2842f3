"""The program's words as types: what the rooms hand to each other.

An `Article` is read; `segment` gives it `Block`s; its body blocks become
`Paragraph`s; a scorer sees each as a `Passage` and answers with a `Score`.
Character spans are half-open, [start, end), and count Unicode code points.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args

Kind = Literal[
    "body",
    "title",
    "subheading",
    "dateline",
    "byline",
    "caption",
    "cross-link",
    "sign-off",
    "boilerplate",
]

Voice = Literal["outlet", "speaker"]

Saying = tuple[Voice, str | None]
"""Whose words a paragraph is: voice and speaker."""

Label = Literal["favourable", "neutral", "unfavourable", "not about it"]
LABELS: tuple[Label, ...] = get_args(Label)

TONE_THRESHOLD = 0.05
"""From here on wording counts as warm, from its negative down as dark: VADER's own threshold."""

NEAR_TIE = 0.1
"""Two labels whose probabilities are no farther apart are too close to call."""

UNKNOWN_SOURCE = "Unknown source"
"""What pages show where an article names no source; kept as None."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's text as it stands, and what it is.

    text: the article's characters from `start` on, never altered.
    kind: one of `Kind`; only `body` is scored.
    why: the rule that gave the kind, in words that a reader understands.
    """

    text: str
    kind: Kind
    start: int
    why: str = ""

    @property
    def end(self) -> int:
        """The offset behind the block's last character in the article's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source.

    name: the file's name without its folder, or the id that the input carries.
    text: the whole text, noise included, newlines as "\\n".
    title, source, date, url: None where the article does not say.
    blocks: () until the article is split; given where the input came split.
    origins: for each of "title", "source", "date" that is known, where it was
        found, in words ("the dateline", "the page's metadata", "typed in").
    exported_as: the id of the article that Haluan wrote into the file from which
        this one was read; None where it came from elsewhere.
    corrected: whose words paragraphs are as a person corrected them before that
        file was written, by where each starts.
    """

    name: str
    text: str
    title: str | None = None
    source: str | None = None
    date: dt.date | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)
    exported_as: str | None = None
    corrected: dict[int, Saying] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """16 hex digits: the same source and the same words (whitespace folded) are one article."""
        folded = f"{self.source or ''}\n{' '.join(self.text.split())}"
        return hashlib.sha256(folded.encode()).hexdigest()[:16]

    @property
    def text_digest(self) -> str:
        """16 hex digits of the words alone: equal for one text under two sources."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body block: the unit of scoring.

    number: counts an article's body paragraphs from 1.
    start: where its text begins in the article's text.
    language: ISO 639-1 code ("en", "ms", "zh" …), None where it can't be told.
    voice, speaker: who says it; speaker is None for the outlet's own words.
    """

    number: int
    text: str
    start: int
    language: str | None = None
    voice: Voice = "outlet"
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with what of its article a scorer may look at.

    headline: the article's title, None where it has none.
    paragraphs: all body paragraphs of the article, in reading order.
    position: the index (from 0) of the paragraph to score.
    """

    headline: str | None
    paragraphs: tuple[Paragraph, ...]
    position: int

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph to score."""
        return self.paragraphs[self.position]

    @property
    def text(self) -> str:
        """The text to score."""
        return self.paragraphs[self.position].text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word or phrase that moved a score.

    start, end: its span in the paragraph's text as it stands.
    text: the characters of that span.
    valence: its strength after the scorer's rules (negation, degree words …);
        VADER's scale, mostly in [-4, 4].
    share: its part of the sentence's sum; within one sentence the shares of a
        tone add up to that sum, those of a stance to the paragraph's sum.
    sentence: the index (from 0) of its sentence in the paragraph.
    rule: what gave the valence, in words ("word", "negated", "name", "!").
    """

    start: int
    end: int
    text: str
    valence: float
    share: float
    sentence: int
    rule: str = "word"


@dataclass(frozen=True, slots=True)
class Tone:
    """VADER's compound, mean over sentences, in [-1, 1]; None with a reason where missing."""

    value: float | None
    evidence: tuple[Evidence, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What a scorer says of one passage.

    about: does it concern the target; None where it can't be judged.
    about_probability: in [0, 1], None where `about` is None.
    stance: in [-1, 1]; None, never 0, where it is not about the target.
    label: one of `LABELS`; None where it can't be judged (see `reason`).
    reason: why something is missing, in plain words.
    evidence: what made the stance; about_evidence: the target's words that
        made it about the target (share is each one's weight).
    probabilities: of each of `LABELS`, in [0, 1], together 1; None where the
        scorer gives none.
    """

    about: bool | None
    about_probability: float | None
    stance: float | None
    label: Label | None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    about_evidence: tuple[Evidence, ...] = ()
    probabilities: Mapping[Label, float] | None = None

    @property
    def confidence(self) -> float | None:
        """The probability of `label`, in [0, 1]; None without a label or probabilities."""
        if self.label is None or self.probabilities is None:
            return None
        return self.probabilities[self.label]

    @property
    def near_tie(self) -> tuple[Label, Label] | None:
        """The two most probable labels, likelier first, where less than `NEAR_TIE` parts them."""
        if self.probabilities is None:
            return None
        first, second = sorted(LABELS, key=self.probabilities.__getitem__, reverse=True)[:2]
        close = self.probabilities[first] - self.probabilities[second] < NEAR_TIE
        return (first, second) if close else None


class Scorer(Protocol):
    """Gives each passage its stance. Scorers differ in method, never in this shape."""

    @property
    def name(self) -> str:
        """The name that the page and `--scorer` use, "lexicon" for one."""

    @property
    def digest(self) -> str:
        """12 hex digits over lexicon, weights and thresholds: another digest, another scorer."""

    def score(self, passages: Sequence[Passage]) -> list[Score]:
        """One score per passage, in order; a batch may mix articles. Evidence may be missing."""

    def explain(self, passage: Passage) -> Score:
        """The score of one passage with its evidence, for a paragraph that a person opens."""


@dataclass(frozen=True, slots=True)
class ScoredParagraph:
    """A paragraph with its tone and its score."""

    paragraph: Paragraph
    tone: Tone
    score: Score


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """An article, split, with its paragraphs scored by one scorer (`scorer` = "name digest")."""

    article: Article
    paragraphs: tuple[ScoredParagraph, ...]
    scorer: str
