"""The line drops: whoever is back within five minutes joins the contact; later, it is another one."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.contacts.models import Contact, Handle, Reconnection
from careline.contacts.operations.closing import WrapUp, close_contact, conclude_contact
from careline.contacts.operations.receiving import Received, receive_contact
from careline.contacts.operations.serving import name_reasons, set_party
from careline.contacts.queries.legs import reconnected_at
from careline.contacts.queries.listing import continuations_of
from careline.contacts.queries.record import steps_of
from careline.contacts.rules.facts import ContactChannel, EndedBy, Medium, Outcome
from careline.contacts.rules.handles import at_once
from careline.contacts.rules.intake import ContactIntake
from careline.contacts.rules.reconnecting import MEDIUM_OF, WITHIN, Before, Reconnect, reconnects
from careline.contacts.rules.replay import replay
from careline.contacts.rules.steps import ContactMove, StepName, moves_from
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.models import LedgerEntry
from careline.web.words.contacts import MOVES
from tests.contacts.conftest import CALLER, House

Call = Callable[..., Contact]
Ring = Callable[..., Received]
PHONE, CHAT = ContactChannel.PHONE, ContactChannel.WEBCHAT
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("ended", "after", "expected"),
    [
        ((EndedBy.DROP, PHONE, StepName.CLOSE), SECOND, Reconnect.JOINS),
        ((EndedBy.DROP, PHONE, StepName.CLOSE), WITHIN, Reconnect.JOINS),
        ((EndedBy.DROP, PHONE, StepName.CLOSE), WITHIN + SECOND, Reconnect.NEW),
        ((EndedBy.DROP, PHONE, StepName.CLOSE), -SECOND, Reconnect.NEW),
        ((EndedBy.DROP, CHAT, StepName.CLOSE), SECOND, Reconnect.NEW),
        ((EndedBy.CUSTOMER, PHONE, StepName.CLOSE), SECOND, Reconnect.NEW),
        ((EndedBy.DROP, PHONE, StepName.CLOSED), SECOND, Reconnect.CONTINUES),
    ],
)
def test_what_joins_and_what_does_not(
    ended: tuple[EndedBy, ContactChannel, StepName], after: timedelta, expected: Reconnect, at: datetime
) -> None:
    ended_by, channel, step = ended
    before = Before(channel=channel, step=step, ended_by=ended_by, ended_at=at)
    assert reconnects(before, channel=PHONE, arrived_at=at + after) is expected
    running = Before(channel=PHONE, step=StepName.SOLUTION, ended_by=None, ended_at=None)
    assert reconnects(running, channel=PHONE, arrived_at=at) is Reconnect.NEW


def test_every_channel_has_a_medium_and_every_move_a_word() -> None:
    assert set(MEDIUM_OF) == set(ContactChannel)
    assert set(MOVES) == set(ContactMove)
    assert ContactMove.REJOIN not in moves_from(StepName.CLOSE), "nobody presses for it"


def test_each_leg_sees_the_most_at_once() -> None:
    assert at_once([]) == [1]
    assert at_once([1]) == [2, 2]
    assert at_once([3, 1]) == [3, 3, 3]
    assert at_once([4, 1]) == [4, 3, 3]


@pytest.fixture
def dropped(call: Call, wang_fang: Customer, house: House, at: datetime) -> Contact:
    """Return a call whose line broke down in the solution."""
    contact = call()
    assert contact.party == wang_fang
    name_reasons(number=contact.number, reasons=["billing.query.balance"], by=house.li_wei, at=at)
    return conclude_contact(number=contact.number, ended_by=EndedBy.DROP, by=house.li_wei, at=at)


@pytest.fixture
def ring(house: House, at: datetime) -> Ring:
    """Return a way to ring again some seconds later; Zhang Yan answers."""

    def again(seconds: int, **otherwise: object) -> Received:
        later = at + timedelta(seconds=seconds)
        told = {"channel": PHONE, "caller": CALLER, "access_number": "10080"} | otherwise
        return receive_contact(intake=ContactIntake(**told), by=house.zhang_yan, at=later)  # type: ignore[arg-type]

    return again


def test_who_is_back_in_time_joins_the_contact(dropped: Contact, ring: Ring, house: House, at: datetime) -> None:
    back = ring(120, external_id="CDR-2")
    assert (back.contact.pk, back.is_new) == (dropped.pk, False)
    found = Contact.objects.get()
    assert (found.step, found.ended_at, found.ended_by) == ("solution", None, "")
    assert found.agent_id == house.zhang_yan.id
    first, second = Handle.objects.order_by("started_at")
    assert (first.left_by, first.result, first.wrap_s, first.transfer_reason) == ("drop", "dropped", 120, "")
    assert (second.agent_id, second.ended_at) == (house.zhang_yan.id, None)
    assert found.transfers == 0, "a line that breaks is no transfer"
    assert reconnected_at(found) == [at + timedelta(seconds=120)]
    assert LedgerEntry.objects.filter(event="contacts.contact_rejoined", subject_id=found.pk).exists()
    assert replay(row.as_rule for row in steps_of(found)) == found.state


def test_the_same_reconnect_comes_in_once(dropped: Contact, ring: Ring) -> None:
    ring(60, external_id="CDR-2")
    again = ring(90, external_id="CDR-2")
    assert (again.contact.pk, again.is_new) == (dropped.pk, False)
    assert (Contact.objects.count(), Reconnection.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("seconds", "otherwise"), [(301, {}), (60, {"caller": "139 0013 9000"}), (60, {"channel": CHAT})]
)
def test_what_is_later_or_somebody_else_is_another_contact(
    dropped: Contact, ring: Ring, seconds: int, otherwise: dict[str, object]
) -> None:
    other = ring(seconds, **otherwise)
    assert other.is_new
    assert (other.contact.pk != dropped.pk, other.contact.continued_from) == (True, None)


def test_a_closed_record_stays_closed_and_is_continued(
    dropped: Contact, ring: Ring, house: House, at: datetime
) -> None:
    wrap_up = WrapUp(outcome=Outcome.UNRESOLVED, summary="断线", result="待回拨")
    close_contact(number=dropped.number, wrap_up=wrap_up, by=house.li_wei, at=at)
    after = ring(60)
    assert after.is_new
    assert (after.contact.continued_from, after.contact.continued_medium) == (dropped, "call")
    assert [one.pk for one in continuations_of(dropped, by=house.zhao_min)] == [after.contact.pk]
    assert Contact.objects.get(pk=dropped.pk).step == "closed"


def test_what_continues_a_closed_record_is_with_whom_it_was_with(
    dropped: Contact, ring: Ring, house: House, at: datetime
) -> None:
    spoken_for = register_customer(details=CustomerDetails(name="华远"), by=house.li_wei, at=at)
    set_party(number=dropped.number, customer=spoken_for.id, by=house.li_wei, at=at)
    wrap_up = WrapUp(outcome=Outcome.UNRESOLVED, summary="断线", result="待回拨")
    close_contact(number=dropped.number, wrap_up=wrap_up, by=house.li_wei, at=at)
    after = ring(60).contact
    assert (after.continued_from, after.party, after.certainty) == (dropped, spoken_for, "likely")
    Customer.objects.filter(pk=spoken_for.pk).update(forgotten_at=at)
    assert ring(61).contact.party != spoken_for, "nothing is learnt of them again"


def test_what_says_what_it_continues_is_a_contact_of_its_own(dropped: Contact, house: House, at: datetime) -> None:
    told = ContactIntake(channel=PHONE, caller=CALLER, continued_from=dropped.number, continued_medium=Medium.CHAT)
    made = receive_contact(intake=told, by=house.li_wei, at=at)
    assert made.is_new
    assert (made.contact.continued_from, made.contact.continued_medium) == (dropped, "chat")


def test_a_leg_keeps_how_many_were_in_hand(call: Call) -> None:
    for number in ("138 0013 8001", "138 0013 8002", "138 0013 8003"):
        call(caller=number)
    assert list(Handle.objects.order_by("id").values_list("concurrency", flat=True)) == [3, 3, 3]
