"""Folders to files, and files to bytes: whole, unchanged, and never waiting for a device."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.reading.cleaning import safe_name
from analysis.reading.formats import HEAD, Format
from analysis.reading.result import ReadError

FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".eml": "eml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".zip": "zip",
}
"""What a name's ending says; the content has the last word."""
SUFFIXES = tuple(FORMATS)
README_FILE = "README-Haluan.txt"
"""A file whose name ends so tells of the export beside it and holds no article."""

MAX_TEXT_BYTES = 5_000_000
"""The largest text or page: a novel has one million; more is not one article."""
MAX_MARKDOWN_BYTES = 1_000_000
"""The largest .md: its parser needs up to half a minute for a megabyte made to stall it."""
MAX_RECORDS_BYTES = 200_000_000
"""The largest .jsonl, about 40,000 articles: all of it is held in memory."""
MAX_DOCUMENT_BYTES = 50_000_000
"""The largest document or mail: pictures make it large, not text."""
MAX_RTF_BYTES = 20_000_000
"""The largest .rtf: it is read sign by sign, a megabyte in about half a second."""
MAX_TABLE_BYTES = 100_000_000
"""The largest table, about 20,000 articles: all of it is held in memory, several times over."""
MAX_ARCHIVE_BYTES = 200_000_000
"""The largest .zip, about 100,000 articles."""

LIMITS: dict[Format, int] = {
    "txt": MAX_TEXT_BYTES,
    "html": MAX_TEXT_BYTES,
    "md": MAX_MARKDOWN_BYTES,
    "jsonl": MAX_RECORDS_BYTES,
    "mhtml": MAX_DOCUMENT_BYTES,
    "pdf": MAX_DOCUMENT_BYTES,
    "docx": MAX_DOCUMENT_BYTES,
    "odt": MAX_DOCUMENT_BYTES,
    "rtf": MAX_RTF_BYTES,
    "epub": MAX_DOCUMENT_BYTES,
    "eml": MAX_DOCUMENT_BYTES,
    "csv": MAX_TABLE_BYTES,
    "tsv": MAX_TABLE_BYTES,
    "xlsx": MAX_TABLE_BYTES,
    "parquet": MAX_TABLE_BYTES,
    "zip": MAX_ARCHIVE_BYTES,
}
"""How many bytes a file may have, by its format."""
# By a file's beginning, the most that a file may have that begins so.
HEADS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK", "zip"),
    (b"PAR1", "parquet"),
    (b"{\\rtf", "rtf"),
)

# Opening a pipe would wait for its other end; each system lacks one of these two.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files to read: folders opened up, sorted, without hidden files and unknown suffixes.

    A path that is no folder is kept as it is, and so is a folder in which nothing
    was found, so that reading it says what is wrong. None comes twice.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _inside(path) if _is_folder(path) else [path]:
            found.setdefault(file.absolute(), file)
    return list(found.values())


def _is_folder(path: Path) -> bool:
    """Is it one; what can't be looked at counts as a file, so that reading it says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _inside(folder: Path) -> list[Path]:
    """The readable files under a folder, or the folder itself where there are none."""
    return sorted(_walk(folder)) or [folder]


def _walk(folder: Path) -> Iterator[Path]:
    """Files with a known suffix under a folder, hidden ones and links to folders left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            known = Path(name).suffix.lower() in SUFFIXES and not is_readme(name)
            if known and not name.startswith("."):
                yield Path(root, name)


def is_readme(name: str) -> bool:
    """Does a file of this name tell of the export beside it?"""
    return name.casefold().endswith(README_FILE.casefold())


def known_suffix(name: str) -> str:
    """The name's suffix in small letters; ReadError where no reader is there for it."""
    suffix = Path(name).suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    given = f"files ending in “{safe_name(suffix)}”" if suffix else "files without an ending"
    known = ", ".join(SUFFIXES)
    raise ReadError(f"“{safe_name(name)}”: {given} are not read; save it as one of {known}.")


def limit_of(name: str, head: bytes) -> int:
    """How many bytes a file may have that is called so and begins so; never less than it may."""
    by_head = [LIMITS[kind] for mark, kind in HEADS if head.startswith(mark)]
    named = FORMATS.get(Path(name).suffix.lower(), "txt")
    return max([LIMITS[named], *by_head])


def check_size(name: str, size: int, limit: int) -> None:
    """ReadError where a file is larger than its kind may be."""
    if size > limit:
        large, most = _megabytes(size), _megabytes(limit)
        raise ReadError(f"“{name}” is too large ({large}; up to {most} are read): split it up.")


def _megabytes(size: int) -> str:
    """A size for a person, "5 MB" or "5.1 MB", rounded up so that it never looks within a limit."""
    return f"{-(-size // 100_000) / 10:g} MB"


def bytes_of(path: Path) -> bytes:
    """A file's bytes; ReadError where it is none, is too large, or changes meanwhile."""
    name = safe_name(path.name)
    try:
        return _load(path, name)
    except ReadError:
        raise
    except FileNotFoundError:
        raise ReadError(f"“{name}” is not there, or no longer: check its path.") from None
    except PermissionError:
        raise ReadError(f"“{name}” may not be read: change its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its path is not valid"
        raise ReadError(f"“{name}” can't be read: {reason}.") from None


def _load(path: Path, name: str) -> bytes:
    """The bytes, sizes checked before and after; the system's errors as they come."""
    # before opening, which alone can set off a device
    _check_kind(name, path.stat().st_mode)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        _check_kind(name, before.st_mode)
        head = file.read(HEAD)
        limit = limit_of(path.name, head)
        check_size(name, before.st_size, limit)
        data = head + file.read(limit + 1 - len(head))
        after = os.fstat(file.fileno())
    check_size(name, len(data), limit)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ReadError(f"“{name}” changed while it was read: try again when it is complete.")
    return data


def _check_kind(name: str, mode: int) -> None:
    """ReadError for what is no plain file: a folder with nothing to read, a pipe, a device."""
    if stat.S_ISDIR(mode):
        known = ", ".join(SUFFIXES)
        raise ReadError(f"The folder “{name}” holds no file that can be read ({known}).")
    if not stat.S_ISREG(mode):
        raise ReadError(f"“{name}” is a device, pipe or socket, not a file: copy its text to one.")
