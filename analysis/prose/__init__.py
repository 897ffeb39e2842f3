"""What pages and reports say alike: articles as HTML, the method in words, and their look."""

from __future__ import annotations

from pathlib import Path

LOOK = Path(__file__).parent / "style.css"
"""How paragraphs, words and answers look."""
