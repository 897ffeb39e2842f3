"""The way from an article to scored paragraphs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.language import language_name, language_of
from analysis.provenance import with_provenance
from analysis.records import (
    Article,
    Paragraph,
    Passage,
    Score,
    ScoredArticle,
    ScoredParagraph,
    Scorer,
    Tone,
)
from analysis.scoring.tone import tone
from analysis.segment import segment
from analysis.speakers import attribute

BY_HAND = "put back by hand"
"""Why a block is a paragraph that the program had left out."""

# Enough passages for a model to work on at once, few enough that the first
# articles of a long run come out soon.
BATCH = 256

OnFault = Callable[[Article, Exception], None]
"""Told of each article that could not be scored, while the others go on."""


def split(article: Article) -> Article:
    """An unsplit article with its blocks, and the title, source and date that its text names."""
    if article.blocks:
        return article  # given split, or by a person's hand: what they left empty stays so
    return with_provenance(replace(article, blocks=segment(article.text, article.title)))


def with_paragraph(article: Article, position: int, kept: bool) -> Article:
    """A split article whose block at `position` a person made a paragraph, or left out again."""
    changed = (
        replace(article.blocks[position], kind="body", why=BY_HAND)
        if kept
        else replace(article.blocks[position], kind="boilerplate", why="left out by hand")
    )
    blocks = (*article.blocks[:position], changed, *article.blocks[position + 1 :])
    return replace(article, blocks=blocks)


def paragraphs_of(article: Article) -> tuple[Paragraph, ...]:
    """A split article's body blocks in reading order, each with its language and its voice."""
    bodies = [block for block in article.blocks if block.kind == "body"]
    voices = attribute([block.text for block in bodies])
    return tuple(
        Paragraph(number, block.text, block.start, language_of(block.text), voice, speaker)
        for number, (block, (voice, speaker)) in enumerate(zip(bodies, voices, strict=True), 1)
    )


def log_fault(article: Article, error: Exception) -> None:
    """Leave a line in the log: what happens to a fault where nobody else asks for it."""
    logging.getLogger(__name__).warning("%s was not scored", article.name, exc_info=error)


def score_articles(
    articles: Iterable[Article],
    scorer: Scorer,
    batch: int = BATCH,
    on_fault: OnFault = log_fault,
) -> Iterator[ScoredArticle]:
    """Each article split and scored, in order, as soon as `batch` passages have come together.

    An article that breaks a rule on its way goes to `on_fault` and is left out.
    """
    waiting: list[_Prepared] = []
    weight = 0
    for article in articles:
        try:
            waiting.append(_prepare(article))
        except Exception as error:
            on_fault(article, error)
            continue
        # An article without a passage counts too: a folder of them must not pile up.
        weight += max(1, len(waiting[-1].passages))
        if weight >= batch:
            yield from _scored(waiting, scorer, batch, on_fault)
            waiting, weight = [], 0
    yield from _scored(waiting, scorer, batch, on_fault)


def score_article(article: Article, scorer: Scorer) -> ScoredArticle:
    """One article scored; what goes wrong with it is raised."""

    def fail(_article: Article, error: Exception) -> None:
        raise error

    return next(score_articles([article], scorer, on_fault=fail))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A split article with everything but its scores."""

    article: Article
    passages: tuple[Passage, ...]
    tones: tuple[Tone, ...]


def _prepare(article: Article) -> _Prepared:
    """Split, attribute and weigh the wording of one article."""
    article = split(article)
    paragraphs = paragraphs_of(article)
    passages = (Passage(article.title, paragraphs, n) for n in range(len(paragraphs)))
    return _Prepared(article, tuple(passages), tuple(map(_tone_of, paragraphs)))


def _tone_of(paragraph: Paragraph) -> Tone:
    """A paragraph's tone; none in a language that VADER has no words of."""
    if paragraph.language in (None, "en"):
        return tone(paragraph.text)
    return Tone(None, reason=f"not scored yet: {language_name(paragraph.language)}")


def _scored(
    waiting: Sequence[_Prepared], scorer: Scorer, batch: int, on_fault: OnFault
) -> Iterator[ScoredArticle]:
    """The waiting articles with their scores; one by one where they fail together."""
    try:
        done = _score_together(waiting, scorer, batch)
    except Exception as error:
        if len(waiting) == 1:
            on_fault(waiting[0].article, error)
            return
        for one in waiting:
            yield from _scored([one], scorer, batch, on_fault)
    else:
        yield from done


def _score_together(
    waiting: Sequence[_Prepared], scorer: Scorer, batch: int
) -> list[ScoredArticle]:
    """The waiting articles with their scores, their passages scored in mixed batches."""
    passages = [passage for one in waiting for passage in one.passages]
    scores: list[Score] = []
    for start in range(0, len(passages), batch):
        scores += scorer.score(passages[start : start + batch])
    if len(scores) != len(passages):
        raise ValueError(f"{scorer.name} gave {len(scores)} scores for {len(passages)} passages")
    queue = iter(scores)
    return [_finish(one, queue, f"{scorer.name} {scorer.digest}") for one in waiting]


def _finish(one: _Prepared, scores: Iterator[Score], scorer: str) -> ScoredArticle:
    """Take the article's own scores off the queue and put each beside its paragraph."""
    rows = tuple(
        ScoredParagraph(passage.paragraph, its_tone, score)
        # The queue stands last: zip must not take a score for which no passage is left.
        for passage, its_tone, score in zip(one.passages, one.tones, scores, strict=False)
    )
    return ScoredArticle(one.article, rows, scorer)
