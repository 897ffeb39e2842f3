"""The model card: what the scorer `model` is made of, what it can, and where it fails.

Model cards: Mitchell et al. 2019. Every figure is measured when the card is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from analysis.agreement import Agreement, Part, agreement
from analysis.scoring.model import ModelScorer, score_of
from analysis.scoring.model.network import NETWORK_FILE, SETTINGS_FILE, Network
from analysis.training import BUILD
from analysis.training.agreement import read_twice
from analysis.training.texts import is_held_out, read_articles

CARD = NETWORK_FILE.parents[1] / "CARD.md"
ABOUT = Path(__file__).parent / "card.md"
"""What a person wrote: use, data, recipe, what was tried; {figures} stands in for the rest."""

GOLD = Path("../shared/gold")
SETS = {"gold, hard": "articles.jsonl", "gold, ordinary": "ordinary.jsonl"}
FAILURES = 8
"""Held-out paragraphs on which it is surest and wrong that the card shows."""

Rows = Sequence[Mapping[str, object]]


def main() -> None:
    """Measure, write the card, print where it lies."""
    text = ABOUT.read_text("utf-8").replace("{figures}", _figures())
    CARD.write_text(text.replace("{readers}", _readers()), "utf-8")
    print(f"The model card is in {CARD}.")


def _figures() -> str:
    """The measured half of the card, as Markdown."""
    sets = {name: _rows(GOLD / file) for name, file in SETS.items()}
    sets["held-out training text"] = held_out_rows()
    found = {name: agreement(rows, ModelScorer()) for name, rows in sets.items()}
    settings = json.loads(SETTINGS_FILE.read_text("utf-8"))
    full = ModelScorer(Network(BUILD / "fp32.onnx", settings["temperature"]))
    exact = {name: agreement(rows, full) for name, rows in sets.items()}
    return "\n\n".join(
        [
            f"## Measured\n\nScorer `{ModelScorer().name} {ModelScorer().digest}`, "
            f"temperature {settings['temperature']}, measured on {date.today().isoformat()}.",
            _table_of_sets(found, exact),
            *(_table_of_parts(name, each.parts) for name, each in found.items() if "gold" in name),
            _failures(sets["held-out training text"]),
        ]
    )


def _readers() -> str:
    """How far the training text's labels agree with a second reading of a sample."""
    found = read_twice()
    return (
        f"Of {found.paragraphs:,} training paragraphs read twice {found.same_label:.1%} got the "
        f"same of four labels; Krippendorff's alpha {found.label:.3f} for the label, "
        f"{found.about:.3f} for about, {found.voice:.3f} for voice. Careful readings "
        "of gold agree at macro-F1 0.98."
    )


def held_out_rows() -> Rows:
    """The held-out articles of all parts, as `agreement` reads them."""
    return [article for _, article in read_articles() if is_held_out(article["id"])]


def _rows(file: Path) -> Rows:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _table_of_sets(found: Mapping[str, Agreement], exact: Mapping[str, Agreement]) -> str:
    head = (
        "| set | paragraphs | macro-F1 | fp32's | F1 about | Spearman | source fidelity | "
        "calibration error | VADER's macro-F1 |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    lines = [
        f"| {name} | {own.paragraphs} | {_number(own.macro_f1)} | "
        f"{_number(exact[name].figures.macro_f1)} | {_number(own.about_f1)} | "
        f"{_number(own.stance_spearman)} | {_number(own.source_fidelity)} | "
        f"{_number(own.calibration_error)} | {_number(own.vader.macro_f1)} |"
        for name, each in found.items()
        if (own := each.figures)
    ]
    return "\n".join([head, *lines])


def _table_of_parts(name: str, parts: Sequence[Part]) -> str:
    head = (
        f"### {name.capitalize()}, by part\n\n| by | part | paragraphs | macro-F1 | F1 about | "
        "Spearman | calibration error |\n|---|---|--:|--:|--:|--:|--:|"
    )
    lines = [
        f"| {part.by} | {part.name} | {part.paragraphs} | {_number(part.macro_f1)} | "
        f"{_number(part.about_f1)} | {_number(part.stance_spearman)} | "
        f"{_number(part.calibration_error)} |"
        for part in parts
    ]
    return "\n".join([head, *lines])


def _failures(rows: Rows) -> str:
    """The held-out paragraphs on which it is surest and wrong; none of gold is shown."""
    paragraphs = [(row, each) for row in rows for each in _paragraphs(row)]
    texts = [(str(each["text"]), str(row["title"])) for row, each in paragraphs]
    wrong = []
    for (row, each), chances in zip(paragraphs, ModelScorer().probabilities(texts), strict=True):
        score = score_of(chances)
        if score.label != each["label"] and score.confidence is not None:
            told = (
                f"- *{row['title']}*: “{each['text']}” — a reader said {each['label']}, "
                f"the model {score.label} ({score.confidence:.0%})."
            )
            wrong.append((score.confidence, told))
    surest = [told for _, told in sorted(wrong, reverse=True)[:FAILURES]]
    share = len(wrong) / len(paragraphs)
    head = (
        f"### Where it is surest and wrong\n\nOf {len(paragraphs):,} held-out paragraphs it gets "
        f"{share:.0%} wrong, counting all four labels. The surest mistakes (invented text):\n"
    )
    return "\n".join([head, *surest])


def _paragraphs(row: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    found = row["paragraphs"]
    assert isinstance(found, list)
    return found


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
