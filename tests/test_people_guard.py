"""The corpus that pages get: each change by each role, called directly, and the note of it."""

from __future__ import annotations

import datetime as dt
import inspect
import threading
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from test_corpus import scored

from analysis.commands import app
from analysis.corpus import Corpus
from analysis.dashboard import people
from analysis.dashboard.copy_search import find
from analysis.dashboard.guarded import (
    OWN_NAME,
    GuardedCorpus,
    NotAllowedError,
    may_remove_event,
    upkeep,
)
from analysis.dashboard.roles import Person, Role

KEPT = scored("Trade rose.", title="A headline")
ID = KEPT.article.id
START = KEPT.paragraphs[0].paragraph.start
NAMELESS = scored("The port opened.", source=None)
DAY = dt.date(2024, 6, 18)
EVENT = 1
"""Stands for the id of the event that is there."""
UPKEEP = {"index", "sign", "keep_copy_groups"}
RANKS: list[Role] = ["viewer", "contributor", "owner"]

DOINGS = {
    "add": ("contributor", (scored("A road."),), "added", "a.txt (Selat Times)"),
    "add_scores": ("contributor", (replace(KEPT, scorer="model 01"),), "scored", "A headline"),
    "name_source": (
        "contributor",
        (scored("The port opened."),),
        "named the source of",
        "a.txt (Selat Times)",
    ),
    "replace": (
        "contributor",
        (ID, scored("Trade rose.", title="New")),
        "changed the paragraphs of",
        "New (Selat Times)",
    ),
    "correct": (
        "contributor",
        (ID, START, "speaker", "Mei"),
        "corrected whose words",
        "Mei, in A headline",
    ),
    "take_back": ("contributor", (ID, START), "took a correction back", "A headline"),
    "read": (
        "contributor",
        (ID, START, "me", "neutral"),
        "labelled",
        "neutral, in A headline",
    ),
    "add_event": (
        "contributor",
        (DAY, "A visit"),
        "wrote down an event",
        "2024-06-18 A visit",
    ),
    "remove_event": ("owner", (EVENT,), "removed an event", "A summit"),
    "remove": ("owner", ([ID],), "removed", "A headline (Selat Times)"),
    "rename_source": (
        "owner",
        ("Selat Times", "Selat"),
        "named a source",
        "Selat Times → Selat",
    ),
    "set_source_group": (
        "owner",
        ("Selat Times", "Ours"),
        "grouped a source",
        "Selat Times: Ours",
    ),
}
"""Each changing method: who may, what it is called with, and how it is noted."""


@pytest.fixture
def asking(monkeypatch):
    """Lets a person of a role ask."""

    def ask(role: Role | None, name="li@example.org", signed_in=False):
        person = Person(name, role, "No.", signed_in)
        monkeypatch.setattr(people, "current", lambda: person)

    return ask


@pytest.fixture
def corpus(tmp_path) -> GuardedCorpus:
    kept = GuardedCorpus(tmp_path / "corpus.sqlite")
    with upkeep():
        kept.add(KEPT)
        kept.add(NAMELESS)
        kept.correct(ID, START, "outlet", None)
        # Not upkeep: what was written down there would be this session's own.
        Corpus.add_event(kept, DAY, "A summit")
    return kept


def called(corpus, method):
    """Do it, with the event's id in the place of `EVENT`."""
    arguments = DOINGS[method][1]
    if arguments == (EVENT,):
        arguments = (corpus.events()["id"][0],)
    return getattr(corpus, method)(*arguments)


def test_every_method_that_changes_a_corpus_is_guarded():
    public = {
        name: method
        for name, method in inspect.getmembers(Corpus, inspect.isfunction)
        if not name.startswith("_") and "self._change()" in inspect.getsource(method)
    }
    guarded = {name for name in public if name in vars(GuardedCorpus)}
    # Refused on the pages: a note without what it is of, and what the command line restores.
    assert set(public) - guarded == {"note", "restore"}
    assert guarded == set(DOINGS) | UPKEEP


@pytest.mark.parametrize("method", DOINGS)
@pytest.mark.parametrize("role", [None, *RANKS])
def test_each_role_changes_what_is_its_own_and_it_is_noted(corpus, asking, role, method):
    needed, _, what, about = DOINGS[method]
    asking(role)
    before = corpus.version()
    if role and RANKS.index(role) >= RANKS.index(needed):
        called(corpus, method)
        assert corpus.version() > before
        ((_, who, did, of),) = corpus.actions().rows()
        assert (who, did) == ("li@example.org", what)
        assert of.startswith(about)
    else:
        with pytest.raises(NotAllowedError, match=r"^No\.$"):
            called(corpus, method)
        assert corpus.version() == before
        assert corpus.actions().is_empty()


def test_what_changes_nothing_is_not_noted(corpus, asking):
    asking("owner")
    assert not corpus.add(KEPT)
    assert corpus.remove(["0000000000000000"]) == 0
    assert corpus.actions().is_empty()


def test_a_change_that_no_method_asked_leave_for_is_refused(corpus, asking):
    asking("owner")
    with pytest.raises(NotAllowedError):
        corpus.note("ana@example.org", "removed", "everything")
    with pytest.raises(NotAllowedError), corpus._change():
        pass


def test_leave_ends_with_what_it_was_given_for(corpus, asking):
    asking("contributor")
    corpus.add(scored("A road."))
    with pytest.raises(NotAllowedError), corpus._change():
        pass


def test_a_thread_in_the_background_changes_nothing_but_keeps_the_corpus_up(corpus):
    refused = []

    def work():
        with pytest.raises(NotAllowedError) as caught:
            corpus.remove([ID])
        refused.append(str(caught.value))
        corpus.index_all()
        corpus.sign_all()
        find(corpus)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert refused == [people.NOBODY.why_not]
    assert corpus.copy_groups() is not None
    assert corpus.search("trade")["article_id"].to_list() == [ID]
    assert corpus.actions().is_empty()


def test_who_is_signed_in_labels_under_their_own_name_alone(corpus, asking):
    asking("contributor", signed_in=True)
    corpus.read(ID, START, "li@example.org (blind)", "neutral")
    with pytest.raises(NotAllowedError, match=OWN_NAME):
        corpus.read(ID, START, "ana@example.org (blind)", "unfavourable")
    assert corpus.readings()["reader"].to_list() == ["li@example.org (blind)"]


def test_several_removed_articles_are_noted_by_their_number_and_the_first_names(corpus, asking):
    more = [scored(f"Road {number} opened.") for number in range(4)]
    with upkeep():
        assert all(map(corpus.add, more))
    asking("owner")
    corpus.remove([one.article.id for one in more])
    assert corpus.actions()["about"].to_list() == [
        "4 articles: a.txt (Selat Times); a.txt (Selat Times); a.txt (Selat Times) …"
    ]


def an_event_and_back() -> None:
    import datetime as dt
    import sys

    import streamlit as st

    from analysis.dashboard import people
    from analysis.dashboard.guarded import GuardedCorpus, may_remove_event

    corpus = GuardedCorpus(sys.argv[-1])
    older, me = corpus.events()["id"][0], people.current()
    key = corpus.add_event(dt.date(2024, 6, 19), "A visit")
    st.text(f"{may_remove_event(me, key)} {may_remove_event(me, older)} {corpus.remove_event(key)}")


def test_a_contributor_takes_back_an_event_of_this_session_and_no_other(
    corpus, asking, monkeypatch
):
    asking("contributor")
    monkeypatch.setattr("sys.argv", ["", corpus.place])
    app = AppTest.from_function(an_event_and_back).run()
    assert not app.exception
    assert [text.value for text in app.text] == ["True False True"]
    assert not may_remove_event(people.current(), corpus.events()["id"][0])


def test_what_the_command_line_does_is_noted_as_its_own(tmp_path):
    place, text = tmp_path / "corpus.sqlite", tmp_path / "port.txt"
    text.write_text("Port opens\n\nChina and Malaysia opened the port together.\n")
    for command in (
        ["add", str(text), "--source", "Xinhua", "--scorer", "lexicon"],
        ["sources", "--group", "Xinhua=Ours"],
    ):
        with pytest.raises(SystemExit) as ended:
            app([*command, "--corpus", str(place)])
        assert ended.value.code == 0
    assert Corpus(place).actions().select("who", "what", "about").rows() == [
        ("the command line", "named or grouped sources", "Xinhua=Ours"),
        ("the command line", "added", "Port opens (Xinhua)"),
    ]
