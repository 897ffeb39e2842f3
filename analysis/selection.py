"""What a person looks at, for those who write it down: a corpus, filters, a scorer, a measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import polars as pl

from analysis import compare, copies, sample, sources
from analysis.compare import Filter, Measure
from analysis.compare.filters import NO_LANGUAGE
from analysis.copies.frames import with_copies
from analysis.corpus import Corpus
from analysis.language import language_name

EVENTS = pl.Schema({"date": pl.Date, "words": pl.String})
COPIES = {
    "source": "once per source",
    "all": "once in all, the earliest",
    "each": "every time",
}
TONE = "tone (VADER)"
VOICES = {"outlet": "the outlets’ own words", "speaker": "quoted words"}


@dataclass(frozen=True)
class Selection:
    """The paragraphs that a person looks at, and what chose them.

    frame: all of the corpus, with copy_group and group; searched: those that hold the words
    searched for; narrowed: those that all filters leave. scorer: its name; made_by: "name
    digest". events: date and words. invented: are the articles the sample's? on: today.
    """

    corpus: Corpus
    frame: pl.DataFrame
    searched: pl.DataFrame
    narrowed: pl.DataFrame
    chosen: Filter
    scorer: str
    made_by: str
    measure: Measure
    events: pl.DataFrame
    invented: bool
    on: dt.date = field(default_factory=dt.date.today)

    @property
    def articles(self) -> int:
        """How many articles the filters leave."""
        return self.narrowed["article_id"].n_unique()

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the filters leave."""
        return self.narrowed.height

    @property
    def measured_by(self) -> str:
        """What made the measure, as charts say it."""
        return self.made_by if self.measure == "stance" else TONE

    @property
    def every_copy(self) -> pl.DataFrame:
        """The paragraphs that the filters leave, copies counted each time."""
        return compare.narrow(self.searched, replace(self.chosen, copies="each"))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of all sources, filtered or not, so that each keeps its colour."""
        return tuple(self.frame["group"].unique().sort())


def select(
    corpus: Corpus,
    chosen: Filter,
    measure: Measure,
    made_by: str,
    *,
    invented: bool = False,
) -> Selection:
    """What the filters leave of a corpus, copies looked for in all of it.

    made_by: the scorer, "name digest"; invented: is it the sample's corpus? `CorpusError` where
    the words of the search are too many.
    """
    scorer = made_by.split()[0]
    corpus.sign_all()
    frame = with_copies(corpus.frame(scorer), copies.groups(corpus.signatures()))
    group = sources.with_groups(frame.select("source"), corpus.source_groups())["group"]
    frame = frame.with_columns(group.cast(pl.Categorical))
    searched = _holding(frame, corpus, chosen.search)
    return Selection(
        corpus=corpus,
        frame=frame,
        searched=searched,
        narrowed=compare.narrow(searched, chosen),
        chosen=chosen,
        scorer=scorer,
        made_by=told_scorer(corpus, made_by),
        measure=measure,
        events=events(corpus, invented),
        invented=invented,
    )


def events(corpus: Corpus, invented: bool) -> pl.DataFrame:
    """The events that a person wrote down, or the sample's (columns: `EVENTS`)."""
    if invented:
        return pl.DataFrame(sample.EVENTS, schema=EVENTS, orient="row")
    return corpus.events().select(EVENTS.names())


def told_scorer(corpus: Corpus, made_by: str) -> str:
    """The scorer, and whether an earlier version of it made some of the scores."""
    return made_by + (" and earlier versions" if corpus.outdated(made_by) else "")


def filters_told(chosen: Filter) -> Iterator[tuple[str, str]]:
    """Each filter that is set as its name and its value; copies always."""
    if replace(chosen, copies="source") == Filter():
        yield "Filters", "none"
    if chosen.search:
        yield "Words in the text", chosen.search
    if chosen.sources:
        yield "Sources", ", ".join(chosen.sources)
    if chosen.groups:
        yield "Groups of sources", ", ".join(chosen.groups)
    if chosen.start:
        yield "From", chosen.start.isoformat()
    if chosen.end:
        yield "To", chosen.end.isoformat()
    if chosen.voice:
        yield "Whose words", VOICES[chosen.voice]
    if chosen.languages:
        yield "Languages", ", ".join(map(_language, chosen.languages))
    if chosen.labels:
        yield "Labels", ", ".join(chosen.labels)
    yield "Near-identical paragraphs count", COPIES[chosen.copies]


def _language(code: str) -> str:
    return "unknown" if code == NO_LANGUAGE else language_name(code)


def _holding(frame: pl.DataFrame, corpus: Corpus, words: str) -> pl.DataFrame:
    """The rows whose paragraphs hold all the words."""
    if not words:
        return frame
    place = ["article_id", "paragraph"]
    found = corpus.search(words).with_columns(pl.col("article_id").cast(frame.schema["article_id"]))
    return frame.join(found, on=place, how="semi", maintain_order="left")
