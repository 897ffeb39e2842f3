"""What each database's reader hands on, and the way from there to articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.reading.cleaning import one_line
from analysis.reading.fields import Fields, fill
from analysis.reading.result import ReadError, Reading
from analysis.records import Article

MAX_DOCUMENTS = 10_000
"""Articles of one export; the databases hand out at most 1,000 at a time."""
WIDEST_WRAP = 120
"""Characters of the longest line in wrapped text; a longer one is a paragraph of its own."""
SHOWN_TITLE = 60
"""Characters of a title in a sentence on its article."""

SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’)\]]*$")
PAGE_NUMBER = re.compile(r"Page \d{1,5} of \d{1,5}(?: ©.*)?")


@dataclass(frozen=True, slots=True)
class Document:
    """One article of an export: what its fields say, and the lines of its text, gaps as "".

    cut: the mark that ends it is missing. odd: its fields are not where the others have theirs.
    """

    fields: Fields
    lines: Sequence[str] = ()
    cut: bool = False
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A database's export; `promised` is the number of articles that it says it has."""

    database: str
    documents: Sequence[Document]
    promised: int | None = None


def reading_of(name: str, export: Export) -> Reading:
    """The export's articles and a sentence for each without a text; ReadError where all are."""
    articles: list[Article] = []
    faults: list[str] = []
    several = len(export.documents) > 1
    if len(export.documents) > MAX_DOCUMENTS:
        raise ReadError(f"“{name}” holds more than {MAX_DOCUMENTS:,} articles: split it up.")
    for number, document in enumerate(export.documents, 1):
        where = f"“{name}”, document {number}{_quoted(document.fields.title)}"
        text = text_of(document.lines)
        if not text:
            faults.append(
                f"{where}: the {export.database} export has only its fields, not its text: "
                "export it again in full text."
            )
            continue
        article = Article(f"{name} document {number}" if several else name, text)
        filled, found = fill(article, document.fields, f"the {export.database} export's fields")
        articles.append(filled)
        faults += [f"{where}: {fault}" for fault in (*_doubts(document), *found)]
    if not articles:
        raise ReadError(f"“{name}” holds no article with its text. {faults[0]}")
    return Reading(tuple(articles), (*_missing(name, export), *faults))


def text_of(lines: Sequence[str]) -> str:
    """The lines as a text: paragraphs apart by a blank line, wrapped lines left together."""
    if not _are_wrapped(lines):
        return "\n\n".join(filter(None, lines))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _are_wrapped(lines: Sequence[str]) -> bool:
    """Are these lines of wrapped paragraphs with gaps between them, not a paragraph each?"""
    kept = trimmed(lines)
    if "" not in kept or max(map(len, kept)) > WIDEST_WRAP:
        return False
    followed = [line for line, below in pairwise(kept) if line and below]
    broken = [line for line in followed if not SENTENCE_END.search(line[-5:])]
    return 2 * len(broken) > len(followed)


def trimmed(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the empty ones at both ends."""
    filled = [at for at, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else ()


def filled_lines(lines: Iterable[str]) -> list[str]:
    """The lines that hold something, page numbers left out."""
    return [line for line in lines if line and not PAGE_NUMBER.fullmatch(line)]


def _quoted(title: str | None) -> str:
    """The title as it stands behind a document's number; "" without one."""
    short = one_line(title, SHOWN_TITLE)
    return f" “{short}”" if short else ""


def _doubts(document: Document) -> list[str]:
    """A sentence for a document without its end, or without fields that can be told."""
    doubts = ["its end is missing; the file may be cut off."] if document.cut else []
    if document.odd:
        doubts.append("its head has an unknown form: check where its text begins, and its fields.")
    return doubts


def _missing(name: str, export: Export) -> list[str]:
    """A sentence where the export says that it has more articles than were found."""
    found, promised = len(export.documents), export.promised or 0
    if promised <= found:
        return []
    return [f"“{name}” names {promised:,} documents, but holds {found:,}; the file may be cut off."]
