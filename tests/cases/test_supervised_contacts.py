"""Which contacts a supervisor sees: what lies in their department, came in there, or led to a complaint of theirs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.models import Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.linking import receive_from_contact
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.contacts.models import Contact
from careline.contacts.operations.defaults import install_default_orders, install_default_reasons
from careline.contacts.operations.following_up import FollowUpTold, make_follow_up
from careline.contacts.operations.ordering import begin_order
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.operations.serving import escalate_contact, name_reasons
from careline.contacts.queries.finding import NoSuchContact
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.follow_ups import FollowUpFilters, FollowUpView, follow_ups
from careline.contacts.queries.listing import ContactView, Filters, contacts, counted
from careline.contacts.queries.order_list import OrderFilters, orders
from careline.contacts.rules.facts import ContactChannel, EscalatedTo, TransferReason
from careline.contacts.rules.follow_ups import FollowUpKind
from careline.contacts.rules.intake import ContactIntake
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.models import Department
from careline.security.rules.roles import Role
from tests.cases.conftest import SEED, House, colleague

WANG_FANG = CustomerDetails(name="王芳", number="138 0013 8000")
CALLED = ContactIntake(channel=ContactChannel.PHONE, caller="13800138000", access_number="10080")


@pytest.fixture
def lead(house: House, at: datetime) -> Actor:
    """Return who supervises billing, and nothing else."""
    assert house
    return colleague("lead-billing", Role.SUPERVISOR, Department.objects.get(code="billing"), at)


@pytest.fixture
def called(house: House, at: datetime) -> Contact:
    """Return a contact Li Wei serves at the front desk."""
    install_default_reasons(by=SEED, at=at)
    register_customer(details=WANG_FANG, by=SEED, at=at)
    return receive_contact(intake=CALLED, by=house.li_wei, at=at).contact


def numbers(by: Actor) -> list[str]:
    return [row.number for row in contacts(by=by, filters=Filters()).rows]


def test_what_another_department_attends_is_not_theirs(called: Contact, lead: Actor, house: House) -> None:
    assert (numbers(lead), counted(by=lead)[ContactView.OPEN]) == ([], 0)
    with pytest.raises(NoSuchContact):
        find(by=lead, number=called.number)
    assert numbers(house.zhao_min) == [called.number], "who supervises all of them sees it"
    assert numbers(house.auditor) == [called.number]


def test_what_was_passed_to_them_is_theirs_and_stays_where_it_came_in(
    called: Contact, lead: Actor, house: House, at: datetime
) -> None:
    front = colleague("lead-front", Role.SUPERVISOR, Department.objects.get(code="front"), at)
    name_reasons(number=called.number, reasons=["billing.query.balance"], by=house.li_wei, at=at)
    passed = {"to": EscalatedTo.DEPARTMENT, "department": "billing", "reason": TransferReason.KNOWLEDGE}
    escalate_contact(number=called.number, text="请计费核查", by=house.li_wei, at=at, **passed)  # type: ignore[arg-type]  # told by name
    assert numbers(lead) == numbers(front) == [called.number]
    assert counted(by=lead)[ContactView.WAITING] == 1


def test_what_a_complaint_of_theirs_came_out_of_is_seen_to_the_end(
    called: Contact, lead: Actor, house: House, at: datetime
) -> None:
    told = Intake(title="多扣 128 元", channel=Channel.PHONE, customer=WANG_FANG)
    made = receive_from_contact(contact=called.number, intake=told, by=house.li_wei, at=at).complaint
    assert numbers(lead) == []
    classify_complaint(number=made.number, category="product.billing", urgency=Urgency.NORMAL, by=house.zhao_min, at=at)
    assign_complaint(number=made.number, department="billing", by=house.zhao_min, at=at)
    assert numbers(lead) == [called.number]
    with pytest.raises(NoSuchContact):
        find(by=house.chen, number=called.number)  # who works on the complaint reads what it says, not the call
    Complaint.objects.update(complained_about=lead.id)
    assert numbers(lead) == [], "nor does anybody see whence a complaint about themselves came"


def test_promises_and_orders_reach_as_far(called: Contact, lead: Actor, house: House, at: datetime) -> None:
    install_default_orders(by=SEED, at=at)
    begin_order(contact=called.number, type="plan_change", by=house.li_wei, at=at)
    owed = FollowUpTold(kind=FollowUpKind.PROMISE, what="回电", contact=called.number, due_at=at + timedelta(hours=2))
    make_follow_up(told=owed, by=house.li_wei, at=at)
    for by, count in ((lead, 0), (house.zhao_min, 1), (house.auditor, 1)):
        assert len(orders(by=by, filters=OrderFilters()).rows) == count
        assert len(follow_ups(by=by, filters=FollowUpFilters(view=FollowUpView.OWING)).rows) == count


def test_a_lead_without_a_department_sees_no_more_than_what_they_took(called: Contact, lead: Actor) -> None:
    assert called
    assert numbers(replace(lead, department_id=None, department_path="")) == []


def test_the_list_asks_the_database_the_same_however_long_it_is(
    called: Contact, lead: Actor, house: House, at: datetime
) -> None:
    with CaptureQueriesContext(connection) as short:
        numbers(house.zhao_min), counted(by=house.zhao_min)
    for n in range(3):
        receive_contact(intake=replace(CALLED, external_id=f"x{n}"), by=house.li_wei, at=at)
    with CaptureQueriesContext(connection) as long:
        numbers(house.zhao_min), counted(by=house.zhao_min)
    assert len(long) == len(short) == 3
    assert lead
    assert called
