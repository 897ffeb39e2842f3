import json

import pytest
from conftest import SHARED, needs_shared, steps

from analysis.phrases import Phrases
from analysis.target import Context, Target, load_target

NOTHING = Context(frozenset(), side_missing=False, in_passing=False)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.kind) for m in load_target().mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China and Malaysia", [("China", "china"), ("Malaysia", "malaysia")]),
        ("China–Malaysia", [("China", "china"), ("Malaysia", "malaysia")]),
        ("a Chinese-built hall", [("Chinese", "china")]),
        ("Putrajaya’s reply", [("Putrajaya’s", "malaysia")]),
        ("CHINA SAYS", [("CHINA", "china"), ("SAYS", "speech")]),
        ("RM52 million", [("RM", "ringgit")]),
        ("the East Coast Rail Link", [("East Coast Rail Link", "projects")]),
        ("visa-free", [("visa-free", "dealing")]),
        ("the two\ncountries", [("two\ncountries", "both")]),
        ("memorandums", [("memorandums", "dealing")]),
    ],
)
def test_mentions_are_found_as_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "fine china and a mas of crumbs",
        "Indochina",
        "Chinese New Year",
        "South China Morning Post",
        "Two. Countries",
        "Two\n\nCountries",
    ],
)
def test_what_only_looks_like_a_name_is_no_mention(text: str) -> None:
    assert found(text) == []


def test_us_is_a_country_in_capitals_and_a_pronoun_in_small_letters() -> None:
    assert found("US envoys told us") == [
        ("US", "elsewhere"),
        ("envoys", "dealing"),
        ("told", "speech"),
        ("us", "pronoun"),
    ]


def test_a_noun_counts_behind_a_determiner_and_more_where_the_article_has_used_it() -> None:
    target = load_target()
    text = "Nine trains a day will use the new link."
    carried = target.context("China to finish rail link in Pahang", [text])
    kinds = [each.mention.kind for each in target.about(text, carried).mentions]
    assert kinds == ["carried"]
    assert [e.mention.kind for e in target.about(text, NOTHING).mentions] == ["definite"]
    assert target.about("Links rust.", NOTHING).mentions == ()


def test_the_link_is_about_it_in_an_article_on_the_rail_link_and_not_elsewhere() -> None:
    target = load_target()
    text = "Engineers expect the link to carry its first trains next year, the company said."
    opening = "The Chinese contractor laid the last rail of the link in Pahang on Monday."
    rail = target.context("East coast rail link nears its end", [opening, text])
    other = target.context("Town plans a cable car", ["The town of Zug plans a cable car.", text])
    assert target.about(text, rail, 1).decision is True
    assert target.about(text, other, 1).decision is False


def test_background_in_an_article_on_the_dealings_is_not_about_it() -> None:
    target = load_target()
    text = "Kelantan has about 1.8 million inhabitants, most of whom live along the river."
    opening = "China and Malaysia signed a loan for a railway in Kelantan on Monday."
    assert target.about(text, target.context("Rail loan signed", [opening, text]), 1).decision is (
        False
    )
    assert target.about(opening, target.context("Rail loan signed", [opening, text]), 0).decision


def test_weights_stop_at_the_cap_and_make_the_probability() -> None:
    about = load_target().about("China, China, China", NOTHING, 9)
    assert [each.weight for each in about.mentions] == [1.9, 1.9, 0.0]
    assert about.probability == pytest.approx(0.9526, abs=1e-4)  # 1 / (1 + e^-(3.8 - 0.8))


def test_an_article_without_a_side_and_one_that_names_it_in_passing() -> None:
    target = load_target()
    plain = ["The council met.", "It rained.", "Buses ran.", "Shops shut.", "Dogs barked."]
    assert target.context("Malaysia votes", plain).side_missing is True
    assert target.context("Malaysia votes", [*plain, "China watched."]).in_passing is True
    assert target.context("Malaysia and China vote", plain).side_missing is False


def test_an_unknown_target_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="known are: china_malaysia"):
        load_target("../secrets")


def test_a_profile_whose_kind_has_no_weight_is_refused() -> None:
    profile = {"title": "T", "weights": {}, "caps": {}, "context": {}, "threshold": 0.5}
    with pytest.raises(ValueError, match="no weight to extra"):
        Target(profile | {"extra": {"words": ["x"]}})


def test_the_longest_entry_wins() -> None:
    phrases = Phrases([("the two", "a", "short"), ("the two sides", "b", "long")])
    assert [each.kind for each in phrases.find("the two sides of the two")] == ["long", "short"]


def test_work_grows_with_the_length_alone() -> None:
    mentions, text = load_target().mentions, "the two two countries "
    assert steps(mentions, text * 2_000) < 4.4 * steps(mentions, text * 500)


@needs_shared
def test_about_on_train_stays_as_good_as_it_was() -> None:
    target = load_target()
    right = wrong_about = wrong_not = 0
    lines = (SHARED / "train" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[::4]:
        article = json.loads(line)
        texts = [paragraph["text"] for paragraph in article["paragraphs"]]
        context = target.context(article["title"], texts)
        for place, paragraph in enumerate(article["paragraphs"]):
            decision = target.about(paragraph["text"], context, place).decision
            right += decision and paragraph["about"]
            wrong_about += decision and not paragraph["about"]
            wrong_not += not decision and paragraph["about"]
    assert 2 * right / (2 * right + wrong_about + wrong_not) >= 0.95
