"""Links that a person asks for → their articles; nothing else is ever fetched.

Of each link its site's robots.txt, its redirects and its page are asked for: no pictures,
no scripts, no canonical or following page. limits.py states how much of each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from analysis.links.addresses import is_link, links_in
from analysis.links.guard import public_places
from analysis.links.rounds import Fetched, Round

__all__ = ["Fetched", "fetch", "is_link", "links_in"]


def fetch(
    urls: Sequence[str],
    on_result: Callable[[Fetched], None] | None = None,
    stop: Callable[[], bool] | None = None,
    *,
    kept: Collection[str] = (),
) -> list[Fetched]:
    """What came of each link, in their order; the entries of a feed stand behind it.

    A link that comes twice, or whose address is among `kept`, is not fetched again.
    on_result: called in the caller's thread as each is done, in any order.
    stop: asked about four times a second; True ends the run, what is left says so.
    """
    return Round(public_places).fetch(urls, on_result, stop, kept)
