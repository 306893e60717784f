"""Of those who book the last place at one moment one gets it, over connections of their own (ASVS 2.3.4)."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from careline.cases.operations.public_booking import look_up_booking, take_public_booking
from careline.cases.rules.public_bookings import PublicBookingTold
from careline.halls.models import Appointment
from careline.halls.operations.booking import BookingTold, book_appointment, move_appointment
from careline.halls.operations.halls import set_hall
from careline.halls.rules.appointments import ChangeReason
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import system
from tests.cases.conftest import SEED
from tests.halls.conftest import FRIDAY, NOW, ZGC, furnished

CROWD = 6
HALF_AN_HOUR = timedelta(minutes=30)


def at_once(*acts: object) -> list[str]:
    """Do it all at one moment, each over its own connection; return what became of each."""
    gate, outcomes = Barrier(len(acts)), list[str]()

    def run(act: object) -> None:
        gate.wait()
        try:
            act()  # type: ignore[operator]  # something to call
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_a_slot_is_never_filled_beyond_its_places() -> None:
    by = furnished().li_wei

    def book(n: int) -> object:
        told = BookingTold(hall="zgc", starts_at=FRIDAY, name="周涛", number=f"139 0000 111{n}")
        return lambda: book_appointment(told=told, by=by, at=NOW)

    assert at_once(*(book(n) for n in range(CROWD))) == ["done"] * 2 + ["halls.slot_full"] * (CROWD - 2)
    assert sorted(Appointment.objects.values_list("place", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_twice_at_one_moment_comes_in_once() -> None:
    by = furnished().li_wei
    told = BookingTold(hall="zgc", starts_at=FRIDAY, name="周涛", number="139 0000 1111", token=new_id())
    assert at_once(*[lambda: book_appointment(told=told, by=by, at=NOW)] * CROWD) == ["done"] * CROWD
    assert Appointment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_stranger_who_sends_all_at_one_moment_books_as_little() -> None:
    furnished()

    def book(n: int) -> object:
        starts_at = FRIDAY + timedelta(days=3 * (n % 2), minutes=30 * (n // 2))
        told = PublicBookingTold(hall="zgc", starts_at=starts_at, name="周涛", number=f"1390000111{n}", token=new_id())
        return lambda: take_public_booking(told=told, by=system("public-page"), at=NOW, address="203.0.113.7")

    assert at_once(*(book(n) for n in range(8))) == ["cases.too_many_forms"] * 3 + ["done"] * 5


@pytest.mark.django_db(transaction=True)
def test_a_crowd_of_strangers_takes_the_public_pages_share_and_no_more() -> None:
    by = furnished().li_wei
    set_hall(code="zgc", told=replace(ZGC, places=4, public_places=2), why="名额", by=SEED, at=NOW)

    def book(n: int) -> object:
        told = PublicBookingTold(hall="zgc", starts_at=FRIDAY, name="周涛", number=f"1390000111{n}", token=new_id())
        return lambda: take_public_booking(told=told, by=system("public-page"), at=NOW, address=f"203.0.113.{n}")

    assert at_once(*(book(n) for n in range(CROWD))) == ["done"] * 2 + ["halls.slot_full"] * (CROWD - 2)
    for n in range(2):
        told = BookingTold(hall="zgc", starts_at=FRIDAY, name="周涛", number=f"139 0000 222{n}")
        assert book_appointment(told=told, by=by, at=NOW).is_new


@pytest.mark.django_db(transaction=True)
def test_guesses_at_one_moment_are_as_few_as_one_after_the_other() -> None:
    by = furnished().li_wei
    told = BookingTold(hall="zgc", starts_at=FRIDAY, name="周涛", number="139 0000 1111")
    number = book_appointment(told=told, by=by, at=NOW).appointment.number

    def guess(n: int) -> object:
        return lambda: look_up_booking(number=number, proof=f"000{n}", by=system("public-page"), at=NOW)

    assert at_once(*(guess(n) for n in range(8))) == ["cases.look_up_locked"] * 3 + ["done"] * 5


@pytest.mark.django_db(transaction=True)
def test_one_customer_is_never_expected_at_two_halls() -> None:
    by = furnished().li_wei
    wang_fang = register_customer(details=CustomerDetails(name="王芳", number="138 0013 8000"), by=SEED, at=NOW).id

    def book(hall: str) -> object:
        told = BookingTold(hall=hall, starts_at=FRIDAY + HALF_AN_HOUR, customer=wang_fang)
        return lambda: book_appointment(told=told, by=by, at=NOW)

    assert at_once(*(book(hall) for hall in ("zgc", "mall") * 2)) == ["done"] + ["halls.visitor_is_expected"] * 3
    assert Appointment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_is_booked_once_and_refused_to_nobody() -> None:
    by = furnished().li_wei
    wang_fang = register_customer(details=CustomerDetails(name="王芳", number="138 0013 8000"), by=SEED, at=NOW).id
    theirs = BookingTold(hall="zgc", starts_at=FRIDAY, customer=wang_fang, token=new_id())
    stranger = {"name": "周涛", "number": "13900001111", "token": new_id()}
    strangers = BookingTold(hall="mall", starts_at=FRIDAY + HALF_AN_HOUR, **stranger)  # type: ignore[arg-type]  # as told
    for told in (theirs, strangers):
        press = partial(book_appointment, told=told, by=by, at=NOW)
        assert at_once(press, press, press) == ["done"] * 3
        assert Appointment.objects.filter(token=told.token).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_move_to_the_last_place_do_not_share_it() -> None:
    by = furnished().li_wei
    to = FRIDAY + HALF_AN_HOUR

    def booked(n: int, hall: str, after: timedelta) -> str:
        told = BookingTold(hall=hall, starts_at=FRIDAY + after, name="周涛", number=f"139 0000 111{n}")
        return book_appointment(told=told, by=by, at=NOW).appointment.number

    mine, theirs = booked(1, "zgc", timedelta()), booked(2, "zgc", timedelta(minutes=60))

    def move(number: str) -> object:
        return lambda: move_appointment(
            number=number, hall="mall", starts_at=to, reason=ChangeReason.VISITOR, by=by, at=NOW
        )

    assert at_once(move(mine), move(theirs)) == ["done", "halls.slot_full"]
    assert Appointment.objects.filter(hall__code="mall").count() == 1
