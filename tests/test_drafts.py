import datetime as dt

import pytest
from made import packed

from analysis import pipeline
from analysis.dashboard.drafts import Drafts
from analysis.reading import Reading
from analysis.records import Article
from analysis.scoring import make_scorer

TEXT = (
    "A port opens\n\nPhoto: A Crane\n\n"
    "China and Malaysia opened the port on Monday.\n\nBoth sides welcomed it warmly."
)
TABLE = "Kopf,Blatt,Inhalt\nA port opens,The Star,China and Malaysia opened the port on Monday.\n"
MALAY = "Kerajaan negeri itu mengumumkan bahawa projek landasan kereta api akan diteruskan."


def one():
    drafts = Drafts()
    drafts.read_pasted("p", TEXT)
    (draft,) = drafts.all()
    return draft


def test_what_cannot_be_read_is_a_sentence_and_the_rest_goes_on():
    drafts = Drafts()
    drafts.read_file("a", "a.txt", b"")
    drafts.read_file("b", "b.txt", TEXT.encode())
    assert len(drafts.all()) == 1
    (sentence,) = drafts.faults["a"]
    assert "empty" in sentence


def test_typed_fields_win_and_say_so():
    draft = one()
    draft.correct("A port opens", "  The Star ", dt.date(2020, 1, 2))
    assert draft.article.source == "The Star"
    assert draft.article.date == dt.date(2020, 1, 2)
    assert draft.article.origins["source"] == "typed in"


def test_an_emptied_field_stays_empty_in_the_score():
    draft = one()
    draft.correct("", "", None)
    assert draft.article.title is None
    assert draft.preview(make_scorer("lexicon")).article.title is None


def test_a_block_is_put_back_and_left_out_again():
    draft = one()
    scorer = make_scorer("lexicon")
    before = draft.article.blocks
    position = next(n for n, b in enumerate(before) if b.kind == "caption")
    draft.reshape(position, True)
    assert draft.article.blocks[position].why == pipeline.BY_HAND
    assert len(draft.preview(scorer).paragraphs) == draft.paragraphs == 3
    draft.reshape(position, False)
    assert draft.article.blocks == before
    assert len(draft.preview(scorer).paragraphs) == draft.paragraphs == 2


def test_a_paragraph_is_left_out_and_put_back_as_it_was():
    draft = one()
    before = draft.article.blocks
    position = next(n for n, b in enumerate(before) if b.kind == "body")
    draft.reshape(position, False)
    assert draft.article.blocks[position].why == "left out by hand"
    draft.reshape(position, True)
    assert draft.article.blocks == before


def test_paragraphs_in_other_languages_are_counted_as_long_as_they_are_paragraphs():
    drafts = Drafts()
    drafts.read_pasted("p", f"{TEXT}\n\n{MALAY}")
    (draft,) = drafts.all()
    assert draft.unscored == {"Malay": 1}
    draft.reshape(len(draft.article.blocks) - 1, False)
    assert draft.unscored == {}


def test_forgotten_files_leave_nothing():
    drafts = Drafts()
    drafts.read_file("a", "a.csv", TABLE.encode())
    drafts.forget({"a"})
    assert not drafts.all()
    assert not drafts.knows("a")
    assert not drafts.tables


def test_a_dropped_draft_is_gone_and_its_file_still_known():
    drafts = Drafts()
    drafts.read_file("a", "a.txt", TEXT.encode())
    drafts.drop(drafts.all()[0])
    assert not drafts.all()
    assert drafts.knows("a")


def test_of_two_drafts_of_the_same_words_the_very_one_is_dropped():
    drafts = Drafts()
    drafts.take_reading("a", "a", Reading((Article("1", TEXT), Article("1", TEXT))))
    first, second = drafts.all()
    drafts.drop(second)
    assert drafts.all()[0] is first


def test_only_files_that_are_not_read_yet_wait():
    drafts = Drafts()
    drafts.read_file("a", "a.txt", TEXT.encode())
    drafts.wait(["a", "b"])
    assert drafts.waiting == {"b"}


def test_a_fault_of_the_program_is_a_sentence_too(monkeypatch):
    def broken(_article):
        raise IndexError("nobody thought of this")

    monkeypatch.setattr(pipeline, "split", broken)
    drafts = Drafts()
    drafts.read_file("a", "a.txt", TEXT.encode())
    assert drafts.faults["a"] == ["a.txt could not be read: a fault in the program."]
    assert not drafts.all()


class Stopped(BaseException):
    """What ends a run of the page."""


def stop(_done, _all):
    raise Stopped


def test_a_file_whose_reading_was_stopped_counts_as_unread():
    drafts = Drafts()
    with pytest.raises(Stopped):
        drafts.read_file("a", "a.txt", TEXT.encode(), stop)
    assert not drafts.knows("a")
    assert not drafts.all()


def test_progress_is_told_article_by_article():
    told = []
    articles = (Article("1", TEXT), Article("2", TEXT))
    Drafts().take_reading("a", "a", Reading(articles), lambda *now: told.append(now))
    assert told == [("article 1 of 2", 0.75), ("article 2 of 2", 1.0)]


def test_progress_within_an_archive_is_told_file_by_file():
    told = []
    archive = packed({"x.txt": TEXT, "in/y.txt": TEXT})
    Drafts().read_file("a", "a.zip", archive, lambda what, _part: told.append(what))
    assert told == ["file 1 of 2: x.txt", "file 2 of 2: y.txt", "article 1 of 2", "article 2 of 2"]


def test_a_table_of_unknown_columns_waits_for_the_persons_choice():
    drafts = Drafts()
    drafts.read_file("a", "a.csv", TABLE.encode())
    assert "none of its columns" in drafts.faults["a"][0]
    table = drafts.tables["a"].tables["a.csv"]
    assert (table.header, table.roles) == (("Kopf", "Blatt", "Inhalt"), {})
    drafts.choose_columns("a", "a.csv", {"text": "Inhalt", "title": "Kopf", "source": "Blatt"})
    (draft,) = drafts.all()
    assert (draft.article.title, draft.article.source) == ("A port opens", "The Star")
    assert not drafts.faults
    assert drafts.tables["a"].tables["a.csv"].roles["text"] == "Inhalt"


def test_wrongly_guessed_columns_are_chosen_anew_and_the_drafts_are_others():
    drafts = Drafts()
    table = b"Text,Body\nA port opens,China and Malaysia opened the port on Monday.\n"
    drafts.read_file("a", "a.csv", table)
    (guessed,) = drafts.all()
    drafts.choose_columns("a", "a.csv", {"text": "Body", "title": "Text"})
    (chosen,) = drafts.all()
    assert guessed.article.text == "A port opens"
    assert (chosen.article.title, chosen.article.text[:5]) == ("A port opens", "China")
    assert chosen.key != guessed.key


def test_a_choice_whose_reading_was_stopped_changes_nothing():
    drafts = Drafts()
    drafts.read_file("a", "a.csv", TABLE.replace("Inhalt", "Text").encode())
    before = drafts.all()
    with pytest.raises(Stopped):
        drafts.choose_columns("a", "a.csv", {"text": "Kopf"}, stop)
    assert drafts.all() == before
    assert drafts.tables["a"].tables["a.csv"].chosen is None


def test_a_table_in_an_archive_has_columns_to_choose_too():
    drafts = Drafts()
    drafts.read_file("a", "a.zip", packed({"in/x.csv": TABLE, "y.txt": TEXT}))
    assert len(drafts.all()) == 1
    assert "none of its columns" in drafts.faults["a"][0]
    drafts.choose_columns("a", "x.csv", {"text": "Inhalt"})
    assert len(drafts.all()) == 2
    assert not drafts.faults
