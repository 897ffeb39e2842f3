"""The ways out of an opened article: to its source's others, to its next paragraph, and closed."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from analysis.dashboard import address

MOST_OPTIONS = 500
"""Articles that the pane's own list offers; the pages' tables hold the rest."""


def articles(frame: pl.DataFrame, article_id: str) -> None:
    """Lead to the articles of the same source, to the one before and after it, and out.

    frame: the unfiltered paragraph frame.
    """
    rows = of_source(frame, article_id)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        if not rows.is_empty():
            _list(rows, article_id)
        st.button("Close", icon=":material/close:", on_click=address.close, shortcut="Esc")
    if rows.height > 1:
        earlier, later = neighbours(rows["article_id"].to_list(), article_id)
        with st.container(key="article_steps", horizontal=True, gap="xsmall"):
            _article_step("Earlier article", ":material/arrow_back:", earlier)
            _article_step("Later article", ":material/arrow_forward:", later)


def of_source(frame: pl.DataFrame, article_id: str) -> pl.DataFrame:
    """The articles of the opened one's source, newest first: article_id, title, date."""
    own = frame.filter(pl.col("article_id") == article_id).head(1)
    return (
        frame.lazy()
        .join(own.lazy().select("source"), on="source", how="semi")
        .group_by("article_id")
        .agg(pl.col("title", "date").first())
        .sort("date", "article_id", descending=[True, False], nulls_last=True)
        .collect()
    )


def neighbours(newest_first: Sequence[str], article_id: str) -> tuple[str | None, str | None]:
    """The ids of the article before and the one after, as time goes; None at either end."""
    place = newest_first.index(article_id)
    earlier = newest_first[place + 1] if place + 1 < len(newest_first) else None
    return earlier, newest_first[place - 1] if place else None


def _list(rows: pl.DataFrame, article_id: str) -> None:
    kept = pl.concat([rows.head(MOST_OPTIONS), rows.filter(pl.col("article_id") == article_id)])
    options = {
        key: f"{day.isoformat() if day else 'no date'} · {title or 'Untitled'}"
        for key, title, day in kept.unique("article_id", maintain_order=True).iter_rows()
    }
    key = f"pick_{article_id}"
    st.selectbox(
        "Article",
        list(options),
        index=list(options).index(article_id),
        format_func=lambda other: options.get(other, ""),
        key=key,
        on_change=lambda: address.turn_to(st.session_state[key]),
    )


def _article_step(label: str, icon: str, article_id: str | None) -> None:
    st.button(
        label,
        icon=icon,
        type="tertiary",
        on_click=address.turn_to,
        args=(article_id or "",),
        disabled=article_id is None,
    )


def paragraphs(article_id: str, numbers: Sequence[int], opened: int | None) -> None:
    """Lead to the paragraph before and after the opened one, which is none at first."""
    if len(numbers) < 2:
        return
    place = numbers.index(opened) if opened in numbers else -1
    with st.container(key="paragraph_steps", horizontal=True, gap="xsmall"):
        steps = (
            ("Previous paragraph", "upward", place - 1),
            ("Next paragraph", "downward", place + 1),
        )
        for label, way, to in steps:
            st.button(
                label,
                icon=f":material/arrow_{way}:",
                type="tertiary",
                on_click=address.turn_to,
                args=(article_id, numbers[to] if 0 <= to < len(numbers) else None),
                disabled=not 0 <= to < len(numbers),
            )
