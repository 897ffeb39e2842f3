"""A report's charts with their findings and tables: those of the pages, made by the same rooms."""

from __future__ import annotations

from analysis.report.in_time import in_time
from analysis.report.parts import Section
from analysis.report.sources import contrasts, sources
from analysis.report.strips import strips
from analysis.report.whose_words import whose_words
from analysis.selection import Selection


def sections(selection: Selection) -> tuple[Section, ...]:
    """All parts that have charts, in the order of the pages."""
    makers = (sources, contrasts, whose_words, in_time, strips)
    return tuple(make(selection) for make in makers)
