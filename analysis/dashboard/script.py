"""Small scripts in the page, as components: a proxy's content policy lets no other script run."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

ONCE = """
const seen = new WeakMap();
export default function({ data, parentElement }) {
  const now = JSON.stringify(data);
  if (seen.get(parentElement) === now) return;
  seen.set(parentElement, now);
  BODY
}
"""
"""Every run of the page calls it; what is to be done is done when `data` says something new."""


def run(name: str, body: str, **data: str | int) -> None:
    """Run JavaScript in which `data` holds these values, once for each of them; draws nothing.

    name: of the component; one for each body.
    """
    _component(name, body)(key=f"script_{name}", data=data)


@st.cache_resource
def _component(name: str, body: str) -> Callable[..., object]:
    return st.components.v2.component(f"haluan.{name}", js=ONCE.replace("BODY", body))
