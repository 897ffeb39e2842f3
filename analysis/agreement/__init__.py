"""How well a scorer agrees with people's readings of the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.agreement.compared import compare
from analysis.agreement.figures import Baseline, Figures, figures_of
from analysis.agreement.kept import kept, measured
from analysis.agreement.parts import Part, breakdown
from analysis.records import Scorer

__all__ = [
    "Agreement",
    "Baseline",
    "Figures",
    "Part",
    "agreement",
    "evaluate",
    "kept",
    "measured",
]

Rows = Iterable[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A scorer's figures on labelled articles, as a whole and by genre, length and source."""

    figures: Figures
    parts: list[Part]


def agreement(rows: Rows, scorer: Scorer) -> Agreement:
    """Score articles whose paragraphs people have labelled, and compare.

    rows: one article each, with `paragraphs` (text, label; also about, stance, voice), and
        where known title, source, genre, raw. ValueError, with a sentence, if something is wrong.
    """
    articles = list(rows)
    if not articles:
        raise ValueError("There are no labelled articles to compare with.")
    compared = compare(articles, scorer)
    name = f"{scorer.name} {scorer.digest}"
    return Agreement(figures_of(compared, name, articles), breakdown(compared))


def evaluate(rows: Rows, scorer: Scorer) -> Figures:
    """The figures as a whole; see `agreement`."""
    return agreement(rows, scorer).figures
