"""The options that say what a report or an export shows, and the selection that they make."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis import records, sample, settings
from analysis.commands.inputs import say
from analysis.commands.options import day_of
from analysis.commands.program import CommandError
from analysis.compare import Filter, Measure
from analysis.compare.filters import NO_LANGUAGE
from analysis.compare.findings import counted, shown_name
from analysis.corpus import Corpus
from analysis.records import LABELS, Scorer
from analysis.selection import Selection, select


class Voice(StrEnum):
    """Whose words are shown."""

    ALL = "all"
    OUTLET = "outlet"
    SPEAKER = "speaker"


VOICES: dict[Voice, records.Voice] = {Voice.OUTLET: "outlet", Voice.SPEAKER: "speaker"}


class Copies(StrEnum):
    """How often near-identical paragraphs count."""

    SOURCE = "source"
    ALL = "all"
    EACH = "each"


class Measured(StrEnum):
    """What the charts show."""

    STANCE = "stance"
    TONE = "tone"

    @property
    def measure(self) -> Measure:
        """As the charts call it."""
        return "stance" if self is Measured.STANCE else "tone"


NOTHING_LEFT = "No paragraph matches the filters: widen them or leave some out."

Sources = Annotated[
    list[str] | None,
    typer.Option("--sources", metavar="NAME", help="Only this source; give it again for more."),
]
Groups = Annotated[
    list[str] | None,
    typer.Option("--groups", metavar="NAME", help="Only this group of sources; again for more."),
]
From = Annotated[
    dt.date | None,
    typer.Option("--from", parser=day_of, metavar="YYYY-MM-DD", help="The first day."),
]
To = Annotated[
    dt.date | None,
    typer.Option("--to", parser=day_of, metavar="YYYY-MM-DD", help="The last day."),
]
VoiceNamed = Annotated[
    Voice, typer.Option("--voice", help="The outlets’ own words, or those of speakers.")
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help=f"Only this language, as en; {NO_LANGUAGE} where it is not known; again for more.",
    ),
]
Labels = Annotated[
    list[str] | None,
    typer.Option("--label", metavar="LABEL", help=f"Only one of {', '.join(LABELS)}; again."),
]
CopiesNamed = Annotated[
    Copies,
    typer.Option("--copies", help="Count near-identical paragraphs per source, once, or each."),
]
Search = Annotated[
    str, typer.Option("--search", metavar="WORDS", help="Only paragraphs that hold these words.")
]
OfSample = Annotated[
    bool, typer.Option("--sample", help="The invented sample, instead of the corpus.")
]


def filters(
    sources: Sequence[str] | None,
    groups: Sequence[str] | None,
    start: dt.date | None,
    end: dt.date | None,
    voice: Voice,
    languages: Sequence[str] | None,
    labels: Sequence[str] | None,
    copies: Copies,
    search: str,
) -> Filter:
    """The filter of these options; CommandError for what no paragraph can pass."""
    if start and end and start > end:
        raise CommandError(f"--from {start} is later than --to {end}: nothing lies between.")
    odd = next((label for label in labels or () if label not in LABELS), None)
    if odd is not None:
        raise CommandError(f"“{odd}” is no label: give one of {', '.join(LABELS)}.")
    return Filter(
        sources=tuple(sources or ()),
        groups=tuple(groups or ()),
        start=start,
        end=end,
        voice=VOICES.get(voice),
        languages=tuple(languages or ()),
        labels=tuple(labels or ()),
        copies=copies.value,
        search=" ".join(search.split()),
    )


@contextlib.contextmanager
def selected(
    place: str | None, of_sample: bool, chosen: Filter, measure: Measure, scorer: Scorer
) -> Iterator[Selection]:
    """What the filters leave of the corpus at a place, or of the sample.

    CommandError where there is no corpus, nothing in it, or nothing left.
    """
    made_by = f"{scorer.name} {scorer.digest}"
    if of_sample:
        if place:
            raise CommandError("--sample and --corpus name two things: give one of them.")
        with _sample(scorer) as store:
            yield _checked(select(store, chosen, measure, made_by, invented=True))
        return
    with contextlib.closing(_existing(place or settings.load().corpus)) as store:
        if waiting := len(store.unscored(scorer.name)):
            said = f"{counted(waiting, 'article')} without scores by “{scorer.name}”"
            say(f"{said}: add them again, or name the scorer that scored them with --scorer.")
        yield _checked(select(store, chosen, measure, made_by))


def numbers(selection: Selection) -> str:
    """How much is shown, in words."""
    articles = counted(selection.articles, "article")
    return f"{counted(selection.paragraphs, 'paragraph')} of {articles}"


def _existing(place: str | Path) -> Corpus:
    """The corpus at a place that holds an article; a person may have mistyped it."""
    if "://" not in str(place) and not Path(place).exists():
        raise CommandError(f"There is no corpus at {place}: name one with --corpus.")
    store = Corpus(place)
    if store.is_empty():
        store.close()
        raise CommandError(f"The corpus at {store.place} is empty: add articles to it first.")
    return store


def _checked(selection: Selection) -> Selection:
    """The selection, where something is left and every name in its filters is known."""
    chosen = selection.chosen
    _check_names("source", chosen.sources, selection.frame["source"].unique())
    _check_names("group", chosen.groups, selection.groups)
    if selection.narrowed.is_empty():
        raise CommandError(NOTHING_LEFT)
    return selection


def _check_names(what: str, wanted: Sequence[str], known: Collection[str]) -> None:
    odd = next((name for name in wanted if name not in known), None)
    if odd is not None:
        raise CommandError(
            f"No {what} in the corpus is called “{shown_name(odd)}”: "
            "the command sources lists their names."
        )


@contextlib.contextmanager
def _sample(scorer: Scorer) -> Iterator[Corpus]:
    """A corpus of the sample's articles, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="haluan-sample-") as folder:
        store = Corpus(Path(folder) / "sample.sqlite")
        try:
            sample.fill(store, scorer)
            yield store
        finally:
            store.close()
