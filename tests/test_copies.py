"""Near-identical paragraphs and articles: what is a copy, what is none, at what cost."""

from __future__ import annotations

import random

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.copies import article_groups, groups, signature
from analysis.copies.candidates import NEIGHBOURS, linked, members
from analysis.copies.centres import around_centres
from analysis.copies.groups import LEAST_LIKENESS
from analysis.copies.signatures import FORM, LENGTH, likeness, words

RAIL = (
    "China and Malaysia agreed on Wednesday to resume work on the East Coast Rail Link after "
    "eleven months of talks, at two thirds of the earlier price."
)
LOKE = "“Both governments have listened to each other,” said the transport minister in Beijing."
PORT = "The line will join Port Klang with Kota Bharu and carry its first passengers by 2026."
FARM = "Villagers along the route had been told nothing of what would become of their land."
FLIGHT = "A new flight joins Kuching with Xiamen from April on, and many guests are expected."

PINNED = (
    "011b96a4b7aea10008746f51012b8dd96cb96f7628daf3ffeb2bc126e5292b6f"
    "a7a86cb6a56812a6aa2cb0dbe8a6c23f519fc7ac7f1733b95064c082d6b5593c"
    "0f83acedb5b0cec5876d910cf6eb9cd5dd52a0ff624bc181ba9a02e04fcd4b8c"
    "c46958f7ccf290959c48e1bc99c632c9bf1a9d2090af6f5e6a0ec1bab236d1ad"
)


def signed(articles: dict[str, list[str]]) -> pl.DataFrame:
    rows = [
        (name, number, signature(text))
        for name, texts in articles.items()
        for number, text in enumerate(texts, 1)
    ]
    schema = {"article_id": pl.String, "paragraph": pl.Int32, "signature": pl.Binary}
    return pl.DataFrame(rows, schema=schema, orient="row")


def numbers(*texts: str) -> list[int | None]:
    """The copy_group of each text, all in one article."""
    return groups(signed({"a": list(texts)}))["copy_group"].to_list()


def alike(one: str, other: str) -> float:
    pair = [np.frombuffer(signature(text), np.uint8).reshape(1, -1) for text in (one, other)]
    return float(likeness(*pair)[0])


def test_the_bytes_of_a_signature_never_change():
    """A corpus keeps signatures for years: other bytes need another `FORM` and a migration."""
    assert signature(RAIL).hex() == PINNED
    assert signature("马来西亚与中国签署铁路协议").hex().startswith("010d")


def test_a_signature_is_small_and_says_its_form_and_its_words():
    assert len(signature(RAIL)) == LENGTH == 128
    assert list(signature(RAIL)[:2]) == [FORM, 27]
    assert list(signature("")[:2]) == [FORM, 0]
    assert signature("word " * 300)[1] == 255


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Yes,” he said – twice.", '"Yes", he said -- twice'),
        ("Malaysia’s PORT", "malaysia's port"),
        ("RM1,200 million", "RM1200 million"),
        ("co\u00adopera\u200btion", "cooperation"),
        ("ｆｕｌｌ ﬁt", "full fit"),
        ("a\u00a0b\n c", "a b c"),
    ],
)
def test_marks_capitals_and_spaces_hide_no_copy(one, other):
    assert signature(one) == signature(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The RM1.2 billion deal, 2021", ["the", "rm1", "2", "billion", "deal", "2021"]),
        ("中国 and 马来西亚", ["中", "国", "and", "马", "来", "西", "亚"]),
        ("… – !", []),
    ],
)
def test_words(text, found):
    assert words(text) == found


def test_likeness_is_about_the_share_of_word_pairs_in_common():
    assert alike(RAIL, RAIL) == 1
    assert alike(RAIL, FARM) == pytest.approx(0, abs=0.05)
    # 25 pairs of words; without the last five 20 are left.
    cut = RAIL.removesuffix(" thirds of the earlier price.")
    assert alike(RAIL, cut) == pytest.approx(20 / 25, abs=0.12)


@pytest.mark.parametrize(
    "copy",
    [
        RAIL.upper(),
        "KUALA LUMPUR, March 3 (Bernama) -- " + RAIL,
        RAIL.replace("on Wednesday", "yesterday"),
        RAIL.replace("eleven months", "nearly a year"),
        RAIL.removesuffix(", at two thirds of the earlier price."),
    ],
)
def test_light_editing_leaves_a_copy(copy):
    assert numbers(RAIL, FARM, copy) == [0, None, 0]


def test_other_words_make_no_copy():
    other = "China and Malaysia agreed on Friday to stop work on the rail link for want of money."
    assert numbers(RAIL, other, LOKE, PORT, FARM) == [None] * 5


def test_groups_are_numbered_as_they_appear_and_rows_stay_in_order():
    found = groups(signed({"b": [FARM, RAIL], "a": [LOKE, RAIL], "c": [FARM]}))
    assert found.rows() == [("b", 1, 0), ("b", 2, 1), ("a", 1, None), ("a", 2, 1), ("c", 1, 0)]
    assert found.schema == {
        "article_id": pl.String,
        "paragraph": pl.Int32,
        "copy_group": pl.UInt32,
    }


def test_a_short_paragraph_is_a_copy_only_within_copies_of_its_article():
    short = "He left it there."
    found = groups(
        signed({"a": [RAIL, short], "b": [RAIL, short.upper()], "c": [FARM, short], "d": [short]})
    )
    assert found["copy_group"].to_list() == [0, 1, 0, 1, None, None, None]


def test_what_has_no_signature_or_no_words_has_no_copy():
    rows = signed({"a": [RAIL, "…", RAIL], "b": ["…", RAIL]})
    lost = pl.Series([None, *rows["signature"][1:4], b"\x02" + bytes(127)])
    found = groups(rows.with_columns(signature=lost))
    assert found["copy_group"].to_list() == [None] * 5
    broken = groups(rows.with_columns(signature=pl.lit(b"short")))
    assert broken["copy_group"].to_list() == [None] * 5


def test_nothing_gives_nothing():
    found = groups(signed({}))
    assert (found.shape, article_groups(found).shape) == ((0, 3), (0, 2))


def article_numbers(articles: dict[str, list[str]]) -> dict[str, int | None]:
    return dict(article_groups(groups(signed(articles))).iter_rows())


def test_articles_are_copies_where_they_share_most_of_the_shorter_one():
    assert article_numbers(
        {
            "wire": [RAIL, LOKE, PORT, FARM],
            "cut": [RAIL, LOKE],
            "edited": ["PENANG: " + RAIL, LOKE, "Shares rose by four sen and closed at RM1.34."],
            "one of two": [FARM, FLIGHT],
        }
    ) == {"wire": 0, "cut": 0, "edited": 0, "one of two": None}


def test_boilerplate_makes_no_copy_of_an_article():
    end = "Subscribe to our newsletter to get the best of the day in your mail every morning."
    assert article_numbers({"a": [RAIL, LOKE, end], "b": [PORT, FARM, end]}) == {
        "a": None,
        "b": None,
    }


def chain(length: int) -> list[str]:
    """Texts of 24 words, each with three words other than the one before."""
    draw = [f"w{number}" for number in range(24 + 3 * length)]
    return [" ".join(draw[3 * step : 3 * step + 24]) for step in range(length)]


def test_a_chain_falls_apart_into_groups_around_centres():
    """Neighbours are copies; what is farther apart shares next to nothing."""
    texts = chain(12)
    assert alike(texts[0], texts[1]) > LEAST_LIKENESS
    assert alike(texts[0], texts[11]) < 0.1
    parts = groups(signed({"a": texts})).drop_nulls().partition_by("copy_group")
    spans = [part["paragraph"].max() - part["paragraph"].min() for part in parts]
    assert len(spans) > 1
    assert max(spans) <= 4


def test_the_centre_is_the_one_with_most_copies():
    """Row 2 is alike to all; 0 and 4 only to it."""
    close = np.eye(5, dtype=bool)
    close[2] = close[:, 2] = True
    parts, rest = around_centres(np.arange(5), lambda one, other: close[one, other])
    assert ([part.tolist() for part in parts], rest.tolist()) == ([[0, 1, 2, 3, 4]], [])


def test_rows_in_a_bucket_are_compared_with_few():
    compared = 0

    def count(one, other):
        nonlocal compared
        compared += len(one)
        return np.zeros(len(one), dtype=bool)

    keys = np.zeros(10_000, dtype=np.int64)
    assert not members(linked(10_000, [(np.arange(10_000), keys)], count))
    assert compared < NEIGHBOURS * 10_000


def test_a_sentence_in_thousands_of_articles_is_one_group():
    """Half of them with a number of their own."""
    text = "Subscribe to our newsletter to get the news of the day in your mail every morning, {}"
    names = [text.format(f"{n} readers do" if n % 2 else "do") for n in range(5_000)]
    rows = signed({str(n): [name] for n, name in enumerate(names)})
    assert groups(rows)["copy_group"].unique().to_list() == [0]


def test_a_family_that_shades_off_without_end_is_worked_through():
    """Market reports of one form: whoever is left over, word-for-word copies are found."""
    draw = random.Random(1)
    form = "The ringgit opened at {} from {} as oil stood at {} and gold at {} with {} shares up {}"
    texts = [form.format(*(draw.randrange(9) for _ in range(6))) for _ in range(3000)]
    found = groups(signed({"a": texts})).with_columns(text=pl.Series(texts))
    again = found.filter(pl.len().over("text") > 1)
    assert again["copy_group"].null_count() == 0
    assert again.group_by("text").agg(pl.col("copy_group").n_unique())["copy_group"].max() == 1


plain = st.lists(st.sampled_from(words(RAIL + FARM + PORT)), min_size=8, max_size=40)


@settings(max_examples=50, deadline=None)
@given(st.lists(plain.map(" ".join), max_size=12), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_paragraphs(texts, draw):
    mixed = list(texts)
    draw.shuffle(mixed)

    def parts(some):
        found = groups(signed({"a": some})).with_columns(text=pl.Series(some, dtype=pl.String))
        grouped = found.drop_nulls().group_by("copy_group").agg(pl.col("text").sort())
        return sorted(grouped["text"].to_list())

    assert parts(texts) == parts(mixed)


@settings(max_examples=100, deadline=None)
@given(plain, st.sampled_from([str.upper, str.title, lambda text: text.replace(" ", " – ")]))
def test_the_same_words_are_always_copies(text, edit):
    assert numbers(" ".join(text), edit(" ".join(text))) == [0, 0]


@given(st.text())
def test_any_text_has_a_signature(text):
    assert len(signature(text)) == LENGTH
