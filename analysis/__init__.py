"""Haluan: the stand that news paragraphs take toward China–Malaysia cooperation."""

import os

VERSION = "0.8.0"

# ONNX Runtime reports its use to its maker unless this is set before it loads; releases before
# 1.31 know the second name. No article leaves the machine, and nothing else does.
os.environ["ORT_DISABLE_TELEMETRY"] = os.environ["ORT_TELEMETRY_DISABLED"] = "1"
