"""Lines that lead to other articles."""

from __future__ import annotations

from analysis.kinds.line import Rule, fits, rule

_MORE = (
    r"(?:see also|also (?:see|read|on|in)\b[^:]{0,30}|read (?:also|more|next|this|on)|"
    r"must[- ]reads?|recommended(?: (?:for you|reading|stories|articles))?|we recommend|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)[^:]{0,20}|don[’']t miss|"
    r"what to read next|in case you missed it|"
    r"related(?: (?:\w+ ){0,2}(?:stor(?:y|ies)|news|articles?|reports?|links?|topics?|posts?|"
    r"publications?|commentar(?:y|ies)|coverage|content|reading))?|"
    r"(?:see |read |all )?more (?:[a-z&’'-]+ ){1,2}(?:stories|news|headlines|articles|posts|reads)|"
    r"(?:recent|previous|similar|suggested|recommended|other) (?:reading|posts|stories|articles|"
    r"news|reads|entries)|"
    r"popular|most popular|also worth reading|worth reading|you may have missed|"
    r"(?:from|elsewhere in|inside|around) (?:the|our) (?:archives?|network|site|web)|"
    r"(?:today[’']?s|this week[’']?s|weekend) (?:top|best|must[- ]reads?|picks)(?: \w+)?|"
    r"next (?:article|story|post|read|in [\w ]{3,20})|"
    r"(?:our|the|editor[’']?s) (?:best|top) (?:stories|reads|picks)|"
    r"more (?:on|from|in|stories|news|about|reading|like)\b[^:.]{0,40}|"
    r"most (?:read|viewed|popular|shared|commented|watched)\b[^:.]{0,30}|"
    r"(?:top|latest|other|trending|popular|breaking|featured|hot) (?:stories|news|headlines|reads|"
    r"articles|now|posts|videos)|trending|editors?[’']s? (?:picks?|choice)|"
    r"up next|keep reading|read next|what[’']s (?:trending|hot|new|popular)|others also read|"
    r"stories you[’']ll (?:enjoy|like|love)|don[’']t miss (?:this|these|out)|more headlines|"
    r"list of \d+ items|end of list|latest (?:on|in|from) [^:.]{2,30}|"
    r"next (?:in|up)\b[^:.]{0,20}|(?:next|previous) (?:story|article|post)|"
    r"further reading|in pictures|video|photos|gallery|special coverage|explore \w+|"
    r"baca (?:juga|lagi|seterusnya|lanjut|selanjutnya)|(?:berita|artikel|topik|cerita|kisah) "
    r"(?:berkaitan|lain|popular|terkini|terbaru|utama|terkait|pilihan|sebelum ini|seterusnya|"
    r"semasa)|"
    r"(?:paling )?(?:popular|banyak dibaca)|anda mungkin (?:juga )?(?:berminat|suka).{0,20}|"
    r"lagi (?:berita|artikel|cerita)\b.{0,20}|"
    r"(?:相关|相關|延伸|推荐|推薦|热门|熱門|更多|最新|精彩)(?:新闻|新聞|阅读|閱讀|报道|報道|文章|内容|內容|推荐|推薦|话题)|"
    r"猜你喜欢|大家都在看|你可能(?:感兴趣|也喜欢)|另请参阅|"
    r"上一篇|下一篇)"
)
# These lead only where a colon follows: alone they are words like others.
_BEFORE_COLON = (
    rf"(?:{_MORE}|read|baca|more|previous|watch|listen|background(?:er)?|"
    r"explainer|podcast|catch up|recap|as it happened|in depth|long read|timeline|profile|factbox|"
    r"go deeper|flashback|context|next|prev|up next|full story|full coverage)"
)

# After these even a headline with a full stop is a link.
_SURELY = (
    r"(?:see also|also read|read (?:also|more|next)|related(?: \w+)?|must[- ]read|recommended)"
)

ARROW = "an arrow leads to another article"
LEADS_ON = "leads to another article"

LINKS: tuple[Rule, ...] = (
    rule(
        "cross-link",
        LEADS_ON,
        fits(rf"^\W{{0,8}}{_BEFORE_COLON}\s*(?:[:：|»→]|\s[-–—―>])\s*\S.*[^.]$", 60),
    ),
    rule(
        "cross-link",
        LEADS_ON,
        fits(rf"^\W{{0,8}}{_SURELY}\s*[:：|»→]\s*\S", 60),
    ),
    rule(
        "cross-link",
        ARROW,
        fits(r"^(?:»|>>|→|▶|►|➜|➤|👉)\s?[^«»]{10,}$", 20, speech=False),
    ),
    rule(
        "cross-link",
        "leads to a document",
        fits(r"^documents?(?: \d+)?\s*[:：]|\(PDF\b", 20, sentences=False),
    ),
    rule(
        "cross-link",
        LEADS_ON,
        fits(r"^list \d+ of \d+\b", 30),
    ),
    rule(
        "cross-link",
        "heads a list of other articles",
        fits(rf"^\W{{0,8}}{_MORE}\s*[:：»→>]*\W*$", 8, sentences=False),
        "heads a list",
    ),
)
