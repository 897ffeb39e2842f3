"""Typographic signs made plain, with every character's place kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.scoring.plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“fantastic,” she said", '"fantastic," she said'),
        ("can’t", "can't"),
        ("good—bad", "good - bad"),
        ("good--bad", "good -- bad"),
        ("good -- bad", "good -- bad"),
        ("China–Malaysia", "China-Malaysia"),
        ("good…bad…", "good... bad..."),
        ("win\u00a0win", "win win"),
        ("fan\u00adtas\u200btic", "fantastic"),
        ("很好！Great！", "很好! Great! "),
        ("fine😁good", "fine beaming face with smiling eyes good"),
    ],
)
def test_signs_become_plain(text: str, expected: str) -> None:
    assert plain(text).text == expected


def test_span_points_at_the_original() -> None:
    made = plain("a—“b😁c”")
    start = made.text.index("beaming")
    assert made.span(start, start + len("beaming face")) == (4, 5)
    start = made.text.rindex("c")
    assert made.span(start, start + 1) == (5, 6)


@given(st.text(alphabet="ab -.…—–“”’é\u00ad\u3000😁", max_size=30))
def test_offsets_cover_the_text_in_order(text: str) -> None:
    made = plain(text)
    assert len(made.offsets) == len(made.text) + 1
    assert made.offsets[-1] == len(text)
    assert list(made.offsets) == sorted(made.offsets)
    kept = [i for i, char in enumerate(made.text) if char in "abé"]
    assert all(text[made.offsets[i]] == made.text[i] for i in kept if text[made.offsets[i]] != "😁")
