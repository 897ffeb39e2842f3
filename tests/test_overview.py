"""A choice in a chart: the overview filters, and a chart that stands no more is not heard."""

import datetime as dt

import pytest
import streamlit as st

from analysis.dashboard import address, overview


@pytest.fixture
def session(monkeypatch):
    kept: dict = {"source": [], "from": None, "to": None}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


def narrow(session, **picked):
    called = []
    session["over_time_0"] = {"selection": {"stretch": [picked]}}
    overview._narrow("over_time_0", ["Xinhua"], lambda: called.append(1))
    return called


def test_a_column_filters_by_its_source_and_days(session):
    assert narrow(session, source="Xinhua", first="2024-03-01", last="2024-03-31") == [1]
    assert session["source"] == ["Xinhua"]
    assert (session["from"], session["to"]) == (dt.date(2024, 3, 1), dt.date(2024, 3, 31))
    assert session[overview.TIMES] == 1


def test_undated_articles_and_a_name_filter_by_the_source_alone(session):
    session["from"] = dt.date(2024, 1, 1)
    assert narrow(session, source="Xinhua", first=None, last=None) == [1]
    assert session["source"] == ["Xinhua"]
    assert session["from"] == dt.date(2024, 1, 1)


def test_a_source_that_is_gone_changes_nothing(session):
    assert narrow(session, source="The Star", first=None, last=None) == []
    assert session["source"] == []


def test_a_chart_whose_successor_is_drawn_is_not_heard(session):
    chosen = [{"article_id": "a", "paragraph": 1}]
    session["strips_3"] = {"selection": {"paragraph": chosen}}
    session["closed"] = 3
    assert address.choices("strips_3", "paragraph") == chosen
    session["strips_3"] = {"selection": {"paragraph": {}}}
    assert address.choices("strips_3", "paragraph") == []
    session["strips_3"] = {"selection": {"paragraph": chosen}}
    session["closed"] = 4
    assert address.choices("strips_3", "paragraph") == []
