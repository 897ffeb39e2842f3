"""A cell of any table to the text that it shows, and dates that a column tells the order of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

# What tools write where a cell holds nothing, and spreadsheets where a formula failed.
_NOTHING = "n/a na nan none null nil nat <na> - – #n/a #name? #value! #ref! #div/0! #null! #num!"
NOTHING = frozenset(_NOTHING.split())
LONGEST_NOTHING = max(map(len, NOTHING))

# Elements that part lines; "<3" and "a < b" are text.
_MARKUP = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote)(?:\s[^<>]*)?/?>", re.I)
_FIGURES = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)


def said(cell: object) -> str:
    """The cell's text without blanks around; "" where it says nothing.

    A date is 2019-06-18; one with a time zone keeps its time, which tells whether it is in UTC.
    """
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, dt.datetime):
        return cell.isoformat() if cell.tzinfo else cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip()
    return "" if len(text) <= LONGEST_NOTHING and text.casefold() in NOTHING else text


def dates_in_order(values: Sequence[str]) -> list[str]:
    """A column's dates, 03/04/2019 as 2019-04-03 where the column's others show the order.

    Days beyond the 12th stand always first or always second there; otherwise all
    stay as they are.
    """
    matches = [_FIGURES.match(value) for value in values]
    first = any(int(match[1]) > 12 for match in matches if match)
    second = any(int(match[3]) > 12 for match in matches if match)
    if first == second:
        return list(values)
    day, month = (1, 3) if first else (3, 1)
    return [
        f"{match[4]}-{match[month]:0>2}-{match[day]:0>2}" if match else value
        for match, value in zip(matches, values, strict=True)
    ]


def is_markup(text: str) -> bool:
    """Is the text a piece of HTML, as scrapers keep it?"""
    return bool(_MARKUP.search(text))
