"""Cells that a spreadsheet would run as formulas: made harmless so that it can be undone."""

from __future__ import annotations

import re

import polars as pl
import polars.selectors as cs

MARK = "'"
"""Stands before a text that would be run; spreadsheets take such a cell for text."""
# Some programs run the wide forms too, and forget blanks at the start. A text that begins with
# marks before such a sign gets one more, so that taking one away gives every text back.
BEGINS = r"('*[ \u00a0\u3000]*[=+\-@\t\r\n＝＋－＠])"
RUN = "^" + BEGINS
MARKED = re.compile(f"{MARK}(?={BEGINS})")


def harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `MARK` before every text that a spreadsheet would run; numbers stay."""
    return frame.with_columns(cs.string().str.replace(RUN, f"{MARK}${{1}}"))


def as_it_was(text: str) -> str:
    """The text without the mark that `harmless` put before it."""
    return text[len(MARK) :] if MARKED.match(text) else text
