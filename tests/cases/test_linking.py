"""Complaints that come out of contacts: received when that reached us, linked once, and by who may see both."""

from datetime import datetime, timedelta

import pytest

from careline.cases.models import ContactLink
from careline.cases.operations.linking import link_contact, receive_from_contact
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.finding import NoSuchComplaint
from careline.contacts.operations.holding import consult_colleague
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.queries.finding import NoSuchContact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import House
from tests.cases.test_life import received, told


def called(house: House, at: datetime) -> str:
    intake = ContactIntake(channel=ContactChannel.PHONE, caller="138 0013 8000", access_number="10080")
    return receive_contact(intake=intake, by=house.li_wei, at=at).contact.number


def test_the_clock_starts_when_the_contact_reached_us(house: House, at: datetime) -> None:
    contact, later = called(house, at), at + timedelta(minutes=20)
    taken = receive_from_contact(contact=contact, intake=told(), by=house.li_wei, at=later)
    assert taken.is_new
    assert taken.complaint.received_at == at
    assert ContactLink.objects.get().complaint == taken.complaint


def test_two_are_linked_once(house: House, at: datetime) -> None:
    contact, number = called(house, at), received(house, at)
    for _ in range(2):
        link_contact(number=number, contact=contact, by=house.li_wei, at=at)
    assert ContactLink.objects.count() == 1
    assert LedgerEntry.objects.filter(event="cases.contact_linked").count() == 1


def test_who_is_only_asked_opens_no_complaint_out_of_the_contact(house: House, at: datetime) -> None:
    contact, number = called(house, at), received(house, at)
    consult_colleague(number=contact, colleague="zhang-yan", by=house.li_wei, at=at)
    with pytest.raises(Forbidden):
        receive_from_contact(contact=contact, intake=told(), by=house.zhang_yan, at=at)
    own = receive_complaint(intake=told(), by=house.zhang_yan, at=at).number  # what she is told herself
    with pytest.raises(Forbidden):
        link_contact(number=own, contact=contact, by=house.zhang_yan, at=at)
    assert not ContactLink.objects.exists()
    link_contact(number=number, contact=contact, by=house.li_wei, at=at)


def test_who_does_not_see_one_of_them_links_nothing(house: House, at: datetime) -> None:
    contact, number = called(house, at), received(house, at)
    with pytest.raises(NoSuchComplaint):
        link_contact(number=number, contact=contact, by=house.zhang_yan, at=at)
    with pytest.raises(NoSuchContact):
        link_contact(number=number, contact="JC-2026-000999-9", by=house.li_wei, at=at)
    assert not ContactLink.objects.exists()
