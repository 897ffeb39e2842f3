"""Mails and saved pages → articles, nothing opened that they carry."""

from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import ReadError, read_bytes
from analysis.reading.documents import mail as reader

SENTENCES = (
    "The railway between the two coasts will carry its first passengers in September, said the "
    "ministry. The works are done, and the testing of the trains begins this week in the east."
)
PAGE = (
    "<html><head><title>Rail link opens</title><meta property='og:site_name' "
    "content='The Harbour Post'></head><body><article><h1>Rail link opens</h1>"
    f"<p>{SENTENCES}</p></article></body></html>"
)


def letter(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = headers.pop("Subject", "Rail link opens")
    message["From"] = headers.pop("From", "A Friend <friend@mail.example>")
    message["Date"] = headers.pop("Date", "Tue, 18 Jun 2019 23:30:00 +0800")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def sentence_of(name: str, data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes(name, data)
    return str(error.value)


def test_a_mail_becomes_an_article():
    reading = read_bytes(
        "rail.eml", bytes(letter("It’s done.\n\nNext.", Subject="Fwd: Rail, 马来"))
    )
    (article,) = reading.articles
    assert article.text == "It’s done.\n\nNext."
    assert (article.title, article.source, str(article.date)) == ("Rail, 马来", None, "2019-06-18")
    assert article.origins == dict.fromkeys(("title", "date"), "the mail's head")
    assert reading.faults == ()


def test_a_newsletter_names_its_source():
    made = letter("Text.", From="The Harbour Post <news@x.example>", List_Id="<news.x.example>")
    assert read_bytes("a.eml", bytes(made)).articles[0].source == "The Harbour Post"


def test_html_is_taken_before_plain_text_with_its_addresses():
    made = letter("Plain [http://x.example]", "<p>Rich</p><p style='display:none'>unseen</p>")
    assert read_bytes("a.eml", bytes(made)).articles[0].text == "Rich"


def test_flowed_lines_are_joined():
    head = b"MIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    made = head + b"One \ntwo.\nThree.\n-- \nMe\n"
    assert reader.paragraphs("a.eml", made).lines == ("One two.", "Three.", "--", "Me")


def test_attachments_are_named_not_opened():
    made = letter("Read this.")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="../a/all.zip")
    made.add_attachment(letter("inner"))
    reading = read_bytes("a.eml", bytes(made))
    assert reading.articles[0].text == "Read this."
    assert reading.faults[0] == (
        "“a.eml”: its attachment “all.zip” was not read: save it and add it by itself."
    )
    assert len(reading.faults) == 2


def parts(kind: str, *texts: MIMEText | MIMEMultipart) -> MIMEMultipart:
    made = MIMEMultipart(kind)
    for text in texts:
        made.attach(text)
    return made


def test_texts_around_a_picture_or_a_file_are_all_read():
    made = parts("mixed", MIMEText("One."), MIMEText("x", "css"), MIMEText("Two."))
    assert read_bytes("a.eml", made.as_bytes()).articles[0].text == "One.\n\nTwo."
    rich = parts("mixed", MIMEText("<p>One.</p>", "html"), MIMEText("<p>Two.</p>", "html"))
    made = parts("alternative", MIMEText("One. Two."), rich)
    assert read_bytes("a.eml", made.as_bytes()).articles[0].text == "One.\n\nTwo."


def test_a_forwarded_mail_and_a_file_shown_in_the_text_are_told():
    inner = letter("Inner.", Subject="Rail")
    pdf = MIMEText("x", "pdf")
    pdf.replace_header("Content-Type", "application/pdf")
    pdf["Content-Disposition"] = "inline; filename=a.pdf"
    made = parts("mixed", MIMEText("See below."), pdf)
    made.attach(MIMEMessage(inner))
    assert read_bytes("a.eml", made.as_bytes()).faults == (
        "“a.eml”: its attachment “a.pdf” was not read: save it and add it by itself.",
        "“a.eml”: its attachment “Rail” was not read: save it and add it by itself.",
    )


def test_many_attachments_are_counted():
    made = letter("Read this.")
    for number in range(100):
        made.add_attachment("x", filename=f"{number}.txt")
    faults = read_bytes("a.eml", bytes(made)).faults
    assert len(faults) == reader.NAMED_ATTACHMENTS + 1
    assert faults[-1] == "“a.eml”: 80 more of its attachments were not read."


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("gb2312", "马来西亚".encode("gb18030"), "马来西亚"),
        ("windows-1252", b"it\x92s", "it’s"),
        ("nonsense", "café".encode(), "café"),
        ("us-ascii", "café".encode(), "café"),
    ],
)
def test_encodings(charset: str, data: bytes, text: str):
    head = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert read_bytes("a.eml", head + data).articles[0].text == text


def test_a_saved_page_keeps_its_own_words_and_address():
    made = MIMEMultipart("related", type="text/html")
    made["Snapshot-Content-Location"] = "https://harbour.example/rail"
    made.attach(MIMEText(PAGE, "html", "utf-8"))
    made.attach(MIMEText("body{}", "css"))
    (article,) = read_bytes("rail.mhtml", made.as_bytes()).articles
    assert article.text.endswith(SENTENCES)
    assert (article.title, article.source) == ("Rail link opens", "The Harbour Post")
    assert article.url == "https://harbour.example/rail"
    assert "url" not in article.origins


def test_a_saved_page_whose_address_is_no_web_address():
    made = MIMEMultipart("related")
    made["Snapshot-Content-Location"] = "javascript:alert(1)"
    made.attach(MIMEText(PAGE, "html", "utf-8"))
    assert read_bytes("a.mht", made.as_bytes()).articles[0].url is None


def test_bad_mails_get_a_sentence():
    assert sentence_of("a.eml", bytes(letter(" \n"))) == "“a.eml” is empty: it holds no text."
    empty = MIMEMultipart("related")
    assert sentence_of("a.mhtml", empty.as_bytes()) == (
        "“a.mhtml” is a saved web page without its text: save the page again as .html."
    )
    stalling = "“a.eml” has too many parts in parts: save its text as a .txt file."
    head = b"MIME-Version: 1.0\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(500)
    )
    for data in (
        head + nested,
        head + b"Content-Type: text/plain; " + b'a="' * 100_000 + b"\n\nx",
        head + b"X: y\n" * 10_000 + b"\nx",
        head + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"\n" * (reader.MAX_WORK + 1),
    ):
        assert sentence_of("a.eml", data) == stalling


def test_a_long_subject_is_cut():
    made = b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nText."
    title = read_bytes("a.eml", made).articles[0].title
    assert title is not None
    assert len(title) <= 500


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([b"", b"Subject: =?x?q?", b"Date: ", b"Content-Type: ", b"From: "]),
    st.binary(max_size=200),
    st.booleans(),
)
def test_whatever_the_bytes_are(head: bytes, data: bytes, saved: bool):
    kind = b"Content-Type: multipart/related; boundary=b\n" if saved else b""
    made = b"MIME-Version: 1.0\n" + kind + head + data
    try:
        articles = read_bytes("a.eml", made).articles
    except ReadError as error:
        assert "“a.eml”" in str(error)  # noqa: PT017
    else:
        assert articles[0].text.strip()
