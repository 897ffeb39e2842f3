"""Folders to files, and files to bytes: whole, unchanged, and never waiting for a device."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.reading.cleaning import safe_name
from analysis.reading.result import ReadError

PAGE_SUFFIXES = (".html", ".htm")
MARKDOWN_SUFFIX = ".md"
RECORDS_SUFFIX = ".jsonl"
SUFFIXES = (".txt", MARKDOWN_SUFFIX, *PAGE_SUFFIXES, RECORDS_SUFFIX)

MAX_TEXT_BYTES = 5_000_000
"""The largest text or page: a novel has one million; more is not one article."""
MAX_MARKDOWN_BYTES = 1_000_000
"""The largest .md: its parser needs up to half a minute for a megabyte made to stall it."""
MAX_RECORDS_BYTES = 200_000_000
"""The largest .jsonl, about 40,000 articles: all of it is held in memory."""

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
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root, name)


def known_suffix(name: str) -> str:
    """The name's suffix in small letters; ReadError where no reader is there for it."""
    suffix = Path(name).suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    given = f"files ending in “{safe_name(suffix)}”" if suffix else "files without an ending"
    known = ", ".join(SUFFIXES)
    raise ReadError(f"“{safe_name(name)}”: {given} are not read; save it as one of {known}.")


def limit_of(suffix: str) -> int:
    """How many bytes a file with this suffix may have."""
    if suffix == RECORDS_SUFFIX:
        return MAX_RECORDS_BYTES
    return MAX_MARKDOWN_BYTES if suffix == MARKDOWN_SUFFIX else MAX_TEXT_BYTES


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
    limit = limit_of(known_suffix(path.name))
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        _check_kind(name, before.st_mode)
        check_size(name, before.st_size, limit)
        data = file.read(limit + 1)
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
