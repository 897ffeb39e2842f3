"""An article's text → blocks, each with its kind and the reason for it; sentences.

A block is a line, or the lines that were one paragraph before they were wrapped
at a fixed width. Blocks hold every sign of the text but the white space between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from analysis.kinds import LONG, Line, form_of, judge
from analysis.records import Block

# Text wrapped by mail programs and terminals is no wider than this.
WIDEST_WRAP = 120
# A mark behind the text is no longer than this, in signs.
GLUED_REACH = 320
# A shorter line with an agency's mark and text below it is a caption, in words.
CAPTION = 35
# Narrower lines than this are lists and headlines, not wrapped text.
NARROWEST_WRAP = 40

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)\]]*$")
# Behind the last sentence of an agency's report: "(End)", "Enditem", "– Bernama".
_GLUED = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<mark>"
    r"[(\[](?:End(?:s|item)?|ends?|ENDS?|More|[A-Z]{2,6}|Xinhua|Bernama|Reuters|The \w+)[)\]]"
    r"|(?:Enditem|Ends?|ENDS?|-ends?-)\s*(?:[:：]\s*[\w ]{1,30})?\W?"
    r"|(?:[–—]|--|(?<=\s)-)\s?(?:The )?[A-Z][\w.]*"
    r"(?: (?:Mail|Today|Post|Star|Times|News|Agency|Daily|Press|Standard|Herald|Tribune|Online|"
    r"Wire|Insight|Malaysia)){0,3}"
    r"|\((?:(?:Additional )?[Rr]eporting|Writing|Editing) by [^()]{3,300}\)"
    r")$"
)
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{1,4}\.\s*$")


def segment(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Split a text into blocks, in order; `title` is the headline where it is known elsewhere.

    Between blocks there is only white space; a text of white space gives ().
    """
    lines = list(_without_sign_offs(_unwrapped(text)))
    verdicts = judge(lines, title)
    return tuple(
        Block(line.text, verdict.kind, line.start, verdict.why)
        for line, verdict in zip(lines, verdicts, strict=True)
    )


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the spans of the sentences, in order, without their outer white space."""
    spans: list[tuple[int, int]] = []
    for found in sentencex.get_sentence_boundaries("en", text):
        span = _stripped(text, found["start_index"], found["end_index"])
        if span is None:
            continue
        if spans and _goes_on(text, spans[-1], span):
            span = (spans.pop()[0], span[1])
        spans.append(span)
    return spans


def _goes_on(text: str, before: tuple[int, int], span: tuple[int, int]) -> bool:
    """Tell whether a full stop ended an abbreviation sentencex misses: "Sdn. Bhd. on"."""
    if "\n" in text[before[1] : span[0]] or not _ABBREVIATED.search(text, before[1] - 6, before[1]):
        return False
    return text[span[0]].islower() or text.startswith("Bhd.", span[0])


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take the outer white space off a span; None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(piece.strip())) if piece.strip() else None


def _unwrapped(text: str) -> Iterator[Line]:
    """Give the text's lines; where it is wrapped at a fixed width, its paragraphs."""
    spans = [
        span
        for match in _LINE.finditer(text)
        if (span := _stripped(text, match.start(), match.end())) is not None
    ]
    joins = _wrapped_joins(text, spans)
    first = 0
    for at, (_, end) in enumerate(spans):
        if at not in joins:
            yield Line.of(text[spans[first][0] : end], spans[first][0])
            first = at + 1


def _wrapped_joins(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Give the lines that go on in the next: too full to hold its first word.

    Empty unless most lines above another one are full, and break within sentences.
    """
    followed = [
        at for at in range(len(spans) - 1) if text.count("\n", spans[at][1], spans[at + 1][0]) < 2
    ]
    width = max((spans[at][1] - spans[at][0] for at in followed), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return set()
    full = {at for at in followed if _too_full(text, spans[at], spans[at + 1], width)}
    broken = [at for at in full if not _SENTENCE_END.search(text[spans[at][0] : spans[at][1]])]
    flowing = [at for at in full if text[spans[at + 1][0]].islower()]
    # All in small letters, lines that go on look like lines that start.
    if all(text[start].islower() for start, _ in spans):
        return set()
    wrapped = 2 * len(full) >= len(followed) and 2 * len(broken) >= len(full)
    return full if wrapped and len(full) > 1 and 3 * len(flowing) >= len(full) else set()


def _too_full(text: str, line: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    first_word = text[below[0] : below[1]].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width


def _without_sign_offs(lines: Iterator[Line]) -> Iterator[Line]:
    """Cut an agency's mark off the paragraphs that it closes; a caption keeps its credit."""
    whole = list(lines)
    last_long = max((at for at, line in enumerate(whole) if line.words >= LONG), default=0)
    for at, line in enumerate(whole):
        found = _GLUED.search(line.text, max(0, len(line.text) - GLUED_REACH))
        if not found or not _closes_text(line, found.start("mark"), at >= last_long):
            yield line
            continue
        cut = found.start("mark")
        yield Line.of(line.text[:cut].rstrip(), line.start)
        yield Line.of(line.text[cut:], line.start + cut)


def _closes_text(line: Line, cut: int, last: bool) -> bool:
    if cut == 0 or not _SENTENCE_END.search(line.text[:cut].rstrip()[-GLUED_REACH:]):
        return False
    return (last or line.words > CAPTION) and form_of(Line.of(line.text[:cut], 0)) is None
