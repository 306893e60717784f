"""Files on contacts: under whose key they lie, who gets them, and what a closed record still takes."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.contacts.models import Contact
from careline.contacts.operations.attaching import (
    NobodyToKeepItFor,
    RecordClosed,
    attach_to_contact,
    open_contact_file,
    retract_contact_file,
)
from careline.contacts.queries.files import NoSuchContactFile, files_of
from careline.contacts.queries.finding import NoSuchContact
from careline.files.operations.opening import FileGone
from careline.files.rules.kinds import RetractReason
from careline.files.rules.names import FileKindNotTaken
from careline.parties.models import Customer
from tests.contacts.conftest import House
from tests.files.samples import PDF, SECRET, picture

Ring = Callable[..., Contact]


@pytest.fixture
def contact(call: Ring, wang_fang: Customer) -> Contact:
    return call(customer=wang_fang.id)


def attach(contact: Contact, house: House, at: datetime, *, name: str = "a.pdf", content: bytes = PDF) -> object:
    return attach_to_contact(number=contact.number, name=name, content=content, by=house.li_wei, at=at).pk


def test_a_file_lies_under_its_customers_key_stripped_and_once(contact: Contact, house: House, at: datetime) -> None:
    photo = picture("JPEG")
    row = attach_to_contact(number=contact.number, name="照片.jpg", content=photo, by=house.li_wei, at=at)
    again = attach_to_contact(number=contact.number, name="再来.jpg", content=photo, by=house.li_wei, at=at)
    assert (again.pk, row.key_id) == (row.pk, contact.party and contact.party.key_id)
    opened = open_contact_file(number=contact.number, file=row.pk, by=house.li_wei, at=at)
    assert SECRET not in opened.content
    assert [one.name for one in files_of(contact=contact)] == ["照片.jpg"]


def test_what_it_is_not_stays_out_as_on_complaints(contact: Contact, house: House, at: datetime) -> None:
    with pytest.raises(FileKindNotTaken):
        attach(contact, house, at, name="a.exe")


def test_a_file_of_nobody_could_never_be_forgotten(call: Ring, house: House, at: datetime) -> None:
    with pytest.raises(NobodyToKeepItFor):
        attach(call(caller=""), house, at)


def test_only_who_sees_the_contact_gets_the_file(contact: Contact, house: House, call: Ring, at: datetime) -> None:
    row = attach_to_contact(number=contact.number, name="a.pdf", content=PDF, by=house.li_wei, at=at)
    with pytest.raises(NoSuchContact):
        open_contact_file(number=contact.number, file=row.pk, by=house.chen, at=at)
    other = call(caller="")
    with pytest.raises(NoSuchContactFile):
        open_contact_file(number=other.number, file=row.pk, by=house.li_wei, at=at)


def test_what_was_taken_back_stays_with_its_reason(contact: Contact, house: House, at: datetime) -> None:
    row = attach_to_contact(number=contact.number, name="a.pdf", content=PDF, by=house.li_wei, at=at)
    told = {"number": contact.number, "file": row.pk, "by": house.li_wei, "at": at}
    retract_contact_file(**told, reason=RetractReason.WRONG_FILE)  # type: ignore[arg-type]  # as told
    assert files_of(contact=contact)[0].retracted is RetractReason.WRONG_FILE
    with pytest.raises(FileGone):
        open_contact_file(**told)  # type: ignore[arg-type]  # as told


def test_a_closed_record_takes_none(contact: Contact, house: House, at: datetime) -> None:
    Contact.objects.filter(pk=contact.pk).update(step="closed")
    with pytest.raises(RecordClosed):
        attach(contact, house, at)
