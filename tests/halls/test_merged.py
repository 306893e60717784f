"""Visits of a customer with two records: one while they are merged, and each its own once they are taken apart."""

from datetime import timedelta

import pytest

from careline.halls.models import Appointment
from careline.halls.operations.arriving import arrive, miss_visitor
from careline.halls.operations.booking import cancel_appointment, move_appointment
from careline.halls.queries.appointments import appointments_of_customer, masked_visitor
from careline.halls.queries.keeping import AppointmentsKept
from careline.halls.rules.appointments import AppointmentState, ChangeReason, VisitorIsExpected
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.merging import merge_customers, unmerge_customer
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.merging import MergeReason, UnmergeReason
from tests.cases.conftest import SEED
from tests.halls.conftest import FRIDAY, NOW, Book, House

HOUR = timedelta(hours=1)


@pytest.fixture
def again(house: House) -> Customer:
    """Wang Fang under a second record, with another number."""
    assert house
    return register_customer(details=CustomerDetails(name="王芳", number="138 0013 8001"), by=SEED, at=NOW)


def numbers(house: House, who: Customer) -> set[str]:
    return {one.number for one in appointments_of_customer(by=house.zhao_min, customer=who.id)}


def test_visits_of_two_records_are_one_customers_and_each_its_own_again(
    house: House, book: Book, wang_fang: Customer, again: Customer
) -> None:
    hers, other = book(customer=wang_fang.id), book(customer=again.id, starts_at=FRIDAY + HOUR, note="补卡")
    merge_customers(kept=wang_fang.id, merged=again.id, reason=MergeReason.COMPARED, by=house.zhao_min, at=NOW)
    between = book(customer=again.id, starts_at=FRIDAY + 4 * HOUR)
    every = {hers.number, other.number, between.number}
    assert numbers(house, wang_fang) == numbers(house, again) == every
    for who in (wang_fang, again):
        with pytest.raises(VisitorIsExpected):
            book(customer=who.id, starts_at=FRIDAY + HOUR)
    unmerge_customer(merged=again.id, reason=UnmergeReason.MISTAKE, by=house.zhao_min, at=NOW)
    assert (numbers(house, wang_fang), numbers(house, again)) == ({hers.number, between.number}, {other.number})
    kept = AppointmentsKept()
    assert kept.is_theirs(records=[again.id], number=other.number)
    assert not kept.is_theirs(records=[again.id], number=between.number)
    assert book(customer=again.id, hall="mall", starts_at=FRIDAY + timedelta(minutes=30)).party_id == again.id
    assert masked_visitor(Appointment.objects.get(pk=other.pk)).note == "补卡"
    moved = move_appointment(
        number=other.number, starts_at=FRIDAY + 5 * HOUR, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW
    )
    assert moved.party_id == again.id
    assert cancel_appointment(number=between.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW).version == 2


def test_who_arrived_while_two_records_were_one_is_served_and_missed_as_their_own(
    house: House, book: Book, wang_fang: Customer, again: Customer
) -> None:
    one, late = book(customer=again.id), book(customer=again.id, starts_at=FRIDAY + HOUR)
    merge_customers(kept=wang_fang.id, merged=again.id, reason=MergeReason.COMPARED, by=house.zhao_min, at=NOW)
    there = arrive(number=one.number, by=house.ma_lin, at=FRIDAY)
    assert there.contact.party_id == wang_fang.id
    unmerge_customer(merged=again.id, reason=UnmergeReason.MISTAKE, by=house.zhao_min, at=FRIDAY)
    row = Appointment.objects.get(pk=one.pk)
    assert (row.state, row.party_id, row.visit_id) == (AppointmentState.ARRIVED, again.id, there.contact.id)
    assert numbers(house, again) == {one.number, late.number}
    gone = miss_visitor(number=late.number, by=house.ma_lin, at=FRIDAY + 2 * HOUR)
    assert (gone.state, gone.party_id) == (AppointmentState.MISSED, again.id)
