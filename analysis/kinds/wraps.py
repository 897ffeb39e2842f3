"""Lines as they were before mail programs and terminals wrapped them at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.kinds.forms import form_of
from analysis.kinds.line import Line
from analysis.sentences import stripped

# Text wrapped by mail programs and terminals is no wider than this.
WIDEST_WRAP = 120
# Narrower lines than this are lists and headlines, not wrapped text.
NARROWEST_WRAP = 40
# The first line of a paragraph is set in by so many signs at least.
INDENT = 2

# Lines are wrapped where one in so many that others follow at once is full.
FEWEST_FULL = 5
# The widest lines differ by such a factor; a longer line than the second was
# never wrapped, and such lines hold no larger a share of the signs than the last.
USUAL_SPREAD, OVERLONG, MOST_BEYOND = 1.12, 1.7, 0.25

SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)\]]*$")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_OPENS_SPEECH = ("“", '"', "‘", "「")

Span = tuple[int, int]


def unwrapped(text: str) -> Iterator[Line]:
    """Give the text's lines; where it is wrapped at a fixed width, its paragraphs."""
    spans: list[Span] = []
    indented: set[int] = set()
    for match in _LINE.finditer(text):
        span = stripped(text, match.start(), match.end())
        if span is None:
            continue
        if span[0] - match.start() >= INDENT:
            indented.add(len(spans))
        spans.append(span)
    # Where most lines are set in, the margin says nothing.
    joins = _wrapped_joins(text, spans, indented if 2 * len(indented) < len(spans) else set())
    first = 0
    for at, (_, end) in enumerate(spans):
        if at not in joins:
            yield Line.of(text[spans[first][0] : end], spans[first][0])
            first = at + 1


def _wrapped_joins(text: str, spans: list[Span], indented: set[int]) -> set[int]:
    """Give the lines that go on in the next: too full to hold its first word.

    Empty unless most lines above another one are full, and break within sentences.
    """
    followed = [
        at for at in range(len(spans) - 1) if text.count("\n", spans[at][1], spans[at + 1][0]) < 2
    ]
    width = _width([end - start for start, end in spans])
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return set()
    full = {
        at
        for at in followed
        if at + 1 not in indented
        and spans[at][1] - spans[at][0] <= OVERLONG * width
        and _too_full(text, spans[at], spans[at + 1], width)
    }
    broken = [at for at in full if not _ends_sentence(text, spans[at])]
    flowing = [at for at in full if text[spans[at + 1][0]].islower()]
    # All in small letters, lines that go on look like lines that start.
    if all(text[start].islower() for start, _ in spans):
        return set()
    wrapped = FEWEST_FULL * len(full) >= len(followed) and 2 * len(broken) >= len(full)
    if not wrapped or len(full) < 2 or 3 * len(flowing) < len(full):
        return set()
    return {at for at in full if not _new_paragraph(text, spans[at], spans[at + 1])}


def _width(lengths: list[int]) -> int:
    """Give the width that lines are wrapped at, whatever a few longer ones hold; 0 for none."""
    longest = sorted(lengths, reverse=True)
    if not longest:
        return 0
    usual = longest[len(longest) // 10]
    width = max(length for length in longest if length <= USUAL_SPREAD * usual)
    beyond = sum(length for length in longest if length > OVERLONG * width)
    return width if beyond <= MOST_BEYOND * sum(longest) else max(longest)


def _new_paragraph(text: str, line: Span, below: Span) -> bool:
    """Tell whether the line below a full one starts anew: speech, or a line with a form."""
    if text[below[0]].islower():
        return False
    if _new_speech(text, line, below):
        return True
    form = form_of(Line.of(text[below[0] : below[1]], below[0]))
    return form is not None and form.kind in ("byline", "dateline", "sign-off", "boilerplate")


def _new_speech(text: str, line: Span, below: Span) -> bool:
    """Tell whether a sentence ends with the line and someone speaks in the next: a paragraph's end.

    A quotation that opens at the very start of a line mostly opens a paragraph.
    """
    return _ends_sentence(text, line) and text.startswith(_OPENS_SPEECH, below[0])


def _ends_sentence(text: str, span: Span) -> bool:
    return bool(SENTENCE_END.search(text[span[0] : span[1]]))


def _too_full(text: str, line: Span, below: Span, width: int) -> bool:
    first_word = text[below[0] : below[1]].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width
