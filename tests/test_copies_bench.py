"""The benchmark of copies: what it keeps holds, and a small run of it finds as much."""

import json

from analysis.copies.bench import RESULT, measured

LIGHT = ("marks and capitals", "a dateline added", "another attribution", "5% of words")


def test_a_million_paragraphs_are_grouped_in_ten_minutes():
    kept = json.loads(RESULT.read_text("utf-8"))
    assert (kept["paragraphs"], kept["cores"]) == (1_000_000, 2)
    assert kept["seconds"]["all"] < 600
    assert kept["precision"] > 0.99
    assert all(kept["recall"][degree] > 0.99 for degree in LIGHT)


def test_a_small_run_finds_the_planted_copies():
    found = measured(5000)
    assert found["precision"] > 0.99
    assert all(found["recall"][degree] > 0.95 for degree in LIGHT)
    assert found["recall"]["35% of words"] < 0.05
    assert found["boilerplate_groups"] == 1
