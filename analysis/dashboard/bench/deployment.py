"""`make measure-deployment`: what a fresh installation takes of disk and memory.

requirements.txt is installed into an environment made for it, and the program's own files are
copied beside it, as Streamlit Community Cloud and the Dockerfile do. Then the dashboard is
started there and its sample opened in a browser.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from analysis.dashboard.bench.__main__ import FLAGS, PAGES
from analysis.dashboard.bench.serving import ROOT, memory, serving

RESULT = Path(__file__).with_suffix(".json")
PROGRAM = ("app.py", ".streamlit/config.toml", "analysis")
"""What the Dockerfile copies; a test holds the two together."""
LEFT_OUT = ("training", "bench", "__pycache__")
AT_REST, WITH_SAMPLE = 690, 1024
"""Megabytes of memory that Streamlit Community Cloud gives at least, and within which the sample
must stay."""
SLOW = 180_000
"""Milliseconds until a page must be there."""


def main() -> None:
    """Install, measure, print and keep; exit code 1 where it is more than it may be."""
    with TemporaryDirectory(prefix="haluan-deployed-") as made:
        program, environment = Path(made) / "program", Path(made) / "environment"
        place(program)
        python = installed(environment)
        held = memories(program, python, Path(made) / "corpus.sqlite")
        result = {
            "date": dt.date.today().isoformat(),
            "python": ".".join(map(str, sys.version_info[:3])),
            "disk_mb": {"packages": size(environment), "program": size(program)},
            "memory_mb": held,
        }
    print(json.dumps(result, indent=1))
    RESULT.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    sys.exit(not fits(held))


def fits(megabytes: dict[str, int]) -> bool:
    """Is the memory within what the smallest deployment gives?"""
    return megabytes["at_rest"] < AT_REST and megabytes["peak"] < WITH_SAMPLE


def place(program: Path) -> None:
    """Copy the program's own files, as the Dockerfile does."""
    for name in PROGRAM:
        source, target = ROOT / name, program / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
        else:
            shutil.copy(source, target)


def installed(environment: Path) -> Path:
    """The Python of a new environment with what requirements.txt names."""
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "-r", str(ROOT / "requirements.txt")], check=True)
    return python


def size(folder: Path) -> int:
    """Megabytes (2^20) of all files in a folder."""
    files = (Path(at) / name for at, _, names in os.walk(folder) for name in names)
    return round(sum(file.stat().st_size for file in files if not file.is_symlink()) / 2**20)


def memories(program: Path, python: Path, corpus: Path) -> dict[str, int]:
    """Megabytes of the server: at rest, with the sample opened, and at most on all pages."""
    with (
        serving(corpus, program=program, python=python) as (address, server),
        sync_playwright() as playwright,
    ):
        time.sleep(1)
        found = {"at_rest": memory(server)}
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()
        opened(page, address)
        found["sample_opened"] = memory(server)
        for name in (*PAGES, "disagreement"):
            opened(page, f"{address}/{name if name != 'sources' else ''}")
        return found | {"all_pages": memory(server), "peak": memory(server, "VmHWM")}


def opened(page: Page, address: str) -> None:
    """Wait until a page is drawn."""
    page.goto(address)
    app = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(app).to_be_visible(timeout=SLOW)
    expect(page.locator('[data-testid="stSpinner"]')).to_have_count(0, timeout=SLOW)


if __name__ == "__main__":
    main()
