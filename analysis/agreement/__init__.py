"""How well a scorer agrees with people's readings of the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from analysis.agreement.kept import MEASURED, measured
from analysis.agreement.measures import Match, f1, macro_f1, match, spearman
from analysis.agreement.readings import Reading, article_of, readings_of, text_of
from analysis.agreement.recovery import recovered
from analysis.pipeline import score_articles, split
from analysis.records import TONE_THRESHOLD, Article, Label, ScoredParagraph, Scorer
from analysis.scoring.vader import analyser
from analysis.segment import sentences

__all__ = ["MEASURED", "Baseline", "Figures", "evaluate", "measured"]

SIGNS: tuple[Label, ...] = ("favourable", "neutral", "unfavourable")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What comes of wording read as stance, all paragraphs taken as about the target.

    macro_f1, macro_f1_about, stance_spearman: as in `Figures`.
    """

    macro_f1: float | None
    macro_f1_about: float | None
    stance_spearman: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A scorer against people's readings; F1 in [0, 1], correlations in [-1, 1], None undefined.

    scorer: name and digest.
    articles, paragraphs, about: how many there are, and how many paragraphs a
        person called about the target.
    macro_f1: over favourable, neutral, unfavourable; not about it, and no
        label, count as neutral on either side.
    macro_f1_about: the same over the paragraphs that a person called about it.
    about_f1: of "about", over all paragraphs.
    stance_spearman: rank correlation over the paragraphs that a person called
        about it; a stance that the scorer left missing counts as 0.
    voice_f1: of "speaker", over the paragraphs whose voice a person gave.
    tone, vader: the baselines to pass: our tone, and VADER without our changes.
    splitting: body paragraphs got back from the raw text of the articles that
        have one; None where none has.
    """

    scorer: str
    articles: int
    paragraphs: int
    about: int
    macro_f1: float | None
    macro_f1_about: float | None
    about_f1: float | None
    stance_spearman: float | None
    voice_f1: float | None
    tone: Baseline
    vader: Baseline
    splitting: Match | None

    def to_dict(self) -> dict[str, object]:
        """The figures as plain values for JSON, the baselines and splitting as dicts."""
        return asdict(self)


def evaluate(rows: Iterable[Mapping[str, object]], scorer: Scorer) -> Figures:
    """Score articles whose paragraphs people have labelled, and compare.

    rows: one article each, with `paragraphs` (text, label; also about, stance,
        voice), and where known title, source, raw. ValueError if something is wrong.
    """
    articles = list(rows)
    readings = [readings_of(row, number) for number, row in enumerate(articles, 1)]
    if not articles:
        raise ValueError("There are no labelled articles to compare with.")
    plain = [article_of(row, its) for row, its in zip(articles, readings, strict=True)]
    flat = [reading for its in readings for reading in its]
    scored = list(_scored(plain, scorer))
    tones = [paragraph.tone.value or 0.0 for paragraph in scored]
    return Figures(
        scorer=f"{scorer.name} {scorer.digest}",
        articles=len(articles),
        paragraphs=len(flat),
        about=sum(reading.about for reading in flat),
        macro_f1=_macro(flat, [paragraph.score.label for paragraph in scored]),
        macro_f1_about=_macro(flat, [paragraph.score.label for paragraph in scored], about=True),
        about_f1=f1(
            [reading.about for reading in flat],
            [paragraph.score.about is True for paragraph in scored],
            True,
        ),
        stance_spearman=_rank(flat, [paragraph.score.stance or 0.0 for paragraph in scored]),
        voice_f1=_voice_f1(flat, scored),
        tone=_baseline(flat, tones),
        vader=_baseline(flat, [_vader(reading.text) for reading in flat]),
        splitting=_splitting(articles, readings),
    )


def _scored(articles: Sequence[Article], scorer: Scorer) -> Iterator[ScoredParagraph]:
    """The paragraphs of all articles in order; an article that can't be scored ends it all."""

    def fail(article: Article, error: Exception) -> None:
        raise ValueError(f"Article {article.name!r} could not be scored: {error}") from error

    for scored in score_articles(articles, scorer, on_fault=fail):
        yield from scored.paragraphs


def _macro(
    readings: Sequence[Reading], labels: Sequence[Label | None], about: bool = False
) -> float | None:
    """Macro-F1 over the three signs, of all paragraphs or of those about the target."""
    pairs = [
        (_sign(reading.label), _sign(label))
        for reading, label in zip(readings, labels, strict=True)
        if reading.about or not about
    ]
    return macro_f1([gold for gold, _ in pairs], [guess for _, guess in pairs], SIGNS)


def _sign(label: Label | None) -> Label:
    return label if label in ("favourable", "unfavourable") else "neutral"


def _rank(readings: Sequence[Reading], stances: Sequence[float]) -> float | None:
    """Spearman over the paragraphs that a person called about the target and gave a stance."""
    pairs = [
        (reading.stance, stance)
        for reading, stance in zip(readings, stances, strict=True)
        if reading.about and reading.stance is not None
    ]
    return spearman([gold for gold, _ in pairs], [guess for _, guess in pairs])


def _voice_f1(readings: Sequence[Reading], scored: Sequence[ScoredParagraph]) -> float | None:
    pairs = [
        (reading.voice, one.paragraph.voice)
        for reading, one in zip(readings, scored, strict=True)
        if reading.voice is not None
    ]
    return f1([gold for gold, _ in pairs], [guess for _, guess in pairs], "speaker")


def _baseline(readings: Sequence[Reading], tones: Sequence[float]) -> Baseline:
    """Tone in [-1, 1] per paragraph, read as stance."""
    labels: list[Label | None] = [
        "favourable"
        if value >= TONE_THRESHOLD
        else "unfavourable"
        if value <= -TONE_THRESHOLD
        else "neutral"
        for value in tones
    ]
    return Baseline(
        _macro(readings, labels), _macro(readings, labels, about=True), _rank(readings, tones)
    )


def _vader(text: str) -> float:
    """vaderSentiment's compound as it comes, mean over sentences; 0 where there is none."""
    compounds = [
        analyser().polarity_scores(text[start:end])["compound"] for start, end in sentences(text)
    ]
    return fmean(compounds) if compounds else 0.0


def _splitting(
    rows: Sequence[Mapping[str, object]], readings: Sequence[Sequence[Reading]]
) -> Match | None:
    """Body paragraphs found in the rows' raw texts, over all of them; None where no row has one."""
    hits = found = there = 0
    for row, its in zip(rows, readings, strict=True):
        raw = text_of(row, "raw")
        if raw is None:
            continue
        article = split(Article(str(row.get("id", "")), raw))
        bodies = [block.text for block in article.blocks if block.kind == "body"]
        hits += recovered(bodies, [reading.text for reading in its])
        found += len(bodies)
        there += len(its)
    return match(hits, found, there) if there else None
