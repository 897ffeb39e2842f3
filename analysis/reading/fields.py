"""What a page, a front matter or a record says of its article, checked and filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.dates import IN_UTC
from analysis.reading.cleaning import one_line
from analysis.reading.dates import printed_day
from analysis.records import Article
from analysis.sources import settled

MAX_URL = 2_000
"""Characters of an address; browsers cut off about here."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An article's metadata as found, unchecked; `dates` in the order of trust."""

    title: str | None = None
    source: str | None = None
    dates: Sequence[str] = ()
    url: str | None = None


def fill(article: Article, fields: Fields, origin: str) -> tuple[Article, tuple[str, ...]]:
    """The article with these fields, found in `origin`, and a sentence for each bad one."""
    (date, in_utc), url = printed_day(fields.dates), _address(fields.url)
    title = one_line(fields.title)
    source, where = settled(one_line(fields.source), origin)
    found = {
        "title": origin if title else None,
        "source": where,
        "date": (origin + IN_UTC if in_utc else origin) if date else None,
    }
    filled = replace(
        article,
        title=title,
        source=source,
        date=date,
        url=url,
        origins={key: told for key, told in found.items() if told},
    )
    return filled, tuple(_faults(fields, date, url))


def _faults(fields: Fields, date: dt.date | None, url: str | None) -> list[str]:
    """A sentence for a date and an address that were given and could not be taken."""
    faults = []
    if fields.dates and not date:
        given = one_line(fields.dates[0], 40)
        faults.append(f"its date “{given}” does not name one day and was left out.")
    if (fields.url or "").strip() and not url:
        given = one_line(fields.url, 40)
        faults.append(f"its url “{given}” is not a web address and was left out.")
    return faults


def _address(url: str | None) -> str | None:
    """The address where it is one of the web: "javascript:" and its like must not become links."""
    address = one_line(url, MAX_URL + 1) or ""
    web = address.lower().startswith(("https://", "http://"))
    return address if web and " " not in address and len(address) <= MAX_URL else None
