"""The arguments that commands share: their values, and a sentence where a value is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from analysis import scoring
from analysis.reading import parse_date
from analysis.reading.cleaning import one_line
from analysis.reading.tables import ROLES
from analysis.records import Scorer
from analysis.sources import canonical

DEFAULT_SCORER = scoring.SCORERS[0]
"""What `--scorer` is where a command does not name one."""


class Format(StrEnum):
    """What `score` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def _scorer(name: str) -> Scorer:
    """The scorer of that name."""
    try:
        return scoring.make_scorer(name)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def day_of(text: str) -> dt.date:
    """The day that the text names."""
    day = parse_date(text)
    if day is None:
        raise typer.BadParameter(f"{text!r} is not a day: write it as 2024-03-05")
    return day


def _source(text: str) -> str:
    """The name, without what no name may hold; a listed outlet's one name for any spelling."""
    name = one_line(text)
    if name is None:
        raise typer.BadParameter("it is empty: give a name or leave the option out")
    return canonical(name)


def columns_of(given: Sequence[str] | None) -> Mapping[str, str]:
    """The column of each role, "" for none, from what `--column` was given: "text=Body" …"""
    pairs = [_column(text) for text in given or ()]
    columns = dict(pairs)
    if len(columns) < len(pairs):
        raise _bad_column("it says twice which column holds the same: give each once")
    named = [name for name in columns.values() if name]
    if len(named) > len(set(named)):
        raise _bad_column("it gives one column two things to hold: name another for one of them")
    return columns


def _column(text: str) -> tuple[str, str]:
    """What a table's column holds, one of `ROLES`, and its name."""
    role, sign, name = text.partition("=")
    role, name = role.strip().casefold(), name.strip()
    if not sign:
        raise _bad_column(f"{text!r} names no column: write it as text=Body")
    if role not in ROLES:
        raise _bad_column(f"{role!r} is not one of {', '.join(ROLES)}: write it as text=Body")
    if role == "text" and not name:
        raise _bad_column("a column has to hold the text: write it as text=Body")
    return role, name


def _bad_column(fault: str) -> typer.BadParameter:
    return typer.BadParameter(fault, param_hint="'--column'")


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Article files, folders of them, web addresses, or - for standard input.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="WHAT=NAME",
        help="Which column of a table holds what, as text=Body; WHAT is one of "
        f"{', '.join(ROLES)}. Give it again for each; without it the columns' names tell.",
    ),
]
Source = Annotated[
    str | None,
    typer.Option(parser=_source, metavar="NAME", help="The source of all the articles."),
]
Date = Annotated[
    dt.date | None,
    typer.Option(parser=day_of, metavar="YYYY-MM-DD", help="The date of all the articles."),
]
ScorerNamed = Annotated[
    Scorer,
    typer.Option(
        "--scorer",
        parser=_scorer,
        metavar="NAME",
        help=f"One of: {', '.join(scoring.SCORERS)}.",
    ),
]

CorpusNamed = Annotated[
    str | None,
    typer.Option(metavar="FILE_OR_URL", help="The corpus; HALUAN_CORPUS names another default."),
]
