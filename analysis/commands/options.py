"""The arguments that commands share: their values, and a sentence where a value is wrong."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from analysis import scoring
from analysis.reading import parse_date
from analysis.reading.cleaning import one_line
from analysis.records import Scorer

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


def _date(text: str) -> dt.date:
    """The day that the text names."""
    day = parse_date(text)
    if day is None:
        raise typer.BadParameter(f"{text!r} is not a day: write it as 2024-03-05")
    return day


def _source(text: str) -> str:
    """The name, without what no name may hold."""
    name = one_line(text)
    if name is None:
        raise typer.BadParameter("it is empty: give a name or leave the option out")
    return name


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Article files, folders of them, or - for standard input."),
]
Source = Annotated[
    str | None,
    typer.Option(parser=_source, metavar="NAME", help="The source of all the articles."),
]
Date = Annotated[
    dt.date | None,
    typer.Option(parser=_date, metavar="YYYY-MM-DD", help="The date of all the articles."),
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
