"""Nexis Uni and LexisNexis: cover page, list of documents, each document up to its end mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.reading.exports.days import day_in, day_or_text
from analysis.reading.exports.documents import PAGE_NUMBER, Document, Export, filled_lines, trimmed
from analysis.reading.fields import Fields

DATABASE = "Nexis"
GRAPHIC_REACH, NOTES_REACH = 30, 10
"""Lines that a list of pictures, or notes, may have behind the text."""
OLD_LENGTH = "LENGTH:"
"""How documents of before 2018 write the label; they have no mark above their text."""

_END = re.compile(r"End of Document\.?", re.I)
_COUNTED = re.compile(r"\d{1,6} of \d{1,6} DOCUMENTS?")
_PROMISED = re.compile(r"Documents? \((\d{1,6})\)")
_COVER = re.compile(
    r"(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by):"
    r"|Documents? \(\d{1,6}\)$"
)
_LISTED = re.compile(r"\d{1,6}\.\s(.+)")
_LENGTH = re.compile(r"(?:Length|LENGTH):\s*\d[\d,.]*\s*words?", re.I)
_BODY = re.compile(r"Body|BODY:?")
_LOADED = re.compile(r"Load-Date:", re.I)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\)|\(copyright\))", re.I)
_LABEL = re.compile(r"(?:section|length|byline|dateline|highlight|series|headline):", re.I)
_HEADLINE = re.compile(r"HEADLINE:\s*(.+)")
# What stands behind the text, in the documents of today and in those of before 2018.
_TAIL_FIELD = re.compile(
    r"(?:language|publication-type|publication type|pub-type|journal[- ]code|subject|company|"
    r"organization|person|people|industry|geographic|state|city|country|ticker|acc-no|update|"
    r"transmission reference|isin|load-date|graphic|correction-date|distribution|type|url):",
    re.I,
)
_ADDRESS = re.compile(r"https?://\S{4,2000}", re.I)
_LINK = re.compile(r"(?:Link to|View) (?:Image|PDF|Original\b.{0,30})|Link zum PDF-Dokument", re.I)


def read_nexis(lines: Sequence[str]) -> Export | None:
    """The export's documents; None where the lines are none."""
    chunks = _chunks(lines)
    promised = _promised(lines)
    if not any(_is_document(chunk) for chunk, _ in chunks) or not (len(chunks) > 1 or promised):
        return None
    # Above the first count is the cover page, behind the last end mark what belongs to none.
    counted = any(map(_COUNTED.fullmatch, lines))
    between = range(1, len(chunks)) if counted else range(len(chunks) - 1)
    documents = []
    for place, (chunk, whole) in enumerate(chunks):
        if _is_document(chunk):
            documents.append(_document(chunk, whole))
        elif place in between and any(chunk):
            documents.append(_odd(chunk))
    return Export(DATABASE, documents, promised)


def _chunks(lines: Sequence[str]) -> list[tuple[Sequence[str], bool]]:
    """The lines between two marks, with whether they are whole."""
    chunks, start = [], 0
    counted = any(map(_COUNTED.fullmatch, lines))
    for at, line in enumerate(lines):
        if _END.fullmatch(line) or _COUNTED.fullmatch(line):
            chunks.append((lines[start:at], True))
            start = at + 1
    return [*chunks, (lines[start:], counted)]


def _promised(lines: Sequence[str]) -> int | None:
    """The number of documents that the cover names."""
    for line in lines:
        if found := _PROMISED.fullmatch(line):
            return int(found[1])
    return None


def _is_document(chunk: Sequence[str]) -> bool:
    """Has it two of the three marks that each document has?"""
    marks = (_LENGTH.fullmatch, _BODY.fullmatch, _LOADED.match)
    return sum(any(map(mark, chunk)) for mark in marks) >= 2


def _document(chunk: Sequence[str], whole: bool) -> Document:
    """The document's fields and text."""
    length = next((at for at, line in enumerate(chunk) if _LENGTH.fullmatch(line)), 0)
    body = _body_start(chunk, length)
    head = chunk[: body if body is not None else length]
    lines, url = _without_address(_text(chunk[body:]) if body is not None else [])
    return Document(replace(_fields(head), url=url), lines, cut=not whole)


def _odd(chunk: Sequence[str]) -> Document:
    """The document of lines above an end mark that lack the usual fields: nothing is lost."""
    document = _document(chunk, whole=True)
    return replace(document, lines=document.lines or trimmed(chunk), odd=True)


def _body_start(chunk: Sequence[str], length: int) -> int | None:
    """Where the text begins; documents of before 2018 have no mark there, nor small letters."""
    for at in range(length, len(chunk)):
        if _BODY.fullmatch(chunk[at]):
            return at + 1
    if not chunk[length].startswith(OLD_LENGTH):
        return None
    at = length
    while at < len(chunk) and (not chunk[at] or _LABEL.match(chunk[at])):
        at += 1
    return at


def _fields(head: Sequence[str]) -> Fields:
    """Title, source and date: lines of their own in this order above the labelled ones."""
    stated = next(filter(None, map(_HEADLINE.match, head)), None)
    labelled = next((at for at, line in enumerate(head) if _LABEL.match(line)), len(head))
    above = filled_lines(head[:labelled])
    dated = [at for at, line in enumerate(above) if _is_date(line)]
    if not dated:
        above = _above_rights(above)
    # A third line above the rights is the date, though it names no day ("Winter 2018").
    at = dated[-1] if dated else len(above) - (len(above) > 2)
    title, source = _named(above[:at])
    if title is None and any(line.startswith(OLD_LENGTH) for line in head):
        title = _last_block(head[:labelled])
    return Fields(stated[1] if stated else title, source, day_or_text(*above[at : at + 1]))


def _last_block(head: Sequence[str]) -> str | None:
    """The last lines without a gap: where the headline stands in documents of before 2018."""
    block: list[str] = []
    for line in reversed(trimmed(head)):
        if not line:
            break
        block.append(line)
    title = " ".join(reversed(block))
    return title if title and not _RIGHTS.match(title) and not _is_date(title) else None


def _named(names: Sequence[str]) -> tuple[str | None, str | None]:
    """Title and source, the last of the names; above the first title stands the cover page."""
    if len(names) < 2:
        return None, names[-1] if names else None
    if not any(map(_COVER.match, names)):
        # A headline may go on in a second line; what more there is belongs to no title.
        return " ".join(names[:-1]) if len(names) == 3 else names[0], names[-1]
    listed = {found[1] for found in map(_LISTED.fullmatch, names) if found}
    wrapped = map(" ".join, pairwise(names[:-1]))
    return next((name for name in (*names, *wrapped) if name in listed), names[-2]), names[-1]


def _is_date(line: str) -> bool:
    """Is the line a date, not an entry of the list?"""
    return not _LISTED.fullmatch(line) and day_in(line) is not None


def _above_rights(above: list[str]) -> list[str]:
    """The lines above the document's notice of rights; a cover page may have one of its own."""
    cover = [at for at, line in enumerate(above) if _COVER.match(line) or _LISTED.fullmatch(line)]
    start = cover[-1] + 1 if cover else 0
    rights = (at for at in range(start, len(above)) if _RIGHTS.match(above[at]))
    return above[: next(rights, len(above))]


def _text(lines: Sequence[str]) -> list[str]:
    """The document's own text, what is behind it left out."""
    end = _tail_start(lines)
    return [
        line
        for line in lines[:end]
        if not _LINK.fullmatch(line) and not PAGE_NUMBER.fullmatch(line)
    ]


def _without_address(lines: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """The text without the address that closes it where Nexis knows one, and the address."""
    kept = trimmed(lines)
    if kept and _ADDRESS.fullmatch(kept[-1]):
        return kept[:-1], kept[-1]
    return kept, None


def _tail_start(lines: Sequence[str]) -> int:
    """Where classification, pictures and notes begin behind the text."""
    loaded = [at for at, line in enumerate(lines) if _LOADED.match(line)]
    end = loaded[-1] if loaded else len(lines)
    end = _classified(lines, end)
    for heading, reach in (("Graphic", GRAPHIC_REACH), ("Notes", NOTES_REACH)):
        places = [at for at in range(max(0, end - 2 * reach), end) if lines[at] == heading]
        if places and len(filled_lines(lines[places[-1] : end])) <= reach:
            end = places[-1]
    return end


def _classified(lines: Sequence[str], end: int) -> int:
    """The line where the terms of the index begin: under their heading, or each with its label."""
    headings = (at for at in range(end - 1, -1, -1) if lines[at] == "Classification")
    for at in headings:
        if any(map(_TAIL_FIELD.match, filled_lines(lines[at + 1 : end])[:1])):
            return at
    start = end
    for at in range(end - 1, -1, -1):
        if lines[at] and not _TAIL_FIELD.match(lines[at]):
            break
        start = at if lines[at] else start
    return start
