"""What stands beside an article's paragraphs: lines left out, other scorers' words, copies.

Pure functions, as in articles.py: everything that comes from an article is escaped here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from analysis.records import Article, Block, Kind, ScoredArticle, ScoredParagraph

IN_PLACE: tuple[Kind, ...] = ("subheading", "dateline", "byline", "caption")
"""Blocks that belong to the reading; a page's furniture stays in the list of what was left out."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Beside one paragraph.

    before: blocks that stand before it in the text and are not scored; others: scorers' names
    and the paragraph as they scored it; copies: where the same words are found too, as a phrase.
    """

    before: tuple[Block, ...] = ()
    others: tuple[tuple[str, ScoredParagraph], ...] = ()
    copies: str = ""


NOTHING = Margin()


def margins(
    article: Article, others: Mapping[str, ScoredArticle], copies: Mapping[int, str]
) -> dict[int, Margin]:
    """What stands beside each paragraph, by its number.

    others: the article as other scorers, by name, scored it; copies: a phrase for each paragraph
    that others carry.
    """
    scored = {
        name: {row.paragraph.number: row for row in each.paragraphs}
        for name, each in others.items()
    }
    before = _before(article)
    numbers = {*before, *copies, *(number for rows in scored.values() for number in rows)}
    return {
        number: Margin(
            before.get(number, ()),
            tuple((name, rows[number]) for name, rows in scored.items() if number in rows),
            copies.get(number, ""),
        )
        for number in numbers
    }


def _before(article: Article) -> dict[int, tuple[Block, ...]]:
    """The blocks in place before each paragraph, by its number."""
    found: dict[int, tuple[Block, ...]] = {}
    waiting: list[Block] = []
    number = 0
    for block in article.blocks:
        if block.kind in IN_PLACE:
            waiting.append(block)
        elif block.kind == "body":
            number += 1
            if waiting:
                found[number] = tuple(waiting)
                waiting = []
    return found


def before_html(blocks: Sequence[Block]) -> str:
    """Blocks that are not scored, as they stand in the text, each with what it is."""
    return "".join(
        f'<p class="h-block h-{block.kind}"><small>{block.kind}, not scored</small> '
        f"{escape(block.text)}</p>"
        for block in blocks
    )


def copies_html(copies: str) -> str:
    """The mark of a paragraph that others carry too; "" without a phrase that says where."""
    return f'<span class="h-copies">{escape(copies)}</span>' if copies else ""
