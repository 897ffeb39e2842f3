"""One question to one checked machine: what comes is counted and timed, byte by byte."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import certifi
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.response import BaseHTTPResponse

from analysis.links.addresses import Address
from analysis.links.guard import Place
from analysis.links.limits import CONNECT_SECONDS, SLICE, Allowance, LinkError, too_large

AGENT = "Haluan"
"""The name by which a robots.txt may speak to this program."""
HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; {AGENT}; news articles that a person asks for)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,ms;q=0.8,zh;q=0.7",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""How a body may be packed: these unpack a piece at a time, once."""
PIECE = 65_536

SILENT = "“{}” does not answer: try again later."
UNPROVEN = (
    "“{}” can't prove that it is that site (its certificate is not valid): open it in your "
    "browser to see whether it is safe."
)
BROKEN = "The connection to “{}” broke off: try again later."
GARBLED = "What “{}” sent can't be unpacked: save the page in your browser and add the file."


class _Counted:
    """A socket that asks the link's allowance before and after each read."""

    allowance: Allowance | None = None

    def recv_into(self, *args: Any, **options: Any) -> int:
        """Read what has come; LinkError as soon as the link's time or bytes are used up."""
        if self.allowance is None:
            return super().recv_into(*args, **options)  # type: ignore[misc, no-any-return]
        while True:
            left = self.allowance.left()
            # In slices, so that a stopped run does not wait for a silent site.
            self.settimeout(min(SLICE, left))  # type: ignore[attr-defined]
            try:
                size: int = super().recv_into(*args, **options)  # type: ignore[misc]
            except TimeoutError:
                continue
            self.allowance.spend(size)
            return size


class _Socket(_Counted, socket.socket):
    """A plain socket, counted."""


class _SafeSocket(_Counted, ssl.SSLSocket):
    """An encrypted socket, counted."""


class _Http(HTTPConnection):
    """A connection that counts."""

    allowance: Allowance

    def connect(self) -> None:
        super().connect()
        plain = self.sock
        counted = _Socket(plain.family, plain.type, plain.proto, fileno=plain.detach())
        counted.allowance = self.allowance
        self.sock = counted


class _Https(HTTPSConnection):
    """An encrypted connection that counts, once both sides agree on the encryption."""

    allowance: Allowance

    def connect(self) -> None:
        super().connect()
        assert isinstance(self.sock, _SafeSocket)
        self.sock.allowance = self.allowance


class Answer:
    """What a machine answered: its status and headers; the body is read when asked for."""

    def __init__(self, response: BaseHTTPResponse, host: str) -> None:
        self._response = response
        self._host = host
        self.status = response.status

    def header(self, name: str) -> str:
        """A header's text, "" where there is none."""
        return self._response.headers.get(name, "")

    def body(self, limit: int, cut: bool = False) -> bytes:
        """The body, unpacked; LinkError where it is larger than the limit, or `cut` there."""
        declared = self.header("Content-Length")
        if not cut and declared.isdecimal() and int(declared[:20]) > limit:
            raise too_large(limit)
        if self.header("Content-Encoding").strip().lower() not in PACKED:
            raise LinkError(GARBLED.format(self._host))
        data = bytearray()
        for piece in self._response.stream(PIECE, decode_content=True):
            data += piece
            if len(data) > limit and cut:
                break
            if len(data) > limit:
                raise too_large(limit)
        return bytes(data[:limit])


@contextmanager
def asked(address: Address, places: Sequence[Place], allowance: Allowance) -> Iterator[Answer]:
    """The answer of the first of these places that answers; LinkError where it goes wrong.

    The name stands in the Host header and is what the certificate must be for; the
    connection goes to a place's number. The environment's proxies are not used: a proxy
    would look the name up again, out of the guard's sight.
    """
    connection = None
    with _in_words(address.host):
        try:
            connection = _connected(address, places, allowance)
            headers: Mapping[str, str] = {"Host": address.authority, **HEADERS}
            connection.request("GET", address.target, headers=headers, preload_content=False)
            yield Answer(connection.getresponse(), address.host)
        finally:
            if connection is not None:
                connection.close()


def _connected(
    address: Address, places: Sequence[Place], allowance: Allowance
) -> HTTPConnection | HTTPSConnection:
    """A connection to the first place that takes one."""
    failure: Exception = LinkError(SILENT.format(address.host))
    for place in places:
        connection = _connection(address, place, min(CONNECT_SECONDS, allowance.left()))
        connection.allowance = allowance
        try:
            connection.connect()
            return connection
        except (HTTPError, OSError) as error:
            connection.close()
            failure = error
    raise failure


def _connection(address: Address, place: Place, seconds: float) -> _Http | _Https:
    """A connection to be made to this place, proven to be the address's host where encrypted."""
    ip, port = place
    if address.scheme == "http":
        return _Http(ip, port, timeout=seconds)
    return _Https(ip, port, timeout=seconds, ssl_context=_trust(), server_hostname=address.host)


@cache
def _trust() -> ssl.SSLContext:
    """Whose certificates count: those that the system trusts, and Mozilla's list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.sslsocket_class = _SafeSocket
    return context


@contextmanager
def _in_words(host: str) -> Iterator[None]:
    """The network's errors as sentences."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise LinkError(UNPROVEN.format(host)) from error
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
        raise LinkError(SILENT.format(host)) from error
    except DecodeError as error:
        raise LinkError(GARBLED.format(host)) from error
    except (HTTPError, http.client.HTTPException, OSError) as error:
        raise LinkError(BROKEN.format(host)) from error
