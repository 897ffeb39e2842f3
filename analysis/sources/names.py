"""The table of outlets that ships with the target: one name for each, its spellings, its group."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("names.toml")
"""Group → name to keep → its other spellings."""

_QUOTES = str.maketrans("‘’ʼ`´", "'''''")
_HOST = re.compile(r"www\.(?=[a-z0-9-]+\.)")


def canonical(name: str) -> str:
    """The one name of a listed outlet; any other name as it is, white space folded.

    Only the whole name counts: "The Star/Bernama" is not Bernama.
    """
    folded = " ".join(name.split())
    return _names().get(key(folded), folded)


def settled(name: str | None, where: str | None) -> tuple[str | None, str | None]:
    """A source's one name, and where it was read: with its spelling there, where it is another."""
    if name is None:
        return None, None
    kept = canonical(name)
    return kept, where if kept == name else f"{where}, where it reads “{name}”"


def shipped_group(source: str) -> str | None:
    """The group that the table gives an outlet under any of its spellings; None if not listed."""
    return _groups().get(canonical(source))


def shipped_groups() -> tuple[str, ...]:
    """The table's groups in its order."""
    return tuple(load())


def key(name: str) -> str:
    """What two spellings share that differ in case, width, apostrophe, full stop or "www."."""
    plain = unicodedata.normalize("NFKC", name).translate(_QUOTES).casefold()
    return _HOST.sub("", " ".join(plain.split()), count=1).rstrip(". ") or name


@cache
def load() -> Mapping[str, Mapping[str, list[str]]]:
    """The table as its file has it."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def spellings() -> Iterator[tuple[str, str]]:
    """Every spelling with the name to keep, the names themselves included."""
    for outlets in load().values():
        for name, others in outlets.items():
            yield name, name
            yield from ((other, name) for other in others)


@cache
def _names() -> dict[str, str]:
    return {key(spelling): name for spelling, name in spellings()}


@cache
def _groups() -> dict[str, str]:
    return {name: group for group, outlets in load().items() for name in outlets}
