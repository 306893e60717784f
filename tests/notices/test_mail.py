"""A mail says what was written and nothing else, whatever was written."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.notices.rules.mail import Mail, NotAMailbox, Sender, mailbox, message_id
from careline.notices.rules.wording import Wording

SENDER = Sender("某某电信", "care@operator.example")
ID = UUID("0192f0c1-2222-7000-8000-000000000001")
HEADERS = [
    "Message-ID",
    "Date",
    "From",
    "To",
    "Subject",
    "Content-Language",
    "Auto-Submitted",
    "Content-Type",
    "MIME-Version",
]


def mail(values: dict[str, str], subject: str = "{a}", text: str = "{a}") -> Mail:
    return Mail(
        id=ID,
        message_id=message_id(ID, SENDER),
        sender=SENDER,
        recipient="wang.fang@example.com",
        language="zh",
        wording=Wording(subject, text).filled(values),
        written_at=datetime(2026, 3, 11, 2, 30, tzinfo=UTC),
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_value_breaks_out_of_a_header_or_into_the_page(value: str) -> None:
    read = message_from_bytes(bytes(mail({"a": value})), policy=default)
    assert sorted(read.keys()) == sorted(HEADERS)
    assert not read.defects
    page = read.get_body(("html",))
    assert page is not None
    body = page.get_content().split("<body>")[1].replace("<p>", "").replace("</p>", "").replace("<br>", "")
    assert "<" not in body.split("</body>")[0]


@pytest.mark.parametrize(
    "subject",
    [
        "您的投诉已受理：TS-2026-004291-3，我们会尽快答复您，请留意来电与短信",
        "x\r\nBcc: all@example.com",
        "a\x00b",
        "é" * 90,
    ],
)
def test_a_subject_arrives_as_it_was_written_on_one_line(subject: str) -> None:
    read = message_from_bytes(bytes(mail({"a": subject})), policy=default)
    assert read["Subject"] == " ".join(subject.replace("\x00", " ").split())
    assert "Bcc" not in read


def test_the_same_mail_has_the_same_bytes() -> None:
    assert bytes(mail({"a": "账单"})) == bytes(mail({"a": "账单"}))


@pytest.mark.parametrize("address", ["wang.fang@example.com", "WANG@EXAMPLE.COM", "a+b@bücher.example"])
def test_a_mailbox_is_taken(address: str) -> None:
    assert mailbox(address).isascii()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "wang",
        "@example.com",
        "a@b@c.example",
        "a b@example.com",
        "a@example.com, b@example.com",
        "a@example.com>\r\nRCPT TO:<b@example.com",
        "<a@example.com>",
        "王芳@example.com",
        f"{'a' * 65}@example.com",
        f"a@{'b' * 250}.com",
        "a@-example..com",
    ],
)
def test_what_is_no_mailbox_is_refused(address: str) -> None:
    with pytest.raises(NotAMailbox):
        mailbox(address)
