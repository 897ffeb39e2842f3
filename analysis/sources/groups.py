"""Groups of sources: those that ship with the table of names, and a person's own over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from analysis.sources.names import shipped_group, shipped_groups

NO_GROUP = "No group"
"""What pages and frames say of a source that is in none."""


def group_of(source: str, own: Mapping[str, str]) -> str | None:
    """A source's group: the person's own, else the shipped one; None for neither.

    own: `Corpus.source_groups()`; "" there takes a source out of its shipped group.
    """
    if source in own:
        return own[source] or None
    return shipped_group(source)


def with_groups(frame: pl.DataFrame, own: Mapping[str, str]) -> pl.DataFrame:
    """The frame with the column group from its column source; `NO_GROUP` where there is none."""
    sources = frame["source"].unique().drop_nulls().to_list()
    groups = [group_of(source, own) or NO_GROUP for source in sources]
    table = pl.DataFrame(
        [
            pl.Series("source", sources, dtype=frame.schema["source"]),
            pl.Series("group", groups, dtype=pl.String),
        ]
    )
    joined = frame.join(table, on="source", how="left", maintain_order="left")
    return joined.with_columns(pl.col("group").fill_null(NO_GROUP))


def in_order(groups: Iterable[str]) -> list[str]:
    """Each group once: the shipped ones in the table's order, a person's own by name, none last."""
    shipped = shipped_groups()
    rank = {group: number for number, group in enumerate(shipped)} | {NO_GROUP: len(shipped) + 1}
    return sorted(set(groups), key=lambda group: (rank.get(group, len(shipped)), group))
