"""The article that a person has opened: its prose, its numbers, what was left out, removing it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape
from typing import TypeVar
from zlib import crc32

import polars as pl
import streamlit as st

from analysis import charts, pipeline, scoring
from analysis.charts.on_page import for_page
from analysis.compare.findings import Measure
from analysis.corpus import Corpus
from analysis.dashboard import (
    address,
    carried,
    corpora,
    correction,
    left_out,
    people,
    removal,
    script,
    steps,
    unfolding,
)
from analysis.dashboard.both import Names, both_html
from analysis.prose.articles import article_html, day_in_words
from analysis.prose.margin import Margin, margins
from analysis.records import UNKNOWN_SOURCE, Article, ScoredArticle

Row = TypeVar("Row")

GONE = "This article is not in the corpus. It may have been removed."
A_PAGE = 200
"""Paragraphs of one article shown at once: a book would make the browser crawl."""

# The pane alone is scrolled: the page beside it keeps its place.
SCROLL = """{
  const paragraph = document.querySelector(`.h-article [data-number="${data.number}"]`);
  const pane = [".st-key-reading_pane", "[data-testid=stColumn]"]
    .map((box) => paragraph?.closest(box))
    .find((box) => box && box.scrollHeight > box.clientHeight + 1);
  if (pane) {
    const [inner, outer] = [paragraph, pane].map((box) => box.getBoundingClientRect());
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      pane.scrollBy({ top: inner.top - outer.top - 80, behavior: "smooth" });
  }
}"""


def show(
    corpus: Corpus, frame: pl.DataFrame, scorer: str, measure: Measure, can_edit: bool
) -> None:
    """Draw the pane for the opened article as the scorer of that name scored it.

    frame: the unfiltered paragraph frame.
    """
    article_id = address.opened() or ""
    scored = corpus.get(article_id, scorer)
    steps.articles(frame, article_id)
    if scored is None:
        st.info(GONE)
        return
    _headline(corpus, scored.article)
    carried.show(frame, article_id)
    _strip(frame.filter(pl.col("article_id") == article_id), measure)
    number = address.opened_paragraph()
    steps.paragraphs(article_id, [row.paragraph.number for row in scored.paragraphs], number)
    others = _by_others(corpus, article_id, scorer)
    beside = margins(scored.article, others, carried.marks(frame, article_id))
    _prose(scored, scorer, measure, number, beside)
    if number:
        _scroll_to_opened(article_id, number)
    _legend(measure)
    if can_edit:
        correction.show(corpus, scored, number)
    left_out.show(
        scored.article,
        lambda position, kept: _reshape(corpus, scored.article, position, kept),
        "pane",
        can_edit,
    )
    may_remove = can_edit and people.may("owner")
    if may_remove and st.button("Remove this article", icon=":material/delete:"):
        removal.ask(corpus, [scored.article.id])


def show_both(corpus: Corpus, frame: pl.DataFrame, one: str, other: str) -> None:
    """Draw the pane for the opened article with the scores of two scorers, by name.

    frame: the unfiltered paragraph frame.
    """
    article_id = address.opened() or ""
    first, second = corpus.get(article_id, one), corpus.get(article_id, other)
    steps.articles(frame, article_id)
    if first is None or second is None:
        st.info(GONE)
        return
    _headline(corpus, first.article)
    carried.show(frame, article_id)
    number = address.opened_paragraph()
    _prose_of_both(first, second, (one, other), number)
    if number:
        _scroll_to_opened(article_id, number)


@st.fragment
def _prose(
    scored: ScoredArticle,
    scorer: str,
    measure: Measure,
    number: int | None,
    beside: Mapping[int, Margin],
) -> None:
    """The paragraphs; unfolding one draws this part of the page alone again."""
    unfolded = unfolding.unfolded(scored.article.id)
    scored = unfolding.explained(scored, scorer, unfolded)
    st.html(article_html(_a_page_of(scored.paragraphs, number), measure, unfolded, beside))
    unfolding.listen(scored.article.id, unfolded)


@st.fragment
def _prose_of_both(
    first: ScoredArticle, second: ScoredArticle, names: Names, number: int | None
) -> None:
    """The paragraphs with both scorers' numbers."""
    unfolded = unfolding.unfolded(first.article.id)
    first = unfolding.explained(first, names[0], unfolded)
    second = unfolding.explained(second, names[1], unfolded)
    # Another tab may have changed the article between the two looks: the next one is right.
    rows = tuple(zip(first.paragraphs, second.paragraphs, strict=False))
    st.html(both_html(_a_page_of(rows, number), names, unfolded))
    unfolding.listen(first.article.id, unfolded)


def _by_others(corpus: Corpus, article_id: str, scorer: str) -> dict[str, ScoredArticle]:
    """The article as every other scorer, by name, scored it."""
    found = {name: corpus.get(article_id, name) for name in scoring.SCORERS if name != scorer}
    return {name: scored for name, scored in found.items() if scored}


def _a_page_of(paragraphs: tuple[Row, ...], opened_paragraph: int | None) -> tuple[Row, ...]:
    """All paragraphs; of a very long article one page, first that of the opened paragraph."""
    pages = max(1, math.ceil(len(paragraphs) / A_PAGE))
    if pages == 1:
        return paragraphs
    first = min(pages, (max(opened_paragraph or 1, 1) - 1) // A_PAGE + 1)
    page = st.pagination(pages, default=first, key=f"pages_{address.opened()}_{opened_paragraph}")
    return paragraphs[(page - 1) * A_PAGE : page * A_PAGE]


def _strip(rows: pl.DataFrame, measure: Measure) -> None:
    """The article at a glance; choosing a cell unfolds its paragraph."""
    if rows.is_empty():
        return
    key = f"strip_{measure}_{address.opened()}"
    chart = charts.paragraph_strip(rows, measure, dark=st.context.theme.type == "dark")
    st.vega_lite_chart(
        for_page(chart, charts.alt_text(chart)),
        key=key,
        on_select=lambda: _open_paragraph(st.session_state[key]["selection"].get("paragraph")),
    )


def _open_paragraph(picked: list[dict[str, int]] | None) -> None:
    if picked:
        address.open_paragraph(picked[0]["paragraph"])


def _scroll_to_opened(article_id: str, number: int) -> None:
    """Bring the unfolded paragraph into view, once for each place."""
    # Its digest: what stands in the address bar need not be text.
    place = crc32(article_id.encode("utf-8", "surrogatepass"))
    script.run("scroll_to_paragraph", SCROLL, article=place, number=number)


def _reshape(corpus: Corpus, article: Article, position: int, kept: bool) -> None:
    """Make a block a paragraph or leave it out, scored anew by all who had scored the article."""
    changed = pipeline.with_paragraph(article, position, kept)
    with corpora.in_words():
        names = [scorer.split()[0] for scorer in corpus.scorers(article.id)]
        first, *others = [name for name in names if name in scoring.SCORERS] or scoring.SCORERS
        corpus.replace(article.id, pipeline.score_article(changed, corpora.scorer(first)))
        for name in others:
            corpus.add_scores(pipeline.score_article(changed, corpora.scorer(name)))


def _headline(corpus: Corpus, article: Article) -> None:
    """Title, source and day, the source by the person's own name for it."""
    source = article.source or UNKNOWN_SOURCE
    source, day = corpus.source_names().get(source, source), day_in_words(article.date)
    st.html(
        f'<h2 class="h-headline">{escape(article.title or "Untitled")}</h2>'
        f'<p class="h-imprint">{escape(source)} · {day}</p>'
    )


def _legend(measure: Measure) -> None:
    warm, dark = ("warm", "dark") if measure == "tone" else ("for it", "against it")
    st.html(
        f'<p class="h-imprint"><mark class="h-up">word</mark> {warm}, '
        f'<mark class="h-down">word</mark> {dark}. Open a paragraph to see its numbers.</p>'
    )
