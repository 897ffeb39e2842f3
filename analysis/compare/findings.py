"""What a comparison of sources shows, as one sentence that its numbers bear out.

Everything here is plain text with names from outside in it: never hand it to Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from analysis.compare.contrasts import contrasts
from analysis.compare.intervals import MIN_ARTICLES

Measure = Literal["stance", "tone"]

# Names longer than this would push the finding out of its own title.
NAME_LENGTH = 40
TURNING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that change the direction of the text after them."""


@dataclass(frozen=True, slots=True)
class Words:
    """How one measure is spoken of: its scale's ends and sides, comparatives, superlatives, shares.

    shares: column of `compare.SHARES` → the class that it counts, heading: of such a class;
    shared: one of the paragraphs that the shares are of, shared_heading: of their number;
    condition: what a source needs to have shares, "" for nothing;
    high_shared, low_shared: what the shares of the two outer classes are shares of;
    told, both: both shares in a phrase, with places for `warm` and `cool`.
    """

    low: str
    high: str
    low_side: str
    high_side: str
    more: str
    less: str
    most: str
    least: str
    most_low: str
    least_low: str
    shares: Mapping[str, str]
    heading: str
    shared: str
    shared_heading: str
    condition: str
    high_shared: str
    low_shared: str
    told: str
    both: str


WORDS: dict[Measure, Words] = {
    "stance": Words(
        low="unfavourable",
        high="favourable",
        low_side="the unfavourable side",
        high_side="the favourable side",
        more="warmer",
        less="cooler",
        most="warmest",
        least="least warm",
        most_low="coolest",
        least_low="least cool",
        shares={
            "favourable": "favourable",
            "neutral": "neutral",
            "unfavourable": "unfavourable",
            "not_about": "not about it",
        },
        heading="Label",
        shared="labelled paragraph",
        shared_heading="Labelled",
        condition="labels",
        high_shared="favourable paragraphs",
        low_shared="unfavourable ones",
        told="{warm} of its paragraphs favourable, {cool} unfavourable",
        both="both favourable ({warm}) and unfavourable paragraphs ({cool})",
    ),
    "tone": Words(
        low="dark wording",
        high="warm wording",
        low_side="dark wording",
        high_side="warm wording",
        more="warmer in tone",
        less="darker in tone",
        most="warmest in tone",
        least="least warm",
        most_low="darkest",
        least_low="least dark in tone",
        shares={
            "favourable": "warm wording",
            "neutral": "plain wording",
            "unfavourable": "dark wording",
            "not_about": "no tone",
        },
        heading="Tone",
        shared="paragraph",
        shared_heading="Paragraphs",
        condition="",
        high_shared="warm wording",
        low_shared="dark wording",
        told="{warm} of its paragraphs in warm wording, {cool} in dark wording",
        both="both warm ({warm}) and dark wording ({cool})",
    ),
}


def signed(value: float) -> str:
    """A number with its sign and two decimals, "+0.32" or "−0.10"; 0 has none."""
    text = f"{abs(value):.2f}"
    if text == "0.00":
        return text
    return ("+" if value > 0 else "−") + text


def counted(number: int, word: str) -> str:
    """A number with its word, "1 article" or "1,204 articles"."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def shown_name(name: str) -> str:
    """A name on one line, without the control and direction marks that would turn other words."""
    return TURNING.sub("", " ".join(name.split()))


def plain_name(name: str) -> str:
    """A name fit for a sentence: on one line, cut to `NAME_LENGTH` characters."""
    shown = shown_name(name)
    return shown if len(shown) <= NAME_LENGTH else shown[: NAME_LENGTH - 1].rstrip() + "…"


def finding(summary: pl.DataFrame, measure: Measure) -> str:
    """The chart's title: what `compare.by_source`'s rows show, claiming no more than they bear.

    Two sources differ "more than chance" where `contrasts` says so. Sources without an
    interval take no part.
    """
    if summary.is_empty():
        return "No paragraphs to compare"
    if summary["measured"].sum() == 0:
        return f"No paragraph here has a {measure}"
    sure = summary.filter("enough").sort("mean", "source", descending=[True, False])
    if sure.is_empty():
        return _none_sure(summary)
    if sure.height == 1:
        return _one_sure(sure, summary.height, measure)
    return _compared(sure, summary.height, measure)


def _none_sure(summary: pl.DataFrame) -> str:
    if summary.height == 1:
        return (
            f"{plain_name(summary['source'][0])} has too few articles to say how sure its mean is"
        )
    return f"Too few articles to compare sources: each needs at least {MIN_ARTICLES}"


def _one_sure(sure: pl.DataFrame, sources: int, measure: Measure) -> str:
    name = plain_name(sure["source"][0])
    if sources > 1:
        return f"Only {name} has enough articles for an interval: sources can’t be compared yet"
    mean, low, high = sure.select("mean", "low", "high").row(0)
    if low > 0 or high < 0:
        if signed(mean) == signed(0):
            return f"{name}’s mean {measure} is close to zero"
        side = WORDS[measure].high_side if low > 0 else WORDS[measure].low_side
        return f"{name} leans to {side}: its mean {measure} is {signed(mean)}"
    return f"{name}’s mean {measure} of {signed(mean)} can’t be told from zero"


def _compared(sure: pl.DataFrame, sources: int, measure: Measure) -> str:
    """The finding over two sources or more that have intervals, highest mean first."""
    pairs = contrasts(sure)
    names = [plain_name(name) for name in sure["source"]]
    scope = ""
    if len(names) < sources:
        scope = f"Among the {len(names)} of {sources} sources with enough articles, "
    means = sure["mean"].to_list()
    top, bottom = _superlatives(means, measure)
    alone = _ends_stand_alone(means)
    # The first source's last pair: with the last source.
    ends_differ = pairs["distinguishable"][sure.height - 2]
    if len(names) > 2 and alone and ends_differ:
        return (
            f"{scope}{names[0]} is {top}, {names[-1]} {bottom}; the difference is more than chance"
        )
    surest = pairs.sort("p", maintain_order=True).row(0, named=True)
    if surest["distinguishable"]:
        more = WORDS[measure].more
        one, other = plain_name(surest["source"]), plain_name(surest["other"])
        return f"{scope}{one} is {more} than {other}, by more than chance"
    if len(names) == 2:
        return f"{scope}{names[0]} and {names[1]} can’t be told apart: they may differ by chance"
    ends = f"{names[0]} ({top}) and {names[-1]} ({bottom})" if alone else "they"
    return (
        f"{scope}{'no two' if scope else 'No two sources'} can be told apart: "
        f"{ends} may differ by chance"
    )


def _superlatives(means: list[float], measure: Measure) -> tuple[str, str]:
    """What to call the first and the last of means in descending order."""
    words = WORDS[measure]
    return (
        words.most if means[0] > 0 else words.least_low,
        words.most_low if means[-1] < 0 else words.least,
    )


def _ends_stand_alone(means: list[float]) -> bool:
    """Whether no other mean reads like the first or the last: wire copy makes sources equal."""
    shown = [signed(mean) for mean in means]
    return shown.count(shown[0]) == shown.count(shown[-1]) == 1


def percent(share: float) -> str:
    """A share in [0, 1] as whole percent, "37%"; "<1%" for what is not quite none."""
    return "<1%" if 0 < share < 0.005 else f"{share * 100:.0f}%"
