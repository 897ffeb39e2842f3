"""Copies in the corpus: near-identical articles or paragraphs, and who carried them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from analysis import settings
from analysis.commands.inputs import STDIN, say
from analysis.commands.options import CorpusNamed, Format
from analysis.commands.output import ENCODERS, Record
from analysis.commands.program import CommandError
from analysis.commands.writing import check_form, opened
from analysis.compare.findings import counted
from analysis.copies import article_groups, groups
from analysis.corpus import Corpus

AT_ONCE = 1000
"""Paragraphs whose beginnings are read at a time."""

COLUMNS = ("group", "article", "source", "date", "title", "url")
"""What is told of every copy, as `output.TYPES` names it."""


def copies(
    corpus: CorpusNamed = None,
    paragraphs: Annotated[
        bool, typer.Option("--paragraphs", help="Paragraphs, with their beginnings, not articles.")
    ] = False,
    format: Annotated[Format, typer.Option(help="The form of the output.")] = Format.JSONL,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write, instead of the screen.")
    ] = None,
) -> int:
    """List near-identical articles with who carried them, the most carried first."""
    output = None if output == Path(STDIN) else output
    check_form(output, format)
    with contextlib.closing(_existing(corpus or settings.load().corpus)) as store:
        rows = _listed(store, paragraphs)
        what, number = "paragraph" if paragraphs else "article", rows["group"].n_unique()
        say(f"{counted(rows.height, what)} in {counted(number, 'group')} of copies.")
        if number:  # else an older output is left as it was
            with opened(output) as stream:
                for piece in ENCODERS[format](_records(store, rows, paragraphs)):
                    stream.write(piece)
    return 0


def _existing(place: str | Path) -> Corpus:
    """The corpus at a place, with all signatures made; a person may have mistyped it."""
    if "://" not in str(place) and not Path(place).exists():
        raise CommandError(f"There is no corpus at {place}: name one with --corpus.")
    store = Corpus(place)
    store.sign_all()
    return store


def _listed(store: Corpus, paragraphs: bool) -> pl.DataFrame:
    """A row per copy: group (from 1, the largest first) and article_id, or paragraph too.

    Within a group the earliest dated comes first.
    """
    found = groups(store.signatures())
    rows = found if paragraphs else article_groups(found)
    column = "copy_group" if paragraphs else "article_group"
    heads = store.articles().drop("paragraphs" if paragraphs else [])
    order = [column, "date", "added_at", *(["paragraph"] if paragraphs else [])]
    return (
        rows.drop_nulls(column)
        .join(heads, on="article_id", how="inner")
        .with_columns(copies=pl.len().over(column))
        .sort("copies", *order, descending=[True, *[False] * len(order)], nulls_last=True)
        .with_columns(group=(pl.col(column).rle_id() + 1).cast(pl.Int32))
    )


def _records(store: Corpus, rows: pl.DataFrame, paragraphs: bool) -> Iterator[Record]:
    """One record a row, with the beginning of the text where rows are paragraphs."""
    for part in rows.rename({"name": "article"}).iter_slices(AT_ONCE):
        more: list[str | pl.Series] = ["paragraphs"]
        if paragraphs:
            places = list(part.select("article_id", "paragraph").iter_rows())
            more = ["paragraph", pl.Series("text", store.excerpts(places), dtype=pl.String)]
        yield from part.select(*COLUMNS, *more).iter_rows(named=True)
