"""Search in the text: the words of a paragraph, what a person asked for, and where it stands.

A `place` is one number: the article's number, the paragraph's in it, and the word's in that.
"""

from analysis.search.packing import Places, packed, unpacked, unpacked_each
from analysis.search.places import found, places_of, to_paragraphs
from analysis.search.terms import MOST_WORDS, Term, terms
from analysis.search.tokens import LONGEST_WORD, RULES, words

__all__ = [
    "LONGEST_WORD",
    "MOST_WORDS",
    "RULES",
    "Places",
    "Term",
    "found",
    "packed",
    "places_of",
    "terms",
    "to_paragraphs",
    "unpacked",
    "unpacked_each",
    "words",
]
