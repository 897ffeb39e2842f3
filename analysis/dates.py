"""Dates as newspapers print them: found with their spans, never guessed.

A date of figures alone that can be read two ways (03/04/2019) is no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

IN_UTC = ", a time in UTC"
"""Behind the origin of a date that may be a day off the one that the outlet printed."""

# English and Malay names; the first three letters tell the months apart, but
# for the Malay ones, which are given whole.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januari jan",
            "february februari feb",
            "march mac mar",
            "april apr",
            "may mei",
            "june jun",
            "july julai jul",
            "august ogos ogo aug",
            "september sept sep",
            "october oktober oct okt",
            "november nov",
            "december disember dec dis",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"

FULL_DATE = re.compile(
    rf"\b(?P<month1>{_MONTH}) {{0,2}}(?P<day1>{_DAY}),? {{0,2}}(?P<year1>{_YEAR})\b"
    rf"|\b(?P<day2>{_DAY})[ -]{{1,2}}(?P<month2>{_MONTH}),?[ -]{{1,2}}(?P<year2>{_YEAR})\b"
    rf"|\b(?P<year3>{_YEAR})[-/.](?P<month3>[01]?[0-9])[-/.](?P<day3>[0-3]?[0-9])(?![0-9])"
    rf"|(?P<year4>{_YEAR})\s?年\s?(?P<month4>[01]?[0-9])\s?月\s?(?P<day4>[0-3]?[0-9])\s?日"
    rf"|\b(?P<one>[0-3]?[0-9])[/.](?P<two>[0-3]?[0-9])[/.](?P<year5>{_YEAR})\b",
    re.IGNORECASE,
)
MONTH_AND_DAY = re.compile(
    rf"\b(?P<month1>{_MONTH}) {{0,2}}(?P<day1>{_DAY})\b"
    rf"|\b(?P<day2>{_DAY}) {{1,2}}(?P<month2>{_MONTH})"
    r"|(?P<month4>[01]?[0-9])\s?月\s?(?P<day4>[0-3]?[0-9])\s?日",
    re.IGNORECASE,
)
# The endings of files that hold one article; a table, an export or an archive in a folder is
# named for the day on which it was made.
_FILE = re.compile(
    r"(?P<stem>[^/:]*)\.(?:txt|md|html?|mht(?:ml)?|pdf|docx|odt|rtf|epub|eml)", re.IGNORECASE
)
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[-_](?=\d)")
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR})(?P<sign>[-_. ]?)(?P<month>[01]\d)(?P=sign)(?P<day>[0-3]\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the half-open span where it stands."""

    date: dt.date
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Give each date with a year that `text` names, in order; impossible ones are passed over."""
    for match in FULL_DATE.finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value}
        date = _two_figures(groups) if "one" in groups else _date_of(groups)
        if date is not None:
            yield FoundDate(date, match.start(), match.end())


def date_in_name(name: str) -> dt.date | None:
    """The one date in the name of an article's file ("2021-03-05 Star.txt"), None without one.

    Names of other things (records, rows, documents in an export) and days to come give none.
    """
    file = _FILE.fullmatch(name)
    if file is None:
        return None
    stem = file["stem"]
    figures = (
        _possible(int(found["year"]), int(found["month"]), int(found["day"]))
        for found in _YEAR_FIRST.finditer(stem)
    )
    spaced = _BETWEEN_FIGURES.sub("/", stem).replace("_", " ")
    words = (found.date for found in find_dates(spaced))
    dates = {date for date in (*figures, *words) if date}
    return dates.pop() if len(dates) == 1 and max(dates) <= dt.date.today() else None


def is_near(one: dt.date, other: dt.date) -> bool:
    """Can the two be one moment in two time zones?"""
    return abs(one - other) <= dt.timedelta(days=1)


def two_readings(text: str) -> Iterator[dt.date]:
    """Give both readings of each date of figures alone that can be read two ways."""
    for match in FULL_DATE.finditer(text):
        if match["one"]:
            one, two, year = int(match["one"]), int(match["two"]), int(match["year5"])
            dates = {_possible(year, two, one), _possible(year, one, two)} - {None}
            if len(dates) == 2:
                yield from sorted(date for date in dates if date)


def month_and_day(text: str) -> tuple[int, int] | None:
    """Read the first date without a year ("June 18") as (month, day), None where there is none."""
    match = MONTH_AND_DAY.search(text)
    if match is None:
        return None
    groups = {name[:-1]: value for name, value in match.groupdict().items() if value}
    return _month(groups["month"]), _number(groups["day"])


def _date_of(groups: dict[str, str]) -> dt.date | None:
    parts = {name[:-1]: value for name, value in groups.items()}
    return _possible(int(parts["year"]), _month(parts["month"]), _number(parts["day"]))


def _two_figures(groups: dict[str, str]) -> dt.date | None:
    """Read 25/12/2019 or 12/25/2019; None where both orders would do."""
    one, two, year = int(groups["one"]), int(groups["two"]), int(groups["year5"])
    readings = {_possible(year, two, one), _possible(year, one, two)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _possible(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[word.lower().rstrip(".")]


def _number(day: str) -> int:
    return int(day.rstrip("stndrhSTNDRH"))
