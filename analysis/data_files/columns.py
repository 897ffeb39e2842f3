"""The columns of the files, each with what it means."""

from __future__ import annotations

from analysis.compare.intervals import MIN_ARTICLES

PARAGRAPHS = {
    "article_id": "Tells the article from any other: 16 signs, the same in all files of a corpus.",
    "file": "The name under which the article was added.",
    "paragraph": "The paragraph's number in its article, from 1; only body text is counted.",
    "title": "The article's title; empty where it has none.",
    "source": "The outlet that published it; empty where the article does not say.",
    "group": "The group of sources that the outlet is in.",
    "date": "The day of publication, as 2024-03-05; empty where it is not known.",
    "url": "The article's web address; empty where it is not known.",
    "paragraph_text": "The paragraph as it stands in the article.",
    "language": "The paragraph's language as an ISO 639 code (en, ms, zh …).",
    "voice": "Whose words: outlet (the outlet's own) or speaker (somebody quoted).",
    "speaker": "The speaker's name, where the words are a speaker's and the name is known.",
    "corrected": "Did a person correct whose words they are? true or false.",
    "tone": "How warm the wording is, from -1 to 1, whatever it is about (VADER's compound, "
    "mean over the paragraph's sentences); empty where there is none.",
    "about": "Does the paragraph concern the cooperation of China and Malaysia? true or false.",
    "stance": "The stand toward that cooperation, from -1 (unfavourable) to 1 (favourable); "
    "empty, never 0, where the paragraph is not about it or is not scored.",
    "label": "favourable, neutral, unfavourable or not about it; empty where it is not scored.",
    "confidence": "How sure the scorer is of the label, from 0 to 1; empty where it does not say.",
    "copies": "Paragraphs with the same number here are the same words, or nearly; empty for "
    "one that has no copy.",
}
"""Columns of the paragraphs' files, in order."""

_MEASURED = {
    "{}_mean": "Mean {} of its paragraphs that have one, from -1 to 1.",
    "{}_low": "Lower end of that mean's 95 % interval; empty where too few articles have a {}.",
    "{}_high": "Upper end of that interval.",
    "{}_articles": f"Articles with a paragraph that has a {{}}; from {MIN_ARTICLES} on there is an "
    "interval.",
    "{}_paragraphs": "Paragraphs that have a {}.",
    "{}_note": "Why there is no interval, where there is none.",
}

SOURCES = {
    "source": "The outlet; “Unknown source” stands for articles that do not say.",
    "group": "The group of sources that it is in.",
    "articles": "How many of its articles are counted.",
    "paragraphs": "How many of its paragraphs are counted.",
    **{name.format("stance"): told.format("stance") for name, told in _MEASURED.items()},
    "labelled": "Paragraphs with a label: what the four shares that follow are shares of.",
    "favourable": "Share of favourable paragraphs, from 0 to 1.",
    "neutral": "Share of neutral paragraphs.",
    "unfavourable": "Share of unfavourable paragraphs.",
    "not_about": "Share of paragraphs that are not about the cooperation.",
    **{name.format("tone"): told.format("tone") for name, told in _MEASURED.items()},
    "warm_wording": "Share of all its paragraphs whose tone is 0.05 or more.",
    "plain_wording": "Share with a tone between -0.05 and 0.05.",
    "dark_wording": "Share with a tone of -0.05 or less.",
    "no_tone": "Share without a tone.",
}
"""Columns of the sources' files, in order."""
