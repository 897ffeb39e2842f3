"""The sources of a corpus with their names and groups as a table, and what its edits ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.sources.groups import NO_GROUP, group_of, in_order
from analysis.sources.names import shipped_group, shipped_groups

COLUMNS = pl.Schema(
    {"name": pl.String, "shown": pl.String, "group": pl.String, "articles": pl.Int64}
)
"""A source's name as kept, the name that is shown, the group of that, how many articles."""


class EditError(ValueError):
    """Edits that contradict each other; the message says in a sentence what to change."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What to write: by name as kept the name to show, by shown name the group.

    None goes back to what ships; "" for a group takes a source out of its shipped one.
    """

    names: Mapping[str, str | None]
    groups: Mapping[str, str | None]

    def __len__(self) -> int:
        return len(self.names) + len(self.groups)


def listing(
    kept: Mapping[str, int], names: Mapping[str, str], own: Mapping[str, str]
) -> pl.DataFrame:
    """One row per source as kept, with `COLUMNS`, by group, then by articles, most first.

    kept: `Corpus.kept_sources()`; names, own: `source_names()` and `source_groups()`.
    """
    rows = []
    for name, articles in kept.items():
        shown = names.get(name, name)
        rows.append((name, shown, group_of(shown, own) or NO_GROUP, articles))
    rank = {group: place for place, group in enumerate(in_order(row[2] for row in rows))}
    rows.sort(key=lambda row: (rank[row[2]], -row[3], row[0]))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def edits(before: pl.DataFrame, after: pl.DataFrame, own: Mapping[str, str]) -> Edits:
    """What makes a corpus listed as `before` be listed as `after`, row by row the same names.

    `EditError` where a source would have two groups, or a name lead to another name.
    """
    rows = [
        (name, _line(shown) or name, _group(group, own))
        for name, shown, group, _ in after.select(COLUMNS.names()).iter_rows()
    ]
    was = {name: (shown, group) for name, shown, group, _ in before.iter_rows()}
    names = {
        name: None if shown == name else shown for name, shown, _ in rows if shown != was[name][0]
    }
    _check_names(names, {name: shown for name, shown, _ in rows})
    as_one: dict[str, list[tuple[str, str]]] = {}
    for name, shown, group in rows:
        as_one.setdefault(shown, []).append((name, group))
    groups = {}
    for source, its_rows in as_one.items():
        wanted = _wanted(source, its_rows, was, own)
        if wanted is not None and wanted != (group_of(source, own) or NO_GROUP):
            groups[source] = stored(source, wanted)
    return Edits(names, groups)


def stored(source: str, group: str) -> str | None:
    """What the corpus keeps to have a source in a group: None where that is the shipped one."""
    if group == (shipped_group(source) or NO_GROUP):
        return None
    return "" if group == NO_GROUP else group


def known_groups(own: Mapping[str, str]) -> list[str]:
    """Every group that a source may be put into, those of the person's own among them."""
    return in_order([*shipped_groups(), *filter(None, own.values()), NO_GROUP])


def named_group(group: str, own: Mapping[str, str]) -> str:
    """A typed group as an earlier one of that name is spelled; `NO_GROUP` for nothing."""
    line = _line(group)
    return next((g for g in known_groups(own) if g.casefold() == line.casefold()), line or NO_GROUP)


def _group(group: str | None, own: Mapping[str, str]) -> str:
    return named_group(group or "", own)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _check_names(changed: Mapping[str, str | None], shown: Mapping[str, str]) -> None:
    """EditError where a new name is another source's that is shown under a third name."""
    for name, new in changed.items():
        third = shown.get(new, new) if new else new
        if third != new:
            raise EditError(
                f"“{name}” can’t be shown as “{new}”, which is itself shown as “{third}”: "
                f"use “{third}” for both, or leave “{new}” its name."
            )


def _wanted(
    source: str,
    rows: Sequence[tuple[str, str]],
    was: Mapping[str, tuple[str, str]],
    own: Mapping[str, str],
) -> str | None:
    """The group that rows shown as one source (name, group) ask for, None if for nothing."""
    chosen = sorted({group for name, group in rows if group != was[name][1]})
    if len(chosen) > 1:
        told = " and ".join(f"“{group}”" for group in chosen)
        raise EditError(f"“{source}” can be in one group only, not in {told}: choose one.")
    if chosen:
        return chosen[0]
    known = any(source in (name, was[name][0]) for name, _ in rows)
    if known or source in own or group_of(source, own):
        return None
    # A new name for a source keeps the group that the source had under its old one.
    carried = {group for _, group in rows} - {NO_GROUP}
    return carried.pop() if len(carried) == 1 else None
