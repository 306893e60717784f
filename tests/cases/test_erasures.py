"""A customer is forgotten, or work for them begins: never both."""

from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from careline.cases.models import Complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.contacts.models import Contact
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.operations.serving import set_party
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.erasures import ErasureTold, approve_erasure, ask_erasure
from careline.parties.operations.forgetting import forget_customer
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.erasure import ErasureGround, ErasureProof, ErasureStoodInTheWay
from careline.parties.writing.claiming import CustomerIsForgotten
from tests.cases.conftest import SEED, House, founded

TOLD = ErasureTold(
    ground=ErasureGround.SERVICE_ENDED,
    proof=ErasureProof.DOCUMENT_SEEN,
    channel=ConsentChannel.HALL,
    text="销户后请删除资料",
)
CALL = ContactIntake(channel=ContactChannel.PHONE, caller="13800138000", access_number="10080")


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(transactional_db: None, at: datetime) -> House:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Found the house for good: what is committed at one moment is seen by the other."""
    return founded(at)


@pytest.fixture
def customer(house: House, at: datetime) -> Customer:
    assert house
    return register_customer(details=CustomerDetails(number="13800138000"), by=SEED, at=at)


def complaint_of(customer: Customer, by: object, at: datetime) -> object:
    intake = Intake(title="断网", channel=Channel.PHONE, customer=customer.id, received_at=at)
    return receive_complaint(intake=intake, by=by, at=at)  # type: ignore[arg-type]  # an actor of the house


def contact_of(_: Customer, by: object, at: datetime) -> object:
    return receive_contact(intake=CALL, by=by, at=at)  # type: ignore[arg-type]  # likewise; the number names whom


def test_no_work_begins_for_whoever_was_forgotten(customer: Customer, house: House, at: datetime) -> None:
    contact = receive_contact(intake=CALL, by=house.li_wei, at=at).contact
    forget_customer(customer=customer, by=SEED, at=at)
    with pytest.raises(CustomerIsForgotten):
        complaint_of(customer, house.li_wei, at)
    with pytest.raises(CustomerIsForgotten):
        set_party(number=contact.number, customer=customer.id, by=house.li_wei, at=at)
    assert receive_contact(intake=CALL, by=house.li_wei, at=at).contact.party is None
    assert (Complaint.objects.count(), Contact.objects.count()) == (0, 2)


@pytest.mark.parametrize("work", [complaint_of, contact_of])
def test_work_that_begins_meanwhile_stands_in_the_way(
    customer: Customer, house: House, at: datetime, work: Callable[..., object]
) -> None:
    number = ask_erasure(customer=customer.id, told=TOLD, by=house.li_wei, at=at).number
    begun, went_on = Event(), Event()

    def begin() -> None:
        with transaction.atomic():
            work(customer, house.li_wei, at)
            begun.set()
            went_on.wait(1)
        connection.close()

    thread = Thread(target=begin)
    thread.start()
    assert begun.wait(10)
    try:
        with pytest.raises(ErasureStoodInTheWay):
            approve_erasure(number=number, by=house.zhao_min, at=at)
    finally:
        went_on.set()
        thread.join()
    assert Customer.objects.get(pk=customer.pk).forgotten_at is None
