"""An article as HTML: paragraphs tinted by stance, evidence words marked, numbers behind them.

Pure functions from records to strings. Everything that comes from an article is
escaped here; nothing else on the page may print article text as Markdown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape

from analysis.compare.findings import Measure, signed
from analysis.language import language_name
from analysis.prose.margin import NOTHING, Margin, before_html, copies_html
from analysis.records import (
    TONE_THRESHOLD,
    Evidence,
    Paragraph,
    Score,
    ScoredParagraph,
    Tone,
    Voice,
)
from analysis.scoring.model.evidence import SENTENCE, WORD, WORDS

CLASSES = {
    "favourable": "up",
    "neutral": "even",
    "unfavourable": "down",
    "not about it": "off",
}
LEFT_OUT = (SENTENCE, WORD, WORDS)
"""Rules of evidence whose share is the stance with it, less that without."""
LEAST_SHARE = 0.02
"""Words that moved the stance by less aren't marked: nearly every word moves it a little."""
ALONE: Mapping[int, Margin] = {}
"""Nothing stands beside any paragraph."""
MOST_WORDS = 30
"""Rows of a paragraph's word table; a longer paragraph says how many more there are."""


def day_in_words(day: dt.date | None) -> str:
    """A date as people write it; "no date" where there is none."""
    return f"{day.day} {day:%B %Y}" if day else "no date"


def number(value: float | None) -> str:
    """A number with its sign and two decimals; a dash where it is missing."""
    return "–" if value is None else signed(value)


def marked(text: str, evidence: Iterable[Evidence]) -> str:
    """Text with its evidence words in <mark>, first come first marked where spans overlap."""
    parts: list[str] = []
    at = 0
    for item in sorted(_words(evidence), key=lambda e: (e.start, -e.end)):
        if item.start < at or abs(item.share) < LEAST_SHARE:
            continue
        side = "up" if item.share > 0 else "down"
        told = escape(f"{item.rule}: {signed(item.share)}", quote=True)
        parts.append(escape(text[at : item.start]))
        parts.append(
            f'<mark class="h-{side}" title="{told}">{escape(text[item.start : item.end])}</mark>'
        )
        at = item.end
    parts.append(escape(text[at:]))
    return "".join(parts)


def _words(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence without that of whole sentences."""
    return [each for each in evidence if each.rule != SENTENCE]


def verdict(scored: ScoredParagraph, measure: Measure) -> tuple[str, str, float]:
    """Class, words and strength (0 to 1) of a paragraph's tint."""
    score, tone = scored.score, scored.tone
    if measure == "tone":
        if tone.value is None:
            return "off", tone.reason or "no tone", 0.0
        side = _side(tone.value)
        words = {"up": "warm wording", "down": "dark wording", "even": "plain wording"}[side]
        return side, f"{words} {signed(tone.value)}", abs(tone.value)
    if score.label is None:
        return "off", score.reason or "not scored", 0.0
    if score.stance is None:
        return "off", score.label, 0.0
    return CLASSES[score.label], f"{score.label} {signed(score.stance)}", abs(score.stance)


def _side(tone: float) -> str:
    if tone >= TONE_THRESHOLD:
        return "up"
    return "down" if tone <= -TONE_THRESHOLD else "even"


def paragraph_html(
    scored: ScoredParagraph, measure: Measure, is_open: bool = False, margin: Margin = NOTHING
) -> str:
    """One paragraph: its text as the summary, its numbers and words unfolded by a click."""
    side, words, strength = verdict(scored, measure)
    paragraph = scored.paragraph
    evidence = scored.tone.evidence if measure == "tone" else scored.score.evidence
    rows = [*score_rows(scored.score), *other_rows(margin), *fact_rows(paragraph, scored.tone)]
    return (
        f"{before_html(margin.before)}"
        f'<details class="h-paragraph h-{side}" style="--strength:{strength:.2f}"'
        f' data-number="{paragraph.number}"'
        f"{' open' if is_open else ''}>"
        f'<summary><span class="h-number">{paragraph.number}</span>'
        f'<span class="h-text"{language_attribute(paragraph)}>'
        f"{marked(paragraph.text, evidence)}</span>"
        f'<span class="h-verdict">{escape(words)}</span>{copies_html(margin.copies)}</summary>'
        f"{numbers(rows)}"
        f"{stance_words(scored.score)}"
        f"{words_table('Words behind the tone', scored.tone.evidence)}"
        "</details>"
    )


def article_html(
    paragraphs: Sequence[ScoredParagraph],
    measure: Measure,
    opened: Collection[int] = (),
    margins: Mapping[int, Margin] = ALONE,
) -> str:
    """Paragraphs in reading order, by their numbers those `opened`, and what stands beside them."""
    numbered = ((scored.paragraph.number, scored) for scored in paragraphs)
    body = "".join(
        paragraph_html(scored, measure, number in opened, margins.get(number, NOTHING))
        for number, scored in numbered
    )
    return f'<div class="h-article">{body}</div>'


def language_attribute(paragraph: Paragraph) -> str:
    """The `lang` of an HTML element that holds the paragraph's words."""
    if not paragraph.language:
        return ""
    return f' lang="{escape(paragraph.language, quote=True)}"'


def score_rows(score: Score) -> list[tuple[str, str]]:
    """What a scorer says of a paragraph, as names and values."""
    about = "–" if score.about is None else "yes" if score.about else "no"
    if score.about_probability is not None:
        about += f" (probability {score.about_probability:.2f})"
    return [
        ("Label", _label(score)),
        ("Stance", _number_or_reason(score.stance, score.reason)),
        ("About the cooperation", about),
    ]


def other_rows(margin: Margin) -> list[tuple[str, str]]:
    """What other scorers say of a paragraph, a line each."""
    return [(f"By {name}", verdict(scored, "stance")[1]) for name, scored in margin.others]


def _label(score: Score) -> str:
    """The label, how sure the scorer is of it, and whether another is about as likely."""
    if score.label is None:
        return "not scored"
    if score.confidence is None:
        return score.label
    if score.near_tie and score.probabilities:
        one, other = score.near_tie
        chances = [f"{label} {score.probabilities[label]:.0%}" for label in (one, other)]
        return f"{score.label} – a near tie: {', '.join(chances)}"
    return f"{score.label} ({score.confidence:.0%} sure)"


def fact_rows(paragraph: Paragraph, tone: Tone) -> list[tuple[str, str]]:
    """What is true of a paragraph whoever scores it, as names and values."""
    said_by = whose(paragraph.voice, paragraph.speaker)
    rows = [("Tone", _number_or_reason(tone.value, tone.reason)), ("Whose words", said_by)]
    if paragraph.language and paragraph.language != "en":
        rows.append(("Language", language_name(paragraph.language)))
    return rows


def whose(voice: Voice, speaker: str | None) -> str:
    """Who says a paragraph, as a phrase."""
    return "the outlet" if voice == "outlet" else speaker or "a speaker"


def numbers(rows: Iterable[tuple[str, str]]) -> str:
    """Names and their values as a list."""
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f'<dl class="h-numbers">{cells}</dl>'


def stance_words(score: Score) -> str:
    """The tables of the words behind a score."""
    sentences = [each for each in score.evidence if each.rule == SENTENCE]
    return (
        (words_table("Sentences behind the stance", sentences) if len(sentences) > 1 else "")
        + words_table("Words behind the stance", _words(score.evidence))
        + words_table("Words that tie it to the cooperation", score.about_evidence)
    )


def _number_or_reason(value: float | None, reason: str | None) -> str:
    return number(value) if value is not None else f"– ({reason or 'missing'})"


def words_table(title: str, evidence: Sequence[Evidence]) -> str:
    """Evidence as a table, strongest first; "" where there is none."""
    if not evidence:
        return ""
    strongest = sorted(evidence, key=lambda e: -abs(e.share))
    left_out = all(each.rule in LEFT_OUT for each in evidence)
    heads = ("Left out", "Share") if left_out else ("Word", "Why", "Strength", "Share")
    rows = "".join(_row(each, left_out) for each in strongest[:MOST_WORDS])
    more = len(evidence) - MOST_WORDS
    tail = f'<tr><td colspan="{len(heads)}">and {more} more</td></tr>' if more > 0 else ""
    return (
        f'<table class="h-words"><caption>{escape(title)}</caption><thead><tr>'
        f"{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead>"
        f"<tbody>{rows}{tail}</tbody></table>"
    )


def _row(item: Evidence, left_out: bool) -> str:
    """One piece of evidence; what was left out has no rule and no strength of its own."""
    cells = [item.text, signed(item.share)]
    if not left_out:
        cells[1:1] = [item.rule, signed(item.valence)]
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
