"""What stands glued to a paragraph is cut off it; text without line breaks gets paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.dates import FULL_DATE
from analysis.kinds.forms import form_of
from analysis.kinds.line import Line
from analysis.kinds.page import LONG, SENTENCE
from analysis.kinds.wraps import SENTENCE_END
from analysis.sentences import sentences

# A mark behind the text is no longer than this, in signs.
GLUED_REACH = 320
# A shorter line with an agency's mark and text below it is a caption, in words.
CAPTION = 35
# A store's date stands in front of the first lines only.
FIRST_LINES = 3
# Longer lines hold more than one paragraph where they are nearly all of the text, in words.
UNBROKEN = 180
# A paragraph cut from such a line ends with the sentence that fills it; shorter
# ones end where somebody starts to speak. Both in words.
FULL, SPEECH = 45, 25
# A last paragraph is not shorter, in words.
SHORTEST = 15
# From here on even a quotation that never closes is broken, in words.
OVERFULL = 4 * FULL
# The headline, writer and time of such a line stand in so many signs.
HEAD_REACH = 600

# Behind the last sentence of an agency's report: "(End)", "Enditem", "– Bernama".
_GLUED = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<mark>"
    r"[(\[](?:End(?:s|item)?|ends?|ENDS?|More|[A-Z]{2,6}|Xinhua|Bernama|Reuters|The \w+)[)\]]"
    r"|(?:Enditem|Ends?|ENDS?|-ends?-)\s*(?:[:：]\s*[\w ]{1,30})?\W?"
    r"|(?:[–—―]|--|(?<=\s)-)\s?(?!\w*(?i:pi[cx]|photo|foto|gambar|image))(?:The )?[A-Z][\w.]*"
    r"(?: (?:Mail|Today|Post|Star|Times|News|Agency|Daily|Press|Standard|Herald|Tribune|Online|"
    r"Wire|Insight|Malaysia|Express|[A-Z]\w+(?=,))){0,3}(?:, [A-Z][a-z]+ \d{1,2}, \d{4})?"
    r"|\((?:(?:Additional )?[Rr]eporting|Writing|Editing|Compiled|Edited|Translated) by "
    r"[^()]{3,300}\)"
    r"|（(?:完|全文完|记者[^（）]{1,30})）|[■□◼∎◆]"
    r")$"
)
# "date 2018-06-19", "[2018-06-19]", "2018-06-19T08:30:00Z |", "Published: 19 June 2018".
_ISO = (
    r"(?:19|20)\d\d[-/.][01]\d[-/.][0-3]\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_STORED = re.compile(
    rf"(?:(?:date|dated|published|posted|updated|time)\b\W{{0,4}}(?:on\b\W{{0,3}})?"
    rf"(?:{_ISO}|{FULL_DATE.pattern})|[\[(]?{_ISO}[\])]?)"
    r"\s{0,3}(?:[|:;,·–—―-]{1,2}\s|\s|(?=[A-Z“\"‘「]))\s{0,3}",
    re.IGNORECASE,
)
# "KUALA LUMPUR, June 18 (Xinhua) --": where the text starts within a line that holds all.
_OPENING = re.compile(
    r"(?:(?<=\s)|^)[A-Z]{2}[A-Z.'’-]*(?: [A-Z][A-Z.'’-]+){0,3}(?:/[A-Z]{2,}[A-Z ]*)?"
    r"(?:, [A-Z][\w.’']*(?: [\w.’']+){0,3}| \([^()]{2,20}\)){0,2}"
    r"(?:(?: \([A-Z][\w ]{1,30}\))?\s?(?:--|[–—―-])|:)\s"
)
# The writer and the time behind the headline of such a line.
_HEAD = re.compile(
    r"(?<=\s)(?:(?:By|Oleh) [A-Z][\w.’'-]+ [A-Z]|(?:Source|Published|Updated|Posted)\b ?(?:on|:) ?"
    rf"|(?<!: )(?<!on )(?i:{FULL_DATE.pattern}))"
)


def cut(lines: Sequence[Line]) -> list[Line]:
    """Cut lines where a paragraph starts or ends within them: none of their signs is lost."""
    pieces = [piece for line in _without_stores(lines) for piece in _broken(line, lines)]
    return list(_without_sign_offs(pieces))


def _split(line: Line, at: int) -> Iterator[Line]:
    """Give the parts of a line before and from `at`, without the white space between."""
    before, behind = line.text[:at].rstrip(), line.text[at:].lstrip()
    if before:
        yield Line.of(before, line.start)
    if behind:
        yield Line.of(behind, line.start + len(line.text) - len(behind))


def _without_stores(lines: Sequence[Line]) -> Iterator[Line]:
    """Cut the date that a store put in front of a text off its first lines."""
    for at, line in enumerate(lines):
        found = _STORED.match(line.text[:GLUED_REACH]) if at < FIRST_LINES else None
        rest = line.text[found.end() : found.end() + GLUED_REACH] if found else ""
        # What goes on in small letters is a sentence that starts with a date.
        if found and len(rest.split()) >= 3 and not rest[0].islower() and not _still_a_stamp(line):
            yield from _split(line, found.end())
        else:
            yield line


def _still_a_stamp(line: Line) -> bool:
    form = form_of(line)
    return form is not None and form.kind in ("dateline", "byline")


def _broken(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """Put a line that holds nearly the whole text into paragraphs, at the ends of sentences."""
    if line.words <= UNBROKEN or 2 * line.words < sum(one.words for one in lines):
        yield line
        return
    opening = _OPENING.search(line.text, 0, HEAD_REACH)
    start = opening.start() if opening else 0
    cuts = [found.start() for found in _HEAD.finditer(line.text, 0, start)]
    starts = [0, *cuts, start, *(start + at for at in _paragraph_starts(line.text[start:]))]
    for first, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        if line.text[first:end].strip():
            yield Line.of(line.text[first:end].strip(), line.start + first)


def _paragraph_starts(text: str) -> Iterator[int]:
    """Give where the second paragraph and those after it start."""
    first = 0
    spans = sentences(text)
    left = len(text.split())
    for (begin, end), below in pairwise(spans):
        left -= len(text[begin:end].split())
        if left >= SHORTEST and _full(text[first:end], text[below[0] : below[1]]):
            yield below[0]
            first = below[0]


def _full(piece: str, below: str) -> bool:
    """Tell whether a paragraph may end here: no quotation open, and enough said."""
    words = len(piece.split())
    if words >= OVERFULL:
        return True
    if not SENTENCE_END.search(piece[-8:]) or piece.count("“") > piece.count("”"):
        return False
    speech = below.startswith(("“", '"')) and piece.count('"') % 2 == 0
    return words >= FULL or (speech and words >= SPEECH)


def _without_sign_offs(lines: Sequence[Line]) -> Iterator[Line]:
    """Cut an agency's mark off the paragraphs that it closes; a caption keeps its credit."""
    last_long = max((at for at, line in enumerate(lines) if line.words >= LONG), default=0)
    last = max((at for at, line in enumerate(lines) if _sentence(line)), default=0)
    for at, line in enumerate(lines):
        found = _GLUED.search(line.text, max(0, len(line.text) - GLUED_REACH))
        closes_all = at >= max(last_long, last)
        if found and _closes_text(line, found.start("mark"), closes_all):
            yield from _split(line, found.start("mark"))
        else:
            yield line


def _sentence(line: Line) -> bool:
    return line.words >= SENTENCE and line.ends and form_of(line) is None


def _closes_text(line: Line, cut: int, last: bool) -> bool:
    if cut == 0 or not SENTENCE_END.search(line.text[:cut].rstrip()[-GLUED_REACH:]):
        return False
    return (last or line.words > CAPTION) and form_of(Line.of(line.text[:cut], 0)) is None
