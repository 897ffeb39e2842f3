"""An article as HTML: paragraphs tinted by stance, evidence words marked, numbers behind them.

Pure functions from records to strings. Everything that comes from an article is
escaped here; nothing else on the page may print article text as Markdown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

from analysis.compare.findings import Measure, signed
from analysis.language import language_name
from analysis.records import TONE_THRESHOLD, Evidence, Paragraph, Score, ScoredParagraph, Tone

CLASSES = {
    "favourable": "up",
    "neutral": "even",
    "unfavourable": "down",
    "not about it": "off",
}
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
    for item in sorted(evidence, key=lambda e: (e.start, -e.end)):
        if item.start < at or item.share == 0:
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


def paragraph_html(scored: ScoredParagraph, measure: Measure, is_open: bool = False) -> str:
    """One paragraph: its text as the summary, its numbers and words unfolded by a click."""
    side, words, strength = verdict(scored, measure)
    paragraph = scored.paragraph
    evidence = scored.tone.evidence if measure == "tone" else scored.score.evidence
    lang = f' lang="{escape(paragraph.language, quote=True)}"' if paragraph.language else ""
    return (
        f'<details class="h-paragraph h-{side}" style="--strength:{strength:.2f}"'
        f"{' open' if is_open else ''}>"
        f'<summary><span class="h-number">{paragraph.number}</span>'
        f'<span class="h-text"{lang}>{marked(paragraph.text, evidence)}</span>'
        f'<span class="h-verdict">{escape(words)}</span></summary>'
        f"{_numbers(paragraph, scored.tone, scored.score)}"
        f"{_words_table('Words behind the stance', scored.score.evidence)}"
        f"{_words_table('Words that tie it to the cooperation', scored.score.about_evidence)}"
        f"{_words_table('Words behind the tone', scored.tone.evidence)}"
        "</details>"
    )


def article_html(
    paragraphs: Sequence[ScoredParagraph], measure: Measure, opened: int | None = None
) -> str:
    """Paragraphs in reading order; `opened` is the number of the unfolded one."""
    body = "".join(
        paragraph_html(scored, measure, scored.paragraph.number == opened) for scored in paragraphs
    )
    return f'<div class="h-article">{body}</div>'


def _numbers(paragraph: Paragraph, tone: Tone, score: Score) -> str:
    about = "–" if score.about is None else "yes" if score.about else "no"
    if score.about_probability is not None:
        about += f" (probability {score.about_probability:.2f})"
    said_by = "the outlet" if paragraph.voice == "outlet" else paragraph.speaker or "a speaker"
    rows = [
        ("Label", score.label or "not scored"),
        ("Stance", _number_or_reason(score.stance, score.reason)),
        ("About the cooperation", about),
        ("Tone", _number_or_reason(tone.value, tone.reason)),
        ("Whose words", said_by),
    ]
    if paragraph.language and paragraph.language != "en":
        rows.append(("Language", language_name(paragraph.language)))
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f'<dl class="h-numbers">{cells}</dl>'


def _number_or_reason(value: float | None, reason: str | None) -> str:
    return number(value) if value is not None else f"– ({reason or 'missing'})"


def _words_table(title: str, evidence: Sequence[Evidence]) -> str:
    if not evidence:
        return ""
    strongest = sorted(evidence, key=lambda e: -abs(e.share))
    rows = "".join(
        f"<tr><td>{escape(e.text)}</td><td>{escape(e.rule)}</td>"
        f"<td>{signed(e.valence)}</td><td>{signed(e.share)}</td></tr>"
        for e in strongest[:MOST_WORDS]
    )
    more = len(evidence) - MOST_WORDS
    tail = f'<tr><td colspan="4">and {more} more</td></tr>' if more > 0 else ""
    return (
        f'<table class="h-words"><caption>{escape(title)}</caption><thead><tr><th>Word</th>'
        "<th>Why</th><th>Strength</th><th>Share</th></tr></thead>"
        f"<tbody>{rows}{tail}</tbody></table>"
    )
