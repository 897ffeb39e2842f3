"""Articles that were read but not added yet: what the page *Add articles* holds in the session."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from analysis import pipeline
from analysis.dashboard.draft import TYPED, Draft
from analysis.dashboard.table_file import TableFile
from analysis.reading import ReadError, Reading, read_pasted
from analysis.reading.cleaning import one_line
from analysis.reading.formats import members_listed

__all__ = ["PASTED", "TYPED", "Draft", "Drafts", "Tell"]

PASTED = "pasted text"

Tell = Callable[[str, float], object]
"""Told of progress within a file: what is looked at, and what part (0 to 1) of it is done."""


def _nobody(_what: str, _part: float) -> None:
    """Told of progress where nobody looks."""


@dataclass
class Drafts:
    """All drafts of a session by the file that they came from, and what could not be read.

    by_file, faults: drafts, and sentences, by the file's key. tables: the files that hold tables.
    waiting: keys of files that the person gave and does not want read yet.
    """

    by_file: dict[str, list[Draft]] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    tables: dict[str, TableFile] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def all(self) -> list[Draft]:
        """Every draft, in the order in which the files came."""
        return [draft for drafts in self.by_file.values() for draft in drafts]

    def knows(self, key: str) -> bool:
        """Whether this file was read already."""
        return key in self.by_file

    def read_file(self, key: str, name: str, data: bytes, tell: Tell = _nobody) -> None:
        """Read an uploaded file; what is wrong with it becomes a sentence, not an error."""
        file = TableFile(name, data)
        self._take(key, name, partial(_read, file, tell), tell)
        if file.tables:
            self.tables[key] = file

    def read_pasted(self, key: str, text: str, tell: Tell = _nobody) -> None:
        """Read pasted text, likewise."""
        self._take(key, PASTED, lambda: read_pasted(text, PASTED), tell)

    def take_reading(self, key: str, name: str, reading: Reading, tell: Tell = _nobody) -> None:
        """Take over what was read elsewhere, from a link for one."""
        self._take(key, name, lambda: reading, tell)

    def choose_columns(
        self, key: str, table: str, columns: Mapping[str, str], tell: Tell = _nobody
    ) -> None:
        """Read a file again with these columns (role: column, "" for none) of a table in it."""
        file = self.tables[key].with_columns(table, columns)
        self._take(key, file.name, partial(_read, file, tell), tell, file.edition)
        self.tables[key] = file

    def wait(self, keys: Collection[str]) -> None:
        """Leave those of these files unread that are not read yet, until `waiting` is emptied."""
        self.waiting |= {key for key in keys if not self.knows(key)}

    def forget(self, keys: Collection[str]) -> None:
        """Drop these files' drafts and faults."""
        for key in keys:
            self.by_file.pop(key, None)
            self.faults.pop(key, None)
            self.tables.pop(key, None)
            self.waiting.discard(key)

    def drop(self, draft: Draft) -> None:
        """Take out one draft that was added, or that the person does not want; its file stays."""
        for drafts in self.by_file.values():
            if draft in drafts:
                drafts.remove(draft)
                return

    def _take(
        self, key: str, name: str, read: Callable[[], Reading], tell: Tell, edition: int = 0
    ) -> None:
        """Read and split; an interruption on the way leaves the file as it was, read or not."""
        found: list[Draft] = []
        try:
            reading = read()
            for number, article in enumerate(reading.articles):
                found.append(Draft(f"{key}_{edition}_{number}", pipeline.split(article)))
                _tell_split(tell, number + 1, len(reading.articles))
            faults = list(reading.faults)
        except ReadError as error:
            found, faults = [], [str(error)]
        except Exception:
            # One file that breaks a rule nobody thought of must not close the page to the others.
            logging.getLogger(__name__).exception("a file could not be read")
            found, faults = [], [f"{one_line(name)} could not be read: a fault in the program."]
        self._keep(key, found, faults)

    def _keep(self, key: str, found: list[Draft], faults: list[str]) -> None:
        """Put what came of a file in the place of what came of it before."""
        self.by_file[key] = found
        self.faults.pop(key, None)
        if faults:
            self.faults[key] = faults


def _read(file: TableFile, tell: Tell) -> Reading:
    """Read a file; of an archive, tell which of its files it is at."""
    numbers = count(1)

    def at(name: str) -> None:
        number, most = next(numbers), members_listed(file.data)
        tell(f"file {number:,} of {most:,}: {name}", 0.5 * min(1.0, number / most))

    return file.read(at)


def _tell_split(tell: Tell, done: int, articles: int) -> None:
    """Tell of an article that was split, which is about half of the work."""
    what = f"article {done:,} of {articles:,}" if articles > 1 else ""
    tell(what, 0.5 + 0.5 * done / articles)
