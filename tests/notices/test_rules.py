"""Texts and addresses of servers: what is checked when they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.kernel.refusals import Refusal
from careline.notices.rules.answers import discreet
from careline.notices.rules.relay_address import BadRelayAddress, RelayAddress, Security
from careline.notices.rules.retrying import WAITS, wait_after
from careline.notices.rules.wording import (
    NoticeTextMissing,
    NoticeTextTooLong,
    StrayBrace,
    UnknownNoticeVariable,
    Wording,
    check_wording,
)


@pytest.mark.parametrize(
    ("subject", "text", "refused", "field"),
    [
        ("受理", "您好 {nmae}", UnknownNoticeVariable, "text_zh"),
        ("{number}", "您好 {name}", UnknownNoticeVariable, "subject_zh"),
        ("受理", "您好 {name", StrayBrace, "text_zh"),
        ("受理", "您好 { name }", StrayBrace, "text_zh"),
        ("受理", " \n", NoticeTextMissing, "text_zh"),
        ("", "您好", NoticeTextMissing, "subject_zh"),
        ("受" * 151, "您好", NoticeTextTooLong, "subject_zh"),
    ],
)
def test_words_that_cannot_go_out_are_refused_at_their_field(
    subject: str, text: str, refused: type[Refusal], field: str
) -> None:
    with pytest.raises(refused) as told:
        check_wording(Wording(subject, text), language="zh", variables=("name",), has_subject=True)
    assert told.value.field == field


def test_a_text_message_needs_no_subject() -> None:
    check_wording(Wording("", "您好 {name}"), language="zh", variables=("name",), has_subject=False)


@given(st.text(), st.text())
def test_a_value_is_never_read_as_a_variable(name: str, news: str) -> None:
    said = Wording("s", "[{news}] {name}").filled({"news": "{name}", "name": news})
    assert said.text.startswith("[{name}]")
    assert "\n" not in Wording("{a}", "").filled({"a": name}).subject


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (b"5.1.1 <wang.fang@example.com>: user unknown", "5.1.1 <…>: user unknown"),
        ("no such number +8613800138000", "no such number …"),
        ("two\r\nlines\x00", "two lines"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        ("x" * 500, "x" * 200),
    ],
)
def test_an_answer_keeps_nobodys_address(answer: str | bytes, kept: str) -> None:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    assert discreet(text) == kept


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("smtp://mail.example", RelayAddress("mail.example", 587, Security.STARTTLS, password="beside")),
        ("smtps://a%40b:p%3Aw@mail.example", RelayAddress("mail.example", 465, Security.TLS, "a@b", "p:w")),
        ("smtp+plain://127.0.0.1:2525", RelayAddress("127.0.0.1", 2525, Security.NONE, password="beside")),
    ],
)
def test_a_servers_address_is_read(url: str, told: RelayAddress) -> None:
    assert RelayAddress.of_url(url, password="beside") == told
    assert "p:w" not in repr(told)


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "smtp://a:x", "smtp://a/b"])
def test_an_address_that_cannot_be_understood_is_refused(url: str) -> None:
    with pytest.raises(BadRelayAddress):
        RelayAddress.of_url(url)


def test_patience_grows_and_ends() -> None:
    waits = [wait_after(n) for n in range(1, len(WAITS) + 1)]
    assert waits == sorted(WAITS)
    assert wait_after(len(WAITS) + 1) is None
