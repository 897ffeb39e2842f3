"""Dates as pages and files write them, read only where they can mean one day."""

from __future__ import annotations

import datetime as dt
import re

from analysis.dates import MONTHS

FIRST_YEAR = 1800
"""Earlier years in metadata are fillers such as 0001-01-01; news archives begin about here."""
LONGEST = 80
"""Characters of the longest date with weekday, time and zone; more is not a date."""

_TIME = r"(?:[Tt]|\s*,?\s+(?:at\s+)?)\d{1,2}[:.]?\d{2}.*"
_WEEKDAY = r"(?:[a-z]{3,9}\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form + rf"(?:{_TIME})?", re.IGNORECASE | re.DOTALL)
    for form in (
        r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日",
        _WEEKDAY + r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m>[a-z]{3,9})\.?,?[\s-]+(?P<y>\d{4})",
        _WEEKDAY + r"(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})",
    )
)
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}})(?:{_TIME})?", re.DOTALL)


def parse_date(text: str) -> dt.date | None:
    """The day that the text names, as written (no time zone applied); None where in doubt."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _day(match["y"], match["m"], match["d"])
    return _numbers(text)


def _numbers(text: str) -> dt.date | None:
    """03/04/2019 is two days to two readers; 18/06/2019 and 06/18/2019 are one."""
    match = _NUMBERS.fullmatch(text)
    if not match:
        return None
    first, second, year = match[1], match[3], match[4]
    if int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    """That day, where the calendar has it and an article may bear it."""
    number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    try:
        date = dt.date(int(year), number, int(day))
    except ValueError:
        return None
    # A day ahead of ours is today elsewhere, and print is dated ahead; a year ahead is a slip.
    return date if FIRST_YEAR <= date.year <= dt.date.today().year + 1 else None
