"""Two scorers side by side as HTML: exact cells, both verdicts, hostile text as text."""

from analysis.dashboard.both import both_html, counts_html
from analysis.records import Evidence, Paragraph, Score, ScoredParagraph, Tone

NAMES = ("lexicon", "model")


def scored(score: Score, text: str = "Trade rose.") -> ScoredParagraph:
    return ScoredParagraph(Paragraph(1, text, 0, "en"), Tone(0.25), score)


FOR = scored(Score(True, 0.75, 0.5, "favourable"))
AGAINST = scored(
    Score(True, 0.9, -0.8, "unfavourable", None, (Evidence(6, 10, "rose", -1.0, -0.8, 0),))
)
MISSING = scored(Score(None, None, None, None, "not scored by “model” yet"))


def test_counts_frame_the_cells_where_both_agree() -> None:
    html = counts_html([[1, 2, 3, 4], [0] * 4, [0] * 4, [0, 0, 0, 1234]], NAMES)
    agreed = '<td class="h-agreed">'
    row = f'<th scope="row">favourable</th>{agreed}1</td><td>2</td><td>3</td><td>4</td>'
    assert row in html
    assert f"{agreed}1,234</td></tr></tbody>" in html
    assert html.count(agreed) == 4


def test_a_paragraph_says_what_both_say_and_shows_each_ones_words() -> None:
    html = both_html([(FOR, AGAINST)], NAMES, opened={1})
    assert '<details class="h-paragraph h-differ" data-number="1" open>' in html
    assert "lexicon: favourable +0.50 · model: unfavourable −0.80</span>" in html
    first, second = html.split("<section>")[1:]
    assert first.startswith("<h4>lexicon</h4>")
    assert "<mark" not in first
    assert second.startswith("<h4>model</h4>")
    assert '<mark class="h-down" title="word: −0.80">rose</mark>' in second


def test_the_same_label_or_none_is_no_difference() -> None:
    assert "h-differ" not in both_html([(FOR, FOR), (FOR, MISSING), (MISSING, MISSING)], NAMES)
    assert "model: not scored by “model” yet" in both_html([(FOR, MISSING)], NAMES)


def test_hostile_text_is_escaped() -> None:
    score = Score(True, 1.0, 1.0, "favourable", "<i>", (Evidence(0, 3, "<b>", 1.0, 1.0, 0, "<u>"),))
    evil = scored(score, "<b>bold</b> & $5")
    html = both_html([(evil, evil)], ("<s>", "<s>"))
    for tag in ("<b>", "<i>", "<u>", "<s>"):
        assert tag not in html
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; $5" in html
