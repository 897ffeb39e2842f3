"""Whether two readers mean the same speaker, and how often an attribution is right."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.speakers.trades import ROLES
from analysis.speakers.wording import DETERMINERS, OFFICES, ORGANISATIONS, TITLES

RANKS = frozenset({"assistant", "senior", "rear", "rtd"})
"""Words beside an office: "Rear Admiral", "Captain (Rtd)"."""

Attribution = tuple[str, str | None]
"""A voice ("outlet" or "speaker") with the speaker's name."""


def speaker_accuracy(pairs: Iterable[tuple[Attribution, Attribution]]) -> float | None:
    """The part of the paragraphs labelled a speaker's that are given to the right one, in [0, 1].

    pairs: the attribution given, then the label. A paragraph given to the outlet counts as
    wrong. None where no paragraph is labelled a speaker's with a name.
    """
    right = [
        given[0] == "speaker" and same_speaker(given[1], label[1])
        for given, label in pairs
        if label[0] == "speaker" and label[1]
    ]
    return sum(right) / len(right) if right else None


def same_speaker(one: str | None, other: str | None) -> bool:
    """Do two names mean one speaker: articles, titles and offices before a name left out.

    A surname alone is the full name that holds it; "the ministry" isn't "the finance ministry".
    """
    if not one or not other:
        return False
    first, second = _folded(one), _folded(other)
    if first == second:
        return True
    short, full = sorted((first, second), key=len)
    surname = len(short) == 1 and short[0] not in ORGANISATIONS | ROLES
    return surname and one[0].isupper() and other[0].isupper() and short[0] in full


def _folded(name: str) -> list[str]:
    """A name's words in lower case, without the articles, titles and offices before it."""
    words = [word.strip(".,()") for word in name.replace("’", "'").split()]
    words = [word for word in words if word]
    last = len(words) - 1
    offices = [k for k in range(last) if words[k].lower() in OFFICES and words[k + 1][0].isupper()]
    k = offices[-1] + 1 if offices else 0
    while k < len(words) and words[k].lower() in DETERMINERS | TITLES | ROLES | RANKS:
        k += 1
    if k == len(words) or words[k][0].islower() or words[k].lower() in ORGANISATIONS:
        k = 0
        while k < len(words) - 1 and words[k].lower() in DETERMINERS | TITLES:
            k += 1
    return [word.lower() for word in words[k:]]
