"""An article's title, source and date, where its own text says them.

Only what stands there counts: a dateline, a line above or below the headline. A
picture's credit, a republication note or a date told in the text are none of these.
Last of all comes a date in the name of the article's own file, never the file's time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.dates import (
    IN_UTC,
    date_in_name,
    find_dates,
    is_near,
    month_and_day,
    two_readings,
)
from analysis.kinds.headline import folded, without_outlet
from analysis.kinds.notices import COPYRIGHT
from analysis.records import Article, Block
from analysis.sources import settled, shipped_group

# Agencies that sign datelines whose place is not in capitals: "Beijing (AFP) -".
_AGENCY_NAMES = """
xinhua reuters afp ap bernama dpa cna pti ani upi kyodo yonhap tass ians efe antara vna
"""
AGENCIES = frozenset(_AGENCY_NAMES.split())
# A dateline fits into so many signs of the first paragraphs.
DATELINE, OPENING_PARAGRAPHS = 120, 2
NOWHERE = (None, None)
"""No value and no place where it was found."""

_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\n]{0,70}?)\s*\((?P<agency>[^()\n]{2,40})\)\s*[-–—]+(?:\s|$)"
)
_CHINESE_DATELINE = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{2,4}社)[\u4e00-\u9fff]{2,12}\d{1,2}月\d{1,2}日电"
)
# "KUALA LUMPUR, Aug 14 –", "Kuala Lumpur, Aug 14 (Bernama) --": capitals or an agency.
_OPENING = re.compile(
    r"(?:[A-Z]{2}[^()\n]{1,70}?|"
    r"[A-Z][^()\n]{1,70}?(?=\())\s*(?:\([^()\n]{2,40}\)\s*)?(?:[-–—]+\s|:\s)"
)
_PORTAL = re.compile(
    r"^(?:source|sumber|来源)\s*[:：]\s*(?P<name>[^|｜\d:：]{2,40}?)\s*(?:[|｜]|\s\s|"
    r"$)",
    re.I,
)
_HOLDER = re.compile(
    r"\W*(?:copyright|\(c\)|©)(?:\W*(?:copyright|\(c\)|©))?\s*(?:(?:19|20)\d\d\W*){0,2}(?:by )?"
    r"(?-i:(?P<name>(?!All rights)[A-Z][^\d.,|()/]{1,40}[^\W\d]))"
    r"\s*(?:(?:19|20)\d\d)?\s*(?:[.,|]|$)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:sdn|bhd|berhad|ltd|limited|llc|l\.?p\.?|inc|plc|pte|co|corp\w*|company|group|holdings|"
    r"media|press|publish\w+|authors?)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"published|posted|diterbitkan|发布", re.I)
_CHANGED = re.compile(r"updat|modif|kemas ?kini|更新", re.I)


def with_provenance(article: Article) -> Article:
    """Fill title, source and date that are None from the article's blocks; `origins` says where.

    What is known stays, but for the day of a time in UTC: the day that stands in the text goes
    before it, where it is at most one day off. What the text does not say stays None.
    """
    title = (article.title, None) if article.title else _title(article.blocks)
    source = (article.source, None) if article.source else settled(*_source(article.blocks))
    date = _printed(article) if article.date else _date(article)
    found = {"title": title[1], "source": source[1], "date": date[1]}
    return replace(
        article,
        title=title[0],
        source=source[0],
        date=date[0],
        origins=article.origins | {name: where for name, where in found.items() if where},
    )


def _title(blocks: tuple[Block, ...]) -> tuple[str | None, str | None]:
    titles = _headlines(blocks)
    if not titles:
        return NOWHERE
    return min(titles, key=len), "the headline"


def _headlines(blocks: tuple[Block, ...]) -> list[str]:
    """Give the headline as often as it stands, white space folded, Markdown's "#" taken off."""
    texts = (" ".join(block.text.split()) for block in blocks if block.kind == "title")
    return [text.lstrip("# ") for text in texts]


def _source(blocks: tuple[Block, ...]) -> tuple[str | None, str | None]:
    """Name the outlet; one that is known goes before the agency that signs its dateline."""
    outlet = _from_headline(blocks)
    if outlet and shipped_group(outlet[0]):
        return outlet
    return (
        _from_dateline(blocks)
        or _from_portal_line(blocks)
        or outlet
        or _from_copyright(blocks)
        or NOWHERE
    )


def _from_dateline(blocks: tuple[Block, ...]) -> tuple[str, str] | None:
    for text in _openings(blocks):
        found = _CHINESE_DATELINE.search(text) or _DATELINE.match(text)
        if found and _signs(found):
            return found["agency"].strip(), "the dateline"
    return None


def _signs(found: re.Match[str]) -> bool:
    """Tell whether a place in capitals, a date or a known agency makes it a dateline."""
    groups = found.groupdict()
    place, agency = groups.get("place", ""), groups["agency"].strip()
    if "place" not in groups:
        return True
    capitals = place.split(",")[0].strip().isupper() and agency[:1].isupper()
    return capitals or month_and_day(place) is not None or agency.lower() in AGENCIES


def _openings(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Give the first signs of the datelines and of the first paragraphs."""
    left = OPENING_PARAGRAPHS
    for block in blocks:
        if block.kind == "dateline":
            # A dateline on a line of its own may go without its dash.
            yield block.text[:DATELINE] + " –"
        elif block.kind == "body":
            yield block.text[:DATELINE]
            left -= 1
            if not left:
                return


def _above_text(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "body":
            return
        yield block


def _from_portal_line(blocks: tuple[Block, ...]) -> tuple[str, str] | None:
    for block in _above_text(blocks):
        found = _PORTAL.match(block.text)
        if found and block.kind in ("dateline", "byline"):
            return found["name"].strip(), "a line that names the source"
    return None


def _from_headline(blocks: tuple[Block, ...]) -> tuple[str, str] | None:
    """Read "Headline | Outlet", where the headline stands alone too."""
    titles = _headlines(blocks)
    alone = {folded(title) for title in titles}
    for title in titles:
        cut = without_outlet(title)
        if cut != title and folded(cut) in alone:
            return title[len(cut) :].strip(" |–—-"), "the end of the headline"
    return None


def _from_copyright(blocks: tuple[Block, ...]) -> tuple[str, str] | None:
    """Read who holds the rights, behind the text; a company's name is not its paper's."""
    last = max((at for at, block in enumerate(blocks) if block.kind == "body"), default=len(blocks))
    for block in blocks[last + 1 :]:
        found = _HOLDER.match(block.text) if block.why == COPYRIGHT else None
        if found and not _COMPANY.search(block.text) and len(found["name"].split()) <= 5:
            return found["name"], "the copyright notice"
    return None


def _date(article: Article) -> tuple[dt.date | None, str | None]:
    return (
        _from_stamp(article.blocks)
        or _from_dated_opening(article.blocks)
        or _from_name(article.name)
        or NOWHERE
    )


def _printed(article: Article) -> tuple[dt.date | None, str | None]:
    """Give the known day, or the text's own line of time where the known one is but a UTC time's.

    Not a line that tells of a change, which came later, nor a dateline: it is the writer's day.
    """
    known = article.date
    if known and article.origins.get("date", "").endswith(IN_UTC):
        stamp = _from_stamp(tuple(b for b in article.blocks if not _only_changed(b.text)))
        if stamp and is_near(stamp[0], known):
            return stamp
    return known, None


def _only_changed(text: str) -> bool:
    return bool(_CHANGED.search(text)) and not _PUBLISHED.search(text)


def _from_name(name: str) -> tuple[dt.date, str] | None:
    date = date_in_name(name)
    return (date, "the file's name") if date else None


def _from_stamp(blocks: tuple[Block, ...]) -> tuple[dt.date, str] | None:
    """Read the first line of time; the date behind "Published" goes before one behind "Updated"."""
    for block in blocks:
        if block.kind not in ("dateline", "byline"):
            continue
        published = _PUBLISHED.search(block.text)
        for start in (published.start() if published else 0, 0):
            found = next(find_dates(block.text[start:]), None)
            if found:
                where = "the byline" if block.kind == "byline" else "a line with the date"
                return found.date, where
    return None


def _from_dated_opening(blocks: tuple[Block, ...]) -> tuple[dt.date, str] | None:
    """Read a dateline's date; one without a year takes it from a date of the same day.

    That is a caption's, or the one in figures alone above the text: the day says how to read it.
    """
    for text in _openings(blocks):
        opening = _OPENING.match(text)
        if not opening:
            continue
        whole = next(find_dates(opening.group()), None)
        if whole:
            return whole.date, "the dateline"
        day = month_and_day(opening.group())
        for dates, where in (
            (_figure_dates(blocks), "a line with the date, read as the dateline has it"),
            (_caption_dates(blocks), "the dateline, its year from a caption"),
        ):
            same_day = {date for date in dates if (date.month, date.day) == day}
            if len(same_day) == 1:
                return same_day.pop(), where
    return None


def _figure_dates(blocks: tuple[Block, ...]) -> Iterator[dt.date]:
    for block in _above_text(blocks):
        if block.kind in ("dateline", "byline"):
            yield from two_readings(block.text)


def _caption_dates(blocks: tuple[Block, ...]) -> Iterator[dt.date]:
    for block in blocks:
        if block.kind == "caption":
            yield from (found.date for found in find_dates(block.text))
