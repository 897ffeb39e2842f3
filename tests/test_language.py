import json

import pytest
from conftest import SHARED, needs_shared

from analysis.language import language_name, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The contractor said the bridge would open in March.", "en"),
        ("“We were paid on time,” said Che Ku Nordin of Kampung Ladang, Kuala Terengganu.", "en"),
        ("“Terima kasih,” said Awang Damit as the first lorry left the jetty at Kudat.", "en"),
        ("Kerajaan Malaysia menyambut baik pelaburan China dalam projek kereta api.", "ms"),
        ("“Kami gembira dengan kerjasama ini,” kata Encik Rahman di Kuantan.", "ms"),
        ("KERAJAAN MALAYSIA MENYAMBUT BAIK PELABURAN CHINA", "ms"),
        ("Pemerintah Indonesia mengatakan kerja sama itu sangat penting.", "ms"),
        ("中国和马来西亚签署了合作协议。", "zh"),
        ("华为Huawei与TM在吉隆坡签署5G合作协议", "zh"),
        ("日本の首相はマレーシアを訪問した", "ja"),
        ("மலேசியா மற்றும் சீனா ஒப்பந்தம் கையெழுத்திட்டன", "ta"),
        ("Le gouvernement malaisien a salué les investissements chinois.", "fr"),
    ],
)
def test_language_of_a_sentence(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "12 345 – 67%", "Work resumed.", "Terima kasih", "马中", "Datuk Seri Anwar Ibrahim said."],
)
def test_too_short_to_tell_is_none(text: str) -> None:
    assert language_of(text) is None


def test_a_chinese_name_leaves_english_english() -> None:
    text = "The mill’s sign reads 联合钢铁 in gold, and the canteen below it serves noodles."
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("code", "name"), [("ms", "Malay"), ("id", "Malay"), ("zh", "Chinese"), ("xx", "xx")]
)
def test_language_name(code: str, name: str) -> None:
    assert language_name(code) == name


@needs_shared
@pytest.mark.parametrize("file", ["train/articles", "gold/articles", "gold/ordinary"])
def test_labelled_paragraphs_are_english(file: str) -> None:
    lines = (SHARED / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [p["text"] for line in lines for p in json.loads(line)["paragraphs"]]
    assert [text for text in texts if language_of(text) != "en"] == []
