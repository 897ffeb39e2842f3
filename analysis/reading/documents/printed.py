"""Pages as they were printed: lines with their places, and what stands on pages around the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

BAND = 0.12
"""The part of a page's height, at its top and foot, in which running heads stand."""
REPEATED = 0.3
"""The share of pages on which a line stands again that is a running head; left and right differ."""
LARGER = 1.15
"""From here on times the text's size a line is a headline, though a running head repeats it."""

_NUMBER = re.compile(
    r"(?:page|p\.|muka surat|halaman|第)?[\s–—|·-]*\d{1,4}[\s–—|·-]*"
    r"(?:(?:of|/|daripada)\s*\d{1,4})?\s*页?",
    re.IGNORECASE,
)
# What browsers put around a page that they print.
_PRINT_FOOT = re.compile(r"((?:https?|file)://\S+)(?:\s+\d+\s?/\s?\d+)?")
_PRINT_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}\b.*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; places in points from the page's left and top, `foot` its baseline."""

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page; `pictured` where it shows a picture and no text."""

    width: float
    height: float
    pictured: bool
    lines: tuple[Line, ...]


def text_size(pages: Iterable[Page]) -> float:
    """The size of most of the text, in points; 0 without text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def leading(pages: Iterable[Page]) -> float:
    """The distance of lines in a paragraph in sizes of their letters; 1.2 where none is told."""
    steps = [
        (below.foot - above.foot) / above.size
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if above.size > 0
    ]
    near = [step for step in steps if 0.8 < step < 3]
    return median(near) if near else 1.2


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], str | None]:
    """The pages without running heads and page numbers, and the address that a browser printed."""
    repeated = _repeated(pages)
    size = text_size(pages)
    address = _address(pages)
    kept = []
    for page in pages:
        lines = [
            line
            for line in page.lines
            if not (_in_band(page, line) and _is_furniture(line, repeated, size, bool(address)))
        ]
        kept.append(replace(page, lines=tuple(lines)))
    return kept, address


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """The lines in the pages' bands that stand on more than one page, and on many."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for line in page.lines if _in_band(page, line)})
    most = max(2, REPEATED * len(pages))
    return frozenset(key for key, count in counts.items() if count >= most)


def _is_furniture(line: Line, repeated: frozenset[str], size: float, printed: bool) -> bool:
    """Does a line in a band belong to the page, not to the text?"""
    text = line.text.strip()
    if printed and (_PRINT_FOOT.fullmatch(text) or _PRINT_HEAD.fullmatch(text)):
        return True
    if _NUMBER.fullmatch(text):
        return True
    return _key(line) in repeated and line.size <= LARGER * size


def _address(pages: Sequence[Page]) -> str | None:
    """The address at the foot of a page that a browser printed; None where none is."""
    for page in pages[:2]:
        for line in page.lines:
            if _in_band(page, line) and (foot := _PRINT_FOOT.fullmatch(line.text.strip())):
                return foot[1]
    return None


def _in_band(page: Page, line: Line) -> bool:
    """Does the line stand near the page's top or foot?"""
    return line.foot < BAND * page.height or line.foot > (1 - BAND) * page.height


def _key(line: Line) -> str:
    """What stays the same of a running head from page to page."""
    return _DIGITS.sub("#", " ".join(line.text.split()))
