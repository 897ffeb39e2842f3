"""The load test's sums and verdicts, and what its people choose from."""

import random
from types import SimpleNamespace

import pytest

from analysis.dashboard.bench import load
from analysis.dashboard.bench.load import Seen, costs, faults, figures


def seen(seconds, memory, errors=()):
    made = Seen(memory=list(memory))
    for name, times in seconds.items():
        made.seconds[name] = list(times)
    made.errors.update(errors)
    return made


def test_a_run_becomes_figures():
    told = figures(seen({"search": [0.1, 0.3], "voice": [0.2]}, [100, 200, 210, 220, 300, 310]))
    assert told["all"] == {"actions": 3, "median": 0.2, "p95": 0.29, "worst": 0.3}
    assert told["by_action"]["voice"] == {"actions": 1, "median": 0.2, "p95": 0.2, "worst": 0.2}
    assert list(told["by_action"]) == ["search", "voice"]
    assert told["memory_mb"] == {
        "start": 100,
        "middle_third": 215,
        "last_third": 305,
        "peak": 310,
    }


def test_nothing_is_wrong_with_a_quick_run_of_flat_memory():
    assert faults(figures(seen({"voice": [0.5] * 100}, [500] * 9))) == []


def test_each_thing_that_must_not_be_gets_a_sentence():
    slow = figures(seen({"voice": [2.5] * 20}, [500] * 6 + [600] * 3, ["BrokenError: no answer"]))
    assert faults(slow) == [
        "1 × BrokenError: no answer.",
        "One action in twenty took longer than 2.5 s.",
        "Memory grew from 500 to 600 MB.",
    ]


def test_the_first_of_twenty_slow_ones_is_no_fault():
    assert faults(figures(seen({"voice": [0.5] * 99 + [9.0]}, [500] * 9))) == []


def test_costs_are_per_action():
    told = costs(30.0, 60.0, seen({"voice": [1.0] * 50, "search": [1.0] * 10}, [1]))
    assert told == {"cores_busy": 0.5, "seconds_per_action": 0.5}


def test_people_do_only_what_the_page_allows():
    draw = random.Random(1)
    bare = SimpleNamespace(widgets={})
    assert {load._drawn(bare, draw) for _ in range(20)} == {"another page"}
    both = SimpleNamespace(widgets={"Measure": object()})
    assert {load._drawn(both, draw) for _ in range(50)} == {"another page", "measure"}


def test_people_think_as_long_as_is_said():
    draw = random.Random(1)
    thoughts = [load._thought(draw) for _ in range(5_000)]
    assert min(thoughts) == load.SHORTEST
    assert max(thoughts) == load.LONGEST
    assert sum(thoughts) / len(thoughts) == pytest.approx(20.5, abs=1)
