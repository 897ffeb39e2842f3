"""One run over a list of links: several hosts at once, each host one page at a time."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from analysis.links.addresses import Address, address_of
from analysis.links.contents import reading_of
from analysis.links.feeds import NESTED, Feed, is_feed, read_feed
from analysis.links.guard import Resolve
from analysis.links.limits import (
    HOSTS_AT_ONCE,
    LINKS_PER_RUN,
    PAUSE,
    SLICE,
    STOPPED,
    Allowance,
    Budget,
    LinkError,
)
from analysis.links.visits import SamePageError, Visitor
from analysis.reading import ReadError, Reading

KEPT = "You have this page already: it was not fetched again."
SAME = "It leads to the same page as {}, which is fetched once."
TOO_MANY = (
    f"Not fetched: at most {LINKS_PER_RUN} links and feed entries go in one run. "
    "Fetch the rest in another go."
)
FAULT = "It could not be fetched: a fault in the program."
NOTHING = Reading(())


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one link.

    url: the link as it was given, or a feed entry's address.
    reading: its articles, each with the address that they stand at; none for a feed itself,
        which its entries follow. None where there is a fault.
    fault: why there are none, as a sentence that does not name the link.
    note: what to know though nothing failed: how many entries a feed has, or that the page
        is there already.
    entries: how many entries of this feed are fetched. feed: the link that an entry came by.
    """

    url: str
    reading: Reading | None
    fault: str | None
    note: str | None = None
    entries: int = 0
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """A link to fetch. place: its number in the list, and that of the entry in its feed."""

    place: tuple[int, int]
    link: str
    address: Address
    feed: str | None = None


Outcome = tuple[Fetched, Feed | None]


class Round:
    """One run. resolve: where hosts are; outside the tests always `guard.public_places`."""

    def __init__(self, resolve: Resolve, pause: float = PAUSE, budget: Budget | None = None):
        self._visitor = Visitor(resolve, pause)
        self._budget = budget or Budget()
        self._waiting: dict[str, deque[_Job]] = {}
        self._running: dict[Future[Outcome], _Job] = {}
        self._results: dict[tuple[int, int], Fetched] = {}
        self._planned: set[Address] = set()
        self._kept: frozenset[str] = frozenset()
        self._tell: Callable[[Fetched], None] = lambda _: None

    def fetch(
        self,
        urls: Sequence[str],
        on_result: Callable[[Fetched], None] | None = None,
        stop: Callable[[], bool] | None = None,
        kept: Collection[str] = (),
    ) -> list[Fetched]:
        """What came of each link, in their order, a feed's entries behind it; see `links.fetch`."""
        self._kept = frozenset(kept)
        self._tell = on_result or self._tell
        pool = ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="link")
        try:
            for number, url in enumerate(urls):
                self._plan((number, 0), url.strip())
            while self._waiting or self._running:
                self._start(pool)
                self._collect()
                if stop is not None and stop():
                    self._budget.halt(STOPPED)
                if why := self._budget.over:
                    self._leave(why)
        finally:
            # Also where the caller's screen is gone: whoever still works ends within a moment.
            self._budget.halt(STOPPED)
            pool.shutdown(wait=False, cancel_futures=True)
        return [self._results[place] for place in sorted(self._results)]

    def _plan(self, place: tuple[int, int], link: str, feed: str | None = None) -> None:
        """Put a link into its host's queue, unless it needs no fetching or can't be fetched."""
        try:
            address = address_of(link)
        except LinkError as error:
            self._done(place, Fetched(link, None, str(error), feed=feed))
            return
        if address in self._planned:
            return
        self._planned.add(address)
        if not self._kept.isdisjoint((link, str(address))):
            self._done(place, Fetched(link, NOTHING, None, note=KEPT, feed=feed))
        elif len(self._planned) > LINKS_PER_RUN:
            self._done(place, Fetched(link, None, TOO_MANY, feed=feed))
        else:
            job = _Job(place, link, address, feed)
            self._waiting.setdefault(address.host, deque()).append(job)

    def _start(self, pool: ThreadPoolExecutor) -> None:
        """Give each free worker the next link of a host that is not being asked."""
        busy = {job.address.host for job in self._running.values()}
        for host in [host for host in self._waiting if host not in busy]:
            if len(self._running) >= HOSTS_AT_ONCE:
                return
            job = self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]
            self._running[pool.submit(_work, self._visitor, job, self._budget)] = job

    def _collect(self) -> None:
        """Wait a moment, and take what is done; the entries of a feed join the queues."""
        done, _ = wait(self._running, timeout=SLICE, return_when=FIRST_COMPLETED)
        for future in done:
            job = self._running.pop(future)
            fetched, feed = future.result()
            self._done(job.place, fetched)
            for number, address in enumerate(feed.addresses if feed else (), 1):
                self._plan((job.place[0], number), str(address), job.link)

    def _leave(self, why: str) -> None:
        """Give up what waits or has not ended a moment after the run did."""
        done, late = wait(self._running, timeout=2 * SLICE)
        for job in [job for queue in self._waiting.values() for job in queue]:
            self._done(job.place, Fetched(job.link, None, why, feed=job.feed))
        for future in [*done, *late]:
            job = self._running[future]
            ended = future in done and future.result()[0]
            self._done(job.place, ended or Fetched(job.link, None, why, feed=job.feed))
        self._waiting.clear()
        self._running.clear()

    def _done(self, place: tuple[int, int], fetched: Fetched) -> None:
        """Keep a result and tell of it."""
        self._results[place] = fetched
        self._tell(fetched)


def _work(visitor: Visitor, job: _Job, budget: Budget) -> Outcome:
    """Fetch one link and read it, in a thread of its own."""
    try:
        return _outcome(visitor, job, Allowance(budget))
    except SamePageError as same:
        note = SAME.format(same.link)
        return Fetched(job.link, NOTHING, None, note=note, feed=job.feed), None
    except ReadError as error:
        return Fetched(job.link, None, str(error), feed=job.feed), None
    except Exception:
        # One page that breaks a rule nobody thought of must not end the run of the others.
        logging.getLogger(__name__).exception("a link could not be fetched")
        return Fetched(job.link, None, FAULT, feed=job.feed), None


def _outcome(visitor: Visitor, job: _Job, allowance: Allowance) -> Outcome:
    """What a link led to: articles, or a feed with the addresses of its entries."""
    content = visitor.fetch(job.link, job.address, allowance)
    if not is_feed(content):
        return Fetched(job.link, reading_of(content), None, feed=job.feed), None
    if job.feed:
        raise LinkError(NESTED)
    feed = read_feed(content)
    told = Fetched(job.link, NOTHING, None, note=feed.note, entries=len(feed.addresses))
    return told, feed
