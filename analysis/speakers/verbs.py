"""The verbs that news prose attributes with, by what they tell of the speaker's part."""

from __future__ import annotations

from typing import Literal

Manner = Literal[
    "said",
    "argued",
    "thought",
    "judged",
    "urged",
    "asked",
    "promised",
    "announced",
    "found",
    "saying",
    "according",
]
"""What a claim is made with: a kind of verb, or words such as "according to"."""

KINDS: dict[Manner, str] = {
    "said": "say=said tell=told add reply explain recall remark comment respond answer state "
    "observe note joke quip write=wrote acknowledge admit=admitted concede confess recount relate "
    "testify mention elaborate opine scoff indicate clarify",
    "argued": "argue insist maintain contend claim warn caution stress emphasise emphasize "
    "highlight reiterate counter retort allege complain grumble protest object assert suggest "
    "repeat advise point declare affirm reaffirm underline underscore hint rebut refute",
    "thought": "think=thought believe reckon feel=felt hope fear worry expect want doubt suspect "
    "agree disagree predict estimate put=put hold=held anticipate foresee=foresaw remember "
    "forecast=forecast",
    "judged": "call describe praise criticise criticize condemn denounce blame credit accuse fault "
    "dismiss reject deny dispute hail applaud welcome lament regret=regretted congratulate thank "
    "defend question oppose regard attribute liken commend laud slam=slammed",
    "urged": "urge demand recommend propose",
    "asked": "ask inquire wonder",
    "promised": "promise pledge vow apologise apologize assure accept",
    "announced": "announce confirm disclose reveal report express voice raise cite",
    "found": "find=found conclude calculate show=showed hear=heard rule",
}
"""Verbs in their first form, with the past where it isn't made with -ed."""

VOWELS = "aeiou"


def _forms(verb: str) -> tuple[str, str, str]:
    """A verb's first form, its form behind "he", and its past."""
    base, _, past = verb.partition("=")
    if base[-1] == "y" and base[-2] not in VOWELS:
        return base, base[:-1] + "ies", past or base[:-1] + "ied"
    third = base + ("es" if base.endswith(("s", "sh", "ch")) else "s")
    return base, third, past or base + ("d" if base[-1] == "e" else "ed")


MANNERS: dict[str, Manner] = {
    form: manner
    for manner, verbs in KINDS.items()
    for verb in verbs.split()
    for form in _forms(verb)
}
"""Each form of an attributing verb, in lower case, with its kind."""

PARTICIPLES = frozenset({"saying", "arguing", "warning", "insisting", "claiming", "stressing"})
"""Forms that hand what follows to the subject of the main clause: "…, saying it was late"."""

PRESENT = frozenset(
    form for verbs in KINDS.values() for verb in verbs.split() for form in _forms(verb)[:2]
)
"""Forms of the present: what a column says rather than a report."""

NOUN_FORMS = (
    "state states suspect suspects protest protests fault faults voice voices question "
    "questions dispute disputes demand demands comment comments counter counters report "
    "reports forecast forecasts attribute attributes shows rule rules"
)
NOUNS = frozenset(NOUN_FORMS.split())
"""Of these, what is a noun more often than not, and so ends no subject: "the state bank"."""

GUARDED_FORMS = (
    "claims claim notes calls call called estimates estimate states state answers reports "
    "report puts put thought hopes hope fears fear objects object credits credit "
    "expected believed added adds add answered agreed agrees agree conclude "
    "concluded observed suggested suggest suggests asked asks ask recalled recalls recall "
    "admits admitted admit found find finds remarks remark maintained maintains maintain "
    "reported feared pointed answer points point reply note believe argue accepts accept "
    "accepted raised raise raises held hold holds comment comments doubt doubts faults "
    "fault faulted demands demand demanded dispute disputes questions question protest "
    "protests praise promise promises promised voice voices regret regrets welcome blame "
    "related relate relates assert counters counter calculated calculate proposed propose "
    "recommended recommend express want wonder wonders disclosed revealed reveal reveals show "
    "showed hear hears heard ruled repeat repeats repeated"
)
GUARDED = frozenset(GUARDED_FORMS.split()) | NOUNS
"""Of these, what is as often a noun, or a verb of doing: they need an object that is said."""

PLAIN = frozenset({"said", "argued"})
"""Kinds of verbs that hand the sentence to the speaker."""

SAYING = frozenset(f for f, manner in MANNERS.items() if manner in {"said", "argued", "asked"})
SURE = frozenset(MANNERS) - GUARDED
KNOWN = frozenset(MANNERS) - NOUNS

TELLING_VERBS = (
    "tell assure urge remind warn thank accuse ask question blame call praise welcome criticise "
    "criticize deny reject dismiss oppose"
)
TELLING = frozenset(f for verb in TELLING_VERBS.split() for f in _forms(verb)) | {"told"}
"""Verbs with an object, which stand behind their speaker alone: "Tan, the owner, told Bernama."."""
