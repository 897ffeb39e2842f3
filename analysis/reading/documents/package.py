"""The ZIP container of an Office document or e-book: its parts, each up to a limit."""

from __future__ import annotations

import zipfile
from io import BytesIO

from analysis.reading.documents.markup import broken
from analysis.reading.formats import MAX_MEMBERS, PLAIN_WAYS, members_listed
from analysis.reading.result import ReadError

MAX_UNPACKED_BYTES = 40_000_000
"""Bytes that are unpacked from one container; an export of 500 articles has about 15 million."""


class Package:
    """A container's parts by their names, unpacked one at a time."""

    def __init__(self, name: str, data: bytes, most: int = MAX_UNPACKED_BYTES) -> None:
        self.name = name
        self.most = self.left = most
        if members_listed(data) > MAX_MEMBERS:
            raise ReadError(f"“{name}” holds more than {MAX_MEMBERS:,} files: it is not read.")
        try:
            self._container = zipfile.ZipFile(BytesIO(data))
            self.names = frozenset(self._container.namelist())
        # A broken container fails in whatever way its bytes lead to.
        except Exception as error:
            raise self.broken() from error

    def broken(self) -> ReadError:
        """The error that says that the container or a part of it can't be read."""
        return broken(self.name)

    def part(self, path: str) -> bytes:
        """The part's bytes; ReadError where it is missing, encrypted, broken or too large."""
        try:
            found = self._container.getinfo(path)
        except KeyError:
            raise self.broken() from None
        if found.flag_bits & 1:
            raise self.locked()
        if found.compress_type not in PLAIN_WAYS:
            raise self.broken()
        try:
            with self._container.open(found) as member:
                data = member.read(self.left + 1)
        except Exception as error:
            raise self.broken() from error
        self.left -= len(data)
        if self.left < 0:
            most = f"{self.most // 1_000_000} MB"
            raise ReadError(f"“{self.name}” unpacks to more than {most}: split it up.")
        return data

    def optional(self, path: str) -> bytes:
        """The part's bytes, b"" where there is no such part."""
        return self.part(path) if path in self.names else b""

    def locked(self) -> ReadError:
        """The error that says that a password is in the way."""
        return ReadError(f"“{self.name}” is protected by a password: save it without one.")
