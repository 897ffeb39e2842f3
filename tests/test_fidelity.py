"""Source fidelity: what it draws, and what makes it fall."""

import pytest

from analysis.agreement import fidelity
from analysis.agreement.fidelity import source_fidelity
from analysis.agreement.readings import Reading
from analysis.records import Label

LABELS: list[Label] = ["favourable", "neutral", "unfavourable"]


def reading(label: Label, stance: float | None) -> Reading:
    return Reading("A text.", label, label != "not about it", stance, None)


SIGNED = [reading(label, stance) for label, stance in zip(LABELS, (2, 0, -2), strict=True)]


def test_a_scale_of_its_own_is_perfect_and_its_reverse_is_the_opposite() -> None:
    assert source_fidelity(SIGNED, [0.3, 0.1, -0.1]) == pytest.approx(1)
    assert source_fidelity(SIGNED, [-0.3, -0.1, 0.1]) == pytest.approx(-1)


def test_missing_one_side_costs_less_than_mixing_them_up() -> None:
    deaf = source_fidelity(SIGNED, [1, 0, 0])
    assert deaf is not None
    assert 0.9 < deaf < 1
    # neutral ones taken for favourable: the fifth of them is noise
    mixed = source_fidelity(SIGNED, [0, 1, 0])
    assert mixed is not None
    assert abs(mixed) < 0.3


def test_only_about_paragraphs_with_a_stance_are_drawn() -> None:
    others = [reading("not about it", None), reading("favourable", None)]
    assert source_fidelity(SIGNED + others, [0.3, 0.1, -0.1, -1, -1]) == pytest.approx(1)


@pytest.mark.parametrize("left_out", range(3))
def test_without_one_of_the_labels_it_is_undefined(left_out: int) -> None:
    readings = [one for one in SIGNED if one.label != LABELS[left_out]]
    assert source_fidelity(readings, [0.5, -0.5]) is None


def test_without_any_difference_it_is_undefined() -> None:
    assert source_fidelity(SIGNED, [0.0, 0.0, 0.0]) is None


def test_it_is_the_same_every_time_and_depends_on_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = source_fidelity(SIGNED, [1, 0, 0])
    assert source_fidelity(SIGNED, [1, 0, 0]) == first
    monkeypatch.setattr(fidelity, "SEED", 4)
    assert source_fidelity(SIGNED, [1, 0, 0]) != first


def test_a_fifth_is_neutral_and_the_rest_is_even_over_all_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[list[float]] = []
    monkeypatch.setattr(fidelity, "pearson", lambda gold, guess: seen.append([*gold, *guess]))
    # Labelled means see the sides, measured ones the neutral: 1 for each.
    source_fidelity(SIGNED, [0, 1, 0])
    gold, neutral = seen[0][:200], seen[0][200:]
    assert len(neutral) == 200
    assert sum(neutral) / 200 == pytest.approx(0.2, abs=0.02)
    assert sum(gold) / 200 == pytest.approx(0, abs=0.15)
    # warmth drawn evenly from [0, 1]: means in all of 2 · 0.8 · [-1, 1], as far out as in
    assert min(gold) < -1.2
    assert max(gold) > 1.2
    assert 60 < sum(abs(mean) < 0.8 for mean in gold) < 140
