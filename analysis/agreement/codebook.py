"""What each label means, for a person who reads a paragraph: short enough to stand beside it."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.records import Label

QUESTION = (
    "What does a fair reader take from this paragraph about the cooperation between China and "
    "Malaysia: the dealings of a Chinese side with a Malaysian one, or the relationship itself?"
)

MEANINGS: Mapping[Label, str] = {
    "favourable": (
        "It speaks for the cooperation: a gain, progress, a promise kept, praise, "
        "an obstacle out of the way."
    ),
    "neutral": (
        "It is about the cooperation without a lean: schedule, procedure, plain facts; "
        "or praise and blame in balance."
    ),
    "unfavourable": (
        "It speaks against it: a delay, a cost, doubt, harm, protest, a promise not kept."
    ),
    "not about it": (
        "It tells nothing about those dealings: a firm's history, one country's politics, "
        "other countries, the weather."
    ),
}

RULES = (
    "Facts count as much as words: “The third shift was never hired” speaks against it.",
    "Don't mark an event's own joy or sadness: a flood is unfavourable only if it bears on the "
    "cooperation, and a joint action against crime is favourable.",
    "Every voice in the paragraph counts. A critic who is answered well is neutral, or on the "
    "side that ends on top.",
    "Judge by the paragraph and its headline. A name or “it” is enough where the article has "
    "said what it stands for.",
)
