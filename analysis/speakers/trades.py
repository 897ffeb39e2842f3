"""The words for a person by what they do: offices, trades, kin, and how such words end."""

from __future__ import annotations

from analysis.speakers.wording import words_of

ROLES = words_of(
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
    "attorney-general consul rector dean treasurer counsellor legislator delegate "
    "founder imam ranger magistrate commodore campaigner welder publisher sprinter claimant widow "
    "tapper tailor matron historian researcher radiographer mechanic receptionist seamstress "
    "forecaster grocer bosun trustee vet agronomist librarian trainer accountant registrar carver "
    "baker barber butcher carpenter potter weaver rigger painter sailor scientist strategist "
    "technician physicist chemist photographer novelist artist poet translator interpreter diver "
    "swimmer cyclist runner midwife monk priest pastor hotelier caterer waiter foreman machinist "
    "docker warden porter cleaner gardener miner plumber singer postmaster"
)
"""Offices and trades that stand before a name without being part of it."""

TRADE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer")
NO_TRADES = words_of(
    "number paper newspaper letter matter river tower order water power border quarter corner "
    "container tender charter chapter chamber charger cancer weather summer winter computer cutter "
    "trawler tanker freighter carrier steamer timber rubber copper silver dinner danger cover "
    "sector factor corridor reactor motor error door floor answer offer center register user "
    "disaster theater meter other former latter customer supplier developer operator contractor "
    "maker builder lender insurer exporter importer producer manufacturer employer broadcaster "
    "carmaker steelmaker planner regulator distributor newsletter ladder finger fever"
)
"""What follows an article and ends so is a person's trade, but for these things and firms."""

ROLE_ENDINGS = ("ologist", "woman", "holder", "keeper", "maker", "owner", "spokesman", "in-chief")
"""Endings of further trades; surer than -er or -man, which names have too."""

PERSONS = words_of(
    "official rival colleague counterpart candidate member incumbent source man woman counsel "
    "international head leader owner agent mother father wife husband son daughter witness person "
    "cousin brother sister uncle aunt nephew niece "
    "clerk expert specialist aide pilot priest patient passenger tenant guest volunteer pupil"
)
"""Further words for one person, which stand at the head of a subject that "he" looks back to."""
