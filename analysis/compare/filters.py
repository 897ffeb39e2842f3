"""What a person looks at: a filter, and the rows of the paragraph frame that it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from analysis.compare.copies import Copies, counted_once
from analysis.records import Voice

NO_LANGUAGE = "und"
"""Stands among codes of languages for one that could not be told, as ISO 639 has it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look at; the default is everything.

    sources, groups: names as in the frame's columns source and group, () for all;
    start, end: dates, both included; voice: only the outlets' or only the speakers' words;
    languages: as in the column language, `NO_LANGUAGE` for paragraphs whose language is not
    known; labels: as in the column label; copies: how often near-identical paragraphs count,
    among those that pass all the rest; search: words that the text holds, as `Corpus.search`
    takes them. A frame has no text: who narrows it leaves the other paragraphs out before.
    """

    sources: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    voice: Voice | None = None
    languages: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    copies: Copies = "source"
    search: str = ""


def narrow(frame: pl.DataFrame, chosen: Filter) -> pl.DataFrame:
    """The rows that pass the filter; undated articles don't pass a bound of dates.

    Near-identical paragraphs (the same `copy_group`) come as often as `chosen.copies` says.
    """
    return counted_once(_each_copy(frame, chosen), chosen.copies)


def copies_left_out(frame: pl.DataFrame, narrowed: pl.DataFrame, chosen: Filter) -> int:
    """How many paragraphs pass the filter but for an earlier copy that stands for them.

    narrowed: what `narrow` leaves of the frame.
    """
    passing = frame.height
    if conditions := [*_conditions(chosen), *_bounds(chosen)]:
        passing = frame.select(pl.all_horizontal(conditions).sum()).item()
    return int(passing) - narrowed.height


def undated_left_out(frame: pl.DataFrame, chosen: Filter) -> int:
    """How many articles pass the filter but for their missing date."""
    if not _bounds(chosen):
        return 0
    undated = pl.all_horizontal(pl.col("date").is_null(), *_conditions(chosen))
    return frame.lazy().filter(undated).select("source", "article_id").collect().n_unique()


def _each_copy(frame: pl.DataFrame, chosen: Filter) -> pl.DataFrame:
    """The rows that pass the filter, copies counted each time."""
    conditions = [*_conditions(chosen), *_bounds(chosen)]
    return frame.filter(pl.all_horizontal(conditions)) if conditions else frame


def _bounds(chosen: Filter) -> list[pl.Expr]:
    """What the filter asks of dates."""
    date = pl.col("date")
    bounds = []
    if chosen.start is not None:
        bounds.append(date >= chosen.start)
    if chosen.end is not None:
        bounds.append(date <= chosen.end)
    return bounds


def _conditions(chosen: Filter) -> list[pl.Expr]:
    """What the filter asks of sources, groups, voice, languages and labels."""
    conditions = [
        pl.col(column).is_in(wanted)
        for column, wanted in (
            ("source", chosen.sources),
            ("group", chosen.groups),
            ("label", chosen.labels),
        )
        if wanted
    ]
    if chosen.voice is not None:
        conditions.append(pl.col("voice") == chosen.voice)
    if chosen.languages:
        language = pl.col("language")
        unknown = pl.lit(NO_LANGUAGE in chosen.languages) & language.is_null()
        conditions.append(language.is_in(chosen.languages) | unknown)
    return conditions
