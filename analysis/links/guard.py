"""Which machines may be asked: those of the public internet, never one of the own network.

A name is looked up once a run, all its addresses are looked at, and the connection
goes to one of those numbers, so that a second answer can't lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from analysis.links.limits import LinkError

Place = tuple[str, int]
"""An IP address and a port: what a connection is made to."""
Resolve = Callable[[str, int], list[Place]]

MOST_PLACES = 4
"""Addresses of one name that are tried in turn."""

PRIVATE = (
    "“{}” is a machine of a private network or of this computer, not a public web site: "
    "links to those are never fetched."
)
UNKNOWN = "There is no web site “{}”: check how the link is spelled."
NO_NAMES = "“{}” could not be looked up: check the connection to the internet and try again."

_V6_IN_USE = ipaddress.ip_network("2000::/3")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# What leads on to other addresses, by relays or by rules of its network.
_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        # protocols' own numbers, 6to4 and its relays, Teredo, examples
        ("192.0.0.0/24", "192.88.99.0/24", "2002::/16", "2001::/23", "3fff::/20"),
    )
)


def public_places(host: str, port: int) -> list[Place]:
    """Where a host answers; LinkError where it does not exist or one address is not public."""
    found = _looked_up(host, port)
    if not all(map(is_public, found)):
        raise LinkError(PRIVATE.format(host))
    return [(address, port) for address in found[:MOST_PLACES]]


def is_public(address: str) -> bool:
    """Is it of the public internet? A version 4 address within a version 6 one counts itself."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if inner := _inner(ip):
            return is_public(str(inner))
        if ip not in _V6_IN_USE or ip.scope_id:
            return False
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or not ip.is_global
    return not special and not any(ip in network for network in _REFUSED)


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of version 4 that a mapped or translated one stands for."""
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped


def _looked_up(host: str, port: int) -> list[str]:
    """All addresses of a name, each once; LinkError where there are none."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        offline = error.errno == socket.EAI_AGAIN
        raise LinkError((NO_NAMES if offline else UNKNOWN).format(host)) from error
    except (OSError, UnicodeError) as error:
        raise LinkError(UNKNOWN.format(host)) from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))
