"""Reports: what stands in them, what they quote, and what they let a browser do."""

import base64
import datetime as dt
import hashlib
import json
import re
from dataclasses import replace

import polars as pl
import pytest
from altair.utils import schemapi
from reports import LEXICON, hostile_articles
from test_data_files import PORT, article, shown

from analysis import commands, compare, report
from analysis.charts import files
from analysis.compare import Filter
from analysis.corpus import Corpus
from analysis.report import NotMadeError, drawn, figures
from analysis.report.page import web_address
from analysis.report.tables import table
from analysis.report.telling import AT_EACH_END, choose

STEMS = ("quay", "ferry", "crane", "lorry", "market", "valley", "harbour", "rail", "mill", "dock")
DAY = dt.date(2025, 3, 5)


def own_words(mark):
    """Words that no other paragraph has: else they would be near-copies."""
    return " ".join(f"{stem}{mark}" for stem in STEMS)


def warm(mark):
    return f"China and Malaysia warmly welcomed {own_words(mark)}, a great success."


def cold(mark):
    return f"China failed Malaysia with {own_words(mark)}: debt, corruption and angry workers."


@pytest.fixture
def corpus(tmp_path):
    store = Corpus(tmp_path / "corpus.sqlite")
    yield store
    store.close()


@pytest.fixture(autouse=True)
def charts_are_looked_over_elsewhere(monkeypatch, charts_are_looked_over):
    """To hold each against the schema takes ten times as long as to make a report."""
    monkeypatch.setattr(schemapi, "DEBUG_MODE", False)


@pytest.fixture
def undrawn(monkeypatch):
    """Without the seconds that the library takes."""
    monkeypatch.setattr(
        drawn, "_drawn", lambda order: {"svgs": ["<svg/>"] * len(order["specs"]), "script": "0"}
    )
    drawn.vega.cache_clear()
    yield
    drawn.vega.cache_clear()


def ports(number, source="Xinhua", date=DAY):
    texts = (warm(f"a{number}"), cold(f"b{number}"))
    return article(f"{number}.txt", texts, source=source, date=date, title=f"Port {number}")


def made(selection):
    return report.make(selection, LEXICON).decode()


def test_a_report_says_its_finding_scorer_filters_numbers_and_day(corpus, undrawn):
    chosen = Filter(sources=("Xinhua",), copies="each")
    selection = shown(corpus, ports(1), ports(2, "Bernama"), chosen=chosen)
    html = made(selection)
    finding = compare.finding(compare.by_source(selection.narrowed, "stance"), "stance")
    assert f"<h1>{finding}</h1>" in html
    for told in (selection.made_by, "1 source", "1 article", "2 paragraphs", "5 March 2025"):
        assert told in html
    assert "<dt>Sources</dt><dd>Xinhua</dd>" in html
    assert "<dt>Paragraphs</dt><dd>2 of 4 in the corpus</dd>" in html
    assert f"<dt>Made on</dt><dd>{dt.date.today().isoformat()}</dd>" in html
    assert "Invented articles" not in html
    assert "Invented articles" in made(replace(selection, invented=True))


def test_its_tables_hold_the_numbers_of_the_pages(corpus):
    selection = shown(corpus, *(ports(n) for n in range(6)))
    (row,) = compare.by_source(selection.narrowed, "stance").rows(named=True)
    means = figures.sections(selection)[0].figures[0].table
    cells = dict(zip(means.heads, means.rows[0], strict=True))
    assert cells["Source"] == "Xinhua"
    assert cells["Mean"] == f"{row['mean']:+.3f}".replace("-", "−")
    assert cells["Articles behind it"] == str(row["measured_articles"]) == "6"
    assert "Note" not in cells


def test_it_has_the_parts_of_the_pages_and_says_what_there_is_nothing_of(corpus):
    one = article("1.txt", PORT[:1], source="Xinhua")
    parts = {part.name: part for part in figures.sections(shown(corpus, one))}
    assert list(parts) == ["sources", "contrasts", "voices", "time", "articles"]
    assert parts["contrasts"].why.startswith("A comparison needs two sources")
    assert parts["voices"].why == "Nobody is quoted in what is shown."
    assert parts["time"].why == "No article with a stance has a date here."


def test_contrasts_are_told_from_the_source_that_differs_most(corpus):
    def of(source, words):
        return [article(f"{source}{n}", (words(f"{source}{n}"),), source=source) for n in range(8)]

    mixed = [
        article(f"M{n}", ((warm if n % 2 else cold)(f"M{n}"),), source="Mixed") for n in range(8)
    ]
    selection = shown(corpus, *of("Warm", warm), *of("Cold", cold), *mixed)
    (figure,) = figures.sections(selection)[1].figures
    assert figure.told == "Warm is warmer than Cold; can’t be told apart from Mixed"
    assert figure.sentences == (
        "Cold can’t be told apart from Mixed; is cooler than Warm.",
        "No other source can be told apart from any.",
    )


def test_of_few_paragraphs_all_are_quoted_and_of_many_the_outermost(corpus):
    few = choose(shown(corpus, ports(1)), LEXICON)
    assert few.rule == "All 2 paragraphs that are shown."
    assert len(few.groups[0].quoted) == 2
    selection = shown(corpus, *(ports(n) for n in range(2, 12)))
    found = choose(selection, LEXICON)
    assert [group.title for group in found.groups] == [
        "Warmest",
        "Coolest",
        "The most divided article",
    ]
    up, cool, divided = (group.quoted for group in found.groups)
    assert len(up) == len(cool) == AT_EACH_END
    assert all(each.paragraph.score.stance > 0 for each in up)
    assert all(each.paragraph.score.stance < 0 for each in cool)
    assert len({each.article.article.id for each in up}) == AT_EACH_END
    assert [each.paragraph.paragraph.number for each in divided] == [1, 2]
    assert all(each.paragraph.score.evidence for each in (*up, *cool))


def test_a_paragraph_that_many_carry_is_quoted_once(corpus):
    copied = [article(f"{n}.txt", (warm(1), cold(n)), source=f"S{n}") for n in range(8)]
    selection = shown(corpus, *copied)
    assert selection.narrowed["copy_group"].count() > 1
    assert len(choose(selection, LEXICON).groups[0].quoted) == 1


def test_its_policy_allows_its_own_scripts_and_styles_and_nothing_else(corpus, undrawn):
    html = made(shown(corpus, *hostile_articles()))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    assert allowed["img-src"] == "data:"
    assert not any(loose in allowed["script-src"] for loose in ("unsafe", "http", "*"))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert [f"'sha256-{digest(text)}'" for text in scripts] == allowed["script-src"].split()
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert allowed["style-src"] == f"'sha256-{digest(style)}'"
    data = re.search(r'<script type="application/json" id="charts">(.*?)</script>', html, re.S)[1]
    assert "<" not in data
    assert json.loads(data)["charts"].keys() >= {"means", "shares", "articles"}
    assert "javascript:" not in html.replace(data, "")
    assert "<img src=x" not in html
    assert not re.search(r"""(src|href)=["']?(http:)?//evil""", html)


def digest(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/1", "https://a.example/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_become_links(url, linked):
    assert web_address(url) == linked


def test_a_table_is_cut_and_says_so_and_leaves_out_empty_columns():
    frame = pl.DataFrame({"a": range(201), "b": [0.5] * 201, "c": [None] * 201})
    columns = {"a": ("A", "count"), "b": ("B", "share"), "c": ("C", "mean"), "d": ("D", "words")}
    made_of = table(frame, columns)
    assert (made_of.heads, made_of.rows[0], len(made_of.rows)) == (["A", "B"], ["0", "50%"], 200)
    assert made_of.more == "The first 200 of 201 rows."


def test_without_the_library_that_draws_there_is_a_sentence(corpus, monkeypatch):
    monkeypatch.setattr(files, "can_draw", lambda: False)
    drawn.vega.cache_clear()
    with pytest.raises(NotMadeError, match="pip install vl-convert-python"):
        made(shown(corpus, ports(1)))


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        commands.app(["report", "--scorer", "lexicon", *map(str, arguments)])
    return ended.value.code, capsys.readouterr().err


def test_the_samples_report_is_one_file_of_less_than_5_mb(capsys, tmp_path):
    file = tmp_path / "report.html"
    code, said = run(capsys, "--output", file, "--sample", "--measure", "tone")
    assert (code, said) == (
        0,
        f"{file}: 654 paragraphs of 109 articles; open it in a browser, or send it.\n",
    )
    assert 1_000_000 < file.stat().st_size < 5_000_000
    html = file.read_text(encoding="utf-8")
    assert "Invented articles" in html
    assert "tone (VADER)" in html


def test_what_a_report_cannot_be_is_one_sentence(capsys, tmp_path, monkeypatch):
    code, said = run(capsys, "--output", tmp_path / "report.pdf", "--sample")
    assert (code, said) == (2, f"{tmp_path / 'report.pdf'}: name a file that ends in .html.\n")
    store = Corpus(tmp_path / "c.sqlite")
    shown(store, ports(1))
    store.close()
    monkeypatch.setattr(files, "can_draw", lambda: False)
    drawn.vega.cache_clear()
    where = ("--corpus", tmp_path / "c.sqlite", "--output", tmp_path / "report.html")
    code, said = run(capsys, *where)
    assert (code, said.count("\n")) == (2, 1)
    assert "pip install vl-convert-python" in said
    assert not (tmp_path / "report.html").exists()
