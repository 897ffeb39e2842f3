"""What stands before every page: faults of the settings, the sign-in, and who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit import net_util

from analysis import settings
from analysis.dashboard import page_files, people
from analysis.dashboard.labels import plain
from analysis.dashboard.roles import SIGN_IN, Person
from analysis.settings import Settings, SettingsError

WELCOME = "News articles by the stand that they take toward China–Malaysia cooperation."
LOCKED = ":material/lock:"

# A connection from a strange page would have Streamlit ask Amazon for this machine's address.
net_util.get_external_ip = lambda: None

Kind = Literal["primary", "secondary", "tertiary"]
"""Of a button."""


def let_in() -> None:
    """Stop here where the settings are wrong, or where the person may not even look."""
    try:
        now = settings.load()
    except SettingsError as error:
        _tell_faults(error.faults)
        st.stop()
    person = people.current()
    if person.role is None:
        _ask(now, person)
        st.stop()


def tell_who() -> None:
    """Say in the sidebar who is signed in, or that nothing can be changed."""
    now, person = settings.load(), people.current()
    with st.sidebar:
        if now.access == "sign-in":
            _tell_role(now, person)
        elif person.why_not:
            st.caption("Read-only", help=person.why_not)


def _tell_faults(faults: Sequence[str]) -> None:
    st.title("Haluan can’t start")
    st.write("Its settings are wrong. Whoever runs it can mend them:")
    for fault in faults:
        st.error(plain(fault), icon=":material/settings_alert:")


def _ask(now: Settings, person: Person) -> None:
    """The page of those who may not look yet."""
    _, middle, _ = st.columns([1, 2, 1])
    with middle.container(border=True, key="entrance"):
        st.title("Haluan", anchor=False)
        st.write(WELCOME)
        if person.why_not != SIGN_IN:
            st.text(f"You are signed in as {person.name}." if person.signed_in else "")
            st.warning(person.why_not, icon=LOCKED)
            _sign_out("secondary")
        else:
            _sign_in(now, "primary")


def _tell_role(now: Settings, person: Person) -> None:
    """Who is signed in as what, and the way out or in."""
    with st.container(key="who", gap="xsmall"):
        if person.signed_in:
            st.text(person.name)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            role = (person.role or "").capitalize() if person.signed_in else "Read-only"
            st.caption(role, help=person.why_not or None, width="content")
            if person.may("owner"):
                st.page_link(page_files.ACTIVITY, label="Activity", icon=":material/history:")
            if person.signed_in:
                _sign_out("tertiary")
        if not person.signed_in:
            _sign_in(now, "secondary")


def _sign_in(now: Settings, kind: Kind) -> None:
    """A button for each provider."""
    for name in now.providers:
        st.button(
            f"Sign in with {plain(name.capitalize())}" if name else "Sign in",
            key=f"sign_in_{name}",
            type=kind,
            icon=":material/login:",
            on_click=st.login,
            args=(name,) if name else (),
        )


def _sign_out(kind: Kind) -> None:
    st.button("Sign out", key="sign_out", type=kind, icon=":material/logout:", on_click=st.logout)
