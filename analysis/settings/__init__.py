"""The program's settings: environment variables over the table [haluan] of secrets.toml.

Every setting is a field of `Settings`: `owners` is HALUAN_OWNERS in the environment. README's
table “Settings” tells people their defaults and meanings.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.corpus import default_path
from analysis.settings import forms
from analysis.settings.forms import EVERYONE, Access, Form
from analysis.settings.secrets import NAME, files, read, sign_in_faults, sign_in_providers

__all__ = ["EVERYONE", "Access", "Settings", "SettingsError", "load", "variable"]

PREFIX = "HALUAN_"
TABLE = "haluan"
NEARLY = 0.85
"""How like a setting's name a variable must be to be taken for a slip of the pen. Others are not
ours: hosts of containers set variables that begin with a service's name."""
LARGEST = 200
"""Megabytes of a file that the server takes at all: maxUploadSize in .streamlit/config.toml."""
MANY = 1_000_000


class SettingsError(Exception):
    """The settings can't be used. faults: a sentence for each that says what to mend."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, as they were found.

    corpus: a path, or a database's URL, which may hold a password: never show it.
    access: None where nobody said: open on one's own machine, read-only elsewhere.
    owners, contributors, viewers: addresses and, beginning with @, domains.
    provider_verifies: is an address believed of which its provider does not say that it was
        verified?
    upload_megabytes: of a file. files_per_hour, articles_per_day: of a person; 0 for no limit.
    links: may the page fetch what a person gives a link of?
    providers: the sign-in's providers by name, "" for one without; no setting of its own.
    """

    corpus: Path | str = ""
    access: Access | None = None
    owners: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    provider_verifies: bool = False
    upload_megabytes: int = LARGEST
    files_per_hour: int = 500
    articles_per_day: int = 5_000
    links: bool = True
    providers: tuple[str, ...] = ()


FORMS: Mapping[str, Form] = {
    "corpus": forms.place,
    "access": forms.access,
    "owners": forms.people,
    "contributors": forms.people,
    "viewers": forms.viewers,
    "provider_verifies": forms.yes,
    "upload_megabytes": forms.number(1, LARGEST),
    "files_per_hour": forms.number(0, MANY),
    "articles_per_day": forms.number(0, MANY),
    "links": forms.yes,
}
"""The form of each setting."""


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def load(
    environment: Mapping[str, str] = os.environ, places: Sequence[Path] | None = None
) -> Settings:
    """The settings as they are now; `SettingsError` with a sentence for each fault.

    places: the files of secrets, where they are not the usual ones.
    """
    faults: list[str] = []
    secrets = read(files() if places is None else places, faults)
    table, auth = secrets.get(TABLE, {}), secrets.get("auth")
    if not isinstance(table, dict):
        faults.append(f"“{TABLE}” in {NAME} must be a table: write [{TABLE}] above its settings.")
        table = {}
    faults += _unknown(environment, table)
    values = dict(_values(environment, table, faults))
    values["corpus"] = values.get("corpus") or default_path()
    settings = Settings(**values, providers=sign_in_providers(auth))
    # What is missing beside a faulty setting may be the faulty setting itself.
    faults += () if faults else _contradictions(settings)
    faults += sign_in_faults(auth) if settings.access == "sign-in" else ()
    if faults:
        raise SettingsError(faults)
    return settings


def _values(
    environment: Mapping[str, str], table: Mapping[str, Any], faults: list[str]
) -> Iterator[tuple[str, Any]]:
    """Each setting that somebody made, with its value."""
    for name, form in FORMS.items():
        told = environment.get(variable(name), "").strip()
        if not told and name not in table:
            continue
        try:
            yield name, form(told or table[name])
        except ValueError as error:
            faults.append(f"{variable(name) if told else _in_table(name)} {error}.")


def _unknown(environment: Mapping[str, str], table: Mapping[str, Any]) -> Iterator[str]:
    """What is written like a setting and is none."""
    known = [variable(name) for name in FORMS]
    for name in sorted(name for name in environment if name.startswith(PREFIX)):
        near = difflib.get_close_matches(name, known, 1, NEARLY)
        if near and name not in known:
            yield f"{name} is no setting: did you mean {near[0]}?"
    for name in sorted(set(table) - set(FORMS)):
        yield f"{_in_table(name)} is no setting: README tells which there are."


def _contradictions(settings: Settings) -> Iterator[str]:
    """Settings that leave open who may do what."""
    lists = ("owners", "contributors", "viewers")
    named = [variable(name) for name in lists if getattr(settings, name)]
    if named and settings.access != "sign-in":
        yield f"{named[0]} says something only with {variable('access')}=sign-in: set that too."
    if settings.access == "sign-in" and not settings.owners:
        yield f"{variable('owners')} is missing: with sign-in, name at least one owner’s address."


def _in_table(name: str) -> str:
    return f"“{name}” in [{TABLE}] of {NAME}"
