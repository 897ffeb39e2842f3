"""What a setting may say: each form makes a value of what was written, or says what it must be.

No sentence repeats what was written: whoever opens the page would read it there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, get_args

Access = Literal["open", "read-only", "sign-in"]
Form = Callable[[Any], Any]
"""Makes a setting's value; `ValueError` says what it must be, to follow its name."""

EVERYONE = "everyone"
SLIP = re.compile(r"postgres[\w+]*:(?!//)", re.IGNORECASE)
"""A database's address with a slash too few."""
YES, NO = ("yes", "true", "1", "on"), ("no", "false", "0", "off")


def place(value: Any) -> str:
    """A path or a database's URL."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError("must be a path or a database’s address")
    # Taken for a path, it would be shown with its password.
    if SLIP.match(value.strip()):
        raise ValueError("must have :// behind postgresql")
    return value.strip()


def access(value: Any) -> str:
    """One of `Access`."""
    if value not in get_args(Access):
        raise ValueError("must be one of " + ", ".join(get_args(Access)))
    return str(value)


def yes(value: Any) -> bool:
    """Yes or no, in one of the usual ways."""
    told = str(value).strip().casefold()
    if told not in YES + NO:
        raise ValueError("must be yes or no")
    return told in YES


def number(least: int, most: int) -> Form:
    """A whole number from `least` to `most`."""
    fault = f"must be a whole number from {least:,} to {most:,}"

    def read(value: Any) -> int:
        try:
            found = int(value) if isinstance(value, str) else value
        except ValueError:
            raise ValueError(fault) from None
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            raise ValueError(fault)
        return found

    return read


def people(value: Any) -> tuple[str, ...]:
    """Addresses (ana@example.org) and domains (@example.org), a list or apart by commas."""
    entries = value.split(",") if isinstance(value, str) else value
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise ValueError("must be addresses and domains, apart by commas")
    found = tuple(entry.strip() for entry in entries if entry.strip())
    for nth, entry in enumerate(found, 1):
        _, at, domain = entry.partition("@")
        if not at or not domain or "@" in domain or any(map(str.isspace, entry)):
            raise ValueError(
                f"has an entry, number {nth}, that is neither an address (ana@example.org) "
                "nor a domain (@example.org)"
            )
    return found


def viewers(value: Any) -> tuple[str, ...]:
    """The same, or everyone."""
    return (EVERYONE,) if value in (EVERYONE, [EVERYONE]) else people(value)
