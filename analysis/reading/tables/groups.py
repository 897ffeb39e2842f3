"""Which rows of a table belong to one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.reading.tables.entries import Entry

ROWS_EACH = 1.5
"""Rows to an article from which on a table holds a paragraph a row; fewer are doubled ids."""

LONGEST_NUMBER = 10
"""Digits of a paragraph's number; a longer one is something else."""

Group = list[Entry]


class Grouped(NamedTuple):
    """The rows of each article, and whether each row is a paragraph or all of an article."""

    groups: list[Group]
    by_paragraph: bool


def grouped(entries: Sequence[Entry], by_paragraph: bool) -> Grouped:
    """The rows put together where they are paragraphs of one article, in the table's order.

    by_paragraph: they are known to be, else that their ids repeat shows it.
    """
    groups = _joined(entries, by_paragraph)
    if by_paragraph or len(entries) >= ROWS_EACH * max(1, len(groups)):
        return Grouped(groups, True)
    return Grouped([[entry] for entry in entries], False)


def fields_of(group: Group) -> tuple[str, str, str, str]:
    """An article's title, source, date and url: what the first of its rows says that says any."""
    title, source, date, url = (
        next(filter(None, said), "") for said in zip(*(e.fields for e in group), strict=True)
    )
    return title, source, date, url


def in_order(group: Group) -> Group:
    """An article's rows by the number of their paragraph, where each has one of its own."""
    numbers = [entry.order for entry in group]
    if not all(number.isdecimal() and len(number) < LONGEST_NUMBER for number in numbers):
        return group
    by_number = {int(number): entry for number, entry in zip(numbers, group, strict=True)}
    return [by_number[at] for at in sorted(by_number)] if len(by_number) == len(group) else group


def _joined(entries: Sequence[Entry], by_paragraph: bool) -> list[Group]:
    """The rows of one id, or in want of ids of the same fields, wherever they stand.

    An id whose fields change is another article's. A row with neither goes on
    with the article above it: that is how merged cells come.
    """
    groups: list[Group] = []
    known: dict[tuple[str, ...], Group] = {}
    for entry in entries:
        key = (entry.id, *entry.fields)
        group = _home(entry, key, known, groups, by_paragraph)
        if group is None:
            group = []
            groups.append(group)
        known[key] = known[(entry.id,)] = group
        group.append(entry)
    return groups


def _home(
    entry: Entry,
    key: tuple[str, ...],
    known: dict[tuple[str, ...], Group],
    groups: list[Group],
    by_paragraph: bool,
) -> Group | None:
    """The article so far that the row goes on with; None where it begins one."""
    if not any(key):
        return groups[-1] if groups and (groups[-1][0].id or by_paragraph) else None
    if not entry.id:
        return known.get(key) if by_paragraph else None
    if key in known:
        return known[key]
    latest = known.get((entry.id,))
    return latest if latest and _agree(latest[0], entry) else None


def _agree(first: Entry, entry: Entry) -> bool:
    """Does the row say nothing else of its article than the article's first row?"""
    pairs = zip(first.fields, entry.fields, strict=True)
    return all(not said or said == before for before, said in pairs)
