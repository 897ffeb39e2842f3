"""What a server keeps in memory beside what it needs: garbage, and heaps of threads that ended."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from dataclasses import dataclass, field

import streamlit as st

OFTEN = 60
"""Runs of pages after which all is gone through again."""
M_ARENA_MAX = -8
HEAPS = 2


def share_heaps() -> None:
    """Let all threads share a few of glibc's heaps, where it is glibc that gives memory.

    Each run of a page is a thread, and each thread takes from a heap of its own, of which there
    are eight for each core: what one has freed, no other uses.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt:
        mallopt(M_ARENA_MAX, HEAPS)


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


share_heaps()
