"""Printed lines to paragraphs, by what printers set: gaps, indents, sizes, short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.reading.documents.hyphens import HYPHENS, led_on, vocabulary
from analysis.reading.documents.printed import Line, Page, leading

GAP = 1.3
"""Times the usual distance of lines: more is a gap between paragraphs."""
ANOTHER_SIZE = 0.12
"""Share by which letters differ that are not of one paragraph."""
INDENT = 0.8
"""Sizes of a letter by which a paragraph's first line is set in."""
NEAR = 6
"""Lines above and below that show how far right a line may go."""
INITIAL = 1.8
"""Times the text's size of a first letter that is set large."""

_END = re.compile(r"""[.!?…:。！？：][\s"'”’»)\]」』]*$""")
_LIST = re.compile(r"(?:[•‣▪●*–—]|\(?\d{1,2}[.)])\s")


def paragraphs_of(pages: Sequence[Page]) -> list[str]:
    """The pages' paragraphs in order, divided words made whole."""
    words = vocabulary(line.text for page in pages for line in page.lines)
    step = leading(pages)
    columns = [column for page in pages for column in _columns(page)]
    paragraphs: list[list[str]] = []
    before: Line | None = None
    for column in columns:
        for number, line in enumerate(column):
            above = column[number - 1] if number else before
            if above is None or not _goes_on(column, number, above, step):
                paragraphs.append([line.text])
            else:
                last = paragraphs[-1][-1]
                initial = _is_initial(above, line)
                paragraphs[-1][-1] = last.rstrip() if initial else led_on(last, line.text, words)
                paragraphs[-1].append(line.text.lstrip())
            before = line
    return ["".join(pieces) for pieces in paragraphs]


def _columns(page: Page) -> Iterator[list[Line]]:
    """The page's lines in runs that go down without a jump back up or to another column."""
    column: list[Line] = []
    for line in page.lines:
        if column and _jumps(column[-1], line):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _jumps(above: Line, below: Line) -> bool:
    """Does the text go on elsewhere than below?"""
    up = below.foot < above.foot + 0.3 * below.size
    return up and not _is_initial(above, below)


def _is_initial(above: Line, below: Line) -> bool:
    """Is it the large first letter of the line that follows?"""
    return len(above.text.strip(" “\"'‘")) == 1 and above.size > INITIAL * below.size > 0


def _goes_on(column: Sequence[Line], number: int, above: Line, step: float) -> bool:
    """Does the column's line at `number` go on with the paragraph of the line `above`?"""
    line = column[number]
    if _is_initial(above, line):
        return True
    if abs(above.size - line.size) > ANOTHER_SIZE * max(above.size, line.size):
        return False
    if above.text.rstrip().endswith(tuple(HYPHENS)) and line.text[:1].islower():
        return True
    if not number:
        return not _ends_sentence(above) and not _starts_anew(line)
    if line.foot - above.foot > GAP * step * above.size or _is_set_in(column, number):
        return False
    return not _ends_short(column, number)


def _starts_anew(line: Line) -> bool:
    """May a line at a column's top be a paragraph's or a heading's first, by its first letter?"""
    return not (line.text[:1].islower() or line.text[:1].isdigit() or line.text[:1] in "“\"‘'(")


def _is_set_in(column: Sequence[Line], number: int) -> bool:
    """Is the line set in as a first line is, or back out after a block that was set in?"""
    line, above = column[number], column[number - 1]
    by = INDENT * line.size
    after = column[number + 1] if number + 1 < len(column) else None
    if _LIST.match(line.text):
        return True
    if line.left > above.left + by:
        back = after is not None and after.left < line.left - by
        return back or (_ends_sentence(above) and not _LIST.match(above.text))
    two_above = column[number - 2] if number > 1 else None
    block = two_above is not None and abs(two_above.left - above.left) < by
    return block and line.left < above.left - by and _ends_sentence(above)


def _ends_short(column: Sequence[Line], number: int) -> bool:
    """Would the line's first word have had room in the line above, which so ended a paragraph?"""
    line, above = column[number], column[number - 1]
    beside = column[max(0, number - NEAR) : number + NEAR]
    edge = max((other.right for other in beside if _is_alike(other, above)), default=above.right)
    word = line.text.split(maxsplit=1)[0] if line.text.split() else ""
    needed = (len(word) + 1) * (line.right - line.left) / max(1, len(line.text))
    room = edge - above.right
    if _ends_sentence(above):
        return room > 1.1 * needed
    return room > 1.6 * needed and not line.text[:1].islower()


def _is_alike(line: Line, other: Line) -> bool:
    """Are the lines of one size, and in one column?"""
    alike = abs(line.size - other.size) <= ANOTHER_SIZE * max(line.size, other.size)
    return alike and line.left < other.right and other.left < line.right


def _ends_sentence(line: Line) -> bool:
    """Does a sentence end with the line?"""
    return bool(_END.search(line.text[-20:]))
