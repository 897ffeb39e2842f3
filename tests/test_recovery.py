"""Paragraphs brought back from raw text."""

import pytest

from analysis.agreement.recovery import recovered

BODY = "Trains ran on the line."


@pytest.mark.parametrize(
    "found",
    [
        BODY,
        "Trains  ran\non the line. ",
        f"DUNGUN, April 8 (EHA) -- {BODY}",
        f"MELAKA - {BODY}",
        f"BATU KAWAN: {BODY}",
        f"{BODY} (End)",
        f"{BODY} Enditem",
        f"{BODY} – SemToday",
        f"MELAKA — {BODY} (EHA)",
    ],
)
def test_equal_but_for_dateline_and_sign_off(found: str) -> None:
    assert recovered([found], [BODY]) == 1
    assert recovered([BODY], [found]) == 1


@pytest.mark.parametrize(
    "found", ["", "Trains ran.", f"A photo shows a train. {BODY}", f"{BODY} He laughed."]
)
def test_other_text_is_another_paragraph(found: str) -> None:
    assert recovered([found], [BODY]) == 0


def test_each_paragraph_counts_once() -> None:
    assert recovered([BODY, BODY, f"{BODY} (End)"], [BODY]) == 1
    assert recovered([BODY, BODY], [BODY, BODY]) == 2
