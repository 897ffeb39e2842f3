"""How the scorer `model` is made: `make train` runs this package from text to shipped weights.

Way of the text: texts (invented, labelled, in `data/`) → fit (fine-tuning of the base
encoder) → export (ONNX, then int8) → card (what it can and can't). Nothing here is
needed to run the program, and nothing here reads ../shared/gold but the card, which
states the scores after all choices are made.
"""
