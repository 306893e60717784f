"""A visit about a complaint: booked for its customer, and found with it."""

import pytest

from careline.cases.models import AppointmentLink, Complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.visiting import book_for_complaint
from careline.cases.queries.finding import NoSuchComplaint
from careline.cases.queries.visits import complaint_of_visit, visits_about
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.halls.operations.booking import BookingTold
from careline.kernel.identity import new_id
from careline.parties.rules.details import CustomerDetails
from careline.security.policy import Forbidden
from tests.halls.conftest import FRIDAY, NOW, House, house, shared_house

__all__ = ["house", "shared_house"]


@pytest.fixture
def complaint(house: House) -> Complaint:
    told = Intake(
        title="多扣费",
        description="多扣 128 元",
        channel=Channel.PHONE,
        customer=CustomerDetails(name="王芳", number="138 0013 8000"),
    )
    return receive_complaint(intake=told, by=house.li_wei, at=NOW)


def test_a_visit_about_a_complaint_is_its_customers_and_stands_with_it(house: House, complaint: Complaint) -> None:
    told = BookingTold(hall="zgc", starts_at=FRIDAY, token=new_id())
    one = book_for_complaint(number=complaint.number, told=told, by=house.li_wei, at=NOW).appointment
    again = book_for_complaint(number=complaint.number, told=told, by=house.li_wei, at=NOW)
    assert (one.party_id, again.is_new, AppointmentLink.objects.count()) == (complaint.customer_id, False, 1)
    assert list(visits_about(complaint)) == [one]
    assert complaint_of_visit(one, by=house.li_wei) == complaint.number
    assert complaint_of_visit(one, by=house.ma_lin) == ""


def test_who_may_not_work_on_the_complaint_books_nothing_about_it(house: House, complaint: Complaint) -> None:
    told = BookingTold(hall="zgc", starts_at=FRIDAY)
    with pytest.raises(NoSuchComplaint):
        book_for_complaint(number=complaint.number, told=told, by=house.ma_lin, at=NOW)
    with pytest.raises(Forbidden):
        book_for_complaint(number=complaint.number, told=told, by=house.auditor, at=NOW)
    assert not AppointmentLink.objects.exists()
