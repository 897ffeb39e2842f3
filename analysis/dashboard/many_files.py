"""Hundreds of files at once: packed by the browser before the uploader, which freezes at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis import settings
from analysis.reading.files import SUFFIXES

SCRIPT = Path(__file__).with_suffix(".js")
MANY = 40
"""Files up to which the uploader takes them one by one, each to be taken out again."""
LARGE = 10_000_000
"""Bytes from which on a file goes by itself; an article's own file has some thousand."""
MOST = 100_000_000
"""Bytes of one archive; the reader takes 200 million."""
MEGABYTE = 2**20
LEFT_FREE = 100_000
"""Bytes of an archive for the names of its files."""
MEMBERS = 200
"""Files of one archive: few enough that not much is lost when its reading is stopped."""


def listen() -> None:
    """Have files that are chosen or dropped by the hundred packed; draws nothing."""
    most = min(MOST, settings.load().upload_megabytes * MEGABYTE)
    _packer()(
        key="many_files",
        data={
            "many": MANY,
            "large": min(LARGE, most),
            "most": most - LEFT_FREE,
            "members": MEMBERS,
            "suffixes": list(SUFFIXES),
        },
    )


@st.cache_resource
def _packer() -> Callable[..., object]:
    return st.components.v2.component("haluan.many_files", js=SCRIPT.read_text("utf-8"))
