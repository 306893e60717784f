"""What becomes of a notice, tried against a real mail server and what it may do."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from careline.notices.jobs import SENDER, send_next
from careline.notices.models import Delivery, Notice
from careline.notices.models.sealed import values_of
from careline.notices.operations.retrying import NothingToRetry, set_notice_aside, try_notice_again
from careline.notices.operations.sending import lease_notice, settle_notice
from careline.notices.ports.smtp import SmtpRelay
from careline.notices.queries.outbox import shown
from careline.notices.rules.answers import Attempt
from careline.notices.rules.facts import NoticeChannel, NoticeState, OtherWay, Verdict
from careline.notices.rules.mail import Mail
from careline.notices.rules.retrying import LEASE, WAITS
from careline.security.operations.person_keys import shred_person_key
from tests.notices.conftest import BY, Post
from tests.sink import Sink

WAY = list[tuple[str, str]]


def way_of(row: Notice) -> WAY:
    return [(one.state, one.code) for one in row.deliveries.all()]


def state_of(row: Notice) -> str:
    row.refresh_from_db()
    return row.state


def test_a_notice_is_handed_over_once_with_the_servers_answer(post: Post) -> None:
    row = post.queue()
    assert send_next()
    assert not send_next()
    assert way_of(row) == [("queued", ""), ("sending", ""), ("handed_over", "250")]
    assert row.deliveries.get(n=3).answer == "2.0.0 queued as 4F2A"
    (mail,) = post.sink.mails
    assert mail["Subject"] == "王芳：关于您的账单"
    assert mail["To"] == "wang.fang@example.com"
    assert mail["From"] == "某某电信客服 <care@operator.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text
    assert text.get_content().split() == ["王芳，您好：", "账单已更正", "再见"]
    assert page
    assert "<p>王芳，您好：</p><p>账单已更正<br>再见</p>" in page.get_content()


@pytest.mark.parametrize(
    ("answer", "state", "code"),
    [
        ("451 4.7.1 greylisted, come again", "queued", "451"),
        ("rcpt 450 mailbox busy", "queued", "450"),
        ("554 5.7.1 spam", "refused", "554"),
        ("rcpt 550 5.1.1 <wang.fang@example.com> unknown", "refused", "550"),
        ("drop", "queued", "broken_off"),
    ],
)
def test_what_the_server_says_decides(post: Post, answer: str, state: str, code: str) -> None:
    row = post.queue()
    post.sink.answers = [answer]
    send_next()
    assert way_of(row)[-1] == (state, code)
    assert "wang.fang" not in row.deliveries.latest("n").answer


def test_a_server_that_took_it_and_broke_off_gets_it_again_under_the_same_name(post: Post) -> None:
    row = post.queue()
    post.sink.answers = ["drop"]
    send_next()
    post.later(minutes=1)
    send_next()
    assert state_of(row) == "handed_over"
    assert len(post.sink.contents) == 2
    assert len(set(post.sink.contents)) == 1  # byte for byte, so Message-ID and date as well
    assert post.sink.mails[0]["Message-ID"] == row.message_id == f"<{row.id}@operator.example>"


def test_a_slow_server_is_waited_for_no_longer_than_patience_lasts(post: Post, settings: Settings) -> None:
    row = post.queue()
    settings.CARELINE_MAIL_RELAY = post.sink.relay(patience=0.2)
    post.sink.answers = ["slow"]
    send_next()
    assert way_of(row)[-1] == ("queued", "timeout")


def test_a_server_that_is_away_is_tried_with_growing_patience_until_it_is_time_to_give_up(
    post: Post, settings: Settings
) -> None:
    row = post.queue()
    settings.CARELINE_MAIL_RELAY = Broken(post.sink.relay(), Attempt(Verdict.LATER, "unreachable"))
    for wait in WAITS:
        assert send_next()
        assert not send_next()
        row.refresh_from_db()
        assert row.next_at == post.clock.at + wait
        post.clock.at += wait
    send_next()
    assert state_of(row) == "gave_up"
    assert row.next_at is None


def test_what_is_too_old_is_not_sent(post: Post) -> None:
    row = post.queue()
    post.later(days=3)
    assert not send_next()
    assert state_of(row) == "expired"
    assert post.sink.contents == []


def test_without_a_relay_it_waits_and_says_so_and_goes_when_there_is_one(post: Post, settings: Settings) -> None:
    relay, settings.CARELINE_MAIL_RELAY = settings.CARELINE_MAIL_RELAY, None
    row, text = post.queue(), post.queue(channel=NoticeChannel.SMS, recipient="+8613800138000")
    assert not send_next()
    assert [(one.state, one.is_connected) for one in shown([row, text])] == [(NoticeState.QUEUED, False)] * 2
    settings.CARELINE_MAIL_RELAY = relay
    assert send_next()
    assert not send_next()
    assert [state_of(row), state_of(text)] == ["handed_over", "queued"]


def test_nobody_sends_what_another_is_sending(post: Post) -> None:
    row = post.queue()
    leased = lease_notice(by=SENDER, at=post.clock.at)
    assert leased
    assert lease_notice(by=SENDER, at=post.clock.at + LEASE - timedelta(seconds=1)) is None
    settle_notice(leased=leased, attempt=Attempt(Verdict.TAKEN, "250"), by=SENDER, at=post.clock.at)
    assert state_of(row) == "handed_over"


class Killed(BaseException):
    """The worker is gone at this moment; nothing catches it."""


class Broken:
    """A relay that takes the mail to the real server and then something happens."""

    def __init__(self, real: SmtpRelay, what: Attempt | type[Killed]) -> None:
        self.real, self.what, self.sender = real, what, real.sender

    def hand_over(self, mail: Mail) -> Attempt:
        if isinstance(self.what, Attempt):
            return self.what
        self.real.hand_over(mail)
        raise self.what


def test_a_worker_killed_between_the_servers_word_and_ours_sends_again_under_the_same_name(
    post: Post, settings: Settings
) -> None:
    row = post.queue()
    settings.CARELINE_MAIL_RELAY = Broken(post.sink.relay(), Killed)
    with pytest.raises(Killed):
        send_next()
    assert state_of(row) == "sending"
    settings.CARELINE_MAIL_RELAY = post.sink.relay()
    assert not send_next()  # it might still be alive
    post.clock.at += LEASE
    assert send_next()
    assert way_of(row) == [("queued", ""), ("sending", ""), ("sending", ""), ("handed_over", "250")]
    assert [mail["Message-ID"] for mail in post.sink.mails] == [row.message_id] * 2


def test_who_lost_the_lease_is_believed_only_that_it_was_taken(post: Post) -> None:
    row = post.queue()
    late = lease_notice(by=SENDER, at=post.clock.at)
    post.clock.at += LEASE
    now = lease_notice(by=SENDER, at=post.clock.at)
    assert late
    assert now
    settle_notice(leased=late, attempt=Attempt(Verdict.LATER, "timeout"), by=SENDER, at=post.clock.at)
    assert state_of(row) == "sending"
    settle_notice(leased=late, attempt=Attempt(Verdict.TAKEN, "250"), by=SENDER, at=post.clock.at)
    assert state_of(row) == "handed_over"
    settle_notice(leased=now, attempt=Attempt(Verdict.NEVER, "550"), by=SENDER, at=post.clock.at)
    assert state_of(row) == "handed_over"


def test_what_failed_is_tried_again_at_the_right_address(post: Post) -> None:
    row = post.queue()
    post.sink.answers = ["rcpt 550 unknown"]
    send_next()
    name = Notice.objects.get(pk=row.pk).message_id
    try_notice_again(notice=row.pk, recipient="fang.wang@example.com", by=BY, at=post.clock.at)
    send_next()
    assert post.sink.recipients == [["fang.wang@example.com"]]
    assert post.sink.mails[0]["Message-ID"] == name
    with pytest.raises(NothingToRetry):
        try_notice_again(notice=row.pk, recipient="x@example.com", by=BY, at=post.clock.at)


def test_what_a_person_saw_to_in_another_way_is_tried_no_more(post: Post) -> None:
    row = post.queue()
    set_notice_aside(notice=row.pk, way=OtherWay.CALLED, by=BY, at=post.clock.at)
    assert not send_next()
    assert way_of(row) == [("queued", ""), ("set_aside", "called")]
    with pytest.raises(NothingToRetry):
        set_notice_aside(notice=row.pk, way=OtherWay.CALLED, by=BY, at=post.clock.at)


def test_whoever_was_forgotten_is_sent_nothing_and_nothing_is_left_to_read(post: Post) -> None:
    row = post.queue()
    shred_person_key(key=row.key, by=BY, at=post.clock.at)
    assert not send_next()
    assert state_of(row) == "withdrawn"
    (seen,) = shown([Notice.objects.get(pk=row.pk)])
    assert (seen.recipient, seen.subject, seen.text) == ("", "", "")


def test_what_is_shown_is_masked_and_what_is_kept_is_sealed(post: Post) -> None:
    row = post.queue()
    (seen,) = shown([Notice.objects.get(pk=row.pk)])
    assert (seen.recipient, seen.subject) == ("w***@example.com", "王*：关于您的账单")
    assert values_of(Notice.objects.get(pk=row.pk))["name"] == "王芳"
    assert "王芳".encode() not in bytes(row.values_sealed)
    assert b"wang.fang" not in bytes(row.recipient_sealed)


def test_no_word_of_a_notice_reaches_the_log_of_deliveries(post: Post, sink: Sink) -> None:
    post.queue(recipient="不是地址")
    send_next()
    assert Delivery.objects.latest("n").state == "refused"
    assert Delivery.objects.get(code="address").answer == ""
    assert sink.contents == []
