"""Names told by their capitals."""

import pytest

from analysis.scoring.names import is_headline, name_flags


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Lai Seng Sin", "Lai Seng Sin"),
        ("a deal with Great Wall Motors was signed", "Great Wall Motors"),
        ("in the Digital Free Trade Zone, which", "Digital Free Trade Zone,"),
        ("Great Wall Motors said", "Great Wall Motors"),
        ("Win Semiconductors said", "Win Semiconductors"),
        ("The Best Trust Press printed it", "Best Trust Press"),
        ("United States firms came", "United States"),
        ("Happiness Shore is empty", "Happiness Shore"),
        ("the Trust said", "Trust"),
        ("Mr. Good came", "Good"),
        ("Strong demand lifted sales", ""),
        ("Great progress was made", ""),
        ("Strong Chinese demand", "Chinese"),
        ("Strong Malaysia ties", "Malaysia"),
        ("Angry Prime Minister Ali left", "Prime Minister Ali"),
        ("Welcoming Petronas, he left", "Petronas,"),
        ("Fears Proton will close", "Proton"),
        ('"Great Friday," she said', 'Friday,"'),
        ('he said: "Great work"', ""),
        ("- Strong demand", ""),
        ("KUALA LUMPUR, April 8 (EHA) -- Strong demand", "April"),
        ("We did. Strong demand", ""),
        ("in May. Strong demand", "May."),
        ("a GREAT deal", ""),
        ("Malaysia Hails Great Deal With China", ""),
    ],
)
def test_names(sentence: str, names: str) -> None:
    tokens = sentence.split()
    flags = name_flags(tokens)
    assert " ".join(token for token, flag in zip(tokens, flags, strict=True) if flag) == names


def test_headline_has_capitals_on_all_but_small_words() -> None:
    assert is_headline(["Trust", "and", "Hope", "Win", "in", "Penang", "Town"])
    assert not is_headline(["Trust", "and", "Hope", "win", "in", "Penang", "Town"])
    assert not is_headline(["Great", "Wall", "Motors"])


def test_no_words_no_names() -> None:
    assert name_flags([]) == []
    assert name_flags(["--", "...", "7"]) == [False, False, False]
