"""A .parquet file to rows: the columns that have a role, a few rows at a time, within limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pyarrow import parquet

from analysis.reading.result import ReadError
from analysis.reading.tables.columns import choose, guess, header_of
from analysis.reading.tables.own import OF_VOICE, is_own
from analysis.reading.tables.sheet import MAX_COLUMNS, Row, Sheet, check_rows

MAX_UNPACKED_BYTES = 1_000_000_000
"""Bytes that the columns say they unpack to; a file of 100 MB unpacks to some 300."""
MAX_BATCH_BYTES = 100_000_000
"""Bytes of text in one batch: a cell that a small file repeats a thousand times."""
BATCH = 200
"""Rows that are unpacked at once."""


def read_parquet(name: str, data: bytes, columns: Mapping[str, str] | None) -> Sheet:
    """The file's table: its columns of text, numbers and dates, of which those with a role."""
    try:
        file = parquet.ParquetFile(BytesIO(data))
        fields = _fields(file)
        rows = file.metadata.num_rows
    # A broken file fails in whatever way its bytes lead to.
    except Exception as error:
        raise _broken(name) from error
    check_rows(name, rows)
    _check_fields(name, fields, file)
    names = dict(zip(header_of([field.name for field in fields]), fields, strict=True))
    roles = choose(name, list(names), columns)
    wanted = list(dict.fromkeys(roles.values())) if roles else []
    if is_own(tuple(names)) and not columns:
        wanted += [column for column in OF_VOICE if column in names]
    kept = [names[column] for column in wanted]
    return Sheet("", tuple(wanted or names), _rows(name, data, kept) if kept else iter(()))


def names_of(name: str, data: bytes) -> tuple[str, ...]:
    """The names of all columns that a role may be given."""
    try:
        file = parquet.ParquetFile(BytesIO(data))
        fields = _fields(file)
    except Exception as error:
        raise _broken(name) from error
    _check_fields(name, fields, file)
    return header_of([field.name for field in fields])


def _fields(file: Any) -> list[Any]:
    """The columns that may have a role."""
    return [field for field in file.schema_arrow if _is_plain(field)][:MAX_COLUMNS]


def _check_fields(name: str, fields: list[Any], file: Any) -> None:
    """ReadError where there are cells, but none of a kind that is read."""
    if not fields and len(file.schema_arrow) and file.metadata.num_rows:
        raise ReadError(
            f"“{name}” has no column of texts: save it with its text as one, or as .csv."
        )


def _rows(name: str, data: bytes, fields: list[Any]) -> Iterator[Row]:
    """The rows of these columns, numbered as under a header."""
    number = 1
    try:
        for batch in _batches(name, data, fields):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield Row(number, [_text(cell) for cell in cells])
    except ReadError:
        raise
    except Exception as error:
        raise _broken(name) from error


def _batches(name: str, data: bytes, fields: list[Any]) -> Iterator[Any]:
    """The columns a few rows at a time; repeated texts are held once until their size is known."""
    texts = [field.name for field in fields if _is_text(field.type)]
    file = parquet.ParquetFile(BytesIO(data), read_dictionary=texts)
    _check_unpacked(name, file, {field.name for field in fields})
    order = [field.name for field in fields]
    for batch in file.iter_batches(BATCH, columns=order, use_threads=False):
        kept = batch.select(order)
        if sum(map(_size, kept.columns)) > MAX_BATCH_BYTES:
            raise ReadError(f"“{name}” unpacks to too much text for a table: split it up.")
        yield kept


def _check_unpacked(name: str, file: Any, wanted: set[str]) -> None:
    """ReadError where the columns unpack to more than is read."""
    groups = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
    chunks = (group.column(place) for group in groups for place in range(group.num_columns))
    size = sum(c.total_uncompressed_size for c in chunks if c.path_in_schema in wanted)
    if size > MAX_UNPACKED_BYTES:
        raise ReadError(
            f"“{name}” unpacks to more than {MAX_UNPACKED_BYTES // 10**6} MB: split it up."
        )


def _size(column: Any) -> int:
    """Bytes of text in a column, repeated ones counted each time."""
    if not pa.types.is_dictionary(column.type) or not _is_text(column.type.value_type):
        return int(column.nbytes)
    lengths = pc.take(pc.binary_length(column.dictionary), column.indices)
    return pc.sum(pc.cast(lengths, pa.int64())).as_py() or 0


def _text(cell: object) -> object:
    """A cell's value; older programs keep texts as bytes."""
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell


def _is_text(kind: Any) -> bool:
    """Is it a column of texts, or of bytes that may be some?"""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or _is_bytes(kind))


def _is_bytes(kind: Any) -> bool:
    """Is it a column of bytes?"""
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _is_plain(field: Any) -> bool:
    """May the column be read: texts, numbers, dates, true or false; no lists, pictures, vectors.

    Bytes only where the column's name says that they are a text.
    """
    kind = field.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if _is_bytes(kind):
        return bool(guess([field.name]))
    types = pa.types
    tests = (types.is_integer, types.is_date, types.is_timestamp, types.is_floating)
    return _is_text(kind) or any(test(kind) for test in (*tests, types.is_boolean))


def _broken(name: str) -> ReadError:
    """The error for a file that can't be read."""
    return ReadError(f"“{name}” is a broken .parquet file: save it again, or as .csv.")
