"""What a command was given to read: its files, standard input, and how far it came with them."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from analysis import links
from analysis.commands.output import printable
from analysis.reading import ReadError, Reading, find_files, read_bytes, read_path
from analysis.reading.files import MAX_RECORDS_BYTES
from analysis.reading.tables import read_table
from analysis.records import Article

STDIN = "-"
STDIN_NAME = "standard input"

NO_TEXT = "choose the one that holds the articles' text"
"""Stands in the sentence on a table whose columns can't be told by their names."""

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
    """The files to read, folders expanded, each once however often it is named.

    "-" and web addresses stay as they are.
    """
    found: dict[str, str] = {}
    for path in paths:
        if path == STDIN or links.is_link(path):
            found.setdefault(path, path)
            continue
        for name in _expand(path, run):
            found.setdefault(os.path.realpath(name), name)
    return list(found.values())


def _expand(path: str, run: Run) -> list[str]:
    """A path's files; the path itself where there are none, so that reading it says why."""
    try:
        files = find_files([Path(path)])
    except OSError as error:
        run.fault(f"{path}: {error.strerror or error}.")
        return []
    return [f"./{file}" if str(file) == STDIN else str(file) for file in files]


def articles_of(
    inputs: Sequence[str], run: Run, columns: Mapping[str, str] | None = None
) -> Iterator[Article]:
    """The inputs' articles in order, unsplit; what can't be read is said and left out.

    Files come first, then what the web addresses lead to.
    columns: the column of a role, as chosen for all tables among the inputs.
    """
    table = partial(read_table, columns=columns)
    addresses = [name for name in inputs if links.is_link(name)]
    for name in _watched([name for name in inputs if name not in addresses], run):
        try:
            reading = _read_stdin(columns) if name == STDIN else read_path(Path(name), table)
        except ReadError as error:
            run.fault(_with_way_out(str(error)))
            continue
        yield from _told(reading, run)
    for fetched in _fetched(addresses, run):
        if fetched.fault:
            run.fault(f"{fetched.url}: {fetched.fault}")
        elif fetched.reading:
            yield from _told(fetched.reading, run)


def _with_way_out(sentence: str) -> str:
    """What can't be read, and for a table of unknown columns the option that names them."""
    return f"{sentence} Say it with --column text=NAME." if NO_TEXT in sentence else sentence


def _told(reading: Reading, run: Run) -> tuple[Article, ...]:
    """The articles of what was read, its faults said."""
    for sentence in reading.faults:
        run.fault(_with_way_out(sentence))
    return reading.articles


def _watched(inputs: Sequence[str], run: Run) -> Iterator[str]:
    """The inputs, with a progress bar where they are many and a person is looking."""
    if not run.bar or len(inputs) < MANY or not sys.stderr.isatty():
        yield from inputs
        return
    console = Console(file=sys.stderr)
    with Progress(console=console, transient=True, redirect_stdout=False) as progress:
        yield from progress.track(inputs, description="Reading")


def _fetched(addresses: Sequence[str], run: Run) -> list[links.Fetched]:
    """What came of the web addresses, with a progress bar where a person is looking."""
    if not addresses:
        return []
    if not run.bar or not sys.stderr.isatty():
        return links.fetch(addresses)
    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("Fetching", total=len(addresses))
        count = len(addresses)

        def tell(fetched: links.Fetched) -> None:
            nonlocal count
            count += fetched.entries
            progress.update(task, advance=1, total=count)

        return links.fetch(addresses, on_result=tell)


def _read_stdin(columns: Mapping[str, str] | None) -> Reading:
    """Standard input as records where it looks so, as a table whose columns are given, or text."""
    data = sys.stdin.buffer.read(MAX_RECORDS_BYTES + 1)
    suffix = ".jsonl" if _is_record(data) else ".csv" if columns else ".txt"
    reading = read_bytes(STDIN_NAME + suffix, data, partial(read_table, columns=columns))
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
