"""The words that set two choices of paragraphs apart (Monroe, Colaresi and Quinn 2008).

`drawn` says which paragraphs are counted, `make_index` counts their words and phrases once, and
`compare_sides` sets the rows of any two choices side by side.
"""

from analysis.keywords.comparison import (
    MOST_SHOWN,
    PER,
    Comparison,
    Side,
    compare_sides,
    word_key,
)
from analysis.keywords.context import Context, in_context
from analysis.keywords.drawn import MOST, article_numbers, drawn, languages
from analysis.keywords.finding import say_rate, words_finding
from analysis.keywords.index import LEAST_ARTICLES, Index, make_index
from analysis.keywords.left_out import of_target
from analysis.keywords.sides import (
    REST_NAMES,
    Choice,
    Kind,
    Pair,
    choices,
    middle_day,
    pair,
    periods,
    rest,
)
from analysis.keywords.tokens import Flags, Numbers

__all__ = [
    "LEAST_ARTICLES",
    "MOST",
    "MOST_SHOWN",
    "PER",
    "REST_NAMES",
    "Choice",
    "Comparison",
    "Context",
    "Flags",
    "Index",
    "Kind",
    "Numbers",
    "Pair",
    "Side",
    "article_numbers",
    "choices",
    "compare_sides",
    "drawn",
    "in_context",
    "languages",
    "make_index",
    "middle_day",
    "of_target",
    "pair",
    "periods",
    "rest",
    "say_rate",
    "word_key",
    "words_finding",
]
