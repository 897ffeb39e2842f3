"""The articles that are in the person's corpus, and where they are kept."""

from __future__ import annotations

import polars as pl
import streamlit as st

from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.dashboard import page_files, people, removal

HISTORY = ":material/history:"


def show(corpus: Corpus) -> None:
    """List what is kept; chosen articles can be removed."""
    st.header("In the corpus", divider="gray")
    kept = articles(corpus)
    if kept.is_empty():
        st.caption("Nothing yet. Until you add articles, the pages show the invented sample.")
    else:
        _list(corpus, kept)
    if people.may("owner"):
        st.caption("Kept at")
        st.code(corpus.place, language=None, wrap_lines=True)
        st.page_link(
            page_files.ACTIVITY, label="What was done here, when and by whom", icon=HISTORY
        )


def articles(corpus: Corpus) -> pl.DataFrame:
    """The corpus's articles as it is now. Never mutate them."""
    return _articles(corpus, (corpus.place, corpus.version()))


@st.cache_resource(max_entries=4, show_spinner=False)
def _articles(_corpus: Corpus, view: tuple[str, int]) -> pl.DataFrame:  # noqa: ARG001 (the key)
    """Its articles, read again only when the corpus has changed."""
    return _corpus.articles()


def _list(corpus: Corpus, kept: pl.DataFrame) -> None:
    columns = {
        "date": st.column_config.DateColumn("Date", format="YYYY-MM-DD"),
        "source": st.column_config.TextColumn("Source"),
        "title": st.column_config.TextColumn("Title"),
        "paragraphs": st.column_config.NumberColumn("Paragraphs"),
        "added_at": st.column_config.DatetimeColumn("Added", format="YYYY-MM-DD HH:mm"),
    }
    person = people.current()
    if not person.may("owner"):
        st.dataframe(kept.select(*columns), column_config=columns, hide_index=True, placeholder="")
        if person.may("contributor"):
            st.caption(person.why_not)
        return
    picked = st.dataframe(
        kept,
        column_order=list(columns),
        column_config=columns,
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="multi-row",
        key=f"kept_{corpus.version()}",
    )
    rows = kept[picked["selection"]["rows"]] if picked["selection"]["rows"] else None
    if rows is not None and st.button(
        f"Remove {counted(rows.height, 'article')}",
        icon=":material/delete:",
    ):
        removal.ask(corpus, rows["article_id"].to_list())
