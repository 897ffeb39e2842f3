"""Who a quoted name means across articles: titles folded away, nobody taken for somebody else.

Inside an article the attribution has done this already (analysis/speakers); here a full name,
and a body's name, mean one across articles, and all other words only what they mean in theirs.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

import polars as pl

from analysis.speakers.pronouns import is_person
from analysis.speakers.wording import (
    DETERMINERS,
    FIRMS,
    OFFICES,
    ORGANISATIONS,
    TITLES,
    TITLES_IN_NAMES,
)
from analysis.target import TARGETS

NAMES_TOO = TITLES_IN_NAMES | {"tan", "sri", "associate", "tunku", "sheikh", "lord", "sen"}
"""Titles that are names as well, or part of one: Tan Sri Lim and Tan Boon Hee."""
ALWAYS = TITLES - NAMES_TOO
HIS = frozenset({"mr", "encik", "sir"})
HERS = frozenset({"mrs", "ms", "mdm", "madam", "miss", "puan", "datin", "cik", "dame"})
PAIRS = {("tan", "sri"), ("puan", "sri"), ("associate", "professor")}
AFTER_TITLES = frozenset({"sri", "seri"})
"""The second words of Datuk Seri and Dato’ Sri."""
CHINESE_TITLES = ("先生", "女士", "小姐", "太太")
BODIES = ORGANISATIONS | FIRMS
UNNAMED = "unnamed"
"""Stands for whoever is quoted without a name."""
DIGITS = 12
"""Hex digits of a name's digest: with 50,000 names two meet once in 200,000 corpora."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means.

    who: a digest of the name without its titles, safe to stand in an address.
    alone: does it mean somebody in its own article only (a surname, "an official")?
    sex: "m" or "f" where a title tells.
    """

    who: str
    alone: bool
    sex: str | None


def names(frame: pl.DataFrame) -> pl.DataFrame:
    """One row per form of a name that the frame's speakers have.

    speaker: as it stands, in the frame's own type. code: a number for whom it means. who: that
    in an address (see `Meant`). alone: does it mean another in each article. name: the
    commonest form for whom it means.
    """
    quoted = frame.lazy().filter(pl.col("speaker").is_not_null())
    forms = quoted.group_by("speaker").agg(times=pl.len()).collect()
    spelled = forms["speaker"].cast(pl.String)
    meant = pl.DataFrame(
        [(each.who, each.alone, each.sex) for each in map(whom, spelled)],
        schema={"who": pl.String, "alone": pl.Boolean, "sex": pl.String},
        orient="row",
    )
    table = forms.hstack(meant).with_columns(form=spelled).pipe(_parted)
    commonest = table.sort("times", "form", descending=[True, False]).unique(
        "who", keep="first", maintain_order=True
    )
    people = commonest.sort("who").select("who", "alone", name="form").with_row_index("code")
    return table.select("speaker", "who").join(
        people.with_columns(pl.col("code").cast(pl.Int32)), on="who"
    )


def _parted(table: pl.DataFrame) -> pl.DataFrame:
    """The rows with `who` of their own for each sex where one name has both.

    Mr Lim Wei and Ms Lim Wei are two, and Lim Wei without a title is neither for sure.
    """
    both = (
        table.drop_nulls("sex")
        .group_by("who")
        .agg(pl.col("sex").n_unique())
        .filter(pl.col("sex") > 1)["who"]
    )
    parted = pl.concat_str("who", pl.col("sex").fill_null(""))
    return table.with_columns(
        pl.when(pl.col("who").is_in(both.implode())).then(parted).otherwise("who").alias("who")
    )


@lru_cache(maxsize=100_000)
def whom(name: str) -> Meant:
    """Whom a name as it stands in an article means."""
    words = " ".join(name.replace("’", "'").split()).split(" ")
    if words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
    low = [word.casefold() for word in words]
    titles = _titles(low)
    sexes = {("m" if t in HIS else "f") for t in map(_bare, low[:titles]) if t in HIS | HERS}
    rest = words[titles:]
    key = " ".join(low[titles:])
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    return Meant(digest, _is_alone(rest, name), sexes.pop() if len(sexes) == 1 else None)


def _titles(low: list[str]) -> int:
    """How many words of a name, in small letters, are titles before it."""
    count = 0
    while count < len(low) - 1:
        word, following = _bare(low[count]), _bare(low[count + 1])
        if (word, following) in PAIRS and count + 2 < len(low):
            count += 2
        elif word in ALWAYS or (count and word in AFTER_TITLES):
            count += 1
        else:
            break
    return count


def _bare(word: str) -> str:
    return word.rstrip(".")


def _is_alone(words: list[str], phrase: str) -> bool:
    """Do words without titles mean somebody in their own article only?

    Full names and bodies do not: "Lim Wei", "MIDA", "Beijing", "the transport ministry".
    """
    first, last = words[0], words[-1]
    if len(words) == 1:
        return not (_is_chinese_name(first) or _is_acronym(first) or first in _known_bodies())
    if first.lower() in DETERMINERS:
        return True
    if not (first[0].islower() or last[0].islower()) and last.lower() not in OFFICES:
        return False
    return is_person(phrase) or BODIES.isdisjoint(word.lower() for word in words)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_chinese_name(word: str) -> bool:
    """Is it Chinese, and more than a surname: "王毅", not "王" or "王先生"."""
    han = all("一" <= letter <= "鿿" for letter in word)
    return han and len(word) > 1 and not word.endswith(CHINESE_TITLES)


@cache
def _known_bodies() -> frozenset[str]:
    """Countries, places, offices and firms of both sides: single words that are no surname."""
    profile = tomllib.loads((TARGETS / "china_malaysia.toml").read_text(encoding="utf-8"))
    kinds = ("names", "places", "offices", "firms")
    entries = (profile[side].get(kind, []) for side in ("china", "malaysia") for kind in kinds)
    return frozenset(entry for some in entries for entry in some)
