"""Kinds of lines: each alone in an invented article, above, between and behind its paragraphs."""

import pytest

from analysis.kinds import Line, form_of, judge

HEADLINE = "Port Klang to open third berth to Chinese carriers"
PARAGRAPHS = [
    "The port authority said on Monday that it would open a third berth to Chinese carriers next "
    "year, after a review of costs that took nine months and two changes of minister.",
    "“We looked at every number twice,” Lim Hock Seng, the authority’s chairman, told reporters "
    "after a visit to the site, where four cranes have stood idle since the rains began.",
    "Traders in Klang were less sure, and several said that the tariff would have to fall by a "
    "tenth before they moved their boxes from the older terminals across the channel.",
]
BYLINE = ["By Tan Mei Ling", "12 March 2019"]


def kinds(texts: list[str]) -> list[str]:
    return [verdict.kind for verdict in judge([Line.of(text, 0) for text in texts])]


def between(line: str) -> tuple[str, str]:
    """Kind and reason of a line that stands between paragraphs."""
    texts = [HEADLINE, *BYLINE, *PARAGRAPHS[:2], line, PARAGRAPHS[2]]
    verdict = judge([Line.of(text, 0) for text in texts])[5]
    return verdict.kind, verdict.why


def behind(line: str) -> str:
    return kinds([HEADLINE, *BYLINE, *PARAGRAPHS, line])[-1]


def above(line: str) -> str:
    return kinds([HEADLINE, line, *BYLINE, *PARAGRAPHS])[1]


@pytest.mark.parametrize(
    "line",
    [
        "Containers at Westports on Monday. Photo: AFP",
        "Containers at Westports on Monday. PHOTO: THE KLANG TIMES",
        "Container cranes at Port Klang. — Picture by Yusof Ahmad",
        "Container cranes at Port Klang. — Bernama pic",
        "Containers at Westports on Monday. – AFP",
        "Containers at Westports on Monday. (Photo: Reuters)",
        "Lim speaks at the site on Monday. [Photo by Zhang Wei/China Daily]",
        "The chairman at the site. REUTERS/Ahmad Tan/File Photo",
        "Cranes stand idle in Klang. ZHENG BO / SILK COAST DAILY",
        "Cranes stand idle in Klang. Source: Reuters/Ahmad Tan",
        "FILE PHOTO: Cranes stand at Port Klang, Malaysia",
        "Lim (second from left) with the crane operators at Westports.",
        "An aerial photo taken on March 3, 2019 shows the berth under construction.",
        "Lim Hock Seng speaks at the opening of the berth in Klang, Malaysia, March 11, 2019.",
        "图为巴生港。新华社记者 朱炜 摄",
        "Farmers await the buyers’ visit. – The Tide pic by Hasnor Hassan, May 10, 2019.",
        "Cranes at dawn. Photograph: Faizul Aziz/Tide Photograph: Faizul Aziz/Tide",
        "Cranes at dawn | Credit: Faizul Aziz",
        "Image caption, The quay was built in 1998",
        "Pic for illustration purposes only.",
        "Lim: ‘We had to train our own people.’",
        "Menteri di tapak terowong. - Foto BERNAMA",
        "Above: the lock at noon",
        "The road to the port. Source: Tide Ports, Facebook.",
        "Container cranes at Port Klang. ― Picture by Yusof Ahmad",
        "1 / 8 The high street at noon. The shop on the left sold bicycles.",
        "A motorist fills his car in Klang, 12 September 2023 (Photo: Reuters/Ahmad Tan).",
        "A villager hoists a caged dove during the contest in Pasir Mas (Mohd RAFFI)",
        "A worker stirs rice at a brewery in Niigata Prefecture. | KYODO",
        "© FT montage; Getty Images",
        "Gif from @trolleyman on TikTok.",
        "Cranes at the port. REUTERS/Ahmad Tan Purchase Licensing Rights, opens new tab",
        "Guests press the launch button at the opening of the Open Lab",
        "Menteri melawat tapak projek. --fotoBERNAMA (2021) HAKCIPTA TERPELIHARA",
        "乘客在最后一班渡轮上合影。（图：林清福摄）",
        "Commuters wait beside the flooded track in Klang on Monday.",
    ],
)
def test_captions(line: str) -> None:
    assert between(line)[0] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "SEE ALSO: Who owns the port?",
        "READ MORE: Why the cranes stand idle",
        "Read also: Port workers vote on strike",
        "Related Story",
        "Most read: 1. Rail link gets new loan 2. Rain again",
        "Baca juga: Pelabuhan baharu dibuka",
        "相关新闻：港口开放",
        "» Who pays when a road sinks?",
        "BACA: Stesen Temerloh dinaik taraf",
        "Catch up: What was in Budget 2021?",
        "Recommended reading",
        "延伸閱讀",
    ],
)
def test_cross_links(line: str) -> None:
    assert between(line)[0] == "cross-link"


@pytest.mark.parametrize(
    "line",
    [
        "Share this on",
        "Tweet  Like 1.2k  Email  Print",
        "-A +A",
        "BIGGER  SMALLER  PRINT",
        "Home / Business / Ports",
        "ASIA | SOUTH-EAST ASIA",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Sign up for The Tide, our Sunday newsletter.",
        "Don’t miss a story: join our Telegram channel",
        "Support independent journalism. Become a member from RM10 a month.",
        "5 min read",
        "Comments (87) — Be civil.",
        "Tags: Port Klang, China, trade",
        "© 2019 The Klang Times",
        "KLCI 1,771.21 +2.90  PORT 1.69 -0.17",
        "Write to tips@klangtimes.example",
        "The views expressed are the author’s own.",
        "This article was first published in Tide Weekly.",
        "Was this article helpful?",
        "* * *",
        "You have read 3 of your 5 free articles this month.",
        "Sorry, but this player cannot be embedded.",
        "This entry was posted in Economy and tagged China. Bookmark the permalink.",
        "This audio is AI-generated.",
        "Correction, July 8: An earlier version gave the wrong length for the line.",
        "Thanks for sharing!",
        "KLCI 1,584.93 ▲ 0.2%",
        "Content is loading...",
        "(window.ads || []).push({});",
        "For all media enquiries, please contact:",
        "This feature was supported by a grant from the River Fund.",
        "This note is for readers and is not investment advice.",
        "By submitting, you consent to receiving marketing emails from us.",
        "Your browser is out of date, and may not be compatible with our website.",
        "If you like what you read, follow us on Facebook and Telegram.",
        "In a time of much noise, quality journalism is more crucial than ever.",
        "This interview has been edited for length.",
        "This live blog has ended. Thanks for joining us.",
        "Enjoyed this? Buy us a coffee.",
        "This is a developing story. Please check back for updates.",
        "A correction was made on Oct. 5, 2021: An earlier version misstated the weight.",
        "This e-mail is confidential. If you are not the intended recipient, delete it.",
        "Transcripts are created on a rush deadline and may be revised in the future.",
        "This release contains forward-looking statements, and actual results may differ.",
        "Get briefed on the story of the week across the region.",
        "Click here for more property stories.",
        "Never miss a story. Turn on alerts.",
        "Your daily dose of news from around the strait.",
        "Ikuti kami di saluran Telegram untuk berita terkini.",
        "关注我们的官方Telegram频道，掌握最新新闻。",
        "You've accessed an article available only to subscribers",
        "VIEW OPTIONS",
        "View more on twitter",
        "A post shared by Amirul (@trolleyman.example)",
        "Load more updates",
        "14,210 viewing",
        "(SOUNDBITE OF BIRD CALLING)",
        "Starting from IDR 55,500/month",
        "Fund independent journalism",
        "Live Reporting",
        "Eds: Kills story moved at 0911 GMT.",
        "section: business",
        "word_count: 311",
    ],
)
def test_boilerplate(line: str) -> None:
    assert between(line)[0] == "boilerplate"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Enditem", "sign-off"),
        ("(End)", "sign-off"),
        ("– Bernama", "sign-off"),
        ("（完）", "sign-off"),
        ("(Reporting by Tan Mei Ling; Editing by Paul Lee)", "sign-off"),
        ("Zhang Wei in Beijing contributed to this story.", "sign-off"),
        ("Tan Mei Ling is a senior correspondent based in Kuala Lumpur.", "sign-off"),
        ("Tan Mei Ling", "sign-off"),
        ("Tan is a reporter at The Tide. She lives in Klang.", "sign-off"),
        ("Tan Mei Ling, a former pilot, is Professor of Law at a school in Ipoh.", "sign-off"),
        ("* Yusof Ahmad is a retired clerk.", "sign-off"),
        ("The writer is a former harbour master.", "sign-off"),
        ("He can be reached at tan@tide.example", "sign-off"),
        ("Contact reporter Tan Mei Ling (tan@tide.example)", "sign-off"),
        ("((tan@tide.example; +603 5555 0123;))", "sign-off"),
        ("Data visualisation by Koh Hao", "sign-off"),
        ("Top images via @trolley on Instagram", "sign-off"),
        ("■", "sign-off"),
        ("afp", "sign-off"),
        ("[Reuters]", "sign-off"),
        ("The AP", "sign-off"),
        ("MACARTHUR: Judy Macarthur, NPR News, Sukau.", "sign-off"),
        ("MINISTRY OF TRANSPORT", "sign-off"),
        ("User Type: anonymous web", "boilerplate"),
        ("548 Market Street PMB 72296, San Francisco, CA 94104", "boilerplate"),
        ("Discover the all new Tide app", "boilerplate"),
        ("From the August 19th 2023 edition", "boilerplate"),
        ("MORE GENERAL NEWS", "cross-link"),
        ("Popular", "cross-link"),
        ("Rail link gets new loan", "cross-link"),
        ("We wait, he said, for the tide.", "body"),
    ],
)
def test_lines_behind_the_text(line: str, kind: str) -> None:
    assert behind(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (HEADLINE, "title"),
        (f"{HEADLINE} | The Klang Times", "title"),
        ("Traders doubt that the tariff will fall in time", "subheading"),
        ("A berth was promised. What came was a fence.", "subheading"),
        ("• Traders want a lower tariff", "subheading"),
        ("Lim Pei Shan and Ahmad Faizal", "byline"),
        ("By Tan Mei Ling in Klang | Tide Weekly | Updated: 2019-03-12 09:12", "byline"),
        ("Source: Xinhua | 2019-03-12 17:42:10", "dateline"),
        ("Published: Mar 12, 2019 7:00 AM  |  Updated: 10:14 AM", "dateline"),
    ],
)
def test_lines_under_the_headline(line: str, kind: str) -> None:
    assert above(line) == kind


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("WHAT THE MINISTER SAID", "stands alone in capitals"),
        ("A long wait for cranes", "a short line with no sentence end"),
        ("What next?", "a short line with no sentence end"),
        ("‘Nobody asked us’", "a few quoted words alone, with no sentence end"),
    ],
)
def test_subheadings(line: str, why: str) -> None:
    assert between(line) == ("subheading", why)


@pytest.mark.parametrize(
    "line",
    [
        "He laughed.",
        "“No,” he said.",
        "“We wait.”",
        "Why did it take them so long to answer?",
        "He listed three conditions:",
        "The newsletter was closed in May.",
        "“We had to subscribe to the service,” he said.",
        "The photo was taken in 1974.",
        "The comments were deleted.",
        "Listen to the traders and you hear another story.",
        "By March the berth was ready.",
        "Copyright law was also discussed.",
        "His views are not those of the party, Lim said.",
        "This report was published in January, and no one read it.",
        "The two men met in Kuala Lumpur on March 12, 2019.",
        "Westports shares fell 2.1% to RM3.70.",
        "Q: Has anything changed?",
        "I hope that it stays. — Zaharah Nor, Bukit Goh",
        "他说：“我们欢迎。”",
        "No.",
        "Research by the central bank shows that the line will pay for itself.",
        "Written by three economists in Penang, the paper finds little to fear.",
        "Inputs from China rose 4% while those from Japan fell.",
        "Discussion was closed to reporters.",
        "The views of the villagers are not in the report.",
        "Opinions are divided in Raub.",
        "The writer was arrested in March and released in May.",
        "The article appeared in a state newspaper and was gone by noon.",
        "This photo hangs in the office of every contractor.",
        "Image: that is what both governments want to polish.",
        "From left to right the map shows ports, depots and debts.",
        "The trip takes 45 minutes.",
        "At www.tide.example the bank lists its loans.",
        "Try finding a flat in the digital hub for less than RM2,000.",
        "Read: nobody pays.",
        "Disclaimer or not, the figures are wrong.",
        "Subscribe to the idea or not, the port needs dredging.",
        "An earlier version of this bridge fell in 1998.",
        "He listed roads, wharves, a school,",
        "> Provide two water points and one grease trap; and",
        "Take the tariff. It was set in 1998 and nobody has dared to touch it.",
        "Visit the port on a Sunday and you will find only cats.",
        "Read it aloud and you will hear the pole go in at every second beat.",
        "Our journey began at the old jetty.",
        "The president leaves for Phnom Penh on Thursday.",
        "Please wait for the official notice before you sell your land.",
        "Photo shops, dentists and banks had joined the case.",
    ],
)
def test_short_paragraphs_are_kept(line: str) -> None:
    assert between(line)[0] == "body"


def test_headlines_follow_a_label_until_the_text_goes_on() -> None:
    texts = [HEADLINE, PARAGRAPHS[0], "RELATED STORIES", "• Rain again", "Boon or bane?"]
    assert kinds([*texts, PARAGRAPHS[1]])[2:] == ["cross-link", "cross-link", "cross-link", "body"]


def test_a_quotation_set_large_is_not_counted_twice() -> None:
    assert between("“We looked at every number twice”") == (
        "boilerplate",
        "repeats words of the text, set large",
    )


def test_a_summary_is_told_from_the_first_paragraph_under_its_label() -> None:
    short = "A map has revived an old argument."
    assert kinds([HEADLINE, "SYNOPSIS", short, *PARAGRAPHS])[1:4] == [
        "boilerplate",
        "subheading",
        "body",
    ]
    assert kinds([HEADLINE, "SUMMARY", *PARAGRAPHS])[2] == "body"


def test_a_list_that_the_text_introduces_stays() -> None:
    assert kinds([HEADLINE, *PARAGRAPHS, "He asked for three things:", "• a lower tariff"])[
        -2:
    ] == [
        "body",
        "body",
    ]


def test_text_without_full_stops_stays() -> None:
    texts = [
        "ringgit falls again",
        "the ringgit fell on monday as traders sold it for dollars",
        "the bank did not act and said it would wait until friday",
    ]
    assert kinds(texts) == ["title", "body", "body"]


def test_a_long_paragraph_is_kept_where_all_else_looks_like_noise() -> None:
    credited = f"{PARAGRAPHS[0]} (Xinhua/Wang Li)"
    assert kinds(["ADVERTISEMENT", credited, "© The Klang Times"])[1] == "body"


def test_a_known_headline_is_found_with_the_paper_s_name() -> None:
    lines = [Line.of(text, 0) for text in ("Home", "Port opens - Tide", "By X Tan", PARAGRAPHS[0])]
    assert [one.kind for one in judge(lines, "Port opens")][1:] == ["title", "byline", "body"]


def test_form_alone_leaves_prose_open() -> None:
    assert [form_of(Line.of(text, 0)) for text in PARAGRAPHS] == [None, None, None]
    assert judge([]) == []


@pytest.mark.parametrize(
    "headline",
    ["Envoy in Beijing: trade gap worries us", "Explainer: why a port pays in renminbi"],
)
def test_a_headline_with_a_colon_is_no_link(headline: str) -> None:
    assert kinds([headline, headline, *BYLINE, *PARAGRAPHS])[:2] == ["title", "title"]


def test_a_chart_s_source_does_not_make_the_first_paragraph_a_standfirst() -> None:
    chart = "Source: Department of Statistics Malaysia"
    assert kinds([HEADLINE, PARAGRAPHS[0], chart, *PARAGRAPHS[1:]])[1] == "body"


def test_a_hostile_line_is_left_at_all() -> None:
    # A rule that tried every way to read it would not come back.
    assert form_of(Line.of("Cranes at dawn. " + "A" * 5_000 + "a", 0)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Page 1 of 2",
        "View this email in your browser",
        "Kuala Lumpur 31°C",
        "Politics  Business  Sport  Lifestyle",
        "We use cookies to improve your visit. Learn more",
    ],
)
def test_the_page_s_own_words_are_no_headline(line: str) -> None:
    assert kinds([line, HEADLINE, *BYLINE, *PARAGRAPHS])[:2] == ["boilerplate", "title"]


def test_a_sentence_above_the_text_s_dateline_is_a_standfirst() -> None:
    standfirst = "The group says that only eight of its twelve members have been paid so far."
    dated = f"PETALING JAYA: {PARAGRAPHS[0]}"
    assert kinds([HEADLINE, *BYLINE, standfirst, dated, *PARAGRAPHS[1:]])[3:5] == [
        "subheading",
        "body",
    ]


def test_a_sentence_above_a_transcript_stays() -> None:
    opening = "Our guest today has worked on ports for thirty years and has some news."
    texts = [HEADLINE, *BYLINE, opening, f"HOST: {PARAGRAPHS[0]}", f"TAN: {PARAGRAPHS[2]}"]
    assert kinds(texts)[3:] == ["body"] * 3


def test_verse_stays() -> None:
    verse = ["We counted lanterns on the water", "until the tide took them."]
    assert kinds([HEADLINE, *BYLINE, PARAGRAPHS[0], *verse])[4:] == ["body", "body"]


def test_an_agency_speaks_of_itself_behind_its_mark() -> None:
    assert kinds(
        [HEADLINE, *BYLINE, *PARAGRAPHS, "-- BERNAMA", f"BERNAMA provides {PARAGRAPHS[0]}"]
    )[-2:] == ["sign-off", "boilerplate"]


def test_references_behind_the_text_are_no_paragraphs() -> None:
    texts = [HEADLINE, *BYLINE, *PARAGRAPHS, "Endnotes", "1. Treasury, Outlook 2018, p. 41."]
    assert kinds(texts)[-1] == "boilerplate"


def test_a_paragraph_that_an_agency_signs_in_brackets_stays() -> None:
    signed = "The line will not open before March. It waits for rails. (Tide Coast News Service)"
    assert kinds([HEADLINE, *BYLINE, *PARAGRAPHS, signed])[-1] == "body"


def test_a_labelled_headline_stands_above_its_standfirst() -> None:
    headline = "Explainer: why a Klang paint maker pays in renminbi"
    texts = [headline, "The bank takes a smaller cut, but few suppliers ask", *BYLINE, *PARAGRAPHS]
    assert kinds(texts)[:2] == ["title", "subheading"]


def test_who_wrote_stands_under_the_headline_too() -> None:
    assert kinds([HEADLINE, "Written by Farah Nadia", "12 March 2019", *PARAGRAPHS])[1] == "byline"


@pytest.mark.parametrize(
    "above",
    [
        ["Academic notes, freely given", "Features | Politics | Asia"],
        ["Exclusive news, data and analytics for financial professionals", "My News"],
        ["Economics, Politics and Public Policy in East Asia and the Pacific"],
        ["This Week in Asia/Economics"],
        ["Embassy of the Republic of Ruritania in Malaysia", "Home > Ambassador > Speeches"],
        ["From: Azlina Hashim", "Sent: Tuesday, 6 June 2023 8:41 AM", "Subject: FW: story"],
        ["Just click on the icons to get to the download page in your browser."],
        ["12 March 2019", "3h ago"],
    ],
)
def test_a_site_s_name_slogan_and_menu_stand_above_the_headline(above: list[str]) -> None:
    found = kinds([*above, HEADLINE, *BYLINE, *PARAGRAPHS])
    assert found[: len(above) + 1] == ["boilerplate"] * len(above) + ["title"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("South East Asia correspondent, Taman Negara", "byline"),
        ("By theSpark Newsroom", "byline"),
        ("Photographs by Ivan Tay", "byline"),
        ("Reuters", "byline"),
        ("By Julian Wee / tide.com", "byline"),
        ("3h ago · 2 min read · The Tide", "dateline"),
        ("Mar 2", "dateline"),
        ("Last updated 5 minutes ago", "dateline"),
        ("January 9, 20246:42 PM GMT+8Updated 4 months ago", "dateline"),
        ("Cianjur, West Java ● Thu, November 24, 2022", "dateline"),
        ("KLANG, Malaysia, Feb 12, 2018 (AFP) -", "dateline"),
        ("ISSUE 14 / WINTER 2017", "dateline"),
        ("Lim Hock Seng at the third berth on Monday.", "caption"),
    ],
)
def test_lines_between_headline_and_text(line: str, kind: str) -> None:
    assert kinds([HEADLINE, BYLINE[0], line, *PARAGRAPHS])[2] == kind


def test_a_standfirst_above_the_share_buttons_is_no_paragraph() -> None:
    standfirst = "The group says that only eight of its twelve members have been paid."
    texts = [HEADLINE, *BYLINE, standfirst, "WhatsApp Facebook Twitter", *PARAGRAPHS]
    assert kinds(texts)[3:6] == ["subheading", "boilerplate", "body"]


@pytest.mark.parametrize(
    ("question", "answer"), [("How long?", "“Until he is done,” Lim said."), ("Why?", "The mud.")]
)
def test_a_short_question_with_an_answer_stays(question: str, answer: str) -> None:
    assert kinds([HEADLINE, *BYLINE, PARAGRAPHS[0], question, answer, PARAGRAPHS[2]])[4] == "body"


def test_a_spoken_sentence_set_large_without_marks_is_not_counted_twice() -> None:
    said = "“We did the hands,” says Lim Hock Seng. “We never did the head.”"
    texts = [HEADLINE, *BYLINE, PARAGRAPHS[0], said, "We never did the head", "Lim Hock, founder"]
    assert kinds([*texts, PARAGRAPHS[2]])[5:] == ["boilerplate", "boilerplate", "body"]


def test_what_a_company_says_of_itself_is_no_paragraph() -> None:
    about = f"Tide Ports runs berths in three countries. {PARAGRAPHS[2]}"
    texts = [HEADLINE, *BYLINE, *PARAGRAPHS, "About Tide Ports", about]
    assert kinds(texts)[-2:] == ["boilerplate", "boilerplate"]


def test_readers_comments_are_no_paragraphs_however_long() -> None:
    thread = ["3 Comments", "Lim KH", "2 years ago", PARAGRAPHS[2], "Reply", "Share", "Reply"]
    assert set(kinds([HEADLINE, *BYLINE, PARAGRAPHS[0], *thread])[4:]) == {"boilerplate"}


def test_short_lines_between_furniture_are_furniture() -> None:
    box = ["The Week", "Sign up to our newsletter"]
    assert kinds([HEADLINE, *BYLINE, PARAGRAPHS[0], *box, PARAGRAPHS[2]])[4] == "boilerplate"


def test_the_page_s_clock_and_others_dates_are_not_the_article_s() -> None:
    texts = ["Jakarta Thu, November 24, 2022", HEADLINE, *BYLINE, *PARAGRAPHS]
    tail = ["Related stories", "Rain again in Klang", "11 May 2021"]
    found = kinds([*texts, *tail])
    assert (found[0], found[-1]) == ("boilerplate", "cross-link")


def test_those_to_contact_about_a_report_sign_it() -> None:
    contact = ["To contact the reporters on this story:", "Tan Mei Ling at tan@tide.example"]
    assert kinds([HEADLINE, *BYLINE, *PARAGRAPHS, *contact])[-2:] == ["sign-off", "sign-off"]


def test_an_office_signs_with_place_and_date() -> None:
    signed = ["MINISTRY OF TRANSPORT", "PUTRAJAYA", "11 February 2023"]
    assert kinds([HEADLINE, *PARAGRAPHS, *signed])[-3:] == ["sign-off"] * 3
