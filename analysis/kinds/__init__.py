"""Lines of an article → the kind of each, and why.

The forms of the lines speak first (`forms`: notices, credits, captions, links),
then their places (`headline`, `surroundings`, `tail`); what is left is text (`inside`).
A reader `learned` from labelled pages corrects what these get wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.kinds.forms import form_of
from analysis.kinds.headline import mark_headline
from analysis.kinds.inside import keep_something, mark_pull_quotes, mark_text
from analysis.kinds.learned import correct
from analysis.kinds.line import Line, Verdict
from analysis.kinds.page import LONG, Page
from analysis.kinds.runs import mark_runs
from analysis.kinds.surroundings import mark_head, mark_lists, mark_summary, mark_twins
from analysis.kinds.tail import mark_stray_dates, mark_tail

__all__ = ["LONG", "Line", "Verdict", "form_of", "judge", "ruled_page"]


def judge(lines: Sequence[Line], title: str | None = None) -> list[Verdict]:
    """Give each line of an article its verdict; `title` is the headline where it is known."""
    if not lines:
        return []
    page = ruled_page(lines, title)
    correct(page, titled=title is not None)
    keep_something(page)
    return [verdict for verdict in page.verdicts if verdict]


def ruled_page(lines: Sequence[Line], title: str | None = None) -> Page:
    """Give the lines' page with the verdicts of the rules alone."""
    page = Page(lines)
    if len(page) == 1:
        page.mark(0, "body", "the only line there is")
    mark_twins(page)
    top = mark_headline(page, title)
    mark_lists(page)
    mark_summary(page)
    mark_head(page, top)
    mark_tail(page)
    mark_pull_quotes(page)
    mark_runs(page)
    mark_text(page)
    mark_stray_dates(page, top)
    return page
