"""Page *Add articles*: files or pasted text in, a look at what was found, then into the corpus."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from hashlib import sha256

import streamlit as st

from analysis.compare.findings import counted, signed
from analysis.dashboard import corpora, filters, left_out, removal
from analysis.dashboard.drafts import TYPED, Draft, Drafts
from analysis.dashboard.prose import article_html
from analysis.reading.files import SUFFIXES
from analysis.records import UNKNOWN_SOURCE

WAYS = {"files": "Files", "folder": "A folder", "text": "Pasted text"}
CHART = ":material/bar_chart:"
MOST_PREVIEWED = 200
"""Paragraphs of an article that is scored before it is added; a book would take too long."""
A_PAGE = 10
"""Drafts shown at once; each is scored for its preview."""


@dataclass
class Done:
    """What came of adding: numbers, and the names of what was not added."""

    added: int = 0
    named: int = 0
    unnamed: int = 0
    there_already: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def main() -> None:
    corpus = corpora.own()
    st.session_state["elsewhere"] = True
    drafts: Drafts = st.session_state.setdefault("drafts", Drafts())
    st.title("Add articles")
    removal.tell(corpus)
    _tell()
    _take_in(drafts)
    faults = [sentence for found in drafts.faults.values() for sentence in found]
    if faults:
        with st.container(border=True, key="faults"):
            st.text("\n".join(f"⚠ {fault}" for fault in faults))
    waiting = drafts.all()
    if waiting:
        _review(waiting)
    _kept()


def _take_in(drafts: Drafts) -> None:
    way = st.segmented_control(
        "What do you have?",
        list(WAYS),
        format_func=WAYS.__getitem__,
        default="files",
        required=True,
        key="way",
        persist_state="session",
    )
    generation = st.session_state.setdefault("generation", 0)
    if way == "text":
        _take_pasted(drafts)
        return
    key = f"upload_{way}_{generation}"
    # A visit to another page empties the uploader; what was read from it stays. Only a file
    # that a person takes out of it goes.
    before: set[str] = st.session_state.get("in_uploader", set())
    before = before if key in st.session_state else set()
    uploads = st.file_uploader(
        "Texts, web pages, PDF, Word, e-books, mails, tables, database exports, or a .zip of them",
        # One file of another kind gets a sentence of ours; in a folder it is passed over.
        type=list(SUFFIXES) if way == "folder" else None,
        accept_multiple_files="directory" if way == "folder" else True,
        key=key,
    )
    present = {f"file_{upload.file_id}" for upload in uploads}
    drafts.forget(before - present)
    st.session_state["in_uploader"] = present
    fresh = [upload for upload in uploads if not drafts.knows(f"file_{upload.file_id}")]
    if not fresh:
        return
    bar = st.progress(0.0, "Reading …")
    for number, upload in enumerate(fresh, 1):
        bar.progress(number / len(fresh), f"Reading {number} of {len(fresh)} files …")
        drafts.read_file(f"file_{upload.file_id}", upload.name, upload.getvalue())
    bar.empty()


def _take_pasted(drafts: Drafts) -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        text = st.text_area(
            "The article's text, as it was copied",
            height=220,
            placeholder="Headline, byline, captions and all: what is not the article's prose "
            "is recognised and left out of the scores.",
        )
        if st.form_submit_button("Read the text", type="primary"):
            drafts.forget({key for key in drafts.faults if key.startswith("paste_")})
            drafts.read_pasted(f"paste_{sha256(text.encode()).hexdigest()[:12]}", text)


def _review(waiting: list[Draft]) -> None:
    count = len(waiting)
    st.header(f"{counted(count, 'article')} to look over", divider="gray")
    unnamed = [draft for draft in waiting if draft.article.source is None]
    if len(unnamed) > 1:
        _name_all(unnamed)
    buttons = st.container(horizontal=True)
    progress = st.container()
    page = 1
    pages = -(-count // A_PAGE)
    if pages > 1:
        page = st.pagination(pages, key="draft_page") or 1
    for draft in waiting[(page - 1) * A_PAGE : page * A_PAGE]:
        _draft(draft, expanded=count == 1)
    # Filled after the fields below were read, so that a click adds what they say.
    wanted = buttons.button(
        f"Add {counted(count, 'article')} to the corpus",
        type="primary",
        icon=":material/library_add:",
    )
    buttons.button("Discard all" if count > 1 else "Discard", on_click=_start_over)
    if wanted:
        with progress:
            _add(waiting)


def _name_all(unnamed: list[Draft]) -> None:
    with st.form("name_all", border=True):
        told, button = st.columns([3, 1], vertical_alignment="bottom")
        name = told.text_input(f"{len(unnamed)} articles name no source. One name for all of them:")
        if button.form_submit_button("Use it", width="stretch") and name.strip():
            for draft in unnamed:
                draft.correct(draft.article.title or "", name, draft.article.date)
                # The field on the page holds its own empty text until it is told.
                st.session_state[f"source_{draft.key}"] = draft.article.source
            st.rerun()


def _draft(draft: Draft, expanded: bool) -> None:
    article = draft.article
    paragraphs = sum(block.kind == "body" for block in article.blocks)
    name = _plain(article.title or article.name)
    source = _plain(article.source or UNKNOWN_SOURCE)
    label = f"{name} — {source} — {counted(paragraphs, 'paragraph')}"
    needs_source = article.source is None
    icon = ":material/help:" if needs_source else ":material/article:"
    with st.expander(label, expanded=expanded or needs_source, icon=icon, key=f"x_{draft.key}"):
        _fields(draft)
        _same_words(draft)
        if not paragraphs:
            st.warning("No paragraph was found. Put back below what should be scored.")
        left_out.show(draft.article, draft.reshape, draft.key, can_edit=True)
        if paragraphs > MOST_PREVIEWED:
            st.caption(f"{paragraphs:,} paragraphs: they are scored when you add the article.")
        else:
            _preview(draft)


def _same_words(draft: Draft) -> None:
    kept = corpora.own().same_text(draft.article)
    own = draft.article.source
    if kept and (own is None or own in kept):
        st.info(f"Already in the corpus, under {_plain(', '.join(kept))}: adding changes nothing.")
    elif UNKNOWN_SOURCE in kept:
        st.info("In the corpus without a source: adding gives it this one.")
    elif kept:
        st.warning(f"The same words are already kept under {_plain(', '.join(kept))}.")


def _preview(draft: Draft) -> None:
    try:
        preview = draft.preview(corpora.default_scorer())
    except Exception:
        logging.getLogger(__name__).exception("a draft could not be scored")
        st.error("This article could not be scored: a fault in the program. It won't be added.")
        return
    stances = [p.score.stance for p in preview.paragraphs if p.score.stance is not None]
    if stances:
        st.caption(
            f"Mean stance {signed(sum(stances) / len(stances))} over "
            f"{counted(len(stances), 'paragraph')} about the cooperation, "
            f"of {len(preview.paragraphs)}."
        )
    st.html(article_html(preview.paragraphs, "stance"))


def _fields(draft: Draft) -> None:
    article = draft.article
    title, source, date = st.columns([3, 2, 1.4])
    first = {"title": article.title or "", "source": article.source or "", "date": article.date}
    for name, value in first.items():
        st.session_state.setdefault(f"{name}_{draft.key}", value)
    new_title = title.text_input("Title", key=f"title_{draft.key}")
    new_source = source.text_input("Source", key=f"source_{draft.key}", placeholder=UNKNOWN_SOURCE)
    new_date = date.date_input(
        "Date",
        value=None,
        key=f"date_{draft.key}",
        format="YYYY-MM-DD",
        min_value=filters.EARLIEST,
        max_value=filters.LATEST,
    )
    draft.correct(new_title, new_source, new_date)
    st.caption(_where_found(draft.article.origins))


def _where_found(origins: dict[str, str]) -> str:
    """Where title, source and date come from, as a sentence."""
    told = [
        f"{name} {where if where == TYPED else 'from ' + _plain(where)}"
        for name, where in origins.items()
    ]
    missing = [name for name in ("title", "source", "date") if name not in origins]
    if missing:
        told.append("the text names no " + " and no ".join(missing))
    sentence = "; ".join(told)
    return sentence[:1].upper() + sentence[1:] + "."


def _add(waiting: list[Draft]) -> None:
    corpus, scorer = corpora.own(), corpora.default_scorer()
    done = Done()
    bar = st.progress(0.0, "Adding …")
    with corpora.in_words():
        for number, draft in enumerate(waiting, 1):
            try:
                scored = draft.preview(scorer)
            except Exception:
                logging.getLogger(__name__).exception("a draft could not be scored")
                done.failed.append(draft.name)
                continue
            if corpus.name_source(scored):
                done.named += 1
            elif corpus.add(scored):
                done.added += 1
                done.unnamed += draft.article.source is None
            else:
                done.there_already.append(draft.name)
            bar.progress(number / len(waiting), f"Added {number} of {len(waiting)} …")
        st.session_state["done"] = done
        st.session_state["show_own"] = done.added + done.named > 0
        _start_over()
        st.rerun()


def _start_over() -> None:
    st.session_state["drafts"] = Drafts()
    st.session_state["generation"] += 1


def _tell() -> None:
    done: Done | None = st.session_state.pop("done", None)
    if done is None:
        return
    if done.added:
        st.success(f"{counted(done.added, 'article')} added.", icon=":material/check:")
        st.page_link("analysis/dashboard/pages/sources.py", label="See them by source", icon=CHART)
    if done.named:
        told = f"{counted(done.named, 'article')} kept without a source now named."
        st.success(told, icon=":material/check:")
    if done.there_already:
        st.info(f"Already in the corpus, nothing changed: {_listed(done.there_already)}")
    if done.failed:
        st.error(f"Could not be scored, and not added: {_listed(done.failed)}")
    if done.unnamed:
        st.warning(f"{done.unnamed} added without a source: shown as {UNKNOWN_SOURCE}.")


def _listed(names: list[str]) -> str:
    return "; ".join(_plain(name) for name in names[:5]) + (" …" if len(names) > 5 else "")


def _kept() -> None:
    corpus = corpora.own()
    articles = corpus.articles()
    st.header("In your corpus", divider="gray")
    if articles.is_empty():
        st.caption("Nothing yet. Until you add articles, the pages show the invented sample.")
    else:
        picked = st.dataframe(
            articles,
            column_order=["date", "source", "title", "paragraphs", "added_at"],
            column_config={
                "date": st.column_config.DateColumn("Date", format="YYYY-MM-DD"),
                "source": "Source",
                "title": "Title",
                "paragraphs": "Paragraphs",
                "added_at": st.column_config.DatetimeColumn("Added", format="YYYY-MM-DD HH:mm"),
            },
            hide_index=True,
            on_select="rerun",
            selection_mode="multi-row",
            key=f"kept_{corpus.version()}",
        )
        rows = articles[picked["selection"]["rows"]] if picked["selection"]["rows"] else None
        if rows is not None and st.button(
            f"Remove {counted(rows.height, 'article')}",
            icon=":material/delete:",
        ):
            removal.ask(corpus, rows["article_id"].to_list())
    st.caption("Kept on this machine at")
    st.code(corpus.place, language=None)


def _plain(text: str) -> str:
    """Text for a label, where Streamlit reads Markdown: its signs made harmless."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~<>:$" else c for c in text)


main()
