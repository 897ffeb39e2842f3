"""Small builders and the places that tests share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from altair.utils import schemapi

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""Real and labelled input that stands beside the project, not in it."""

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"needs the labelled articles in {SHARED}, which are not here"
)


def steps(work: Callable[[Any], object], argument: object) -> int:
    """How many lines of Python `work(argument)` runs: its cost, however busy the machine is."""
    count = 0

    def trace(_frame: object, event: str, _value: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(argument)
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(autouse=True)
def charts_are_looked_over(monkeypatch):
    """Every chart that a test makes or draws is held against Vega-Lite's schema."""
    # It would turn this off itself, when a test first imports it.
    import analysis.charts.layered  # noqa: F401

    monkeypatch.setattr(schemapi, "DEBUG_MODE", True)
