"""How much a person may have read and added: counted by address or session, told in sentences."""

from __future__ import annotations

import pytest
from test_links_box import fetched, lines, site  # noqa: F401 (a fixture)
from test_pages import words
from test_pages_add import article, corpus, page_with  # noqa: F401 (a fixture)

from analysis.dashboard import allowance, many_files, people
from analysis.dashboard.allowance import DAY, HOUR, Allowance
from analysis.dashboard.link_box import SWITCHED_OFF
from analysis.dashboard.roles import VISITOR, Person


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def asking(monkeypatch):
    """Lets a person ask; nobody has taken anything yet."""
    for name in ("FILES", "ARTICLES"):
        monkeypatch.setattr(getattr(allowance, name), "_taken", {})

    def ask(name="li@example.org", role="contributor", signed_in=True):
        monkeypatch.setattr(people, "current", lambda: Person(name, role, "No.", signed_in))

    ask()
    return ask


def test_what_was_taken_counts_for_its_span_and_for_its_person(clock):
    files = Allowance("file", "an hour", HOUR, clock)
    assert [files.take("li", 2) for _ in range(3)] == [True, True, False]
    assert files.take("ana", 2)
    clock.seconds = HOUR - 1
    assert not files.take("li", 2)
    clock.seconds = HOUR
    assert [files.take("li", 2) for _ in range(3)] == [True, True, False]


def test_what_came_to_nothing_is_given_back(clock):
    files = Allowance("file", "an hour", HOUR, clock)
    files.give_back("li")
    assert files.take("li", 1)
    files.give_back("li")
    assert files.take("li", 1)


@pytest.mark.parametrize(
    ("most", "after", "told"),
    [
        (1, 0, "1 article within a day is the most: go on in 24 hours."),
        (2, DAY - 3 * HOUR, "2 articles within a day are the most: go on in 3 hours."),
        (2, DAY - HOUR, "2 articles within a day are the most: go on in 60 minutes."),
        (2, DAY - 20, "2 articles within a day are the most: go on in 1 minute."),
    ],
)
def test_a_refusal_says_when_it_ends(clock, most, after, told):
    articles = Allowance("article", "a day", DAY, clock)
    for _ in range(most):
        articles.take("li", most)
    clock.seconds = after
    assert articles.refusal("li", most) == told


def test_of_very_many_people_the_one_who_took_nothing_for_longest_is_forgotten(clock, monkeypatch):
    monkeypatch.setattr(allowance, "MOST_PEOPLE", 2)
    files = Allowance("file", "an hour", HOUR, clock)
    for who in ("ana", "li", "ana", "mei"):
        files.take(who, 9)
    assert list(files._taken) == ["ana", "mei"]


def test_an_address_is_one_person_however_it_is_written(asking, monkeypatch):
    monkeypatch.setenv("HALUAN_FILES_PER_HOUR", "1")
    assert allowance.take_file() == ""
    asking("LI@example.org")
    assert allowance.take_file() == "1 file within an hour is the most: go on in 60 minutes."
    asking("mei@example.org")
    assert allowance.take_file() == ""


def test_no_limit_binds_owners_or_is_set(asking, monkeypatch):
    monkeypatch.setenv("HALUAN_FILES_PER_HOUR", "0")
    monkeypatch.setenv("HALUAN_ARTICLES_PER_DAY", "1")
    assert [allowance.take_file() for _ in range(3)] == [""] * 3
    assert allowance.promise() == "At most 1 article a day."
    asking("ana@example.org", "owner")
    assert [allowance.take_article() for _ in range(3)] == [""] * 3
    assert allowance.promise() == ""
    asking(VISITOR, "owner", signed_in=False)
    assert [bool(allowance.take_article()) for _ in range(3)] == [False, True, True]


def test_links_count_as_files_do(site, asking, monkeypatch):  # noqa: F811
    monkeypatch.setenv("HALUAN_FILES_PER_HOUR", "1")
    app = fetched("http://news.example/one")
    assert "One · The Invented" in lines(app)
    fetched("http://news.example/two", app)
    assert app.warning[0].value == "1 file within an hour is the most: go on in 60 minutes."
    assert "/two" not in site.paths


def test_no_click_fetches_links_that_are_switched_off(site, asking, monkeypatch):  # noqa: F811
    monkeypatch.setenv("HALUAN_LINKS", "no")
    app = fetched("http://news.example/one")
    assert [warning.value for warning in app.warning] == [SWITCHED_OFF]
    assert site.paths == []


def test_a_file_that_the_browser_should_not_have_sent_is_not_read(corpus, monkeypatch):  # noqa: F811
    monkeypatch.setenv("HALUAN_UPLOAD_MEGABYTES", "1")
    app = page_with(("small.txt", article(1)), ("large.txt", article(2) + " " * 2**20))
    assert "⚠ large.txt is larger than 1 MB, which is the most" in words(app)
    assert [draft.name for draft in app.session_state["drafts"].all()] == ["Port 1 opens"]


def test_the_browser_packs_no_archive_larger_than_a_file_may_be(monkeypatch):
    given = {}
    monkeypatch.setenv("HALUAN_UPLOAD_MEGABYTES", "2")
    monkeypatch.setattr(many_files, "_packer", lambda: lambda **call: given.update(call["data"]))
    many_files.listen()
    assert (given["most"], given["large"]) == (2 * 2**20 - 100_000, 2 * 2**20)
