"""Small builders and the places that tests share."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from altair.utils import schemapi
from postgresql import Cluster, cluster

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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A running PostgreSQL; `new()` gives the URL of an empty place in it."""
    with cluster() as running:
        yield running


@pytest.fixture(params=["file", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a corpus can be kept, with nothing there yet."""
    if request.param == "file":
        return tmp_path / "c.sqlite"
    running: Cluster = request.getfixturevalue("postgresql")
    return running.new()
