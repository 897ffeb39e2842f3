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
        ("Tan Mei Ling is a senior correspondent based in Kuala Lumpur.", "boilerplate"),
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
