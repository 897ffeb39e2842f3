"""Whom a name means across articles: titles folded, no two people made one."""

import polars as pl
import pytest

from analysis.compare.speaker_names import names, whom


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tan Sri Lim Wei", "Lim Wei"),
        ("Datuk Seri Anwar Ibrahim", "Anwar Ibrahim"),
        ("Dato’ Sri Anwar Ibrahim", "ANWAR  Ibrahim"),
        ("Dr. Pang Wei Nee", "Associate Professor Pang Wei Nee"),
        ("Mr Lim Wei", "Lim Wei"),
        ("The transport ministry", "the transport ministry"),
        ("The Ministry of Transport", "Ministry of Transport"),
        ("China’s foreign ministry", "China's foreign ministry"),
    ],
)
def test_the_same_speaker(one: str, other: str) -> None:
    assert whom(one).who == whom(other).who
    assert not whom(one).alone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tan Boon Hee", "Boon Hee"),
        ("Lim Wei", "Lim Wei Han"),
        ("Sri Mulyani Indrawati", "Mulyani Indrawati"),
        ("Tunku Abdul Rahman", "Abdul Rahman"),
        ("the finance ministry", "the transport ministry"),
    ],
)
def test_not_the_same_speaker(one: str, other: str) -> None:
    assert whom(one).who != whom(other).who


@pytest.mark.parametrize(
    "name",
    [
        *("Lim", "Mr Wong", "Tan Sri Lim", "Ms. Zhao", "王", "王先生"),
        *("an official", "the minister", "Foreign Minister", "Sarawak’s works minister"),
        *("traders", "two people", "the ministry", "its parent company", "A textile group"),
    ],
)
def test_known_in_its_own_article_only(name: str) -> None:
    assert whom(name).alone


@pytest.mark.parametrize(
    "name",
    ["Lim Wei", "Datuk Hamzah Rauf", "MIDA", "Beijing", "Petronas", "王毅", "Tim Cook"],
)
def test_known_in_every_article(name: str) -> None:
    assert not whom(name).alone


def test_a_digest_is_short_and_does_not_hold_the_name() -> None:
    assert whom("Lim Wei").who == "8df3db125b3f"


def spoken(*speakers: str | None, kind: type[pl.DataType] = pl.String) -> pl.DataFrame:
    return pl.DataFrame({"speaker": pl.Series(speakers, dtype=pl.String).cast(kind)})


def test_forms_of_a_name_have_one_code_and_the_commonest_form() -> None:
    table = names(spoken("Lim Wei", "Tan Sri Lim Wei", "Tan Sri Lim Wei", None, "MIDA"))
    rows = {speaker: (code, name) for speaker, code, _, _, name in sorted_rows(table)}
    assert rows["Lim Wei"] == rows["Tan Sri Lim Wei"]
    assert rows["Lim Wei"][1] == "Tan Sri Lim Wei"
    assert rows["MIDA"][1] == "MIDA"
    assert rows["MIDA"][0] != rows["Lim Wei"][0]
    assert len(rows) == 3


def sorted_rows(table: pl.DataFrame) -> list[tuple[str, int, str, bool, str]]:
    return sorted(table.select("speaker", "code", "who", "alone", "name").rows())


def test_a_man_and_a_woman_of_one_name_are_two_and_the_untitled_a_third() -> None:
    table = names(spoken("Mr Lim Wei", "Ms Lim Wei", "Lim Wei", "Mr Tan Bo", "Tan Bo"))
    code = dict(table.select("speaker", "code").rows())
    assert len({code["Mr Lim Wei"], code["Ms Lim Wei"], code["Lim Wei"]}) == 3
    assert code["Mr Tan Bo"] == code["Tan Bo"]


def test_categories_will_do_and_nobody_gives_no_row() -> None:
    table = names(spoken("Lim Wei", "Mr Lim Wei", None, kind=pl.Categorical))
    assert table.schema["speaker"] == pl.Categorical
    assert table["code"].n_unique() == 1
    empty = names(spoken(None))
    assert empty.is_empty()
    assert empty.columns == ["speaker", "who", "alone", "name", "code"] or set(empty.columns) == {
        *("speaker", "who", "alone", "name", "code")
    }
