"""The legs of a contact: on hold and back, a colleague who is asked, and who it was passed on to and why (SR11)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.contacts.models import Contact, Handle
from careline.contacts.operations.closing import WrapUp, close_contact, conclude_contact
from careline.contacts.operations.holding import (
    AskedYourself,
    Consulting,
    NotConsulting,
    consult_colleague,
    end_consultation,
    hold_customer,
    resume_customer,
)
from careline.contacts.operations.serving import escalate_contact, name_reasons, take_contact
from careline.contacts.queries.finding import NoSuchContact
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.legs import handles_of, leg_standing
from careline.contacts.queries.listing import ContactView, Filters, contacts, counted
from careline.contacts.queries.takers import NoSuchTaker
from careline.contacts.rules.facts import ContactChannel, EndedBy, EscalatedTo, HandleRole, Outcome, TransferReason
from careline.contacts.rules.handles import HeldAlready, NoLegRuns, NotHeld, NothingToHold
from careline.contacts.rules.wrap_up import Tick
from careline.security.actor import Actor
from careline.security.models import Department, LedgerEntry
from careline.security.operations.centres import CentreTold, place_department, set_centre
from careline.security.policy import Forbidden
from tests.contacts.conftest import House

Call = Callable[..., Contact]
DONE = WrapUp(outcome=Outcome.ANSWERED, summary="流量费异议", result="已解释", ticked=tuple(Tick))
NEED = {"month": "2 月", "amount": "128", "wish": "退费"}


@pytest.fixture
def number(call: Call, house: House, at: datetime) -> str:
    """Return the number of a call whose need is known."""
    named = name_reasons(number=call().number, reasons=["billing.dispute.data"], answers=NEED, by=house.li_wei, at=at)
    return named.number


def after(at: datetime, seconds: int) -> datetime:
    return at + timedelta(seconds=seconds)


def leg(number: str, role: HandleRole = HandleRole.PRIMARY) -> Handle:
    return Handle.objects.filter(contact__number=number, role=role).latest("started_at")


def test_seconds_on_hold_are_what_the_rows_add_up_to(number: str, house: House, at: datetime) -> None:
    hold_customer(number=number, by=house.li_wei, at=after(at, 30))
    with pytest.raises(HeldAlready):
        hold_customer(number=number, by=house.li_wei, at=after(at, 40))
    resume_customer(number=number, by=house.li_wei, at=after(at, 50))
    with pytest.raises(NotHeld):
        resume_customer(number=number, by=house.li_wei, at=after(at, 55))
    hold_customer(number=number, by=house.li_wei, at=after(at, 90))  # and hangs up while waiting
    conclude_contact(number=number, ended_by=EndedBy.CUSTOMER, by=house.li_wei, at=after(at, 100))
    with pytest.raises(NoLegRuns):
        resume_customer(number=number, by=house.li_wei, at=after(at, 101))
    close_contact(number=number, wrap_up=DONE, by=house.li_wei, at=after(at, 130))
    ended = leg(number)
    assert (ended.talk_s, ended.hold_s, ended.wrap_s) == (70, 30, 30)
    assert [row.act for row in ended.line.order_by("n")] == ["hold", "resume", "hold"]


def test_nobody_waits_at_the_end_of_a_letter(call: Call, house: House, at: datetime) -> None:
    letter = call(channel=ContactChannel.LETTER).number
    with pytest.raises(NothingToHold):
        hold_customer(number=letter, by=house.li_wei, at=at)
    consult_colleague(number=letter, colleague="chen", by=house.li_wei, at=at)
    assert not leg(letter).line.exists()


def test_a_colleague_is_asked_while_the_customer_waits(number: str, house: House, at: datetime) -> None:
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=after(at, 10))
    with pytest.raises(Consulting):
        consult_colleague(number=number, colleague="wang-xin", by=house.li_wei, at=after(at, 15))
    contact = Contact.objects.get(number=number)
    standing = leg_standing(contact, handles_of(contact))
    assert (standing.held_since, standing.can_consult, standing.can_resume) == (after(at, 10), False, True)
    end_consultation(number=number, by=house.li_wei, at=after(at, 35))
    asked = leg(number, HandleRole.CONSULT)
    assert (asked.agent_id, asked.talk_s, asked.left_by, asked.result) == (house.chen.id, 25, "agent", "advised")
    assert [row.act for row in leg(number).line.order_by("n")] == ["hold", "resume"]
    with pytest.raises(NotConsulting):
        end_consultation(number=number, by=house.li_wei, at=after(at, 40))


def test_only_a_colleague_can_be_asked(number: str, house: House, at: datetime) -> None:
    with pytest.raises(AskedYourself):
        consult_colleague(number=number, colleague="li-wei", by=house.li_wei, at=at)
    with pytest.raises(NoSuchTaker):
        consult_colleague(number=number, colleague="admin", by=house.li_wei, at=at)
    assert leg(number).line.count() == 0


def test_the_record_of_the_talk_goes_with_the_leg(number: str, house: House, at: datetime) -> None:
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=after(at, 10))
    close_contact(number=number, wrap_up=DONE, by=house.li_wei, at=after(at, 60))
    assert not Handle.objects.filter(contact__number=number, ended_at=None).exists()
    assert (leg(number).talk_s, leg(number).hold_s) == (10, 50)


@pytest.mark.parametrize(("asks", "how"), [(True, "warm"), (False, "blind")])
def test_passing_on_is_warm_only_after_asking(number: str, house: House, at: datetime, asks: bool, how: str) -> None:  # noqa: FBT001  (a parameter of the test)
    if asks:
        consult_colleague(number=number, colleague="wang-xin", by=house.li_wei, at=after(at, 10))
    told = {"to": EscalatedTo.SENIOR, "reason": TransferReason.AUTHORITY, "text": "需退费权限"}
    escalate_contact(number=number, **told, by=house.li_wei, at=after(at, 30))  # type: ignore[arg-type]  # as written
    passed = leg(number)
    assert (passed.left_by, passed.result, passed.transfer_reason) == (how, "passed_on", "authority")


def test_each_leg_passed_on_is_one_transfer(number: str, house: House, at: datetime) -> None:
    told = {"to": EscalatedTo.SENIOR, "reason": TransferReason.KNOWLEDGE, "text": "需退费权限"}
    escalate_contact(number=number, **told, by=house.li_wei, at=after(at, 30))  # type: ignore[arg-type]  # as written
    take_contact(number=number, by=house.wang_xin, at=after(at, 60))
    taken = take_contact(number=number, by=house.zhao_min, at=after(at, 90))
    reasons = [one.transfer_reason for one in handles_of(taken)]
    assert reasons == ["knowledge", "taken_over", ""]
    assert taken.transfers == Contact.objects.get(number=number).transfers == 2
    assert taken.transfers == Handle.objects.filter(contact=taken, result="passed_on").count()
    entry = LedgerEntry.objects.filter(event="contacts.handle_ended", subject_id=taken.id).latest("at")
    assert (entry.data["transfer_reason"], entry.data["role"]) == ("taken_over", "primary")


def test_who_serves_nobody_holds_nobody(number: str, house: House, at: datetime) -> None:
    told = {"to": EscalatedTo.SENIOR, "reason": TransferReason.AUTHORITY, "text": "需退费权限"}
    escalate_contact(number=number, **told, by=house.li_wei, at=at)  # type: ignore[arg-type]  # as written
    with pytest.raises(NoLegRuns):
        hold_customer(number=number, by=house.wang_xin, at=at)
    with pytest.raises(Forbidden):
        hold_customer(number=number, by=house.li_wei, at=at)


def test_a_leg_keeps_the_centre_its_agent_sat_in(call: Call, house: House, at: datetime) -> None:
    hq, billing = (Department.objects.get(code=code) for code in ("hq", "billing"))
    north, south = (
        set_centre(code=code, told=CentreTold(name_zh=code, name_en=code), by=house.administrator, at=at)
        for code in ("north", "south")
    )
    place_department(department=hq, centre=north, by=house.administrator, at=at)
    place_department(department=billing, centre=south, by=house.administrator, at=at)
    number = call().number
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=at)
    place_department(department=hq, centre=south, by=house.administrator, at=at)  # everybody moves during the call
    end_consultation(number=number, by=house.li_wei, at=after(at, 9))
    assert (leg(number).centre, leg(number, HandleRole.CONSULT).centre) == (north, south)
    ended = LedgerEntry.objects.get(event="contacts.handle_ended")
    assert ended.data["centre"] == str(south.pk)
    assert leg(call().number).centre == south


def test_who_is_asked_sees_the_contact_for_as_long_as_that_runs(call: Call, house: House, at: datetime) -> None:
    number = call().number
    with pytest.raises(NoSuchContact):
        find(by=house.chen, number=number)
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=at)
    assert find(by=house.chen, number=number).number == number
    assert asked_of(house.chen) == [number]
    assert counted(by=house.chen)[ContactView.ASKED] == 1
    with pytest.raises(Forbidden):
        hold_customer(number=number, by=house.chen, at=at)  # he reads, he doesn't serve
    assert asked_of(house.zhang_yan) == [], "nobody else was asked"
    end_consultation(number=number, by=house.li_wei, at=after(at, 60))
    assert asked_of(house.chen) == []
    with pytest.raises(NoSuchContact):
        find(by=house.chen, number=number)


def test_who_is_asked_sees_nothing_once_the_contact_is_passed_on(call: Call, house: House, at: datetime) -> None:
    number = call().number
    consult_colleague(number=number, colleague="zhang-yan", by=house.li_wei, at=at)
    assert find(by=house.zhang_yan, number=number).number == number
    take_contact(number=escalated(number, house, at), by=house.wang_xin, at=after(at, 30))
    with pytest.raises(NoSuchContact):
        find(by=house.zhang_yan, number=number)


def asked_of(who: Actor) -> list[str]:
    return [one.number for one in contacts(by=who, filters=Filters(view=ContactView.ASKED)).rows]


def escalated(number: str, house: House, at: datetime) -> str:
    told = {"to": EscalatedTo.SENIOR, "reason": TransferReason.KNOWLEDGE, "text": "需退费权限"}
    name_reasons(number=number, reasons=["billing.dispute.data"], answers=NEED, by=house.li_wei, at=after(at, 10))
    escalate_contact(number=number, **told, by=house.li_wei, at=after(at, 20))  # type: ignore[arg-type]  # as written
    return number
