from analysis.prose.articles import (
    article_html,
    marked,
    number,
    paragraph_html,
    score_rows,
    words_table,
)
from analysis.records import Evidence, Paragraph, Score, ScoredParagraph, Tone


def scored(text="A warm welcome.", stance=0.5, label="favourable", **more):
    about = stance is not None
    return ScoredParagraph(
        Paragraph(1, text, 0, **more),
        Tone(0.4, (Evidence(2, 6, "warm", 1.5, 1.5, 0),)),
        Score(about, 0.9, stance, label, None, (Evidence(7, 14, "welcome", 2.0, 1.8, 0),)),
    )


def test_words_that_speak_for_and_against_are_marked_apart():
    evidence = [Evidence(0, 4, "good", 2, 2, 0), Evidence(9, 12, "bad", -2, -2, 0)]
    html = marked("good and bad", evidence)
    assert html == (
        '<mark class="h-up" title="word: +2.00">good</mark> and '
        '<mark class="h-down" title="word: −2.00">bad</mark>'
    )


def test_overlapping_evidence_is_marked_once_and_no_character_is_lost():
    evidence = [Evidence(0, 9, "debt trap", -3, -3, 0), Evidence(5, 9, "trap", -1, -1, 0)]
    assert marked("debt trap", evidence).count("<mark") == 1
    assert "debt trap" in marked("debt trap", evidence)


def test_article_text_is_never_html():
    bad = '<script>alert(1)</script> & "x"'
    html = paragraph_html(scored(bad, speaker="<b>", voice="speaker"), "stance")
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;" in html


def test_a_hostile_rule_cannot_leave_its_attribute():
    evidence = [Evidence(0, 1, "x", 1, 1, 0, rule='" onclick="alert(1)')]
    assert 'onclick="' not in marked("x", evidence)


def test_the_tint_follows_the_measure():
    assert 'class="h-paragraph h-up" style="--strength:0.50"' in paragraph_html(scored(), "stance")
    assert "favourable +0.50" in paragraph_html(scored(), "stance")
    assert "warm wording +0.40" in paragraph_html(scored(), "tone")


def test_a_missing_stance_is_no_zero():
    html = paragraph_html(scored(stance=None, label="not about it"), "stance")
    assert "h-off" in html
    assert '<span class="h-verdict">not about it</span>' in html
    assert "<dt>Stance</dt><dd>– (missing)</dd>" in html


def test_only_the_chosen_paragraph_is_unfolded():
    assert article_html([scored()], "stance", opened={1}).count(" open>") == 1
    assert article_html([scored()], "stance", opened={2}).count(" open>") == 0


def test_numbers_have_a_true_minus_and_a_dash_when_missing():
    assert [number(x) for x in (0.256, -0.5, 0.0, None)] == ["+0.26", "−0.50", "0.00", "–"]


LEFT_OUT = (
    Evidence(0, 15, "A warm welcome.", 0.4, 0.4, 0, "sentence"),
    Evidence(2, 6, "warm", 0.3, 0.3, 0, "word left out"),
    Evidence(7, 14, "welcome", -0.01, -0.01, 0, "word left out"),
)


def test_sentences_are_told_in_a_table_and_never_marked_as_words():
    html = marked("A warm welcome.", LEFT_OUT)
    assert html == 'A <mark class="h-up" title="word left out: +0.30">warm</mark> welcome.'


def test_what_was_left_out_has_a_share_and_no_strength_of_its_own():
    html = words_table("Words behind the stance", LEFT_OUT[1:])
    assert "<th>Left out</th><th>Share</th>" in html
    assert "<td>warm</td><td>+0.30</td>" in html
    assert "Strength" in words_table("Words", [Evidence(0, 4, "warm", 2, 1, 0)])


def test_a_label_says_how_sure_it_is_and_a_near_tie_names_both():
    chances = {"favourable": 0.7, "neutral": 0.1, "unfavourable": 0.1, "not about it": 0.1}
    sure = Score(True, 0.9, 0.6, "favourable", probabilities=chances)
    assert ("Label", "favourable (70% sure)") in score_rows(sure)
    chances = {"favourable": 0.4, "neutral": 0.36, "unfavourable": 0.14, "not about it": 0.1}
    close = Score(True, 0.9, 0.26, "favourable", probabilities=chances)
    told = "favourable – a near tie: favourable 40%, neutral 36%"
    assert ("Label", told) in score_rows(close)
