"""What a file says of itself: what it holds, what made it, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from analysis import VERSION
from analysis.compare.findings import counted
from analysis.data_files.columns import PARAGRAPHS, SOURCES
from analysis.reading.tables.own import README_SHEET
from analysis.selection import Selection, filters_told

What = Literal["paragraphs", "sources"]
Line = tuple[str, str]

COLUMNS: dict[What, dict[str, str]] = {"paragraphs": PARAGRAPHS, "sources": SOURCES}
HOLDS: dict[What, str] = {
    "paragraphs": "One row for each paragraph shown, with its text, its article and its scores.",
    "sources": "One row for each source shown, with its means, their intervals and shares.",
}
BACK = (
    "Haluan reads this file again: add it on the page Add articles, or with the command add. "
    "The text is then scored anew, so the scores are not read; what a person corrected of whose "
    "words a paragraph is stays. It holds paragraphs alone, not what else stands in an article's "
    "text, such as its headline. A corpus that has the article already does not add it again."
)
MARKS = (
    "In CSV and XLSX a text that begins with = + - @, a tab or a line's end, after blanks too, has "
    "a ' before it, since a spreadsheet would run it as a formula; Haluan takes the mark away when "
    "it reads the file."
)
CELL = 16_000
"""Characters in a cell: a spreadsheet holds 32,767, of which some letters count for two."""
LONG = (
    f"In XLSX a text of more than {CELL:,} characters goes on in the cells to the right of the "
    "last column."
)
INVENTED = "The articles are invented: they are the sample that ships with Haluan."


def lines(selection: Selection, what: What) -> Iterator[Line]:
    """All of it as pairs of a heading, "" under one that goes on, and what stands beside it."""
    yield README_SHEET, HOLDS[what]
    if selection.invented:
        yield "Invented", INVENTED
    yield from facts(selection)
    if what == "paragraphs":
        yield "Reading it back", BACK
    yield "Marks", MARKS
    yield "Long texts", LONG
    yield from COLUMNS[what].items()


def facts(selection: Selection) -> Iterator[Line]:
    """What made the numbers: scorer, filters, how much there is, day and program."""
    yield "Scorer of the stance", selection.made_by
    yield "Scorer of the tone", "VADER"
    yield from filters_told(selection.chosen)
    yield "Articles", f"{selection.articles:,}"
    yield "Paragraphs", f"{selection.paragraphs:,} of {selection.frame.height:,} in the corpus"
    if bare := selection.narrowed["label"].null_count():
        yield "Without a label", f"{counted(bare, 'paragraph')}, which this scorer did not score"
    yield "Made on", selection.on.isoformat()
    yield "Made with", f"Haluan {VERSION}"


def in_short(selection: Selection) -> str:
    """How much there is, as a phrase."""
    return (
        f"{counted(selection.paragraphs, 'paragraph')} of {counted(selection.articles, 'article')}"
    )


def text(selection: Selection, what: What) -> str:
    """The lines as a text file; a value from outside keeps to its line."""
    told = ((head, " ".join(value.split())) for head, value in lines(selection, what))
    return "".join(f"{head}: {value}\n" for head, value in told)
