"""What of everyday work raises an alarm, and what of it doesn't."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from careline.cases.events import ComplaintsExported
from careline.cases.models import Complaint
from careline.cases.operations.linking import receive_from_contact
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.contacts.models import Contact
from careline.contacts.operations.holding import consult_colleague
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.events import CustomersExported, RevealQuotaReached
from careline.parties.operations.customers import register_customer
from careline.parties.operations.entry_audits import draw_entry_audit
from careline.parties.operations.reveals import reveal_audited, reveal_field
from careline.parties.reactions import MANY
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.sampling import SampleWanted
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import Alarm, LedgerEntry
from careline.security.operation import operation
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.cases.conftest import House

WANG = CustomerDetails(name="王芳", number="13800138000")


@operation()
def happen(*, count: int, by: Actor, at: datetime) -> None:
    """Let somebody have taken so many out, and read as much as a day allows."""
    assert by.id
    record(ComplaintsExported(subject=by.id, count=count, form="csv", view="open"), by=by, at=at)
    record(CustomersExported(subject=by.id, count=count, form="csv", narrowed_by=(), with_habits=False), by=by, at=at)


def raised(at: datetime) -> list[str]:
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last
    drain(at=at, upto=last.position)
    return sorted(Alarm.objects.values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("count", "kinds"), [(MANY - 1, []), (MANY, ["mass_export_complaints", "mass_export_customers"])]
)
def test_a_file_of_very_many_rows_raises_one(house: House, at: datetime, count: int, kinds: list[str]) -> None:
    happen(count=count, by=house.zhao_min, at=at)
    assert raised(at) == kinds


def complaint(house: House, at: datetime) -> Complaint:
    return receive_complaint(intake=Intake(title="断网", channel=Channel.PHONE, customer=WANG), by=house.li_wei, at=at)


def look(found: Complaint, house: House, at: datetime) -> None:
    reveal_field(
        customer=found.customer, field="number", reason="contact_customer", complaint=found.id, by=house.li_wei, at=at
    )


@pytest.mark.parametrize(("minutes", "kinds"), [(2, ["own_pretext"]), (20, [])])
def test_work_made_up_just_before_a_look_raises_one_a_day(
    house: House, at: datetime, minutes: int, kinds: list[str]
) -> None:
    found = complaint(house, at)
    for n in range(2):
        look(found, house, at + timedelta(minutes=minutes, seconds=n))
    assert raised(at) == kinds


def contact_of(house: House, customer: UUID, at: datetime, *, by: Actor | None = None, caller: str = "") -> Contact:
    intake = ContactIntake(channel=ContactChannel.PHONE, caller=caller, customer=customer)
    return receive_contact(intake=intake, by=by or house.li_wei, at=at).contact


def test_a_complaint_made_just_now_is_not_older_for_being_dated_back(house: House, at: datetime) -> None:
    known = complaint(house, at - timedelta(days=1)).customer_id
    told = Intake(title="断网", channel=Channel.LETTER, customer=known, received_at=at - timedelta(hours=5))
    look(receive_complaint(intake=told, by=house.li_wei, at=at), house, at + timedelta(minutes=2))
    assert raised(at) == ["own_pretext"]


@pytest.mark.parametrize(("caller", "kinds"), [("13900139000", ["own_pretext"]), ("13800138000", [])])
def test_any_number_somebody_types_is_not_the_customer_calling(
    house: House, at: datetime, caller: str, kinds: list[str]
) -> None:
    known = complaint(house, at - timedelta(days=1)).customer_id
    contact = contact_of(house, known, at, caller=caller)
    told = Intake(title="断网", channel=Channel.PHONE, customer=known)
    made = receive_from_contact(contact=contact.number, intake=told, by=house.li_wei, at=at).complaint
    look(made, house, at + timedelta(minutes=2))
    assert raised(at) == kinds


def test_who_is_only_asked_about_a_contact_heard_nobody_in_it(house: House, at: datetime) -> None:
    known = complaint(house, at - timedelta(days=1)).customer_id
    contact = contact_of(house, known, at, by=house.zhao_min, caller="13800138000")
    consult_colleague(number=contact.number, colleague="li-wei", by=house.zhao_min, at=at)
    told = Intake(title="断网", channel=Channel.PHONE, customer=known)
    with pytest.raises(Forbidden):
        receive_from_contact(contact=contact.number, intake=told, by=house.li_wei, at=at)
    look(receive_complaint(intake=told, by=house.li_wei, at=at), house, at + timedelta(minutes=2))
    assert raised(at) == ["own_pretext"]


def test_work_a_customer_was_heard_in_raises_none(house: House, at: datetime) -> None:
    known = complaint(house, at - timedelta(days=1)).customer_id
    intake = ContactIntake(channel=ContactChannel.PHONE, caller="13800138000", customer=known)
    contact = receive_contact(intake=intake, by=house.li_wei, at=at).contact
    assert contact.party
    reveal_field(
        customer=contact.party, field="number", reason="contact_customer", contact=contact.id, by=house.li_wei, at=at
    )
    assert raised(at) == []


def test_reaching_the_days_quota_raises_one(house: House, at: datetime) -> None:
    reach(by=house.li_wei, at=at)
    assert raised(at) == ["reveal_quota"]
    assert Alarm.objects.get().told == {"user": "li-wei", "count": 60}


@operation()
def reach(*, by: Actor, at: datetime) -> None:
    """Let somebody have read as much as a day allows."""
    assert by.id
    record(RevealQuotaReached(subject=by.id, reveals=60), by=by, at=at)


@pytest.mark.parametrize(("size", "kinds"), [(1, []), (2, ["sure_to_be_drawn"])])
def test_an_audit_in_which_all_is_drawn_is_no_way_around_work(
    house: House, at: datetime, size: int, kinds: list[str]
) -> None:
    register_customer(details=WANG, by=house.li_wei, at=at)
    wanted = SampleWanted(first_day=at.date(), last_day=at.date(), size=size)
    audit = draw_entry_audit(wanted=wanted, by=house.zhao_min, at=at + timedelta(hours=1))
    assert audit.population == 2
    reveal_audited(audit=audit.id, n=1, reason="audit", by=house.zhao_min, at=at + timedelta(hours=1))
    assert raised(at) == kinds
