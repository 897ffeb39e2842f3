"""Key words in context: a term where it stands, with what is before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.keywords.tokens import TOKEN, fold

WIDTH = 56
"""Characters on each side: what fits beside the word on a wide page."""

_TOKEN = re.compile(TOKEN)


@dataclass(frozen=True, slots=True)
class Context:
    """A term in its paragraph: what is before it, itself as it stands, what is after it."""

    before: str
    word: str
    after: str


def in_context(text: str, term: str, width: int = WIDTH) -> Context | None:
    """A term's first place in a paragraph, at most `width` characters on each side.

    term: as an index shows it. None where it does not stand there.
    """
    words = [fold(word) for word in term.split(" ")]
    tokens = list(_TOKEN.finditer(text))
    folded = [fold(token.group()) for token in tokens]
    for at in range(len(folded) - len(words) + 1):
        if folded[at : at + len(words)] == words:
            start, end = tokens[at].start(), tokens[at + len(words) - 1].end()
            return Context(
                _end_of(text[:start], width), text[start:end], _beginning(text[end:], width)
            )
    return None


def _end_of(text: str, width: int) -> str:
    """A text's last words."""
    line = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
    if len(line) <= width:
        return line
    _, _, whole = line[-width:].partition(" ")
    return f"… {whole}"


def _beginning(text: str, width: int) -> str:
    """A text's first words."""
    line = (" " if text[:1].isspace() else "") + " ".join(text.split())
    if len(line) <= width:
        return line
    whole, _, _ = line[:width].rpartition(" ")
    return f"{whole} …"
