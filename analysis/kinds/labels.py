"""Short labels of a page: counts, switches, boxes, sounds and pointers to its print edition."""

from __future__ import annotations

from analysis.kinds.line import Rule, fits, rule

_COUNTED = (
    r"(?:views?|viewing|reads?|shares?|likes?|followers?|subscribers?|"
    r"members|"
    r"listens?|plays|votes?|reactions?|retweets?|reposts?|quotes|bookmarks?|claps|upvotes|points|"
    r"people (?:viewing|watching|reading|like this|reacted)|watching|watching now|online|hits|"
    r"downloads|photos|images|"
    r"slides|kali dibaca|kongsi|tontonan|次阅读|阅读|评论)"
)
_THING = (
    r"(?:article|story|page|post|site|video|thread|report|tweet|topic|author|link|section|list|"
    r"photo|image|gallery|audio|podcast|episode|chart|map|graphic|edition|issue|transcript|"
    r"newsletter|conversation)"
)
_NETWORK = r"(?:instagram|twitter|facebook|x|youtube|tiktok|threads|linkedin|telegram|reddit)"

LABELS_PAGE = "a label or switch of the page"
SOUND = "tells what is heard, as transcripts do"

LABELS: tuple[Rule, ...] = (
    rule(
        "boilerplate",
        "counts readers, shares or pictures",
        fits(rf"^\W*\d[\d.,]*\s?[km]?\+? {_COUNTED}\W*(?:\d[\d.,]*[km]? {_COUNTED}\W*)*$", 9),
    ),
    rule(
        "boilerplate",
        SOUND,
        fits(
            r"^[\[(](?:sound ?bite|music|applause|laughter|laughs|cheers|cheering|crosstalk|"
            r"inaudible|sound|"
            r"singing|chanting|begin|end|archived|archive|video (?:clip|plays)|audio|clip|"
            r"speaking|"
            r"foreign language|pause|silence|unintelligible|theme)\b[^()\[\]]{0,60}[\])]$",
            12,
        ),
    ),
    rule(
        "boilerplate",
        LABELS_PAGE,
        fits(
            rf"^(?!read more|read next|see more)(?:view|see|show|load|read|watch|open|hide|expand|"
            rf"copy|share|save|print|listen to|"
            rf"play|pause|edit|like|report|rate|follow|mute|translate|embed|download|cite|flag|"
            rf"gift|"
            rf"bookmark|purchase|buy|explore|browse|discuss|review|try|enlarge|zoom|swipe|tap|"
            rf"click|hover|scroll|turn on|turn off|switch|refresh|reload|skip|return|back|go|jump)"
            rf" (?:(?:to|this|the|all|full|more|our|an?|your|original|for|in|on|next|previous|"
            rf"new|latest|whole|entire|as|pdf|of|from|via|with|back|up|down|past|by|it|related)\b"
            rf"\W*)*(?:{_THING}s?|{_NETWORK}|updates?|text|caption|captions|"
            rf"details|options|notifications|more|images?|pdf|app|top|home(?:page)?|browser|"
            rf"translation|full ?screen|description|link|here|archive|results|profile|continue|"
            rf"ad|ads|sources?)\W*$",
            9,
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        LABELS_PAGE,
        fits(
            r"^(?:refresh|transcript|(?:view|see|subscription|more|sharing|privacy|cookie) options|"
            r"(?:change|text|font) size|(?:article|page|story) (?:share )?tools|(?:live|latest) "
            r"(?:reporting|updates?|coverage|feed)|live ?blog|(?:key|main|latest) (?:events|"
            r"moments|"
            r"developments)|reporting live|pinned(?: post| comment| update)?|auto[- ]?refresh.*|"
            r"(?:weekly|daily|morning|evening|free|our) (?:newsletter|briefing|digest|e-?mail)|"
            r"(?:\w+ )?(?:newsletter|e-?mail) sign-?up|newsletters?|why you can trust .{2,40}|"
            r"(?:how|why) (?:we|you|readers) (?:can )?(?:report|trust|work|verify)\b.{0,40}|"
            r"(?:print|digital|e-?paper|current|today[’']?s|latest|this week[’']?s|featured|"
            r"featured digital) (?:edition|paper|issue|e-?paper)|"
            r"from the .{3,40} (?:edition|issue)|(?:print|printer)[- ]friendly\b.*|"
            r"(?:select|choose|change) (?:your )?(?:language|country|edition|region|location)|"
            r"(?:i|we) (?:agree|accept|understand|consent)|got it|ok(?:ay)?|no,? thanks|not now|"
            r"maybe later|remind me later|dismiss|allow|agree|continue|submit|next|previous|prev|"
            r"yes no|(?:\w+ )?yes no|subscribed|following|follow|verified|translate|"
            r"a post shared by .*|(?:pic|t|youtu|bit)\.\w+/\S+|"
            r"(?:member|subscriber|premium|plus)s?[- ](?:only )?(?:story|stories|content|"
            r"exclusive|only|article)|"
            r"(?:this (?:is )?(?:an? )?)?(?:premium|exclusive|paid|locked) (?:content|article|"
            r"story)|"
            r"starting (?:from|at) .{0,12}\d.*|(?:only |just |from )?(?:rm|us\$|s\$|idr|\$|£|€)\s?"
            r"\d[\d.,]* ?(?:/|a|per) ?(?:month|mo|week|year|yr|day)\b.*|"
            r"(?:your|have your) (?:opinion|say|voice|feedback)(?: matters| counts)?|"
            r"(?:donate|subscribe|register|join|sign up|sign in|log ?in|enquire|apply|buy|shop|"
            r"order|book|vote|contribute|give|shop|get started)(?: (?:now|today|here|free))?|"
            r"(?:fund|support|back|defend|power|protect) (?:independent|quality|our|public|"
            r"fearless|free|trusted|local|investigative|good|the) (?:\w+ )?(?:journalism|media|"
            r"work|"
            r"news|guardian|reporting|newsroom|press)|"
            r"(?:by|from) our (?:partners?|sponsors?)|around the web|from the web|partner content|"
            r"promoted (?:content|stories|links|posts)|(?:ads?|powered|sponsored|"
            r"recommended) by .{2,30}|"
            r"ad ?choices?|ad feedback|what is this\??|learn more|find out more|"
            r"more info(?:rmation)?|"
            r"about us|contact(?: us)?|join us|careers|advertise(?: with us)?|help(?: cent(?:re|"
            r"er))?|"
            r"faqs?|rss(?: feeds?)?|imprint|legal(?: notice)?|accessibility|feedback|"
            r"(?:quick|useful|site|footer|external|important) links?|follow us\b.*|"
            r"connect with us\b.*|stay connected\b.*|our (?:apps?|network|brands|sites|partners|"
            r"team|"
            r"services|policies)|install app|open in app|"
            r"(?:turn on|enable|allow|get) (?:push )?(?:notifications|alerts)|"
            r"(?:disclosure|conflicts? of interest|funding|competing interests?|forward-looking|"
            r"cautionary|safe harbou?r|ethics|privacy)(?: statements?| note)?s?|acknowledge?ments?|"
            r"(?:view all )?(?:partners|sponsors|authors?|contributors|profiles?)|"
            r"go to comments\b.*|read (?:this|it) in \w+|re-?publish(?: this (?:article|story))?|"
            r"published (?:daily|weekly|monthly|every)\b.*|want to (?:write|contribute|republish|"
            r"help)\??|"
            r"(?:oldest|newest|top|best|most relevant|all comments)|see (?:less|translation|"
            r"original)|"
            r"type of story\b.*|the wayback machine\b.*|welcome,? guest\b.*|go deeper|"
            r"replay|auto \(\d+p\)|text to speech|scan to \w+|tell us (?:about it|more|your.*)|"
            r"(?:make|add|set|choose) .{0,20}\bpreferred\b.*\bgoogle\b.*|\d+ people found .*|"
            r"made with .{2,20}|"
            r"(?:this )?(?:story|article|text|report) continues\b.*|"
            r"(?:views?|reads?|hits|shares?|dibaca|dilihat|阅读量?|浏览量?|点击|"
            r"评论)\s*[:：]? ?\d[\d.,km]*(?: kali)?|"
            r"photos?:? \d+|something went wrong|oops\b.*|"
            r"trust (?:project|indicators?|principles)|our (?:standards|mission|team|story|"
            r"journalism)|"
            r"news provided by|distributed by|article (?:type|source|id)\b.*|media gallery|"
            r"issued by\W*|media (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations)\W*|"
            r"(?:press|media|investor|for more information|"
            r"further information)\b.{0,20} contacts?\W*|"
            r"-?\s?(?:press|media|news) (?:release|statement)\s?-?|for immediate release\W*|"
            r"kenyataan (?:media|akhbar)\W*|siaran (?:media|akhbar)\W*|"
            r"play episode|show notes|listen to .{2,40} on\b.*|available on .{2,40}|"
            r"(?:\d+ )?new updates?|end of (?:carousel|gallery|slideshow|live ?blog|interactive)|"
            r"member-only story|top of page|last edited.*|"
            r"(?:like|comment|restack|reply|repost|retweet|react|boost|clap)s?)\W*$",
            12,
            sentences=True,
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        LABELS_PAGE,
        fits(
            rf"^(?:[\w’']+ )?(?:newsletter|e-?paper|app|alerts?)\W*$|"
            rf"^(?:view|see|read|watch|more|follow .{{2,30}}) (?:this |more |it |us )?(?:post |"
            rf"video |photos? |tweet |story )?(?:on|in|at) {_NETWORK}\W*$|"
            r"^(?:print|pdf|e-?mail|download|embed|cite|translate|speak|listen)"
            r"(?:[\s,/&|·-]+(?:and )?(?:print|pdf|e-?mail|"
            r"download|embed|cite|translate|speak|friendly|share))*\W*$|"
            r"^discover (?:the )?(?:all[- ]new|new|stories|more)\b.*|^explore (?:the|our|more|"
            r"this)\b.*|"
            r"^this (?:article|story|piece) (?:appeared|appears|first appeared|ran|"
            r"was published) in\b.*|"
            r"^(?:the )?\w+ (?:brief|briefing|digest)$|"
            r"^you(?:[’']ve| have|[’']re)\b.*\b(?:articles?|subscribers?|free|preview|limit)\b.*|"
            r"^(?:eds?|desk|editors|attention editors|advisory|with photos?|eds note)\s*[:：]|"
            r"^duty editors?\b|^(?:tel|fax|phone|hotline)[.:]? ?\+?\d",
            30,
            sentences=True,
            speech=False,
        ),
    ),
)
