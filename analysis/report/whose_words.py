"""The report's section on voices: outlets' own words against quoted ones, and who is quoted."""

from __future__ import annotations

from analysis.charts.speakers import rows_of_speakers
from analysis.charts.voices import own_and_quoted
from analysis.compare import speaker_names, speakers, voices
from analysis.compare.findings import counted
from analysis.compare.speakers_told import speakers_finding
from analysis.report import headings
from analysis.report.parts import DARK, Figure, Section
from analysis.report.tables import table
from analysis.selection import Selection

MOST_SPEAKERS = 15


def whose_words(selection: Selection) -> Section:
    """Own and quoted words by source, and the speakers who are quoted most."""
    figures = [*_own_and_quoted(selection), *_quoted(selection)]
    why = "" if figures else "Nobody is quoted in what is shown."
    return Section("voices", "Whose words", tuple(figures), why)


def _own_and_quoted(selection: Selection) -> list[Figure]:
    """Each source's own words against those that it quotes, where there are both."""
    measure, frame = selection.measure, selection.narrowed
    if selection.chosen.voice is not None:
        return []
    rows = voices.by_voice(frame, measure)
    if rows.is_empty() or not rows["quoted_paragraphs"].sum():
        return []
    chart = own_and_quoted(
        rows,
        measure,
        sources=frame["source"].n_unique(),
        scorer=selection.measured_by,
        dark=DARK,
    )
    told = voices.voices_finding(rows, measure)
    return [Figure("own_and_quoted", told, chart, table(rows, headings.VOICES))]


def _quoted(selection: Selection) -> list[Figure]:
    """Who is quoted most, where anybody is."""
    measure = selection.measure
    names = speaker_names.names(selection.frame)
    articles = speakers.by_article(selection.narrowed, names, measure)
    everybody = speakers.by_speaker(articles, names)
    if everybody.is_empty():
        return []
    rows = speakers.with_intervals(everybody.head(MOST_SPEAKERS), articles, names, measure)
    told = speakers_finding(everybody, "most", measure)
    notes = [f"{counted(everybody.height, 'speaker')}; the first {rows.height} are drawn"]
    chart = rows_of_speakers(
        rows,
        measure,
        key="who",
        title=told,
        notes=notes if rows.height < everybody.height else [],
        scorer=selection.measured_by,
        dark=DARK,
    )
    return [Figure("speakers", told, chart, table(rows, headings.SPEAKERS))]
