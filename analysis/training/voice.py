"""Fits the weights of `features` to the training text: `python -m analysis.training.voice`.

A logistic regression with a small penalty, by Newton's method. The readers of each
part of the training text differ in how readily they say "speaker", so each part has a
constant of its own; the shipped one is that of the first part, which was read slowly.
Of the others, paragraphs of background are left out: their readers gave these to the
outlet whoever spoke.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.speakers.features import features
from analysis.speakers.marks import Shares
from analysis.speakers.quotes import read
from analysis.speakers.voice import WEIGHTS_FILE
from analysis.training.texts import is_held_out, read_articles

RIDGE = 3.0
"""The penalty on a weight's square: enough to settle marks that nearly agree."""

RIDGE_OF_PARTS = 0.1
"""The constants are many paragraphs' and need almost no penalty."""

LEAST_PARAGRAPHS = 20
"""A feature that fewer paragraphs have is left out: its weight would be chance."""

STEPS = 8
"""Newton's steps: the weights stand still after six."""

SHIPPED_PART = "first"

SLOWLY_READ = 5.0
"""What a paragraph of the shipped part weighs, against one of a part that was read fast."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled paragraph: its part of the training text, its features, its voice."""

    part: str
    shares: Shares
    spoken: bool


def rows(articles: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Row]:
    """The rows of labelled articles, each with its part's name; see above for what is left out."""
    return [
        Row(part, shares, paragraph["voice"] == "speaker")
        for part, article in articles
        for shares, paragraph in zip(
            features([read(p["text"]) for p in article["paragraphs"]]),
            article["paragraphs"],
            strict=True,
        )
        if part == SHIPPED_PART or paragraph["about"]
    ]


def fit(fitted: Sequence[Row]) -> dict[str, float]:
    """The weights by feature, "always" first: log-odds, two decimals."""
    parts = sorted({row.part for row in fitted})
    counted = Counter(name for row in fitted for name, value in row.shares.items() if value)
    names = sorted(name for name, count in counted.items() if count >= LEAST_PARAGRAPHS)
    columns = {name: len(parts) + i for i, name in enumerate(names)}
    x = np.zeros((len(fitted), len(parts) + len(names)))
    for i, row in enumerate(fitted):
        x[i, parts.index(row.part)] = 1.0
        for name, value in row.shares.items():
            if name in columns:
                x[i, columns[name]] = value
    y = np.array([row.spoken for row in fitted], dtype=float)
    heavy = np.where(x[:, parts.index(SHIPPED_PART)] > 0, SLOWLY_READ, 1.0)
    penalty = np.full(x.shape[1], RIDGE)
    penalty[: len(parts)] = RIDGE_OF_PARTS
    weights = _newton(x, y, heavy, penalty)
    always = float(weights[parts.index(SHIPPED_PART)])
    found = {name: round(float(weights[column]), 2) for name, column in columns.items()}
    return {"always": round(always, 2)} | found


def _newton(x: Numbers, y: Numbers, heavy: Numbers, penalty: Numbers) -> Numbers:
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (heavy * (p - y)) + penalty * weights
        weights -= np.linalg.solve((x.T * (heavy * p * (1 - p))) @ x + np.diag(penalty), slope)
    return weights


def training_rows() -> list[Row]:
    """The rows of all training articles that are not held out."""
    return rows((part, a) for part, a in read_articles() if not is_held_out(a["id"]))


if __name__ == "__main__":
    text = json.dumps(fit(training_rows()), indent=1, ensure_ascii=False)
    WEIGHTS_FILE.write_text(text + "\n", encoding="utf-8")
    print(f"{len(json.loads(text))} weights written to {WEIGHTS_FILE}")
