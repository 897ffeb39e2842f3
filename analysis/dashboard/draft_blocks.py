"""A draft's blocks in reading order: what each was taken for and why, and whether it is scored."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.compare.findings import counted
from analysis.dashboard.draft import Draft
from analysis.records import Block

A_PAGE = 50
"""Blocks shown at once, each with a button of its own."""


def show(draft: Draft) -> None:
    """Fold out every block, with a button that leaves it out or puts it back."""
    blocks = draft.article.blocks
    left_out = len(blocks) - draft.paragraphs
    title = f"What was found: {counted(draft.paragraphs, 'paragraph')}"
    title += f", {counted(left_out, 'line')} left out of the scores"
    # With a key of its own it stays open when its title changes.
    with st.expander(title, icon=":material/segment:", key=f"blocks_{draft.key}"):
        pages = -(-len(blocks) // A_PAGE)
        page = st.pagination(pages, key=f"block_page_{draft.key}") if pages > 1 else 1
        first = ((page or 1) - 1) * A_PAGE
        for position, block in enumerate(blocks[first : first + A_PAGE], first):
            _row(draft, position, block)


def _row(draft: Draft, position: int, block: Block) -> None:
    text, button = st.columns([5, 1], vertical_alignment="center")
    is_body = block.kind == "body"
    text.html(
        f'<div class="h-left-out"><small>{escape(_taken_for(draft, position))}</small><br>'
        f"{_shown(escape(block.text), is_body)}</div>"
    )
    button.button(
        "Leave out" if is_body else "Put back",
        key=f"block_{draft.key}_{position}",
        help="Take it out of the scores" if is_body else "Score it as a paragraph",
        on_click=draft.reshape,
        args=(position, not is_body),
        width="stretch",
    )


def _taken_for(draft: Draft, position: int) -> str:
    """What a block is and why; of one that a person changed what they did to it."""
    block, found = draft.article.blocks[position], draft.found[position]
    if (block.kind == "body") != (found.kind == "body"):
        return block.why
    kind = "paragraph" if block.kind == "body" else block.kind
    return f"{kind} · {block.why}" if block.why else kind


def _shown(html: str, is_body: bool) -> str:
    """What is not scored stands back."""
    return html if is_body else f'<span style="opacity:.65">{html}</span>'
