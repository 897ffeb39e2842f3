"""What reading hands on: articles, and a sentence for each thing that failed."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.records import Article


class ReadError(ValueError):
    """A sentence for a person: what can't be read, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of one input, in its order, and a sentence for each part that failed."""

    articles: tuple[Article, ...]
    faults: tuple[str, ...] = ()
