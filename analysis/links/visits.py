"""From an address to what stands there: robots.txt first, redirects step by step, all guarded."""

from __future__ import annotations

import threading
from collections import defaultdict
from urllib.parse import urljoin

from analysis.links.addresses import Address, address_of, led_on
from analysis.links.connection import Answer, asked
from analysis.links.contents import Content, charset_in, type_and_limit
from analysis.links.guard import Place, Resolve
from analysis.links.limits import (
    PAUSE,
    REDIRECTS,
    ROBOTS_SECONDS,
    Allowance,
    LinkError,
)
from analysis.links.robots import FILE, Rules, closed, rules_of
from analysis.links.turns import Turns

MOVED = frozenset({301, 302, 303, 307, 308})
ASTRAY = f"It leads on more than {REDIRECTS} times: open it in your browser and copy its last link."
STATUSES = {
    401: "The site asks for a sign-in (401): save the page in your browser and add the file.",
    402: "The site asks for a subscription (402): save the page in your browser and add the file.",
    403: "The site refuses programs (403): save the page in your browser and add the file.",
    404: "There is no such page (404): check how the link is spelled.",
    410: "The page was taken down (410).",
    429: "The site asks for fewer questions (429): try again later.",
    451: "The page may not be shown here for legal reasons (451).",
}


class SamePageError(Exception):
    """A link that leads to a page which another link of the run (`link`) leads to as well."""

    def __init__(self, link: str) -> None:
        super().__init__(link)
        self.link = link


class Visitor:
    """Fetches pages for one run: remembers where hosts are, what they allow, and what was had."""

    def __init__(self, resolve: Resolve, pause: float = PAUSE) -> None:
        self._resolve = resolve
        self._turns = Turns(pause)
        self._places: dict[tuple[str, int], list[Place]] = {}
        self._rules: dict[str, Rules] = {}
        self._asking: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._had: dict[Address, str] = {}
        self._lock = threading.Lock()

    def fetch(self, link: str, address: Address, allowance: Allowance) -> Content:
        """What it leads to; LinkError where it can't be had, SamePageError where it was had."""
        for _ in range(REDIRECTS + 1):
            self._claim(address, link)
            places = self._places_of(address)
            rules = self._rules_of(address, allowance)
            rules.check(str(address))
            with (
                self._turns.turn(address.host, allowance, rules.pause),
                asked(address, places, allowance) as answer,
            ):
                if answer.status not in MOVED:
                    return _content(address, answer)
                address = _next(address, answer)
        raise LinkError(ASTRAY)

    def _claim(self, address: Address, link: str) -> None:
        """Take an address for this link; `SamePageError` where another link has it."""
        with self._lock:
            other = self._had.setdefault(address, link)
        if other != link:
            raise SamePageError(other)

    def _places_of(self, address: Address) -> list[Place]:
        """Where the host is, looked up once: a later answer can't lead elsewhere."""
        key = (address.host, address.port)
        if key not in self._places:
            found = self._resolve(*key)
            with self._lock:
                self._places.setdefault(key, found)
        return self._places[key]

    def _rules_of(self, address: Address, allowance: Allowance) -> Rules:
        """The rules of the address's site, asked for once."""
        with self._lock:
            asking = self._asking[address.origin]
        with asking:
            if address.origin not in self._rules:
                self._rules[address.origin] = self._robots(address, allowance)
        return self._rules[address.origin]

    def _robots(self, address: Address, allowance: Allowance) -> Rules:
        """The rules as its robots.txt says, which may stand elsewhere; closed where it fails."""
        here = address_of(urljoin(address.origin, FILE))
        part = allowance.part(ROBOTS_SECONDS)
        try:
            for _ in range(REDIRECTS + 1):
                places = self._places_of(here)
                with self._turns.turn(here.host, part), asked(here, places, part) as answer:
                    if answer.status not in MOVED:
                        return rules_of(answer)
                    here = _next(here, answer)
        except LinkError as fault:
            # A run that was stopped says nothing of the site.
            allowance.left()
            return closed(str(fault))
        return closed(ASTRAY)


def _next(address: Address, answer: Answer) -> Address:
    """Where a redirect leads."""
    location = answer.header("Location")
    if not location:
        raise LinkError("It leads on without saying where: open it in your browser.")
    return led_on(address, location)


def _content(address: Address, answer: Answer) -> Content:
    """The answer's content; LinkError where it is none, or of a type or size that is not taken."""
    if answer.status not in (200, 203):
        raise LinkError(_failure(answer.status))
    header = answer.header("Content-Type")
    kind, limit = type_and_limit(header)
    return Content(address, kind, charset_in(header), answer.body(limit))


def _failure(status: int) -> str:
    """The sentence for an answer that is no page."""
    if status in STATUSES:
        return STATUSES[status]
    if status >= 500:
        return f"The site has trouble of its own ({status}): try again later."
    return f"The site gives no page for this link ({status}): open it in your browser."
