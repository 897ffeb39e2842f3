"""Dates as pages and files write them, read only where they can mean one day.

The day that counts is the one that the outlet printed: a time's day as it is written, in
whatever zone. Only a time in UTC tells a moment rather than a day: at half past eleven at
night in London it is the next morning's paper in Kuala Lumpur. `is_in_utc` tells such times,
and whoever has a printed day beside one takes that, where it is at most one day off.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from analysis.dates import MONTHS, is_near

FIRST_YEAR = 1800
"""Earlier years in metadata are fillers such as 0001-01-01; news archives begin about here."""
LONGEST = 80
"""Characters of the longest date with weekday, time and zone; more is not a date."""

_HOUR = r"\d{1,2}(?:[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
_CHINESE_DAY = r"(?:星期|周|週)[一二三四五六日天]"
_DAY_NAME = rf"(?:{_CHINESE_DAY}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
_AFTER = (
    rf"(?:\s*,?\s*[(（]?{_DAY_NAME}[)）]?)?"
    rf"(?:(?:t\d{{1,2}}[:.]?\d{{2}}|(?:\s*[,;|·–—-]\s*|\s+)(?:at\s+)?{_HOUR}).*)?"
)
_AFTER_CHINESE = rf"(?:\s*[(（]?{_CHINESE_DAY}[)）]?)?(?:\s*{_HOUR}.*)?"
_BEFORE = rf"(?:{_HOUR}\s*[,|·–—-]?\s+)?(?:[a-z]{{3,9}}\.?,?\s+)?"
_SEPARATE = r"(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_AFTER}",
        rf"(?P<y>\d{{4}})(?P<m>\d{{2}})(?P<d>\d{{2}})(?:\d{{6}}(?!\d).*|{_AFTER})",
        rf"(?P<y>\d{{4}})\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*日{_AFTER_CHINESE}",
        rf"(?P<y>\d{{4}})[\s-](?P<m>[a-z]{{3,9}})[\s-](?P<d>\d{{1,2}}){_AFTER}",
        rf"{_BEFORE}(?P<d>\d{{1,2}}){_SEPARATE}[\s-]+(?P<m>[a-z]{{3,9}})\.?,?[\s-]+(?P<y>\d{{4}}){_AFTER}",
        rf"{_BEFORE}(?P<m>[a-z]{{3,9}})\.?\s+(?P<d>\d{{1,2}}){_SEPARATE},?\s+(?P<y>\d{{4}}){_AFTER}",
        # As programs write it: "Wed Mar 06 07:30:00 MYT 2024".
        r"[a-z]{3}\s+(?P<m>[a-z]{3})\s+(?P<d>\d{1,2})\s+\d\d:\d\d:\d\d\s+(?:[a-z]{2,5}\s+|[+-]\d{4}\s+)?"
        r"(?P<y>\d{4})",
    )
)
_NUMBERS = re.compile(
    rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_AFTER}", re.IGNORECASE | re.DOTALL
)
_UTC = re.compile(r"\d\s*(?:Z|(?:UTC|GMT)?\s*[+-]00:?00|UTC|GMT)\s*(?:\([^()]*\))?\s*\Z", re.I)
_MIDNIGHT = re.compile(r"[T\s]00:?00(?::?00(?:\.0+)?)?(?![\d:])", re.I)


def parse_date(text: str) -> dt.date | None:
    """The day that the text names, as written (no time zone applied); None where in doubt."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _day(match["y"], match["m"], match["d"])
    return _numbers(text)


def is_in_utc(text: str) -> bool:
    """Is a date's text a time in UTC; midnight there is a program's way to write a mere day."""
    return bool(_UTC.search(text)) and not _MIDNIGHT.search(text)


def printed_day(dates: Sequence[str]) -> tuple[dt.date | None, bool]:
    """The day of the first of these dates that names one; is it no more than a time in UTC?

    Behind a time in UTC another that is written in the outlet's own zone, or as a day, goes
    before it where it is at most one day off: it is the same moment as the outlet printed it.
    """
    stated = [(day, is_in_utc(text)) for text in dates if (day := parse_date(text))]
    if not stated:
        return None, False
    first, in_utc = stated[0]
    if not in_utc:
        return first, False
    printed = (day for day, utc in stated[1:] if not utc and is_near(day, first))
    own = next(printed, None)
    return own or first, own is None


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
