"""What a document's reader hands on: its lines, and what the document says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.reading.fields import Fields
from analysis.reading.result import ReadError

MAX_CHARACTERS = 20_000_000
"""Characters of one document: an export of 500 articles has 3 million."""
MAX_LINES = 300_000
"""Lines of one document; more are mostly empty, and made to keep a reader busy."""
TITLE_LINES = 40
"""Lines at the start among which a document's title must stand to be believed."""
TITLE_WORDS = 2
"""Words of a line that a document's title may begin with; a single word may be anything."""
NOTHING = Fields()


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text and metadata.

    lines: one per paragraph, in order; empty ones are "" and show gaps.
    fields: the document's own metadata, unchecked.
    faults: a sentence for each part that could not be read.
    """

    lines: tuple[str, ...]
    fields: Fields = NOTHING
    faults: tuple[str, ...] = ()


def folded(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines with whitespace folded, those at the start and end without text left out."""
    kept = [" ".join(line.split()) for line in lines]
    filled = [number for number, line in enumerate(kept) if line]
    return tuple(kept[filled[0] : filled[-1] + 1]) if filled else ()


def stated_title(given: str | None, lines: Sequence[str]) -> str | None:
    """The line near the start that is the title given, or that it begins with; None without one.

    A file's properties often carry the title of the template or of last week's
    file, and a printed page's the outlet's name behind its own.
    """
    wanted = _plain(given or "")
    for line in filter(None, lines[:TITLE_LINES]):
        plain = _plain(line)
        begins = wanted.startswith(f"{plain} ") and len(plain.split()) >= TITLE_WORDS
        if wanted and (plain == wanted or begins):
            return line
    return None


def check_length(name: str, characters: int, lines: int = 0) -> None:
    """ReadError for a document with more text, or more lines, than are read."""
    if lines > MAX_LINES:
        raise ReadError(f"“{name}” has more than {MAX_LINES:,} lines: split it up.")
    if characters > MAX_CHARACTERS:
        most = f"{MAX_CHARACTERS // 1_000_000} million"
        raise ReadError(f"“{name}” has more than {most} characters of text: split it up.")


def _plain(text: str) -> str:
    """The text in small letters, whitespace folded."""
    return " ".join(text.casefold().split())
