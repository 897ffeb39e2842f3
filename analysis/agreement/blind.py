"""Readings made without seeing the score, told from others by the reader's name.

They are kept under a name of their own, so that whoever looks at the score later and changes
their mind leaves the first, unswayed reading as it was.
"""

from __future__ import annotations

import polars as pl

BLIND = " (blind)"
"""Ends the name of a reader who did not see the score."""


def blind(reader: str) -> str:
    """The name under which what that reader reads without the score is kept."""
    return reader.removesuffix(BLIND).rstrip() + BLIND


def blind_readings(readings: pl.DataFrame) -> pl.DataFrame:
    """The readings made without the score, each under the reader's own name.

    Columns: reader, and any other.
    """
    reader = pl.col("reader").cast(pl.String)
    return readings.filter(reader.str.ends_with(BLIND)).with_columns(reader.str.strip_suffix(BLIND))


def swayed_readings(readings: pl.DataFrame) -> pl.DataFrame:
    """The readings made beside the score. Columns: reader, and any other."""
    return readings.filter(~pl.col("reader").cast(pl.String).str.ends_with(BLIND))
