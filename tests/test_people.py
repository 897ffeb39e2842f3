"""Who a person is and what they may do: from what a provider says, the lists, and the request."""

from __future__ import annotations

import threading

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from analysis.dashboard import entrance, people
from analysis.dashboard.roles import (
    FOR_CONTRIBUTORS,
    FOR_OWNERS,
    NO_ADDRESS,
    REFUTED,
    SIGN_IN,
    UNLISTED,
    UNSAID,
    VISITOR,
    Person,
    of_claims,
    role_of,
)
from analysis.settings import Settings

LISTS = Settings(
    access="sign-in",
    owners=("Ana@Example.org",),
    contributors=("@work.example", "li@example.org"),
    viewers=("@example.org",),
)
EVERYONE = Settings(access="sign-in", owners=("ana@example.org",), viewers=("everyone",))


def claims(email="ana@example.org", **others):
    return {"is_logged_in": True, "email": email, "email_verified": True, **others}


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("ana@example.org", "owner"),
        ("ANA@EXAMPLE.ORG", "owner"),
        ("li@example.org", "contributor"),
        ("bo@Work.Example", "contributor"),
        ("mei@example.org", "viewer"),
        ("mei@sub.example.org", None),
        ("mei@notexample.org", None),
        ("mei@example.org.evil.example", None),
        ("ana@example.org@evil.example", None),
        # A letter that case-folding makes an ordinary one: another person's address.
        ("mei@example.orɡ", None),
        ("ſue@work.example", "contributor"),
        ("", None),
    ],
)
def test_the_lists_give_an_address_its_highest_role(address, role):
    assert role_of(address, LISTS) == role


def test_letters_that_only_look_like_others_once_folded_make_nobody_an_owner():
    settings = Settings(owners=("sue@kit.example",))
    assert role_of("SUE@KIT.EXAMPLE", settings) == "owner"
    assert role_of("\u017fue@kit.example", settings) is None
    assert role_of("sue@\u212ait.example", settings) is None


@pytest.mark.parametrize(
    ("said", "role", "why_not"),
    [
        (claims(), "owner", ""),
        (claims("li@example.org"), "contributor", FOR_OWNERS),
        (claims("mei@example.org"), "viewer", FOR_CONTRIBUTORS),
        (claims("eve@evil.example"), None, UNLISTED),
        (claims(email_verified="true"), "owner", ""),
        (claims(email_verified=False), None, REFUTED),
        (claims(email_verified="false"), None, REFUTED),
        (claims(email_verified=None), None, UNSAID),
        (claims(None), None, NO_ADDRESS),
        (claims("ana@example.org@evil.example"), None, NO_ADDRESS),
        (claims(is_logged_in=False), None, SIGN_IN),
        (claims(is_logged_in="true"), None, SIGN_IN),
        ({"email": "ana@example.org", "email_verified": True}, None, SIGN_IN),
        ({}, None, SIGN_IN),
    ],
)
def test_who_signed_in_has_the_role_of_a_verified_address(said, role, why_not):
    person = of_claims(said, LISTS)
    assert (person.role, person.why_not) == (role, why_not)


def test_an_address_of_which_nothing_is_said_counts_where_the_settings_say_so():
    trusting = Settings(access="sign-in", owners=("ana@example.org",), provider_verifies=True)
    assert of_claims(claims(email_verified=None), trusting).role == "owner"
    assert of_claims(claims(email_verified=False), trusting).role is None


def test_where_everyone_may_look_nobody_is_shut_out_and_nobody_gains_more():
    assert of_claims({}, EVERYONE) == Person(VISITOR, "viewer", SIGN_IN)
    assert of_claims(claims("eve@evil.example"), EVERYONE).role == "viewer"
    assert of_claims(claims(email_verified=False), EVERYONE).role == "viewer"
    assert of_claims(claims(), EVERYONE).role == "owner"


def test_a_role_may_what_the_lower_ones_may():
    may = {
        role: [Person("", role).may(what) for what in ("viewer", "contributor", "owner")]
        for role in (None, "viewer", "contributor", "owner")
    }
    assert may == {
        None: [False, False, False],
        "viewer": [True, False, False],
        "contributor": [True, True, False],
        "owner": [True, True, True],
    }


@pytest.mark.parametrize(
    ("headers", "straight"),
    [
        ({"Host": "localhost:8501"}, True),
        ({"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}, True),
        ({"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, True),
        ({"host": "localhost:8501", "origin": "http://localhost:8501"}, True),
        ({"Host": "haluan.example.org"}, False),
        ({"Host": "localhost:8501", "Origin": "https://haluan.example.org"}, False),
        ({"Host": "localhost.evil.example:8501"}, False),
        ({"Host": "localhost:8501", "X-Forwarded-For": "203.0.113.5"}, False),
        ({"Host": "localhost:8501", "x-forwarded-proto": "https"}, False),
        ({"Host": "localhost:8501", "Forwarded": "for=203.0.113.5"}, False),
        ({"Host": "localhost:8501", "Via": "1.1 proxy"}, False),
        ({"Host": "localhost:8501", "Origin": "null"}, False),
        ({"Host": "localhost:8501", "Origin": "http://["}, False),
        ({"Host": "["}, False),
        ({"Host": "localhost:8501", "Cf-Connecting-Ip": "203.0.113.5"}, False),
        ({"Host": "localhost:8501", "true-client-ip": "203.0.113.5"}, False),
        ({"Host": "localhost:8501", "X-Client-IP": "203.0.113.5"}, False),
        ({"Host": "localhost:8501", "X-Original-Host": "haluan.example.org"}, False),
        ({}, False),
    ],
)
def test_a_request_comes_from_the_own_machine_where_nothing_in_it_names_another(headers, straight):
    assert people.comes_straight(headers.items()) is straight


def test_a_strange_pages_connection_makes_the_server_ask_nothing_of_the_outside(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda *url, **_: asked.append(url))
    assert entrance.LOCKED
    assert not server_util.is_url_from_allowed_origins("http://evil.example")
    assert asked == []


def test_outside_of_a_page_nobody_asks():
    found = []
    thread = threading.Thread(target=lambda: found.append(people.current()))
    thread.start()
    thread.join()
    assert found == [people.NOBODY]
    assert people.current() == people.NOBODY


def test_the_numbers_bind_neither_oneself_nor_owners_who_signed_in():
    bound = {
        person: people.is_limited(person)
        for person in (
            Person("someone on this machine", "owner"),
            Person("ana@example.org", "owner", signed_in=True),
            Person("li@example.org", "contributor", signed_in=True),
            Person(VISITOR, "owner"),
        )
    }
    assert list(bound.values()) == [False, False, True, True]
