"""What the reading pane shows, kept in the address bar: the opened article and paragraph."""

from __future__ import annotations

from typing import Any

import streamlit as st

PLACE = "article"
"""The article's id, and after a full stop the paragraph's number. One parameter: each change of
one is a step of the browser's Back."""
PARAGRAPH = "paragraph"
"""Where a link may name the paragraph too."""

# The server sets one parameter after another, each a step of its own: after a change of pages
# Back would take off filter after filter. What follows from an act belongs to its step.
ONE_STEP = """<script>
if (!window.haluanSteps) {
  window.haluanSteps = true;
  let acted = false;
  for (const act of ["pointerdown", "keydown"])
    document.addEventListener(act, () => { acted = true; }, true);
  const push = history.pushState;
  history.pushState = (...entry) => {
    (acted ? push : history.replaceState).apply(history, entry);
    acted = false;
  };
}
</script>"""


def one_step_an_act() -> None:
    """Make all that an act of a person changes in the address one step of the browser's Back."""
    st.html(ONE_STEP, unsafe_allow_javascript=True)


def opened() -> str | None:
    """The id of the article in the pane, from the address bar."""
    return _place().partition(".")[0] or None


def opened_paragraph() -> int | None:
    """The number of the unfolded paragraph, from the address bar."""
    number = _place().partition(".")[2] or st.query_params.get(PARAGRAPH, "")
    return int(number) if number.isascii() and number.isdecimal() else None


def arrive(page: str) -> None:
    """Come to a page; the opened article comes along, which a change of pages would close."""
    before: str = st.session_state.get("article", "")
    arriving = st.session_state.get("page", page) != page
    if arriving and before and not opened():
        st.query_params[PLACE] = before
    # The browser's Back and Forward come by here, and no callback.
    _forget_choices(not arriving and before != _place())
    st.session_state["page"] = page
    st.session_state["article"] = _place()
    if arriving:
        # By Back from another page all filters would be empty: only a run anew keeps them, and
        # writes those in the address that the browser has taken off.
        st.query_params.update()
        st.rerun()


def leave() -> None:
    """Come to a page without a reading pane; the next one that has it shows the article again."""
    st.session_state["page"] = None


def open_article(article_id: str, paragraph: int | None = None) -> None:
    """Put an article in the pane, one paragraph unfolded; for callbacks, before drawing."""
    st.query_params.pop(PARAGRAPH, None)
    st.query_params[PLACE] = f"{article_id}.{paragraph}" if paragraph else article_id
    st.session_state["article"] = _place()


def open_paragraph(number: int) -> None:
    """Unfold a paragraph of the opened article; for callbacks too."""
    open_article(opened() or "", number)


def turn_to(article_id: str, paragraph: int | None = None) -> None:
    """Open an article otherwise than by a chart, whose choice would be another one then."""
    open_article(article_id, paragraph)
    _forget_choices()


def close() -> None:
    """Empty the pane, and let the charts forget what was chosen in them."""
    st.query_params.pop(PARAGRAPH, None)
    st.query_params.pop(PLACE, None)
    st.session_state["article"] = ""
    _forget_choices()


def times_closed() -> int:
    """How often the pane was closed or turned to another place otherwise than by a chart.

    Part of the charts' keys, so that they begin afresh: what is still chosen in one can't be
    chosen again.
    """
    closed: int = st.session_state.get("closed", 0)
    return closed


def choices(key: str, selection: str) -> list[dict[str, Any]]:
    """What is chosen in the chart of that key, which ends in `times_closed`; for callbacks.

    Nothing in a chart whose successor is drawn: the browser tells its choice once more then.
    """
    if not key.endswith(f"_{times_closed()}"):
        return []
    return list(st.session_state[key]["selection"].get(selection, []))


def _forget_choices(is_due: bool = True) -> None:
    st.session_state["closed"] = times_closed() + is_due


def _place() -> str:
    return st.query_params.get(PLACE, "")
