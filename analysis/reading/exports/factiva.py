"""Factiva with its field codes (HD, SN, PD, LP, TD …): one row of a table, or line, for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.reading.exports.days import day_or_text
from analysis.reading.exports.documents import PAGE_NUMBER, Document, Export
from analysis.reading.fields import Fields

DATABASE = "Factiva"
_CODES = """
CLM SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF ART CO IN NS RE IPC IPD PUB AN
"""
CODES = tuple(_CODES.split())
"""The fields in the order in which Factiva writes them; a few may be missing."""
RANK = {code: rank for rank, code in enumerate(CODES)}
TEXT = ("LP", "TD")
"""The lead paragraph and the text behind it."""
DETAILS = frozenset({"WC", "PD", "SN", "SC", "LA"})
"""Fields of which each article has most."""
LONGEST = 200
"""Characters of a short field beside its code; more is a paragraph that begins like one."""

# "Document", in the page's language, and eight signs of the source, the day, nine signs.
NUMBER = re.compile(r"(?:\S{2,12}\s+)?[A-Z0-9]{8}(?:19|20)\d{6}[A-Za-z0-9]{7,11}")

_CODE = re.compile(rf"({'|'.join(CODES)})(?:\s+(\S.*))?")
_TERMS = re.compile(r"[\w.&-]{2,12}\s?:\s")
_PLAUSIBLE = {
    "WC": re.compile(r"\d[\d.,\s]*\D{1,12}$"),
    "PD": re.compile(r"\D{0,12}\d.{0,40}$"),
    "ET": re.compile(r"\d{1,2}[:.]\d{2}"),
    "SC": re.compile(r"\S{1,12}$"),
    "AN": NUMBER,
    **dict.fromkeys(("CT", "RF", "ART", "PUB"), re.compile(rf"[^a-z].{{0,{LONGEST}}}$")),
    **dict.fromkeys(("CO", "IN", "NS", "RE"), _TERMS),
}


def read_factiva(lines: Sequence[str]) -> Export | None:
    """The export's documents; None where the lines are none."""
    documents, found = [], False
    for chunk, whole in _chunks(lines):
        record = _record(chunk)
        if "HD" in record and _is_record(record):
            documents.append(_document(record, whole))
            found = found or "AN" in record
        elif whole:
            documents.append(_odd(record, chunk))
    return Export(DATABASE, documents) if found else None


def _chunks(lines: Sequence[str]) -> Iterator[tuple[Sequence[str], bool]]:
    """The lines up to each document's number; False for those behind the last one."""
    start = 0
    for at, line in enumerate(lines):
        if NUMBER.fullmatch(line.removeprefix("AN").lstrip()) and _follows_code(lines, start, at):
            yield lines[start : at + 1], True
            start = at + 1
    yield lines[start:], False


def _follows_code(lines: Sequence[str], start: int, at: int) -> bool:
    """Does the number at `at` stand beside, or as the next line behind, its code?"""
    if lines[at].startswith("AN"):
        return True
    while at > start and not lines[at - 1]:
        at -= 1
    return at > start and lines[at - 1] == "AN"


def _record(chunk: Sequence[str]) -> dict[str, list[str]]:
    """The lines of each field, by its code; what stands above the first is left out."""
    fields: dict[str, list[str]] = {}
    code, alone = "", _codes_alone(chunk)
    for line in chunk:
        found = _CODE.fullmatch(line)
        if found and _opens(found[1], found[2], code, alone):
            code = found[1]
            fields[code] = [found[2]] if found[2] else []
        elif code and not PAGE_NUMBER.fullmatch(line):
            fields[code].append(line)
    return fields


def _codes_alone(chunk: Sequence[str]) -> bool:
    """Do the codes stand on lines of their own?"""
    return any(line in DETAILS for line in chunk)


def _opens(code: str, value: str | None, before: str, alone: bool) -> bool:
    """Does this line open a field, and not go on in the one before with words that look so?"""
    if RANK[code] <= RANK.get(before, -1):
        return False
    if value is None or alone:
        return value is None
    pattern = _PLAUSIBLE.get(code)
    return pattern is None or bool(pattern.match(value))


def _is_record(record: dict[str, list[str]]) -> bool:
    """Has it the fields that an article of Factiva has?"""
    return len(DETAILS & record.keys()) >= 2


def _document(record: dict[str, list[str]], whole: bool) -> Document:
    """The document's fields and text."""
    texts = [record.get(code, []) for code in TEXT]
    lines = [*texts[0], "", *texts[1]] if any(texts) else []
    date = day_or_text(_joined(record, "PD"))
    return Document(Fields(_joined(record, "HD"), _joined(record, "SN"), date), lines, not whole)


def _odd(record: dict[str, list[str]], chunk: Sequence[str]) -> Document:
    """The document of lines above a number that lack the usual fields: nothing is lost."""
    document = _document(record, whole=True)
    return replace(document, lines=document.lines or chunk[:-1], odd=True)


def _joined(record: dict[str, list[str]], code: str) -> str | None:
    """A field's lines as one; None where it is missing or empty."""
    return " ".join(filter(None, record.get(code, []))) or None
