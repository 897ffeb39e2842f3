"""Haluan's dashboard: its pages, and nothing else."""

from pathlib import Path

import streamlit as st

from analysis import scoring
from analysis.corpus import CorpusError

DASHBOARD = Path(__file__).parent / "analysis" / "dashboard"
PAGES = DASHBOARD / "pages"

# A picture of our own: the browser would fetch a named icon from outside.
st.set_page_config(page_title="Haluan", page_icon=DASHBOARD / "icon.png", layout="wide")
st.html(DASHBOARD / "style.css")

sources = st.Page(
    PAGES / "sources.py",
    title="Sources",
    icon=":material/bar_chart:",
    url_path="sources",
    default=True,
)
disagreement = st.Page(
    PAGES / "disagreement.py",
    title="Where scorers disagree",
    icon=":material/compare_arrows:",
    url_path="disagreement",
)
add = st.Page(PAGES / "add.py", title="Add articles", icon=":material/note_add:", url_path="add")
method = st.Page(
    PAGES / "method.py", title="Method", icon=":material/menu_book:", url_path="method"
)

several = [disagreement] if len(scoring.SCORERS) > 1 else []
pages = st.navigation([sources, *several, add, method], position="top")
try:
    pages.run()
except CorpusError as error:
    st.error(str(error), icon=":material/database_off:")
