"""Links in, articles out: a list to paste, progress, and what came of each link."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape

import streamlit as st

from analysis import links, settings
from analysis.compare.findings import counted
from analysis.dashboard import allowance, corpora
from analysis.dashboard.drafts import Drafts
from analysis.links import Fetched
from analysis.links.limits import ENTRIES_PER_FEED, LINKS_PER_RUN
from analysis.records import Article

EXAMPLE = "https://news.example.com/2024/port-opens\nhttps://news.example.com/rss.xml"
PROMISE = (
    "Only these pages are fetched, and of a feed its entries, up to "
    f"{ENTRIES_PER_FEED}: nothing else that they mention. Each site is asked for one page at a "
    f"time, and only for what its robots.txt allows. At most {LINKS_PER_RUN} in one go."
)
SWITCHED_OFF = "This page fetches nothing: links were switched off (HALUAN_LINKS)."
LATEST_SHOWN = 5
"""Results that are shown while the others are on their way."""
OFTEN = 0.2
"""Seconds between two looks at the progress; each lets a click on Stop through."""


@dataclass
class LinkRun:
    """The links of one click on Fetch and what came of each so far.

    generation: of the drafts that it fills. ended: it was not stopped. started: monotonic.
    refusal: why no more were fetched, where the person has had as many as they may.
    """

    wanted: list[str]
    generation: int
    results: list[Fetched] = field(default_factory=list)
    ended: bool = False
    started: float = field(default_factory=time.monotonic)
    refusal: str = ""

    @property
    def expected(self) -> int:
        """How many results there will be, as far as is known: feeds bring more."""
        return len(self.wanted) + sum(result.entries for result in self.results)

    @property
    def left(self) -> list[str]:
        """The links that a stop left without a result, and the feeds with such entries."""
        if self.ended:
            return []
        entries = Counter(result.feed for result in self.results)
        done = {result.url for result in self.results if result.entries <= entries[result.url]}
        return [link for link in self.wanted if link not in done]


def show(drafts: Drafts) -> None:
    """Take links, fetch them, and put their articles among the drafts."""
    with st.form("links", clear_on_submit=True, border=False):
        pasted = st.text_area(
            "Links to articles, or to RSS and Atom feeds, one per line",
            height=160,
            placeholder=EXAMPLE,
        )
        clicked = st.form_submit_button("Fetch", type="primary", icon=":material/download:")
        st.caption(f"{PROMISE} {allowance.promise()}")
    wanted = links.links_in(pasted) if clicked else st.session_state.pop("links_again", [])
    place = st.container()
    if wanted:
        with place:
            _fetch(wanted, drafts)
    elif clicked:
        place.warning("Paste at least one link: https://…")
    run: LinkRun | None = st.session_state.get("link_run")
    # Once its articles are added or discarded, only what it left to fetch is of use.
    if run and (run.generation == _generation() or run.left):
        with place:
            _tell(run)


def _generation() -> int:
    generation: int = st.session_state.get("generation", 0)
    return generation


def _fetch(wanted: Sequence[str], drafts: Drafts) -> None:
    """Fetch the links, with progress; a click on Stop ends it at the next look at the bar."""
    refusal = allowance.take_file() if settings.load().links else SWITCHED_OFF
    if refusal:
        st.warning(refusal, icon=":material/block:")
        return
    run = LinkRun(list(wanted), _generation())
    st.session_state["link_run"] = run
    looked = 0.0
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, _progress(run))
        st.button("Stop", icon=":material/stop_circle:", help="What was fetched stays.")
        latest = st.empty()

    def look() -> bool:
        nonlocal looked
        if time.monotonic() - looked >= OFTEN:
            looked = time.monotonic()
            bar.progress(min(1.0, len(run.results) / run.expected), _progress(run))
            latest.html(_lines(run.results[: -LATEST_SHOWN - 1 : -1]))
        # Streamlit ends this run by itself where it shows something after a click on Stop.
        return bool(run.refusal)

    def take(result: Fetched) -> None:
        if result.reading and result.reading.articles:
            drafts.take_reading(_key(result.url), result.url, result.reading)
        # The first was counted before it was asked for; what is kept already costs nothing.
        if run.results and not result.note:
            run.refusal = run.refusal or allowance.take_file()
        run.results.append(result)

    run.results = links.fetch(wanted, take, look, kept=_known(drafts))
    run.ended = True
    place.empty()


def _key(url: str) -> str:
    return f"link_{sha256(url.encode()).hexdigest()[:12]}"


def _known(drafts: Drafts) -> set[str]:
    """The addresses of the pages that are in the corpus or among the drafts."""
    waiting = {draft.article.url for draft in drafts.all() if draft.article.url}
    return waiting | set(corpora.own().articles()["url"].drop_nulls())


def _progress(run: LinkRun) -> str:
    """How far it is, and for how long, so that a slow site does not look like a standstill."""
    seconds = time.monotonic() - run.started
    return f"Fetched {len(run.results):,} of {counted(run.expected, 'link')} · {seconds:.0f} s"


def _tell(run: LinkRun) -> None:
    """What came of each link, and the way to fetch what a stop left."""
    if run.refusal:
        st.warning(run.refusal, icon=":material/block:")
    failed = sum(result.fault is not None for result in run.results)
    articles = sum(len(result.reading.articles) for result in run.results if result.reading)
    told = f"{counted(articles, 'article')} found"
    told += f", {counted(failed, 'link')} without one" if failed else ""
    with st.expander(f"What came of your links: {told}", expanded=True, key="link_results"):
        if run.results:
            with st.container(height=320 if len(run.results) > 6 else "content", border=False):
                st.html(_lines(run.results))
        if run.left:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{counted(len(run.left), 'link')} not fetched yet.", width="content")
                st.button("Fetch the rest", on_click=_again, args=(run.left,))
    retry = [result.url for result in run.results if result.fault and links.is_link(result.url)]
    if retry:
        st.button("Try the failed links again", on_click=_again, args=(retry,))


def _again(wanted: list[str]) -> None:
    st.session_state["links_again"] = wanted


def _lines(results: Sequence[Fetched]) -> str:
    """The links with what came of each, as HTML."""
    rows = "".join(
        f'<li style="margin:0 0 .5rem;padding:0"><span aria-hidden="true">'
        f"{'⚠' if result.fault else '✓'}</span> {escape(result.url)}<br>"
        f"<small>{escape(_outcome(result))}</small></li>"
        for result in results
    )
    style = "list-style:none;margin:0;padding:0;overflow-wrap:anywhere;font-size:.9rem"
    return f'<ul style="{style}">{rows}</ul>'


def _outcome(result: Fetched) -> str:
    """What came of a link, in a sentence or the article's name."""
    articles = result.reading.articles if result.reading else ()
    if result.fault or result.note:
        return result.fault or result.note or ""
    if len(articles) == 1:
        return _name(articles[0])
    return f"{counted(len(articles), 'article')}."


def _name(article: Article) -> str:
    """An article's headline, source and date, as far as its page names them."""
    date = str(article.date) if article.date else None
    return " · ".join(filter(None, (article.title or article.name, article.source, date)))
