"""How much fetching may take, and the sentence of a link that took more."""

from __future__ import annotations

import threading
import time

from analysis.reading import MAX_TEXT_BYTES, ReadError

LINKS_PER_RUN = 500
"""Links and feed entries fetched in one go: at one host, with its pauses, about 15 minutes."""
ENTRIES_PER_FEED = 100
"""Entries of a feed that are fetched, its first ones; news feeds carry 10 to 50."""
SECONDS_PER_LINK = 30.0
"""From first to last byte, through all redirects, without waiting for its host's turn."""
SECONDS_PER_RUN = 1_800.0
"""For all links together: half an hour is as long as anyone leaves a page alone."""
ROBOTS_SECONDS = 15.0
"""For a site's robots.txt; a site that takes longer is not fetched from."""
CONNECT_SECONDS = 10.0
"""To reach a site and agree on encryption; one that is up answers within two."""
PAGE_BYTES = MAX_TEXT_BYTES
"""Of a page, a text or a feed, unpacked: what reading takes of one."""
DOCUMENT_BYTES = 25_000_000
"""Of a PDF or an office document: pictures make it large."""
OVERHEAD_BYTES = 1_000_000
"""Beside the body: the headers of an answer and of its redirects."""
BYTES_PER_RUN = 500_000_000
"""For all links together: 500 pages as large as they come are less."""
REDIRECTS = 5
"""Steps from the given link to the page; browsers allow 20, sites need two."""
HOSTS_AT_ONCE = 6
"""Sites that are asked at the same time, each for one page."""
PAUSE = 1.0
"""Seconds between a host's answer and the next question to it."""
LONGEST_PAUSE = 10.0
"""Seconds that a host's robots.txt may ask for instead; of more, no more than this is kept."""
SLICE = 0.25
"""Seconds after which whoever waits looks up whether the person has stopped the run."""

STOPPED = "Not fetched: you stopped before its turn."
LATE = (
    f"Not fetched: the {SECONDS_PER_RUN / 60:.0f} minutes for one run were over. "
    "Fetch the links that are left in another go."
)
FULL = (
    f"Not fetched: the {BYTES_PER_RUN // 1_000_000} MB for one run were used up. "
    "Fetch the links that are left in another go."
)
SLOW = (
    f"It took longer than {SECONDS_PER_LINK:.0f} seconds: try again later, "
    "or save the page in your browser and add the file."
)
LARGE = "It is larger than {} MB: if it is an article, save it in your browser and add the file."


class LinkError(ReadError):
    """Why a link was not fetched: a sentence that does not name the link."""


def too_large(limit: int) -> LinkError:
    """The sentence for an answer of more bytes than this."""
    return LinkError(LARGE.format(limit // 1_000_000))


class Budget:
    """What all links of a run share: time, bytes, and whether it goes on."""

    def __init__(self, seconds: float = SECONDS_PER_RUN, size: int = BYTES_PER_RUN) -> None:
        self._until = time.monotonic() + seconds
        self._size = size
        self._lock = threading.Lock()
        self._halted: str | None = None

    @property
    def over(self) -> str | None:
        """Why nothing more is fetched, as a sentence; None while the run goes on."""
        if self._halted is None and time.monotonic() > self._until:
            self.halt(LATE)
        return self._halted

    def halt(self, why: str = STOPPED) -> None:
        """End the run; the first reason stays."""
        with self._lock:
            self._halted = self._halted or why

    def spend(self, size: int) -> None:
        """Count bytes that came."""
        with self._lock:
            self._size -= size
        if self._size < 0:
            self.halt(FULL)


class Allowance:
    """What one link may take of its run's budget; every wait and every byte asks here."""

    def __init__(self, budget: Budget, seconds: float = SECONDS_PER_LINK) -> None:
        self._budget = budget
        self._until = time.monotonic() + seconds
        self._size = DOCUMENT_BYTES + OVERHEAD_BYTES

    def part(self, seconds: float) -> Allowance:
        """An allowance of its own for something on the way, of the same run."""
        return Allowance(self._budget, seconds)

    def left(self) -> float:
        """Seconds left, more than 0; LinkError where time is up or the run is over."""
        if why := self._budget.over:
            raise LinkError(why)
        left = self._until - time.monotonic()
        if left <= 0:
            raise LinkError(SLOW)
        return left

    def spend(self, size: int) -> None:
        """Count bytes as they come over the wire; LinkError where they are too many."""
        self._budget.spend(size)
        self._size -= size
        if self._size < 0:
            raise too_large(DOCUMENT_BYTES)

    def wait(self, until: float) -> None:
        """Sleep until this time (monotonic), which is not taken from the link's own."""
        while (seconds := until - time.monotonic()) > 0:
            self.sleep(min(seconds, SLICE))

    def sleep(self, seconds: float) -> None:
        """Sleep a moment, not taken from the link's own time."""
        self.left()
        time.sleep(seconds)
        self._until += seconds
