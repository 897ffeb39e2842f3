"""Who is named as a paragraph's speaker: one sentence for each way in which it went wrong."""

import pytest

from analysis.speakers import attribute
from analysis.speakers.names import speaker_of
from analysis.speakers.pronouns import Heard, named_in
from analysis.speakers.quotes import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two operators that use its masts said it was late.", "Two operators"),
        ("Four firms that had been asked to invest said it was late.", "Four firms"),
        ("A club of cavers that has mapped 31 caves says two are lost.", "A club of cavers"),
        ("Their guild, with thirty boats at Kudat, said it was late.", "Their guild"),
        ("A paper by the navy, seen by this newspaper, says it was late.", "A paper by the navy"),
        ("In the same reply she said that it was late.", "Lim Ah Swee"),
        ("That bank’s head called the talks “a waste of a good year”.", "That bank’s head"),
        ("“It is late,” said director of works Datuk Noor Kadir.", "Datuk Noor Kadir"),
        ("“It is late,” said an aide to Datuk Noor Kadir.", "an aide to Datuk Noor Kadir"),
        ("It was late, according to the audit the minister read out.", "the audit"),
        (
            "The Ministry of Trade and Industry said it was late.",
            "Ministry of Trade and Industry",
        ),
        ("Tailor Noraini Sarif said it was late.", "Noraini Sarif"),
        ("Penang Port Board’s Faris Jamil said it was late.", "Faris Jamil"),
        ("Tour Malaysia’s Aishah Manan said it was late.", "Aishah Manan"),
        ("Labour inspectors who came along noted that it was late.", "Labour inspectors"),
        ("The home ministry has since said that it was late.", "The home ministry"),
        ("A club of hawkers counted 70 closures, and said that it was late.", "A club of hawkers"),
        (
            "Bayu’s manager, Tan Zhiming, asks for time, and says that a ferry will come.",
            "Tan Zhiming",
        ),
        ("It was late, by the reckoning of the owners’ guild.", "the owners’ guild"),
    ],
)
def test_who_is_named_in_one_paragraph(text: str, speaker: str) -> None:
    heard = Heard().then("Lim Ah Swee")
    assert speaker_of(read(text), heard) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Saiful Nizam testified that the manager, a Mr Bai, told them to ask the minister. "
            "When they stopped, he said, the water was cut off for two days.",
            "Saiful Nizam",
        ),
        (
            "Three bills were not paid, the consortium says, and the agency does not deny it. "
            "“The fault is not all on one side,” an engineer said.",
            "an engineer",
        ),
        (
            "The alumni association, which has 6,000 members, asked the public to wait. Forty "
            "firms have written so far, and no paper was found to be forged, the association said.",
            "The alumni association",
        ),
        (
            "His cousin Yahaya would not sign. The sum was less than two years’ income, he said.",
            "Yahaya",
        ),
        ("Two of the mills answered. Both said they had no staff there.", "Two of the mills"),
        (
            "A person at the firm disagreed. The well was finished on the day, he said.",
            "A person at the firm",
        ),
    ],
)
def test_who_is_meant_within_a_paragraph(text: str, speaker: str) -> None:
    assert speaker_of(read(text), Heard().then("Lim Ah Swee")) == speaker


@pytest.mark.parametrize(
    ("texts", "speaker"),
    [
        (
            [
                "Mu Dehai counts them in.",
                "Why does he? “They argue. I hated it in the first year.”",
            ],
            "Mu Dehai",
        ),
        (
            [
                "Lim Ah Swee left in July. “I had no wish to stay in the old office,” she says.",
                "Why Wuhan? “They had killed off their own river and they knew how it is done.”",
            ],
            "Lim Ah Swee",
        ),
        (
            [
                "Goh Kok Beng took the chair. “We will wait for the bank to call us,” he said.",
                "A dealer in Kuala Perlis said his cheques had come on time in each month.",
                "Goh also heads a firm that makes beds.",
                "“There may be a pause here or there and a pause is no full stop,” he added.",
            ],
            "Goh Kok Beng",
        ),
        (
            [
                "Cups were made here until 1991.",
                "Ayer Tawar’s last potter of that line, Yeo Kim Swee, went to Dehua in May.",
                "“I have had money from cups that I did not make,” he said.",
            ],
            "Yeo Kim Swee",
        ),
        (
            ["Paipai Mart is late.", "2.19pm: Paipai said that it “respects the decision”."],
            "Paipai Mart",
        ),
    ],
)
def test_who_is_meant_from_one_paragraph_to_the_next(texts: list[str], speaker: str) -> None:
    assert attribute(texts)[-1] == ("speaker", speaker)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A van ran into it.", []),
        ("Paipai RM1.8 was the fare.", []),
        ("Why Wuhan lost is told by Lim Ah Swee.", ["Lim Ah Swee"]),
        ("Tan Ah Kow’s dog bit Lim Ah Swee.", ["Lim Ah Swee", "Tan Ah Kow"]),
        ("Yantai Tunnelling paid Mat Deris bin Che Soh.", ["Mat Deris bin Che Soh"]),
    ],
)
def test_the_people_who_are_named(text: str, names: list[str]) -> None:
    assert named_in(read(text)) == names
