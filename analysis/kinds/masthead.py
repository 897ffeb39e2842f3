"""What stands above the headline: the site's name, its slogan, sections and navigation."""

from __future__ import annotations

import re

from analysis.kinds.controls import SECTIONS, STEERS
from analysis.kinds.line import LONGEST_FORM, Line, like_a_name
from analysis.kinds.page import SENTENCE, Page
from analysis.kinds.widgets import TRAIL

# A headline has three words or more, a section's name five at most, a menu's entry four.
SHORTEST, LONGEST_NAME, NAVIGATION = 3, 5, 4
# Headlines share words with their text, slogans don't: so large a part of its
# words makes a line the headline that other lines part from the first.
SHARED = 0.34
# So many lines are weighed, of so many words; words are told by so many letters.
FEW, USUAL, STEM = 6, range(5, 18), 6

_WORDS = """
that this with from have been were will would their there they them then than what when where which
while about after before into over under more most said says also only your year years last first
next week month some such very much many other could should because between against during through
every each being both even just like make made take took malaysia malaysian china chinese
"""
_COMMON = frozenset(word[:STEM] for word in _WORDS.split())
# A slogan above the headline: "Economics, Politics and Public Policy in East Asia".
_SLOGAN = re.compile(
    r"[A-Z]\w+(?:, [A-Z]\w+)+,? (?:and|&) [A-Z]|.*\b(?:news|data|analysis), .*\band\b"
)
# A section of a paper, or an office or ministry, whose name stands above the headline.
_SECTION_NAME = re.compile(
    r"[A-Z][\w’' ]{2,30}/ ?[A-Z][\w’' ]{2,30}$|(?i:(?:the )?(?:embassy|consulate|ministry|"
    r"department|"
    r"office|university|institute|republic|government|council|chamber|bureau|high commission|"
    r"permanent mission)\b)(?: (?i:of|general|for|in|the)\b)* [A-Z][^a-z:,]*(?:[a-z’'A-Z]+(?: |"
    r"$))*$"
)


def below_masthead(headlines: list[int], page: Page) -> list[int]:
    """Drop what stands above a site's navigation, and slogans, where a headline is below them."""
    credit = page.first(page.names_writer_or_time, headlines[0] if headlines else 0)
    above = [at for at in headlines if at < credit and page.lines[at].words >= SHORTEST]
    turns = [at for at in range(credit) if _navigates(page, at)]
    below = [at for at in above if turns and at > turns[-1]]
    plain = [at for at in below or above if not _names_the_site(page.lines[at])]
    first = _nearest_the_text(plain, page) if plain else -1
    return [at for at in headlines if at >= first]


def _nearest_the_text(headlines: list[int], page: Page) -> int:
    """Give the first headline, or a later one that alone shares its words with the text."""
    text = {
        word
        for at, line in enumerate(page.lines)
        if at > headlines[0] and line.words >= SENTENCE and page.verdicts[at] is None
        for word in _content(line.text[:LONGEST_FORM])
    }
    first, *others = headlines[:FEW]
    if _shared(page.lines[first], text) > 0:
        return first
    for at in others:
        line = page.lines[at]
        apart = any(page.verdicts[between] for between in range(first + 1, at))
        looks_right = line.words in USUAL and not line.ends and not like_a_name(line.text)
        if apart and looks_right and _shared(line, text) >= SHARED:
            return at
    return first


def _shared(line: Line, text: set[str]) -> float:
    own = _content(line.text)
    return len(own & text) / len(own) if own else 0.0


def _content(text: str) -> set[str]:
    """Give a text's longer words by their first letters, as endings vary."""
    return {word[:STEM] for word in re.findall(r"[^\W\d]{4,}", text.casefold())} - _COMMON


def _names_the_site(line: Line) -> bool:
    loud_name = line.words > LONGEST_NAME and like_a_name(line.text)
    return bool(_SECTION_NAME.match(line.text) or (_SLOGAN.match(line.text) and loud_name))


def _navigates(page: Page, at: int) -> bool:
    """Tell whether a line leads through the site, as lines above the headline do."""
    line = page.lines[at]
    section = line.words <= SHORTEST and any(
        word.strip(",:") in SECTIONS for word in line.small.split()
    )
    steers = page.why(at) == STEERS and line.text.replace(" ", "").isalpha()
    return (
        (steers and line.words <= NAVIGATION)
        or page.why(at) == TRAIL
        or (section and not line.ends and page.kind(at) in (None, "boilerplate"))
    )
