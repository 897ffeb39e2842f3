"""Page *Words*: what sets two sources, groups, periods, voices or labels apart."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import numpy as np
import polars as pl
import streamlit as st

from analysis import charts, keywords
from analysis.compare.findings import plain_name
from analysis.dashboard import address, figure, in_context, kept_choice, sides_box
from analysis.dashboard.counted_words import Counted, counted, languages
from analysis.dashboard.view import Key, View, begin
from analysis.keywords import Comparison, Kind, Pair
from analysis.language import language_name

PAGE = "Words"
LANGUAGE = "words_in"
"""The language whose words are counted, in the address bar."""
ENGLISH = "en"
NO_LANGUAGE = (
    "Words are counted in languages that write a space between them, and no paragraph shown is "
    "known to be in one. Widen the filters in the sidebar, or add articles in such a language."
)
SWITCHES = {
    "no_target": (
        "Leave out words of the target",
        "China, Malaysia, their people, places, firms and joint projects, and phrases with them.",
    ),
    "no_names": (
        "Leave out names",
        "Words and phrases that nearly always have a capital in the middle of a sentence.",
    ),
}
"""By their keys in the address bar: label and help."""
COLUMNS: dict[str, Any] = {
    "who": "Sets apart",
    "word": "Word",
    "rate": st.column_config.NumberColumn("Per 10,000 words", format="%.2f"),
    "other_rate": st.column_config.NumberColumn("On the other side", format="%.2f"),
    "count": "Times",
    "articles": "Articles with it",
    "other_count": "Times there",
    "other_articles": "Articles there",
    "strength": st.column_config.NumberColumn(
        "z", format="%.1f", help="How surely it sets the side apart: log-odds over their error"
    ),
    "sure": st.column_config.CheckboxColumn("More than chance"),
}


def main() -> None:
    kept_choice.arrive(PAGE, (sides_box.ONE, sides_box.OTHER, LANGUAGE, in_context.WORD))
    view = begin(PAGE)
    if view is None:
        return
    with view.beside_pane():
        _words(view)


def _words(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = sides_box.kind()
        target, names = (
            st.toggle(label, value=True, key=key, help=told, bind="query-params")
            for key, (label, told) in SWITCHES.items()
        )
        language = _language(languages(view))
    if language is None:
        st.info(NO_LANGUAGE)
        return
    found = counted(view, language)
    pair = sides_box.choose(found.rows, kind)
    if pair is None:
        return
    notes = _notes(view, found, language, kind, target, names)
    comparison, chart = _drawn(
        found, pair, view.key, kind, language, pair.names, target, names, notes, view.dark
    )
    if not comparison.compared:
        st.info(
            f"No word stands in at least {keywords.LEAST_ARTICLES} articles of a side: there are "
            "too few articles to compare words. Widen the filters, or add articles."
        )
        return
    _chart(view, chart, comparison, pair)
    if not comparison.terms.is_empty():
        in_context.show(view, found, pair, comparison, language)


def _language(found: list[str]) -> str | None:
    """The language whose words are counted: English where there is some, until one chooses."""
    if len(found) < 2:
        return found[0] if found else None
    default = ENGLISH if ENGLISH in found else found[0]
    ordered = [default, *(code for code in found if code != default)]
    return kept_choice.box("Words in", {c: language_name(c) for c in ordered}, default, LANGUAGE)


def _notes(
    view: View, found: Counted, language: str, kind: Kind, target: bool, names: bool
) -> tuple[str, ...]:
    """Lines of the subtitle: what was counted, what left out, who made the labels."""
    lines = [
        f"{language_name(language)} paragraphs; words in {keywords.LEAST_ARTICLES} articles or more"
    ]
    if found.drawn:
        lines.append(f"Counted over {found.rows.height:,} of {found.shown:,} paragraphs,")
        lines.append("drawn at random")
    if target or names:
        both = " and ".join(["words of the target"] * target + ["names"] * names)
        lines.append(f"Left out: {both}")
    if kind == "labels" or view.chosen.labels:
        lines.append(f"Labels by: {view.scorer}")
    return tuple(lines)


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _found: Counted,
    _pair: Pair,
    key: Key,  # noqa: ARG001 (the key)
    kind: Kind,  # noqa: ARG001 (the key)
    language: str,  # noqa: ARG001 (the key)
    names: tuple[str, str],
    without_target: bool,
    without_names: bool,
    notes: tuple[str, ...],
    dark: bool,
) -> tuple[Comparison, alt.LayerChart]:
    """What sets the sides apart, and its chart, as long as all that is chosen stays the same."""
    left_out = np.zeros(len(_found.of_target), dtype=np.bool_)
    if without_target:
        left_out = left_out | _found.of_target
    if without_names:
        left_out = left_out | _found.index.name
    comparison = keywords.compare_sides(_found.index, _pair.rows, left_out)
    return comparison, charts.words_apart(comparison, names, notes=notes, dark=dark)


def _chart(view: View, chart: alt.LayerChart, comparison: Comparison, pair: Pair) -> None:
    key = f"words_{address.times_closed()}"
    who = pl.Series("who", [plain_name(pair.names[side]) for side in comparison.terms["side"]])
    figure.show(
        chart,
        comparison.terms.with_columns(who.cast(pl.String)),
        key=key,
        name="words",
        view=view,
        columns=COLUMNS,
        on_select=partial(_choose_word, key),
    )


def _choose_word(key: str) -> None:
    picked = st.session_state[key]["selection"].get("key", [])
    kept_choice.keep(in_context.WORD, picked[0]["key"] if picked else None)


main()
