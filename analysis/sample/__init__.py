"""The sample: invented articles from invented outlets, to look around with; see README.md."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysis.reading import read_path
from analysis.records import Article

FILE = Path(__file__).parent / "articles.jsonl"

ORIGIN = "the sample"
"""What pages show as the place where a sample article's title, source and date were found."""


GROUPS = {
    "Ninglu News Agency": "Official Chinese",
    "Pearl Delta Business Journal": "Commercial Chinese",
    "Causeway Dispatch": "Southeast Asian",
    "The Kinabalu Gazette": "Malaysian",
    "The Lembah Report": "Malaysian",
    "Titiwangsa Post": "Malaysian",
    "Northgate News": "Western",
    "Centre for Monsoon Asia": "Think tank",
}
"""The groups that these invented outlets stand in."""


def articles() -> list[Article]:
    """The sample articles, oldest first, each with its paragraphs as body blocks."""
    origins = dict.fromkeys(("title", "source", "date"), ORIGIN)
    return [replace(article, origins=dict(origins)) for article in read_path(FILE).articles]
