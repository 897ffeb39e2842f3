import json
import re
from collections import Counter

import pytest
from conftest import SHARED, needs_shared

from analysis.records import Paragraph, Passage, Score
from analysis.scoring import SCORERS, make_scorer
from analysis.scoring.cooperation import load_cooperation
from analysis.scoring.lexicon import LexiconScorer, entries, label_of

HEADLINE = "China and Malaysia on the rail link"


def score(text: str, language: str | None = "en", headline: str | None = HEADLINE) -> Score:
    paragraphs = (Paragraph(1, text, 0, language),)
    return LexiconScorer().score([Passage(headline, paragraphs, 0)])[0]


def leaning(scored: Score) -> list[tuple[str, float, str]]:
    return [(e.text, e.valence, e.rule) for e in scored.evidence if e.valence]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("China and Malaysia finished the rail link ahead of schedule.", "favourable"),
        ("Malaysia warned that the Chinese loan was a debt trap.", "unfavourable"),
        ("The Chinese contractor has not been paid for the rail link.", "unfavourable"),
        ("Chinese and Malaysian officials met at the port.", "neutral"),
        ("The rail link will cut travel time from China to the port.", "favourable"),
        ("The two countries called the visit a win-win for both.", "favourable"),
        ("The third shift that the Chinese plant promised was never hired.", "unfavourable"),
        ("Malaysia awarded the rail link to a Chinese firm without a tender.", "unfavourable"),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert score(text).label == label


def test_tone_and_stance_differ_as_the_design_has_it() -> None:
    scored = score("Chinese and Malaysian police jointly cracked down on deadly crime.")
    assert scored.stance is not None
    assert scored.stance > 0
    assert "crime" not in [text for text, _, _ in leaning(scored)]


def test_phrases_go_before_words_and_negation_turns_them() -> None:
    scored = score("The Chinese loan is not a debt trap.")
    assert leaning(scored) == [
        ("loan", -0.5, "word"),
        ("debt trap", pytest.approx(2.22), "phrase, negated"),
    ]


def test_a_negation_that_meets_no_listed_word_is_a_thing_not_done() -> None:
    rules = {rule for _, _, rule in leaning(score("The Chinese firm never laid the second line."))}
    assert "not done" in rules
    rules = {rule for _, _, rule in leaning(score("The Chinese firm laid not only the line."))}
    assert "not done" not in rules


def test_shares_add_up_to_the_sum_that_makes_the_stance() -> None:
    scored = score("Malaysia praised the Chinese firm. It hired 300 people, and a debt remained.")
    total = sum(each.share for each in scored.evidence)
    assert scored.stance == pytest.approx(total / (total**2 + 1) ** 0.5)


def test_a_word_counts_more_the_nearer_it_stands_to_a_name() -> None:
    near = score("It was China’s scandal, and this was said in the hall by the port, they told us.")
    far = score("China, this was said in the hall by the port, they told us, had a scandal.")
    share = {
        s: next(e.share for e in x.evidence if e.text == "scandal")
        for s, x in (("near", near), ("far", far))
    }
    assert share["near"] < share["far"] < 0


def test_procedure_draws_towards_neutral() -> None:
    plain = score("China and Malaysia welcomed the link.")
    formal = score(
        "China and Malaysia welcomed the link, which is to be reviewed under the agreement."
    )
    assert plain.stance is not None
    assert formal.stance is not None
    assert 0 < formal.stance < plain.stance
    shown = [each for each in formal.evidence if each.rule == "words of procedure"]
    assert [(each.text, each.share) for each in shown] == [
        ("is to be", 0.0),
        ("under the agreement", 0.0),
    ]


def test_spans_are_of_the_text_as_it_stands() -> None:
    text = "“Win–win,” said China’s envoy to Malaysia. It wasn’t built on time."
    for each in (*score(text).evidence, *score(text).about_evidence):
        assert text[each.start : each.end] == each.text


def test_no_listed_word_is_a_report_without_a_lean() -> None:
    scored = score("A Chinese envoy saw the Malaysian king.")
    assert (scored.stance, scored.label, leaning(scored)) == (0.0, "neutral", [])


def test_stance_is_missing_where_it_is_not_about_the_target() -> None:
    scored = score(
        "The river is 80 kilometres long and most villages lie along it.", headline="Weather"
    )
    assert (scored.about, scored.stance, scored.label) == (False, None, "not about it")
    assert scored.reason == "it is not about China–Malaysia cooperation"


def test_other_languages_and_empty_paragraphs_say_why_nothing_is_scored() -> None:
    assert score("Projek itu siap.", language="ms") == Score(
        None, None, None, None, "not scored yet: Malay"
    )
    assert score("* * *").reason == "there are no words in it"


def test_a_batch_may_mix_articles_and_keeps_its_order() -> None:
    texts = ("Malaysia praised China.", "Malaysia condemned China.")
    passages = [Passage(HEADLINE, (Paragraph(1, text, 0, "en"),), 0) for text in texts]
    labels = [scored.label for scored in LexiconScorer().score(passages * 2)]
    assert labels == ["favourable", "unfavourable"] * 2


@pytest.mark.parametrize(
    ("stance", "label"),
    [(1.0, "favourable"), (0.2, "favourable"), (0.19, "neutral"), (-0.15, "unfavourable")],
)
def test_label_of(stance: float, label: str) -> None:
    assert label_of(stance) == label


def test_scorers_by_name() -> None:
    assert [make_scorer(name).name for name in SCORERS] == ["model", "lexicon"]
    assert re.fullmatch("[0-9a-f]{12}", make_scorer("lexicon").digest)
    with pytest.raises(ValueError, match="known are: model, lexicon"):
        make_scorer("oracle")


def test_entries_are_on_the_scale_and_in_a_group_that_says_what_it_holds() -> None:
    rows = entries()
    assert {group for _, _, group in rows} == set(load_cooperation().about)
    assert all(-4 <= valence <= 4 for _, valence, _ in rows)
    assert ("debt trap", -3.0, "burden") in rows
    assert ("party", 0.0, "neutralised") in rows
    assert not [entry for entry, _, _ in rows if any(char.isdigit() for char in entry)]


def test_words_of_style_take_no_stand() -> None:
    listed = {entry for entry, _, _ in entries()}
    style = {"a year later", "every", "first", "is", "later", "new", "still", "told", "young"}
    assert not listed & style


def test_no_entry_stands_in_the_lexicon_twice() -> None:
    signed = [entry for entry, _, group in entries() if group != "procedure"]
    assert [entry for entry, times in Counter(signed).items() if times > 1] == []


@needs_shared
def test_the_labels_on_train_stay_as_good_as_they_were() -> None:
    lines = (SHARED / "train" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    passages, expected = [], []
    for article in map(json.loads, lines[::5]):
        texts = [paragraph["text"] for paragraph in article["paragraphs"]]
        paragraphs = tuple(Paragraph(i, text, 0, "en") for i, text in enumerate(texts, 1))
        for place, paragraph in enumerate(article["paragraphs"]):
            passages.append(Passage(article["title"], paragraphs, place))
            expected.append(paragraph["label"] if paragraph["about"] else "neutral")
    given = [each.label if each.about else "neutral" for each in LexiconScorer().score(passages)]
    assert macro_f1(expected, given) >= 0.63


def macro_f1(expected: list[str], given: list[str | None]) -> float:
    parts = []
    for label in ("favourable", "neutral", "unfavourable"):
        both = sum(a == b == label for a, b in zip(expected, given, strict=True))
        parts.append(2 * both / (expected.count(label) + given.count(label)))
    return sum(parts) / 3


def test_passages_of_one_article_may_come_in_several_batches() -> None:
    texts = ["China and Malaysia opened the rail link.", "The link was welcomed.", "It rained."]
    paragraphs = tuple(Paragraph(n, text, 0, "en") for n, text in enumerate(texts, 1))
    passages = [Passage(HEADLINE, paragraphs, n) for n in range(3)]
    other = Passage("Another", (Paragraph(1, "The link was welcomed.", 0, "en"),), 0)
    scorer = LexiconScorer()
    singly = [scorer.score([passage])[0] for passage in (passages[0], other, *passages[1:])]
    assert singly == LexiconScorer().score([passages[0], other, *passages[1:]])
    assert singly[2].about is True
