"""What a command was given to read: its files, standard input, and how far it came with them."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from analysis.commands.output import printable
from analysis.reading import ReadError, Reading, find_files, read_bytes, read_path
from analysis.reading.files import MAX_RECORDS_BYTES
from analysis.records import Article

STDIN = "-"
STDIN_NAME = "standard input"

# Fewer inputs than this are done before a person wonders.
MANY = 20


def say(sentence: str) -> None:
    """One line on standard error, if there is one: never a reason to fail."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(printable(sentence), file=sys.stderr)


@dataclass
class Run:
    """How a command is doing: what is done, and what failed with a sentence each.

    bar: may it show a progress bar, where standard error is a terminal?
    """

    bar: bool = True
    done: int = 0
    failed: int = 0

    def fault(self, sentence: str) -> None:
        """Count a failure and say it."""
        self.failed += 1
        say(sentence)

    def bad_article(self, article: Article, error: Exception) -> None:
        """The failure of an article on its way through the pipeline."""
        self.fault(f"{article.name}: it could not be scored ({type(error).__name__}: {error}).")

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some inputs failed and the rest is done, 2 nothing could be done."""
        if not self.done:
            return 2
        return 1 if self.failed else 0


def list_inputs(paths: Sequence[str], run: Run) -> list[str]:
    """The files to read, folders expanded, each once however often it is named; "-" stays."""
    found: dict[str, str] = {}
    for path in paths:
        for name in [STDIN] if path == STDIN else _expand(path, run):
            found.setdefault(STDIN if name == STDIN else os.path.realpath(name), name)
    return list(found.values())


def _expand(path: str, run: Run) -> list[str]:
    """A path's files; the path itself where there are none, so that reading it says why."""
    try:
        files = find_files([Path(path)])
    except OSError as error:
        run.fault(f"{path}: {error.strerror or error}.")
        return []
    return [f"./{file}" if str(file) == STDIN else str(file) for file in files]


def articles_of(inputs: Sequence[str], run: Run) -> Iterator[Article]:
    """The inputs' articles in order, unsplit; what can't be read is said and left out."""
    for name in _watched(inputs, run):
        try:
            reading = _read_stdin() if name == STDIN else read_path(Path(name))
        except ReadError as error:
            run.fault(str(error))
            continue
        for sentence in reading.faults:
            run.fault(sentence)
        yield from reading.articles


def _watched(inputs: Sequence[str], run: Run) -> Iterator[str]:
    """The inputs, with a progress bar where they are many and a person is looking."""
    if not run.bar or len(inputs) < MANY or not sys.stderr.isatty():
        yield from inputs
        return
    console = Console(file=sys.stderr)
    with Progress(console=console, transient=True, redirect_stdout=False) as progress:
        yield from progress.track(inputs, description="Reading")


def _read_stdin() -> Reading:
    """Standard input as records where it looks so, else as a text or a page."""
    data = sys.stdin.buffer.read(MAX_RECORDS_BYTES + 1)
    reading = read_bytes(STDIN_NAME + (".jsonl" if _is_record(data) else ".txt"), data)
    return replace(reading, articles=tuple(map(_renamed, reading.articles)))


def _is_record(data: bytes) -> bool:
    """Is the first line a JSON object?"""
    line = data.lstrip().partition(b"\n")[0]
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _renamed(article: Article) -> Article:
    """The article without the suffix that only told the reader what to expect."""
    if article.name != f"{STDIN_NAME}.txt":
        return article
    return replace(article, name=STDIN_NAME)
