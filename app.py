"""Haluan's dashboard: its pages, and nothing else."""

from pathlib import Path

import streamlit as st

from analysis import scoring
from analysis.corpus import CorpusError
from analysis.dashboard import address, entrance, garbage, labels, logged
from analysis.dashboard.page_files import FOLDER as PAGES
from analysis.prose import LOOK

DASHBOARD = Path(__file__).parent / "analysis" / "dashboard"

# A picture of our own: the browser would fetch a named icon from outside.
st.set_page_config(page_title="Haluan", page_icon=DASHBOARD / "icon.png", layout="wide")
st.html(LOOK)
address.one_step_an_act()
entrance.let_in()

sources = st.Page(
    PAGES / "sources.py",
    title="Sources",
    icon=":material/bar_chart:",
    url_path="sources",
    default=True,
)
words = st.Page(PAGES / "words.py", title="Words", icon=":material/match_word:", url_path="words")
articles = st.Page(
    PAGES / "articles.py", title="Articles", icon=":material/article:", url_path="articles"
)
speakers = st.Page(
    PAGES / "speakers.py",
    title="Speakers",
    icon=":material/record_voice_over:",
    url_path="speakers",
)
periods = st.Page(PAGES / "periods.py", title="Time", icon=":material/timeline:", url_path="time")
disagreement = st.Page(
    PAGES / "disagreement.py",
    title="Where scorers disagree",
    icon=":material/compare_arrows:",
    url_path="disagreement",
)
add = st.Page(PAGES / "add.py", title="Add articles", icon=":material/note_add:", url_path="add")
method = st.Page(
    PAGES / "method.py", title="Method and trust", icon=":material/menu_book:", url_path="method"
)

# Owners have links to it: nine places are more than the bar holds.
activity = st.Page(
    PAGES / "activity.py",
    title="Activity",
    icon=":material/history:",
    url_path="activity",
    visibility="hidden",
)

several = [disagreement] if len(scoring.SCORERS) > 1 else []
pages = st.navigation(
    [sources, articles, speakers, words, periods, method, *several, add, activity], position="top"
)
entrance.tell_who()


try:
    with logged.run(pages.url_path):
        pages.run()
    garbage.settle(pages.url_path)
except CorpusError as error:
    st.error(labels.plain(str(error)), icon=":material/database_off:")
