"""The files secrets.toml, where Streamlit looks for them, and the sign-in described there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

NAME = ".streamlit/secrets.toml"
ROOT = Path(__file__).resolve().parents[2]
SHORTEST = 32
"""Characters of the secret that signs the cookies of those who are signed in."""
CALLBACK = "/oauth2callback"
NEEDED = ("client_id", "client_secret", "server_metadata_url")
"""What a provider's description must say."""
NO_PROVIDER = f"The table [auth] of {NAME} is missing or names no provider: sign-in needs one."


def files() -> tuple[Path, ...]:
    """The person's own file, then the project's, which goes before it."""
    found = [ROOT / NAME]
    with suppress(RuntimeError):  # a container's user may have no home
        found.insert(0, Path.home() / NAME)
    return tuple(found)


def read(places: Sequence[Path], faults: list[str]) -> dict[str, Any]:
    """The tables of all the files that are there; a sentence in `faults` for each that is broken.

    No sentence repeats what a file holds.
    """
    found: dict[str, Any] = {}
    for place in places:
        try:
            found |= tomllib.loads(place.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except OSError as error:
            faults.append(f"{place} can’t be read ({error.strerror}): allow it, or take it away.")
        except UnicodeDecodeError:
            faults.append(f"{place} is not UTF-8 text: save it as such.")
        except tomllib.TOMLDecodeError as error:
            _, _, where = str(error).rpartition("(")
            faults.append(f"{place} is not TOML ({where.rstrip(')')}): mend it there.")
    return found


def sign_in_providers(auth: Any) -> tuple[str, ...]:
    """The providers that the table [auth] describes, by name; "" for one in the table itself."""
    if not isinstance(auth, Mapping):
        return ()
    tables = {name for name, value in auth.items() if isinstance(value, Mapping)}
    named = tuple(sorted(tables - {"client_kwargs"}))
    return ("", *named) if any(key in auth for key in NEEDED) else named


def sign_in_faults(auth: Any) -> Iterator[str]:
    """A sentence for each thing that Streamlit's sign-in lacks."""
    providers = sign_in_providers(auth)
    if not providers:
        yield NO_PROVIDER
        return
    if not str(auth.get("redirect_uri", "")).endswith(CALLBACK):
        yield f"redirect_uri in [auth] of {NAME} must be the page’s address with {CALLBACK} behind."
    if len(str(auth.get("cookie_secret", ""))) < SHORTEST:
        yield (
            f"cookie_secret in [auth] of {NAME} must have at least {SHORTEST} characters, "
            "drawn by chance."
        )
    for name in providers:
        table, where = (auth[name], f"auth.{name}") if name else (auth, "auth")
        for key in NEEDED:
            if not table.get(key):
                yield f"{key} in [{where}] of {NAME} is missing."
