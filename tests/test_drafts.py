import datetime as dt

from analysis import pipeline
from analysis.dashboard.drafts import Drafts
from analysis.scoring import make_scorer

TEXT = (
    "A port opens\n\nPhoto: A Crane\n\n"
    "China and Malaysia opened the port on Monday.\n\nBoth sides welcomed it warmly."
)


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
    before = len(draft.preview(scorer).paragraphs)
    position = next(n for n, b in enumerate(draft.article.blocks) if b.kind == "caption")
    draft.reshape(position, True)
    assert draft.article.blocks[position].why == pipeline.BY_HAND
    assert len(draft.preview(scorer).paragraphs) == before + 1
    draft.reshape(position, False)
    assert len(draft.preview(scorer).paragraphs) == before


def test_forgotten_files_leave_nothing():
    drafts = Drafts()
    drafts.read_file("a", "a.txt", TEXT.encode())
    drafts.forget({"a"})
    assert not drafts.all()
    assert not drafts.knows("a")


def test_a_fault_of_the_program_is_a_sentence_too(monkeypatch):
    def broken(_article):
        raise IndexError("nobody thought of this")

    monkeypatch.setattr(pipeline, "split", broken)
    drafts = Drafts()
    drafts.read_file("a", "a.txt", TEXT.encode())
    assert drafts.faults["a"] == ["a.txt could not be read: a fault in the program."]
    assert not drafts.all()
