"""Who speaks, as a person corrected it: shown everywhere, and there to stay."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from test_corpus import NAME, scored
from test_corpus_scorers import MODEL, by_model

from analysis.corpus import Corpus, CorpusError
from analysis.corpus.corrections import Saying
from analysis.pipeline import with_paragraph
from analysis.records import Article, ScoredArticle

SAID: Saying = ("speaker", "Ms. O'Neil")  # by the program, as `scored` makes its paragraphs
FIRST, SECOND = 12, 30
"""Where the paragraphs of `two` start."""

OUTLET: Saying = ("outlet", None)
LIM: Saying = ("speaker", "Lim Guan Eng")


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    return Corpus(place)


def two(**known: object) -> ScoredArticle:
    return scored("The port opened.", "Trade rose.", **known)  # type: ignore[arg-type]


def saying(article: ScoredArticle, *sayings: Saying) -> ScoredArticle:
    """The article with other voices and speakers, paragraph by paragraph."""
    rows = (
        replace(row, paragraph=replace(row.paragraph, voice=voice, speaker=speaker))
        for row, (voice, speaker) in zip(article.paragraphs, sayings, strict=True)
    )
    return replace(article, paragraphs=tuple(rows))


def shown(corpus: Corpus) -> list[Saying]:
    return corpus.frame(NAME).select("voice", "speaker").rows()  # type: ignore[return-value]


def test_a_correction_is_what_everything_shows(corpus: Corpus) -> None:
    article = two()
    key = article.article.id
    corpus.add(article)
    corpus.add_scores(by_model(article))
    before = corpus.version()
    corpus.correct(key, SECOND, *LIM)
    assert corpus.version() > before
    assert shown(corpus) == [SAID, LIM]
    corrected = saying(article, SAID, LIM)
    assert corpus.get(key, NAME) == corrected
    assert corpus.scorings(key) == [corrected, by_model(corrected)]
    assert corpus.corrections(key) == {SECOND: SAID}


def test_a_correction_taken_back_gives_what_the_program_said(corpus: Corpus) -> None:
    article = two()
    key = article.article.id
    corpus.add(article)
    corpus.correct(key, FIRST, *LIM)
    corpus.correct(key, FIRST, *OUTLET)
    assert corpus.corrections(key) == {FIRST: SAID}
    before = corpus.version()
    assert corpus.take_back(key, FIRST) is True
    assert corpus.version() > before
    assert corpus.get(key, NAME) == article
    assert corpus.corrections(key) == {}
    assert corpus.take_back(key, FIRST) is corpus.take_back("0" * 16, FIRST) is False


def test_what_the_program_said_is_no_correction(corpus: Corpus) -> None:
    article = two()
    key = article.article.id
    corpus.add(article)
    before = corpus.version()
    corpus.correct(key, FIRST, *SAID)
    assert corpus.version() == before
    corpus.correct(key, FIRST, *LIM)
    corpus.correct(key, FIRST, *SAID)
    assert corpus.corrections(key) == {}
    assert shown(corpus) == [SAID, SAID]


def test_the_same_correction_again_changes_nothing(corpus: Corpus) -> None:
    key = two().article.id
    corpus.add(two())
    corpus.correct(key, FIRST, *LIM)
    before = corpus.version()
    corpus.correct(key, FIRST, *LIM)
    assert corpus.version() == before


@pytest.mark.parametrize(
    ("voice", "speaker", "kept"),
    [
        ("speaker", "  Lim \n Guan\tEng ", LIM),
        ("speaker", "x" * 200, ("speaker", "x" * 200)),
        ("speaker", " ", ("speaker", None)),
        ("speaker", None, ("speaker", None)),
        ("outlet", "Lim Guan Eng", OUTLET),
    ],
)
def test_a_speaker_is_one_line_and_an_outlet_has_none(
    corpus: Corpus, voice: str, speaker: str | None, kept: Saying
) -> None:
    corpus.add(two())
    corpus.correct(two().article.id, FIRST, voice, speaker)  # type: ignore[arg-type]
    assert shown(corpus)[0] == kept


def test_what_can_not_be_a_correction_is_refused(corpus: Corpus) -> None:
    key = two().article.id
    corpus.add(two())
    before = corpus.version()
    with pytest.raises(CorpusError, match="A speaker's name is at most 200 characters long"):
        corpus.correct(key, FIRST, "speaker", "x" * 201)
    with pytest.raises(ValueError, match="not a voice: 'narrator'"):
        corpus.correct(key, FIRST, "narrator", None)  # type: ignore[arg-type]
    for article_id, start in ((key, 13), ("0" * 16, FIRST)):
        with pytest.raises(CorpusError, match="No paragraph of the corpus starts there any more"):
            corpus.correct(article_id, start, *LIM)
    with pytest.raises(CorpusError, match="no text may hold"):
        corpus.correct(key, FIRST, "speaker", "\ud83d")
    assert corpus.version() == before
    assert shown(corpus) == [SAID, SAID]


# Several people


def history(corpus: Corpus, article_id: str, start: int) -> list[tuple[object, ...]]:
    return corpus.correction_history(article_id, start).drop("until").rows()


def test_of_two_corrections_the_later_holds_and_the_earlier_is_kept(place: Path | str) -> None:
    one, other = Corpus(place), Corpus(place)
    article = two()
    key = article.article.id
    one.add(article)
    one.correct(key, FIRST, *LIM)
    other.correct(key, FIRST, *OUTLET)
    assert shown(one) == shown(other) == [OUTLET, SAID]
    assert history(one, key, FIRST) == [SAID, LIM]
    one.correct(key, FIRST, *OUTLET)
    one.take_back(key, FIRST)
    assert shown(other) == [SAID, SAID]
    assert history(other, key, FIRST) == [SAID, LIM, OUTLET]
    assert history(other, key, SECOND) == []
    until = one.correction_history(key, FIRST)["until"]
    assert until.is_sorted()
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    assert now - dt.timedelta(minutes=5) < until[0] <= now


# It stays


def test_new_scores_leave_the_correction(corpus: Corpus) -> None:
    article = two()
    key = article.article.id
    corpus.add(article)
    corpus.correct(key, FIRST, *LIM)
    newer: Saying = ("speaker", "Mei O'Neil")
    assert corpus.add_scores(saying(by_model(article), newer, newer)) is True
    assert shown(corpus) == [LIM, newer]
    assert corpus.corrections(key) == {FIRST: newer}
    corpus.take_back(key, FIRST)
    assert shown(corpus) == [newer, newer]


def test_a_source_named_or_replaced_leaves_the_correction(corpus: Corpus) -> None:
    nameless, named, renamed = two(source=None), two(source="Hua News"), two(source="Selat Times")
    corpus.add(nameless)
    corpus.correct(nameless.article.id, SECOND, *OUTLET)
    assert corpus.name_source(named) is True
    assert shown(corpus) == [SAID, OUTLET]
    assert corpus.replace(named.article.id, renamed) is True
    assert corpus.get(renamed.article.id, NAME) == saying(renamed, SAID, OUTLET)
    assert corpus.corrections(renamed.article.id) == {SECOND: SAID}
    assert corpus.corrections(named.article.id) == corpus.corrections(nameless.article.id) == {}
    assert history(corpus, renamed.article.id, SECOND) == [SAID]
    assert history(corpus, nameless.article.id, SECOND) == []


def test_the_same_words_spaced_otherwise_keep_the_correction(corpus: Corpus) -> None:
    nameless = two(source=None)
    corpus.add(nameless)
    corpus.correct(nameless.article.id, FIRST, *LIM)
    corpus.correct(nameless.article.id, SECOND, *OUTLET)
    text = nameless.article.text.replace("\n\n", "\n \n\n")
    rows = tuple(
        replace(row, paragraph=replace(row.paragraph, start=text.index(row.paragraph.text)))
        for row in nameless.paragraphs
    )
    spaced = replace(nameless.article, text=text, source="Hua News", blocks=())
    assert corpus.name_source(replace(nameless, article=spaced, paragraphs=rows)) is True
    assert shown(corpus) == [LIM, OUTLET]
    assert corpus.corrections(spaced.id) == {FIRST + 2: SAID, SECOND + 4: SAID}


def test_a_paragraph_left_out_and_put_back_has_its_correction(corpus: Corpus) -> None:
    whole = two()
    key = whole.article.id
    corpus.add(whole)
    corpus.correct(key, SECOND, *LIM)
    less = replace(
        whole,
        article=with_paragraph(whole.article, 2, kept=False),
        paragraphs=whole.paragraphs[:1],
    )
    corpus.replace(key, less)
    assert corpus.corrections(key) == {}
    corpus.replace(key, whole)
    assert shown(corpus) == [SAID, LIM]
    assert corpus.corrections(key) == {SECOND: SAID}


def test_a_removal_undone_brings_the_correction_back(corpus: Corpus) -> None:
    article = two()
    key = article.article.id
    corpus.add(article)
    corpus.add_scores(by_model(article))
    corpus.correct(key, FIRST, *OUTLET)
    removed = corpus.scorings(key)
    corpus.remove([key])
    assert corpus.corrections(key) == {}
    corpus.add(removed[0])
    corpus.add_scores(removed[1])
    assert corpus.scorings(key) == removed
    assert corpus.corrections(key) == {FIRST: SAID}
    corpus.take_back(key, FIRST)
    assert corpus.scorings(key) == [article, by_model(article)]


def test_an_article_removed_and_added_again_is_still_corrected(corpus: Corpus) -> None:
    article = two()
    corpus.add(article)
    corpus.correct(article.article.id, FIRST, *LIM)
    corpus.remove([article.article.id])
    corpus.add(article)
    assert shown(corpus) == [LIM, SAID]
    assert corpus.corrections(article.article.id) == {FIRST: SAID}


def test_an_article_that_takes_anothers_place_brings_its_own_corrections(corpus: Corpus) -> None:
    nameless, named = two(source=None), two(source="Hua News")
    corpus.add(named)
    corpus.correct(named.article.id, FIRST, *OUTLET)
    corpus.remove([named.article.id])
    corpus.add(nameless)
    corpus.correct(nameless.article.id, FIRST, *LIM)
    corpus.name_source(named)
    assert shown(corpus) == [LIM, SAID]


def test_a_correction_is_of_one_article_only(corpus: Corpus) -> None:
    one, other = two(), two(source="Hua News")
    corpus.add(one)
    corpus.add(other)
    corpus.correct(one.article.id, FIRST, *LIM)
    assert shown(corpus) == [LIM, SAID, SAID, SAID]
    assert corpus.corrections(other.article.id) == {}


def test_an_article_of_no_paragraphs_has_nothing_to_correct(corpus: Corpus) -> None:
    bare = ScoredArticle(Article("b.txt", "Contents only"), (), MODEL)
    corpus.add(bare)
    with pytest.raises(CorpusError, match="No paragraph"):
        corpus.correct(bare.article.id, 0, *LIM)
