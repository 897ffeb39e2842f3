"""Whose words a paragraph is: the outlet's own, or a speaker's that it quotes.

A paragraph's characters are shared out: quoted, told by somebody, told by the
outlet before or after. A logistic sum of these shares gives the voice; the claim
that carries most gives the speaker, whose pronoun or surname the article resolves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.records import Voice
from analysis.speakers.noun_phrases import join, opening_subject, people
from analysis.speakers.quotes import REACH, Claim, Sentence, read
from analysis.speakers.wording import COUNTS, DOCUMENTS, VAGUE

WEIGHTS = {
    "always": -1.12,
    "quoted": 3.06,
    "before": -2.87,
    "introduced": -1.44,
    "after": -1.89,
    "carried on": -0.39,
    "first person": -0.24,
    "said by name": 3.60,
    "said": 1.78,
    "softly": 0.04,
    "according": -0.54,
    "aside": -0.74,
    "vague": 0.61,
    "counted": -0.59,
    "document": -0.65,
    "has quotation": 1.21,
    "ends quoted": 0.68,
    "begins claimed": 0.70,
    "ends claimed": -0.39,
    "claims": 1.11,
    "he or she": 1.19,
    "it or they": 0.96,
    "opening": -0.77,
}
"""Log-odds that a paragraph is a speaker's, per share (0 to 1) or mark (0 or 1) of `features`.
Fitted by logistic regression on two thirds of the training articles; tests/test_speakers.py
holds the fit and fails where it no longer gives these numbers."""

THRESHOLD = -0.2
"""Log-odds from which on a paragraph is a speaker's: on the articles of the fit, about as many
are then wrongly given to a speaker as wrongly to the outlet."""

LIKELY = -2.0
"""Log-odds below which a paragraph's attribution is too slight for "he" to look back to it."""

SLIGHT = 3.0
"""How much less an aside, or a verb of stance, tells whose words a paragraph is."""

PERSONAL = frozenset({"he", "she"})
IMPERSONAL = frozenset({"it", "they"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})


def attribute(texts: Sequence[str]) -> list[tuple[Voice, str | None]]:
    """The voice of each of an article's body paragraphs, in order, and the speaker's name.

    The speaker is None for the outlet's own words, and where nobody is named.
    """
    paragraphs = [read(text) for text in texts]
    named = [[name for s in sentences for name in people(s.tokens)] for sentences in paragraphs]
    everyone = _by_word(name for names in named for name in names)
    voices: list[tuple[Voice, str | None]] = []
    known: str | None = None
    for position, sentences in enumerate(paragraphs):
        odds = log_odds(features(sentences, position))
        speaker = _speaker(sentences, known)
        if speaker and " " not in speaker:
            speaker = everyone.get(speaker, speaker)
        if odds > THRESHOLD:
            voices.append(("speaker", speaker or known))
        else:
            voices.append(("outlet", None))
        if speaker and odds > LIKELY:
            known = speaker
        elif named[position]:
            known = named[position][0]
    return voices


def log_odds(shares: dict[str, float]) -> float:
    """The log-odds that a paragraph with these `features` is a speaker's."""
    return WEIGHTS["always"] + sum(WEIGHTS[name] * value for name, value in shares.items())


def features(sentences: Sequence[Sentence], position: int) -> dict[str, float]:
    """What speaks for either voice in the paragraph at `position` (from 0) of its article.

    Shares of the paragraph's characters: "quoted"; what is claimed outside quotations, by
    `_kind`; what nobody claims, "before" a claim ("introduced" before "they said"), "after" it
    or "carried on"; and marks.
    """
    shares = {name: 0.0 for name in WEIGHTS if name != "always"}
    total = sum(s.length for s in sentences) or 1
    claimed = [i for i, s in enumerate(sentences) if s.claims]
    introduced = bool(claimed) and sentences[claimed[0]].best.speaker in PERSONAL | IMPERSONAL
    for i, sentence in enumerate(sentences):
        plain = (sentence.length - sentence.quoted) / total
        shares["quoted"] += sentence.quoted / total
        if sentence.claims:
            told = min(plain, _told_before(sentence) / total)
            shares["before"] += told
            shares[_kind(sentence.best)] += plain - told
        elif sentence.quoted < sentence.length / 2:
            if claimed and i > claimed[0]:
                shares[_place_behind(sentence)] += plain
            else:
                shares["introduced" if introduced else "before"] += plain
        if any(t.low in {"i", "we", "my", "our"} for t in sentence.tokens):
            shares["first person"] += plain
    return shares | _marks(sentences, claimed, position)


def _marks(
    sentences: Sequence[Sentence], claimed: Sequence[int], position: int
) -> dict[str, float]:
    speakers = {sentences[i].best.speaker for i in claimed}
    return {
        "has quotation": float(any(s.quoted for s in sentences)),
        "ends quoted": float(bool(sentences) and sentences[-1].quoted > 0),
        "begins claimed": float(0 in claimed),
        "ends claimed": float(len(sentences) - 1 in claimed),
        "claims": len(claimed) / (len(sentences) or 1),
        "he or she": float(bool(speakers & PERSONAL)),
        "it or they": float(bool(speakers & IMPERSONAL)),
        "opening": float(position == 0),
    }


def _told_before(sentence: Sentence) -> int:
    """Characters of a sentence before its first claim, quotations left out."""
    start = min(claim.start for claim in sentence.claims)
    quotes = [t for t in sentence.tokens if t.kind == "quote" and t.end <= start]
    return max(0, start - sentence.start - sum(t.end - t.start for t in quotes))


def _kind(claim: Claim) -> str:
    """The kind of a claim, as `WEIGHTS` names it."""
    words = claim.speaker.lower().split()
    if DOCUMENTS & {*words[:2], words[-1]}:
        return "document"
    if claim.aside:
        return "aside"
    if words[0] in COUNTS or words[0][0].isdigit():
        return "counted"
    if VAGUE & set(words):
        return "vague"
    if claim.manner != "said":
        return "according" if claim.manner == "according" else "softly"
    return "said by name" if claim.named or claim.speaker in PERSONAL else "said"


def _place_behind(sentence: Sentence) -> str:
    """What a sentence behind a claim does: a speaker's "He would …" is carried on."""
    first = sentence.tokens[0].low
    return "carried on" if first in PERSONAL | IMPERSONAL | POSSESSIVE else "after"


def _speaker(sentences: Sequence[Sentence], known: str | None) -> str | None:
    """Who says most of a paragraph; `known` is who spoke, or was named, before it."""
    claimed = [i for i, s in enumerate(sentences) if s.claims]
    if not claimed:
        quoted = any(s.quoted for s in sentences)
        names = [name for s in sentences for name in people(s.tokens)] if quoted else []
        return names[0] if names else None
    most = max(claimed, key=lambda i: _carried(sentences, i))
    claim = sentences[most].best
    if claim.speaker in PERSONAL | IMPERSONAL:
        return _antecedent(sentences[: most + 1], claim, known) or known
    return claim.speaker


def _carried(sentences: Sequence[Sentence], i: int) -> float:
    """Characters that sentence `i` and the quotations right behind it carry, quoted ones twice."""
    claim = sentences[i].best
    carried = float(sentences[i].length - (claim.start - sentences[i].start))
    carried += sentences[i].quoted
    if claim.aside or claim.manner != "said" or _kind(claim) == "document":
        carried /= SLIGHT
    for sentence in sentences[i + 1 :]:
        if sentence.claims or not sentence.quoted:
            break
        carried += sentence.length + sentence.quoted
    return carried


def _antecedent(sentences: Sequence[Sentence], claim: Claim, known: str | None) -> str | None:
    """Whom a pronoun means: the last speaker in its paragraph, else who it began with."""
    said = [c for s in sentences for c in s.claims if not c.aside and c.start <= claim.start]
    speakers = [c.speaker for c in said if c.speaker not in PERSONAL | IMPERSONAL]
    if speakers:
        return speakers[-1]
    subjects = [join(found) for s in sentences if (found := opening_subject(s.tokens[:REACH])[0])]
    subjects = [s for s in subjects if s.lower() not in PERSONAL | IMPERSONAL]
    if claim.speaker in IMPERSONAL:
        return subjects[0] if subjects else None
    names = [name for s in sentences for name in people(s.tokens)]
    return next(iter(names), known or next(iter(subjects), None))


def _by_word(names: Iterable[str]) -> dict[str, str]:
    """The first full name that each single name belongs to."""
    full: dict[str, str] = {}
    for name in names:
        for word in name.split():
            full.setdefault(word, name)
    return full
