"""A web site on this machine for the tests of links, and the way around the guard to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from analysis.links.guard import PRIVATE
from analysis.links.limits import Budget, LinkError
from analysis.links.rounds import Fetched, Round

Answer = Callable[[BaseHTTPRequestHandler], None]
ARTICLE = (
    "<!doctype html><html><head><title>{0}</title><meta property='og:site_name' content='The "
    "Invented'></head><body><article><h1>{0}</h1><p>China and Malaysia opened the new port on "
    "Monday after years of work.</p><p>Both sides welcomed it warmly at the ceremony in the "
    "harbour.</p></article></body></html>"
)


def page(title: str = "A port opens") -> Answer:
    """A news article as a web page."""
    return answer(ARTICLE.format(title).encode(), "text/html; charset=utf-8")


def answer(body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    """A plain answer; in the headers' names "_" stands for "-"."""

    def send(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        if kind:
            to.send_header("Content-Type", kind)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    return send


def moved(location: str, status: int = 302) -> Answer:
    """A redirect."""
    return answer(b"", status=status, Location=location)


@dataclass
class Site:
    """What it answers by path, whatever name it is asked by; without `/robots.txt` a 404."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    spans: list[tuple[str, float, float]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    port: int = 0

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [path for _, path in self.asked if path != "/robots.txt"]

    def resolve(self, host: str, _port: int) -> list[tuple[str, int]]:
        """Every name leads here, but one that speaks of a private machine."""
        if host.startswith("private"):
            raise LinkError(PRIVATE.format(host))
        return [("127.0.0.1", self.port)]

    def round(self, **options: object) -> Round:
        """A run that may reach this site."""
        return Round(self.resolve, **{"pause": 0.0, **options})  # type: ignore[arg-type]

    def fetch(self, *urls: str, **options: object) -> list[Fetched]:
        """What came of these links."""
        return self.round(**options).fetch(urls)

    def one(self, url: str, **options: object) -> Fetched:
        """What came of this link."""
        (fetched,) = self.fetch(url, **options)
        return fetched


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """The site, while it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            begin = time.monotonic()
            host = self.headers["Host"]
            site.asked.append((host, self.path))
            site.agents.add(self.headers["User-Agent"])
            with suppress(OSError):
                site.pages.get(self.path, answer(b"", status=404))(self)
            site.spans.append((host, begin, time.monotonic()))

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def short(seconds: float = 5.0, size: int = 1_000_000_000) -> Budget:
    """A run of so many seconds and bytes."""
    return Budget(seconds, size)
