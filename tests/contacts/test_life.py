"""The life of a contact: from the ring to the closed record, by those who may."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from careline.contacts.models import Contact, Handle
from careline.contacts.models.caller import caller_of
from careline.contacts.operations.closing import WrapUp, close_contact, conclude_contact, dismiss_contact
from careline.contacts.operations.receiving import ExternalIdTaken, receive_contact
from careline.contacts.operations.serving import (
    WordsMissing,
    escalate_contact,
    name_reasons,
    recognise_need,
    revisit_need,
    set_party,
    take_contact,
    tell_progress,
)
from careline.contacts.queries.callers import masked_caller
from careline.contacts.queries.finding import NoSuchContact
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.listing import ContactView, Filters, contacts, counted
from careline.contacts.queries.record import need_of, record_of
from careline.contacts.rules.facts import (
    CallerCertainty,
    ContactChannel,
    EndedBy,
    EscalatedTo,
    Exclude,
    Medium,
    Outcome,
    ServiceType,
    TransferReason,
)
from careline.contacts.rules.intake import ContactIntake
from careline.contacts.rules.replay import replay
from careline.contacts.rules.steps import IllegalContactMove
from careline.contacts.rules.wrap_up import ChecklistOpen, MandatoryMissing, Part, Tick
from careline.contacts.writing.claiming import ChangedMeanwhile
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.reveals import NotWorkingForCustomer, reveal_field
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import ActorKind
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED
from tests.contacts.conftest import CALLER, House

Call = Callable[..., Contact]
DATA = "billing.dispute.data"
SENIOR: Mapping[str, Any] = {"to": EscalatedTo.SENIOR, "reason": TransferReason.AUTHORITY}
ANSWERS = {"month": "2 月", "amount": "128", "wish": "退费"}
DONE = WrapUp(outcome=Outcome.ANSWERED, summary="流量费异议", result="已解释", ticked=tuple(Tick))


def solved(contact: Contact, house: House, at: datetime) -> Contact:
    return name_reasons(number=contact.number, reasons=[DATA], answers=ANSWERS, by=house.li_wei, at=at)


def test_the_number_tells_who_it_is_and_the_facts_are_copied(call: Call, wang_fang: Customer) -> None:
    contact = call()
    assert (contact.party_id, contact.certainty) == (wang_fang.id, CallerCertainty.LIKELY)
    assert (contact.tier, contact.brand, contact.region, contact.segment) == ("vip", "gotone", "bj", "family")


def test_a_number_that_several_share_names_nobody(call: Call, wang_fang: Customer, at: datetime) -> None:
    register_customer(details=CustomerDetails(name="刘洋", number=CALLER), by=SEED, at=at)
    contact = call()
    assert (contact.party, contact.certainty) == (None, CallerCertainty.SHARED)
    assert wang_fang


def test_the_callers_number_is_sealed_and_shown_masked(call: Call, house: House) -> None:
    contact = find(by=house.li_wei, number=call().number)
    assert b"13800138000" not in bytes(contact.caller_sealed or b"")
    assert (caller_of(contact), masked_caller(contact)) == ("+8613800138000", "138****8000")
    (same,) = contacts(by=house.li_wei, filters=Filters(caller="13800138000")).rows
    assert same == contact


def test_the_caller_is_handed_over_to_the_key_of_who_it_is(call: Call, house: House, at: datetime) -> None:
    contact = call()
    someone = register_customer(details=CustomerDetails(name="刘洋", number="13900139000"), by=SEED, at=at)
    named = set_party(number=contact.number, customer=someone.id, by=house.li_wei, at=at)
    assert named.caller_key_id == someone.key_id
    assert caller_of(named) == "+8613800138000"


def test_the_same_form_sent_twice_is_one_contact(call: Call, house: House, at: datetime) -> None:
    first = call(external_id="desk:1")
    assert call(external_id="desk:1") == first
    intake = ContactIntake(channel=ContactChannel.PHONE, external_id="desk:1")
    with pytest.raises(ExternalIdTaken):
        receive_contact(intake=intake, by=house.zhang_yan, at=at)


def test_a_program_that_repeats_itself_is_answered_when_somebody_has_taken_its_contact(
    house: House, at: datetime
) -> None:
    gateway = replace(house.zhang_yan, kind=ActorKind.INTEGRATION)
    intake = ContactIntake(channel=ContactChannel.EMAIL, external_id="mail:1")
    first = receive_contact(intake=intake, by=gateway, at=at)
    take_contact(number=first.contact.number, by=house.li_wei, at=at)
    assert receive_contact(intake=intake, by=gateway, at=at).contact == first.contact
    with pytest.raises(ExternalIdTaken):
        receive_contact(intake=intake, by=replace(gateway, id=uuid4()), at=at)


def test_a_call_goes_through_four_steps_and_its_rows_replay(
    call: Call, house: House, wang_fang: Customer, at: datetime
) -> None:
    number = call().number
    recognise_need(number=number, by=house.li_wei, at=at + timedelta(seconds=20))
    name_reasons(
        number=number, reasons=[DATA, "plan.choose"], answers=ANSWERS, by=house.li_wei, at=at + timedelta(seconds=60)
    )
    tell_progress(number=number, medium=Medium.CALL, text="正在查询详单", by=house.li_wei, at=at)
    conclude_contact(number=number, ended_by=EndedBy.AGENT, by=house.li_wei, at=at + timedelta(seconds=200))
    closed = close_contact(number=number, wrap_up=DONE, by=house.li_wei, at=at + timedelta(seconds=230))
    rows = list(closed.steps.order_by("n"))
    assert [row.step for row in rows] == ["access", "need", "solution", "close", "closed"]
    assert [(row.at - at).seconds for row in rows] == [0, 20, 60, 200, 230]
    assert replay(row.as_rule for row in rows) == closed.state == Contact.objects.get(pk=closed.pk).state
    handle = Handle.objects.get(contact=closed)
    assert (handle.talk_s, handle.hold_s, handle.wrap_s, handle.left_by) == (200, 0, 30, "agent")
    assert (closed.score, closed.service_type, closed.outcome) == (100, "complaint", "answered")
    assert wang_fang


def test_an_illegal_move_is_refused(call: Call, house: House, at: datetime) -> None:
    number = call().number
    with pytest.raises(IllegalContactMove):
        conclude_contact(number=number, ended_by=EndedBy.AGENT, by=house.li_wei, at=at)
    with pytest.raises(IllegalContactMove):
        revisit_need(number=number, by=house.li_wei, at=at)


def test_closing_without_what_is_mandatory_names_it_and_changes_nothing(call: Call, house: House, at: datetime) -> None:
    number = solved(call(), house, at).number
    with pytest.raises(MandatoryMissing) as refused:
        close_contact(number=number, wrap_up=WrapUp(outcome=Outcome.ANSWERED), by=house.li_wei, at=at)
    assert refused.value.params["parts"] == (Part.SUMMARY, Part.RESULT)  # the channel's, and the reason's parent's
    assert Contact.objects.get(number=number).step == "solution"


def test_required_questions_must_be_answered(call: Call, house: House, at: datetime) -> None:
    contact = call()
    name_reasons(number=contact.number, reasons=[DATA], answers={"month": "2 月"}, by=house.li_wei, at=at)
    assert need_of(contact).open_questions == ["amount", "wish"]
    with pytest.raises(MandatoryMissing) as refused:
        close_contact(number=contact.number, wrap_up=DONE, by=house.li_wei, at=at)
    assert refused.value.params["parts"] == (Part.ANSWERS,)


def test_the_checklist_is_asked_unless_the_customer_hung_up(call: Call, house: House, at: datetime) -> None:
    number = solved(call(), house, at).number
    bare = WrapUp(outcome=Outcome.ANSWERED, summary="异议", result="已解释")
    with pytest.raises(ChecklistOpen):
        close_contact(number=number, wrap_up=bare, by=house.li_wei, at=at)
    closed = close_contact(number=number, wrap_up=bare, ended_by=EndedBy.CUSTOMER, by=house.li_wei, at=at)
    assert closed.step == "closed"


def test_the_score_says_what_is_missing(call: Call, house: House, at: datetime) -> None:
    contact = solved(call(), house, at)
    found = record_of(contact)
    assert found.missing == (Part.PARTY, Part.SUMMARY, Part.RESULT, Part.OUTCOME)
    assert found.score == 100 - round(100 * 60 / 105)  # the caller's number is mandatory by telephone


def test_an_agent_passes_on_and_a_senior_goes_on(call: Call, house: House, at: datetime) -> None:
    number = solved(call(), house, at).number
    with pytest.raises(WordsMissing):
        escalate_contact(number=number, **SENIOR, text=" ", by=house.li_wei, at=at)
    escalate_contact(number=number, **SENIOR, text="已查详单，需退费权限", by=house.li_wei, at=at)
    assert counted(by=house.wang_xin)[ContactView.WAITING] == 1
    taken = take_contact(number=number, by=house.wang_xin, at=at)
    assert taken.agent_id == house.wang_xin.id
    assert [one.left_by for one in taken.handles.all()] == ["blind", ""]
    close_contact(number=number, wrap_up=DONE, by=house.wang_xin, at=at)
    assert replay(row.as_rule for row in taken.steps.order_by("n")).agent == house.wang_xin.id


def test_another_department_sees_it_only_when_it_is_passed_on(call: Call, house: House, at: datetime) -> None:
    number = solved(call(), house, at).number
    with pytest.raises(NoSuchContact):
        find(by=house.chen, number=number)
    told = {**SENIOR, "to": EscalatedTo.DEPARTMENT, "department": "billing", "text": "请核对详单"}
    escalate_contact(number=number, **told, by=house.li_wei, at=at)
    assert find(by=house.chen, number=number).department.code == "billing"
    assert find(by=house.li_wei, number=number)  # who received it still sees it


def test_something_more_leads_back_to_the_need(call: Call, house: House, at: datetime) -> None:
    number = solved(call(), house, at).number
    conclude_contact(number=number, ended_by=EndedBy.AGENT, by=house.li_wei, at=at)
    back = revisit_need(number=number, by=house.li_wei, at=at)
    assert (back.step, back.ended_at) == ("need", None)


def test_a_silent_call_stays_out_of_the_numbers(call: Call, house: House, at: datetime) -> None:
    gone = dismiss_contact(number=call().number, exclude=Exclude.SILENT, by=house.li_wei, at=at)
    assert (gone.step, gone.exclude, gone.outcome) == ("closed", "silent", "")


def test_who_saw_an_older_version_is_told(call: Call, house: House, at: datetime) -> None:
    contact = call()
    solved(contact, house, at)
    with pytest.raises(ChangedMeanwhile):
        recognise_need(number=contact.number, version=1, by=house.li_wei, at=at)


def test_an_open_contact_is_a_reason_to_read_a_field_and_a_closed_one_is_none(
    call: Call, house: House, wang_fang: Customer, at: datetime
) -> None:
    contact = solved(call(), house, at)

    def read() -> str:
        return reveal_field(
            customer=wang_fang, field="name", reason="verify_identity", contact=contact.id, by=house.li_wei, at=at
        )

    assert read() == "王芳"
    close_contact(number=contact.number, wrap_up=DONE, by=house.li_wei, at=at)
    with pytest.raises(NotWorkingForCustomer):
        read()


def test_the_ledger_knows_the_reasons_and_no_words(call: Call, house: House, at: datetime) -> None:
    contact = solved(call(), house, at)
    entry = LedgerEntry.objects.get(event="contacts.reasons_named", subject_id=contact.id)
    assert entry.data == {"reasons": [DATA], "answered": ["month", "amount", "wish"]}


def test_lists_are_paged_by_key(call: Call, house: House, at: datetime) -> None:
    made = {call(arrived_at=at - timedelta(minutes=n), connected_at=at).number for n in range(5)}
    seen: list[str] = []
    after = ""
    for _ in range(3):
        page = contacts(by=house.li_wei, filters=Filters(), after=after, limit=2)
        seen += [row.number for row in page.rows]
        after = page.next.encode() if page.next else ""
    assert len(seen) == 5
    assert set(seen) == made


def test_the_usual_service_type_comes_with_the_reason(call: Call, house: House, at: datetime) -> None:
    number = call().number
    named = name_reasons(number=number, reasons=["mobile.slow"], by=house.li_wei, at=at)
    assert named.service_type == ServiceType.TECHNICAL
