from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from conftest import steps

from analysis.speakers import attribute
from analysis.speakers.accuracy import same_speaker, speaker_accuracy
from analysis.speakers.names import by_word, full_name, speaker_of
from analysis.speakers.pronouns import Heard, fits
from analysis.speakers.quotes import MOST_CHARACTERS, read
from analysis.speakers.verbs import MANNERS
from analysis.speakers.voice import WEIGHTS
from analysis.training.texts import is_held_out, read_articles
from analysis.training.voice import fit, training_rows


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“We borrowed to buy the excavators,” said Roslan Dahari, who owns four.",
            "Roslan Dahari",
        ),
        ("Vincent Lau, secretary of a builders’ association, said all were paid.", "Vincent Lau"),
        (
            "The contractor, Zhonglu Bridge Group, said the claims were wrong.",
            "Zhonglu Bridge Group",
        ),
        ("At a hall in Rasah, bus driver Mohd Fadzil Jaafar, 54, said yes.", "Mohd Fadzil Jaafar"),
        ("The ministry said it would study the report and reply by June.", "The ministry"),
        ("In a statement, the ministry said that the talks had gone well.", "the ministry"),
        ("Director Luo Mingqi told the Ledger the crew had kept its schedule.", "Luo Mingqi"),
        ("The line will open in May, said the port’s manager, Tan Ah Kow.", "Tan Ah Kow"),
        ("“Is it safe? I would not drive on it,” Nor Aishah Tukiman asked.", "Nor Aishah Tukiman"),
        ('"They paid us late every month," said Lim Ah Swee.', "Lim Ah Swee"),
    ],
)
def test_an_attributed_paragraph_is_its_speakers(text: str, speaker: str) -> None:
    assert attribute([text]) == [("speaker", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The section is 41km long and has two tunnels and a depot. Work restarted in July.",
        "The firm recalled 3,000 cartons of beef and opened a second plant in Kulai.",
        "Thousands cheered the “friendship train” on Monday as it left Gombak for the coast.",
        "The bridge opened in May. It carries 9,000 cars a day, according to a survey.",
        "",
    ],
)
def test_the_reporters_telling_is_the_outlets(text: str) -> None:
    assert attribute([text]) == [("outlet", None)]


def test_a_pronoun_and_a_surname_are_given_the_full_name() -> None:
    texts = [
        "Gerald Foo, an engineer in Penang, said orders had doubled since the new line opened.",
        "“Three of my clients have Chinese customers who pay in advance,” he said.",
        "Some buyers want the label more than the process, Foo said, and others mean to stay.",
    ]
    assert attribute(texts) == [("speaker", "Gerald Foo")] * 3


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    texts = [
        "“We began with one dictionary and four pupils,” said Wen Shuyi, who founded the school.",
        "“Then the institute sent us books, and every June it sends us a poet as well.”",
    ]
    assert attribute(texts) == [("speaker", "Wen Shuyi")] * 2


def test_it_means_the_body_that_the_paragraph_began_with() -> None:
    text = (
        "A heritage group in Jonker was less moved. Stone had been laid on graves, it said, and "
        "nobody from the city or the museum had answered either of its letters."
    )
    assert attribute([text]) == [("speaker", "A heritage group in Jonker")]


def test_one_result_for_each_paragraph() -> None:
    assert attribute([]) == []
    assert len(attribute(["“", "", "said", "”” said", "Tan said", "according to"])) == 6


@pytest.mark.parametrize("piece", ["“a ", "said ", "Tan ", "Tan, said ", "‘x ", '"y '])
def test_work_grows_with_the_text_alone(piece: str) -> None:
    """Marks that never close, verbs, names: in one paragraph, up to its limit, and in many."""
    times = MOST_CHARACTERS // len(piece)
    longest = steps(attribute, [piece * times])
    assert longest < 4.4 * steps(attribute, [piece * (times // 4)])
    # what a mark leaves open may end a token later where more follows
    assert steps(attribute, [piece * times * 10]) < 1.01 * longest
    assert steps(attribute, [piece * 100] * 40) < 4.4 * steps(attribute, [piece * 100] * 10)


@pytest.mark.parametrize("place", ["KUALA LUMPUR, March 5 (Xinhua) --", "Kuala Lumpur:"])
def test_the_place_of_a_dateline_speaks_for_nobody(place: str) -> None:
    texts = [
        f"{place} Work on the line began again on Tuesday.",
        "“We are glad to be back,” he said.",
    ]
    assert attribute(texts) == [("outlet", None), ("speaker", None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The commander, a brigadier-general, said both crews came prepared.", "The commander"),
        (
            "The state has told three firms to wait, the works committee said on Sunday.",
            "the works committee",
        ),
        (
            "Historians are uneasy. The panels describe a friendship of six centuries, they say, "
            "and leave out the two in which nobody sailed.",
            "Historians",
        ),
        ("Opposition MP Saravanan Muniandy told the house it was a vanity.", "Saravanan Muniandy"),
        ("The Foreign Ministry said that it had raised the matter twice.", "The Foreign Ministry"),
        (
            "Villagers called it a shame. “We lost our field,” said one of them, Tan Ah Kow, 61.",
            "Tan Ah Kow",
        ),
    ],
)
def test_the_speaker_is_who_says_most(text: str, speaker: str) -> None:
    assert speaker_of(read(text), Heard()) == speaker


def test_a_surname_behind_a_title_stands_for_the_full_name() -> None:
    everyone = by_word(["Zhao Mengyao"])
    assert full_name("Ms Zhao", everyone) == "Zhao Mengyao"
    assert full_name("Zhao’s lawyer", everyone) == "Zhao’s lawyer"


def test_a_place_is_no_speaker() -> None:
    text = "In Tumpat, where a yard is overgrown, Mek Nab keeps a bill. “I paid,” she said."
    assert speaker_of(read(text), Heard()) == "Mek Nab"
    texts = ["Ships called at Kuala Perlis. Khoo Teik Leong met them.", "“They came,” he said."]
    assert attribute(texts)[1] == ("speaker", "Khoo Teik Leong")


@pytest.mark.parametrize(
    ("form", "manner"),
    [("denies", "judged"), ("admitted", "said"), ("told", "said"), ("vowed", "promised")],
)
def test_every_form_of_a_verb_is_known(form: str, manner: str) -> None:
    assert MANNERS[form] == manner


def only_claim(text: str) -> tuple[str, str] | None:
    """The speaker and the verb of the text's one claim; None for no claim."""
    found = [(c.speaker, c.verb) for sentence in read(text) for c in sentence.claims]
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        (
            "One former clerk at the agency noted that the alerts come late.",
            "One former clerk at the agency",
            "noted",
        ),
        ("It has no start date any more, one of the people said.", "one of the people", "said"),
        ("Reports of a move were wrong, he added; the plant makes vans.", "he", "added"),
        (
            "Tours bring their own guides, said Mahali Sumpong of the boat association.",
            "Mahali Sumpong",
            "said",
        ),
        (
            "Two were kept in China, said its chairman, Devendran Achuthan.",
            "Devendran Achuthan",
            "said",
        ),
        (
            "The alumni club, which has 6,000 members, asked the public to wait.",
            "The alumni club",
            "asked",
        ),
        (
            "The minister, who would not “sit behind a plate on a door”, said it was late.",
            "The minister",
            "said",
        ),
        (
            "Three went home. One of them, reached in Luoyang, said it was late.",
            "One of them",
            "said",
        ),
        (
            "Growers with fewer than five acres say that they have waited.",
            "Growers with fewer than five acres",
            "say",
        ),
        ("In a faxed reply the college said it was late.", "the college", "said"),
        ("In a letter sent by post the mill said it was late.", "the mill", "said"),
        ("His family says that he was held for a week.", "His family", "says"),
        (
            "The morning’s only witness told the court it was late.",
            "The morning’s only witness",
            "told",
        ),
        (
            "Half of the flats are empty, the auditor reported to parliament on Monday.",
            "the auditor",
            "reported",
        ),
        ("The trade agency disclosed on Friday that it was late.", "The trade agency", "disclosed"),
        ("The ministry expects exports to double by 2021.", "The ministry", "expects"),
        ("The mayor called China a friend.", "The mayor", "called"),
        ("Everybody would gain, she went on.", "she", "went"),
        ("He spoke against the budget, saying the last trip was a waste.", "he", "saying"),
        ("Lim Ah Kow was quoted by Bernama as saying that it was late.", "Lim Ah Kow", "saying"),
        ("The agency quoted Azmin Rahim as saying that it was late.", "Azmin Rahim", "saying"),
        ("In his view the lease was a gift.", "he", "view"),
        ("None of it touched the course, in the professor’s opinion.", "the professor", "opinion"),
        ("The Investment Authority (MIDA) said it was late.", "Investment Authority", "said"),
        ("Chinese Ambassador to Malaysia Wen Yulan said it was late.", "Wen Yulan", "said"),
        ("Natural Resources Minister Lim Ah Kow said it was late.", "Lim Ah Kow", "said"),
        ("The Prime Minister dismissed talk of a reshuffle.", "The Prime Minister", "dismissed"),
        ("Datuk Seri Hisyam Tun Razali said it was late.", "Datuk Seri Hisyam Tun Razali", "said"),
        ("Headman Empiang ak Jarau said it was late.", "Empiang ak Jarau", "said"),
        ("Project director Ir. Suraya Tahir said it was late.", "Ir. Suraya Tahir", "said"),
    ],
)
def test_a_way_of_attributing(text: str, speaker: str, verb: str) -> None:
    assert only_claim(text) == (speaker, verb)


@pytest.mark.parametrize(
    "text",
    [
        "The troupe played again in May, thanks to six players from Zhangzhou.",
        "The consul did not say whether a meeting would be held.",
        "Nobody in Sarawak says that.",
        "It cleared customs the next morning without remark.",
        "Tariffs rose again in the United States.",
        "Turning to results, the clerk listed contact points, a course and a survey.",
        "10.41: The ship is in.",
        "It spread to six states.",
        "Their letters brought the same reply, which was sent by post.",
    ],
)
def test_nobody_claims_anything(text: str) -> None:
    assert only_claim(text) is None


@pytest.mark.parametrize(
    ("phrase", "pronoun", "is_meant"),
    [
        ("The council’s treasurer", "he", True),
        ("The council’s treasurer", "it", False),
        ("Datuk Lim", "it", False),
        ("The ministry", "she", False),
        ("the developer", "he", False),
        ("Opposition leaders", "they", True),
        ("Lim Ah Kow", "he", True),
        ("Xinhe", "it", True),
    ],
)
def test_whom_a_pronoun_may_mean(phrase: str, pronoun: str, is_meant: bool) -> None:
    assert fits(phrase, pronoun) is is_meant


@pytest.mark.parametrize(
    ("texts", "speaker"),
    [
        (
            [
                "A former clerk at the mill said that it had been late every month for two years.",
                "Growers in the valley said that they had been paid on the day, and in full.",
                "That was wrong, he said, and nobody at the mill would have signed for it.",
            ],
            "A former clerk at the mill",
        ),
        (
            ["The union’s clerk was cool. “They brought us a gift, and we had six,” he said."],
            "The union’s clerk",
        ),
        (
            ["KUALA LUMPUR, May 2 – The two banks will share a list, they said on Friday."],
            "The two banks",
        ),
        (
            ["The embassy denied it. All of the money had been paid on the day, a spokesman said."],
            "The embassy",
        ),
        (
            ["Lim Ah Swee said no.", "Lim Kok Beng said yes.", "It would be built soon, Lim said."],
            "Lim Kok Beng",
        ),
        (
            [
                "Few have been ruder than Rozita Samad.",
                "“I was sure of it, and I was wrong,” she says.",
            ],
            "Rozita Samad",
        ),
    ],
)
def test_whom_the_last_paragraph_is_given_to(texts: list[str], speaker: str) -> None:
    assert attribute(texts)[-1] == ("speaker", speaker)


def test_a_quotation_at_the_start_waits_for_its_speaker() -> None:
    texts = [
        "“Good morning. My officers entered four premises in Iskandar Puteri yesterday.”",
        "“All of them are safe, and I will not name any of them,” the Johor police chief said.",
    ]
    assert attribute(texts) == [("speaker", "the Johor police chief")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Has it been good for you? – No. I lost my name and I lost the house that I was born in.",
        "Q: Why did you leave? A: I was told that my work would go to a cousin from Changsha.",
    ],
)
def test_an_interview_is_its_speakers(text: str) -> None:
    assert attribute(["She washes cups at the port.", text])[1][0] == "speaker"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Datuk Lim Chong Aun", "Lim Chong Aun", True),
        ("Councillor Jasmine Yeow", "Ms Jasmine Yeow", True),
        ("Trade Minister Lim Chong Aun", "Lim Chong Aun", True),
        ("Captain (Rtd) Ramesh Pillai", "Ramesh Pillai", True),
        ("The director of the port", "The manager of the port", False),
        ("the ministry", "The ministry", True),
        ("Foo", "Gerald Foo", True),
        ("Gerald Foo", "Gerald Tan", False),
        ("The ministry", "The Finance Ministry", False),
        ("The transport minister", "The minister", False),
        (None, "Tan", False),
        ("", "", False),
    ],
)
def test_titles_do_not_part_a_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_the_accuracy_counts_what_is_a_speakers_by_its_label() -> None:
    tan, outlet = ("speaker", "Tan"), ("outlet", None)
    pairs = [(tan, tan), (outlet, tan), (tan, outlet), (("speaker", "Foo"), tan)]
    assert speaker_accuracy(pairs) == 1 / 3
    assert speaker_accuracy([(tan, outlet)]) is None


@dataclass(frozen=True)
class Figures:
    """How the voices and names given to articles agree with their labels."""

    f1: float
    speakers: float | None


def figures(articles: Sequence[dict[str, Any]]) -> Figures:
    pairs = [
        (given, (label["voice"], label.get("speaker")))
        for article in articles
        for given, label in zip(
            attribute([p["text"] for p in article["paragraphs"]]),
            article["paragraphs"],
            strict=True,
        )
    ]
    hits = sum(given[0] == label[0] == "speaker" for given, label in pairs)
    either = sum((given[0] == "speaker") + (label[0] == "speaker") for given, label in pairs)
    return Figures(2 * hits / either, speaker_accuracy(pairs))


@cache
def held_out() -> list[tuple[str, dict[str, Any]]]:
    """The training articles that the weights were not fitted to."""
    return [(part, article) for part, article in read_articles() if is_held_out(article["id"])]


def test_the_weights_are_what_the_fit_gives() -> None:
    """`python -m analysis.training.voice` writes them anew where the training text has grown."""
    assert fit(training_rows()) == pytest.approx(WEIGHTS, abs=0.02)


@pytest.mark.parametrize(
    ("part", "f1"),
    [
        ("first", 0.91),
        ("second", 0.75),
        ("third", 0.75),
        ("fourth", 0.88),
        ("fifth", 0.88),
        ("sixth", 0.83),
        ("seventh", 0.91),
    ],
)
def test_voices_of_held_out_training_text(part: str, f1: float) -> None:
    measured = figures([article for name, article in held_out() if name == part])
    print(f"\n{part}: {measured}")
    assert measured.f1 >= f1


def test_speakers_of_held_out_training_text() -> None:
    """Only the first part names its speakers."""
    accuracy = figures([article for name, article in held_out() if name == "first"]).speakers
    assert accuracy is not None
    assert accuracy >= 0.88
