"""The article that a person has opened: its prose, its numbers, what was left out, removing it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

import polars as pl
import streamlit as st

from analysis import charts, pipeline
from analysis.compare.findings import Measure, counted
from analysis.corpus import Corpus
from analysis.dashboard import corpora
from analysis.dashboard.prose import article_html, day_in_words
from analysis.records import UNKNOWN_SOURCE, Article, Block, ScoredArticle, ScoredParagraph

A_PAGE = 200
"""Paragraphs of one article shown at once: a book would make the browser crawl."""
MOST_LEFT_OUT = 100
"""Lines that were left out of one article and are listed with a way back."""
MOST_NAMED = 5
"""Articles that are named before many are removed."""
MOST_OPTIONS = 500
"""Articles that the pane's own list offers; the table below the chart holds the rest."""


def opened() -> str | None:
    """The id of the article in the pane, from the address bar."""
    return st.query_params.get("article")


def remember() -> None:
    """Keep the opened article over visits to other pages, which clear the address bar."""
    before: str | None = st.session_state.get("article")
    if st.session_state.pop("elsewhere", False) and before and not opened():
        st.query_params["article"] = before
    st.session_state["article"] = opened()


def open_article(article_id: str) -> None:
    """Put an article in the pane; for use in callbacks, before the page is drawn."""
    st.query_params["article"] = article_id
    st.query_params.pop("paragraph", None)


def close() -> None:
    """Empty the pane, and let the charts forget what was chosen in them."""
    st.query_params.pop("article", None)
    st.query_params.pop("paragraph", None)
    st.session_state["closed"] = times_closed() + 1


def times_closed() -> int:
    """How often the pane was closed: part of the charts' keys, so that they begin afresh."""
    closed: int = st.session_state.get("closed", 0)
    return closed


def show(corpus: Corpus, frame: pl.DataFrame, measure: Measure, can_edit: bool) -> None:
    """Draw the pane for the opened article; `frame` is the unfiltered paragraph frame."""
    article_id = opened() or ""
    scored = corpus.get(article_id)
    _top(frame, article_id)
    if scored is None:
        st.info("This article is not in the corpus. It may have been removed.")
        return
    _headline(scored.article)
    _strip(frame.filter(pl.col("article_id") == article_id), measure)
    number = _opened_paragraph()
    st.html(article_html(_a_page_of(scored.paragraphs, number), measure, number))
    if number:
        _scroll_to_opened(number)
    _legend(measure)
    left_out(
        scored.article,
        lambda position, kept: _reshape(corpus, scored, position, kept),
        "pane",
        can_edit,
    )
    if can_edit and st.button("Remove this article", icon=":material/delete:"):
        ask_to_remove(corpus, [scored.article.id])


def _top(frame: pl.DataFrame, article_id: str) -> None:
    """The way to the source's other articles, and out."""
    options = _same_source(frame, article_id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if options:
            key = f"pick_{article_id}"
            st.selectbox(
                "Article",
                list(options),
                index=list(options).index(article_id),
                format_func=lambda other: options.get(other, ""),
                key=key,
                on_change=lambda: open_article(st.session_state[key]),
            )
        st.button("Close", icon=":material/close:", on_click=close)


def _a_page_of(
    paragraphs: tuple[ScoredParagraph, ...], opened_paragraph: int | None
) -> tuple[ScoredParagraph, ...]:
    """All paragraphs; of a very long article one page, first that of the opened paragraph."""
    pages = max(1, math.ceil(len(paragraphs) / A_PAGE))
    if pages == 1:
        return paragraphs
    first = min(pages, (max(opened_paragraph or 1, 1) - 1) // A_PAGE + 1)
    page = st.pagination(pages, default=first, key=f"pages_{opened()}_{opened_paragraph}")
    return paragraphs[(page - 1) * A_PAGE : page * A_PAGE]


def _strip(rows: pl.DataFrame, measure: Measure) -> None:
    """The article at a glance; choosing a cell unfolds its paragraph."""
    if rows.is_empty():
        return
    key = f"strip_{measure}_{opened()}"
    st.altair_chart(
        charts.paragraph_strip(rows, measure, dark=st.context.theme.type == "dark"),
        key=key,
        on_select=lambda: _open_paragraph(st.session_state[key]["selection"].get("paragraph")),
    )


def _open_paragraph(picked: list[dict[str, int]] | None) -> None:
    if picked:
        st.query_params["paragraph"] = str(picked[0]["paragraph"])


def _scroll_to_opened(number: int) -> None:
    """Bring the unfolded paragraph into view; the number makes each choice a script of its own."""
    st.html(
        f"<script>/* {number} */ document.querySelector('.h-article details[open]')"
        "?.scrollIntoView({block: 'nearest', behavior: 'smooth'})</script>",
        unsafe_allow_javascript=True,
    )


def _opened_paragraph() -> int | None:
    number = st.query_params.get("paragraph", "")
    return int(number) if number.isascii() and number.isdecimal() else None


def left_out(
    article: Article, change: Callable[[int, bool], None], key: str, can_edit: bool
) -> None:
    """List the blocks that are not scored, each with its reason and a way back.

    change: called with a block's index and whether it becomes a paragraph.
    """
    apart = [
        (position, block)
        for position, block in enumerate(article.blocks)
        if block.kind != "body" or block.why == pipeline.BY_HAND
    ]
    if not apart:
        st.caption("Nothing was left out: every line is a paragraph.")
        return
    returned = sum(block.kind == "body" for _, block in apart)
    count = len(apart) - returned
    title = f"Left out of the scores: {counted(count, 'line')}"
    title += f", {returned} put back" if returned else ""
    # With a key of its own it stays open when its title changes.
    with st.expander(title, key=f"left_out_{key}"):
        for position, block in apart[:MOST_LEFT_OUT]:
            _left_out_row(position, block, change, key, can_edit)
        if len(apart) > MOST_LEFT_OUT:
            st.caption(f"and {len(apart) - MOST_LEFT_OUT:,} more")


def _left_out_row(
    position: int, block: Block, change: Callable[[int, bool], None], key: str, can_edit: bool
) -> None:
    text, button = st.columns([4, 1], vertical_alignment="center")
    text.html(
        f'<div class="h-left-out"><small>{escape(block.kind)} · {escape(block.why)}</small><br>'
        f"{escape(block.text)}</div>"
    )
    if not can_edit:
        return
    is_body = block.kind == "body"
    button.button(
        "Leave out" if is_body else "Put back",
        key=f"{key}_{position}",
        help="Take it out of the scores again" if is_body else "Score it as a paragraph",
        on_click=change,
        args=(position, not is_body),
        width="stretch",
    )


def _reshape(corpus: Corpus, scored: ScoredArticle, position: int, kept: bool) -> None:
    article = pipeline.with_paragraph(scored.article, position, kept)
    with corpora.in_words():
        corpus.replace(scored.article.id, pipeline.score_article(article, corpora.scorer()))


@st.dialog("Remove from the corpus?")
def ask_to_remove(corpus: Corpus, ids: Sequence[str]) -> None:
    """Ask first; then remove these articles and offer to undo it."""
    count = len(ids)
    names = [_name(scored.article) for key in ids[:MOST_NAMED] if (scored := corpus.get(key))]
    st.text("\n".join(names if count == 1 else [f"{count} articles, among them:", *names]))
    st.caption("Its text and scores leave the corpus." if count == 1 else "Texts and scores go.")
    with st.container(horizontal=True):
        if st.button("Remove", type="primary", key="confirm_remove"):
            with corpora.in_words():
                removed = [scored for key in ids if (scored := corpus.get(key))]
                corpus.remove(ids)
                st.session_state["removed"] = removed
                close()
                st.rerun()
        if st.button("Keep", key="cancel_remove"):
            st.rerun()


def after_removal(corpus: Corpus) -> None:
    """Say what was removed and offer to put it back, until the person moves on."""
    removed: list[ScoredArticle] = st.session_state.get("removed", [])
    if not removed:
        return
    told, undo, fine = st.columns([5, 1, 1], vertical_alignment="center")
    told.success(f"{counted(len(removed), 'article')} removed.", icon=":material/delete:")
    if undo.button("Undo", width="stretch"):
        with corpora.in_words():
            for scored in removed:
                corpus.add(scored)
            st.session_state["removed"] = []
            st.rerun()
    if fine.button("Dismiss", width="stretch"):
        st.session_state["removed"] = []
        st.rerun()


def _same_source(frame: pl.DataFrame, article_id: str | None) -> dict[str, str]:
    """Ids and names of the articles of the opened one's source, newest first."""
    source = frame.filter(pl.col("article_id") == article_id)["source"]
    if source.is_empty():
        return {}
    rows = (
        frame.filter(pl.col("source") == source[0])
        .group_by("article_id")
        .agg(pl.col("title").first(), pl.col("date").first())
        .sort("date", "article_id", descending=[True, False], nulls_last=True)
    )
    kept = pl.concat([rows.head(MOST_OPTIONS), rows.filter(pl.col("article_id") == article_id)])
    return {
        key: f"{day.isoformat() if day else 'no date'} · {title or 'Untitled'}"
        for key, title, day in kept.unique("article_id", maintain_order=True).iter_rows()
    }


def _name(article: Article) -> str:
    return f"{article.title or article.name} ({article.source or UNKNOWN_SOURCE})"


def _headline(article: Article) -> None:
    day = day_in_words(article.date)
    st.html(
        f'<h2 class="h-headline">{escape(article.title or "Untitled")}</h2>'
        f'<p class="h-imprint">{escape(article.source or UNKNOWN_SOURCE)} · {day}</p>'
    )


def _legend(measure: Measure) -> None:
    warm, dark = ("warm", "dark") if measure == "tone" else ("for it", "against it")
    st.html(
        f'<p class="h-imprint"><mark class="h-up">word</mark> {warm}, '
        f'<mark class="h-down">word</mark> {dark}. Open a paragraph to see its numbers.</p>'
    )
