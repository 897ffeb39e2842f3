"""What a person pasted → addresses of the public web, each in one spelling, or a sentence."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

from analysis.links.limits import LinkError
from analysis.reading.fields import MAX_URL

SCHEMES = {"http": 80, "https": 443}
PORTS = frozenset(SCHEMES.values())
"""Where web sites answer; on other ports answer mail servers, databases and printers."""
MAX_HOST = 253
"""Characters of a name in the name system."""
SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address; all else is written as %XX."""
MAX_PASTED = 1_000_000
"""Characters of a pasted list: as many as a run's longest links have."""

NO_LINK = "This is not a link: one begins with https:// or http://."
NO_HOST = "“{}” is not the name of a public web site: check how the link is spelled."

_LINK = re.compile(r"https?://[^\s<>\"“”]+", re.I)
_BARE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.I)
_UNFIT = re.compile("[\x00-\x20\x7f-\xa0\\\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_TRAILING = ".,;:!?'’*"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in one spelling; two that are equal lead to the same page.

    host: a name in ASCII (punycode) or a plain IP address. target: path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address and in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def is_link(text: str) -> bool:
    """Does it begin as a link does?"""
    return text.lstrip().lower().startswith(("https://", "http://"))


def links_in(text: str) -> list[str]:
    """The links of a pasted list in order; a line without one comes whole, to be told so."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text[:MAX_PASTED].splitlines())):
        # As browsers copy or people type it: "www.news.example/page".
        rest = f"https://{line}" if _BARE.fullmatch(line) else line
        links = [_trimmed(link) for link in _LINK.findall(line)]
        found += links or [rest]
    return list(dict.fromkeys(found))


def _trimmed(link: str) -> str:
    """The link without the sentence's signs behind it."""
    link = link.rstrip(_TRAILING)
    closes_more = link.endswith(")") and link.count(")") > link.count("(")
    return link[:-1].rstrip(_TRAILING) if closes_more else link


def address_of(link: str) -> Address:
    """The link's address; LinkError where it is none of the public web."""
    link = link.strip()
    if not is_link(link):
        raise LinkError(NO_LINK)
    if len(link) > MAX_URL:
        raise LinkError(f"The link is longer than {MAX_URL:,} characters: copy it anew.")
    if _UNFIT.search(link):
        raise LinkError("The link holds a blank, a backslash or an unseen sign: copy it anew.")
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError as error:
        raise LinkError(NO_LINK) from error
    if not parts.hostname:
        raise LinkError(NO_LINK)
    if "@" in parts.netloc:
        raise LinkError("The link carries a user name or password: take it out, up to the @.")
    host = _host(parts.hostname)
    port = port or SCHEMES[parts.scheme]
    if port not in PORTS:
        raise LinkError(f"The link names port {port}: only 80 and 443 are fetched.")
    return Address(parts.scheme, host, port, _target(parts.path, parts.query))


def led_on(address: Address, location: str) -> Address:
    """The address that a redirect leads to; LinkError where it may not be followed."""
    try:
        return address_of(_joined(address, _unquoted(location)))
    except LinkError as error:
        raise LinkError(f"It leads on to what is not fetched. {error}") from error


def _joined(address: Address, location: str) -> str:
    """The location, which may be relative, as a link."""
    try:
        return urljoin(str(address), location)
    except ValueError as error:
        raise LinkError(NO_LINK) from error


def _target(path: str, query: str) -> str:
    """Path and query as they are asked for, signs beyond ASCII as %XX."""
    target = quote(path or "/", safe=SAFE)
    return f"{target}?{quote(query, safe=SAFE)}" if query else target


def _unquoted(location: str) -> str:
    """A header's text, which comes as Latin-1, with blanks around gone and inner ones as %20."""
    text = location.encode("latin-1", "replace").decode("utf-8", "replace")
    return text.strip(" \t").replace(" ", "%20")


def _host(host: str) -> str:
    """The host in one spelling; LinkError for odd numbers and names that none but you may know."""
    bare = host.lower().removesuffix(".")
    if ":" in bare:
        return _plain_number(host)
    if not bare.isascii():
        bare = _in_ascii(host)
    labels = bare.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _plain_number(bare)
    fits = len(bare) <= MAX_HOST and all(map(_LABEL.fullmatch, labels))
    if not fits or len(labels) < 2:
        raise LinkError(NO_HOST.format(host[:MAX_HOST]))
    return bare


def _in_ascii(host: str) -> str:
    """A name of any script as the name system spells it."""
    try:
        return idna.encode(host[: MAX_HOST + 1], uts46=True).decode().lower().removesuffix(".")
    except (idna.IDNAError, UnicodeError) as error:
        raise LinkError(NO_HOST.format(host[:MAX_HOST])) from error


def _plain_number(host: str) -> str:
    """An IP address in its usual spelling; "127.1", "0x7f000001" and "2130706433" are refused."""
    try:
        if "%" in host:
            raise ValueError("an address of one network card")
        return str(ipaddress.ip_address(host))
    except ValueError as error:
        raise LinkError(NO_HOST.format(host[:MAX_HOST])) from error
