"""What customers are told of their complaints, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from pytest_django import Settings

from careline.cases.models import Complaint, ComplaintNotice
from careline.cases.operations.closing import reply_to_customer, resolve_complaint
from careline.cases.operations.defaults import install_default_notices
from careline.cases.operations.notifying import retry_complaint_notice
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.finding import NoSuchComplaint
from careline.cases.queries.notices import notices_of
from careline.cases.rules.facts import Channel, Result
from careline.cases.rules.intake import Intake
from careline.cases.rules.stages import StageName
from careline.cases.writing.notifying import NoAddress, NoApprovedWords
from careline.kernel.clock import StoppedClock, using
from careline.notices.jobs import send_next
from careline.notices.models import Notice
from careline.notices.queries.outbox import NoSuchNotice
from careline.notices.rules.facts import NoticeState
from careline.parties.operations.customers import update_customer
from careline.parties.operations.preferences import set_preferences
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.security.actor import system
from careline.security.policy import Forbidden
from tests.cases.conftest import House
from tests.sink import Sink, sinking

WANG_FANG = CustomerDetails(
    name="王芳", number="13800138000", email="wang.fang@example.com", address="北京市朝阳区 1 号"
)
INTAKE = Intake(title="话费多扣 128 元", channel=Channel.PHONE, customer=WANG_FANG, category="product.billing")


@pytest.fixture
def sink(request: pytest.FixtureRequest, settings: Settings, at: datetime) -> Iterator[Sink]:
    request.getfixturevalue("house")
    install_default_notices(by=system("seed"), at=at)
    with sinking() as one:
        settings.CARELINE_MAIL_RELAY = one.relay()
        yield one


def resolved(house: House, at: datetime, customer: CustomerDetails = WANG_FANG) -> str:
    number = receive_complaint(intake=replace(INTAKE, customer=customer), by=house.li_wei, at=at).number
    accept_assignment(number=number, by=house.chen, at=at)
    start_work(number=number, by=house.chen, at=at)
    resolve_complaint(number=number, result=Result.UPHELD, text="多扣属实", by=house.chen, at=at)
    return number


def sent(at: datetime) -> None:
    with using(StoppedClock(at)):
        while send_next():
            pass


def test_a_customer_is_told_that_it_came_in_with_number_and_due_time(sink: Sink, house: House, at: datetime) -> None:
    number = receive_complaint(intake=INTAKE, by=house.li_wei, at=at).number
    sent(at)
    (mail,) = sink.mails
    assert number in mail["Subject"]
    said = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "王芳，您好" in said
    assert "2026-03-11 10:30" in said  # at Beijing's wall clock
    (seen,) = notices_of(complaint=Complaint.objects.get(number=number))
    assert (seen.kind, seen.state, seen.recipient) == ("complaint_received", "handed_over", "w***@example.com")
    assert "王*，您好" in seen.text


@pytest.mark.usefixtures("sink")
def test_the_same_complaint_told_twice_is_acknowledged_once(house: House, at: datetime) -> None:
    for _ in range(2):
        receive_complaint(intake=replace(INTAKE, external_id="A-1"), by=house.li_wei, at=at)
    assert ComplaintNotice.objects.count() == 1


@pytest.mark.parametrize(
    "intake", [replace(INTAKE, was_told=True), replace(INTAKE, customer=CustomerDetails(name="王芳"))]
)
def test_nobody_is_told_what_another_system_told_or_who_has_no_address(
    sink: Sink, house: House, at: datetime, intake: Intake
) -> None:
    receive_complaint(intake=intake, by=house.li_wei, at=at)
    assert Notice.objects.count() == 0
    assert sink.mails == []


def test_a_reply_by_mail_goes_out_in_the_customers_language(sink: Sink, house: House, at: datetime) -> None:
    number = resolved(house, at, replace(WANG_FANG, language="en-GB"))
    reply_to_customer(number=number, channel=Channel.EMAIL, text="You get 128 yuan back.", by=house.li_wei, at=at)
    sent(at)
    subject = f"Our answer to your complaint {number}"
    (mail,) = [mail for mail in sink.mails if mail["Subject"] == subject]
    assert "You get 128 yuan back." in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_reply_by_mail_needs_an_address_and_leaves_nothing_without(sink: Sink, house: House, at: datetime) -> None:
    number = resolved(house, at, CustomerDetails(name="王芳", number="13800138000"))
    with pytest.raises(NoAddress):
        reply_to_customer(number=number, channel=Channel.EMAIL, text="已退费", by=house.li_wei, at=at)
    reply_to_customer(number=number, channel=Channel.PHONE, text="已退费", by=house.li_wei, at=at)
    assert sink.mails == []


def test_a_reply_by_mail_needs_approved_words(house: House, at: datetime) -> None:
    number = resolved(house, at)
    with pytest.raises(NoApprovedWords):
        reply_to_customer(number=number, channel=Channel.EMAIL, text="已退费", by=house.li_wei, at=at)


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.APP, Channel.LETTER])
def test_other_written_channels_wait_and_say_that_they_are_not_connected(
    sink: Sink, house: House, at: datetime, channel: Channel
) -> None:
    number = resolved(house, at)
    replied = reply_to_customer(number=number, channel=channel, text="已退费", by=house.li_wei, at=at)
    sent(at)
    assert replied.stage == StageName.REPLIED
    seen = next(one for one in notices_of(complaint=replied) if one.kind == "complaint_replied")
    assert (seen.state, seen.is_connected, seen.channel) == (NoticeState.QUEUED, False, channel.value)
    assert len(sink.mails) == 1  # the receipt


def test_what_was_refused_goes_to_the_address_that_was_mended(sink: Sink, house: House, at: datetime) -> None:
    complaint = receive_complaint(intake=INTAKE, by=house.li_wei, at=at)
    sink.answers = ["rcpt 550 no such user"]
    sent(at)
    (seen,) = notices_of(complaint=complaint)
    assert seen.state is NoticeState.REFUSED
    details = replace(WANG_FANG, email="fang.wang@example.com")
    update_customer(customer=complaint.customer, details=details, version=1, by=house.li_wei, at=at)
    retry_complaint_notice(number=complaint.number, notice=seen.id, by=house.li_wei, at=at)
    sent(at)
    assert sink.recipients == [["fang.wang@example.com"]]


def test_only_who_may_reply_tries_again_and_only_for_that_complaint(sink: Sink, house: House, at: datetime) -> None:
    complaint = receive_complaint(intake=INTAKE, by=house.li_wei, at=at)
    other = receive_complaint(intake=replace(INTAKE, title="另一件"), by=house.li_wei, at=at)
    sink.answers = ["rcpt 550 no such user"] * 2
    sent(at)
    (seen,) = notices_of(complaint=complaint)
    told = {"number": complaint.number, "notice": seen.id, "at": at}
    with pytest.raises(NoSuchComplaint):
        retry_complaint_notice(**told, by=house.sun)
    with pytest.raises(Forbidden):
        retry_complaint_notice(**told, by=house.auditor)
    with pytest.raises(NoSuchNotice):
        retry_complaint_notice(**(told | {"number": other.number}), by=house.li_wei)


@pytest.mark.parametrize(("channel", "receipts"), [(ReachChannel.LETTER, 0), (ReachChannel.EMAIL, 2), (None, 2)])
def test_who_wishes_by_then_to_be_reached_otherwise_is_not_written_to(
    sink: Sink, house: House, at: datetime, channel: ReachChannel | None, receipts: int
) -> None:
    first = receive_complaint(intake=INTAKE, by=house.li_wei, at=at)
    wish = Wish(channel=channel, language="en")
    set_preferences(customer=first.customer_id, wish=wish, by=house.li_wei, at=at)
    receive_complaint(intake=replace(INTAKE, title="另一件"), by=house.li_wei, at=at)
    sent(at)
    assert len(sink.mails) == receipts
    assert Notice.objects.filter(state=NoticeState.HELD_BACK).count() == 2 - receipts
    assert sum(mail["Content-Language"] == "en" for mail in sink.mails) == receipts // 2
