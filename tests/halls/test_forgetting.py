"""Strangers are forgotten when their visit is long over; customers, and who is still expected, aren't."""

import pytest

from careline.halls.jobs import forget_old_strangers
from careline.halls.models import Appointment
from careline.halls.models.visitor import visitor_index, visitor_of
from careline.halls.operations.booking import cancel_appointment
from careline.halls.operations.forgetting import KEPT, forget_strangers
from careline.halls.queries.appointments import appointment, masked_visitor, steps_of
from careline.halls.rules.appointments import ChangeReason
from careline.kernel.clock import StoppedClock, using
from careline.parties.models import Customer
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.halls.conftest import NOW, Book, House
from tests.moments import IN_THE_NIGHT

pytestmark = pytest.mark.django_db
FORGETTER = system("forgetter")


def cancelled(book: Book, house: House, **whose: object) -> Appointment:
    one = book(**whose)
    return cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.ma_lin, at=NOW)


def test_a_stranger_is_forgotten_and_the_visit_stays(house: House, book: Book) -> None:
    one = cancelled(book, house, name="贺新", number="139 0000 2222", note="补卡")
    over = one.ends_at + KEPT
    assert forget_strangers(by=FORGETTER, at=over) == 1
    assert forget_strangers(by=FORGETTER, at=over) == 0
    seen = appointment(by=house.ma_lin, number=one.number)
    assert visitor_of(seen) == {"name": "", "number": "", "note": ""}
    assert seen.number_index != visitor_index("+8613900002222")
    assert (seen.state, len(steps_of(seen))) == ("cancelled", 2)
    assert not masked_visitor(seen).number
    assert LedgerEntry.objects.filter(event="halls.visitor_forgotten", subject_id=one.id).count() == 1


def test_the_worker_forgets_at_night(house: House, book: Book) -> None:
    one = cancelled(book, house, number="139 0000 2222")
    with using(StoppedClock(one.ends_at + KEPT)):
        forget_old_strangers(timestamp=IN_THE_NIGHT + 3600)
        assert visitor_of(appointment(by=house.ma_lin, number=one.number))["number"]
        forget_old_strangers(timestamp=IN_THE_NIGHT)
        assert not visitor_of(appointment(by=house.ma_lin, number=one.number))["number"]


def test_nobody_is_forgotten_before_their_term_nor_while_expected(house: House, book: Book) -> None:
    one = cancelled(book, house, number="139 0000 2222")
    assert forget_strangers(by=FORGETTER, at=one.ends_at + KEPT - (one.ends_at - one.starts_at)) == 0
    other = book(number="139 0000 3333")
    assert forget_strangers(by=FORGETTER, at=other.ends_at + KEPT) == 1, "only who isn't expected any more"
    assert visitor_of(appointment(by=house.ma_lin, number=other.number))["number"] == "+8613900003333"


def test_a_customer_is_forgotten_by_the_law_on_customers(house: House, book: Book, wang_fang: Customer) -> None:
    one = cancelled(book, house, customer=wang_fang.id)
    assert forget_strangers(by=FORGETTER, at=one.ends_at + KEPT) == 0


def test_only_the_house_forgets(house: House) -> None:
    with pytest.raises(Forbidden):
        forget_strangers(by=house.administrator, at=NOW)
