"""Copies: the same or nearly the same words in several articles, wire copy above all.

A paragraph's `signature` is made once and kept; `groups` finds the near-identical paragraphs
of a whole corpus by their signatures, `article_groups` the articles that share most of theirs.
"""

from analysis.copies.articles import article_groups
from analysis.copies.groups import groups
from analysis.copies.signatures import signature

__all__ = ["article_groups", "groups", "signature"]
