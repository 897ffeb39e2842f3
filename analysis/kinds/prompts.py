"""Lines in which a page asks its readers for something, or lets them speak."""

from __future__ import annotations

from analysis.kinds.line import Rule, fits, rule

# What a page asks of its readers, and what it offers them. The second list is
# of words that prose uses too: they count only in a line that ends as no sentence.
_ASK = (
    r"(?:^|[.!?:|·⋅–—―]\s+)\W{0,8}(?:please )?(?:subscribe|sign (?:up|in)|follow|join|download|"
    r"get|click|tap|"
    r"support|"
    r"become|save|listen|watch|read|share|register|log ?in|write to|e-?mail|send|scan|enter|stay|"
    r"find out|learn more|visit|like us|contact|advertise|donate|help (?:us|keep)|try|never miss|"
    r"want|do you|have (?:a|you)|got a|already a|not a|enjoy|choose|buy|upgrade|start your|give|"
    r"unlock|"
    r"be the first|ikuti|langgan|sertai|sokong)\b.*\b"
)
_OFFER = (
    r"(?:newsletters?|inbox|telegram|whatsapp|facebook|twitter|instagram|linkedin|youtube|tiktok|"
    r"wechat|weibo|google (?:news|play)|apps?|e-?paper|subscri\w+|membership|member|supporter|"
    r"friend of|digital|journalism|newsroom|comments?|tips|channel|alerts|premium|free trial|"
    r"qr code|(?:this|our|full) (?:story|stories|articles?|reports?)|our \w+ news)\b"
)
_SURE_OFFER = (
    r"(?:newsletters?|inbox|telegram|whatsapp|instagram|tiktok|google (?:news|play)|app store|"
    r"e-?paper|subscri\w+|qr code|free trial)\b"
)
_TO_YOU = r"^(?=.*\b(?:you|your|our|us|here|this (?:story|article))\b).*?"
_WEAK_OFFER = (
    r"(?:print|story|stories|articles?|our|us|your?|conversation|updates|here|below|reporters?|"
    r"editors?|readers?|reading|unlimited|news|now|more)\b"
)

COMMENTS = "belongs to the readers' comments"
PROMPTS_READER = "asks the reader to subscribe, follow, join or pay"

PROMPTS: tuple[Rule, ...] = (
    rule("boilerplate", PROMPTS_READER, fits(_ASK + _SURE_OFFER, 28, speech=False)),
    rule("boilerplate", PROMPTS_READER, fits(_TO_YOU + _ASK + _OFFER, 28, speech=False)),
    rule("boilerplate", PROMPTS_READER, fits(_ASK + _OFFER, 28, sentences=False, speech=False)),
    rule(
        "boilerplate", PROMPTS_READER, fits(_ASK + _WEAK_OFFER, 28, sentences=False, speech=False)
    ),
    rule(
        "boilerplate",
        PROMPTS_READER,
        fits(
            r"\b(?:newsletters?|e-?paper|email address|inbox|qr code|app store|free trial|"
            r"subscribers? only|"
            r"for subscribers|log in|sign up|subscribe|whatsapp channel|on telegram)\b",
            18,
            needs="newsletter paper email inbox qr app trial subscri log sign telegram",
            sentences=False,
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        PROMPTS_READER,
        fits(
            r"^\W{0,8}(?:follow us|download our)\b|"
            r"^\W{0,8}(?:sign up (?:for|to)|subscribe to)\b.{0,60}\b(?:our|us|today|here|free|"
            r"daily|weekly|every|each)\b|"
            r"\b(?:funded by (?:[\w ]{1,30} )?(?:readers|donors)|readers (?:like you|pay for it|"
            r"get)|"
            r"find out more|free to read|become an? (?:supporter|member|friend|patron|subscriber)|"
            r"support (?:independent|quality|local|our) (?:journalism|media|news|reporting))\b",
            30,
            needs="sign subscribe follow download funded readers find free become support",
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        "speaks to the reader about the page itself",
        fits(
            r"\bthis (?:article|story|page|site|website|video|report)\b.*(?:\byou\b|\bus\b|\?$|"
            r"available|interesting)"
            r"|\b(?:let us know|(?:to|e-?mail|contact|tell|write to) us)\W*$"
            r"|^(?:thanks|thank you) for (?:reading|sharing|your|subscribing|signing)\b"
            r"|^sorry, .{0,60}\bthis (?:player|video|content) (?:cannot|can[’']t|is)\b"
            r"|^you(?: have|[’']ve) (?:read|reached|used)\b.*\b(?:articles?|stories|limit)\b"
            r"|^this (?:audio|recording|translation)\b.*\b(?:ai|machine|automatic\w*|generated)\b"
            r"|\byour e-?mail\b|^was this \w+ \w+|\b(?:full (?:report|story)|read more) here\W*$",
            14,
            needs="this us you thank here",
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        PROMPTS_READER,
        fits(
            r"^(?:thanks|thank you) for reading\b.*\b(?:subscribe|share|support)\b"
            r"|\bin this (?:daily|weekly|monthly|free)? ?newsletter\b"
            r"|^\W{0,3}(?:for (?:the latest|more)\b[^.]{0,60}, )?(?:please )?(?:follow|like|"
            r"find|join|"
            r"visit|contact|click|tap)\b.{0,80}"
            r"\b(?:(?:on|via) (?:twitter|facebook|instagram|telegram|whatsapp|linkedin|youtube|"
            r"x)\b|"
            r"to download\b|(?:whatsapp|telegram) (?:channel|group)|us at \S+@)"
            r"|\bplease (?:contact|e-?mail|write to) us\b"
            r"|\b(?:sign up|subscribe|register|click) here\.?$"
            r"|^by (?:signing up|subscribing|registering|clicking|continuing)\b"
            r"|\b(?:app download|download (?:the|our|your) app)\b"
            r"|^(?:stay|keep) (?:current|up to date|updated|informed|tuned|connected)\b",
            40,
            needs="thank newsletter follow like find join visit contact click tap mail write stay "
            "keep by app here",
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        "tells what the site keeps of its readers, or whom to write to",
        fits(
            r"^letters\b.{0,40}\b(?:may|will) be edited\b|^privacy (?:notice|policy)\b"
            r"|\b(?:we|(?:web)?site) uses? cookies (?:to|for|on|and)\b|\buse of cookies\b"
            r"|^for (?:\w+ ){0,4}(?:interviews?|enquir\w+|inquir\w+|syndication)\b"
            r".{0,60}\b(?:contact|e-?mail|call|write)\b",
            60,
            needs="letters privacy cookies contact mail call write",
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        "tells when a column or series appears",
        fits(
            r"^[\w’' ]{2,40}\b(?:is|are) published (?:every|each)\b"
            r"|^(?:this|the|our|his|her) (?:column|series|newsletter)\b.{0,30}\b(?:every|each|"
            r"appears|runs)\b",
            14,
            needs="publish column series newsletter",
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        COMMENTS,
        fits(
            r"^(?:view |show |load |post |read |leave (?:a )?|add (?:a )?|write (?:a )?|"
            r"join the |all |no )?\W*(?:\d+ )?"
            r"(?:(?:comments?|conversation|discussion|repl(?:y|ies))\b(?:\W*\d*\W*$|\s*\(\d+\))"
            r"|comments?\b.*\b(?:moderated|civil|closed|disabled|brief|policy|respectful|below|"
            r"log in)\b)",
            16,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "an e-mail or web address",
        fits(
            r"(?:^(?:visit|see|follow|go to|write to|e-?mail|contact|more|find|log on)\b.*|"
            r"^\W*\S*)(?:\S@[\w-]+\.\w|\s@\w|https?://|\bwww\.)",
            20,
            needs="@ http www",
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        "an e-mail or web address",
        fits(
            r"\S@[\w-]+\.\w|(?:^|\s)@\w|https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|example|my|cn|"
            r"sg|io|me|co)(?:/\S*)?$",
            12,
            needs="@ http www .",
            sentences=False,
            speech=False,
        ),
    ),
)
