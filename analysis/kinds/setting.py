"""Where a line stands on its page, and what the rules say of it, as names of marks.

With the `marks` of its form these are all that the learned reader knows of a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from analysis.kinds.headline import folded
from analysis.kinds.line import LONGEST_FORM
from analysis.kinds.marks import first_sign, length_class, line_marks, outline
from analysis.kinds.page import LONG, Page

# A line of so many words that ends as a sentence, and has no form, is the article's text.
TEXT = 14
# From so many lines on a distance falls into the next class: to the page's edges, to its text.
EDGES, AWAY = (1, 2, 3, 5, 8, 15), (1, 2, 3, 4, 6, 9, 15)
# Neighbours' lengths need fewer classes, in words.
COARSE = (2, 4, 8, 14, 25)
# Words shorter than this, in signs, are everywhere.
TELLING = 4
# Short lines above the text name writers and places; in so many lines, of so many words.
HEAD, HEAD_WORDS = 12, 12
NEIGHBOURS = {-2: "two above", -1: "above", 1: "below", 2: "two below"}


class Setting:
    """What is measured once for a page: its text's first and last line, its words."""

    def __init__(self, page: Page) -> None:
        self.page = page
        lines = page.lines
        # In the order of the page, and quick to look up.
        self.text = dict.fromkeys(
            at
            for at, line in enumerate(lines)
            if line.words >= TEXT and line.ends and at not in page.formed
        )
        long = [at for at in self.text if lines[at].words >= LONG]
        self.first = next(iter(self.text), len(lines))
        self.last = max(self.text, default=-1)
        self.first_long = long[0] if long else self.first
        self.last_long = long[-1] if long else self.last
        self.folded = [folded(line.text[:LONGEST_FORM]) for line in lines]
        self.twins = Counter(self.folded)
        self.used = Counter(word for at in self.text for word in set(self.folded[at].split()))
        self.headline = self._headline()
        self.head = {
            word
            for at in range(min(self.first, HEAD))
            if lines[at].words <= HEAD_WORDS and page.kind(at) != "title"
            for word in self.folded[at].split()
        }
        self.outlines = [outline(line) for line in lines]

    def _headline(self) -> frozenset[str]:
        at = self.page.first(lambda at: self.page.kind(at) == "title")
        words = self.folded[at].split() if at < len(self.page) else []
        return frozenset(word for word in words if len(word) >= TELLING)

    def marks(self, at: int) -> list[str]:
        """Give all marks of a line but those of the rules' verdicts."""
        marks = ["always", *self.outlines[at]]
        marks += line_marks(self.page.lines[at])
        marks += self._places(at)
        marks += self._neighbours(at)
        marks += self._repetitions(at)
        return marks

    def verdict_marks(self, at: int) -> Iterator[str]:
        """Give the marks of what the rules say of a line."""
        verdict = self.page.verdicts[at]
        if verdict:
            yield f"rules: {verdict.kind}"
            yield f"rules: {verdict.kind}, {verdict.why.split('“')[0]}"
            yield f"rules: {verdict.kind}, {'form' if at in self.page.formed else 'place'}"

    def neighbour_verdicts(self, at: int) -> Iterator[str]:
        """Give the marks of what the rules say of the lines around a line."""
        for step, name in NEIGHBOURS.items():
            if 0 <= at + step < len(self.page):
                yield f"{name}: {self.page.kind(at + step)}"

    def zone(self, at: int) -> str:
        """Give the part of the page: above the text, in it, behind it."""
        return "above text" if at < self.first else "behind text" if at > self.last else "in text"

    def amid_text(self, at: int) -> bool:
        """Tell whether a line is a long paragraph between others."""
        return at in self.text and self.first_long < at < self.last_long

    def _places(self, at: int) -> Iterator[str]:
        line, zone = self.page.lines[at], self.zone(at)
        away = self.first - at if at < self.first else at - self.last
        yield f"from top {bisect_right(EDGES, at)}"
        yield f"from bottom {bisect_right(EDGES, len(self.page) - 1 - at)}"
        yield zone
        if zone != "in text":
            yield f"{zone} {bisect_right(AWAY, away)}"
        yield f"{zone}, length {length_class(line.words)}"
        yield f"{zone}, {'ends' if line.ends else 'open'}"
        yield f"{zone}, opens with {first_sign(line.text)}"
        if at < self.first_long:
            yield "above long text"
        elif at > self.last_long:
            yield f"behind long text {min(at - self.last_long, 4)}"

    def _neighbours(self, at: int) -> Iterator[str]:
        lines = self.page.lines
        for step, name in NEIGHBOURS.items():
            if not 0 <= at + step < len(lines):
                yield f"{name}: none"
                continue
            other = lines[at + step]
            yield f"{name}: length {bisect_right(COARSE, other.words)}"
            yield f"{name}: {'ends' if other.ends else 'open'}"
            if abs(step) == 1:
                for mark in self.outlines[at + step]:
                    yield f"{name}: {mark}"
                own, sign = lines[at].text[0], other.text[0]
                if own == sign and not own.isalnum():
                    yield "opens as a neighbour does"
        if at and lines[at - 1].text[-1] in ":：":
            yield "below a colon"

    def _repetitions(self, at: int) -> Iterator[str]:
        """Give whether the line stands twice, and how many of its words the page has elsewhere."""
        text = self.folded[at]
        if self.twins[text] > 1:
            yield "twin"
        words = text.split()
        telling = [word for word in words if len(word) >= TELLING]
        if telling:
            shared = sum(self.used[word] > (at in self.text) for word in telling)
            share = min(4, 5 * shared // len(telling))
            yield f"words of the text {share}"
            yield f"{self.zone(at)}, words of the text {share}"
            headline = sum(word in self.headline for word in telling)
            yield f"words of the headline {min(4, 5 * headline // len(telling))}"
        if at > self.first and words:
            above = sum(word in self.head for word in words[:8])
            yield f"words of the head {min(3, 4 * above // len(words[:8]))}"
