"""`make bench`: how fast the scorer `model` is, as ratios between programs in one run.

All read the same paragraphs with their headlines on two threads, the two in PyTorch in
batches of like length: the shipped network; the trained encoder that it was made from,
fp32 in PyTorch; an encoder of RoBERTa-base's size (Liu et al. 2019) with random weights, for
speed alone. Each runs `ROUNDS` times in turn, and its fastest round counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from transformers import RobertaConfig, RobertaModel

from analysis.scoring.model.inputs import Window, tokenizer, windows
from analysis.scoring.model.network import THREADS, network, padded
from analysis.training import BUILD
from analysis.training.encoder import Encoder, base_folder, logits_of
from analysis.training.texts import DATA, read_examples

RESULT = Path(__file__).parents[1] / "scoring" / "measured" / "bench.json"
PARAGRAPHS = 480
ROUNDS = 3
BATCH = 16

Run = Callable[[], object]


def main() -> None:
    """Measure, print, and keep the result for the card and README."""
    torch.set_num_threads(THREADS)
    examples = read_examples()
    examples = examples[:: max(1, len(examples) // PARAGRAPHS)][:PARAGRAPHS]
    pieces = [windows(each.text, each.headline, tokenizer())[0] for each in examples]
    seconds = _fastest(
        {
            "model": lambda: network().probabilities(pieces),
            "fp32 PyTorch original": _original(pieces),
            "RoBERTa-base size, PyTorch": _roberta(pieces),
        }
    )
    result = {
        "paragraphs": len(pieces),
        "mean_tokens": round(float(np.mean([len(each.ids) for each in pieces]))),
        "threads": THREADS,
        "milliseconds_a_paragraph": {
            name: round(1000 * each / len(pieces), 2) for name, each in seconds.items()
        },
        "times_as_fast_as": {
            name: round(each / seconds["model"], 1)
            for name, each in seconds.items()
            if name != "model"
        },
        "peak_memory_mb": _peak_memory(),
    }
    print(json.dumps(result, indent=1))
    RESULT.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def _fastest(runs: dict[str, Run]) -> dict[str, float]:
    """Seconds of each program's fastest round; the rounds take turns, so all share the weather."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - started)
    return best


def _original(pieces: Sequence[Window]) -> Run:
    encoder = Encoder(base_folder())
    encoder.load_state_dict(torch.load(BUILD / "encoder.pt", weights_only=True))
    encoder.base.set_attn_implementation("sdpa")
    return lambda: logits_of(encoder, pieces, BATCH)


def _roberta(pieces: Sequence[Window]) -> Run:
    # The sizes of roberta-base; transformers' own defaults are those of another vocabulary.
    config = RobertaConfig(vocab_size=50_265, max_position_embeddings=514, type_vocab_size=1)
    model = RobertaModel(config, add_pooling_layer=False).eval()
    order = sorted(pieces, key=lambda window: len(window.ids))

    @torch.no_grad()
    def run() -> None:
        for start in range(0, len(order), BATCH):
            part = padded(order[start : start + BATCH])
            model(
                input_ids=torch.from_numpy(part["ids"]),
                attention_mask=torch.from_numpy(part["mask"]),
            )

    return run


MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
"""Runs a command and prints its peak in megabytes. A process of its own, and a small one: a
child counts what its parent held when it was started, and the benchmark holds PyTorch."""


def _peak_memory() -> int:
    """Megabytes (2^20) that `python -m analysis score` held at most over a training file."""
    command = [sys.executable, "-m", "analysis", "score", str(DATA / "second.jsonl")]
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *command, "--scorer", "model"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(told.stdout)


if __name__ == "__main__":
    main()
