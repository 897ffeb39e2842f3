"""`make train`: the whole way from labelled text to the weights that ship."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict

import torch

from analysis.records import LABELS
from analysis.scoring.model.inputs import WEIGHTS
from analysis.scoring.model.network import THREADS
from analysis.training import BUILD, card
from analysis.training.encoder import Encoder, base_folder, logits_of
from analysis.training.export import export
from analysis.training.fit import Item, Recipe, Stage, fit, items_of, mean_of, temperature_of
from analysis.training.texts import Example, read_examples

FIRST_PARTS = ("first", "second")
STAGES = (
    Stage("short paragraphs", FIRST_PARTS, epochs=2, falling=False),
    Stage("long ones too", (*FIRST_PARTS, "third"), epochs=3),
    Stage("newspaper prose too", (*FIRST_PARTS, "third", "fourth"), epochs=1, pace=0.5),
)
"""A curriculum (Bengio et al. 2009): each stage adds text to what the last one knew."""

CALIBRATING = "first"
"""The part whose held-out paragraphs fit the temperature: the others were written to be
harder than news is, and would make the scorer less sure than it may be."""


def main() -> None:
    """Fit, calibrate, export, and leave the shipped files in analysis/scoring/model/weights."""
    torch.set_num_threads(THREADS)
    started = time.monotonic()
    recipe, base = Recipe(), base_folder()
    examples = read_examples()
    training = [each for each in examples if not each.held_out]
    apart = [each for each in examples if each.held_out]
    print(f"{len(training)} paragraphs to train on, {len(apart)} held out")
    torch.manual_seed(recipe.seed)
    encoder = Encoder(base)
    ends = []
    for stage in STAGES:
        chosen = [each for each in training if each.part in stage.parts]
        fit(encoder, items_of(chosen, recipe, base), recipe, stage)
        ends.append({name: each.clone() for name, each in encoder.state_dict().items()})
    # On held-out text the mean is better than either: the first stage has learned less by heart.
    encoder.load_state_dict(mean_of(ends[0], ends[-1]))
    typical = [each for each in apart if each.part == CALIBRATING]
    temperature = _temperature(encoder, items_of(typical, recipe, base), typical)
    export(encoder, BUILD, base)
    torch.save(encoder.state_dict(), BUILD / "encoder.pt")
    settings = {
        "temperature": temperature,
        "recipe": asdict(recipe),
        "stages": [asdict(stage) for stage in STAGES],
    }
    (BUILD / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    _ship()
    card.main()
    print(f"Trained in {(time.monotonic() - started) / 60:.0f} minutes.")


def _temperature(encoder: Encoder, items: Sequence[Item], examples: Sequence[Example]) -> float:
    """The calibration's temperature, from held-out paragraphs."""
    logits = logits_of(encoder, [item.window for item in items])
    return temperature_of(logits, [LABELS.index(each.label) for each in examples])


def _ship() -> None:
    """Put the three files that run into the package, each whole or not at all."""
    WEIGHTS.mkdir(exist_ok=True)
    for name in ("network.onnx", "tokenizer.json", "settings.json"):
        fresh = WEIGHTS / f"{name}.new"
        fresh.write_bytes((BUILD / name).read_bytes())
        fresh.replace(WEIGHTS / name)


if __name__ == "__main__":
    main()
