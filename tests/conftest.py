"""Small builders and the places that tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""Real and labelled input that stands beside the project, not in it."""

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"needs the labelled articles in {SHARED}, which are not here"
)
