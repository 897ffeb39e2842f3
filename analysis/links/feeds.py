"""An RSS or Atom feed → the links of its entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]

from analysis.links.addresses import Address, address_of
from analysis.links.contents import Content
from analysis.links.limits import ENTRIES_PER_FEED, LinkError

HEAD = 4_096
"""Bytes at the start in which a feed shows that it is one."""
MAX_TAGS = 50_000
"""Tags of a feed; real ones have some thousands, and a trap of a million takes 40 seconds."""

NO_FEED = "It is XML, but neither a feed nor a page: copy the link of the article itself."
TRAP = f"The feed has more than {MAX_TAGS:,} tags: copy the links of its articles instead."
NESTED = "It is a feed within a feed: fetch it by its own link."
EMPTY = "The feed holds no links to articles: copy the links of its articles instead."

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|RDF)\b")
_PAGE = re.compile(rb"<html\b", re.I)


@dataclass(frozen=True, slots=True)
class Feed:
    """The addresses of a feed's first entries in its order, each once, and how many it has."""

    addresses: tuple[Address, ...]
    entries: int

    @property
    def note(self) -> str:
        """What was found, as a sentence."""
        taken = len(self.addresses)
        if taken < self.entries:
            return f"A feed of {self.entries} entries, of which {taken} are fetched."
        return f"A feed of {taken} {'entry' if taken == 1 else 'entries'}."


def is_feed(content: Content) -> bool:
    """Is it a feed by its content, whatever its type? LinkError for other XML."""
    if not content.is_text:
        return False
    head = content.data[:HEAD]
    page = _PAGE.search(head)
    root = _ROOT.search(head)
    if root and not page:
        return True
    if content.type.endswith("xml") and not page:
        raise LinkError(NO_FEED)
    return False


def read_feed(content: Content) -> Feed:
    """The links of a feed's entries; LinkError where there are none.

    The parser reads no DTD, no entity of a document's own and no other file.
    """
    if content.data.count(b"<") > MAX_TAGS:
        raise LinkError(TRAP)
    # As a stream: a string could be taken for a file's name or an address to fetch.
    parsed = feedparser.parse(
        BytesIO(content.data),
        response_headers={
            "content-type": _header(content),
            "content-location": str(content.address),
        },
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    found = [address for entry in parsed.entries if (address := _address(entry, content.address))]
    addresses = tuple(dict.fromkeys(found))[:ENTRIES_PER_FEED]
    if not addresses:
        raise LinkError(EMPTY)
    return Feed(addresses, len(parsed.entries))


def _header(content: Content) -> str:
    """The type as it came, for the encoding."""
    return f"{content.type}; charset={content.charset}" if content.charset else content.type


def _address(entry: Any, base: Address) -> Address | None:
    """Where an entry's page stands; None where it has no link or one that may not be fetched."""
    link = str(entry.get("link") or "").strip()
    try:
        return address_of(urljoin(str(base), link).replace(" ", "%20")) if link else None
    except (LinkError, ValueError):
        return None
