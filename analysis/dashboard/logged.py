"""The runs of the pages, in the log: how long each took, and in whose session."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import log
from analysis.dashboard import people

START = "sources"
"""The first page has no address of its own."""


@contextmanager
def run(page: str) -> Iterator[None]:
    """Note a page's run with its seconds, also where a click or an error ends it early."""
    context, person = get_script_run_ctx(), people.current()
    log.set_up()
    log.of(
        session=context.session_id if context else "",
        person=person.name if person.signed_in else "",
        page=page or START,
    )
    started = time.monotonic()
    whole = False
    try:
        yield
        whole = True
    finally:
        log.event("page", seconds=round(time.monotonic() - started, 3), whole=whole)
