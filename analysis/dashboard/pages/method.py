"""Page *Method and trust*: may I trust the score, how is it made, and where does it fail?"""

from __future__ import annotations

from functools import partial

import polars as pl
import streamlit as st

from analysis import scoring
from analysis.agreement import card, measured, sampling
from analysis.compare import Filter
from analysis.dashboard import (
    address,
    check,
    check_set,
    corpora,
    example,
    notices,
    page_files,
    tour,
    trust,
    versions,
)
from analysis.dashboard.corpora import Shown
from analysis.dashboard.view import View
from analysis.prose import method as words
from analysis.scoring import lexicon

TITLE = "Method and trust"
FEW = 10
"""Paragraphs of a part below which its figures say next to nothing."""


def main() -> None:
    address.leave()
    shown = corpora.shown()
    on = check_set.of(shown.corpus)
    if on and not on.is_over:
        st.title("Check the scores")
        check.show(shown.corpus, on)
        return
    st.title(TITLE)
    if shown.invented:
        tour.show(TITLE)
    if not address.opened():
        _page(shown)
        return
    with _view(shown).beside_pane():
        _page(shown)


def _page(shown: Shown) -> None:
    found = trust.known(shown)
    trust.in_short(found, trust.place_of(shown))
    _check(shown, found)
    if found:
        trust.in_full(shown, found)
    st.header("All that you may ask", anchor=False)
    _making()
    _quality()
    with st.expander("How sources are compared"):
        st.markdown(words.COMPARING)
    with st.expander("Where it fails"):
        st.markdown(words.LIMITS)
    with st.expander("How the check works"):
        st.markdown(words.CHECKING.format(scorer=scoring.SCORERS[0], seed=sampling.SEED))
    _lexicon()
    with st.expander("The versions"):
        versions.show()


def _check(shown: Shown, found: trust.Known | None) -> None:
    """The way into the blind check, and how the latest set went."""
    if shown.corpus.is_empty():
        st.write("**No articles yet.** Add some of your own to check the scores on them.")
        st.page_link(page_files.ADD, label="Add articles", icon=notices.ADD)
        return
    latest = check_set.of(shown.corpus)
    if latest and latest.given:
        check.result(shown.corpus, latest, found.same_of(latest) if found else 0)
    check.offer(shown)


def _view(shown: Shown) -> View:
    """The whole corpus, nothing filtered, for the reading pane."""
    scorer = scoring.SCORERS[0]
    look = shown.look(scorer)
    return View(
        shown=shown,
        frame=look.frame,
        searched=look.frame,
        narrowed=look.frame,
        chosen=Filter(),
        scorer=scorer,
        measure="stance",
        made_by=corpora.name_and_digest(scorer),
        key=(*look.view, repr(Filter()), "stance"),
    )


def _making() -> None:
    with st.expander("How a score is made, with an example"):
        st.markdown(words.MEANING)
        example.show()
        st.markdown(words.MODEL)
        st.markdown(words.LEXICON)


def _quality() -> None:
    figure = partial(st.column_config.NumberColumn, format="%.2f")
    names = (
        *("Macro-F1", "About F1", "Rank correlation"),
        *("Source fidelity", "Calibration error"),
    )
    figures = {name: figure(name) for name in names}
    with st.expander("How well it agrees with careful readers: the tests"):
        st.markdown(words.QUALITY)
        st.dataframe(measured(), column_config=figures, hide_index=True, placeholder="–")
        parts = card.parts()
        if not parts.is_empty():
            st.markdown(
                "**The model by genre and length of paragraph**, from its card. Figures of fewer "
                f"than {FEW} paragraphs say next to nothing."
            )
            st.dataframe(parts, column_config=figures, hide_index=True, placeholder="–")


def _lexicon() -> None:
    frame = pl.DataFrame(
        lexicon.entries(), schema=["Word or phrase", "Strength", "Group"], orient="row"
    ).sort("Word or phrase")
    with st.expander(f"The cooperation lexicon: all {frame.height:,} entries"):
        wanted = st.text_input("Search the lexicon", placeholder="debt, delay, win-win …")
        if wanted.strip():
            frame = frame.filter(
                pl.col("Word or phrase").str.contains(wanted.strip().lower(), literal=True)
                | pl.col("Group").str.contains(wanted.strip().lower(), literal=True)
            )
        st.caption(f"{frame.height} entries. Strength runs from −4 to +4; 0 silences a VADER word.")
        st.dataframe(frame, hide_index=True, height=420)


main()
