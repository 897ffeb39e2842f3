"""A real PostgreSQL for the tests: one throw-away cluster, in it an empty place for each."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

NEEDED = "needs PostgreSQL's programs: apt-get install postgresql"
SETTINGS = (
    "listen_addresses=''",
    # Nothing here must outlive the machine, and CI has little time.
    "fsync=off",
    "shared_buffers=16MB",
    "max_connections=300",
    "max_wal_size=64MB",
)


class Cluster:
    """A running PostgreSQL that listens in its folder only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)
        # Debian puts the programs where no shell looks; PostgreSQL refuses to run as root.
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: bin.parent.name)
        programs = shutil.which("initdb")
        if not found and not programs:
            pytest.skip(NEEDED)
        self.programs = found[-1] if found else Path(str(programs)).parent
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_user:
            shutil.chown(folder, "postgres", "postgres")
        # As most servers sort: "é" beside "e", and case last; not by the letters' numbers.
        sorting = ("--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8")
        self._run("initdb", "-U", "haluan", "-A", "trust", "--no-sync", *sorting, folder / "data")
        self.start()

    def start(self) -> None:
        options = " ".join(
            f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={self.folder}")
        )
        log = self.folder / "log"
        self._run("pg_ctl", "start", "-w", "-D", self.folder / "data", "-l", log, "-o", options)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self.folder / "data")

    def new(self) -> str:
        """The URL of an empty place for a corpus: a schema, made more quickly than a database."""
        name = f"corpus{next(self.numbers)}"
        self.execute(f"CREATE SCHEMA {name}")
        return self.url(f"&options=-csearch_path%3D{name}")

    def url(self, more: str = "", name: str = "postgres") -> str:
        return f"postgresql://haluan@/{name}?host={self.folder}{more}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self.as_user, str(self.programs / program), *map(str, arguments)]
        # Not captured: the server inherits the output and would keep a pipe open for ever.
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        log = self.folder / "log"
        assert done.returncode == 0, (command, log.read_text() if log.exists() else "")


@contextmanager
def cluster() -> Iterator[Cluster]:
    # Not pytest's folders: a socket's path is at most 107 characters long.
    with tempfile.TemporaryDirectory(prefix="haluan-pg-") as folder:
        running = Cluster(Path(folder))
        try:
            yield running
        finally:
            running.stop()
