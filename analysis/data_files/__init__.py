"""What a person looks at as files of data for others: paragraphs and sources, in four forms.

Each says which scorer, filters and day made it, and what its columns mean; Haluan reads the
paragraphs back without a loss (analysis/reading/tables/own.py).
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import BinaryIO, Literal, get_args

import polars as pl

from analysis.data_files import readme, rows
from analysis.data_files.readme import What
from analysis.formulas import harmless
from analysis.reading.files import README_FILE
from analysis.selection import Selection

__all__ = ["FORMS", "NAMES", "Form", "What", "name_of", "packed", "told", "too_many", "write"]

Form = Literal["xlsx", "csv", "parquet", "jsonl"]
FORMS: tuple[Form, ...] = get_args(Form)
NAMES: dict[Form, str] = {
    "xlsx": "Excel (XLSX)",
    "csv": "CSV",
    "parquet": "Parquet",
    "jsonl": "JSON Lines",
}
# Excel takes a file without it for one in the country's old letters.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MOST_ROWS = 1_048_575
"""Rows below the names of the columns that a spreadsheet's sheet has."""


def too_many(rows: int, form: Form) -> str:
    """Why the form cannot hold so many rows, as a sentence; "" where it can."""
    if form != "xlsx" or rows <= MOST_ROWS:
        return ""
    return (
        f"A spreadsheet holds {MOST_ROWS:,} rows below the columns’ names, and {rows:,} are shown: "
        "choose CSV, Parquet or JSON Lines, or narrow the filters."
    )


def write(selection: Selection, what: What, form: Form, stream: BinaryIO) -> None:
    """Write the paragraphs or the sources of a selection, some at a time.

    Without what stands in the README, but for XLSX, whose second sheet it is, and Parquet,
    whose metadata hold it. A selection that is `too_many` for the form must not be given.
    """
    batches = rows.paragraphs(selection) if what == "paragraphs" else [rows.by_source(selection)]
    if form == "csv":
        _write_csv(batches, stream)
    elif form == "jsonl":
        for batch in batches:
            batch.write_ndjson(stream)
    elif form == "parquet":
        _write_parquet(batches, selection, what, stream)
    else:
        # Loaded only for who needs it: it takes as long as the rest of a small run.
        from analysis.data_files import workbook

        workbook.write(stream, what.capitalize(), batches, readme.lines(selection, what))


def told(selection: Selection, what: What) -> bytes:
    """The README of a file of data, as a text file."""
    return readme.text(selection, what).encode()


def packed(selection: Selection, what: What, form: Form) -> bytes:
    """A file to give away whole: a workbook, or a .zip of the data and their README."""
    file = io.BytesIO()
    if form == "xlsx":
        write(selection, what, form, file)
        return file.getvalue()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(README_FILE, told(selection, what))
        with archive.open(f"{what}.{form}", "w", force_zip64=True) as member:
            write(selection, what, form, member)  # type: ignore[arg-type]
    return file.getvalue()


def name_of(what: What, form: Form, on: dt.date) -> str:
    """What the packed file is called: "paragraphs-csv-2025-03-05.zip"."""
    # With it comes Altair, which a command that only writes data does not wait for.
    from analysis.charts.files import file_name

    if form == "xlsx":
        return file_name(what, on, form)
    return file_name(f"{what} {form}", on, "zip")


def _write_csv(batches: Iterable[pl.DataFrame], stream: BinaryIO) -> None:
    stream.write(BYTE_ORDER_MARK)
    for number, batch in enumerate(batches):
        stream.write(harmless(batch).write_csv(include_header=number == 0).encode())


def _write_parquet(
    batches: Iterable[pl.DataFrame], selection: Selection, what: What, stream: BinaryIO
) -> None:
    from pyarrow import parquet  # type: ignore[import-untyped]

    told_of = {"README": readme.text(selection, what)}
    writer = None
    for batch in batches:
        table = batch.to_arrow()
        if writer is None:
            schema = table.schema.with_metadata(told_of)
            writer = parquet.ParquetWriter(stream, schema, compression="zstd")
        writer.write_table(table.cast(writer.schema))
    if writer:
        writer.close()
