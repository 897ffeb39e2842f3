"""What the person has, and reading it: files, a folder, pasted text or links."""

from __future__ import annotations

import time
from collections.abc import Sequence
from hashlib import sha256

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import settings
from analysis.compare.findings import counted
from analysis.dashboard import allowance, column_box, link_box, many_files
from analysis.dashboard.drafts import Drafts, Tell
from analysis.dashboard.labels import plain
from analysis.reading import Reading
from analysis.reading.cleaning import one_line
from analysis.reading.files import SUFFIXES

WAYS = {"files": "Files", "folder": "A folder", "text": "Pasted text", "links": "Links"}
MOST_FAULTS = 6
"""Sentences on files that could not be read that stand on the page; the rest is unfolded."""
TOO_LARGE = "{} is larger than {:,} MB, which is the most: split it."
REFUSED = ":material/block:"
OFTEN = 0.1
"""Seconds between two looks at the progress, and at whether the person stopped it."""


def show(drafts: Drafts) -> None:
    """Take in what the person gives, and say what of it could not be read."""
    ways = [way for way in WAYS if way != "links" or settings.load().links]
    way = st.segmented_control(
        "What do you have?",
        ways,
        format_func=WAYS.__getitem__,
        default="files",
        required=True,
        key="way",
        persist_state="session",
    )
    if way == "text":
        _take_pasted(drafts)
    elif way == "links":
        link_box.show(drafts)
    else:
        _take_files(drafts, folder=way == "folder")
    _tell_faults([sentence for found in drafts.faults.values() for sentence in found])
    column_box.show(drafts)


def _take_files(drafts: Drafts, folder: bool) -> None:
    generation = st.session_state.setdefault("generation", 0)
    key = f"upload_{'folder' if folder else 'files'}_{generation}"
    # A visit to another page empties the uploader; what was read from it stays. Only a file
    # that a person takes out of it goes.
    before: set[str] = st.session_state.get("in_uploader", set())
    before = before if key in st.session_state else set()
    uploads = st.file_uploader(
        "Texts, web pages, PDF, Word, e-books, mails, tables, database exports, or a .zip of them",
        # One file of another kind gets a sentence of ours; in a folder it is passed over.
        type=list(SUFFIXES) if folder else None,
        accept_multiple_files="directory" if folder else True,
        key=key,
        max_upload_size=settings.load().upload_megabytes,
    )
    if promise := allowance.promise():
        st.caption(promise)
    present = {_key(upload) for upload in uploads}
    many_files.listen()
    drafts.forget(before - present)
    st.session_state["in_uploader"] = present
    _read(drafts, [upload for upload in uploads if not drafts.knows(_key(upload))])


def _key(upload: UploadedFile) -> str:
    return f"file_{upload.file_id}"


def _read(drafts: Drafts, unread: Sequence[UploadedFile]) -> None:
    """Read what is not read yet, with progress and a button that stops it."""
    unread = [upload for upload in unread if not _refuse(drafts, upload)]
    fresh = [upload for upload in unread if _key(upload) not in drafts.waiting]
    place, refused = st.empty(), ""
    if fresh:
        with place.container():
            bar = st.progress(0.0, "Reading …")
            st.button(
                "Stop reading",
                icon=":material/stop_circle:",
                on_click=drafts.wait,
                args=([_key(upload) for upload in fresh],),
            )
        for number, upload in enumerate(fresh):
            where = f"Reading {number + 1:,} of {counted(len(fresh), 'file')}"
            # Between files, too: a file without an article tells nothing on its way.
            tell = _teller(bar, where, number / len(fresh), 1 / len(fresh))
            tell("", 0.0)
            if refusal := allowance.take_file():
                drafts.wait([_key(upload) for upload in fresh])
                refused = refusal
                break
            drafts.read_file(_key(upload), upload.name, upload.getvalue(), tell)
    left = [upload for upload in unread if not drafts.knows(_key(upload))]
    place.empty()
    if refused:
        st.warning(refused, icon=REFUSED)
    if left:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{counted(len(left), 'file')} not read yet.", width="content")
            st.button("Read on", on_click=drafts.waiting.clear)


def _refuse(drafts: Drafts, upload: UploadedFile) -> bool:
    """Is it too large? The browser refuses it too, but not everything that sends is one of ours."""
    most = settings.load().upload_megabytes
    if upload.size <= most * 2**20:
        return False
    fault = TOO_LARGE.format(one_line(upload.name), most)
    drafts.take_reading(_key(upload), upload.name, Reading((), (fault,)))
    return True


def _teller(bar: st.delta_generator.DeltaGenerator, where: str, start: float, share: float) -> Tell:
    """Shows a file's progress as its share of the bar, not more often than a person sees."""

    def tell(what: str, part: float) -> None:
        now = time.monotonic()
        if now - st.session_state.get("told_at", 0.0) >= OFTEN:
            st.session_state["told_at"] = now
            told = f"{where}, {plain(what)}" if what else where
            bar.progress(min(1.0, start + share * part), f"{told} …")

    return tell


def _take_pasted(drafts: Drafts) -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        text = st.text_area(
            "The article's text as it was copied, a web page's source, or a database's export",
            height=220,
            placeholder="Headline, byline, captions and all: what is not the article's prose "
            "is recognised and left out of the scores.",
        )
        clicked = st.form_submit_button("Read the text", type="primary")
        if clicked and (refusal := allowance.take_file()):
            st.warning(refusal, icon=REFUSED)
        elif clicked:
            pasted = (key for key in drafts.faults if key.startswith("paste_"))
            drafts.forget({key for key in pasted if not drafts.by_file[key]})
            with st.spinner("Reading …"):
                drafts.read_pasted(f"paste_{sha256(text.encode()).hexdigest()[:12]}", text)


def _tell_faults(faults: Sequence[str]) -> None:
    """What could not be read, as plain text: the sentences hold names of files."""
    if not faults:
        return
    with st.container(border=True, key="faults"):
        st.text("\n".join(f"⚠ {fault}" for fault in faults[:MOST_FAULTS]))
        more = faults[MOST_FAULTS:]
        if more:
            with st.expander(f"{len(more):,} more"):
                st.text("\n".join(f"⚠ {fault}" for fault in more))
