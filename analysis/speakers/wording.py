"""The words that news prose attributes with: titles, bodies, and the small words around them."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, between its gaps."""
    return frozenset(text.split())


BE = words_of("is are was were be been being am get got gets having it's that's he's she's")
"""Before a verb of saying these make it a passive: "was told", "is said to"."""

ARTICLES = words_of("the a an its his her their this these our my your no to of in with for")
"""Before a verb's form these make it a noun, an adjective or an infinitive."""

ADVERBS = words_of(
    "also later then now again still only once twice has have had did does do not never would "
    "will could may might must often always already even recently yesterday today however "
    "meanwhile earlier ever too simply just nonetheless nevertheless himself herself themselves "
    "itself afterwards since first long doesn't don't didn't hasn't haven't won't wouldn't "
    "can't couldn't isn't wasn't"
)
"""Between a subject and its verb: auxiliaries, negations, times."""

DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday yesterday")
"""When news was said: "said on Monday"."""

TIMES = DAYS | words_of(
    "january february march april may "
    "june july august september october november december jan feb sept oct nov dec "
    "today week month year spring summer autumn winter morning afternoon evening night"
)
"""Words of time, as in "said on Monday"."""

PREPOSITIONS = words_of(
    "of in at on for from to with by near under over between among through during about against "
    "into behind beside before after without within across around outside inside since until "
    "beyond as like than off above below per despite towards toward along"
)
"""What follows one of these belongs to a phrase that goes before."""

PLACING = PREPOSITIONS - words_of("by with to than as like about against without despite")
PLACING |= {"a", "an", "the"}
"""Before a name these show a place or a body: "in Kota Bharu", "the Foreign Ministry"."""

FINITE = words_of(
    "had has have was were is are would will be came went took made gave sold bought paid lost met "
    "sat stood began spent knew saw spoke"
)
"""A phrase with one of these is a clause, not a speaker."""

DETERMINERS = words_of(
    "the a an its his her their this that these those our my your one two three four five six "
    "seven eight nine ten some many several most few both another other each every all no any"
)
"""Words that begin a noun phrase."""

STAYING = words_of(
    "spend spends spent leave leaves left make makes made give gives gave sell sells sold buy buys "
    "bought pay pays paid lead leads led lose loses lost meet meets met sit sits sat stand stands "
    "stood begin begins began cut cuts keep keeps kept have do does go goes came come know knows "
    "live lives run runs ran "
    "remain remains take takes took seem seems stay stays see sees saw speak speaks spoke "
    "sent drew laid held brought caught chose drove fell flew fought grew hung lent rang rode rose "
    "slept struck taught threw wore won wrote shook sank tore swore sang swam ate drank broke hid "
    "bore dug fed fled forgot froze sought shone stole stuck swept swung woke bent bred"
)
"""Verbs that often tell how a speaker stands, before a sentence of what they say."""

PRONOUNS = words_of("he she they it one both")
"""Speakers whom the article must resolve."""

CONJUNCTIONS = words_of("and or but yet so still then")
"""Words before a clause that has a subject of its own."""

SUBORDINATORS = words_of(
    "after when whenever because while although though that which what where whether if than "
    "since until as before but unless"
)
"""Words that begin a subordinate clause."""

STOPS = SUBORDINATORS - {"as"} | words_of(
    "who whose whom on during yesterday today in at over by last this earlier and outside with "
    "standing sitting speaking referring pointing adding from"
)
"""Words that end a speaker's name behind the verb: "said Tan in a statement"."""

PARTICLES = words_of("bin binti anak a/l a/p al el de da van von der ibn d/o s/o ap ak bt bte")
"""Small words inside a person's name."""

TITLES = words_of(
    "dr mr mrs ms mdm madam miss prof professor datuk dato' dato datin tun tan sri puan encik haji "
    "associate ir ts hj hjh gen col capt lt maj sgt sen gov rev hajah sir dame tuan tengku tunku "
    "sheikh awang dayang cik lord"
)
"""Titles that are given with a name."""

OFFICES = words_of(
    "minister director chairman chairwoman chairperson president secretary manager governor "
    "ambassador commissioner spokesman spokeswoman spokesperson envoy consul consul-general mayor "
    "director-general secretary-general executive officer superintendent mp premier"
)
"""Offices inside a run of capitals, which end what stands before a name: "Trade Minister Lim"."""

TITLES_IN_NAMES = words_of("haji hajah tuan awang dayang wan sri tengku")
"""Titles that also stand inside a name, so that what is before them may be part of it."""

ORGANISATIONS = words_of(
    "ministry department bank university association chamber federation institute bureau "
    "council house board office academy committee commission group centre society union college "
    "administration authority agency bridge chambers school court"
)
"""Words that a body's name holds, and no person's."""

QUESTIONS = words_of("why how who whom whose what when where")
"""First words of a question, which name nobody."""

NOBODIES = words_of(
    "were was is are had i we you who which that what nobody everyone anyone it's these those "
    "why how when where"
)
"""Subjects that leave the speaker unknown, or are the writer's own voice."""

UNSAID = words_of(
    "say comment explain elaborate reply respond answer disclose reveal confirm mention"
)
"""Behind "did not" these tell that nothing was said."""

NONE = words_of("nobody neither none you we i")
"""First words of speakers who say nothing, or are the writer and the reader."""

VIEWS = words_of(
    "view views words opinion judgment judgement eyes estimation telling account reckoning estimate"
)
"""Nouns in "in the view of X", "in his view"."""

DOCUMENTS = words_of(
    "report reports record records survey surveys log logs data figures figure register "
    "contract study studies document documents filing filings papers paper minutes notice poll "
    "count map list sheet statistics accounts account samples reply letter census prospectus "
    "law plan plans drawings agreement schedule timetable calculations estimate estimates tally "
    "website"
)
"""What is cited rather than heard."""

THINGS = words_of(
    "river island bay street road city airport hospital hotel park railway line strait holdings "
    "berhad bhd sdn corporation corp company ltd inc technology technologies industries energy "
    "motors steel power electric airlines tunnelling engineering shipping trading construction "
    "textiles biologics software foods logistics"
)
"""Words that a place's or a firm's name holds, and no person's."""

COUNTS = words_of("one two three four five another both others some most several many")
"""First words of a speaker who is one of a number: "Another said"."""

VAGUE = words_of(
    "officials traders analysts critics people residents growers experts observers farmers "
    "villagers they workers drivers owners buyers agents"
)
"""Speakers whom nobody could find again."""

PLACES = words_of(
    "kuala kota ayer pasir kampung kampong port batu tanjung pulau bukit sungai alor shah petaling "
    "george hong south north east west new jalan lorong taman bandar johor straits gulf"
)
"""First words of places' names, which no person's name begins with."""

PERSONAL = words_of("he she")
IMPERSONAL = words_of("it they one")
POSSESSIVE = words_of("his her its their")
"""Pronouns for a speaker who has been named: a person, and a body or many; and what is theirs."""

OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""Whose view "in his view" is."""

FIRMS = words_of(
    "company firm contractor developer operator maker builder consortium embassy consulate "
    "government mill plant partner bureau board police navy army union"
)
"""Further words for a body."""

SPOKESMEN = words_of("spokesman spokeswoman spokesperson")
"""Who speaks for a body without being named: "a spokesman said" is the body's word."""
