"""`sources`: the names and groups of the corpus's sources, listed and edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated

import polars as pl
import typer
from rich.cells import cell_len

from analysis import settings
from analysis.commands.keeping import WHO
from analysis.commands.options import CorpusNamed
from analysis.commands.output import printable
from analysis.commands.program import CommandError
from analysis.corpus import Corpus
from analysis.sources import NO_GROUP, shipped_group
from analysis.sources.listing import EditError, edits, listing, named_group
from analysis.sources.saving import save

HEADINGS = {"articles": "Articles", "name": "Name as found", "shown": "Shown as", "group": "Group"}
GAP = "  "


def sources(
    corpus: CorpusNamed = None,
    rename: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FOUND=SHOWN",
            help="Show a source under another name; nothing behind the = takes that back.",
        ),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SOURCE=GROUP",
            help="Put a source into a group; “No group” is none, nothing behind the = is the "
            "group that ships with the program.",
        ),
    ] = None,
) -> int:
    """List the corpus's sources with their groups and numbers of articles, and edit them."""
    store = Corpus(corpus or settings.load().corpus)
    try:
        if rename or group:
            _edit(store, rename or [], group or [])
        rows = _rows(store)
    finally:
        store.close()
    for line in _lines(rows) if rows.height else ["No article here names a source."]:
        print(line)
    print(printable(f"The corpus is in {store.place}."))
    return 0


def _rows(store: Corpus) -> pl.DataFrame:
    return listing(store.kept_sources(), store.source_names(), store.source_groups())


def _edit(store: Corpus, renames: Sequence[str], groups: Sequence[str]) -> None:
    """Write what was asked for, all of it or nothing."""
    before, own = _rows(store), store.source_groups()
    after = before
    for name, shown in _pairs(renames, set(before["name"]), "--rename FOUND=SHOWN"):
        after = _with(after, pl.col("name") == name, "shown", shown or name)
    known = {*after["name"], *after["shown"]}
    for source, group in _pairs(groups, known, "--group SOURCE=GROUP"):
        shown = dict(after.select("name", "shown").iter_rows()).get(source, source)
        wanted = named_group(group, own) if group else shipped_group(shown) or NO_GROUP
        after = _with(after, pl.col("shown") == shown, "group", wanted)
    try:
        with store.noting(WHO, "named or grouped sources", "; ".join([*renames, *groups])):
            save(store, edits(before, after, own))
    except EditError as error:
        raise CommandError(str(error)) from error


def _with(rows: pl.DataFrame, which: pl.Expr, column: str, value: str) -> pl.DataFrame:
    """The rows with a value in those of them."""
    changed = pl.when(which).then(pl.lit(value)).otherwise(pl.col(column))
    return rows.with_columns(changed.alias(column))


def _pairs(given: Sequence[str], known: Collection[str], form: str) -> Iterator[tuple[str, str]]:
    """The two sides of each "=" behind a known source; a source's own name may hold one."""
    for text in given:
        parts = text.split("=")
        if len(parts) < 2:
            raise CommandError(f"“{text}” has no “=”: write it as {form}.")
        sides = (("=".join(parts[:n]).strip(), "=".join(parts[n:])) for n in range(1, len(parts)))
        pair = next((pair for pair in sides if pair[0] in known), None)
        if pair is None:
            raise CommandError(
                f"No article in the corpus is from “{parts[0].strip()}”: "
                "give the command without options to see the sources."
            )
        yield pair[0], " ".join(pair[1].split())


def _lines(rows: pl.DataFrame) -> Iterator[str]:
    """The table as lines of text, its columns below their headings; no colours, no control."""
    table = [list(HEADINGS.values())]
    for row in rows.iter_rows(named=True):
        row["articles"] = f"{row['articles']:,}"
        table.append([printable(row[column]) for column in HEADINGS])
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    for first, *others in table:
        padded = (
            cell + " " * (width - cell_len(cell))
            for cell, width in zip(others, widths[1:], strict=True)
        )
        yield GAP.join([first.rjust(widths[0]), *padded]).rstrip()
