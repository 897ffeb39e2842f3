"""Choices among names from outside, kept in the address bar by slugs that stand for the names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

import streamlit as st

from analysis.compare.findings import shown_name


def arrive(page: str, parameters: Collection[str]) -> None:
    """Come to a page, before it begins: what was chosen on an earlier visit comes back.

    A change of pages clears from the address bar what no widget is bound to.
    """
    arriving = st.session_state.get("page", page) != page
    for parameter in parameters:
        before = st.session_state.get(f"kept_{parameter}")
        if arriving and before and parameter not in st.query_params:
            st.query_params[parameter] = before
        st.session_state[f"kept_{parameter}"] = st.query_params.get(parameter)


def asked(parameter: str) -> str | None:
    """The slug that the address bar asks for."""
    return st.query_params.get(parameter)


def keep(parameter: str, slug: str | None) -> None:
    """Put a slug in the address bar, or take it out; for callbacks, before drawing."""
    if slug:
        st.query_params[parameter] = slug
    else:
        st.query_params.pop(parameter, None)
    st.session_state[f"kept_{parameter}"] = slug


def box(
    label: str,
    names: Mapping[str, str],
    default: str | None,
    parameter: str,
    placeholder: str | None = None,
) -> str | None:
    """A list of names (slug → name) to choose one from; the slug that is chosen.

    Without a default nothing may be chosen, and the list can be cleared.
    """
    key = f"box_{parameter}"
    wanted = asked(parameter)
    # The address bar says what is chosen, and the back button changes it.
    st.session_state[key] = wanted if wanted in names else default
    return st.selectbox(
        label,
        list(names),
        index=None if default is None else 0,
        format_func=lambda slug: shown_name(names.get(slug, "")),
        key=key,
        placeholder=placeholder,
        on_change=partial(_keep_chosen, parameter, key),
    )


def _keep_chosen(parameter: str, key: str) -> None:
    keep(parameter, st.session_state[key])
