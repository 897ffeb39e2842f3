"""Scored articles as records, records as bytes, and bytes as a file that is there whole or not.

A record is one flat dict whose keys are the columns, in order, with None where
a value is missing. An encoder turns records into the bytes of a file; without
records it gives no bytes.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from analysis.records import Article, ScoredArticle

Record = dict[str, Any]

TYPES: dict[str, type[pl.DataType]] = {
    "group": pl.Int32,
    "article": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "title": pl.String,
    "url": pl.String,
    "paragraphs": pl.Int32,
    "paragraph": pl.Int32,
    "block": pl.Int32,
    "kind": pl.String,
    "text": pl.String,
    "why": pl.String,
    "language": pl.String,
    "tone": pl.Float64,
    "about": pl.Boolean,
    "stance": pl.Float64,
    "label": pl.String,
    "voice": pl.String,
    "speaker": pl.String,
    "scorer": pl.String,
}
"""The Parquet type of every column that a record may have."""

# Scores differ between machines from about the 12th digit on; six tell every two apart.
DECIMALS = 6

# Records that become one polars frame at a time: a million dicts would not fit.
CHUNK = 10_000

# JSON allows these as they are, but some readers take U+0085, U+2028 and U+2029
# for line ends, and a terminal obeys the controls from U+0080 on.
UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029]")

# What moves a terminal's cursor, colours it or turns its text around.
UNSAFE_IN_TERMINAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text on one line, its control characters shown as escapes: safe for a terminal."""
    return UNSAFE_IN_TERMINAL.sub(lambda found: ascii(found[0])[1:-1], text)


def paragraph_records(scored: ScoredArticle) -> Iterator[Record]:
    """One record per paragraph in reading order; tone and stance in [-1, 1]."""
    for row in scored.paragraphs:
        yield _record(
            scored.article,
            paragraph=row.paragraph.number,
            text=row.paragraph.text,
            language=row.paragraph.language,
            tone=row.tone.value,
            about=row.score.about,
            stance=row.score.stance,
            label=row.score.label,
            voice=row.paragraph.voice,
            speaker=row.paragraph.speaker,
            scorer=scored.scorer,
        )


def block_records(article: Article) -> Iterator[Record]:
    """One record per block of a split article in reading order; `block` counts from 1."""
    for number, block in enumerate(article.blocks, 1):
        yield _record(article, block=number, kind=block.kind, text=block.text, why=block.why)


def _record(article: Article, **values: object) -> Record:
    """The article's columns and then the given ones."""
    columns = {
        "article": article.name,
        "source": article.source,
        "date": article.date,
        "title": article.title,
        **values,
    }
    return {name: _rounded(value) for name, value in columns.items()}


def _rounded(value: object) -> object:
    """The value, rounded if it is a number with decimals."""
    # + 0.0 makes a plain 0.0 of -0.0.
    return round(value, DECIMALS) + 0.0 if isinstance(value, float) else value


def jsonl(records: Iterable[Record]) -> Iterator[bytes]:
    """One JSON object a line, UTF-8, dates as 2024-03-05."""
    for record in records:
        line = json.dumps(record, ensure_ascii=False, default=str)
        line = UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
        yield line.encode() + b"\n"


def csv_rows(records: Iterable[Record]) -> Iterator[bytes]:
    """A row of column names, then one row a record; missing values are empty."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    for number, record in enumerate(records):
        if number == 0:
            writer.writerow(record)
        writer.writerow(map(_cell, record.values()))
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def _cell(value: object) -> object:
    """A CSV cell: true and false as JSON and polars write them."""
    return str(value).lower() if isinstance(value, bool) else value


def parquet(records: Iterable[Record]) -> Iterator[bytes]:
    """One Parquet file with the types of `TYPES`, in one piece."""
    frames = []
    left = iter(records)
    while chunk := list(islice(left, CHUNK)):
        frames.append(pl.DataFrame(chunk, schema={name: TYPES[name] for name in chunk[0]}))
    if frames:
        buffer = io.BytesIO()
        pl.concat(frames).write_parquet(buffer)
        yield buffer.getvalue()


ENCODERS: dict[str, Callable[[Iterable[Record]], Iterator[bytes]]] = {
    "jsonl": jsonl,
    "csv": csv_rows,
    "parquet": parquet,
}


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes take `path`'s place at the end, whole, or not at all on an error.

    A device or a pipe is written to as it is. Raises OSError where it can't be written.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    path = path.resolve()
    part = path.with_name(f".haluan-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
