"""`make bench-load`: many people at once on the 100,000 paragraphs, by Streamlit's own messages.

Each opens the dashboard and goes on for as long as the run lasts: thinks, then turns to another
page, changes a filter, opens an article, searches or clears the filters. Everything is on this
machine: server and people share two cores. An action's time is that from its sending until the
page's last message is there; drawing, which each person's own computer does, is not in it.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated, Any

import typer
from websockets.exceptions import WebSocketException

from analysis.dashboard.bench.__main__ import BUILD, CORES, PAGES, corpus_of, machine
from analysis.dashboard.bench.sentences import PHRASES
from analysis.dashboard.bench.serving import memory, seconds_used, serving
from analysis.dashboard.bench.visit import BrokenError, Visit, visit

RESULT = Path(__file__).with_suffix(".json")
PARAGRAPHS = 100_000
PEOPLE, MINUTES = 50, 20.0
"""A full run, the only one that is kept."""
THINKING, SPREAD = 15.0, 0.8
"""Median seconds between an answer and the next action, and the spread of their logarithms: 21
on average. Who reads charts looks longer, who hunts for a paragraph clicks sooner."""
SHORTEST, LONGEST = 2.0, 120.0
ARRIVING = 60.0
"""Seconds over which people come; a quarter of a short run."""
SAMPLED = 5.0
"""Seconds between two looks at the server's memory."""
SLOWEST = 2.0
"""Seconds within which nineteen of twenty actions must be answered."""
GROWTH = 1.05
"""How much more memory the last third may hold than the middle one: caches fill in the first."""

Act = Callable[[Visit, random.Random], Awaitable[float]]


@dataclass
class Seen:
    """What the people met: seconds by action, errors by kind; the server's memory in MB."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)
    received: int = 0


async def _turn(tab: Visit, draw: random.Random) -> float:
    return await tab.go(draw.choice([name for name in tab.pages if name in ("", *PAGES)]))


async def _measure(tab: Visit, draw: random.Random) -> float:
    return await tab.choose("Measure", draw.choice(("Stance", "Tone")))


async def _voice(tab: Visit, draw: random.Random) -> float:
    return await tab.choose("Whose words", draw.choice(("All", "Outlet", "Speakers")))


async def _sources(tab: Visit, draw: random.Random) -> float:
    names = list(tab.widgets["Sources"].options)
    return await tab.choose("Sources", *draw.sample(names, min(len(names), draw.randint(1, 4))))


async def _search(tab: Visit, draw: random.Random) -> float:
    return await tab.write("Search in the text", draw.choice(PHRASES["en"][0]).split()[-1])


async def _read(tab: Visit, draw: random.Random) -> float:
    names = list(tab.widgets["Read the articles of"].options)
    return await tab.choose("Read the articles of", draw.choice(names))


async def _clear(tab: Visit, _draw: random.Random) -> float:
    return await tab.click("Clear filters")


ACTS: dict[str, tuple[Act, str, int]] = {
    "another page": (_turn, "", 30),
    "measure": (_measure, "Measure", 10),
    "voice": (_voice, "Whose words", 12),
    "sources": (_sources, "Sources", 12),
    "search": (_search, "Search in the text", 8),
    "article": (_read, "Read the articles of", 18),
    "clear filters": (_clear, "Clear filters", 10),
}
"""By name: what a person does, the label that the page must have for it, and how often of 100."""


async def person(address: str, number: int, comes_in: float, until: float, seen: Seen) -> None:
    """One person, from coming until the end; who loses the page comes again."""
    draw = random.Random(number)
    await asyncio.sleep(comes_in)
    while time.monotonic() < until:
        try:
            async with visit(address) as tab:
                took = await tab.arrive()
                seen.seconds["arriving"].append(took)
                await _stay(tab, draw, until, seen)
                seen.received += tab.received
                return
        except (BrokenError, OSError, WebSocketException) as error:
            seen.errors[f"{type(error).__name__}: {error}"] += 1
            await asyncio.sleep(_thought(draw))


async def _stay(tab: Visit, draw: random.Random, until: float, seen: Seen) -> None:
    while True:
        thought = _thought(draw)
        if time.monotonic() + thought > until:
            return
        await asyncio.sleep(thought)
        name = _drawn(tab, draw)
        took = await ACTS[name][0](tab, draw)
        seen.seconds[name].append(took)


def _thought(draw: random.Random) -> float:
    """Seconds that a person looks before the next action."""
    return min(LONGEST, max(SHORTEST, THINKING * draw.lognormvariate(0, SPREAD)))


def _drawn(tab: Visit, draw: random.Random) -> str:
    """One of the actions that this page allows."""
    there = [name for name, (_, label, _) in ACTS.items() if not label or label in tab.widgets]
    return draw.choices(there, [ACTS[name][2] for name in there])[0]


async def crowd(servers: Mapping[str, int], people: int, seconds: float) -> Seen:
    """So many people for so many seconds.

    servers: process ids by address; as behind a proxy, each person stays with one.
    """
    seen, until = Seen(), time.monotonic() + seconds
    arriving = min(ARRIVING, seconds / 4)
    watch = asyncio.create_task(_watch(servers.values(), seen))
    places = zip(range(people), cycle(servers), strict=False)
    coming = (person(at, n, arriving * n / people, until, seen) for n, at in places)
    try:
        await asyncio.gather(*coming)
    finally:
        watch.cancel()
    return seen


async def look_round(address: str) -> None:
    """Open every page once: what a server reads and remembers is there before the many come."""
    async with visit(address) as tab:
        await tab.arrive()
        for name in [name for name in tab.pages if name in PAGES]:
            await tab.go(name)


async def _watch(servers: Collection[int], seen: Seen) -> None:
    while True:
        seen.memory.append(sum(map(memory, servers)))
        await asyncio.sleep(SAMPLED)


def figures(seen: Seen) -> dict[str, Any]:
    """The run in numbers: seconds of all actions and of each kind, errors, memory in MB."""
    everything = [each for some in seen.seconds.values() for each in some]
    third = max(1, len(seen.memory) // 3)
    return {
        "errors": dict(seen.errors),
        "all": _times(everything),
        "by_action": {name: _times(some) for name, some in sorted(seen.seconds.items())},
        "megabytes_sent": seen.received // 2**20,
        "memory_mb": {
            "start": seen.memory[0],
            "middle_third": round(median(seen.memory[third : 2 * third] or seen.memory)),
            "last_third": round(median(seen.memory[-third:])),
            "peak": max(seen.memory),
        },
    }


def _times(seconds: list[float]) -> dict[str, float]:
    """How many, and their median, 95th percentile and worst, in seconds."""
    twentieths = quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else seconds
    return {
        "actions": len(seconds),
        "median": round(median(seconds), 2),
        "p95": round(twentieths[-1], 2),
        "worst": round(max(seconds), 2),
    }


def costs(used: float, took: float, seen: Seen) -> dict[str, float]:
    """What the servers used of the processors: in all, and an action, however busy these are."""
    actions = sum(map(len, seen.seconds.values()))
    return {"cores_busy": round(used / took, 2), "seconds_per_action": round(used / actions, 3)}


def faults(result: dict[str, Any]) -> list[str]:
    """A sentence for each thing that must not be."""
    found = [f"{count} × {error}." for error, count in result["errors"].items()]
    if result["all"]["p95"] > SLOWEST:
        found.append(f"One action in twenty took longer than {result['all']['p95']} s.")
    held = result["memory_mb"]
    if held["last_third"] > held["middle_third"] * GROWTH:
        found.append(f"Memory grew from {held['middle_third']} to {held['last_third']} MB.")
    return found


def main(
    people: Annotated[int, typer.Option(min=1, max=200)] = PEOPLE,
    minutes: Annotated[float, typer.Option(min=0.1, max=60)] = MINUTES,
    paragraphs: int = PARAGRAPHS,
    servers: Annotated[int, typer.Option(min=1, max=8)] = 1,
) -> None:
    """Let people use the dashboard, print what they met, and keep a full run's result."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    told = {"people": people, "minutes": minutes, "paragraphs": paragraphs, "servers": servers}
    about, corpus = machine() | told, corpus_of(paragraphs)
    with ExitStack() as stack:
        logs = [BUILD / f"load-{number}.log" for number in range(1, servers + 1)]
        running = dict(stack.enter_context(serving(corpus, log)) for log in logs)
        for address in running:
            asyncio.run(look_round(address))
        started, used = time.monotonic(), sum(map(seconds_used, running.values()))
        seen = asyncio.run(crowd(running, people, minutes * 60))
        used = sum(map(seconds_used, running.values())) - used
        result = about | figures(seen) | {"server": costs(used, time.monotonic() - started, seen)}
    print(json.dumps(result, indent=1))
    if (people, minutes, paragraphs) == (PEOPLE, MINUTES, PARAGRAPHS):
        RESULT.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    missed = faults(result)
    print(*missed, sep="\n", file=sys.stderr)
    raise typer.Exit(bool(missed))


if __name__ == "__main__":
    typer.run(main)
