"""The shipped network: windows in, probabilities of the four labels out.

An int8 ONNX graph on ONNX Runtime. The weights are read once per process.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from analysis.records import LABELS
from analysis.scoring.model.inputs import WEIGHTS, Window

NETWORK_FILE = WEIGHTS / "network.onnx"
SETTINGS_FILE = WEIGHTS / "settings.json"

THREADS = 2
"""Windows read at once: a dashboard shares its machine, and the benchmark is on two threads too."""


class Network:
    """The network of one ONNX file.

    temperature: what the logits are divided by, so that probabilities come true
        as often as they say (Guo et al. 2017); fitted on held-out training text.
    """

    def __init__(self, file: Path, temperature: float) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        # Without the arena a long text's memory is given back after it.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            file, options, providers=["CPUExecutionProvider"]
        )
        self._temperature = temperature
        self._pool = ThreadPoolExecutor(THREADS)

    def probabilities(self, windows: Sequence[Window]) -> NDArray[np.float64]:
        """One row per window, in order; columns as `records.LABELS`, rows add up to 1.

        Each window is read by itself, several at once. The tensors of a batch would share
        one 8-bit scale, and a paragraph's score would hang on its neighbours; nor is
        anything padded, so it is no slower.
        """
        logits = np.zeros((len(windows), len(LABELS)))
        for row, found in enumerate(self._pool.map(self._logits, windows)):
            logits[row] = found
        return softmax(logits / self._temperature)

    def _logits(self, window: Window) -> NDArray[np.float32]:
        """The logits of one window."""
        (found,) = self._session.run(None, padded([window]))
        row: NDArray[np.float32] = found[0]
        return row


@cache
def network() -> Network:
    """The network that ships, loaded at its first use."""
    settings = json.loads(SETTINGS_FILE.read_text("utf-8"))
    return Network(NETWORK_FILE, settings["temperature"])


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of logits as rows of probabilities."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return result


def padded(windows: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    """The graph's inputs ids, mask and types, each [windows, longest]; padding is 0."""
    shape = (len(windows), max(len(window.ids) for window in windows))
    ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size], mask[row, :size], types[row, :size] = window.ids, 1, window.types
    return {"ids": ids, "mask": mask, "types": types}
