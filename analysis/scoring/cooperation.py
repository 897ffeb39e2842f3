"""The cooperation lexicon as it stands in cooperation.toml: words, phrases, groups."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEXICON_FILE = Path(__file__).with_name("cooperation.toml")

PROCEDURE_GROUP = "procedure"
"""The group whose numbers are no valences (see lexicon.py)."""

SEVERAL_WORDS = re.compile(r"[\s-]")


@dataclass(frozen=True, slots=True)
class Cooperation:
    """The lexicon, taken apart for use.

    words, phrases: entry → valence in [-4, 4]; phrases hold a blank or a hyphen.
    procedure: entry → how much procedure it is, 1 or 2.
    groups: entry → the group it stands in.
    about: group → what the group holds, in a sentence.
    """

    words: Mapping[str, float]
    phrases: Mapping[str, float]
    procedure: Mapping[str, float]
    groups: Mapping[str, str]
    about: Mapping[str, str]

    def entries(self) -> list[tuple[str, float, str]]:
        """Each entry with its valence and group, in the file's order; procedure's valence is 0."""
        valences = {**self.words, **self.phrases}
        rows = [(entry, valences[entry], self.groups[entry]) for entry in self.groups]
        return rows + [(entry, 0.0, PROCEDURE_GROUP) for entry in self.procedure]


@cache
def load_cooperation() -> Cooperation:
    """The shipped lexicon, read once; ValueError where an entry stands in it twice."""
    sections = tomllib.loads(LEXICON_FILE.read_text(encoding="utf-8"))
    about = {group: section.pop("about") for group, section in sections.items()}
    procedure = dict(_valued(sections.pop(PROCEDURE_GROUP)))
    valences: dict[str, float] = {}
    groups: dict[str, str] = {}
    for group, section in sections.items():
        for entry, valence in _valued(section):
            if entry in groups:
                raise ValueError(f"“{entry}” stands in the lexicon twice.")
            groups[entry] = group
            valences[entry] = valence
    phrases = {entry: value for entry, value in valences.items() if SEVERAL_WORDS.search(entry)}
    words = {entry: value for entry, value in valences.items() if entry not in phrases}
    return Cooperation(words, phrases, procedure, groups, about)


def _valued(section: Mapping[str, list[str]]) -> Iterator[tuple[str, float]]:
    """A section's entries with the number that they stand under."""
    for number, entries in section.items():
        for entry in entries:
            yield entry, float(number)
