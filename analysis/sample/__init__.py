"""The sample: invented articles from invented outlets, to look around with; see README.md."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from analysis import pipeline
from analysis.corpus import Corpus
from analysis.reading import read_path
from analysis.records import Article, Scorer

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

EVENTS = (
    (dt.date(2014, 4, 8), "Charter flights to Sabah stop"),
    (dt.date(2018, 7, 12), "Payments on three contracts frozen"),
    (dt.date(2023, 11, 26), "Visas lifted for 30-day visits"),
)
"""What the sample's articles tell of, as a person might write it down; invented as they are."""


def articles() -> list[Article]:
    """The sample articles, oldest first, each with its paragraphs as body blocks."""
    origins = dict.fromkeys(("title", "source", "date"), ORIGIN)
    return [replace(article, origins=dict(origins)) for article in read_path(FILE).articles]


def fill(corpus: Corpus, scorer: Scorer) -> None:
    """Put the sample into a corpus, its outlets in their groups; or another scorer's scores of it.

    `CorpusError` where it can't be written to.
    """
    if corpus.is_empty():
        for source, group in GROUPS.items():
            corpus.set_source_group(source, group)
    for scored in pipeline.score_articles(articles(), scorer):
        if not corpus.add(scored):
            corpus.add_scores(scored)
