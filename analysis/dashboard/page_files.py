"""The pages' files, for links between them; whole paths, whichever file starts the dashboard."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
ACTIVITY, ADD, SOURCES = (FOLDER / f"{name}.py" for name in ("activity", "add", "sources"))
