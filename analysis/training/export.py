"""From the trained encoder to what ships: an ONNX graph, fused, its weights in 8 bits."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from analysis.training.encoder import Encoder

OPSET = 17


def export(encoder: Encoder, folder: Path, base: Path) -> None:
    """Write fp32.onnx, network.onnx (int8) and tokenizer.json into the folder.

    Matrices are quantised per channel to 7 of 8 bits: processors without VNNI add two
    8-bit products in 16 bits and would overflow (ONNX Runtime's advice for AVX2).
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "raw.onnx"
        _write_graph(encoder, raw)
        config = encoder.base.config
        fused = optimizer.optimize_model(
            str(raw),
            model_type="bert",
            num_heads=config.num_attention_heads,
            hidden_size=config.hidden_size,
            opt_level=0,
        )
        fused.save_model_to_file(str(folder / "fp32.onnx"))
    quantize_dynamic(
        folder / "fp32.onnx",
        folder / "network.onnx",
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")


def _write_graph(encoder: Encoder, file: Path) -> None:
    """The encoder as an ONNX graph for any number of windows of any length."""
    encoder = encoder.cpu().eval()
    example = torch.ones(2, 16, dtype=torch.long)
    names = ("ids", "mask", "types")
    torch.onnx.export(
        encoder,
        (example, example, example),
        file,
        input_names=list(names),
        output_names=["logits"],
        dynamic_axes={name: {0: "windows", 1: "tokens"} for name in names}
        | {"logits": {0: "windows"}},
        opset_version=OPSET,
        # The optimiser's patterns for BERT are those of this exporter's graphs.
        dynamo=False,
    )
