"""Names in a sentence, told by their capitals: "Great Wall Motors" praises nobody.

A capitalised word in mid-sentence is taken for a name, alone or in a run. The
word that opens a sentence, a quotation or a clause after a dash is capitalised
anyway: it is a name only where another name follows it. Capitals tell nothing
in a Title Case headline, and ALL CAPS are emphasis.
"""

from __future__ import annotations

import string
from collections.abc import Sequence

# From this many capitalised words on, a sentence without any other is taken
# for a headline; shorter ones ("Lai Seng Sin") are taken for names.
HEADLINE_WORDS = 5

# Headlines keep these small, so they don't make a sentence an ordinary one.
SMALL = "a an and as at but by for from in into of off on or over the to up vs via with"
SMALL_WORDS = frozenset(SMALL.split())

# What follows an opening word that is no part of a name: "Strong China demand",
# "Angry Prime Minister Ali". Nationalities are told by their endings.
PLACES = """america asean asia australia beijing britain china europe france germany hong india
indonesia japan johor kedah kelantan korea kuala malacca malaysia melaka pahang penang perak perlis
putrajaya sabah sarawak selangor shanghai singapore taiwan terengganu thailand vietnam washington"""
TITLES = """dato datuk deputy dr foreign minister mr mrs ms premier president prime seri sri tan
tun i"""
TIMES = """monday tuesday wednesday thursday friday saturday sunday january february march april
may june july august september october november december"""
DAYS_AND_MONTHS = frozenset(TIMES.split())
OWN_NAMES = DAYS_AND_MONTHS.union(PLACES.split(), TITLES.split())
NATIONALITY_ENDINGS = ("ese", "ian", "ians", "ish", "asians")

# Verbs and plurals open sentences before a name: "Welcoming Petronas …",
# "Fears Proton will …"; names of this form exist but are rarer ("United" is one).
INFLECTIONS = ("ing", "ed", "ly", "s")
UNINFLECTED = ("ss", "united")

# Behind these a new clause may begin with a capital.
CLAUSE_ENDS = ".:;!?"
CLAUSE_OPENERS = "\"'(["
# "St.", "Bhd.", "No.": a full stop behind so short a capitalised word ends no sentence.
LONGEST_ABBREVIATION = 3


def name_flags(tokens: Sequence[str]) -> list[bool]:
    """Per token of one sentence (split at blanks, signs in ASCII): is it (part of) a name."""
    if is_headline(tokens):
        return [False] * len(tokens)
    opens = _opening_flags(tokens)
    flags = []
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) and not opens[i + 1] else ""
        flags.append(is_capitalised(token) and (not opens[i] or _begins_name(token, following)))
    return flags


def is_headline(tokens: Sequence[str]) -> bool:
    """Whether a sentence is in Title Case: all words but the small ones capitalised."""
    words = [word for word in map(_word, tokens) if word[:1].isalpha()]
    large = [word for word in words if word not in SMALL_WORDS]
    return len(large) >= HEADLINE_WORDS and all(word[0].isupper() for word in large)


def is_capitalised(token: str) -> bool:
    """Whether a token begins with a capital and goes on small: "Trust", not "TRUST"."""
    word = _word(token)
    return word[:1].isupper() and not word.isupper()


def _word(token: str) -> str:
    return token.strip(string.punctuation)


def _opening_flags(tokens: Sequence[str]) -> list[bool]:
    """Per token: may its capital come from the beginning of a sentence or clause."""
    flags = []
    opening = True
    for token in tokens:
        flags.append(opening or token[0] in CLAUSE_OPENERS)
        opening = _ends_clause(token)
    return flags


def _ends_clause(token: str) -> bool:
    if token[-1].isalnum():
        return False
    word = _word(token)
    if not any(char.isalpha() for char in word):
        # a dash, a bullet, "1."
        return not any(char.isdigit() for char in word) or token.endswith((".", ")", ":"))
    tail = token.rstrip("\"')]")
    return tail[-1:] in CLAUSE_ENDS and not _is_abbreviated(tail)


def _is_abbreviated(token: str) -> bool:
    """Whether a full stop marks an abbreviation rather than an end: "Bhd.", not "May."."""
    word = _word(token)
    short = len(word) <= LONGEST_ABBREVIATION and word[0].isupper()
    return short and token.endswith(".") and word.lower() not in DAYS_AND_MONTHS


def _begins_name(token: str, following: str) -> bool:
    """Whether an opening word is part of the name behind it: "Win Semiconductors said"."""
    word, other = _word(token).lower(), _word(following)
    parted = token[-1] in string.punctuation or following[:1] in CLAUSE_OPENERS
    if parted or not other[:1].isupper():
        return False
    if word in SMALL_WORDS or (word.endswith(INFLECTIONS) and not word.endswith(UNINFLECTED)):
        return False
    # "I'm", "China's"
    other = other.lower().split("'")[0]
    return other not in OWN_NAMES and not other.endswith(NATIONALITY_ENDINGS)
