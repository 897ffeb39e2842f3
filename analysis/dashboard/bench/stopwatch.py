"""Seconds from a click on a filter to the moment that all charts of the page are drawn anew.

Taken in the browser itself: what watches the page runs there, and only its result crosses over.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from analysis.dashboard.bench.serving import seconds_used

FIRST, PATIENCE = 600_000, 60_000
"""Milliseconds until a page must be there that reads everything, and until anything else must."""
POLLING = 100
CALM = 400
"""Milliseconds without a change after which a page counts as drawn."""
CHART = '[data-testid="stVegaLiteChart"]'

WATCH = """
(() => {
  const seen = { clicked: 0, ran: false, charts: 0, page: 0 };
  window.haluan = seen;
  const now = () => performance.now();
  const start = (event) => {
    Object.assign(seen, { clicked: now(), ran: false, charts: 0, page: 0 });
  };
  // On its way down: before any of the page's own listeners has worked on it.
  for (const type of ["click", "keydown"]) window.addEventListener(type, start, true);
  const state = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
  // What has changed is seen with the next frame.
  const changed = (chart) => requestAnimationFrame(() => {
    seen.page = now();
    if (chart) seen.charts = seen.page;
  });
  const watched = (records) => {
    // A short run has begun and ended before one looks.
    if (records.some((one) => one.attributeName === "data-test-script-state")) seen.ran = true;
    const nodes = new Set(records.map(({ target }) => target.parentElement ?? target));
    const within = (part) => [...nodes].some((node) => node.closest?.(part));
    const chart = within(CHART);
    if (chart || within('[data-testid="stMain"]')) changed(chart);
  };
  // A chart of many marks is painted, which no change of the document tells.
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.closest?.(CHART)) changed(true);
    return clearRect.apply(this, box);
  };
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(watched).observe(document, everything);
  window.haluanIsDrawn = (calm) =>
    (seen.ran || !seen.clicked) && seen.page > 0 && state() === "notRunning" &&
    !document.querySelector('[data-stale="true"]') && now() - seen.page > calm;
  window.haluanCharts = () => [...document.querySelectorAll(CHART)].map(
    (one) => one.closest('[class*="st-key-figure_"]')?.textContent).join("\\n");
})();
""".replace("CHART", f"'{CHART}'")
"""Watches every change of the document; `haluanCharts` is what the charts say."""


@dataclass(frozen=True, slots=True)
class Lap:
    """Seconds from a click until the charts, and until the whole page, were drawn for good.

    server, browser: what of the processors' time each has used meanwhile.
    """

    charts: float
    page: float
    server: float
    browser: float


class Stopwatch:
    """A page of the dashboard, and the process that serves it."""

    def __init__(self, page: Page, server: int) -> None:
        self.page = page
        self._server = server
        page.add_init_script(WATCH)
        page.set_default_timeout(PATIENCE)

    def load(self, address: str) -> None:
        """Open an address anew and wait until it is drawn."""
        self.page.goto(address)
        self._wait(FIRST)

    def lap(self, act: Callable[[], object]) -> Lap | None:
        """Do what ends with a click or a key, and wait until all is drawn.

        A page without charts, before or after, is timed as a whole. None where the charts say
        what they said before: it is not known then when they were drawn.
        """
        before, used = self._charts(), self._used()
        act()
        self._wait()
        server, browser = (after - start for after, start in zip(self._used(), used, strict=True))
        if before and self._charts() == before:
            return None
        charts, page = self.page.evaluate(
            "[haluan.charts, haluan.page].map(s => s - haluan.clicked)"
        )
        # Charts that have gone were drawn at no time.
        return Lap((charts if charts > 0 else page) / 1000, page / 1000, server, browser)

    def _wait(self, at_most: float = PATIENCE) -> None:
        drawn = f"window.haluanIsDrawn?.({CALM})"
        self.page.wait_for_function(drawn, polling=POLLING, timeout=at_most)

    def _charts(self) -> str:
        """What the charts say."""
        return str(self.page.evaluate("haluanCharts()"))

    def _used(self) -> tuple[float, float]:
        server = seconds_used(self._server)
        return server, seconds_used(os.getpid()) - server
