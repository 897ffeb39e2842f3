"""Page *Activity*: who did what, and when; for owners."""

from __future__ import annotations

from io import BytesIO

import polars as pl
import streamlit as st

from analysis.compare.findings import counted
from analysis.dashboard import address, corpora, people
from analysis.dashboard.roles import FOR_OWNERS
from analysis.formulas import harmless

MOST = 2_000
"""Actions that the page shows; the file has all."""
ABOUT = "What was added, scored, labelled, corrected, named and removed, the latest first."
NONE_YET = "Nothing was changed here yet."
FILE = "haluan-activity.csv"


def main() -> None:
    address.leave()
    st.title("Activity")
    if not people.may("owner"):
        st.info(people.current().why_not or FOR_OWNERS, icon=":material/lock:")
        return
    actions = corpora.own().actions()
    if actions.is_empty():
        st.caption(NONE_YET)
        return
    st.caption(ABOUT)
    chosen = _chosen(actions)
    _table(chosen.head(MOST))
    if chosen.height > MOST:
        st.caption(f"The latest {MOST:,} of {counted(chosen.height, 'action')}; the file has all.")
    st.download_button(
        "CSV", _csv(chosen), FILE, "text/csv", icon=":material/download:", on_click="ignore"
    )


def _chosen(actions: pl.DataFrame) -> pl.DataFrame:
    """The actions of one person and kind, where these were chosen."""
    with st.container(horizontal=True):
        for column, label in (("who", "Who"), ("what", "What")):
            values = actions[column].unique().sort().to_list()
            chosen = st.multiselect(label, values, placeholder="All", key=f"activity_{column}")
            actions = actions.filter(pl.col(column).is_in(chosen)) if chosen else actions
    return actions


def _table(actions: pl.DataFrame) -> None:
    st.dataframe(
        actions,
        column_config={
            "at": st.column_config.DatetimeColumn(
                "When (UTC)", format="YYYY-MM-DD HH:mm:ss", timezone="UTC", width=160
            ),
            "who": st.column_config.TextColumn("Who", width=200),
            "what": st.column_config.TextColumn("What", width=190),
            "about": st.column_config.TextColumn("About", width=520),
        },
        hide_index=True,
        placeholder="",
    )


def _csv(actions: pl.DataFrame) -> bytes:
    file = BytesIO()
    harmless(actions).write_csv(file, include_bom=True)
    return file.getvalue()


main()
