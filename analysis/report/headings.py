"""The columns of a report's tables: what stands over each, and how its values are written."""

from __future__ import annotations

from analysis.compare.findings import WORDS, Measure
from analysis.report.tables import Columns

MEANS: Columns = {
    "source": ("Source", "words"),
    "mean": ("Mean", "mean"),
    "low": ("95 % from", "mean"),
    "high": ("to", "mean"),
    "measured_articles": ("Articles behind it", "count"),
    "measured": ("Paragraphs behind it", "count"),
    "articles": ("All articles", "count"),
    "paragraphs": ("All paragraphs", "count"),
    "reason": ("Note", "words"),
}
PAIRS: Columns = {
    "source": ("Source", "words"),
    "other": ("Compared with", "words"),
    "difference": ("Difference", "mean"),
    "low": ("95 % from", "mean"),
    "high": ("to", "mean"),
    "distinguishable": ("More than chance", "yes"),
    "p_corrected": ("p, corrected", "chance"),
    "p": ("p, this pair alone", "chance"),
}
VOICES: Columns = {
    "source": ("Source", "words"),
    "own": ("Own words", "mean"),
    "own_low": ("95 % from", "mean"),
    "own_high": ("to", "mean"),
    "own_articles": ("Articles", "count"),
    "own_paragraphs": ("Paragraphs", "count"),
    "quoted": ("Quoted words", "mean"),
    "quoted_low": ("95 % from", "mean"),
    "quoted_high": ("to", "mean"),
    "quoted_articles": ("Articles", "count"),
    "quoted_paragraphs": ("Paragraphs", "count"),
    "difference": ("Quoted less own", "mean"),
    "low": ("95 % from", "mean"),
    "high": ("to", "mean"),
    "chance": ("By chance", "share"),
    "reason": ("Note", "words"),
}
SPEAKERS: Columns = {
    "name": ("Speaker", "words"),
    "paragraphs": ("Paragraphs", "count"),
    "articles": ("Articles", "count"),
    "sources": ("Sources", "count"),
    "mean": ("Mean", "mean"),
    "low": ("95 % from", "mean"),
    "high": ("to", "mean"),
    "measured_articles": ("Articles behind it", "count"),
    "measured": ("Paragraphs behind it", "count"),
    "reason": ("Note", "words"),
}
PERIODS: Columns = {
    "start": ("From", "day"),
    "end": ("To", "day"),
    "mean": ("Mean", "mean"),
    "low": ("95 % from", "mean"),
    "high": ("to", "mean"),
    "articles": ("Articles", "count"),
    "paragraphs": ("Paragraphs", "count"),
    "reason": ("Note", "words"),
}
ARTICLES: Columns = {
    "date": ("Date", "day"),
    "source": ("Source", "words"),
    "title": ("Title", "words"),
    "mean": ("Mean", "mean"),
    "spread": ("Divided", "number"),
    "confidence": ("Certain", "share"),
    "measured": ("Paragraphs behind it", "count"),
    "paragraphs": ("All paragraphs", "count"),
}


def shares(measure: Measure) -> Columns:
    """The columns of a source's shares under a measure."""
    words = WORDS[measure]
    return {
        "source": ("Source", "words"),
        **{column: (word.capitalize(), "share") for column, word in words.shares.items()},
        "labelled": (f"{words.shared.capitalize()}s", "count"),
    }
