"""The settings as the program finds them: what a deployment asks before it starts."""

from __future__ import annotations

from typing import Any

from analysis import settings
from analysis.commands.output import printable
from analysis.corpus.database import describe, to_url


def list_settings() -> int:
    """List all settings with their values, or say what is wrong with them."""
    found = settings.load()
    for name in settings.FORMS:
        print(printable(f"{settings.variable(name)}: {_told(name, getattr(found, name))}"))
    if found.access == "sign-in":
        providers = ", ".join(filter(None, found.providers)) or "as [auth] says"
        print(printable(f"Sign-in: {providers}"))
    return 0


def _told(name: str, value: Any) -> str:
    """A value in words; of a database's URL not its password."""
    if name == "corpus":
        return describe(to_url(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "nobody"
    if value is None:
        return "open on one’s own machine, else read-only"
    return f"{value:,}" if isinstance(value, int) else str(value)
