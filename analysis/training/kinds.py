"""Fits the weights of `kinds.learned` to labelled pages: `python -m analysis.training.kinds`.

`--apart` fits to all files but one, and tells how the lines of that one are then read.

A multinomial logistic regression with a small penalty. The rules were written with the
tests' pages in view, so how far to trust them is mostly learned from pages that they had not seen.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from analysis.kinds import ruled_page
from analysis.kinds.cuts import cut
from analysis.kinds.learned import (
    HUNDREDTHS,
    KINDS,
    LONGEST,
    WEIGHTS_FILE,
    Reader,
    correct,
)
from analysis.kinds.setting import Setting
from analysis.kinds.wraps import unwrapped
from analysis.records import Kind
from analysis.training.pages import FOLDER, TESTED, LabelledPage, read_pages

RIDGE = 3.0
"""The penalty on a weight's square."""

RULED = 3.0
"""What a mark of the rules' verdict counts: one of them knows more than a word does."""

LEAST_PAGES = 5
"""A mark that fewer pages have is left out: its weight would be chance."""

STEPS = 200
"""L-BFGS rests after about so many steps."""

SEEN_WEIGHT = 0.5
"""What a line weighs with the rules' verdict, on pages that the rules were written to."""

COMPOSED = "composed.txt"
COMPOSED_WEIGHT = 0.3
"""What a line of a page put together at random weighs, against one of a written page."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line: its page, its marks with their values, its kind, what it weighs."""

    page: str
    marks: Mapping[str, float]
    kind: Kind
    weight: float


def rows_of(page: LabelledPage, *, ruled: bool, weight: float = 1.0) -> Iterable[Row]:
    """Give the rows of a page; ruled: with the marks of what the rules say."""
    lines = cut(list(unwrapped(page.text)))
    setting = Setting(ruled_page(lines))
    for at, line in enumerate(lines):
        if line.words > LONGEST:
            continue
        marks = dict.fromkeys(setting.marks(at), 1.0)
        if ruled:
            marks |= dict.fromkeys(setting.verdict_marks(at), RULED)
            marks |= dict.fromkeys(setting.neighbour_verdicts(at), 1.0)
        yield Row(page.name, marks, page.kind_at(line.start), weight)


def rows_of_file(path: Path) -> list[Row]:
    """Give the rows of a file of labelled pages."""
    weight = COMPOSED_WEIGHT if path.name == COMPOSED else 1.0
    plain = path in (TESTED, FOLDER / COMPOSED)
    rows = [
        row for page in read_pages(path) for row in rows_of(page, ruled=not plain, weight=weight)
    ]
    if path == TESTED:
        rows += [
            row
            for page in read_pages(path)
            for row in rows_of(page, ruled=True, weight=SEEN_WEIGHT)
        ]
    return rows


def fit(rows: Sequence[Row]) -> dict[str, list[int]]:
    """Fit the weights: for each mark one per kind, in hundredths, times the mark's value."""
    names = mark_names(rows)
    x, y, weight = table(rows, names)
    start = np.zeros(len(names) * len(KINDS))
    found = optimize.minimize(
        loss, start, (x, y, weight), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    )
    values = {mark: value for row in rows for mark, value in row.marks.items()}
    fitted = found.x.reshape(len(names), len(KINDS))
    return {
        name: [round(HUNDREDTHS * values[name] * one) for one in weights]
        for name, weights in zip(names, fitted.tolist(), strict=True)
    }


def mark_names(rows: Iterable[Row]) -> list[str]:
    """Give the marks that enough pages have, sorted."""
    pairs = {(row.page, mark) for row in rows for mark in row.marks}
    counted = Counter(mark for _, mark in pairs)
    return sorted(mark for mark, count in counted.items() if count >= LEAST_PAGES)


def table(rows: Sequence[Row], names: Sequence[str]) -> tuple[sparse.csr_array, Numbers, Numbers]:
    """Give the marks' values, whether a row is of a kind, and what the rows weigh."""
    columns = {name: column for column, name in enumerate(names)}
    at, column, value = [], [], []
    for number, row in enumerate(rows):
        for mark, worth in row.marks.items():
            if mark in columns:
                at.append(number)
                column.append(columns[mark])
                value.append(worth)
    x = sparse.csr_array((value, (at, column)), shape=(len(rows), len(names)))
    y = np.zeros((len(rows), len(KINDS)))
    y[np.arange(len(rows)), [KINDS.index(row.kind) for row in rows]] = 1.0
    return x, y, np.array([row.weight for row in rows])


def loss(flat: Numbers, x: sparse.csr_array, y: Numbers, weight: Numbers) -> tuple[float, Numbers]:
    """The penalised loss of weights, one after the other, and its slope."""
    weights = flat.reshape(x.shape[1], y.shape[1])
    scores = x @ weights
    scores -= scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores).sum(axis=1))
    worth = float((weight * (total - (scores * y).sum(axis=1))).sum())
    miss = weight[:, None] * (np.exp(scores - total[:, None]) - y)
    slope = x.T @ miss + RIDGE * weights
    return worth + RIDGE / 2 * float((weights**2).sum()), slope.ravel()


def training_files() -> list[Path]:
    """The files of labelled pages, those of the tests first."""
    return [TESTED, *sorted(FOLDER.glob("*.txt"))]


def write(path: Path, weights: Mapping[str, Sequence[int]]) -> None:
    """Write the weights, one mark a line."""
    lines = (f"{json.dumps(mark, ensure_ascii=False)}: {list(w)}" for mark, w in weights.items())
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def right_apart(left_out: Path) -> tuple[int, int]:
    """How many of a file's lines that are no paragraphs get their kind, and how many there are.

    By a reader that is fitted to the other files.
    """
    others = [path for path in training_files() if path != left_out]
    reader = Reader.of(fit([row for path in others for row in rows_of_file(path)]))
    right = there = 0
    for labelled in read_pages(left_out):
        lines = cut(list(unwrapped(labelled.text)))
        page = ruled_page(lines)
        correct(page, reader=reader)
        wanted = [labelled.kind_at(line.start) for line in lines]
        there += sum(kind != "body" for kind in wanted)
        right += sum(kind != "body" and kind == page.kind(at) for at, kind in enumerate(wanted))
    return right, there


if __name__ == "__main__":
    if "--apart" in sys.argv:
        for path in sorted(set(FOLDER.glob("*.txt")) - {FOLDER / COMPOSED}):
            right, there = right_apart(path)
            print(f"{path.name}: {right} of {there} lines right, fitted to the other files")
    else:
        fitted = fit([row for path in training_files() for row in rows_of_file(path)])
        write(WEIGHTS_FILE, fitted)
        print(f"{len(fitted)} marks written to {WEIGHTS_FILE}")
