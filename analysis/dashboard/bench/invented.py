"""A corpus of any size for the benchmark: invented articles, with scores drawn at random.

Sources differ in their mean, articles of one source too; one article in five is another
source's of the day before, nearly word for word; a few have no date. No outlet, person or
event in it is real, and every title says so.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, product

import sqlalchemy as sa

from analysis.corpus import Corpus
from analysis.corpus.facts import raise_version
from analysis.corpus.kept_copies import signatures_changed
from analysis.corpus.rows import Rows, article_rows, paragraph_rows, score_rows
from analysis.dashboard.bench.sentences import SENTENCES, SPEAKERS, TOWNS, paragraph
from analysis.dashboard.copy_search import find
from analysis.records import (
    LABELS,
    Article,
    Block,
    Paragraph,
    Score,
    ScoredArticle,
    ScoredParagraph,
    Tone,
)

FEWEST, MOST = 5, 45
"""Paragraphs of an article, so 25 on average."""
COPIED, UNDATED = 0.2, 0.02
"""Shares of the articles."""
QUOTED = 0.3
"""Share of the paragraphs."""
SEED = 8
FIRST_DAY, DAYS = dt.date(2018, 1, 1), 6 * 365
ADDED = dt.datetime(2024, 1, 1)
AT_ONCE = 1_000
"""Articles in one change: what is not yet written stays in memory."""
BREAK = "\n\n"
RECENT = 500
"""The latest articles, from which copies are taken."""

PAPERS = {
    "Courier": ("en", "Invented dailies"),
    "Post": ("en", "Invented dailies"),
    "Broadcasting": ("en", "Invented stations"),
    "Harian": ("ms", "Invented Malay press"),
    "Wanbao": ("zh", "Invented Chinese press"),
}
"""There is one of each in every town: 60 sources. The language it writes, and its group."""


class Invented(Corpus):
    """A corpus that takes articles by the thousand: a change for each would take hours."""

    def fill(self, paragraphs: int, scorer: str) -> None:
        """Put in about so many paragraphs, as if scored by `scorer` ("name digest").

        With all that is made of them once: the search's index and the near-copies.
        """
        found = articles(paragraphs, scorer)
        while some := list(islice(found, AT_ONCE)):
            rows = [self._rows(scored) for scored in some]
            with self._change() as connection:
                for table in rows[0]:
                    of_all = [row for each in rows for row in each[table]]
                    connection.execute(sa.insert(table), of_all)
                signatures_changed(connection)
                raise_version(connection)
        for town, (paper, (_, group)) in product(TOWNS, PAPERS.items()):
            self.set_source_group(f"{town} {paper}", group)
        self.index_all()
        find(self)

    def _rows(self, scored: ScoredArticle) -> Rows:
        """The rows of an article, by table."""
        made = (article_rows(scored.article, ADDED), paragraph_rows(scored), score_rows(scored))
        rows = {table: those for each in made for table, those in each.items()}
        return rows | self._signature_rows(scored)


def articles(paragraphs: int, scorer: str) -> Iterator[ScoredArticle]:
    """Articles with about so many paragraphs in all; the same count, the same articles."""
    draw = random.Random(SEED)
    sources = [
        (f"{town} {paper}", language)
        for town, (paper, (language, _)) in product(TOWNS, PAPERS.items())
    ]
    leans = {source: draw.gauss(0, 0.15) for source, _ in sources}
    recent: dict[str, deque[Told]] = {language: deque(maxlen=RECENT) for language in SENTENCES}
    number = 0
    while paragraphs > 0:
        number += 1
        source, language = draw.choice(sources)
        copied = recent[language] and draw.random() < COPIED
        told = _copied(recent[language], number, draw) if copied else _told(language, draw)
        recent[language].append(told)
        lean = leans[source] + draw.gauss(0, 0.3)
        article = _article(number, source, told, draw)
        yield ScoredArticle(article, tuple(_scored(article, language, lean, draw)), scorer)
        paragraphs -= len(told.texts)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says, and the day it says it."""

    texts: Sequence[str]
    day: dt.date


def _told(language: str, draw: random.Random) -> Told:
    texts = [paragraph(language, draw) for _ in range(draw.randint(FEWEST, MOST))]
    return Told(texts, FIRST_DAY + dt.timedelta(draw.randrange(DAYS)))


def _copied(recent: Sequence[Told], number: int, draw: random.Random) -> Told:
    """An earlier article the day after; every other paragraph begins anew."""
    told = draw.choice(recent)
    texts = [text if at % 2 else f"(Wire {number}) {text}" for at, text in enumerate(told.texts)]
    return Told(texts, told.day + dt.timedelta(1))


def _article(number: int, source: str, told: Told, draw: random.Random) -> Article:
    starts = accumulate((len(text) + len(BREAK) for text in told.texts), initial=0)
    return Article(
        name=f"invented-{number}",
        text=BREAK.join(told.texts),
        title=f"Invented: {told.texts[0].partition('.')[0]}",
        source=source,
        date=told.day if draw.random() >= UNDATED else None,
        blocks=tuple(
            Block(text, "body", start) for text, start in zip(told.texts, starts, strict=False)
        ),
    )


def _scored(
    article: Article, language: str, lean: float, draw: random.Random
) -> Iterator[ScoredParagraph]:
    """Its paragraphs: one voice each, a tone, and probabilities that lean the article's way."""
    for number, block in enumerate(article.blocks, 1):
        quoted = draw.random() < QUOTED
        speaker = draw.choice(SPEAKERS) if quoted else None
        yield ScoredParagraph(
            Paragraph(
                number,
                block.text,
                block.start,
                language,
                "speaker" if quoted else "outlet",
                speaker,
            ),
            Tone(round(math.tanh(lean / 2 + draw.gauss(0, 0.5)), 4)),
            _score(lean, draw),
        )


def _score(lean: float, draw: random.Random) -> Score:
    """A score by probabilities whose logarithms spread normally around the lean."""
    leans = (lean, 0.0, -lean, 0.5)
    weights = [math.exp(2 * (each + draw.gauss(0, 1))) for each in leans]
    probable = {label: weight / sum(weights) for label, weight in zip(LABELS, weights, strict=True)}
    label = max(LABELS, key=probable.__getitem__)
    about = label != "not about it"
    stance = probable["favourable"] - probable["unfavourable"] if about else None
    return Score(about, 1 - probable["not about it"], stance, label, probabilities=probable)
