"""`make train`: the whole way from labelled text to the weights that ship."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, replace

import torch

from analysis.records import LABELS
from analysis.scoring.model.inputs import WEIGHTS
from analysis.scoring.model.network import THREADS
from analysis.training import BUILD, card
from analysis.training.encoder import Encoder, base_folder, logits_of
from analysis.training.export import export
from analysis.training.fit import (
    Item,
    Recipe,
    Stage,
    State,
    fit,
    items_of,
    mean_of,
    temperature_of,
)
from analysis.training.texts import Example, read_examples

NEWS = ("first", "fourth", "fifth", "sixth")
"""The parts in newspaper prose."""

ALL_MANNERS = Stage(
    "all manners", ("first", "second", "third", "fourth", "fifth"), epochs=2, falling=False
)
NEWSPAPER_PROSE = Stage("newspaper prose", NEWS, epochs=1)
"""A curriculum (Bengio et al. 2009): the hard and literary text first, then what news is like."""

SEEDS = (1, 2)
"""The second stage is gone through once with each, from the same start; the weights that
ship are the mean of the ends, which errs less than either."""

CALIBRATING = ("first", "fifth", "sixth")
"""The parts whose held-out paragraphs fit the temperature: the others were written to be
harder than news is, and would make the scorer less sure than it may be."""


def main() -> None:
    """Fit, calibrate, export, and leave the shipped files in analysis/scoring/model/weights."""
    torch.set_num_threads(THREADS)
    started = time.monotonic()
    recipe, base = Recipe(), base_folder()
    examples = read_examples()
    learned = {*ALL_MANNERS.parts, *NEWSPAPER_PROSE.parts}
    training = [each for each in examples if each.part in learned and not each.held_out]
    apart = [each for each in examples if each.held_out]
    print(f"{len(training)} paragraphs to train on, {len(apart)} held out")
    torch.manual_seed(recipe.seed)
    encoder = Encoder(base)
    first, last = (
        items_of([each for each in training if each.part in stage.parts], recipe, base)
        for stage in (ALL_MANNERS, NEWSPAPER_PROSE)
    )
    start = _state_after(encoder, first, recipe, ALL_MANNERS)
    ends = []
    for seed in SEEDS:
        encoder.load_state_dict(start)
        ends.append(_state_after(encoder, last, replace(recipe, seed=seed), NEWSPAPER_PROSE))
    encoder.load_state_dict(mean_of(ends))
    typical = [each for each in apart if each.part in CALIBRATING]
    temperature = _temperature(encoder, items_of(typical, recipe, base), typical)
    export(encoder, BUILD, base)
    torch.save(encoder.state_dict(), BUILD / "encoder.pt")
    settings = {
        "temperature": temperature,
        "recipe": asdict(recipe),
        "stages": [asdict(stage) for stage in (ALL_MANNERS, NEWSPAPER_PROSE)],
        "seeds": SEEDS,
    }
    (BUILD / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    _ship()
    card.main()
    print(f"Trained in {(time.monotonic() - started) / 60:.0f} minutes.")


def _state_after(encoder: Encoder, items: Sequence[Item], recipe: Recipe, stage: Stage) -> State:
    """The encoder's weights when it has gone through a stage, copied."""
    fit(encoder, items, recipe, stage)
    return {name: each.clone() for name, each in encoder.state_dict().items()}


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
