"""Names and groups of sources written to a corpus: all of an edit or nothing, and undone whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from analysis.sources.listing import Edits


class Store(Protocol):
    """What keeps a person's own names and groups: a `Corpus`."""

    def source_names(self) -> dict[str, str]:
        """A source's name as kept → the name to show."""

    def source_groups(self) -> dict[str, str]:
        """A source as shown → its group, "" where it is in none."""

    def rename_source(self, name: str, shown: str | None) -> None:
        """Show a source under another name; None takes that back."""

    def set_source_group(self, source: str, group: str | None) -> None:
        """Put a source into a group; None goes back to the shipped one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A person's names and groups as they were, to go back to."""

    names: Mapping[str, str]
    groups: Mapping[str, str]


def kept(store: Store) -> Kept:
    """What the store keeps now."""
    return Kept(store.source_names(), store.source_groups())


def save(store: Store, edits: Edits) -> Kept:
    """Write edits and give what was kept before; where the store refuses one, none is kept."""
    before = kept(store)
    try:
        # First what goes back: a name that is free again may be another source's new one.
        for name, shown in sorted(edits.names.items(), key=lambda item: item[1] is not None):
            store.rename_source(name, shown)
        for source, group in edits.groups.items():
            store.set_source_group(source, group)
    except Exception:
        restore(store, before)
        raise
    return before


def restore(store: Store, before: Kept) -> None:
    """Bring back names and groups as they were."""
    now = kept(store)
    # Gone first, for a name leads over another one as long as both are kept.
    for name in now.names.keys() - before.names.keys():
        store.rename_source(name, None)
    changed = [name for name, shown in before.names.items() if now.names.get(name) != shown]
    for name in changed:
        store.rename_source(name, None)
    for name in changed:
        store.rename_source(name, before.names[name])
    for source in now.groups.keys() | before.groups.keys():
        store.set_source_group(source, before.groups.get(source))
