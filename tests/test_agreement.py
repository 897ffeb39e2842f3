"""A scorer against people's readings."""

import json
from collections.abc import Sequence

import pytest
from conftest import SHARED, needs_shared

from analysis.agreement import Figures, Part, agreement, evaluate
from analysis.agreement.parts import LENGTHS
from analysis.records import LABELS, Label, Passage, Score

SAID = "“We are building the rail link together this year,” said Lim Ah Kow, the site manager."
TOLD = "The rail link will run from the port to the border and open next year."
OTHER = "The weather office expects rain in the northern states until the weekend."


class Fixed:
    """A scorer that knows each text's score beforehand; unknown texts can't be judged."""

    name = "fixed"
    digest = "0123456789ab"

    def __init__(self, **scores: Score) -> None:
        self.scores = scores

    def score(self, passages: Sequence[Passage]) -> list[Score]:
        unknown = Score(None, None, None, None, "can't be judged")
        return [self.scores.get(passage.text[:3].lower(), unknown) for passage in passages]


def score(label: Label, stance: float | None, confidence: float | None = None) -> Score:
    about = label != "not about it"
    probabilities = None
    if confidence is not None:
        rest = (1 - confidence) / (len(LABELS) - 1)
        probabilities = {one: confidence if one == label else rest for one in LABELS}
    return Score(about, 1.0 if about else 0.0, stance, label, probabilities=probabilities)


def labelled(
    text: str, label: str, stance: float | None, voice: str = "outlet"
) -> dict[str, object]:
    about = label != "not about it"
    return {"text": text, "about": about, "stance": stance, "label": label, "voice": voice}


def row(*paragraphs: dict[str, object], **more: object) -> dict[str, object]:
    return {"id": "x1", "title": "Rail link", "paragraphs": list(paragraphs), **more}


ROW = row(
    labelled(SAID, "favourable", 2, "speaker"),
    labelled(TOLD, "unfavourable", -1),
    labelled(OTHER, "not about it", None),
)


def test_perfect_scorer() -> None:
    scorer = Fixed(
        **{"“we": score("favourable", 0.9), "the": score("unfavourable", -0.5)},
    )
    figures = evaluate([row(*ROW["paragraphs"][:2])], scorer)
    assert figures.scorer == "fixed 0123456789ab"
    assert (figures.articles, figures.paragraphs, figures.about) == (1, 2, 2)
    assert figures.macro_f1 == figures.macro_f1_about == figures.about_f1 == 1.0
    assert figures.stance_spearman == pytest.approx(1.0)
    assert figures.voice_f1 == 1.0
    assert figures.splitting is None


def test_missing_counts_as_neutral_and_as_stance_zero() -> None:
    # “We …: favourable, right; the others can't be judged.
    figures = evaluate([ROW], Fixed(**{"“we": score("favourable", 0.9)}))
    # favourable 1, neutral 2·1/(2+1), unfavourable 0
    assert figures.macro_f1 == pytest.approx((1 + 2 / 3 + 0) / 3)
    # without the paragraph that isn't about it: favourable 1, neutral 0, unfavourable 0
    assert figures.macro_f1_about == pytest.approx(1 / 3)
    # one hit, none false, one missed
    assert figures.about_f1 == pytest.approx(2 / 3)
    assert figures.stance_spearman == pytest.approx(1.0)


def test_not_about_it_counts_as_neutral_on_both_sides() -> None:
    rows = [row(labelled(TOLD, "neutral", 0)), row(labelled(OTHER, "not about it", None))]
    figures = evaluate(rows, Fixed(the=score("not about it", None)))
    assert figures.macro_f1 == 1.0
    assert figures.about_f1 == 0.0


def test_undefined_is_missing() -> None:
    figures = evaluate([row(labelled(OTHER, "not about it", None))], Fixed())
    assert figures.about == 0
    assert figures.macro_f1_about is None
    assert figures.about_f1 is None
    assert figures.stance_spearman is None
    assert figures.voice_f1 is None


def test_the_share_of_speakers_that_are_named_rightly() -> None:
    """A title before the name changes nothing; without a name there is nothing to compare."""
    said = 'Minister Tan Mei Ling said: "We were paid on time."'
    rows = [
        row({**labelled(said, "neutral", 0, "speaker"), "speaker": name})
        for name in ("Dr Tan Mei Ling", "Lim Ah Swee", None)
    ]
    assert evaluate(rows, Fixed()).speaker_accuracy == 0.5
    assert evaluate([ROW], Fixed()).speaker_accuracy is None


def test_text_and_label_are_enough() -> None:
    bare = {"text": TOLD, "label": "neutral"}
    figures = evaluate([{"paragraphs": [bare]}], Fixed(the=score("neutral", 0.0)))
    assert (figures.about, figures.macro_f1, figures.stance_spearman) == (1, 1.0, None)
    assert figures.voice_f1 is None


def test_tone_is_the_baseline() -> None:
    rows = [
        row(
            labelled("The plan for the rail link was a great success for all.", "favourable", 2),
            labelled(
                "The plan for the rail link was a terrible failure for all.", "unfavourable", -2
            ),
            labelled(TOLD, "neutral", 0),
        ),
        row(labelled("The clinic will open, they say, at the Trust in town.", "neutral", 0)),
    ]
    figures = evaluate(rows, Fixed())
    assert figures.tone.macro_f1 == figures.tone.macro_f1_about == 1.0
    assert figures.tone.stance_spearman == pytest.approx(1.0)
    # Plain VADER counts the Trust's name: favourable 2/3, neutral 2/3, unfavourable 1.
    assert figures.vader.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_confidence_is_the_probability_of_the_label() -> None:
    assert score("neutral", 0.0, 0.7).confidence == 0.7
    assert score("neutral", 0.0).confidence is None
    assert Score(None, None, None, None, probabilities={"neutral": 1.0}).confidence is None


def test_calibration_is_measured_over_the_four_labels() -> None:
    scores = {
        "“we": score("favourable", 0.9, 0.85),
        "the": score("not about it", None, 0.65),
    }
    # ROW: right at 0.85; wrong (unfavourable) and right (not about it) at 0.65.
    figures = evaluate([ROW], Fixed(**scores))
    assert figures.calibration_error == pytest.approx((0.15 + abs(2 * 0.65 - 1)) / 3)


def test_calibration_leaves_out_what_has_no_probability() -> None:
    scorer = Fixed(**{"“we": score("favourable", 0.9, 0.75), "the": score("neutral", 0.0)})
    assert evaluate([ROW], scorer).calibration_error == pytest.approx(0.25)
    assert evaluate([ROW], Fixed()).calibration_error is None


def test_source_fidelity_of_scorer_and_baselines() -> None:
    rows = [row(*ROW["paragraphs"], labelled("A plan for the link is due.", "neutral", 0))]
    scorer = Fixed(**{"“we": score("favourable", 1.0), "the": score("unfavourable", -0.5)})
    figures = evaluate(rows, scorer)
    # the stances measured are half the labelled ones: another scale, the same sources
    assert figures.source_fidelity == pytest.approx(1.0)
    assert figures.fidelity_seed == 3
    assert figures.vader.source_fidelity is None  # no mood in any of them
    assert evaluate([ROW], scorer).source_fidelity is None  # nothing neutral


def test_parts_are_by_genre_length_and_source() -> None:
    long = labelled(" ".join([SAID, TOLD, OTHER, SAID, TOLD]), "favourable", 2)
    middle = labelled(" ".join([SAID, TOLD]), "favourable", 2)
    rows = [
        row(*ROW["paragraphs"], genre="news", source="Harbour Post"),
        row(long, middle, genre="feature"),
    ]
    parts = agreement(rows, Fixed(**{"“we": score("favourable", 0.9, 0.75)})).parts
    assert [(part.by, part.name, part.paragraphs, part.about) for part in parts] == [
        ("genre", "feature", 2, 2),
        ("genre", "news", 3, 2),
        ("length", LENGTHS[0], 3, 2),
        ("length", LENGTHS[1], 1, 1),
        ("length", LENGTHS[2], 1, 1),
        ("source", "Harbour Post", 3, 2),
    ]
    assert parts[0] == Part("genre", "feature", 2, 2, 1.0, 1.0, None, pytest.approx(0.25))
    # as in test_missing_counts_as_neutral_and_as_stance_zero
    assert parts[1].macro_f1 == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert parts[1].about_f1 == pytest.approx(2 / 3)
    assert parts[1].stance_spearman == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("words", "name"), [(24, LENGTHS[0]), (25, LENGTHS[1]), (60, LENGTHS[1]), (61, LENGTHS[2])]
)
def test_a_length_is_counted_in_words(words: int, name: str) -> None:
    rows = [row(labelled(" ".join(["rail"] * words), "neutral", 0))]
    assert [part.name for part in agreement(rows, Fixed()).parts] == [name]


def test_splitting_is_measured_on_raw_text() -> None:
    raw = f"Rail link\n\nKUALA LUMPUR, April 8 (EHA) -- {TOLD}\n\n{SAID}\n\nShare this on\n"
    figures = evaluate([row(*ROW["paragraphs"], raw=raw), ROW], Fixed())
    assert figures.splitting is not None
    assert (figures.splitting.precision, figures.splitting.recall) == (1.0, pytest.approx(2 / 3))


def test_figures_as_dict_are_plain_values() -> None:
    made = evaluate([ROW], Fixed()).to_dict()
    assert list(made) == list(Figures.__dataclass_fields__)
    assert made["tone"] == json.loads(json.dumps(made))["tone"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "There are no labelled articles"),
        ([{"id": "a1", "title": "x"}], r"Article 1 \(a1\) has no `paragraphs`"),
        ([["text"]], "Article 1 is not an object with `paragraphs`"),
        ([ROW, {"paragraphs": []}], "Article 2 has no `paragraphs`"),
        ([{"paragraphs": "text"}], "Article 1 has no `paragraphs`"),
        ([{"paragraphs": ["text"]}], "Article 1, paragraph 1 has no `text`"),
        ([{"paragraphs": [{"text": TOLD}]}], "paragraph 1 has no `label`: give it one of fav"),
        ([{"paragraphs": [{"text": TOLD, "label": "good"}]}], "paragraph 1 has no `label`"),
        ([{"paragraphs": [{"text": TOLD, "label": []}]}], "paragraph 1 has no `label`"),
        (
            [{"paragraphs": [{"text": TOLD, "label": "neutral", "stance": "high"}]}],
            "`stance` that is not a number: 'high'",
        ),
    ],
)
def test_bad_rows_are_refused(rows: list[dict[str, object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evaluate(rows, Fixed())


@needs_shared
@pytest.mark.parametrize(
    ("name", "macro", "spearman"), [("articles", 0.35, 0.07), ("ordinary", 0.53, 0.33)]
)
def test_tone_reaches_what_was_measured_before(name: str, macro: float, spearman: float) -> None:
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    figures = evaluate([json.loads(line) for line in lines], Fixed())
    assert figures.tone.macro_f1 == pytest.approx(macro, abs=0.01)
    assert figures.tone.stance_spearman == pytest.approx(spearman, abs=0.01)
