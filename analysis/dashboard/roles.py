"""Roles, and which of them an address that a sign-in provider gives has by the settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.settings import EVERYONE, Settings

Role = Literal["viewer", "contributor", "owner"]
RANKS: dict[Role, int] = {"viewer": 1, "contributor": 2, "owner": 3}
"""Each role may do what the ones below it may: see and export; add, label and correct; remove
articles, name and group sources, and see who did what."""

VISITOR = "a visitor"
SIGN_IN = "Sign in to change anything here."
FOR_CONTRIBUTORS = (
    "You may see and export. Adding, labelling and correcting is for contributors: "
    "ask an owner of this page to make you one."
)
FOR_OWNERS = (
    "Removing articles, and naming and grouping sources, is for owners: ask an owner of this page."
)
NO_ADDRESS = "The sign-in gave no e-mail address, which says who you are: use another account."
REFUTED = "Your provider has not verified your e-mail address: do so there, then sign in again."
UNSAID = (
    "Your provider does not say whether it verified your e-mail address. Where it always does, "
    "the one who runs this page can set HALUAN_PROVIDER_VERIFIES."
)
UNLISTED = "Your address is on no list of this page: ask an owner of it to let you in."


@dataclass(frozen=True)
class Person:
    """Who uses the page.

    name: an address, or words for one who did not sign in. role: None may not even look.
    why_not: why it is not a higher role, and what to do. signed_in: is the name an address?
    """

    name: str
    role: Role | None
    why_not: str = ""
    signed_in: bool = False

    def may(self, role: Role) -> bool:
        """May this person do what is for that role?"""
        return RANKS[self.role] >= RANKS[role] if self.role else False


def of_claims(claims: Mapping[str, object], settings: Settings) -> Person:
    """Who signed in, by what the provider says of them; of `claims`, is_logged_in is Streamlit's.

    An address counts only as verified: where email_verified is missing, the settings must say
    that this provider gives verified ones alone.
    """
    unknown: Role | None = "viewer" if settings.viewers == (EVERYONE,) else None
    if claims.get("is_logged_in") is not True:
        return Person(VISITOR, unknown, SIGN_IN)
    address = str(claims.get("email") or "").strip()
    verified = claims.get("email_verified")
    if address.count("@") != 1:
        return Person(VISITOR, unknown, NO_ADDRESS)
    if verified is None and not settings.provider_verifies:
        return Person(address, unknown, UNSAID, signed_in=True)
    if verified not in (None, True, "true"):
        return Person(address, unknown, REFUTED, signed_in=True)
    role = role_of(address, settings)
    if role is None:
        return Person(address, unknown, UNLISTED, signed_in=True)
    return Person(address, role, _why_not(role), signed_in=True)


def role_of(address: str, settings: Settings) -> Role | None:
    """The highest role that the lists give a verified address."""
    if is_listed(address, settings.owners):
        return "owner"
    if is_listed(address, settings.contributors):
        return "contributor"
    if settings.viewers == (EVERYONE,) or is_listed(address, settings.viewers):
        return "viewer"
    return None


def is_listed(address: str, entries: Collection[str]) -> bool:
    """Does a list name an address, or its domain with @ before it? A subdomain is another one."""
    wanted = {alike(entry) for entry in entries}
    found = alike(address)
    return found in wanted or "@" + found.rpartition("@")[2] in wanted


def alike(address: str) -> str:
    """What is the same for two spellings of an address.

    Case counts only beyond ASCII: there, case-folding makes one of two persons' addresses.
    """
    return address.casefold() if address.isascii() else address


def _why_not(role: Role) -> str:
    return {"viewer": FOR_CONTRIBUTORS, "contributor": FOR_OWNERS, "owner": ""}[role]
