"""A page that speaks to its reader, of itself: whole sentences that belong to no article."""

from __future__ import annotations

import re

import re2

from analysis.kinds.line import Line, Rule, rule

# Longer lines are text, whatever they speak of, in words.
LONGEST = 75
# A line with several signs but no sure one is shorter, in words.
SHORT = 28

# Things that a site has and an article rarely speaks of to its reader.
_SITE = re.compile(
    r"\b(?:newsletters?|inbox|mailbox|subscri\w+|cookies?|(?:web )?browser|(?:web)?sites?|"
    r"web ?pages?|"
    r"paywall|log ?in|sign(?:ed)? (?:in|up)|password|e-?mail(?:s| address)?|notifications?|"
    r"(?:news )?alerts|whatsapp|telegram|facebook|instagram|tiktok|youtube|twitter|linkedin|"
    r"threads|e-?paper|podcasts?|journalism|newsroom|journalists|advertis\w+|advert|ads?|"
    r"donat\w+|donors?|"
    r"memberships?|supporters?|social media|apps?|free trial|premium|paid|comments?|commenting|"
    r"community|experience|icons?|personal data|(?:this|our|the full|more) (?:page|article|story|"
    r"stories|report(?:s|ing)?|coverage|content|video|interview|series|podcast|channel|"
    r"transcript|work|mission|readers)|marketing|privacy|sharing tools|share button|"
    r"buy (?:us|me) a coffee|database|edition)\b"
)
_YOU = re.compile(r"\byou(?:r|rs|[’'](?:ve|re|ll|d))?\b")
_WE = re.compile(r"\b(?:we(?:[’'](?:ve|re|ll|d))?|our|us)\b")
_ORDERS = re.compile(
    r"(?:^|[.!?:|·–—―]\s+)\W{0,8}(?:please |just |simply |why not )?(?:allow|ask|browse|buy|"
    r"check (?:out|your)|choose|click|contact|discover|donate|download|enable|enjoy|enter|explore|"
    r"follow|get|give|help|join|keep|learn|leave|let us|like|listen|log|make|manage|never miss|"
    r"open|read|refresh|register|reload|reply|report|save|scan|scroll|see|select|send|share|"
    r"sign|skip|start|stay|submit|subscribe|support|swipe|switch|take|tap|tell us|try|turn|"
    r"unlock|update|upgrade|use|view|visit|watch|write)\b"
)
# RE2 tries all alternatives of a long list at once, thirty times as fast as `re`.
_ROOMY = re2.Options()
_ROOMY.max_mem = 64 << 20
# What makes a sentence one of the page's own, whatever else stands in it.
_SURE = re2.compile(
    r"\bby (?:submitting|continuing|signing|subscribing|registering|clicking|using|providing|"
    r"entering|browsing|creating|proceeding|choosing)\b.{0,80}\b(?:you|agree|consent)\b"
    r"|\byour browser\b|\bour (?:use of cookies|privacy policy|cookie policy|terms)\b"
    r"|\bcookies (?:to|for|and|that)\b.{0,60}\b(?:experience|site|content|ads|traffic|browsing|"
    r"you)\b"
    r"|\bto personali[sz]e\b.{0,40}\b(?:content|ads)\b|\benable (?:java ?script|cookies)\b"
    r"|\b(?:this|the) (?:e-?mail|message|communication|newsletter|transmission)\b.{0,80}"
    r"\b(?:confidential|privileged|intended|sent to you|recipients?)\b"
    r"|\b(?:an intended|the intended|not the) recipients?\b|\bnotify the sender\b"
    r"|^this (?:\w+[- ]){0,2}(?:article|story|post|piece|interview|transcript|conversation|"
    r"discussion|blog|live ?blog|coverage|page|report|text|speech|podcast|episode|video|series|"
    r"commentary|op-?ed|essay|column|content|translation|newsletter|feed|thread|topic|product|"
    r"release|"
    r"press release)"
    r"(?: (?:has|have|had))?(?: (?:was|is|been|may|and|has|will|now|contains?|also|first))* "
    r"(?:(?:lightly|slightly|further|originally|first|now|since|machine|automatically|partly|"
    r"previously|be|jointly|also|not|being|co-?) ?)*(?:edited|"
    r"condensed|abridged|shortened|ended|closed|clos(?:es|ing)|updated|translated|adapted|"
    r"transcribed|"
    r"excerpted|"
    r"reproduced|republished|syndicated|sponsored|produced|generated|corrected|amended|"
    r"moderated|archived|affiliate|part of (?:our|the|a)\b.{0,30}\b(?:series|project|package)|"
    r"commissioned|supported by|funded by|made possible|written by (?:a|an|our)|"
    r"published (?:in|on|by|under|with|as)\b.{0,60}\b(?:partnership|permission|licen[cs]e|"
    r"edition|collaboration|creative commons|section|originally))\b"
    r"|^(?:(?:the|her|his|their|these|our|this) )?(?:answers|interview|remarks|responses|"
    r"transcript|conversation|text) (?:have|has|was|"
    r"were|is|are) (?:been )?(?:lightly |slightly )?(?:edited|condensed|abridged|shortened)\b"
    r"|\bedited (?:for|and condensed)\b.{0,20}\b(?:clarity|length|brevity|style|condensed)\b"
    r"|\btranscripts? (?:is|are|may|has|was)\b.{0,80}\b(?:final form|contain errors|accura\w+|"
    r"created|provided|generated|revised)\b|\bmay not be in its final form\b"
    r"|^(?:an? )?(?:correction|clarification|amendment)s? (?:was|were|has|have) "
    r"|^(?:an? )?(?:earlier|previous|initial|original) (?:version|headline|edition) of (?:this|"
    r"the) (?:\w+ )?"
    r"(?:article|story|report|post|piece|headline|caption|graphic|column|column|commentary)\b"
    r"|\bthis (?:article|story|post|report|piece) (?:has been|was) (?:updated|corrected|amended|"
    r"changed|revised) (?:to|on|with|after|at)\b"
    r"|\bwhen we (?:learn of|make|become aware of) an? (?:mistake|error)\b"
    r"|\bif you (?:spot|see|notice|find|think|believe|have|like|liked|enjoy(?:ed)?|want|would|"
    r"wish|are|do|don[’']t|can|value)\b"
    r".{0,80}\b(?:let us know|contact us|e-?mail us|write to us|e-?mail|follow us|our (?:work|"
    r"newsletter|journalism|site|channel)|subscri\w+|errors?|typos?|mistakes?|news tips?|"
    r"this (?:article|story|post|piece|page|email|newsletter|work)|pitch|what you read|"
    r"share (?:it|this)|unsubscribe|tick here)\b"
    r"|\b(?:quality|independent|public interest|fearless|investigative|good|trusted|honest|our|"
    r"non-?profit|reader-funded|free) "
    r"(?:and (?:\w+ )?)?journalism (?:is|needs|depends|costs|matters|takes|relies|free|alive|"
    r"possible|like)\b"
    r"|\b(?:buy|get) (?:us|me|the author|the writer) a (?:coffee|teh|kopi|tea|beer)\b"
    r"|\b(?:breach|violation) of\b.{0,30}\b(?:terms|t&cs|copyright)\b|\bt&cs\b"
    r"|\b(?:marketing|promotional) (?:e-?mails?|materials?|messages?|communications?)\b"
    r"|\bprotected by recaptcha\b|\bgoogle (?:privacy policy|terms)\b"
    r"|\ball (?:rights|content|material)\b.{0,40}\b(?:reserved|copyright)\b"
    r"|\b(?:registered|is a) (?:trade ?mark|trademarks?) of\b|\bare trademarks of\b"
    r"|\bno part of this (?:publication|article|site|page|story|report)\b"
    r"|\bmay not be (?:published|reproduced|reprinted|republished|copied|used)\b.{0,40}\b(?:"
    r"broadcast|rewritten|redistribut\w+|permission|consent|form|without)\b"
    r"|\b(?:without|prior) (?:the )?(?:express |prior |written )*(?:consent|permission|"
    r"authori[sz]ation) (?:of|from)\b.{0,60}\b(?:publisher|news|media|press|times|post|daily|"
    r"editor|copyright|owner|berhad|bhd|ltd|inc|limited)\b"
    r"|\b(?:opinions?|views?|contents?|information|material|statements?)\b.{0,80}\b(?:"
    r"not (?:necessarily )?(?:been )?(?:reflect|represent|verified|endorse\w*|those of|constitute)|"
    r"do not (?:necessarily )?(?:reflect|represent)|sole responsibility|"
    r"solely (?:the )?(?:those|responsib\w+))\b"
    r"|\b(?:accepts?|takes?|assumes?|bears?) no (?:responsibility|liability) for\b.{0,60}\b("
    r"?:content|accura\w+|links?|sites?|information|views|opinions|loss)\b"
    r"|^(?:unlock|start|get|enjoy|claim|choose) (?:your|the|unlimited|full|a|our|all)\b.{0,60}\b("
    r"?:free|access|subscription|trial|digest|edition|plan|month|offer|newsletter|inbox)\b"
    r"|^get (?:briefed|informed|smarter|up to speed|caught up|in touch|notified|started|"
    r"our|your|the latest|updates|breaking|all the|more|a roundup|a weekly|a daily|a different)\b"
    r"|^(?:the )?(?:most important|top|best|biggest|latest|essential) (?:\w+ ){0,3}(?:news|"
    r"stories|reads|headlines|insights?|analysis)\b.{0,60}\b(?:in(?:to)? your|delivered|"
    r"straight|every|daily|each|you)\b"
    r"|\b(?:delivered|straight|sent|direct(?:ly)?) (?:straight |direct(?:ly)? )?(?:in)?to your\b"
    r"|\bin your (?:inbox|mailbox|feed|browser)\b"
    r"|\b(?:selects?|picks?|curates?|rounds? up|brings? you)\b.{0,60}\b(?:newsletter|stories|"
    r"reads|week|news)\b.{0,30}$"
    r"|^(?:thank you|thanks)(?: again)? for (?:reading|joining|following|watching|listening|"
    r"sharing|your (?:support|interest|feedback|vote|comment)|signing|subscribing|being|visiting)\b"
    r"|\bthanks for (?:joining|reading|following|watching|listening)\b"
    r"|^you(?:[’']re| are| have|[’']ve) (?:now |currently |just )?(?:currently|reading|reached|"
    r"read|using|been|a free|not|viewing|accessed|logged|successfully|subscribed|"
    r"receiving|left|run out)\b.{0,80}\b(?:articles?|"
    r"limit|story|stories|subscri\w+|free|browser|page|site|e-?mail|log(?:ged)? in|month|preview|"
    r"version|account|newsletter|content|access)\b"
    r"|\bhere[’']s how (?:we|it) works?\b|\bwe (?:may|might|could) earn\b.{0,40}\bcommission\b"
    r"|\b(?:affiliate|purchases made through|bought through) links?\b"
    r"|\bwe(?:[’']re| are) here to listen\b|\bwe value your (?:privacy|opinion|feedback)\b"
    r"|\bwe (?:want|would love|[’']d love|love|welcome) (?:to hear|hearing|your|feedback)\b"
    r"|\bhave (?:your say|a (?:news )?(?:tip|story|question|comment|pitch|confidential tip))\b"
    r"|^(?:some|certain|the following|these|names?)\b.{0,40}\bhave been (?:changed|withheld) (?:to "
    r"protect|for|at|upon)\b"
    r"|\*?(?:name|names)\b.{0,20}\b(?:has|have) been changed\b"
    r"|\bwe are temporarily\b|\bin order to (?:improve|post|comment|view|read|continue)\b"
    r"|\b(?:comments|commenting) (?:on|for|are|is|have|has)\b.{0,40}\b(?:closed|moderated|"
    r"disabled|suspend\w+|turned off|not available)\b",
    _ROOMY,
)
# What a page promises, warns of and asks, beside its own name.
_ASKS = re2.compile(
    r"^(?:please )?(?:click|tap|press|swipe|go) (?:here|this|on the|the (?:link|button|icon|"
    r"image))\b"
    r"|\?\s+(?:then |why not |please )?(?:check|click|sign|join|read more|see|follow|subscribe|"
    r"get|let us|here|visit|"
    r"download|tell us|write|e-?mail|share|help|support|try|browse|explore|discover|buy|contact|"
    r"send|submit)\b"
    r".{0,90}\b(?:us|our|here|now|today|below|free|newsletter|for sale|stories|at|to|your|app|"
    r"more)\b"
    r"|^(?:thank you|thanks|success|congratulations|done|great|oops|sorry)[!,.].{0,80}\b(?:you|"
    r"your|subscribed|again|error|wrong)\b"
    r"|\byou are (?:now |already )?(?:subscribed|signed (?:in|up)|logged in)\b|"
    r"^something went wrong\b|^an error (?:has )?occurred\b"
    r"|^never miss (?:a|an|the|out|any|another)\b|\bturn on (?:alerts|notifications)\b"
    r"|^(?:a|an|the|your|our|my) (?:free |new )?(?:weekly|daily|monthly|fortnightly|twice-weekly|"
    r"regular|hourly|essential|must-read) "
    r"(?:look|dose|digest|guide|round-?up|newsletter|briefing|update|email|e-mail|selection|"
    r"dispatch|summary|note|e-?bulletin|mix|podcast)\b"
    r"|^(?:what|everything|all) you need to (?:know|read)\b.{0,60}\b(?:every|each|daily|weekly|"
    r"morning|in one)\b"
    r"|^if you (?:would|[’']d|want|wish) (?:like |to )+(?:comment|contribute|respond|write|share|"
    r"submit|advertise|pitch|help|donate|know more)\b"
    r"|^(?:only|just) (?:rm|us?\$|s\$|\$|£|€)\s?\d.{0,40}\bcancel\b|\bcancel (?:at )?any ?time\b"
    r"|^more (?:details )?to (?:follow|come)\b|\b(?:developing|breaking|"
    r"unfolding) (?:news )?story\b|"
    r"\bcheck back\b.{0,30}\b(?:updates?|later|soon)\b|^(?:story|article|page|this) (?:will be|"
    r"is being) updated\b"
    r"|\b(?:link|text|url) copied\b|\bcopied to (?:the )?clipboard\b|^before you go\b"
    r"|\bai[- ]generated\b|\bgenerated (?:by|with|using) (?:an? )?(?:ai|artificial)|"
    r"\bmachine[- ]translat"
    r"|\bmay (?:have|contain) (?:errors|inaccuracies)\b|\btranslated (?:by|using|with) (?:ai|"
    r"google)\b"
    r"|\bforward-looking statements?\b|\bno obligation to update\b|\bactual results (?:may|"
    r"could) differ\b"
    r"|\bdoes not work for, consult\b|\breceives? funding from any\b|\bdisclosed no relevant\b"
    r"|\b(?:declares?|has|have) no (?:conflicts? of|competing) interests?\b|\bcreative commons\b"
    r"|^(?:you (?:may|can|are free to) )?re-?publish (?:our|this|these|it)\b|\brepublish (?:our|"
    r"this) \w+ for free\b"
    r"|\b(?:follow me|clap button|hit (?:the )?(?:like|subscribe|follow|clap))\b"
    r"|\b(?:high|strict) journalistic standards\b|\bcode of ethics\b|\beditorial (?:standards|"
    r"guidelines|policy|independence)\b"
    r"|^(?:to|before you) (?:read|continue|view|access|comment|unlock|watch|"
    r"finish)\b.{0,60}\b(?:log|sign|register|"
    r"subscri\w+|account|browser|accept|enable|free|join)\b|\blog ?in or (?:register|subscribe|"
    r"sign up|create)\b"
    r"|\byou[’']ll (?:have access|get|receive|be able)\b.{0,50}\b(?:articles?|newsletter|free|"
    r"e-?mail|access|updates)\b"
    r"|\bshare your (?:thoughts|story|experiences?|views?|opinion)\b|\b(?:leave|post|add) (?:a|"
    r"your) (?:comment|reply)\b"
    r"|\b(?:in|to) the comments?(?: section)?(?: below)?[.!?]?$|\btell us what you think\b|"
    r"\bwhat do you think\b.{0,30}\?$"
    r"|\b(?:terms|conditions|t&cs?)\b.{0,20}\bapply\b|\bunsubscribe\b|"
    r"\bmanage (?:your )?(?:e-?mail )?preferences\b"
    r"|^you(?:[’']re| are)? (?:receiv(?:ed|ing)|getting) this\b|"
    r"\bis not available in your (?:region|country)\b"
    r"|\b(?:video|audio|content|image|post|tweet) (?:is )?(?:unavailable|not available|"
    r"no longer available|blocked)\b"
    r"|\bplease (?:enable|disable|turn off|whitelist|refresh|wait (?:while|until the page|"
    r"a moment)|try again|log in|sign in|update your)\b"
    r"|\b(?:was|were) not involved in the (?:creation|production|writing)\b|\bpaid partnership\b"
    r"|\b(?:reprinted|republished|reproduced|used) (?:here )?with (?:the )?(?:kind )?permission\b"
    r"|\bproduced (?:externally|independently)\b|\bthird[- ]party content\b|\bheadline (?:was|"
    r"has been) (?:changed|updated|edited)\b"
    r"|^(?:watch|catch|listen to|tune in|stream|see)\b.{0,90}\b(?:here|below|above|on youtube|"
    r"on spotify|on apple|"
    r"live on|every (?:mon|tues|wednes|thurs|fri|satur|sun)day|wherever you)\b"
    r"|\b(?:sponsored|supported|brought to you) by our\b|\b(?:is|are) a registered (?:charity|"
    r"trade ?mark|company)\b"
    r"|^(?:help|support) (?:us|safeguard|keep|protect|fund|sustain)\b.{0,80}\b(?:free|press|"
    r"journalism|us|our|readers|"
    r"independent|today)\b|^with your (?:help|support|donation)\b|^your (?:support|donation|"
    r"contribution|gift|feedback)\b"
    r"|\b(?:values|value|appreciate|welcomes?) your (?:feedback|support|privacy|opinion|"
    r"comments?)\b"
    r"|\bthis ad\b|\bads? (?:experience|help|keep|feedback)\b|\btechnical issues\b|"
    r"\bdisplayed? in error\b",
    _ROOMY,
)
# The same in Malay, Indonesian and Chinese.
_SURE_ELSEWHERE = re.compile(
    r"^(?:sila |jom |mari )?(?:ikuti|langgan|sertai|muat turun|dapatkan|klik|layari|hubungi|"
    r"kongsi(?:kan)?|tekan|"
    r"daftar|imbas|saksikan|follow|unduh|simak|ikuti)\b.*\b(?:kami|saluran|telegram|whatsapp|"
    r"facebook|"
    r"instagram|tiktok|twitter|youtube|aplikasi|app|laman|akaun|percuma|surat berita|e-?mel|"
    r"notifikasi|"
    r"di sini|disini|google news|berita terkini|berita terbaru|channel|[\w]+\.(?:com|my|id))\b"
    r"|^(?:artikel|rencana|tulisan|kandungan|pandangan|laporan) (?:ini|"
    r"di atas)\b.{0,60}\b(?:penulis|"
    r"disiarkan|diterbitkan|semestinya|tidak|pendapat|pertama kali|telah)\b"
    r"|^(?:\W*)penulis (?:ialah|adalah|merupakan)\b"
    r"|(?:订阅|訂閱|关注|關注|下载|下載|扫码|扫描|掃描|点击|點擊|登录|登入|注册|註冊|加入).{0,24}(?:我们|我們|微信|公众号|公眾號|客户端|"
    r"APP|app|频道|頻道|二维码|新闻|新聞|链接|電報|脸书|面子书|专页|电子报|会员)"
    r"|^(?:本文|本報道|本报道|以上|此文).{0,16}(?:首发|转载|轉載|授权|授權|作者|观点|觀點|立场|立場|编译|不代表|刊登)"
    r"|(?:不代表|并非).{0,10}(?:本报|本報|本网|本站|本刊|立场|立場)|未经(?:授权|许可)|侵权|投稿"
)

SPEAKS = "the page speaks to its reader about itself"


def weight(line: Line) -> int:
    """Weigh how surely the page itself speaks here: 0 no sign, 1 a sign, 2 several, 3 sure."""
    if line.words > LONGEST or line.spoken:
        return 0
    if any(sure.search(line.small) for sure in (_SURE, _ASKS, _SURE_ELSEWHERE)):
        return 3
    reader = bool(_YOU.search(line.small))
    orders = bool(_ORDERS.search(line.small))
    site = len(set(_SITE.findall(line.small)))
    return min(2, (reader + orders + bool(_WE.search(line.small))) * min(1, site) + (site > 1)) or (
        1 if orders or reader else 0
    )


def speaks(line: Line) -> bool:
    """Tell whether the page speaks of itself here, wherever the line stands."""
    weighed = weight(line)
    return weighed == 3 or (weighed == 2 and line.words <= SHORT)


ADDRESSES: tuple[Rule, ...] = (rule("boilerplate", SPEAKS, speaks),)
