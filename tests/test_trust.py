"""The short answers on trust, the model's card as a table, and what the labels mean."""

from __future__ import annotations

import pytest

from analysis.agreement import card, kept
from analysis.agreement import trust as trusting
from analysis.agreement.codebook import MEANINGS
from analysis.agreement.kept import SETS
from analysis.agreement.on_corpus import Share
from analysis.agreement.trust import answers
from analysis.records import LABELS


def test_five_answers_by_the_kept_figures() -> None:
    found = answers("model", None, "Nobody has.")
    assert len(found) == 5
    sources, paragraph, mine = found[:3]
    assert sources.answer == "Yes, over many articles"
    assert paragraph.answer == "As a pointer"
    for name, title in SETS.items():
        figures = kept("model", name)
        assert figures is not None
        assert f"{figures['source_fidelity']:.2f} on {title.lower()}" in sources.why
        assert f"{figures['macro_f1']:.2f} on {title.lower()}" in paragraph.why
        assert f"{figures['tone']['macro_f1']:.2f}" in paragraph.why
    assert (mine.answer, mine.why) == ("Not checked yet", "Nobody has.")


def test_a_scorer_that_tells_half_of_the_sources_apart_is_used_with_care() -> None:
    assert answers("lexicon", None, "")[0].answer == "With care"


def test_a_scorer_that_nobody_measured_is_unknown() -> None:
    assert [each.answer for each in answers("sour", None, "")[:2]] == ["Unknown", "Unknown"]


def test_a_set_without_its_figure_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"articles": {"source_fidelity": None}, "ordinary": {"source_fidelity": 0.9}}
    monkeypatch.setattr(trusting, "kept", lambda _scorer, name: figures[name])
    sources, paragraph = answers("sour", None, "")[:2]
    assert sources.answer == "Yes, over many articles"
    assert "0.90 on ordinary agency copy, where" in sources.why
    assert paragraph.answer == "Unknown"


@pytest.mark.parametrize(
    ("read", "told"), [(19, "Too few read yet"), (20, "50\N{NO-BREAK SPACE}% the same")]
)
def test_few_readings_are_no_answer(read: int, told: str) -> None:
    same = Share(read // 2, read, 0.5, 0.3, 0.7)
    assert answers("model", same, "")[2].answer == told


def test_the_card_gives_its_parts_by_genre_and_length() -> None:
    parts = card.parts()
    assert set(parts["Paragraphs"]) == set(SETS.values())
    assert set(parts["By"]) == {"genre", "length"}
    for name, title in SETS.items():
        figures = kept("model", name)
        assert figures is not None
        for by in ("genre", "length"):
            its = parts.filter((parts["Paragraphs"] == title) & (parts["By"] == by))
            assert its["Number"].sum() == figures["paragraphs"]


def test_the_card_is_of_the_model_that_ships_and_says_when() -> None:
    figures = kept("model", "articles")
    assert figures is not None
    assert f"`{figures['scorer']}`" in card.CARD.read_text(encoding="utf-8")
    assert len(card.measured_on()) == len("2026-11-22")


def test_a_card_without_tables_and_day(tmp_path, monkeypatch) -> None:
    empty = tmp_path / "CARD.md"
    empty.write_text("# Model card\n| genre | news | 3 | 1 | 1 | 1 | 1 |\n", encoding="utf-8")
    monkeypatch.setattr(card, "CARD", empty)
    assert card.parts().schema == card.PARTS
    assert card.parts().is_empty()
    assert card.measured_on() == ""


def test_every_label_has_a_meaning() -> None:
    assert tuple(MEANINGS) == LABELS
