"""What is known of a scorer's agreement with people, in sentences that its numbers bear out.

Plain text, with readers' names in it: never hand it to Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.agreement.on_corpus import MIN_READINGS, OTHER, SURE, Share
from analysis.compare.disagreement import pairs
from analysis.compare.findings import counted, plain_name

ME = "me"
"""The reader's name until they write another."""

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff's (2004) custom for his alpha: from here on sound, and fit for first conclusions."""


def per_cent(share: float) -> str:
    """A share in [0, 1] in whole per cent, "82 %" with a space that no line breaks at."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


def likely(share: Share) -> str:
    """A share with its interval, "82 %, likely between 69 and 90 %"."""
    return (
        f"{per_cent(share.share)}, likely between {share.low * 100:.0f} and {per_cent(share.high)}"
    )


def whom(readers: Sequence[str]) -> str:
    """Whom a scorer agrees with: "you", the one reader's name, or how many there are."""
    return reader(readers[0]) if len(readers) == 1 else f"{len(readers)} readers"


def reader(name: str) -> str:
    """A reader in a sentence."""
    return "you" if name == ME else plain_name(name)


def agreement_told(same: Share | None, scorer: str, readers: Sequence[str], on: str) -> str:
    """How often the scorer of that name agrees with the readers on the texts that `on` names."""
    if same is None:
        return f"Nobody has checked the scores on {on} yet: 20 paragraphs take about five minutes."
    count = f"{same.part} of {counted(same.whole, 'paragraph')}"
    told = f"On {on} the {scorer} agreed with {whom(readers)} on {count}"
    if same.whole < MIN_READINGS:
        return f"{told}: too few to tell. From {MIN_READINGS} on it says more."
    return f"{told}: {likely(same)}."


def weighted_told(weighted: Share | None, sizes: Mapping[str, int]) -> str:
    """The same for all paragraphs, each label as common as it is; `sizes`: how common."""
    total = counted(sum(sizes.values()), "paragraph")
    if weighted is None:
        return f"Read some of every label to hear what that means for all {total}."
    return (
        f"The check draws every label about as often, so that rare ones come up. Weighted back to "
        f"all {total}, the agreement is {likely(weighted)}."
    )


def sure_told(sure: Share | None, scorer: str) -> str:
    """How often the scorer was right where it was sure; "" where it never was."""
    if sure is None:
        return ""
    return (
        f"Where the {scorer} was at least {per_cent(SURE)} sure, it agreed on {sure.part} of "
        f"{sure.whole}: {likely(sure)}."
    )


def alpha_told(alpha: float | None) -> str:
    """What Krippendorff's alpha says, by his own custom; "" where there is none."""
    if alpha is None:
        return ""
    if alpha >= RELIABLE:
        held = "held to be reliable"
    elif alpha >= TENTATIVE:
        held = "held to bear first conclusions"
    else:
        held = "held to be too little to build on"
    return f"Beyond what chance gives (Krippendorff’s alpha): {signless(alpha)}, {held}."


def signless(value: float) -> str:
    """A number with two decimals, its minus as it is printed."""
    return f"{value:.2f}".replace("-", "−")


def difference_told(rows: pl.DataFrame, scorer: str) -> str:
    """Over what scorer and people part most, of rows of `beside`; "" where they don't part."""
    differing = pairs(rows).filter("differ")
    if differing.is_empty():
        return ""
    total = differing["count"].sum()
    commonest = differing.filter(pl.col("count") == differing["count"].max())
    if commonest.height > 1:
        return f"They differ on {total}."
    said, read, count = commonest.select("label", "label" + OTHER, "count").row(0)
    return (
        f"They differ on {total}, most over what the {scorer} calls {said} and a person {read} "
        f"({count} of them)."
    )


def swayed_told(rows: pl.DataFrame) -> str:
    """How many readings were made with the score in view, of rows of `beside`; "" for none."""
    if rows.is_empty():
        return ""
    same = (~rows["differ"]).sum()
    return (
        f"{counted(rows.height, 'more paragraph')} got a label in the reading pane, beside the "
        f"score ({same} the same). They don’t count here: who has seen a score leans to it."
    )
