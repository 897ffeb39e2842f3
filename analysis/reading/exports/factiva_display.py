"""Factiva in its display layout, without codes: headline, words, date, source, text, number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from analysis.reading.exports.days import day_in
from analysis.reading.exports.documents import PAGE_NUMBER, SENTENCE_END, Document, Export
from analysis.reading.exports.factiva import DATABASE, NUMBER
from analysis.reading.fields import Fields

HEADLINE, PARAGRAPH = "\ue000", "\ue001"
"""Signs for private use that a page's lines begin with where its tags say what they are."""
LETTERHEAD = "Dow Jones Factiva"
"""The line at the top of a printed export."""
ABOVE = 4
"""Lines of section, headline, byline and credit above the number of words."""
BELOW = 12
"""Lines of time, source, edition, page, language and rights below the date."""
PUBLISHER = 12
"""Words of the publisher's name, the last line; more is text."""

# "312 words" in any language; the line behind it must be a date.
_WORDS = re.compile(r"\d[\d.,\s]*[^\W\d_]{1,14}")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Oleh|Special to|Staff|作者|记者)\b")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s\w{2,5})?")
_RIGHTS = re.compile(r"(?:\W{0,3})(?:copyright|\(?c\)|©|all rights reserved|版权)", re.I)
_LANGUAGE = re.compile(
    r"(?:english|englisch|anglais|inglés|inglese|inglês|engels|malay|chinese\b.*|英文|英语|马来文|"
    r"[\u4e00-\u9fff]{1,4}[文语語]|[a-z]+ \((?:simplified|traditional)\))",
    re.I,
)
_WIDE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")


def read_factiva_display(lines: Sequence[str]) -> Export | None:
    """The export's documents; None where the lines are none."""
    documents, start = [], 0
    for at, line in enumerate(lines):
        if NUMBER.fullmatch(line):
            documents.append(_document(lines[start:at]) or _odd(lines[start:at]))
            start = at + 1
    if all(document.odd for document in documents):
        return None
    last = _document(lines[start:], cut=True)
    return Export(DATABASE, [*documents, last] if last else documents)


def _document(chunk: Sequence[str], cut: bool = False) -> Document | None:
    """The document's fields and text; None where the lines above its number are none."""
    lines = [line for line in chunk if not _is_page_number(line)]
    for at, line in enumerate(lines):
        if _WORDS.fullmatch(line):
            filled = (place for place in range(at + 1, len(lines)) if lines[place])
            below = list(islice(filled, BELOW))
            if below and (day := day_in(lines[below[0]])):
                fields = Fields(_title(lines[:at]), _source(lines, below[1:]), (day,))
                return Document(fields, _text(lines, below), cut)
    return None


def _odd(chunk: Sequence[str]) -> Document:
    """The document of lines above a number that are none in the usual form: nothing is lost."""
    lines = [line for line in chunk if not _is_page_number(line)]
    marked = [line.lstrip(PARAGRAPH + " ") for line in lines if line.startswith(PARAGRAPH)]
    titles = (line.lstrip(HEADLINE + " ") for line in lines if line.startswith(HEADLINE))
    return Document(Fields(next(titles, None)), marked or lines, odd=True)


def _is_page_number(line: str) -> bool:
    """Is it the line at the foot of a page?"""
    return bool(PAGE_NUMBER.match(line)) and (line[-1:].isdigit() or "Factiva" in line)


def _title(above: Sequence[str]) -> str | None:
    """The line that the page calls so, else the longest of those above; sections are short.

    Of two the later one, for sections come first.
    """
    near = [line for line in above if line][-ABOVE:]
    if marked := [line for line in near if line.startswith(HEADLINE)]:
        return marked[-1].lstrip(HEADLINE + " ")
    names = [line for line in near if line != LETTERHEAD and not _BYLINE.match(line)]
    return max(reversed(names), key=_words, default=None)


def _words(line: str) -> float:
    """About how many words the line has; in Chinese two signs are one."""
    return len(line.split()) + len(_WIDE.findall(line)) / 2


def _source(lines: Sequence[str], below: Sequence[int]) -> str | None:
    """The first line behind the date and the time."""
    return next((lines[at] for at in below if not _TIME.fullmatch(lines[at])), None)


def _text(lines: Sequence[str], below: Sequence[int]) -> list[str]:
    """The lines from the first that the page calls a paragraph, else behind rights or language."""
    marked = (at for at, line in enumerate(lines) if line.startswith(PARAGRAPH))
    start = next(marked, None)
    if start is None:
        start = _text_start(lines, below)
    end = len(lines)
    while end > start and not lines[end - 1]:
        end -= 1
    if end - start > 1 and _is_publisher(lines[end - 1]):
        end -= 1
    return [line.lstrip(PARAGRAPH + " ") for line in lines[start:end]]


def _text_start(lines: Sequence[str], below: Sequence[int]) -> int:
    """Where the text begins: behind the last line of rights, language or source's code."""
    for pattern in (_RIGHTS.match, _LANGUAGE.fullmatch, _SOURCE_CODE.fullmatch):
        start = next((at + 1 for at in below[1:] if pattern(lines[at])), None)
        if start is not None:
            return _behind_rights(lines, start)
    return below[:2][-1] + 1


def _behind_rights(lines: Sequence[str], start: int) -> int:
    """The first place from `start` on with neither a gap nor a second line of rights."""
    while start < len(lines) and (not lines[start] or _RIGHTS.match(lines[start])):
        start += 1
    return start


def _is_publisher(line: str) -> bool:
    """Is it the publisher's name?"""
    return len(line.split()) <= PUBLISHER and not SENTENCE_END.search(line[-5:])
