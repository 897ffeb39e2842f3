"""The words that news prose attributes with: verbs, titles, and the small words around them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYING_VERBS = _words(
    "said says say told tells tell asked asks added adds argued argues explained explains "
    "replied replies recalled recalls insisted insists complained complains warned warns "
    "acknowledged acknowledges admitted admits conceded concedes remarked remarks wrote writes "
    "noted notes claimed claims stressed stresses maintained maintains responded answered "
    "answers reckons reckoned joked observed stated states commented believes believed complain "
    "argue warn note insist explain contend reply recall acknowledge admit believe contends "
    "contended advised finds found cautioned cautions countered alleged alleges testified "
    "suggested"
)
"""Verbs that hand the sentence to the speaker."""

SOFT_VERBS = _words(
    "announced confirmed denied denies denounced accused accuses criticised criticizes "
    "criticized welcomed welcomes praised praises urged urges thanked apologised apologized "
    "promised pledged vowed declared predicted estimates estimated expects expected hopes hoped "
    "described describes called calls thinks thought wants blamed blames demanded want describe "
    "report deny point points expect accuse welcome rejected rejects dismissed dismisses "
    "expressed voiced reiterated emphasised emphasized highlighted pointed agreed agrees raised "
    "disagreed objected objects credited credits concluded reported reports feared fears "
    "regretted disputed disputes questioned defended condemned hailed lamented accepts puts"
)
"""Verbs of stance: the reporter may be telling what was done rather than what was said."""

NOUN_VERBS = _words(
    "claims notes calls called estimates states answers reports puts thinks thought hopes fears "
    "objects credits expects expected believed added adds answered agreed agrees conclude "
    "observed suggested asked asks recalled recalls admits admitted found remarks maintained "
    "maintains reported feared pointed concluded answer points point reply note report believe "
    "expect suggests argue accepts raised"
)
"""Of both lists, what is as often a noun, or a verb of doing: they need "that" or a quotation."""

HEARD_VERBS = SAYING_VERBS | SOFT_VERBS

BE = _words("is are was were be been being am get got gets having it's that's he's she's")
"""Before a verb of saying these make it a passive: "was told", "is said to"."""

ARTICLES = _words("the a an its his her their this these our my your no to of in with for")
"""Before a verb's form these make it a noun, an adjective or an infinitive."""

ADVERBS = _words(
    "also later then now again still only once twice has have had did does do not never would "
    "will could may might must often always already even recently yesterday today however "
    "meanwhile earlier ever too simply just nonetheless nevertheless himself herself themselves "
    "itself afterwards since first long doesn't don't didn't hasn't haven't won't wouldn't "
    "can't couldn't isn't wasn't"
)
"""Between a subject and its verb: auxiliaries, negations, times."""

TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb sept oct nov dec yesterday "
    "today week month year spring summer autumn winter morning afternoon evening night"
)
"""Words of time, as in "said on Monday"."""

PREPOSITIONS = _words(
    "of in at on for from to with by near under over between among through during about against "
    "into behind beside before after without within across around outside inside since until "
    "beyond as like than off above below per despite towards toward along"
)
"""What follows one of these belongs to a phrase that goes before."""

PLACING = PREPOSITIONS - {"by", "with", "to"} | {"a", "an", "the"}
"""Before a name these show a place or a body: "in Kota Bharu", "the Foreign Ministry"."""

FINITE = _words("had has have was were is are would will be")
"""A phrase with one of these is a clause, not a speaker."""

DETERMINERS = _words(
    "the a an its his her their this that these those our my your one two three four five six "
    "seven eight nine ten some many several most few both another other each every all no any"
)
"""Words that begin a noun phrase."""

STAYING = _words(
    "remain remains take takes took seem seems stay stays see sees saw speak speaks spoke"
)
"""Verbs that often tell how a speaker stands, before a sentence of what they say."""

PRONOUNS = _words("he she they it one both")
"""Speakers whom the article must resolve."""

CONJUNCTIONS = _words("and or but yet so still then")
"""Words before a clause that has a subject of its own."""

SUBORDINATORS = _words(
    "after when whenever because while although though that which what where whether if than "
    "since until as before but unless"
)
"""Words that begin a subordinate clause."""

STOPS = SUBORDINATORS - {"as"} | _words(
    "who whose whom on during yesterday today in at over by last this earlier and outside with "
    "standing sitting speaking referring pointing adding from"
)
"""Words that end a speaker's name behind the verb: "said Tan in a statement"."""

PARTICLES = _words("bin binti anak a/l a/p al el de da van von der ibn d/o s/o ap")
"""Small words inside a person's name."""

TITLES = _words(
    "dr mr mrs ms madam miss prof professor datuk dato' dato datin tun tan sri puan encik haji "
    "superintendent lieutenant inspector captain councillor colonel associate hajah ustaz "
    "ustazah sir dame tuan tengku tunku sheikh awang dayang cik lord"
)
"""Titles and ranks that are given with a name."""

ROLES = _words(
    "director minister chairman chairwoman chairperson president secretary manager engineer "
    "mayor governor ambassador commissioner general admiral senator premier prime chief deputy "
    "vice executive foreign transport economist analyst farmer fisherman trader lecturer lawyer "
    "neurologist veterinarian principal teacher supervisor spokesman spokeswoman spokesperson "
    "officer coach retailer guide councillor resident villager student judge justice headmaster "
    "headmistress exporter importer planter headman headwoman curator nurse pharmacist "
    "smallholder stallholder skipper sergeant major activist sociologist auditor consultant "
    "retired former corporal lieutenant constable doctor surgeon mediator boatman editor "
    "architect broker chef cook grower contractor shopkeeper driver assemblyman assemblywoman "
    "lawmaker"
)
"""Offices and trades that stand before a name without being part of it."""

ROLE_ENDINGS = ("ologist", "holder", "keeper", "maker", "owner", "spokesman", "in-chief")
"""Endings of further trades; surer than -er or -man, which names have too."""

TITLES_IN_NAMES = _words("haji hajah tuan awang dayang wan sri tengku")
"""Titles that also stand inside a name, so that what is before them may be part of it."""

ORGANISATIONS = _words(
    "ministry department bank university association chamber federation institute bureau "
    "council house board office academy committee commission group centre society union college "
    "administration authority agency bridge chambers school court"
)
"""Words that a body's name holds, and no person's."""

NOBODIES = _words(
    "were was is are had i we you who which that what nobody one everyone anyone it's these those"
)
"""Subjects that leave the speaker unknown, or are the writer's own voice."""

VIEWS = _words("view views words opinion judgment judgement eyes estimation telling account")
"""Nouns in "in the view of X"."""

DOCUMENTS = _words(
    "report reports record records survey surveys log logs data figures figure register "
    "contract study studies document documents filing filings papers paper minutes notice poll "
    "count map list sheet statistics accounts account samples reply letter census prospectus "
    "law plan plans drawings agreement schedule timetable calculations estimate estimates tally "
    "website"
)
"""What is cited rather than heard."""

COUNTS = _words("one two three four five another both others some most several many")
"""First words of a speaker who is one of a number: "Another said"."""

VAGUE = _words(
    "officials traders analysts critics people residents growers experts observers farmers "
    "villagers they workers drivers owners buyers agents"
)
"""Speakers whom nobody could find again."""
