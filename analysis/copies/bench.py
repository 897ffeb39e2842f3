"""`make bench-copies`: a million paragraphs made for it, signed and grouped on two cores.

Recall: planted paragraphs found in their original's group, by what was done to them. Precision:
pairs in a group that were planted together, of all pairs in groups. The boilerplate, which
must not slow it down, is counted apart.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import polars as pl

from analysis.copies import article_groups, groups, signature
from analysis.copies.planted import EDITS, PER_ARTICLE, PLANTED, planted
from analysis.copies.signatures import words

RESULT = Path(__file__).parent / "bench.json"
PARAGRAPHS = 1_000_000
CORES = 2


class Clock:
    """Seconds that named steps take: by the clock, and of the processors' own time.

    Where other programs keep the machine busy, only the second says what the work costs.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.cpu_seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure what is done within."""
        started, cpu_started = time.perf_counter(), _cpu_seconds()
        yield
        self.seconds[name] = round(time.perf_counter() - started, 1)
        self.cpu_seconds[name] = round(_cpu_seconds() - cpu_started, 1)

    def figures(self) -> dict[str, dict[str, float]]:
        """Both, with their sums as "all"."""
        both = {"seconds": self.seconds, "cpu_seconds": self.cpu_seconds}
        return {name: {**its, "all": round(sum(its.values()), 1)} for name, its in both.items()}


def _cpu_seconds() -> float:
    """What this process and its ended children have used."""
    return sum(os.times()[:4])


def measured(count: int) -> dict[str, object]:
    """The figures of about so many paragraphs."""
    rows = pl.DataFrame(list(planted(count)), schema=PLANTED, orient="row").with_columns(
        article_id=(pl.int_range(pl.len()) // PER_ARTICLE).cast(pl.String),
        paragraph=pl.int_range(pl.len()) % PER_ARTICLE,
    )
    clock = Clock()
    with clock.step("signatures"), ProcessPoolExecutor(CORES) as pool:
        signed = list(pool.map(signature, rows["text"], chunksize=1000))
    rows = rows.with_columns(signature=pl.Series(signed, dtype=pl.Binary))
    with clock.step("groups"):
        found = groups(rows)
    with clock.step("articles"):
        articles = article_groups(found)
    return {
        "paragraphs": rows.height,
        "mean_words": round(float(np.mean([len(words(text)) for text in rows["text"][:10_000]]))),
        "cores": CORES,
        **clock.figures(),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **_quality(rows.with_columns(found["copy_group"]), articles),
    }


def _quality(rows: pl.DataFrame, articles: pl.DataFrame) -> dict[str, object]:
    """Recall by degree of editing, precision, and that of articles."""
    group = pl.col("copy_group")
    plain = rows.filter(pl.col("original") >= 0)
    first = plain.filter(pl.col("degree") == "").select("original", "article_id", home=group)
    copies = plain.filter(pl.col("degree") != "").join(first, on="original", suffix="_home")
    recall = copies.group_by("degree").agg((group == pl.col("home")).fill_null(False).mean())
    of_articles = dict(articles.iter_rows())
    pairs = copies.select("degree", "article_id", "article_id_home").unique().rows()
    told: dict[str, list[bool]] = {degree: [] for degree in EDITS}
    for degree, article, home in pairs:
        together = of_articles[article] == of_articles[home]
        told[degree].append(of_articles[article] is not None and together)
    boilerplate, shares = rows.filter(pl.col("original") < 0), dict(recall.rows())
    return {
        "recall": {degree: round(shares[degree], 4) for degree in EDITS},
        "precision": round(_pairs(plain, "original") / max(1, _pairs(plain)), 4),
        "articles_recall": {degree: round(float(np.mean(one)), 4) for degree, one in told.items()},
        "boilerplate_groups": boilerplate["copy_group"].n_unique(),
    }


def _pairs(rows: pl.DataFrame, *by: str) -> int:
    """Pairs of rows in one group, and of the same value in other columns."""
    sizes = rows.drop_nulls("copy_group").group_by("copy_group", *by).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


def main() -> None:
    """Measure, print, and keep the result for README and the tests; a smaller run is not kept."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    count = int(sys.argv[1]) if sys.argv[1:] else PARAGRAPHS
    result = json.dumps(measured(count), indent=1)
    print(result)
    if count == PARAGRAPHS:
        RESULT.write_text(result + "\n", "utf-8")


if __name__ == "__main__":
    main()
