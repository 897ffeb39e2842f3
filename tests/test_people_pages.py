"""The pages as each role has them, and what a forged click of theirs does: nothing."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest
from test_pages import PATIENCE, corpus, fill, open_page, words  # noqa: F401 (a fixture)
from test_pages_add import article, button
from test_settings import AUTH, SIGN_IN

from analysis import settings
from analysis.dashboard import allowance
from analysis.dashboard.labels import plain
from analysis.dashboard.roles import FOR_CONTRIBUTORS, FOR_OWNERS, UNLISTED, UNSAID
from analysis.dashboard.roles import SIGN_IN as ASK

OWNER, CONTRIBUTOR, VIEWER = "ana@example.org", "li@work.example", "mei@example.net"


@pytest.fixture
def signing_in(tmp_path, monkeypatch, corpus):  # noqa: F811
    """A deployment with a list for each role."""
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(AUTH)
    monkeypatch.setattr(settings, "files", lambda: (secrets,))
    environment = {
        **SIGN_IN,
        "HALUAN_CONTRIBUTORS": "@work.example",
        "HALUAN_VIEWERS": "@example.net",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for name in ("FILES", "ARTICLES"):
        monkeypatch.setattr(getattr(allowance, name), "_taken", {})
    return corpus


def known(address):
    return {"is_logged_in": True, "email": address, "email_verified": True} if address else {}


def open_as(address, page="sources", user=None, **query):
    return open_page(page, user=user or known(address), **query)


def labels(app):
    return {button.label for button in app.button}


def test_who_is_not_signed_in_sees_nothing_but_the_way_in(signing_in):
    fill(signing_in, "Xinhua")
    app = open_as(None, page="add")
    assert labels(app) == {"Sign in"}
    assert not app.dataframe
    assert "Xinhua" not in words(app)
    assert not app.sidebar.children


@pytest.mark.parametrize(
    ("user", "why"),
    [
        (known("eve@evil.example"), UNLISTED),
        ({"is_logged_in": True, "email": OWNER}, UNSAID),
    ],
)
def test_who_is_on_no_list_is_told_so_and_can_sign_out(signing_in, user, why):
    app = open_as(None, user=user)
    assert labels(app) == {"Sign out"}
    assert [warning.value for warning in app.warning] == [why]


def test_a_viewer_sees_and_changes_nothing(signing_in):
    fill(signing_in, "Xinhua")
    article_id = signing_in.articles()["article_id"][0]
    app = open_as(VIEWER, article=article_id)
    assert any("h-paragraph" in element.proto.body for element in app.get("html"))
    assert not labels(app) & {"Put back", "Save", "Remove this article"}
    assert VIEWER in words(app)
    app = open_as(VIEWER, page="add")
    assert FOR_CONTRIBUTORS in words(app)
    assert not app.get("file_uploader")
    assert not app.code
    assert labels(app) == {"Sign out"}


def test_a_viewer_has_the_sample_with_all_that_it_shows(signing_in):
    app = open_as(VIEWER)
    assert "invented" in words(app)
    assert len(app.dataframe[-1].value) > 100
    app = open_as(VIEWER, page="method")
    assert FOR_CONTRIBUTORS in words(app)
    assert "Check the scores" not in labels(app)


def test_a_contributor_adds_and_the_owner_sees_who_did(signing_in):
    app = open_as(CONTRIBUTOR, page="add")
    assert "At most 500 files or links an hour and 5,000 articles a day." in words(app)
    app.get("file_uploader")[0].set_value([("1.txt", article(1).encode(), "text/plain")]).run()
    button(app, "Add 1 article").click().run()
    assert signing_in.articles().height == 1
    assert FOR_OWNERS in words(open_as(CONTRIBUTOR, page="activity"))
    app = open_as(OWNER, page="activity")
    rows = app.dataframe[0].value[["who", "what", "about"]].to_numpy().tolist()
    assert rows == [[CONTRIBUTOR, "added", "Port 1 opens (Xinhua)"]]


def test_a_contributor_corrects_and_does_not_remove(signing_in):
    fill(signing_in, "Xinhua")
    article_id = signing_in.articles()["article_id"][0]
    app = open_as(CONTRIBUTOR, article=article_id)
    assert {"Put back", "Save"} <= labels(app)
    assert "Remove this article" not in labels(app)
    app = open_as(CONTRIBUTOR, page="add")
    assert "Save changes" not in labels(app)


def test_a_click_of_who_lost_the_role_changes_nothing(signing_in):
    fill(signing_in, "Xinhua")
    article_id = signing_in.articles()["article_id"][0]
    before = signing_in.frame("lexicon").height
    app = open_as(OWNER, article=article_id)
    app.user = known(VIEWER)
    [b for b in app.button if b.label == "Put back"][-1].click().run()
    assert not app.exception
    assert plain(FOR_CONTRIBUTORS) in words(app)
    assert signing_in.frame("lexicon").height == before

    app = open_as(OWNER, article=article_id)
    button(app, "Remove this article").click().run()
    app.user = known(CONTRIBUTOR)
    app.button(key="confirm_remove").click().run()
    assert signing_in.articles().height == 1
    assert signing_in.actions().is_empty()


def shared_again() -> None:
    from analysis.dashboard import share

    share._offer(None)


def checked_again() -> None:
    from analysis.dashboard import check

    check.show(None, None)


@pytest.mark.parametrize("part", [shared_again, checked_again])
def test_a_part_of_the_page_drawn_alone_lets_nobody_in_who_may_look_no_more(signing_in, part):
    app = AppTest.from_function(part, default_timeout=PATIENCE)
    app.user = known(None)
    app.run()
    assert not app.exception
    assert labels(app) == {"Sign in"}
    assert not app.get("popover")


def test_who_signed_in_labels_under_that_name(signing_in):
    fill(signing_in, "Xinhua")
    app = open_as(CONTRIBUTOR, page="method")
    name = next(field for field in app.text_input if field.label == "Your name")
    assert (name.value, name.disabled) == (CONTRIBUTOR, True)
    button(app, "Check the scores").click().run()
    button(app, "Neutral").click().run()
    assert signing_in.readings()["reader"].to_list() == [f"{CONTRIBUTOR} (blind)"]


def test_files_over_the_hours_number_wait(signing_in, monkeypatch):
    monkeypatch.setenv("HALUAN_FILES_PER_HOUR", "1")
    app = open_as(CONTRIBUTOR, page="add")
    files = [(f"{n}.txt", article(n).encode(), "text/plain") for n in range(2)]
    app.get("file_uploader")[0].set_value(files).run()
    assert "1 article to look over" in words(app)
    assert "1 file within an hour is the most: go on in 60 minutes." in words(app)
    assert "1 file not read yet." in words(app)
    # Nor has a new session more, where the person is the same.
    app = open_as(CONTRIBUTOR.upper(), page="add")
    app.get("file_uploader")[0].set_value(files[:1]).run()
    assert "to look over" not in words(app)


def test_articles_over_the_days_number_stay_drafts(signing_in, monkeypatch):
    monkeypatch.setenv("HALUAN_ARTICLES_PER_DAY", "1")
    app = open_as(CONTRIBUTOR, page="add")
    files = [(f"{n}.txt", article(n).encode(), "text/plain") for n in range(2)]
    app.get("file_uploader")[0].set_value(files).run()
    button(app, "Add 2 articles").click().run()
    assert signing_in.articles().height == 1
    assert "1 article within a day is the most: go on in 24 hours. 1 article added." in words(app)
    assert "1 article to look over" in words(app)


def test_links_that_may_not_be_fetched_are_not_asked_for(corpus, monkeypatch):  # noqa: F811
    monkeypatch.setenv("HALUAN_LINKS", "no")
    app = open_as(None, page="add")
    (ways,) = app.get("button_group")
    assert ways.options == ["Files", "A folder", "Pasted text"]


@pytest.fixture
def reachable():
    """A server that other machines reach."""
    config.set_option("server.address", "0.0.0.0")
    yield
    config.set_option("server.address", "localhost")


def test_an_address_that_others_reach_is_read_only_until_somebody_decides(
    corpus,  # noqa: F811
    reachable,
    monkeypatch,
):
    app = open_as(None, page="add")
    assert "can set HALUAN_ACCESS" in words(app)
    assert not app.get("file_uploader")
    monkeypatch.setenv("HALUAN_ACCESS", "open")
    assert open_as(None, page="add").get("file_uploader")


def test_read_only_is_so_on_ones_own_machine_too(corpus, monkeypatch):  # noqa: F811
    monkeypatch.setenv("HALUAN_ACCESS", "read-only")
    app = open_as(None, page="add")
    assert "nothing can be changed here" in words(app)
    assert not app.get("file_uploader")


def test_where_everyone_may_look_the_way_in_stands_beside(signing_in, monkeypatch):
    monkeypatch.setenv("HALUAN_VIEWERS", "everyone")
    app = open_as(None, page="add")
    assert ASK in words(app)
    assert labels(app) == {"Sign in"}


def test_wrong_settings_are_told_and_nothing_else_is_shown(corpus, monkeypatch):  # noqa: F811
    monkeypatch.setenv("HALUAN_LINKS", "perhaps")
    monkeypatch.setenv("HALUAN_ACCESS", "all")
    app = open_as(None)
    assert [error.value.replace("\\", "") for error in app.error] == [
        "HALUAN_ACCESS must be one of open, read-only, sign-in.",
        "HALUAN_LINKS must be yes or no.",
    ]
    assert not app.button
    assert not app.dataframe
