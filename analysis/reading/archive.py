"""A .zip of files to their articles: each member within limits, a bad one named, the rest read."""

from __future__ import annotations

import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from analysis.reading.cleaning import one_line, safe_name
from analysis.reading.encoding import WESTERN, decode
from analysis.reading.files import FORMATS, check_size, is_readme, limit_of
from analysis.reading.formats import (
    HEAD,
    MAX_MEMBERS,
    PLAIN_WAYS,
    format_by_content,
    members_listed,
)
from analysis.reading.result import ReadError, Reading
from analysis.records import Article

MAX_UNPACKED_BYTES = 500_000_000
"""Bytes that all members unpack to, about 100,000 articles: all of it is held in memory."""
MAX_DOCUMENTS_BYTES = 2_000_000_000
"""Bytes that the documents among the members, containers themselves, unpack to one after the
other: 10,000 plain ones come to one, and each 100 million take up to half a minute."""
MOST_FAULTS = 100
"""Sentences on the members' faults; who has more has one cause."""
MAX_RATIO = 200
"""How many times its packed size a member may have; text packs to a tenth, tables to a fiftieth."""
SMALL = 1_000_000
"""Bytes up to which a member may have any ratio: it does no harm."""

# What systems put beside a person's files.
_CLUTTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_ENCRYPTED, _UTF_8 = 0x1, 0x800

Read = Callable[[str, bytes], Reading]


def read_archive(name: str, data: bytes, read: Read) -> Reading:
    """The articles of the members that `read` can read, in order; ReadError without any.

    read: `read_bytes`, or another that gives the articles of one file's name and bytes.
    """
    name = safe_name(name)
    archive = _opened(name, data)
    members = [member for member in archive.infolist() if _is_file(member)]
    _check_whole(name, members, len(data))
    articles: list[Article] = []
    faults: list[str] = []
    left = MAX_DOCUMENTS_BYTES
    for member in members:
        if _suffix(member) not in FORMATS or is_readme(_name_of(member)):
            continue
        try:
            data = _unpacked(archive, member)
            left -= _size_within(data)
            if left < 0:
                faults.insert(0, _too_full(name, member))
                break
            reading = read(_name_of(member), data)
        except ReadError as error:
            faults.append(f"“{name}”: {error}")
            continue
        articles += reading.articles
        faults += [f"“{name}”: {fault}" for fault in reading.faults]
    faults = [*_first(name, faults), *_others(name, members)]
    if not articles:
        raise ReadError(
            f"“{name}” holds no file with an article in it. {' '.join(faults[:1])}".strip()
        )
    return Reading(tuple(articles), tuple(faults))


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    """The archive with its list of members read."""
    if members_listed(data) > MAX_MEMBERS:
        raise ReadError(f"“{name}” holds more than {MAX_MEMBERS:,} files: split it up.")
    try:
        return zipfile.ZipFile(BytesIO(data))
    # A broken archive fails in whatever way its bytes lead to.
    except Exception as error:
        raise ReadError(
            f"“{name}” is a broken or cut-off ZIP archive: pack or download it again."
        ) from error


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Is the member a file of the person's own: no folder, none that a system hides or adds?"""
    parts = [part for part in _path(member).split("/") if part not in {"", ".", ".."}]
    clutter = any(part.startswith(".") or part.lower() in _CLUTTER for part in parts)
    return bool(parts) and not clutter and not member.is_dir()


def _check_whole(name: str, members: list[zipfile.ZipInfo], size: int) -> None:
    """ReadError for an archive that unpacks to more than is read, or whose members overlap."""
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        most = MAX_UNPACKED_BYTES // 1_000_000
        raise ReadError(f"“{name}” unpacks to more than {most} MB: split it up.")
    if sum(member.compress_size for member in members) > size:
        raise ReadError(f"“{name}” is made so that its files overlap: pack them again.")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes; ReadError where it is not to be read, is broken or too large."""
    name = _name_of(member)
    if reason := _refusal(member):
        raise ReadError(f"“{name}” {reason}.")
    try:
        with archive.open(member) as file:
            head = file.read(HEAD)
            limit = limit_of(name, head)
            check_size(name, member.file_size, limit)
            data = head + file.read(limit + 1 - len(head))
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"“{name}” is broken in the archive: pack it again.") from error
    check_size(name, len(data), limit)
    if data.startswith(b"PK") and format_by_content(name, data) == "zip":
        raise ReadError(f"“{name}” is an archive in the archive: unpack it and add its files.")
    return data


def _size_within(data: bytes) -> int:
    """Bytes that a document which is a container itself says it unpacks to; 0 for another."""
    if not data.startswith(b"PK"):
        return 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            return sum(part.file_size for part in container.infolist())
    except Exception:  # its reader says what is wrong with it
        return 0


def _too_full(name: str, member: zipfile.ZipInfo) -> str:
    """The sentence for documents that unpack to more than is read of an archive."""
    most = MAX_DOCUMENTS_BYTES // 1_000_000
    return (
        f"“{name}”: the documents in it unpack to more than {most:,} MB: "
        f"from “{_name_of(member)}” on they were left out; split it up."
    )


def _first(name: str, faults: list[str]) -> list[str]:
    """The first faults, and how many more there are."""
    more = len(faults) - MOST_FAULTS
    rest = [f"“{name}”: {more:,} more faults in its files."] if more > 0 else []
    return [*faults[:MOST_FAULTS], *rest]


def _refusal(member: zipfile.ZipInfo) -> str:
    """Why the member is not read; "" where it may be."""
    path = _path(member)
    outside = path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")
    if outside:
        return "has a path that leads out of the archive: pack it again without folders"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link, not a file: pack the file itself"
    if member.flag_bits & _ENCRYPTED:
        return "is protected by a password: pack it without one"
    if member.compress_type not in PLAIN_WAYS:
        return "is packed in an unusual way: pack it as an ordinary .zip"
    if member.file_size > max(SMALL, MAX_RATIO * member.compress_size):
        return f"unpacks to more than {MAX_RATIO} times its size, as a trap does: add it unpacked"
    return ""


def _others(name: str, members: list[zipfile.ZipInfo]) -> Iterator[str]:
    """A sentence on the members whose kind is not read, with the kinds that are most."""
    kinds = Counter(_suffix(member) for member in members)
    others = Counter({kind: count for kind, count in kinds.items() if kind not in FORMATS})
    if not others:
        return
    named = [one_line(kind, 12) or "no ending" for kind, _ in others.most_common(5)]
    more = " …" if len(others) > len(named) else ""
    count, verb = others.total(), "was" if others.total() == 1 else "were"
    files = "file" if count == 1 else "files"
    yield f"“{name}”: {count:,} {files} of other kinds ({', '.join(named)}{more}) {verb} left out."


def _suffix(member: zipfile.ZipInfo) -> str:
    """The ending of the member's name in small letters."""
    return PurePosixPath(_path(member)).suffix.lower()


def _name_of(member: zipfile.ZipInfo) -> str:
    """The member's name without its folder, fit to be shown."""
    return safe_name(_path(member))


def _path(member: zipfile.ZipInfo) -> str:
    """The member's path, "/" between folders, in the encoding that its packer meant.

    Chinese Windows packs names in GBK and says nothing of it, older Macs in UTF-8.
    """
    path = member.orig_filename
    if not member.flag_bits & _UTF_8 and not path.isascii():
        meant = decode(path.encode("cp437", "replace"))
        path = path if meant.encoding == WESTERN else meant.text
    return path.replace("\\", "/")
