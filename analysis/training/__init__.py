"""How the scorer `model` is made: `make train` runs this package from text to shipped weights.

Way of the text: texts (invented, labelled, in `data/`) → fit (fine-tuning of the base
encoder) → export (ONNX, then int8) → card (what it can and can't). Nothing here is
needed to run the program, and nothing here reads ../shared/gold but the card, which
states the scores after all choices are made. `voice` fits the weights of speakers/ to
the same text, `speakers` measures who is named, and `kinds` fits the reader of kinds/ to
labelled `pages`.
"""

from __future__ import annotations

from pathlib import Path

BUILD = Path("build/train")
"""Where the fp32 network and the encoder stay, for the card and the benchmark; not kept in git."""
