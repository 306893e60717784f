"""Safe contact: what a customer wished not to get goes nowhere, stands in the record, and what is owed finds a way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from pytest_django import Settings

from careline.cases.models import Complaint, ComplaintNotice
from careline.cases.operations.closing import reply_to_customer, resolve_complaint
from careline.cases.operations.defaults import install_default_notices
from careline.cases.operations.notifying import answer_otherwise, retry_complaint_notice, set_complaint_notice_aside
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.notices import notices_of, outbox
from careline.cases.rules.facts import Channel, Result
from careline.cases.rules.intake import Intake
from careline.cases.rules.stages import StageName
from careline.cases.writing import notifying
from careline.cases.writing.notifying import NoWayIsOpen, WayIsClosed
from careline.kernel.clock import StoppedClock, using
from careline.notices.jobs import send_next
from careline.notices.models import Notice
from careline.notices.operations.retrying import HeldByWish
from careline.notices.queries.outbox import MaskedNotice
from careline.notices.queries.staff import staff_notices
from careline.notices.rules.facts import NoticeChannel, NoticeState, OtherWay, OutboxView
from careline.parties.operations.customers import register_customer
from careline.parties.operations.preferences import set_preferences
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.parties.rules.safe_contact import WishBinds
from careline.security.actor import Actor
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.cases.conftest import SEED, House
from tests.sink import Sink, sinking

WANG_FANG = CustomerDetails(
    name="王芳", number="13800138000", email="wang.fang@example.com", address="北京市朝阳区 1 号"
)
NO_MAIL = Wish(never=(ReachChannel.EMAIL,))


@pytest.fixture
def sink(request: pytest.FixtureRequest, settings: Settings, at: datetime) -> Iterator[Sink]:
    request.getfixturevalue("house")
    install_default_notices(by=SEED, at=at)
    with sinking() as one:
        settings.CARELINE_MAIL_RELAY = one.relay()
        yield one


def received(house: House, at: datetime, customer: CustomerDetails = WANG_FANG) -> Complaint:
    intake = Intake(title="话费多扣", channel=Channel.PHONE, customer=customer, category="product.billing")
    return receive_complaint(intake=intake, by=house.li_wei, at=at)


def resolved(house: House, at: datetime) -> Complaint:
    found = received(house, at)
    told = {"number": found.number, "by": house.chen, "at": at}
    accept_assignment(**told)
    start_work(**told)
    return resolve_complaint(**told, result=Result.UPHELD, text="多扣属实")


def wished(found: Complaint, wish: Wish, by: Actor, at: datetime) -> None:
    set_preferences(customer=found.customer_id, wish=wish, by=by, at=at)


def sent(at: datetime) -> None:
    with using(StoppedClock(at)):
        while send_next():
            pass


def reacted(at: datetime) -> None:
    for _ in range(2):  # readers may be shown an entry twice
        last = LedgerEntry.objects.order_by("xid", "id").last()
        assert last
        drain(at=at, upto=last.position)


def newest(found: Complaint, by: Actor | None = None) -> MaskedNotice:
    return notices_of(complaint=found, by=by)[0]


def told(by: Actor) -> list[tuple[str, str]]:
    return [(one.kind, one.about) for one in staff_notices(by=by).rows]


def test_what_was_wished_not_to_come_goes_nowhere_and_stands_in_the_record(
    sink: Sink, house: House, at: datetime
) -> None:
    wished(received(house, at), NO_MAIL, house.li_wei, at)
    second = received(house, at)
    sent(at)
    assert sink.mails == [], "neither the one from before the wish nor the one after it"
    assert Notice.objects.filter(state=NoticeState.HELD_BACK).count() == 2
    assert [one.code for one in newest(second, house.li_wei).deliveries] == ["wish"], "by which wish is need-to-know"
    assert [one.code for one in newest(second, house.zhao_min).deliveries] == ["never"]
    assert len(outbox(by=house.zhao_min, view=OutboxView.HELD).rows) == 2
    assert outbox(by=house.zhao_min, view=OutboxView.WAITING).rows == []


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (NO_MAIL, "never"),
        (Wish(channel=ReachChannel.PHONE, only_channel=True), "only_other"),
        (Wish(channel=ReachChannel.PHONE), "rather_other"),
        (Wish(never=(ReachChannel.SMS, ReachChannel.LETTER), not_holder=True), None),
        (Wish(channel=ReachChannel.EMAIL, only_channel=True), None),
    ],
)
def test_a_receipt_is_held_back_by_what_was_wished(
    sink: Sink, house: House, at: datetime, wish: Wish, why: str | None
) -> None:
    wished(received(house, at), wish, house.li_wei, at)
    second = newest(received(house, at), house.zhao_min)
    assert second.deliveries[0].code == (why or "")
    sent(at)
    assert len(sink.mails) == (0 if why else 2)


def test_nothing_goes_to_a_mailbox_that_is_somebody_elses_too(sink: Sink, house: House, at: datetime) -> None:
    first = received(house, at)
    wished(first, Wish(not_holder=True), house.li_wei, at)
    sent(at)
    assert len(sink.mails) == 1
    holder = replace(WANG_FANG, name="王强", number="13900139000", document="")
    register_customer(details=holder, by=SEED, at=at)
    again = received(house, at, replace(WANG_FANG, email=""))
    assert newest(again, house.zhao_min).deliveries[0].code == "holder"


def test_messages_wait_for_the_only_hours(sink: Sink, house: House) -> None:
    night = datetime(2026, 3, 11, 15, tzinfo=UTC)  # 23:00 in Shanghai
    first = received(house, night)
    wished(first, Wish(from_time=time(9), until_time=time(12), only_hours=True), house.li_wei, night)
    sent(night)
    assert sink.mails == []
    seen = newest(first)
    assert (seen.state, seen.next_at) == (NoticeState.QUEUED, datetime(2026, 3, 12, 1, tzinfo=UTC))
    assert newest(received(house, night)).next_at == datetime(2026, 3, 12, 1, tzinfo=UTC), "queued for then at once"
    sent(datetime(2026, 3, 12, 1, tzinfo=UTC))
    assert len(sink.mails) == 2


def test_an_answer_is_not_given_by_a_way_that_is_closed(sink: Sink, house: House, at: datetime) -> None:
    found = resolved(house, at)
    wished(found, Wish(never=(ReachChannel.SMS, ReachChannel.LETTER)), house.li_wei, at)
    said = {"number": found.number, "text": "已退费", "by": house.li_wei, "at": at}
    for channel in (Channel.SMS, Channel.LETTER):
        with pytest.raises(WayIsClosed) as refused:
            reply_to_customer(channel=channel, **said)
        assert refused.value.params["ways"] == (ReachChannel.PHONE, ReachChannel.EMAIL, ReachChannel.APP)
    assert reply_to_customer(channel=Channel.EMAIL, **said).stage == StageName.REPLIED
    sent(at)
    assert len(sink.mails) == 2


@pytest.mark.usefixtures("sink")
def test_where_no_way_is_open_the_answer_is_given_in_person(house: House, at: datetime) -> None:
    found = resolved(house, at)
    wished(found, Wish(never=tuple(ReachChannel)), house.li_wei, at)
    said = {"number": found.number, "text": "已退费", "by": house.li_wei, "at": at}
    with pytest.raises(NoWayIsOpen):
        reply_to_customer(channel=Channel.EMAIL, **said)
    assert reply_to_customer(channel=Channel.HALL, **said).stage == StageName.REPLIED


@pytest.mark.parametrize("is_connected", [True, False])
def test_an_answer_that_is_closed_in_after_all_goes_by_the_way_left_open(
    sink: Sink, house: House, at: datetime, monkeypatch: pytest.MonkeyPatch, *, is_connected: bool
) -> None:
    ways = {NoticeChannel.EMAIL} | ({NoticeChannel.APP} if is_connected else set())
    monkeypatch.setattr(notifying, "connected", lambda: frozenset(ways))
    found = resolved(house, at)
    reply_to_customer(number=found.number, channel=Channel.EMAIL, text="已退费", by=house.li_wei, at=at)
    wished(found, Wish(never=(ReachChannel.EMAIL, ReachChannel.SMS)), house.li_wei, at)
    sent(at)
    reacted(at)
    assert sink.mails == []
    answers = [one for one in notices_of(complaint=found) if one.kind == "complaint_replied"]
    gone = {(NoticeChannel.APP, NoticeState.QUEUED), (NoticeChannel.EMAIL, NoticeState.SET_ASIDE)}
    kept = {(NoticeChannel.EMAIL, NoticeState.HELD_BACK)}
    assert {(one.channel, one.state) for one in answers} == (gone if is_connected else kept)
    owner = house.chen if found.handler_id == house.chen.id else house.zhao_min
    assert told(owner) == ([] if is_connected else [("answer_held_back", found.number)])


@pytest.mark.usefixtures("sink")
def test_where_none_is_left_whoever_has_it_is_told(house: House, at: datetime) -> None:
    found = resolved(house, at)
    reply_to_customer(number=found.number, channel=Channel.EMAIL, text="已退费", by=house.li_wei, at=at)
    wished(found, Wish(never=tuple(ReachChannel)), house.li_wei, at)
    sent(at)
    reacted(at)
    owner = house.chen if found.handler_id == house.chen.id else house.zhao_min
    assert ("answer_held_back", found.number) in told(owner)
    assert told(owner).count(("answer_held_back", found.number)) == 1
    assert ("no_way_left", found.number) in told(owner), "the receipt, likewise"
    held = newest(found)
    with pytest.raises(HeldByWish):
        retry_complaint_notice(number=found.number, notice=held.id, by=house.li_wei, at=at)
    set_complaint_notice_aside(number=found.number, notice=held.id, way=OtherWay.MET, by=house.li_wei, at=at)
    assert newest(found).state is NoticeState.SET_ASIDE
    with pytest.raises(Forbidden):
        answer_otherwise(notice=held.id, by=house.li_wei, at=at)


def test_once_the_wish_is_loosened_it_can_be_sent(sink: Sink, house: House, at: datetime) -> None:
    wished(received(house, at), NO_MAIL, house.li_wei, at)
    found = received(house, at)
    held = ComplaintNotice.objects.get(complaint=found).notice_id
    wished(found, Wish(), house.zhao_min, at)
    retry_complaint_notice(number=found.number, notice=held, by=house.li_wei, at=at)
    sent(at)
    assert newest(found).state is NoticeState.HANDED_OVER
    assert len(sink.mails) == 2  # the first one was never looked at while the wish stood


@pytest.mark.parametrize(
    "looser",
    [
        Wish(),
        Wish(never=(ReachChannel.LETTER,), only_hours=True, from_time=time(9), until_time=time(12), not_holder=True),
        Wish(never=(ReachChannel.SMS,), not_holder=True),
        Wish(never=(ReachChannel.SMS,), only_hours=True, from_time=time(8), until_time=time(12), not_holder=True),
        Wish(never=(ReachChannel.SMS,), only_hours=True, from_time=time(9), until_time=time(12)),
    ],
)
@pytest.mark.usefixtures("sink")
def test_only_a_lead_takes_back_what_keeps_somebody_safe(house: House, at: datetime, looser: Wish) -> None:
    found = received(house, at)
    hours = {"from_time": time(9), "until_time": time(12)}
    safe = Wish(never=(ReachChannel.SMS,), only_hours=True, not_holder=True, **hours)
    wished(found, safe, house.li_wei, at)
    wished(found, replace(safe, never=(ReachChannel.SMS, ReachChannel.LETTER)), house.li_wei, at)
    wished(found, safe, house.zhao_min, at)
    with pytest.raises(WishBinds):
        wished(found, looser, house.li_wei, at)
    wished(found, looser, house.zhao_min, at)
