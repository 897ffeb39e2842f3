"""The dashboard as a person runs it, and what it uses of the machine while it runs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PYTHON = Path(sys.executable)
PATIENCE = 120.0
"""Seconds until the server must answer."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@contextmanager
def serving(
    corpus: Path, log: Path | None = None, program: Path = ROOT, python: Path = PYTHON
) -> Iterator[tuple[str, int]]:
    """The dashboard's address and process id, while it runs on a corpus; its log into a file.

    program, python: another folder with the program, another environment.
    """
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
    command = [str(python), "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    command += ["--server.address=localhost", "--server.fileWatcherType=none"]
    output = log.open("wb") if log else None
    process = subprocess.Popen(
        command,
        cwd=program,
        env={**os.environ, "HALUAN_CORPUS": str(corpus)},
        stdout=subprocess.DEVNULL,
        stderr=output,
    )
    try:
        address = f"http://localhost:{port}"
        _wait(address, process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)
        if output:
            output.close()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health"):
            return
        time.sleep(0.2)
    raise RuntimeError("The dashboard does not start: streamlit run app.py says why")


def memory(process: int, line: str = "VmRSS") -> int:
    """Megabytes (2^20) that a process holds now, or held at most ("VmHWM"); on Linux alone."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    sizes = dict(each.split(":", 1) for each in status.splitlines())
    return int(sizes[line].split()[0]) // 1024


def seconds_used(root: int) -> float:
    """Seconds of the processors' time that a process and its living descendants have used.

    Where other programs keep the machine busy, this alone says what the work costs.
    """
    stats = [_stat(folder) for folder in Path("/proc").iterdir() if folder.name.isdecimal()]
    parents = {number: parent for number, parent, _ in filter(None, stats)}
    ours = (ticks for number, _, ticks in filter(None, stats) if _is_of(root, number, parents))
    return sum(ours) / TICKS


def _stat(folder: Path) -> tuple[int, int, int] | None:
    """Number, parent and used ticks of a process; None where it has ended meanwhile."""
    with suppress(OSError):
        # The name stands in brackets and may hold anything.
        fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return int(folder.name), int(fields[1]), int(fields[11]) + int(fields[12])
    return None


def _is_of(root: int, number: int, parents: dict[int, int]) -> bool:
    while number in parents and number != root:
        number = parents[number]
    return number == root
