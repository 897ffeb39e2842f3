"""The search for near-copies in a corpus: at once where it takes seconds, else beside the pages.

A process of its own looks through a large corpus, so that pages are drawn meanwhile and the
server's memory stays what it is. What it finds is kept in the corpus. This module imports no
Streamlit, and that process runs it: `python -m analysis.dashboard.copy_search`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from analysis import copies
from analysis.corpus import Corpus, CorpusError, default_path
from analysis.corpus.database import VARIABLE
from analysis.corpus.frames import COPY_COLUMNS

ROOT = Path(__file__).resolve().parents[2]
FEW = 50_000
"""Paragraphs among which copies are found while a person waits: some seconds."""


@dataclass(frozen=True)
class Found:
    """What is known of a corpus's copies: article_id, paragraph, copy_group of those that have any.

    complete: are all articles of today looked through? Else these are those of an earlier state.
    failed: did the search end without finding them?
    """

    groups: pl.DataFrame
    complete: bool
    failed: bool = False


class CopySearch:
    """The search in one corpus; safe for threads."""

    def __init__(self, corpus: Corpus, place: str) -> None:
        """place: where another process finds the corpus, its password included."""
        self._corpus, self._place = corpus, place
        self._turn = threading.Lock()
        self._version: int | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._found = Found(pl.DataFrame(schema=COPY_COLUMNS), complete=False)

    def found(self) -> Found:
        """What is known by now; begins the search where the corpus has changed since the last."""
        with self._turn:
            version = self._corpus.signatures_version()
            if version != self._version:
                self._begin(version)
            elif self._process and self._process.poll() is not None:
                self._end()
            return self._found

    def _begin(self, version: int) -> None:
        if self._process:
            # What it looks through is not the corpus any more.
            self._process.kill()
            self._process = None
        groups = self._corpus.copy_groups()
        if groups is None and self._corpus.articles()["paragraphs"].sum() <= FEW:
            groups = find(self._corpus)
        if groups is None:
            self._found = Found(self._found.groups, complete=False)
            self._process = self._started()
        else:
            self._found = Found(groups, complete=True)
        self._version = version

    def _end(self) -> None:
        groups = self._corpus.copy_groups()
        self._process = None
        if groups is None:
            self._found = Found(self._found.groups, complete=False, failed=True)
        else:
            self._found = Found(groups, complete=True)

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "analysis.dashboard.copy_search"]
        return subprocess.Popen(command, cwd=ROOT, env={**os.environ, VARIABLE: self._place})


def find(corpus: Corpus) -> pl.DataFrame:
    """Look for the copies in a corpus, keep them there, and return the paragraphs that have any."""
    version = corpus.signatures_version()
    groups = copies.groups(corpus.signatures())
    # A corpus that can only be read is looked through each time.
    with suppress(CorpusError):
        corpus.keep_copy_groups(groups, version)
    return groups.drop_nulls("copy_group")


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    find(Corpus(default_path()))
