"""One question at a time to each host, and a pause after each."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from analysis.links.limits import LONGEST_PAUSE, PAUSE, SLICE, Allowance


@dataclass
class _Host:
    """Whether a host is being asked, and from when (monotonic) it may be asked again."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Turns:
    """The hosts of a run; whoever asks one waits here for its turn."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, allowance: Allowance, wanted: float = 0.0) -> Iterator[None]:
        """Wait, then have the host for oneself; `wanted`: the seconds' pause that it asks for.

        LinkError where the run ends while waiting. A link that waits in one turn holds
        no other, so that no two can wait for each other.
        """
        with self._lock:
            its = self._hosts[host]
        pause = max(self._pause, min(wanted, LONGEST_PAUSE))
        while not its.lock.acquire(blocking=False):
            allowance.sleep(SLICE)
        try:
            allowance.wait(its.free_at)
            yield
        finally:
            its.free_at = time.monotonic() + pause
            its.lock.release()
