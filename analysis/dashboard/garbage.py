"""What Python's collection of garbage has to go through after each run of a page."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass, field

import streamlit as st

OFTEN = 60
"""Runs of pages after which all is gone through again."""


@dataclass
class Settled:
    """The pages that have been loaded, and how many runs there were since all was gone through."""

    pages: set[str] = field(default_factory=set)
    runs: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def settle(page: str) -> None:
    """Keep what lives for long out of the collections of garbage; called at the end of a run.

    Streamlit collects after every run, which else takes a fifth of a second, and ever more with
    what caches and people's sessions hold. Now and then, and where a page was loaded first, all
    is gone through, so that nothing is held for good.
    """
    settled = _settled()
    with settled.lock:
        settled.runs += 1
        if page in settled.pages and settled.runs < OFTEN:
            return
        settled.pages.add(page)
        settled.runs = 0
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def _settled() -> Settled:
    return Settled()
