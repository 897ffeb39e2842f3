"""What the readings of the shown corpus say of its scores: in short, and in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from analysis import scoring
from analysis.agreement import on_corpus, sampling, told, trust
from analysis.agreement.blind import blind_readings, swayed_readings
from analysis.agreement.on_corpus import MIN_READINGS, OTHER, Share
from analysis.compare.disagreement import counts_by_label
from analysis.compare.findings import counted
from analysis.dashboard import address, check_set
from analysis.dashboard.both import counts_html
from analysis.dashboard.check_set import CheckSet
from analysis.dashboard.corpora import Look, Shown, View
from analysis.dashboard.trust_tables import readers_html, scorers_html

MOST_DIFFERENCES = 200
"""Rows of the list; more are cut off, and the page says so."""


@dataclass(frozen=True)
class Known:
    """What people and the default scorer say of the corpus that is shown.

    on: what the articles are called.
    rows: as `on_corpus.beside` has them, of blind readings; swayed: the same of paragraphs that
    were read beside the score only; sizes: as `sampling.sizes`; blind: the blind readings.
    """

    scorer: str
    on: str
    rows: pl.DataFrame
    swayed: pl.DataFrame
    sizes: Mapping[str, int]
    blind: pl.DataFrame

    @property
    def readers(self) -> Sequence[str]:
        """The names of those who read blind."""
        return self.blind["reader"].unique().sort().to_list()

    @property
    def same(self) -> Share | None:
        """How often both give one label."""
        return on_corpus.same_share(self.rows)

    def same_of(self, check: CheckSet) -> int:
        """How many paragraphs of a set got the scorer's label from its reader."""
        mine = self.blind.filter(pl.col("reader") == check.reader)
        agreed = mine.join(
            self.rows.select(*sampling.PLACE, "label"), on=[*sampling.PLACE, "label"]
        )
        return len(set(check.read).intersection(agreed.select(sampling.PLACE).iter_rows()))


def known(shown: Shown) -> Known | None:
    """What the readings say; None where there are none, and nothing is then looked at."""
    if shown.corpus.is_empty() or shown.corpus.readings().is_empty():
        return None
    look = shown.look(scoring.SCORERS[0])
    # Read after the version that is the key, so that one given in between is seen next time.
    return _known(look, look.view, shown.corpus.readings(), place_of(shown))


@st.cache_resource(max_entries=4, show_spinner=False)
def _known(_look: Look, view: View, _readings: pl.DataFrame, on: str) -> Known:
    """The same, as long as the corpus, which a new reading changes too, stays as it is."""
    people = check_set.population(_look, view)
    blind = blind_readings(_readings)
    rows = on_corpus.beside(blind, _look.frame, people)
    swayed = on_corpus.beside(swayed_readings(_readings), _look.frame, people)
    swayed = swayed.join(rows, on=sampling.PLACE, how="anti")
    return Known(view[2], on, rows, swayed, sampling.sizes(people), blind)


def place_of(shown: Shown) -> str:
    """What the articles are called in a sentence."""
    return "the sample’s articles" if shown.invented else "your articles"


def in_short(found: Known | None, on: str) -> None:
    """The five answers, the one about this corpus by what its readings say."""
    scorer = scoring.SCORERS[0]
    same = found.same if found else None
    sentence = told.agreement_told(same, scorer, found.readers if found else [], on)
    rows = "".join(
        f"<div><dt>{escape(each.question)}</dt>"
        f"<dd><b>{escape(each.answer)}.</b> {escape(each.why)}</dd></div>"
        for each in trust.answers(scorer, same, sentence)
    )
    st.subheader("May I trust the score?", anchor=False)
    st.html(f'<dl class="h-answers">{rows}</dl>')


def in_full(shown: Shown, found: Known) -> None:
    """Agreement on this corpus: weighted, where the scorer was sure, label by label, by reader."""
    st.header(f"On {found.on}", anchor=False)
    _prose(_sentences(found))
    if found.rows.height:
        names = (found.scorer, "people")
        st.html(counts_html(counts_by_label(found.rows), names))
        _differences(shown, found)
    if len(scoring.SCORERS) > 1 and found.rows.height:
        _by_scorer(shown, found)
    if len(found.readers) > 1:
        _between(found)


def _sentences(found: Known) -> Iterable[str]:
    """What the numbers bear, a sentence each; shares only where there are readings enough."""
    if found.rows.height >= MIN_READINGS:
        weighted = on_corpus.weighted_share(found.rows, found.sizes)
        yield told.weighted_told(weighted, found.sizes)
        yield told.sure_told(on_corpus.sure_share(found.rows), found.scorer)
        yield told.alpha_told(on_corpus.beyond_chance(found.rows))
    yield told.difference_told(found.rows, found.scorer)
    yield told.swayed_told(found.swayed)


def _prose(sentences: Iterable[str]) -> None:
    body = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
    if body:  # Streamlit takes an empty string for a mistake
        st.html(body)


def _differences(shown: Shown, found: Known) -> None:
    """The paragraphs on which people and the scorer differ, the latest readings first."""
    rows = found.rows.filter("differ").head(MOST_DIFFERENCES)
    if rows.is_empty():
        return
    st.subheader("Where they differ", anchor=False)
    st.caption(
        f"{counted(rows.height, 'paragraph')}, the latest readings first. Choose a row to read it "
        "in its article, with the score and the words behind it."
    )
    places = list(rows.select(sampling.PLACE).iter_rows())
    texts = pl.Series(shown.corpus.excerpts(places), dtype=pl.String)
    key = f"differing_{address.times_closed()}"
    sure = pl.col("confidence") * 100
    st.dataframe(
        rows.with_columns(sure, text=texts),
        column_order=["text", "label" + OTHER, "label", "confidence"],
        column_config={
            "text": st.column_config.TextColumn("Paragraph", width="medium"),
            "label" + OTHER: "You" if found.readers == [told.ME] else "Readers",
            "label": f"The {found.scorer}",
            "confidence": st.column_config.NumberColumn("How sure it was", format="%.0f %%"),
        },
        hide_index=True,
        on_select=partial(_open_row, key, places),
        selection_mode="single-row",
        key=key,
    )


def _open_row(key: str, places: list[tuple[str, int]]) -> None:
    chosen = st.session_state[key]["selection"]["rows"]
    if chosen and chosen[0] < len(places):
        address.open_article(*places[chosen[0]])


def _by_scorer(shown: Shown, found: Known) -> None:
    """Each scorer against the same readings; the others' scores are looked up once asked for."""
    folded = st.expander(
        "Every scorer against the same readings", key="by_scorer", on_change="rerun"
    )
    if not folded.open:
        return
    lines: list[tuple[str, pl.DataFrame]] = []
    drawn = found.rows.select(*sampling.PLACE, label="drawn_as")
    for name in scoring.SCORERS:
        rows = on_corpus.beside(found.blind, shown.look(name).frame, drawn)
        lines.append((name, rows))
    with folded:
        st.html(scorers_html(lines, found.sizes))


def _between(found: Known) -> None:
    """How far readers agree with each other: no scorer can be asked for more."""
    pairs = on_corpus.between(found.blind)
    with st.expander("How far the readers agree with each other", expanded=True):
        if pairs.is_empty():
            st.write("No paragraph was read by two of them yet.")
            return
        st.html(readers_html(pairs))
        st.caption("Where two careful people differ, no scorer can be right for both.")
