"""Beside a paragraph: lines that are not scored, what other scorers say, where copies are."""

from analysis.dashboard.steps import neighbours
from analysis.prose.articles import article_html, other_rows
from analysis.prose.margin import Margin, before_html, margins
from analysis.records import Article, Block, Paragraph, Score, ScoredArticle, ScoredParagraph, Tone

BLOCKS = (
    Block("By <b>", "byline", 0),
    Block("One.", "body", 7),
    Block("Share this", "boilerplate", 12),
    Block("A heading", "subheading", 23),
    Block("A picture", "caption", 33),
    Block("Two.", "body", 43),
    Block("The end", "caption", 48),
)
ARTICLE = Article("a", "", blocks=BLOCKS)


def scored(number, stance, label, reason=None):
    score = Score(True, 0.9, stance, label, reason)
    return ScoredParagraph(Paragraph(number, "Two.", 43), Tone(0.0), score)


def by(*rows):
    return ScoredArticle(ARTICLE, rows, "lexicon 1")


def test_lines_stand_before_the_paragraph_that_they_lead_to_and_furniture_nowhere():
    beside = margins(ARTICLE, {}, {})
    assert [block.text for block in beside[1].before] == ["By <b>"]
    assert [block.text for block in beside[2].before] == ["A heading", "A picture"]
    assert set(beside) == {1, 2}


def test_a_line_says_what_it_is_and_its_text_is_never_html():
    assert before_html(BLOCKS[:1]) == (
        '<p class="h-block h-byline"><small>byline, not scored</small> By &lt;b&gt;</p>'
    )


def test_an_unfolded_paragraph_says_what_the_other_scorer_says():
    beside = margins(ARTICLE, {"lexicon": by(scored(2, -0.5, "unfavourable"))}, {2: "in Bernama"})
    assert beside[1].others == ()
    assert other_rows(beside[2]) == [("By lexicon", "unfavourable −0.50")]
    page = article_html([scored(2, 0.5, "favourable")], "stance", {2}, beside)
    assert "<dt>By lexicon</dt><dd>unfavourable −0.50</dd>" in page
    assert "in Bernama" in page
    assert page.index("A heading") < page.index("Two.")


def test_a_scorer_that_has_not_scored_says_so():
    missing = scored(1, None, None, "not scored by “lexicon” yet")
    margin = Margin(others=(("lexicon", missing),))
    assert other_rows(margin) == [("By lexicon", "not scored by “lexicon” yet")]


def test_the_articles_before_and_after_are_found_as_time_goes():
    assert neighbours(["new", "mid", "old"], "mid") == ("old", "new")
    assert neighbours(["new", "mid", "old"], "new") == ("mid", None)
    assert neighbours(["new", "mid", "old"], "old") == (None, "mid")
