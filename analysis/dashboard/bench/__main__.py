"""`make bench-dashboard`: how long a page's charts take after a click on a filter, and the memory.

On corpora of 100,000 and of 1,000,000 invented paragraphs, made in build/ where they are not
there yet. The dashboard runs as a person runs it, on two cores that it shares with the browser.
Each page is opened once, then every filter is changed in turn, each time to a state that no
cache knows.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from analysis import scoring
from analysis.dashboard.bench.invented import Invented
from analysis.dashboard.bench.sentences import TOWNS
from analysis.dashboard.bench.serving import ROOT, memory, serving
from analysis.dashboard.bench.stopwatch import Lap, Stopwatch

RESULT = Path(__file__).resolve().parents[1] / "bench.json"
BUILD = ROOT / "build" / "bench-dashboard"
SIZES = (100_000, 1_000_000)
CORES = 2
PAGES = ("sources", "articles", "speakers", "words", "time")
"""The pages of charts, by their addresses."""
ROUNDS = 3
VOICES, COPIES = ("Outlet", "Speakers", "Outlet"), ("Once", "Each", "Once")
MEASURES = ("Tone", "Stance", "Tone")
"""What is chosen in each round."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def main() -> None:
    """Measure, print, and keep the results of `SIZES`, each in place of its last one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    kept = json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else {}
    for size in sizes:
        result = machine() | measured(size)
        print(json.dumps(result, indent=1))
        if size in SIZES:
            kept[str(size)] = result
            RESULT.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def machine() -> dict[str, object]:
    """When and on what it was measured, and how busy the machine was before."""
    packages = ("streamlit", "polars", "altair", "playwright")
    return {
        "date": dt.date.today().isoformat(),
        "cores": CORES,
        "processor": processor(),
        "load_before": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def processor() -> str:
    """The processor's name, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return next(iter(names), platform.machine())


def measured(size: int) -> dict[str, object]:
    """The figures of a corpus of about so many paragraphs."""
    with serving(corpus_of(size)) as (address, server), sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        watch = Stopwatch(browser.new_page(viewport={"width": 1280, "height": 900}), server)
        started = time.monotonic()
        watch.load(address)
        first_load = time.monotonic() - started
        loaded = memory(server)
        return {
            "first_load_seconds": round(first_load, 1),
            "memory_mb_after_first_load": loaded,
            "pages": {name: page_figures(watch, address, name) for name in PAGES},
            "memory_mb_at_the_end": memory(server),
            "peak_memory_mb": memory(server, "VmHWM"),
        }


def corpus_of(size: int) -> Path:
    """A corpus of about so many paragraphs, made where it is not there."""
    kept = BUILD / f"{size}.sqlite"
    if not kept.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".part.sqlite")
        half.unlink(missing_ok=True)
        scorer = scoring.make_scorer(scoring.SCORERS[0])
        corpus = Invented(half)
        corpus.fill(size, f"{scorer.name} {scorer.digest}")
        corpus.close()
        half.rename(kept)
    return kept


def page_figures(watch: Stopwatch, address: str, name: str) -> dict[str, object]:
    """Median and worst seconds of each change of a filter that changes a page's charts."""
    found: dict[str, list[Lap]] = {}
    # The first page has no address of its own.
    watch.load(address if name == PAGES[0] else f"{address}/{name}")
    for number in range(ROUNDS):
        for change, act in changes(watch.page, number).items():
            # The list of sources stays open for more than one, and keeps all else from clicks.
            watch.page.keyboard.press("Escape")
            if lap := watch.lap(act):
                found.setdefault(change, []).append(lap)
            print(name, number, change, lap, file=sys.stderr, flush=True)
        watch.page.keyboard.press("Escape")
        watch.lap(watch.page.get_by_role("button", name="Clear filters").click)
    return {change: figures(laps) for change, laps in found.items()}


def figures(laps: list[Lap]) -> dict[str, float]:
    """Median and worst until the charts are drawn; medians of the whole page and of its cost."""
    return {
        "median": round(median(lap.charts for lap in laps), 2),
        "worst": round(max(lap.charts for lap in laps), 2),
        "whole_page": round(median(lap.page for lap in laps), 2),
        "server_cpu": round(median(lap.server for lap in laps), 2),
        "browser_cpu": round(median(lap.browser for lap in laps), 2),
    }


def changes(page: Page, number: int) -> dict[str, Callable[[], object]]:
    """What a person does, by filter: each leads to a state that was not shown before."""
    return {
        "date": lambda: _choose_day(page, dt.date(2018 + number, 2, 5)),
        "voice": lambda: _switch(page, "Whose words", VOICES[number]),
        "copies": lambda: _switch(page, "Count copies", COPIES[number]),
        "source": lambda: _choose_source(page, f"{TOWNS[number]} Courier"),
        "measure": lambda: _switch(page, "Measure", MEASURES[number]),
    }


def _choose_day(page: Page, day: dt.date) -> None:
    """Typed, so that the calendar shows its month; a click on another day is what counts."""
    page.get_by_role("spinbutton", name="year, From").click()
    page.keyboard.type(f"{day:%Y%m}01")
    page.get_by_role("button", name=f"{day:%B} {day.day}, {day.year}").click()


def _switch(page: Page, label: str, option: str) -> None:
    page.get_by_role("radiogroup", name=label).get_by_role("radio", name=option).click()


def _choose_source(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Sources", exact=True).click()
    # The list holds only those of its options that are in view.
    page.keyboard.type(name)
    page.get_by_role("option", name=name).click()


if __name__ == "__main__":
    main()
