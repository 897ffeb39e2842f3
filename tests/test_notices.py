"""What pages say first."""

from streamlit.testing.v1 import AppTest


def page(undone):
    from types import SimpleNamespace

    from analysis.dashboard import notices

    notices.say_undone(SimpleNamespace(undone=undone))


def test_a_change_that_was_undone_is_told_once_a_session():
    app = AppTest.from_function(page, args=("A change was undone.",)).run()
    assert [toast.value for toast in app.toast] == ["A change was undone."]
    assert not app.run().toast
    assert not AppTest.from_function(page, args=("",)).run().toast
