"""What a site's robots.txt (RFC 9309) lets this program fetch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

from analysis.links.connection import AGENT, Answer
from analysis.links.limits import LinkError

FILE = "/robots.txt"
MAX_BYTES = 512_000
"""Of a robots.txt: the 500 KiB that RFC 9309 asks for; what stands behind is not read."""

FORBIDDEN = (
    "The site's robots.txt does not let programs fetch this page: open it in your browser, "
    "save it and add the file."
)
UNKNOWN = "The site's robots.txt, which says what programs may fetch, can't be had. {}"
TROUBLE = "The site has trouble of its own ({}): try again later."

_AGENT_LINE = re.compile(r"^[ \t]*user[- ]?agent[ \t]*:?[ \t]*([^\s#]*)[^\n\r]*", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's rules for this program; where they can't be had, `fault` says why: all is closed."""

    protego: Protego
    fault: str | None = None

    def check(self, url: str) -> None:
        """LinkError where this address may not be fetched."""
        if self.fault:
            raise LinkError(UNKNOWN.format(self.fault))
        if not self.protego.can_fetch(url, AGENT):
            raise LinkError(FORBIDDEN)

    @property
    def pause(self) -> float:
        """The seconds that it asks for between two questions, 0 where it does not."""
        return self.protego.crawl_delay(AGENT) or 0.0


def closed(fault: str) -> Rules:
    """Where the rules can't be had, for this reason."""
    return Rules(Protego(), fault)


def rules_of(answer: Answer) -> Rules:
    """The rules in an answer: none where there is no such file, all closed where a site fails."""
    if 200 <= answer.status < 300:
        return read_rules(answer.body(MAX_BYTES, cut=True))
    # 429 is no "there is none" but "ask me later".
    if 400 <= answer.status < 500 and answer.status != 429:
        return read_rules(b"")
    return closed(TROUBLE.format(answer.status))


def read_rules(data: bytes) -> Rules:
    """The rules of a robots.txt as it came."""
    if len(data) >= MAX_BYTES:
        # Half a line would forbid more than the whole one.
        data = data[: data.rfind(b"\n", 0, MAX_BYTES) + 1]
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    return Rules(Protego.parse(_AGENT_LINE.sub(_known, text)))


def _known(line: re.Match[str]) -> str:
    """A line that names other programs names one and the same: thousands would take minutes."""
    name = line[1].lower().partition("/")[0]
    known = name if name in ("*", AGENT.lower()) else "another"
    return f"User-agent: {known}"
