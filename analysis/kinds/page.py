"""The lines of one article with their verdicts so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from analysis.kinds.forms import form_of
from analysis.kinds.line import Line, Role, Verdict
from analysis.kinds.stamps import NAMES_SOURCE
from analysis.records import Kind

# A line of so many words is prose, whatever its last sign; fewer do in a text
# that has hardly any full stops.
LONG, LONG_UNPUNCTUATED = 25, 8
# A sentence this long ends the head of a page: a headline never looks so.
SENTENCE = 12
# So many words and one of these signs go on in the next line, as no headline does.
INTRODUCTION, GOES_ON = 4, (":", "：", ";", "；", ",", "，", "; and", "; or", ", and", ", or")


class Page:
    """The lines of an article and a verdict for each, None while its case is open.

    formed: the lines whose form alone gave the verdict;
    vocabulary: the words of the longer others, in small letters.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.verdicts = [form_of(line) for line in lines]
        self.formed = frozenset(at for at, verdict in enumerate(self.verdicts) if verdict)
        self.vocabulary = frozenset(
            word.strip(".,;:!?()[]“”\"'‘’")
            for at, line in enumerate(lines)
            if not self.verdicts[at] and line.words >= SENTENCE
            for word in line.small.split()
        )
        self._enough = LONG_UNPUNCTUATED if _unpunctuated(lines) else LONG

    def __len__(self) -> int:
        return len(self.lines)

    def mark(self, at: int, kind: Kind, why: str, role: Role = "") -> None:
        """Close a line's case."""
        self.verdicts[at] = Verdict(kind, why, role)

    def open(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Give the lines in [start, end) whose case is open; it may be closed meanwhile."""
        return (
            at for at in range(start, len(self) if end is None else end) if not self.verdicts[at]
        )

    def kind(self, at: int) -> Kind | None:
        """Give a line's kind, None while it is open or behind the end."""
        verdict = self.verdicts[at] if at < len(self) else None
        return verdict.kind if verdict else None

    def role(self, at: int) -> Role:
        """Give what a line means for those around it."""
        verdict = self.verdicts[at]
        return verdict.role if verdict else ""

    def why(self, at: int) -> str:
        """Give the reason for a line's kind, "" while it is open."""
        verdict = self.verdicts[at] if at < len(self) else None
        return verdict.why if verdict else ""

    def prose(self, at: int) -> bool:
        """Tell whether an open line reads as running text."""
        line = self.lines[at]
        if self.verdicts[at]:
            return False
        goes_on = line.words >= INTRODUCTION and line.small.endswith(GOES_ON)
        return line.ends or line.words >= self._enough or goes_on

    def names_writer_or_time(self, at: int) -> bool:
        """Tell whether a line is a byline or a stamp; a source alone may be a chart's."""
        return self.kind(at) in ("byline", "dateline") and self.why(at) != NAMES_SOURCE

    def sentence(self, at: int) -> bool:
        """Tell whether an open line is a sentence too long for a headline."""
        line = self.lines[at]
        return line.words >= SENTENCE and line.ends and not self.verdicts[at]

    def first(self, fits: Callable[[int], bool], start: int = 0) -> int:
        """Give the first line from `start` that fits, the number of lines where none does."""
        return next((at for at in range(start, len(self)) if fits(at)), len(self))

    def last(self, fits: Callable[[int], bool]) -> int:
        """Give the last line that fits, -1 where none does."""
        return next((at for at in reversed(range(len(self))) if fits(at)), -1)

    def usual_length(self) -> float:
        """Give the median words of the lines that read as running text, 0 where none does."""
        return median([self.lines[at].words for at in self.open() if self.prose(at)] or [0])


def _unpunctuated(lines: Sequence[Line]) -> bool:
    """Tell whether the longer lines mostly lack full stops, as in notes and transcripts."""
    longer = [line for line in lines if line.words >= SENTENCE]
    return 2 * sum(line.ends for line in longer) < len(longer)
