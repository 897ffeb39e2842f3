"""The small tables of agreement as HTML: scorers against people, people against each other.

Pure functions: readers' names are escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import polars as pl

from analysis.agreement import on_corpus, told
from analysis.agreement.on_corpus import MIN_READINGS


def scorers_html(lines: Iterable[tuple[str, pl.DataFrame]], sizes: Mapping[str, int]) -> str:
    """A row per scorer, by name, with its rows of `on_corpus.beside`; sizes as `sampling.sizes`."""
    cells = ((name, *_cells(rows, sizes)) for name, rows in lines)
    return _table(("Scorer", "Same label", "Weighted", "Alpha"), cells)


def readers_html(pairs: pl.DataFrame) -> str:
    """A row per pair of readers, of `on_corpus.between`."""
    return _table(("Readers", "Same label", "Alpha"), map(_pair, pairs.iter_rows()))


def _cells(rows: pl.DataFrame, sizes: Mapping[str, int]) -> tuple[str, str, str]:
    """A scorer's agreement as words of a table."""
    same = on_corpus.same_share(rows)
    if same is None:
        return "no scores of these paragraphs", "–", "–"
    count = f"{same.part} of {same.whole}"
    if same.whole < MIN_READINGS:
        return f"{count}, too few to tell", "–", "–"
    weighted = on_corpus.weighted_share(rows, sizes)
    alpha = on_corpus.beyond_chance(rows)
    return (
        f"{count}: {told.likely(same)}",
        told.likely(weighted) if weighted else "–",
        "–" if alpha is None else told.signless(alpha),
    )


def _pair(row: tuple[str, str, int, int, float]) -> tuple[str, str, str]:
    """Two readers' agreement as words of a table."""
    one, other, paragraphs, same, alpha = row
    names = f"{told.reader(one)} and {told.reader(other)}"
    if paragraphs < MIN_READINGS:
        return names, f"{same} of {paragraphs}, too few to tell", "–"
    return names, f"{same} of {paragraphs}", told.signless(alpha)


def _table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table of words."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in lines
    )
    return (
        f'<div class="h-scroll"><table class="h-counts"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
