from analysis.dashboard.prose import article_html, marked, number, paragraph_html
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
    assert article_html([scored()], "stance", opened=1).count(" open>") == 1
    assert article_html([scored()], "stance", opened=2).count(" open>") == 0


def test_numbers_have_a_true_minus_and_a_dash_when_missing():
    assert [number(x) for x in (0.256, -0.5, 0.0, None)] == ["+0.26", "−0.50", "0.00", "–"]
