"""What is wrong with a table's rows, in sentences that a person can read through."""

from __future__ import annotations

MOST = 100
"""Sentences on one sheet's rows; who has more has one cause, and needs no million sentences."""


class Faults:
    """Sentences on a sheet's rows, so many at most and then how many more there are."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._sentences: list[str] = []
        self._more = 0

    def add(self, number: int, fault: str) -> None:
        """Keep what is wrong with a row."""
        if len(self._sentences) < MOST:
            self._sentences.append(f"{self._place}, row {number}: {fault}")
        else:
            self._more += 1

    def sentences(self) -> tuple[str, ...]:
        """What was kept."""
        if not self._more:
            return tuple(self._sentences)
        rest = "one more fault" if self._more == 1 else f"{self._more:,} more faults"
        return (*self._sentences, f"{self._place}: {rest} in its rows.")
