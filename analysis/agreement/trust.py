"""May I trust the score? Short answers from the figures that `make measure` kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.agreement.fidelity import PARAGRAPHS
from analysis.agreement.kept import SETS, kept
from analysis.agreement.on_corpus import MIN_READINGS, Share
from analysis.agreement.told import per_cent

FAITHFUL = 0.7
"""Source fidelity from which on at least half of what parts two means is really there (0.7²)."""

CAREFUL = 0.98
"""Macro-F1 of one careful reading of the labelled paragraphs against another."""


class Answer(NamedTuple):
    """A question that a careful person asks, the answer in a word or two, and why."""

    question: str
    answer: str
    why: str


def answers(scorer: str, same: Share | None, told: str) -> list[Answer]:
    """Five of them, about the scorer of that name.

    same: how often people agree with it on the corpus that is shown, None where nobody read it;
    told: the same as a sentence.
    """
    return [
        _many_articles(scorer),
        _one_paragraph(scorer),
        Answer("On these articles?", _in_short(same), told),
        Answer(
            "Can I see why?",
            "Always",
            "A score opens to the words that made it. A mean comes with its interval, its number "
            "of articles and its paragraphs.",
        ),
        Answer(
            "What is it not for?",
            "Verdicts",
            "Not for judging one writer or speaker. English only; one question only, the stand "
            "toward China–Malaysia cooperation.",
        ),
    ]


def _many_articles(scorer: str) -> Answer:
    question = "To compare sources?"
    found = _figures(scorer, "source_fidelity")
    if not found:
        return Answer(question, "Unknown", f"Nobody has measured the {scorer} yet.")
    faithful = min(found.values()) >= FAITHFUL
    return Answer(
        question,
        "Yes, over many articles" if faithful else "With care",
        f"In tests on made-up sources of {PARAGRAPHS} paragraphs each, the {scorer}’s means "
        f"follow those of careful readers: {_listed(found)}, where 1 is perfect.",
    )


def _one_paragraph(scorer: str) -> Answer:
    question = "One paragraph’s score?"
    found, wording = _figures(scorer, "macro_f1"), _figures(scorer, "macro_f1", "tone")
    if not found:
        return Answer(question, "Unknown", f"Nobody has measured the {scorer} yet.")
    mood = " and ".join(f"{value:.2f}" for value in wording.values())
    return Answer(
        question,
        "As a pointer",
        f"Read it yourself. The {scorer} finds the label at {_listed(found)}, where 1 is perfect; "
        f"two careful readers reach {CAREFUL}, mood words alone {mood}.",
    )


def _in_short(same: Share | None) -> str:
    if same is None:
        return "Not checked yet"
    return "Too few read yet" if same.whole < MIN_READINGS else f"{per_cent(same.share)} the same"


def _figures(scorer: str, figure: str, of: str | None = None) -> dict[str, float]:
    """A figure of the scorer, or of its baseline `of`, by the title of the labelled set."""
    found = {}
    for name, title in SETS.items():
        figures = kept(scorer, name) or {}
        value = (figures.get(of, {}) if of else figures).get(figure)
        if value is not None:
            found[title] = value
    return found


def _listed(found: dict[str, float]) -> str:
    parts: Sequence[str] = [f"{value:.2f} on {title.lower()}" for title, value in found.items()]
    return " and ".join(parts)
