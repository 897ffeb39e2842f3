"""The blocks of an article that are not scored, each with its reason and a way back."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from analysis import pipeline
from analysis.compare.findings import counted
from analysis.records import Article, Block

MOST_LEFT_OUT = 100
"""Lines that were left out of one article and are listed with a way back."""


def show(article: Article, change: Callable[[int, bool], None], key: str, can_edit: bool) -> None:
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
            _row(position, block, change, key, can_edit)
        if len(apart) > MOST_LEFT_OUT:
            st.caption(f"and {len(apart) - MOST_LEFT_OUT:,} more")


def _row(
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
