"""The blind check: a person labels paragraphs drawn by chance, and doesn't see their scores."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis import scoring
from analysis.agreement.codebook import MEANINGS, QUESTION, RULES
from analysis.agreement.told import ME
from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.corpus.columns import LONGEST_NAME
from analysis.dashboard import check_set, corpora, entrance, people, script
from analysis.dashboard.check_set import READER, SIZE, CheckSet
from analysis.dashboard.corpora import Shown
from analysis.dashboard.roles import Person
from analysis.prose.articles import day_in_words, language_attribute
from analysis.records import LABELS, UNKNOWN_SOURCE, Article, Paragraph

NAME_HELP = "Tells readers apart, so that you can see how far two people agree."
ROOM = 20
"""Characters kept free in a reader's name, for what tells blind readings from others."""
GONE = "This paragraph is not in the corpus any more. Skip it."
SOURCE_HELP = "Who knows the source may read the paragraph by it: better left hidden."
MOST_BEFORE = 10
"""Paragraphs of the article shown before the one to read."""
KEYS = ("1", "2", "3", "4")
"""The keys of the keyboard that give the labels, in the order of `LABELS`."""


def offer(shown: Shown) -> None:
    """Say what the check is, and begin one."""
    with st.container(border=True, key="check_offer"):
        st.markdown(
            f"**Check the scores.** Read {SIZE} paragraphs drawn by chance from these articles and "
            "give each a label, without seeing its score. It takes about five minutes; then you "
            "see how often the scorer agrees with you, and where it does not."
        )
        if shown.invented:
            st.caption(
                "Try it on the sample: its readings are kept until this server stops, for all who "
                "use it. The model learned from these articles, so that its agreement here proves "
                "nothing."
            )
        person = people.current()
        if person.may("contributor"):
            _begin(shown, person)
        else:
            st.caption(person.why_not)
        if why := st.session_state.pop(check_set.NOTHING_DRAWN, None):
            st.info(why)


def _begin(shown: Shown, person: Person) -> None:
    """The reader's name, and the button that draws a set."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # Those who signed in label under that name: nobody labels in another's.
        st.text_input(
            "Your name",
            person.name if person.signed_in else ME,
            disabled=person.signed_in,
            max_chars=LONGEST_NAME - ROOM,
            key=READER,
            help=NAME_HELP,
            width=220,
            persist_state="session",
        )
        st.button(
            "Check the scores",
            type="primary",
            icon=":material/fact_check:",
            on_click=check_set.begin,
            args=(shown,),
        )


def result(corpus: Corpus, check: CheckSet, same: int) -> None:
    """Say how a set went: of its paragraphs, `same` have the label that the scorer gave."""
    read, skipped = len(check.read), len(check.skipped)
    told = f"Your latest set: the scorer gave the same label on {same} of "
    told += counted(read, "paragraph") + (f"; {skipped} skipped." if skipped else ".")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(told, icon=":material/fact_check:")
        if check.given:
            st.button(
                "Back to the last one",
                icon=":material/undo:",
                on_click=_undo_and_go_on,
                args=(corpus, check),
            )


def _undo_and_go_on(corpus: Corpus, check: CheckSet) -> None:
    check_set.undo(corpus, check)
    check.is_stopped = False


@st.fragment
def show(corpus: Corpus, check: CheckSet) -> None:
    """Draw the paragraph that is next, and what the labels mean beside it."""
    # A fragment is drawn again without the entrance.
    entrance.let_in()
    if check.is_over:
        st.rerun()
    # A fragment is drawn again without the page around it, which would say what went wrong.
    with corpora.in_words():
        _draw(corpus, check)


def _draw(corpus: Corpus, check: CheckSet) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        done = len(check.read)
        st.progress(done / check.size, f"Paragraph {done + 1} of {check.size}")
        found = _next(corpus, check)
        if found:
            _paragraph(corpus, *found)
        else:
            st.info(GONE)
        _labels(corpus, check, found[1][-1].start if found else None)
        if found:
            _before(found[1][:-1])
    with right:
        _codebook()
    _scroll_up(len(check.given))


def _scroll_up(nth: int) -> None:
    """Begin each paragraph at the top of the page."""
    script.run(
        "scroll_up", "document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);", nth=nth
    )


def _next(corpus: Corpus, check: CheckSet) -> tuple[Article, Sequence[Paragraph]] | None:
    """The article, and its paragraphs up to the one to read; None where that is there no more."""
    article_id, number = check.places[len(check.given)]
    scored = corpus.get(article_id, scoring.SCORERS[0])
    if scored is None or number > len(scored.paragraphs):
        return None
    return scored.article, [row.paragraph for row in scored.paragraphs[:number]]


def _paragraph(corpus: Corpus, article: Article, paragraphs: Sequence[Paragraph]) -> None:
    """The headline and the text; the source where the person wants to see it."""
    told = ""
    if st.toggle("Show the source", key="check_source", help=SOURCE_HELP):
        source = article.source or UNKNOWN_SOURCE
        named = corpus.source_names().get(source, source)
        told = f'<p class="h-imprint">{escape(named)} · {day_in_words(article.date)}</p>'
    paragraph = paragraphs[-1]
    st.html(
        f'<article class="h-check"><h2>{escape(article.title or "Untitled")}</h2>{told}'
        f"<p{language_attribute(paragraph)}>{escape(paragraph.text)}</p></article>"
    )


def _labels(corpus: Corpus, check: CheckSet, start: int | None) -> None:
    """The buttons: a label each, and the ways around it. start: None where nothing can be read."""
    nth = len(check.given)
    with st.container(horizontal=True, key="check_labels"):
        for label, key in zip(LABELS, KEYS, strict=True):
            st.button(
                label.capitalize(),
                key=f"check_{key}",
                shortcut=key,
                disabled=start is None,
                on_click=check_set.answer,
                args=(corpus, check, start, label, nth),
            )
    with st.container(horizontal=True, key="check_ways"):
        skip = (corpus, check, 0, None, nth)
        st.button("Skip", shortcut="s", type="tertiary", on_click=check_set.answer, args=skip)
        st.button(
            "Undo the last",
            shortcut="u",
            type="tertiary",
            disabled=not check.given,
            on_click=check_set.undo,
            args=(corpus, check),
        )
        st.button("Stop here", type="tertiary", on_click=check_set.stop, args=(check,))


def _before(paragraphs: Sequence[Paragraph]) -> None:
    """What the article says before the paragraph, folded."""
    if not paragraphs:
        return
    with st.expander(f"What the article says before ({counted(len(paragraphs), 'paragraph')})"):
        for paragraph in paragraphs[-MOST_BEFORE:]:
            st.html(f"<p{language_attribute(paragraph)}>{escape(paragraph.text)}</p>")


def _codebook() -> None:
    with st.container(border=True):
        meanings = "".join(
            f"<dt>{escape(label.capitalize())}</dt><dd>{escape(meaning)}</dd>"
            for label, meaning in MEANINGS.items()
        )
        rules = "".join(f"<li>{escape(rule)}</li>" for rule in RULES)
        st.html(
            f'<div class="h-codebook"><p><b>{escape(QUESTION)}</b></p>'
            f"<dl>{meanings}</dl><ul>{rules}</ul></div>"
        )
