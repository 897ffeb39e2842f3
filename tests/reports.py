"""A corpus full of traps, and the report of it, for the tests that look at reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from analysis import report
from analysis.compare import Filter
from analysis.corpus import Corpus
from analysis.pipeline import score_articles
from analysis.reading.jsonl import GAP, body_blocks
from analysis.records import Article
from analysis.scoring import make_scorer
from analysis.selection import select

TRAP = "</script><script>window.hacked=1</script>"
IMAGE = "<img src=x onerror='window.hacked=1'>"
FETCHED = "<img src='http://evil.example/x.png'><link rel=stylesheet href='//evil.example/y.css'>"
SOURCES = (
    f"{TRAP} Daily",
    "datum.x' + alert(1) + '; {{constructor.constructor('window.hacked=1')()}}",
    f"${{window.hacked=1}} `\\u003cscript> {IMAGE}",
)
SPEAKER = f"{IMAGE} \u202eLim"
WARM = "China and Malaysia warmly welcomed the new port, a great success for both sides."
COLD = "China's port project failed Malaysia: debt, delay, corruption and angry workers."
LEXICON = make_scorer("lexicon")


def hostile_articles() -> list[Article]:
    """Six articles of each source, whose every field is a trap."""
    made = []
    for place, source in enumerate(SOURCES):
        for number in range(6):
            own = WARM if (number + place) % 3 else COLD
            texts = (
                f"{own} Number {place}{number}. {TRAP}",
                f"“{own}” {IMAGE} {FETCHED} <!-- <script> ]]> {number}",
                f"{{{{ 7 * 7 }}}} {{% raw %}} {own} & Malaysia's port &lt;b&gt; {number}",
            )
            made.append(
                replace(
                    Article(f"{TRAP}.txt", GAP.join(texts)),
                    title=f"{TRAP}{IMAGE} “{number}” \u202e",
                    source=source,
                    date=dt.date(2020 + number % 5, 1 + place, 1 + number),
                    # Its reader would leave it out; a corpus may come from elsewhere.
                    url=f"javascript:window.hacked={number}",
                    blocks=body_blocks(texts),
                )
            )
    return made


def hostile_report(folder: Path) -> bytes:
    """The report of all of them, each with a quoted paragraph."""
    corpus = Corpus(folder / "hostile.sqlite")
    for scored in score_articles(hostile_articles(), LEXICON):
        corpus.add(scored)
        quoted = scored.paragraphs[1].paragraph
        corpus.correct(scored.article.id, quoted.start, "speaker", SPEAKER)
    chosen = Filter(sources=SOURCES, copies="each")
    made_by = f"lexicon {LEXICON.digest}"
    try:
        return report.make(select(corpus, chosen, "stance", made_by), LEXICON)
    finally:
        corpus.close()
