"""How a report's numbers were made and how far to trust them: what the page Method says."""

from __future__ import annotations

import polars as pl
from markdown_it import MarkdownIt

from analysis.agreement import measured, on_corpus, told, trust
from analysis.agreement.blind import blind_readings
from analysis.agreement.trust import Answer
from analysis.prose import method as words
from analysis.report.tables import Columns, Table, table
from analysis.selection import Selection

QUALITY: Columns = {
    "Paragraphs": ("Paragraphs", "words"),
    "Scorer": ("Scorer", "words"),
    "Number": ("Number", "count"),
    "Macro-F1": ("Macro-F1", "number"),
    "About F1": ("About F1", "number"),
    "Rank correlation": ("Rank correlation", "number"),
    "Source fidelity": ("Source fidelity", "number"),
    "Calibration error": ("Calibration error", "number"),
}
MAKING = {"model": words.MODEL, "lexicon": words.LEXICON}


def answers(selection: Selection) -> list[Answer]:
    """What a careful person asks of the scores, with the figures that answer it."""
    readings = blind_readings(selection.corpus.readings())
    frame = selection.frame
    people = frame.select(pl.col("article_id", "label").cast(pl.String), "paragraph")
    rows = on_corpus.beside(readings, frame, people)
    same = on_corpus.same_share(rows)
    readers = readings["reader"].unique().sort().to_list()
    where = "the sample’s articles" if selection.invented else "these articles"
    sentence = told.agreement_told(same, selection.scorer, readers, where)
    return trust.answers(selection.scorer, same, sentence)


def quality() -> Table:
    """The scorers' figures on the labelled paragraphs."""
    return table(measured(), QUALITY)


def chapters(selection: Selection) -> list[tuple[str, str]]:
    """Headings and what stands below them, as HTML of the program's own words."""
    made = {
        "What the numbers mean": words.MEANING,
        "How a score is made": MAKING.get(selection.scorer, ""),
        "How sources are compared": words.COMPARING,
        "Where it fails": words.LIMITS,
        "How well it agrees with careful readers": words.QUALITY,
    }
    render = MarkdownIt("commonmark", {"html": False}).render
    return [(heading, render(text)) for heading, text in made.items() if text]
