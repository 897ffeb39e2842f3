"""What a person looks at as one HTML file to send: charts, tables, paragraphs, and the method.

It opens offline, asks nothing of any server, and runs nothing but its own scripts.
"""

from __future__ import annotations

import datetime as dt

from analysis.charts.files import file_name
from analysis.records import Scorer
from analysis.report.drawn import NotMadeError
from analysis.report.figures import sections
from analysis.report.page import render
from analysis.report.telling import choose
from analysis.selection import Selection

__all__ = ["NotMadeError", "make", "name_of"]


def make(selection: Selection, scorer: Scorer) -> bytes:
    """The report; scorer: the selection's own, for the words behind its stances.

    NotMadeError where the library that draws is missing or fails.
    """
    made = render(selection, sections(selection), choose(selection, scorer))
    return made.encode("utf-8", "replace")


def name_of(on: dt.date) -> str:
    """What the file is called: "haluan-report-2025-03-05.html"."""
    return file_name("haluan report", on, "html")
