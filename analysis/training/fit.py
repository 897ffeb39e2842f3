"""Fine-tuning of the base encoder on labelled paragraphs."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import Progress
from torch import nn

from analysis.records import LABELS
from analysis.scoring.model.inputs import Window, tokenizer, windows
from analysis.training.encoder import Encoder, tensors
from analysis.training.texts import Example

WARM_UP = 0.06
"""Part of the steps in which the learning rate rises from nothing."""

LONGEST_NORM = 1.0
"""Gradients are cut to this length."""

SHELF = 50
"""Batches that are sorted by length together: little padding, and still a mixed order."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What was chosen on held-out training text, never on gold.

    smoothing: share of a target spread over all labels (Szegedy et al. 2016).
    mild: share of a mild stand's target (stance ±1) that goes to neutral, so that
        the network says less of a lean than of a verdict.
    """

    batch: int = 16
    rate: float = 6e-5
    head_rate: float = 1e-3
    decay: float = 0.01
    smoothing: float = 0.05
    mild: float = 0.1
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training.

    parts: the files, by name, whose text it goes through.
    epochs: how often it does.
    falling: whether the learning rate falls to nothing, or holds after its warm-up.
    pace: what the recipe's rates are multiplied by.
    """

    name: str
    parts: tuple[str, ...]
    epochs: int
    falling: bool = True
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """A training example as numbers: its first window and its target over `LABELS`."""

    window: Window
    target: tuple[float, ...]


def items_of(examples: Sequence[Example], recipe: Recipe, base: Path) -> list[Item]:
    """The examples as numbers."""
    tokens = tokenizer(base / "tokenizer.json")
    return [
        Item(windows(each.text, each.headline, tokens)[0], target_of(each, recipe))
        for each in examples
    ]


def target_of(example: Example, recipe: Recipe) -> tuple[float, ...]:
    """The probabilities, as `LABELS`, that the network should give an example."""
    target = [recipe.smoothing / len(LABELS)] * len(LABELS)
    target[LABELS.index(example.label)] += 1 - recipe.smoothing
    if abs(example.stance) == 1 and example.label in ("favourable", "unfavourable"):
        target[LABELS.index(example.label)] -= recipe.mild
        target[LABELS.index("neutral")] += recipe.mild
    return tuple(target)


def fit(encoder: Encoder, items: Sequence[Item], recipe: Recipe, stage: Stage) -> None:
    """Train the encoder through one stage; a seed, a text and a machine give the same weights."""
    torch.manual_seed(recipe.seed)
    order = random.Random(recipe.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    encoder.to(device)
    steps = stage.epochs * math.ceil(len(items) / recipe.batch)
    optimizer = torch.optim.AdamW(_parameters(encoder, recipe), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: stage.pace * _pace(step, steps, stage.falling)
    )
    with Progress() as progress:
        task = progress.add_task(stage.name, total=steps)
        for _ in range(stage.epochs):
            encoder.train()
            for batch in _batches(items, recipe.batch, order):
                _step(encoder, batch, optimizer, device)
                schedule.step()
                progress.advance(task)


State = dict[str, torch.Tensor]
"""An encoder's weights by their names."""


def mean_of(states: Sequence[State]) -> State:
    """The mean of several states of one encoder (a model soup, Wortsman et al. 2022)."""
    return {
        name: sum(state[name] for state in states) / len(states)
        if each.is_floating_point()
        else each
        for name, each in states[0].items()
    }


def temperature_of(logits: NDArray[np.float64], labels: Sequence[int]) -> float:
    """The divisor of the logits that makes the labels most probable (Guo et al. 2017)."""
    rows = torch.from_numpy(logits)
    right = torch.tensor(labels)
    candidates = [0.5 + 0.01 * step for step in range(351)]
    losses = [float(nn.functional.cross_entropy(rows / each, right)) for each in candidates]
    return round(candidates[int(np.argmin(losses))], 2)


def _parameters(encoder: Encoder, recipe: Recipe) -> list[dict[str, object]]:
    """The head learns faster than the base, which knows much already."""
    return [
        {
            "params": list(encoder.base.parameters()),
            "lr": recipe.rate,
            "weight_decay": recipe.decay,
        },
        {
            "params": list(encoder.head.parameters()),
            "lr": recipe.head_rate,
            "weight_decay": recipe.decay,
        },
    ]


def _pace(step: int, steps: int, falling: bool) -> float:
    """The learning rate's factor: up in a short warm-up, then level, or down in a line."""
    warm = max(1, int(WARM_UP * steps))
    rest = max(0.0, (steps - step) / max(1, steps - warm)) if falling else 1.0
    return min((step + 1) / warm, rest)


def _step(
    encoder: Encoder, batch: Sequence[Item], optimizer: torch.optim.Optimizer, device: torch.device
) -> None:
    target = torch.tensor([item.target for item in batch], device=device)
    logits = encoder(*tensors([item.window for item in batch], device))
    loss = nn.functional.cross_entropy(logits, target)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(encoder.parameters(), LONGEST_NORM)
    optimizer.step()


def _batches(items: Sequence[Item], size: int, order: random.Random) -> Iterator[list[Item]]:
    """All items once, in batches of like length in random order."""
    shuffled = order.sample(items, len(items))
    batches: list[list[Item]] = []
    for start in range(0, len(shuffled), size * SHELF):
        shelf = sorted(
            shuffled[start : start + size * SHELF], key=lambda item: len(item.window.ids)
        )
        batches += [shelf[at : at + size] for at in range(0, len(shelf), size)]
    order.shuffle(batches)
    yield from batches
