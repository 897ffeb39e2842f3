"""The sample: invented articles from invented outlets, to look around with; see README.md."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysis.reading import read_path
from analysis.records import Article

FILE = Path(__file__).parent / "articles.jsonl"

ORIGIN = "the sample"
"""What pages show as the place where a sample article's title, source and date were found."""


def articles() -> list[Article]:
    """The sample articles, oldest first, each with its paragraphs as body blocks."""
    origins = dict.fromkeys(("title", "source", "date"), ORIGIN)
    return [replace(article, origins=dict(origins)) for article in read_path(FILE).articles]
