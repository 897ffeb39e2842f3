"""Paragraphs as quotations, each with the way to its place in its article."""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from analysis.compare.findings import Measure, shown_name, signed
from analysis.dashboard import address, correction
from analysis.dashboard.view import View
from analysis.prose.articles import CLASSES, day_in_words
from analysis.records import TONE_THRESHOLD

A_PAGE = 10
"""Paragraphs shown at once: their texts are read one by one."""


def show(view: View, rows: pl.DataFrame, key: str) -> None:
    """Draw the paragraphs of these rows of the frame, in their order, a page at a time.

    key: a name for the list; with another one it begins at its first page again.
    """
    sheets = math.ceil(rows.height / A_PAGE)
    sheet = st.pagination(sheets, key=f"sheet_of_{key}") if sheets > 1 else 1
    shown = rows.slice((sheet - 1) * A_PAGE, A_PAGE)
    places = list(shown.select("article_id", "paragraph").iter_rows())
    texts = view.shown.corpus.texts(places)
    for place, text, row in zip(places, texts, shown.iter_rows(named=True), strict=True):
        with st.container(gap=None):
            st.html(quotation_html(text, row, view.measure))
            with st.container(horizontal=True):
                st.html(imprint_html(row, view.measure), width="stretch")
                _ways(place, view.can_edit)


def _ways(place: tuple[str, int], can_edit: bool) -> None:
    """The buttons that lead to a paragraph's article, and to correcting whose words it is."""
    ways: dict[str, tuple[str, Callable[[str, int], None]]] = {
        "Read": (":material/menu_book:", address.open_article),
        "Correct": (":material/edit:", correction.ask),
    }
    for label, (icon, lead) in list(ways.items())[: 2 if can_edit else 1]:
        st.button(
            label,
            key=f"{label}_{place[0]}_{place[1]}",
            icon=icon,
            type="tertiary",
            on_click=lead,
            args=place,
        )


def quotation_html(text: str, row: dict[str, Any], measure: Measure) -> str:
    """A paragraph tinted by the measure. row: of the paragraph frame."""
    side, _, strength = _verdict(row, measure)
    language = f' lang="{escape(row["language"])}"' if row["language"] else ""
    return (
        f'<div class="h-article"><blockquote class="h-paragraph h-{side}"'
        f' style="--strength:{strength:.2f}">'
        f'<span class="h-text"{language}>{escape(text)}</span></blockquote></div>'
    )


def imprint_html(row: dict[str, Any], measure: Measure) -> str:
    """What a paragraph scored, and where and when it was published. row: of the frame."""
    where = f"{shown_name(row['source'])}, {day_in_words(row['date'])}"
    title = shown_name(row["title"] or "Untitled")
    return f'<p class="h-imprint">{escape(f"{_verdict(row, measure)[1]} · {where} · {title}")}</p>'


def _verdict(row: dict[str, Any], measure: Measure) -> tuple[str, str, float]:
    """Class, words and strength (0 to 1) of a paragraph's tint."""
    value = row[measure]
    if value is None or value != value:
        return "off", (row["label"] or "not scored") if measure == "stance" else "no tone", 0.0
    if measure == "stance":
        return CLASSES[row["label"]], f"{row['label']} {signed(value)}", abs(value)
    side = "even" if abs(value) < TONE_THRESHOLD else "up" if value > 0 else "down"
    wording = {"up": "warm wording", "down": "dark wording", "even": "plain wording"}[side]
    return side, f"{wording} {signed(value)}", abs(value)
