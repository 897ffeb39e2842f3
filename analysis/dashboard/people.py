"""Who uses the page now, and what they may do."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import settings
from analysis.corpus import SOMEONE
from analysis.dashboard import roles
from analysis.dashboard.roles import VISITOR, Person, Role
from analysis.settings import Settings, SettingsError

NOBODY = Person("nobody", None, "Nothing was changed: nobody on the page asked for it.")
"""Who asks where no page is drawn: a thread in the background."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")
PROXIES = (
    *("Forwarded", "Via", "X-Forwarded", "X-Original", "X-Real-Ip", "X-Client-Ip"),
    *("X-Cluster-Client-Ip", "True-Client-Ip", "Cdn-Loop", "Cf-", "Fly-", "Tailscale-"),
)
"""How the headers begin that proxies add to a request."""
OWN_MACHINE = "own_machine"
"""Where the session keeps whether it is on the server's own machine."""
READ_ONLY = "This page is for looking and exporting: nothing can be changed here."
UNSAID = (
    "Nothing can be changed here: this page can be reached from other machines, and nobody set "
    "who may do what. Whoever runs it can set HALUAN_ACCESS (see Settings in README)."
)


def current() -> Person:
    """Who asks, with their role by the settings of this moment; `NOBODY` outside of a page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return NOBODY
    try:
        return _person(settings.load())
    except SettingsError:
        return NOBODY  # what is wrong stands on the page: see `entrance`


def may(role: Role) -> bool:
    """May the one who asks do what is for that role?"""
    return current().may(role)


def is_limited(person: Person) -> bool:
    """Do the numbers of files and articles bind them? Not owners who signed in, nor oneself."""
    return person.name == VISITOR or person.role != "owner"


def _person(now: Settings) -> Person:
    if now.access == "sign-in":
        return roles.of_claims(st.user.to_dict(), now)
    if now.access == "read-only":
        return Person(VISITOR, "viewer", READ_ONLY)
    if _on_own_machine():
        return Person(SOMEONE, "owner")
    return Person(VISITOR, "owner") if now.access == "open" else Person(VISITOR, "viewer", UNSAID)


def _on_own_machine() -> bool:
    """Is the browser on the machine of a server that others can't reach?

    Kept once it is known: who leaves in the middle of a run has no headers any more.
    """
    kept: bool | None = st.session_state.get(OWN_MACHINE)
    if kept is None:
        # Streamlit's own test runs have no request.
        is_tested = bool(config.get_option("global.appTest"))
        straight = is_tested or comes_straight(st.context.headers.items())
        kept = straight and is_loopback(config.get_option("server.address"))
        st.session_state[OWN_MACHINE] = kept
    return kept


def comes_straight(headers: Iterable[tuple[str, str]]) -> bool:
    """Do a request's headers speak of this machine alone, and of no proxy before it?"""
    told = {name.title(): value for name, value in headers}
    host = _host(f"//{told.get('Host', '')}")
    # Browsers tell the page's own address here, whatever a proxy makes of the other.
    origin = _host(told["Origin"]) if "Origin" in told else host
    is_passed_on = any(name.startswith(PROXIES) for name in told)
    return is_loopback(host) and is_loopback(origin) and not is_passed_on


def _host(address: str) -> str | None:
    """Whose address it is; None where it is none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def is_loopback(name: str | None) -> bool:
    """Is this a machine's name for itself?"""
    return name in LOOPBACK
