"""Two scorers side by side as HTML: their labels counted, a paragraph with both scores.

Pure functions, as in prose.py: everything that comes from an article is escaped here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from analysis.prose.articles import (
    fact_rows,
    language_attribute,
    marked,
    numbers,
    score_rows,
    stance_words,
    verdict,
)
from analysis.records import LABELS, ScoredParagraph

Both = tuple[ScoredParagraph, ScoredParagraph]
"""One paragraph as each of two scorers scored it."""
AGREED = ' class="h-agreed"'
Names = tuple[str, str]
"""The two scorers' names, in the same order."""


def counts_html(counts: Sequence[Sequence[int]], names: Names) -> str:
    """A table of `compare.disagreement.counts_by_label`: where both agree, cells are framed."""
    one, other = map(escape, names)
    heads = "".join(f'<th scope="col">{escape(label)}</th>' for label in LABELS)
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{_cells(line, row)}</tr>'
        for row, (label, line) in enumerate(zip(LABELS, counts, strict=True))
    )
    return (
        '<div class="h-scroll" tabindex="0" role="region" aria-label="Counts by label">'
        '<table class="h-counts">'
        f"<caption>Paragraphs by the label of {one} (rows) and of {other} (columns); "
        "both agree in the framed cells</caption>"
        f'<thead><tr><td></td><th colspan="{len(LABELS)}" scope="colgroup">{other}</th></tr>'
        f'<tr><th scope="col">{one}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cells(line: Sequence[int], row: int) -> str:
    return "".join(
        f"<td{AGREED if column == row else ''}>{count:,}</td>" for column, count in enumerate(line)
    )


def both_html(paragraphs: Sequence[Both], names: Names, opened: Collection[int] = ()) -> str:
    """An article's paragraphs in reading order; `opened` are the numbers of the unfolded ones."""
    body = "".join(
        _paragraph_html(both, names, both[0].paragraph.number in opened) for both in paragraphs
    )
    return f'<div class="h-article">{body}</div>'


def _paragraph_html(both: Both, names: Names, is_open: bool) -> str:
    """One paragraph: its text and both verdicts as the summary, both scores unfolded by a click."""
    first = both[0]
    labels = [scored.score.label for scored in both]
    differ = None not in labels and labels[0] != labels[1]
    verdicts = (
        f"{name}: {verdict(scored, 'stance')[1]}" for name, scored in zip(names, both, strict=True)
    )
    columns = "".join(map(_column, names, both))
    return (
        f'<details class="h-paragraph {"h-differ" if differ else "h-off"}"'
        f' data-number="{first.paragraph.number}"'
        f"{' open' if is_open else ''}>"
        f'<summary><span class="h-number">{first.paragraph.number}</span>'
        f'<span class="h-text"{language_attribute(first.paragraph)}>'
        f"{escape(first.paragraph.text)}</span>"
        f'<span class="h-verdict">{escape(" · ".join(verdicts))}</span></summary>'
        f'<div class="h-both">{columns}</div>{numbers(fact_rows(first.paragraph, first.tone))}'
        "</details>"
    )


def _column(name: str, scored: ScoredParagraph) -> str:
    """One scorer's numbers, the text with its words marked, and those words."""
    score = scored.score
    return (
        f"<section><h4>{escape(name)}</h4>{numbers(score_rows(score))}"
        f"<p{language_attribute(scored.paragraph)}>"
        f"{marked(scored.paragraph.text, score.evidence)}</p>{stance_words(score)}</section>"
    )
