"""A table to articles: .csv and .tsv, .xlsx, .parquet; its columns by their names, or as chosen."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.reading.cleaning import safe_name
from analysis.reading.formats import Table
from analysis.reading.result import ReadError, Reading
from analysis.reading.tables.articles import read_rows
from analysis.reading.tables.columns import ROLES, choose, guess, missing
from analysis.reading.tables.delimited import read_delimited
from analysis.reading.tables.own import is_own, read_own
from analysis.reading.tables.sheet import Sheet
from analysis.records import Article

__all__ = ["ROLES", "columns_of", "read_table"]


def read_table(
    name: str, data: bytes, format: Table, columns: Mapping[str, str] | None = None
) -> Reading:
    """The table's articles; ReadError where no column holds a text, or no row an article.

    columns: the column of a role (`ROLES`) as a person chose it, "" for none; the
    others are told by their names. Rows with one `id` are an article's paragraphs.
    """
    name = safe_name(name)
    sheets, found = _sheets(name, data, format, columns)
    articles: list[Article] = []
    faults = list(found)
    unread = []
    for sheet in sheets:
        if is_own(sheet.header) and not columns:
            own = read_own(name, sheet, marked=format != "parquet")
            articles += own.articles
            faults += own.faults
            continue
        roles = choose(name, sheet.header, columns)
        if not roles or _lost(sheet, columns):
            unread.append(sheet)
            continue
        read, bad = read_rows(name, sheet, roles)
        articles += read
        faults += bad
    named = [sheet for sheet in unread if sheet.header]
    if not articles:
        raise _nothing(name, named, faults, columns)
    faults += [
        f"“{name}”: its sheet “{sheet.title}” was left out: no column of it holds a text."
        for sheet in named
    ]
    return Reading(tuple(articles), tuple(faults))


def columns_of(name: str, data: bytes, format: Table) -> tuple[tuple[str, ...], dict[str, str]]:
    """The names of the table's columns, and the column of each role that is told by its name."""
    name = safe_name(name)
    if format == "parquet":
        from analysis.reading.tables.parquet import names_of

        header = names_of(name, data)
    else:
        sheets, _ = _sheets(name, data, format, None)
        headers = [sheet.header for sheet in sheets]
        best = (names for names in headers if "text" in guess(names))
        header = next(best, ()) or next(filter(None, headers), ())
    if not header:
        raise ReadError(f"“{name}” is an empty table: there is nothing to read in it.")
    return header, guess(header)


def _sheets(
    name: str, data: bytes, format: Table, columns: Mapping[str, str] | None
) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The tables in the file, and sentences on what of it is not read."""
    # Their libraries take as long to load as the rest of a small run: only for who needs them.
    if format == "xlsx":
        from analysis.reading.tables.workbook import read_workbook

        return read_workbook(name, data, columns)
    if format == "parquet":
        from analysis.reading.tables.parquet import read_parquet

        return (read_parquet(name, data, columns),), ()
    sheet, faults = read_delimited(name, data, columns, tabbed=format == "tsv")
    return (sheet,), faults


def _lost(sheet: Sheet, columns: Mapping[str, str] | None) -> bool:
    """Is a column that was chosen not there?"""
    return any(column and column not in sheet.header for column in (columns or {}).values())


def _nothing(
    name: str, unread: list[Sheet], faults: list[str], columns: Mapping[str, str] | None
) -> ReadError:
    """The error for a table without an article, which says what is the matter with it."""
    if unread:
        return missing(name, unread[0].header, columns)
    if faults:
        return ReadError(f"“{name}” holds no article in any row. {faults[0]}")
    return ReadError(f"“{name}” is an empty table: there is nothing to read in it.")
