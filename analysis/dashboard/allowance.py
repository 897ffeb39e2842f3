"""How much a person may still have read and added: files in an hour, articles in a day.

What was taken is counted in the server's memory: a new start counts from nothing again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import settings
from analysis.compare.findings import counted
from analysis.dashboard import people
from analysis.dashboard.roles import Person, alike

HOUR, DAY = 3_600, 86_400
MOST_PEOPLE = 10_000
"""Of whom is counted at once: those who took nothing for longest are forgotten first."""


@dataclass
class Allowance:
    """What people took within a span of time; safe for threads.

    what: one of what is counted. unit, span: the span's name and its seconds.
    """

    what: str
    unit: str
    span: float
    now: Callable[[], float] = time.monotonic
    _taken: dict[str, deque[float]] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    def take(self, who: str, most: int) -> bool:
        """Count one more for that person; False, with nothing counted, where it is one too many."""
        with self._turn:
            times = self._of(who)
            if len(times) >= most:
                return False
            times.append(self.now())
            return True

    def give_back(self, who: str) -> None:
        """Take the last one back, of which nothing came."""
        with self._turn:
            if times := self._of(who):
                times.pop()

    def refusal(self, who: str, most: int) -> str:
        """Why no more may be taken, and when one may again."""
        with self._turn:
            times = self._of(who)
            left = max(0.0, times[0] + self.span - self.now()) if times else 0.0
        wait = counted(max(1, round(left / 60)), "minute")
        if left >= 2 * HOUR:
            wait = counted(round(left / HOUR), "hour")
        is_most = "is the most" if most == 1 else "are the most"
        return f"{counted(most, self.what)} within {self.unit} {is_most}: go on in {wait}."

    def _of(self, who: str) -> deque[float]:
        """When that person took what still counts; they come last of those who are counted."""
        times = self._taken.pop(who, deque())
        while times and times[0] <= self.now() - self.span:
            times.popleft()
        self._taken[who] = times
        if len(self._taken) > MOST_PEOPLE:
            del self._taken[next(iter(self._taken))]
        return times


# Not in Streamlit's cache, which every visitor can have emptied.
FILES = Allowance("file", "an hour", HOUR)
ARTICLES = Allowance("article", "a day", DAY)


def promise() -> str:
    """How much the one who asks may have in all, in a sentence; "" where nothing limits it."""
    if not people.is_limited(people.current()):
        return ""
    now = settings.load()
    files = f"{counted(now.files_per_hour, 'file')} or links an hour" if now.files_per_hour else ""
    articles = f"{counted(now.articles_per_day, 'article')} a day" if now.articles_per_day else ""
    told = " and ".join(filter(None, (files, articles)))
    return f"At most {told}." if told else ""


def take_file() -> str:
    """Count one more file or link of the one who asks; else why it is one too many."""
    return _take(FILES, settings.load().files_per_hour)


def take_article() -> str:
    """Count one more article of the one who asks; else why it is one too many."""
    return _take(ARTICLES, settings.load().articles_per_day)


def give_article_back() -> None:
    """Count one article less: it was not added."""
    ARTICLES.give_back(_key(people.current()))


def _take(allowance: Allowance, most: int) -> str:
    person = people.current()
    if not most or not people.is_limited(person) or allowance.take(_key(person), most):
        return ""
    return allowance.refusal(_key(person), most)


def _key(person: Person) -> str:
    """Who is counted: an address, or the session of one who did not sign in."""
    if person.signed_in:
        return alike(person.name)
    context = get_script_run_ctx()
    return context.session_id if context else ""
