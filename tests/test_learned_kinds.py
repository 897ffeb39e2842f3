"""The learned reader of lines: its weights are the fit's, and what it may and may not change."""

import json
from pathlib import Path

import numpy as np
import pytest
from test_kinds import BYLINE, HEADLINE, PARAGRAPHS

from analysis.kinds import Line, judge, ruled_page
from analysis.kinds.learned import ALIKE, HUNDREDTHS, KINDS, WEIGHTS_FILE, Reader, correct
from analysis.kinds.marks import line_marks, outline
from analysis.kinds.page import Page
from analysis.kinds.setting import Setting
from analysis.training.kinds import (
    LEAST_PAGES,
    fit,
    loss,
    mark_names,
    rows_of,
    rows_of_file,
    table,
    training_files,
)
from analysis.training.pages import FOLDER, LabelledPage, read_pages

PAGE = [HEADLINE, *BYLINE, *PARAGRAPHS]
WANTED = "boilerplate"


def page_of(texts: list[str]) -> Page:
    return ruled_page([Line.of(text, 0) for text in texts])


def swayed(mark: str, kind: str, lead: float) -> Reader:
    """A reader that knows one mark, which speaks for one kind by so much."""
    return Reader.of({mark: [round(HUNDREDTHS * lead) * (one == kind) for one in KINDS]})


def test_the_weights_are_where_the_fit_rests() -> None:
    """`python -m analysis.training.kinds` writes them anew where rules or pages have changed."""
    rows = [row for path in training_files() for row in rows_of_file(path)]
    shipped = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    names = mark_names(rows)
    assert names == list(shipped)
    worth = {mark: value for row in rows for mark, value in row.marks.items()}
    weights = [[one / HUNDREDTHS / worth[name] for one in shipped[name]] for name in names]
    told = table(rows, names)
    rest = np.abs(loss(np.array(weights).ravel(), *told)[1]).max()
    start = np.abs(loss(np.zeros(len(names) * len(KINDS)), *told)[1]).max()
    assert rest < start / 500


def test_a_fit_learns_what_its_pages_show() -> None:
    page = LabelledPage("", "\n".join([*PAGE, "Zap zap"]), ((0, "title"), (51, "body")))
    rows = [
        row
        for number in range(LEAST_PAGES)
        for row in rows_of(LabelledPage(str(number), page.text, page.kinds), ruled=False)
    ]
    weights = fit(rows)
    assert {row.kind for row in rows} == {"title", "body"}
    assert weights["word zap"][KINDS.index("body")] > 0 > weights["word zap"][KINDS.index("title")]
    assert not any(mark.startswith("rules") for mark in weights)


def test_a_likelier_kind_is_taken_with_its_reason() -> None:
    page = page_of([*PAGE, "Zap the zibble", PARAGRAPHS[0]])
    assert page.kind(6) == "subheading"
    correct(page, reader=swayed("word zibble", WANTED, 1.5))
    assert (page.kind(6), page.why(6)) == (WANTED, f"{ALIKE}: the word “zibble”")


@pytest.mark.parametrize(
    ("line", "lead", "kind"),
    [
        ("Zap the zibble", 1.2, "subheading"),
        ("They zap the zibble.", 0.4, "body"),
        ("They zap the zibble.", 0.6, "boilerplate"),
        ("Sign up for The Zibble, our Sunday newsletter.", 9.0, "boilerplate"),
    ],
)
def test_what_the_rules_say_stays_where_another_kind_is_hardly_likelier(
    line: str, lead: float, kind: str
) -> None:
    other = "cross-link" if kind == "boilerplate" and lead > 1 else WANTED
    page = page_of([*PAGE, line, PARAGRAPHS[0]])
    correct(page, reader=swayed("word zibble", other, lead))
    assert page.kind(6) == kind


def test_a_known_headline_and_a_short_text_are_left_alone() -> None:
    reader = swayed("word berth", WANTED, 9.0)
    known = ruled_page([Line.of(text, 0) for text in PAGE], HEADLINE)
    correct(known, titled=True, reader=reader)
    assert known.kind(0) == "title"
    unknown = page_of(PAGE)
    correct(unknown, reader=reader)
    assert unknown.kind(0) == WANTED
    short = page_of([HEADLINE, *PARAGRAPHS[:2]])
    correct(short, reader=reader)
    assert short.kind(0) == "title"


def test_a_known_headline_has_no_other_beside_it() -> None:
    lines = [Line.of(text, 0) for text in [*PAGE, "Zap the zibble", PARAGRAPHS[0]]]
    page = ruled_page(lines, HEADLINE)
    correct(page, titled=True, reader=swayed("word zibble", "title", 9.0))
    assert page.kind(6) == "subheading"


@pytest.mark.parametrize(
    ("above", "line", "kind"),
    [
        (1, "Apr 18, 2023 #ports", "dateline"),
        (1, "Joe Kaur, second-year law", "byline"),
        (5, "[00:00:21]", "boilerplate"),
        (5, "Copied!", "boilerplate"),
        (5, "Nobody came.", "body"),
    ],
)
def test_lines_of_weak_form_are_told_by_what_pages_showed(above: int, line: str, kind: str) -> None:
    page = [HEADLINE, *PARAGRAPHS] if above == 1 else PAGE
    verdicts = judge([Line.of(text, 0) for text in [*page[:above], line, *page[above:]]])
    assert verdicts[above].kind == kind


def test_marks_of_a_line() -> None:
    line = Line.of("Photo: A. Tan, 2019", 0)
    assert outline(line)[0] == "opens with a capital"
    assert set(outline(line)[1:]) == {"holds :", "year"}
    marks = line_marks(line)
    assert {"length 4", "closes with a figure", "word photo", "pair photo :", "last 0000"} <= {
        *marks
    }
    assert "shape Xx.:.XX.9999" not in marks
    assert "ends" not in marks


def test_marks_of_a_place() -> None:
    setting = Setting(page_of([*PAGE, "Zap the zibble"]))
    above, behind = set(setting.marks(1)), set(setting.marks(6))
    assert {
        "from top 1",
        "above text",
        "above text 2",
        "above: length 3",
        "two above: none",
    } <= above
    assert {"from bottom 0", "behind text", "behind text 1", "above: ends", "below: none"} <= behind
    assert {"rules: byline", "rules: byline, form"} <= set(setting.verdict_marks(1))
    assert list(setting.neighbour_verdicts(1)) == [
        "above: title",
        "below: dateline",
        "two below: body",
    ]


def test_labelled_pages_are_put_together_as_they_were_pasted(tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text("# one | tight\ntitle: A b\nbody: C.\n^sign-off: (End)\n\n# two\nbody: D\n")
    one, two = read_pages(file)
    assert (one.name, one.text) == ("one", "A b\nC. (End)")
    assert one.kinds == ((0, "title"), (4, "body"), (7, "sign-off"))
    assert [one.kind_at(start) for start in (0, 4, 6, 7)] == ["title", "body", "body", "sign-off"]
    assert two == LabelledPage("two", "D", ((0, "body"),))


@pytest.mark.parametrize(
    ("name", "count"), [("first", 60), ("second", 40), ("third", 70), ("composed", 224)]
)
def test_learning_pages_have_known_kinds_and_names_of_their_own(name: str, count: int) -> None:
    pages = list(read_pages(FOLDER / f"{name}.txt"))
    assert len({page.name for page in pages}) == len(pages) == count
    assert {kind for page in pages for _, kind in page.kinds} == set(KINDS)
