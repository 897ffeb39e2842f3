"""ProQuest: rules or "Document n of m" between documents, "Full text:" among labelled fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from analysis.reading.exports.days import day_in, day_or_text
from analysis.reading.exports.documents import SENTENCE_END, Document, Export, filled_lines, trimmed
from analysis.reading.fields import Fields

DATABASE = "ProQuest"
RULE = "_" * 60
WRAPPED = 2
"""Lines in which the value of a field may go on."""
TITLE_LINES = 3
"""Lines over which a title may be wrapped."""
ENOUGH = 5
"""Different labels that a document has at least; most have twenty."""

# Labels that no article's lines begin with, of which each document has some.
OWN = frozenset(
    {
        "publication title",
        "publication info",
        "publication subject",
        "proquest document id",
        "language of publication",
        "country of publication",
        "place of publication",
        "full text availability",
    }
)
LABELS = OWN | frozenset(
    {
        "title",
        "alternate title",
        "author",
        "authors",
        "correspondence author",
        "abstract",
        "abstract (summary)",
        "links",
        "full text",
        "subject",
        "subjects",
        "business indexing term",
        "location",
        "people",
        "person",
        "company / organization",
        "company/organization",
        "classification",
        "identifier / keyword",
        "identifiers / keywords",
        "keywords",
        "column",
        "credit",
        "illustration",
        "volume",
        "issue",
        "pages",
        "first page",
        "start page",
        "number of pages",
        "publication year",
        "publication date",
        "year",
        "dateline",
        "section",
        "edition",
        "publisher",
        "issn",
        "eissn",
        "source type",
        "document type",
        "document feature",
        "document url",
        "doi",
        "url",
        "copyright",
        "last updated",
        "database",
    }
)
# Where one of these follows the text, the text is over.
CLOSING = OWN | {"source type", "document type", "document url"}

_LABEL = re.compile(r"((?:[A-Z]|eI)[A-Za-z /()]{2,30}?)\s?:(?:\s+(.*))?")
_RULE = re.compile(r"_{40,}")
_COUNTED = re.compile(r"(?:Document|Dokument|Documento) \d{1,6} (?:of|von|de|di|sur) (\d{1,6})")
_INNER_STOP = re.compile(r"[a-z]{3}[.!?][\"'”’)]*(?:\s+[\"'“‘(]*[A-Z][a-z]|$)")
_NONE = re.compile(r"(?:full text |text )?(?:is )?(?:not|un)\s?available\.?|none\.?", re.I)
_CONTACT = re.compile(
    r"Contact ProQuest|Terms and Conditions|Copyright (?:©|Ⓒ|\(c\)) \d{4} ProQuest.*"
)


def read_proquest(lines: Sequence[str]) -> Export | None:
    """The export's documents; None where the lines are none."""
    chunks = list(_chunks(lines))
    if not any(map(_is_document, chunks)):
        return None
    chunks = [chunk for chunk in chunks if _is_document(chunk) or _has_text(chunk)]
    counts = [int(found[1]) for found in map(_COUNTED.fullmatch, lines) if found]
    return Export(DATABASE, [_document(chunk) for chunk in chunks], max(counts, default=None))


def _chunks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines between two rules or counts."""
    start = 0
    for at, line in enumerate(lines):
        if _RULE.fullmatch(line) or _COUNTED.fullmatch(line):
            yield lines[start:at]
            start = at + 1
    yield lines[start:]


def _is_document(chunk: Sequence[str]) -> bool:
    """Has it enough of ProQuest's labels, one of them its own?"""
    labels = {label for label, _ in map(_field, chunk) if label}
    return len(labels) >= ENOUGH and bool(labels & OWN)


def _has_text(chunk: Sequence[str]) -> bool:
    """Has it a text, though few fields?"""
    return any(_field(line)[0] == "full text" for line in chunk)


def _field(line: str) -> tuple[str, str]:
    """The line's label in small letters and its value; ("", line) without a known one."""
    found = _LABEL.fullmatch(line)
    if not found or found[1].lower() not in LABELS:
        return "", line
    return found[1].lower(), found[2] or ""


def _document(chunk: Sequence[str]) -> Document:
    """The document's fields and text."""
    labels = [_field(line) for line in chunk]
    text = next((at for at, (label, _) in enumerate(labels) if label == "full text"), len(chunk))
    tail = _tail_start(labels, text + 1)
    lines = [labels[text][1], *chunk[text + 1 : tail]] if text < len(chunk) else []
    fields = _values([*labels[:text], *labels[tail:]])
    return Document(_fields(fields, chunk), _own(lines))


def _own(lines: Sequence[str]) -> list[str]:
    """The lines of the text, without ProQuest's own; none where they say that there is none."""
    kept = [line for line in lines if not _CONTACT.fullmatch(line)]
    said = filled_lines(kept)
    return [] if len(said) == 1 and _NONE.fullmatch(said[0]) else kept


def _tail_start(labels: Sequence[tuple[str, str]], start: int) -> int:
    """Where the fields behind the text begin: at the top of the run that holds a closing one."""
    closing = (at for at in range(start, len(labels)) if labels[at][0] in CLOSING)
    tail = next(closing, len(labels))
    seen: set[str] = set()
    wrapped = 0
    for at in range(tail - 1, start - 1, -1):
        label, value = labels[at]
        # Each field comes once, and is no sentence: a paragraph may begin like one.
        if label and (label in seen or _INNER_STOP.search(value)):
            break
        if label:
            tail, wrapped = at, 0
            seen.add(label)
        elif value:
            wrapped += 1
            if wrapped > WRAPPED or SENTENCE_END.search(value[-5:]):
                break
    return tail


def _values(labels: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The first value of each label; one on the next line belongs to it."""
    values: dict[str, str] = {}
    waiting = ""
    for label, value in labels:
        if waiting and not label and value:
            values[waiting], waiting = value, ""
        elif label:
            waiting = label if not value and label not in values else ""
            if value:
                values.setdefault(label, value)
    return values


def _fields(values: dict[str, str], chunk: Sequence[str]) -> Fields:
    """Title, source, date and url; the line on the publication where their own are missing."""
    info = values.get("publication info", "")
    source = (values.get("publication title") or info).partition(";")[0].strip() or None
    date = day_or_text(values.get("publication date") or _day_of(info))
    return Fields(values.get("title") or _first(chunk), source, date, values.get("document url"))


def _day_of(info: str) -> str | None:
    """The day in "The Star ; Petaling Jaya [Petaling Jaya]18 June 2018: 4."."""
    return day_in(info.rpartition("]")[2].partition(":")[0])


def _first(chunk: Sequence[str]) -> str | None:
    """The document's first lines up to a gap, where they are none of its fields: the title."""
    kept = trimmed(chunk)
    first = list(takewhile(bool, kept[: TITLE_LINES + 1]))
    # Without a gap soon, each line stands for itself.
    first = first if len(first) <= TITLE_LINES else first[:1]
    title = " ".join(takewhile(lambda line: not _field(line)[0], first))
    return title or None
