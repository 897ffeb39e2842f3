"""The corpus with several scorers: their scores stand side by side, the newest of each."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_corpus import HEAD, NAME, SCORER, scored

from analysis.corpus import Corpus
from analysis.records import Article, Label, Score, ScoredArticle

MODEL = "model fedcba987654"
PROBABILITIES: dict[Label, float] = {
    "favourable": 0.1 + 0.2,
    "neutral": 0.5,
    "unfavourable": 0.15,
    "not about it": 0.05,
}


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    return Corpus(place)


def by_model(article: ScoredArticle, stance: float = 0.9, scorer: str = MODEL) -> ScoredArticle:
    """The same article as another scorer sees it: favourable."""
    score = Score(True, 0.95, stance, "favourable", probabilities=PROBABILITIES)
    rows = tuple(replace(row, score=score) for row in article.paragraphs)
    return replace(article, paragraphs=rows, scorer=scorer)


def stances(corpus: Corpus, scorer: str) -> list[float | None]:
    return corpus.frame(scorer)["stance"].to_list()


def test_two_scorers_stand_side_by_side(corpus: Corpus) -> None:
    article = scored("The port opened.", "Trade rose.")
    key = article.article.id
    corpus.add(article)
    before = corpus.version()
    assert corpus.add_scores(by_model(article)) is True
    assert corpus.version() > before
    assert corpus.get(key, NAME) == article
    assert corpus.get(key, "model") == by_model(article)
    assert corpus.scorings(key) == [article, by_model(article)]
    assert corpus.scorers(key) == [SCORER, MODEL]
    assert stances(corpus, NAME) == [-0.5, -0.5]
    assert stances(corpus, "model") == [0.9, 0.9]
    assert corpus.articles().height == 1


def test_another_digest_takes_the_place_of_the_same_name_only(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(article)
    corpus.add_scores(by_model(article))
    newer = by_model(article, stance=0.4, scorer="model 000000000000")
    assert corpus.outdated(newer.scorer) == [article.article.id]
    assert corpus.add_scores(newer) is True
    assert corpus.outdated(newer.scorer) == []
    assert corpus.scorers(article.article.id) == [SCORER, "model 000000000000"]
    assert stances(corpus, "model") == [0.4]
    assert stances(corpus, NAME) == [-0.5]


def test_the_same_scores_again_change_nothing(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(article)
    before = corpus.version()
    assert corpus.add_scores(by_model(article, scorer=SCORER)) is False
    assert corpus.get(article.article.id, NAME) == article
    assert corpus.version() == before


def test_scores_of_other_passages_are_not_taken(corpus: Corpus) -> None:
    article = scored("The port opened.", "Trade rose.", title=HEAD)
    corpus.add(article)
    fewer = replace(article, paragraphs=article.paragraphs[:1])
    renamed = replace(article, article=replace(article.article, title="Another headline"))
    for other in (fewer, renamed, scored("An article that is not kept.")):
        assert corpus.add_scores(by_model(other)) is False
    assert corpus.scorers(article.article.id) == [SCORER]


def test_what_a_scorer_has_not_scored_is_missing_with_its_reason(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(article)
    seen = corpus.get(article.article.id, "model")
    assert seen is not None
    assert seen.scorer == ""
    assert seen.article == article.article
    assert seen.paragraphs[0].tone == article.paragraphs[0].tone
    missing = Score(None, None, None, None, "not scored by “model” yet")
    assert seen.paragraphs[0].score == missing
    row = corpus.frame("model").row(0, named=True)
    assert (row["tone"], row["about"], row["stance"], row["label"]) == (0.25, None, None, None)
    with pytest.raises(ValueError, match="a name and a digest, not ''"):
        corpus.add(replace(seen, article=replace(seen.article, source="Hua News")))


def test_unscored_and_outdated_are_two_things(corpus: Corpus) -> None:
    first, second = scored("The port opened."), scored("Trade rose.")
    corpus.add(first)
    corpus.add(second)
    corpus.add_scores(by_model(second, scorer="model old"))
    assert corpus.unscored("model") == [first.article.id]
    assert corpus.outdated(MODEL) == [second.article.id]
    assert corpus.unscored(NAME) == corpus.outdated(SCORER) == []


def test_an_article_without_paragraphs_counts_as_scored(corpus: Corpus) -> None:
    bare = ScoredArticle(Article("b.txt", "Contents only"), (), SCORER)
    corpus.add(bare)
    assert corpus.is_empty()
    assert corpus.unscored("model") == [bare.article.id]
    assert corpus.add_scores(replace(bare, scorer=MODEL)) is True
    assert corpus.unscored("model") == []
    assert corpus.get(bare.article.id, "model") == replace(bare, scorer=MODEL)


def test_a_source_corrected_keeps_every_scorers_scores(corpus: Corpus) -> None:
    nameless = scored("The port opened.", source=None)
    corpus.add(nameless)
    corpus.add_scores(by_model(nameless))
    named = scored("The port opened.", source="Hua News")
    assert corpus.name_source(named) is True
    assert corpus.scorings(named.article.id) == [named, by_model(named)]


def test_other_paragraphs_drop_the_scores_of_the_old_ones(corpus: Corpus) -> None:
    whole = scored("The port opened.", "Trade rose.")
    corpus.add(replace(whole, paragraphs=whole.paragraphs[:1]))
    corpus.add_scores(by_model(replace(whole, paragraphs=whole.paragraphs[:1])))
    assert corpus.replace(whole.article.id, whole) is True
    assert corpus.scorings(whole.article.id) == [whole]


def test_a_replacement_never_brings_back_an_older_version(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(replace(article, scorer="lexicon old"))
    assert corpus.replace(article.article.id, article) is True
    assert corpus.scorers(article.article.id) == [SCORER]


def test_a_removal_is_undone_with_all_scores(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(article)
    corpus.add_scores(by_model(article))
    first, *rest = corpus.scorings(article.article.id)
    assert corpus.remove([article.article.id]) == 1
    assert corpus.scorings(article.article.id) == corpus.scorers(article.article.id) == []
    assert corpus.add(first) is True
    assert [corpus.add_scores(other) for other in rest] == [True]
    assert corpus.scorings(article.article.id) == [article, by_model(article)]


def test_voice_and_tone_follow_the_newest_scores(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(article)
    row = article.paragraphs[0]
    outlet = replace(row.paragraph, voice="outlet", speaker=None)
    newer = replace(by_model(article), paragraphs=(replace(row, paragraph=outlet),))
    assert corpus.add_scores(newer) is True
    assert corpus.frame(NAME)["voice"].to_list() == ["outlet"]


def test_excerpts_are_beginnings_in_the_order_asked_for(corpus: Corpus) -> None:
    long = scored("Harga 🇲🇾 naik.", "Trade rose and rose. " * 20)
    corpus.add(long)
    key = long.article.id
    texts = corpus.excerpts([(key, 2), (key, 1), (key, 3), ("0" * 16, 1)])
    assert texts == [("Trade rose and rose. " * 20)[:160], "Harga 🇲🇾 naik.", "", ""]
    assert corpus.excerpts([]) == []
    assert corpus.excerpts([(key, 1)] * 1200) == ["Harga 🇲🇾 naik."] * 1200
