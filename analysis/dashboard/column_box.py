"""Which column of a table holds what: shown as it was guessed, and chosen by the person."""

from __future__ import annotations

import streamlit as st

from analysis.dashboard.drafts import Drafts
from analysis.dashboard.labels import plain
from analysis.dashboard.table_file import GivenTable

ROLES = {
    "text": "Text",
    "title": "Title",
    "source": "Source",
    "date": "Date",
    "url": "Web address",
    "id": "Article’s number",
}
"""What a column may hold, and its name on the page."""
HELP = {
    "text": "The article’s whole text, or one paragraph of it.",
    "id": "Only where a row is one paragraph: rows with the same number are one article.",
}
NONE = ""
NO_COLUMN = "—"
MOST_TABLES = 20
"""Tables that are shown: an archive may hold thousands."""


def show(drafts: Drafts) -> None:
    """A fold for each table, open where the columns could not be told."""
    found = [(key, name) for key, file in drafts.tables.items() for name in file.tables]
    found.sort(key=lambda one: "text" in _table(drafts, *one).roles)
    for key, name in found[:MOST_TABLES]:
        _show_table(drafts, key, name)
    if len(found) > MOST_TABLES:
        st.caption(f"and {len(found) - MOST_TABLES:,} more tables, read as their columns are named")


def _table(drafts: Drafts, key: str, name: str) -> GivenTable:
    return drafts.tables[key].tables[name]


def _show_table(drafts: Drafts, key: str, name: str) -> None:
    table, edition = _table(drafts, key, name), drafts.tables[key].edition
    known = "text" in table.roles
    told = "columns" if known else "which column holds the text?"
    with (
        st.expander(
            f"{plain(name)}: {told}",
            expanded=not known,
            icon=":material/table:",
            key=f"t_{key}_{name}",
        ),
        st.form(f"columns_{key}_{name}_{edition}", border=False),
    ):
        chosen = _choices(table, f"{key}_{name}_{edition}")
        st.caption("Reading it again drops corrections that you made to its articles below.")
        if st.form_submit_button("Read the table with these columns"):
            _read_again(drafts, key, name, chosen)


def _choices(table: GivenTable, key: str) -> dict[str, str]:
    """The column of each role as the person has it now, "" for none."""
    # Two rows, so that a phone, which puts columns below each other, keeps the order.
    places = [*st.columns(3), *st.columns(3)]
    options = (NONE, *table.header)
    return {
        role: place.selectbox(
            label,
            options,
            index=options.index(table.roles.get(role, NONE)),
            format_func=lambda column: column or NO_COLUMN,
            help=HELP.get(role),
            key=f"{role}_{key}",
        )
        for place, (role, label) in zip(places, ROLES.items(), strict=True)
    }


def _read_again(drafts: Drafts, key: str, name: str, chosen: dict[str, str]) -> None:
    columns = [column for column in chosen.values() if column]
    if not chosen["text"]:
        st.error("Choose the column that holds the text.")
    elif len(columns) > len(set(columns)):
        st.error("Each column can hold one thing: choose another where one stands twice.")
    else:
        with st.spinner("Reading …"):
            drafts.choose_columns(key, name, chosen)
        st.rerun()
