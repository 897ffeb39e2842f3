"""The words that news prose attributes with: verbs, titles, and the small words around them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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

DAYS = _words("monday tuesday wednesday thursday friday saturday sunday yesterday")
"""When news was said: "said on Monday"."""

TIMES = DAYS | _words(
    "january february march april may "
    "june july august september october november december jan feb sept oct nov dec "
    "today week month year spring summer autumn winter morning afternoon evening night"
)
"""Words of time, as in "said on Monday"."""

PREPOSITIONS = _words(
    "of in at on for from to with by near under over between among through during about against "
    "into behind beside before after without within across around outside inside since until "
    "beyond as like than off above below per despite towards toward along"
)
"""What follows one of these belongs to a phrase that goes before."""

PLACING = PREPOSITIONS - _words("by with to than as like about against without despite")
PLACING |= {"a", "an", "the"}
"""Before a name these show a place or a body: "in Kota Bharu", "the Foreign Ministry"."""

FINITE = _words(
    "had has have was were is are would will be came went took made gave sold bought paid lost met "
    "sat stood began spent knew saw spoke"
)
"""A phrase with one of these is a clause, not a speaker."""

DETERMINERS = _words(
    "the a an its his her their this that these those our my your one two three four five six "
    "seven eight nine ten some many several most few both another other each every all no any"
)
"""Words that begin a noun phrase."""

STAYING = _words(
    "spend spends spent leave leaves left make makes made give gives gave sell sells sold buy buys "
    "bought pay pays paid lead leads led lose loses lost meet meets met sit sits sat stand stands "
    "stood begin begins began cut cuts keep keeps kept have do does go goes came come know knows "
    "live lives run runs ran "
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

PARTICLES = _words("bin binti anak a/l a/p al el de da van von der ibn d/o s/o ap ak bt bte")
"""Small words inside a person's name."""

TITLES = _words(
    "dr mr mrs ms mdm madam miss prof professor datuk dato' dato datin tun tan sri puan encik haji "
    "associate ir ts hj hjh gen col capt lt maj sgt sen gov rev hajah sir dame tuan tengku tunku "
    "sheikh awang dayang cik lord"
)
"""Titles that are given with a name."""

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
    "lawmaker mp opposition pollster superintendent inspector captain colonel commander brigadier "
    "lieutenant-commander ustaz ustazah consul-general director-general secretary-general envoy "
    "attorney-general consul rector dean treasurer counsellor lawmaker legislator delegate"
)
"""Offices and trades that stand before a name without being part of it."""

TRADE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer")
NO_TRADES = _words(
    "number paper newspaper letter matter river tower order water power border quarter corner "
    "container tender charter chapter chamber charger cancer weather summer winter computer cutter "
    "trawler tanker freighter carrier steamer timber rubber copper silver dinner danger cover "
    "sector factor corridor reactor motor error door floor answer offer center register user "
    "disaster theater meter other former latter customer supplier developer operator contractor "
    "maker builder lender insurer exporter importer producer manufacturer employer broadcaster "
    "carmaker steelmaker planner regulator distributor newsletter ladder finger fever"
)
"""What follows an article and ends so is a person's trade, but for these things and firms."""

OFFICES = _words(
    "minister director chairman chairwoman chairperson president secretary manager governor "
    "ambassador commissioner spokesman spokeswoman spokesperson envoy consul consul-general mayor "
    "director-general secretary-general executive officer superintendent mp premier"
)
"""Offices inside a run of capitals, which end what stands before a name: "Trade Minister Lim"."""

ROLE_ENDINGS = ("ologist", "woman", "holder", "keeper", "maker", "owner", "spokesman", "in-chief")
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
    "were was is are had i we you who which that what nobody everyone anyone it's these those"
)
"""Subjects that leave the speaker unknown, or are the writer's own voice."""

UNSAID = _words(
    "say comment explain elaborate reply respond answer disclose reveal confirm mention"
)
"""Behind "did not" these tell that nothing was said."""

NONE = _words("nobody neither none you we i")
"""First words of speakers who say nothing, or are the writer and the reader."""

VIEWS = _words("view views words opinion judgment judgement eyes estimation telling account")
"""Nouns in "in the view of X", "in his view"."""

DOCUMENTS = _words(
    "report reports record records survey surveys log logs data figures figure register "
    "contract study studies document documents filing filings papers paper minutes notice poll "
    "count map list sheet statistics accounts account samples reply letter census prospectus "
    "law plan plans drawings agreement schedule timetable calculations estimate estimates tally "
    "website"
)
"""What is cited rather than heard."""

THINGS = _words(
    "river island bay street road city airport hospital hotel park railway line strait holdings "
    "berhad bhd sdn corporation corp company ltd inc technology technologies industries energy "
    "motors steel power electric airlines"
)
"""Words that a place's or a firm's name holds, and no person's."""

COUNTS = _words("one two three four five another both others some most several many")
"""First words of a speaker who is one of a number: "Another said"."""

VAGUE = _words(
    "officials traders analysts critics people residents growers experts observers farmers "
    "villagers they workers drivers owners buyers agents"
)
"""Speakers whom nobody could find again."""

PLACES = _words(
    "kuala kota kampung kampong port batu tanjung pulau bukit sungai alor shah petaling george "
    "hong south north east west new jalan lorong taman bandar johor straits gulf"
)
"""First words of places' names, which no person's name begins with."""

PERSONAL = _words("he she")
IMPERSONAL = _words("it they one")
POSSESSIVE = _words("his her its their")
"""Pronouns for a speaker who has been named: a person, and a body or many; and what is theirs."""

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""Whose view "in his view" is."""

PERSONS = _words(
    "official rival colleague counterpart candidate member incumbent source man woman counsel "
    "international head leader owner agent mother father wife husband son daughter witness "
    "clerk expert specialist aide pilot priest patient passenger tenant guest volunteer pupil"
)
"""Further words for one person, which stand at the head of a subject that "he" looks back to."""

FIRMS = _words(
    "company firm contractor developer operator maker builder consortium embassy consulate "
    "government mill plant partner bureau board police navy army union"
)
"""Further words for a body."""

SPOKESMEN = _words("spokesman spokeswoman spokesperson")
"""Who speaks for a body without being named: "a spokesman said" is the body's word."""
