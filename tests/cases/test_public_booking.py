"""Strangers book a visit, look it up and cancel it: with number and proof, bounded, and learning nothing of others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from careline.cases.models import LookUpTry, PublicBooking
from careline.cases.operations.public import Taken, take_public_form
from careline.cases.operations.public_booking import cancel_public_booking, look_up_booking, take_public_booking
from careline.cases.rules.public import LookUpLocked, PublicForm, TooManyForms, Wish
from careline.cases.rules.public_bookings import BookingSeen, PublicBookingTold, TooManyVisits
from careline.halls.models import Appointment
from careline.halls.operations.halls import set_hall
from careline.halls.queries.appointments import notices_of
from careline.halls.queries.slots import days_offered, offers_on
from careline.halls.rules.appointments import AppointmentState, BookedFrom, IllegalAppointmentMove
from careline.halls.rules.slots import SlotFull
from careline.kernel.identity import new_id
from careline.notices.operations.templates import put_in_force
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails, NotANumber
from careline.security.actor import system
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED
from tests.halls.conftest import FRIDAY, NOW, ZGC, Book, House, book, house, shared_house, wang_fang

__all__ = ["book", "house", "shared_house", "wang_fang"]
VISITOR, HERE = system("public-page"), "203.0.113.7"
Write = Callable[..., Taken]


def take_over(code: str, **otherwise: int) -> None:
    """Let an administrator say how many may come to a hall, and how many of them from the public page."""
    set_hall(code=code, told=replace(ZGC, **otherwise), why="名额", by=SEED, at=NOW)  # type: ignore[arg-type]  # numbers


@pytest.fixture
def write(house: House) -> Write:
    """Return a way to book on the public page."""
    assert house

    def written(*, address: str | None = HERE, **otherwise: object) -> Taken:
        told = {"hall": "zgc", "starts_at": FRIDAY, "name": "周涛", "number": "139 0000 1111", "token": new_id()}
        booked = PublicBookingTold(**told | otherwise)  # type: ignore[arg-type]
        return take_public_booking(told=booked, by=VISITOR, at=NOW, address=address)

    return written


def seen(number: str, proof: str, *, address: str | None = HERE) -> BookingSeen | None:
    return look_up_booking(number=number, proof=proof, by=VISITOR, at=NOW, address=address)


def test_a_visit_is_booked_once_and_its_secret_told_once(write: Write) -> None:
    token = new_id()
    first, again = write(token=token), write(token=token)
    assert (first.number, again.secret) == (again.number, "")
    assert len(first.secret) == 14
    assert bytes(PublicBooking.objects.get().secret_hash) != first.secret.encode()
    row = Appointment.objects.get()
    assert (row.booked_from, row.party_id, row.made_by_id) == ("public", None, None)


def test_it_is_never_put_under_a_customer_whose_number_somebody_knows(
    write: Write, book: Book, wang_fang: object
) -> None:
    assert wang_fang
    take_over("zgc", public_places=2)
    write(number="138 0013 8000")
    assert Appointment.objects.get().party_id is None
    write(number="138 0013 8000")  # not refused: that would tell when the owner of the number comes
    with pytest.raises(SlotFull):
        book()


def test_strangers_take_no_more_of_a_slot_than_the_public_page_may_however_many_numbers_they_have(
    write: Write, book: Book, house: House
) -> None:
    def left(booked_from: BookedFrom, day: date = FRIDAY.date()) -> tuple[int, int]:
        told = {"by": house.li_wei, "hall": "zgc", "at": NOW, "booked_from": booked_from}
        first = offers_on(day=day, **told)[1].left
        return first, next(one.left for one in days_offered(**told) if one.day == day)

    assert left(BookedFrom.PUBLIC) == (1, 13)
    assert left(BookedFrom.DESK) == (2, 26)
    write()
    with pytest.raises(SlotFull) as refused:
        write(number="139 0000 2222", address="198.51.100.9")
    assert refused.value.field == "starts_at"
    assert left(BookedFrom.PUBLIC) == (0, 12)
    assert left(BookedFrom.DESK) == (1, 25)
    book(number="139 0000 4444")  # whoever works there takes the rest
    with pytest.raises(SlotFull):
        book(number="139 0000 3333")


def test_what_the_desk_booked_counts_against_no_share_until_the_slot_is_full(write: Write, book: Book) -> None:
    take_over("zgc", places=3, public_places=1)
    book(number="139 0000 2222")
    assert write().number
    with pytest.raises(SlotFull):
        write(number="139 0000 3333")
    take_over("zgc", places=2, public_places=0)
    with pytest.raises(SlotFull):
        write(starts_at=FRIDAY + timedelta(hours=1), number="139 0000 4444")


def test_who_cancels_on_the_public_page_gives_its_place_back_to_it(write: Write) -> None:
    first = write()
    with pytest.raises(SlotFull):
        write(number="139 0000 2222")
    cancel_public_booking(number=first.number, proof="1111", by=VISITOR, at=NOW)
    assert write(number="139 0000 2222").number


@pytest.mark.parametrize("proof", ["1111", "secret"])
def test_number_and_proof_tell_when_and_where(write: Write, proof: str) -> None:
    taken = write()
    found = seen(taken.number, taken.secret.lower() if proof == "secret" else proof)
    assert found is not None
    assert (found.hall_zh, found.starts_at, found.state) == ("中关村营业厅", FRIDAY, AppointmentState.BOOKED)
    assert LedgerEntry.objects.get(event="cases.booking_revealed").data["number"] == taken.number


def test_one_that_a_customer_booked_by_telephone_opens_with_the_end_of_their_number(house: House, book: Book) -> None:
    assert house
    customer = register_customer(details=CustomerDetails(name="王芳", number="138 0013 8000"), by=SEED, at=NOW)
    one = book(customer=customer.id)
    assert seen(one.number, "8000") is not None
    assert seen(one.number, "1111") is None


def test_it_is_cancelled_by_who_proves_it_theirs_and_by_nobody_else(write: Write) -> None:
    number = write().number

    def cancelled(proof: str) -> BookingSeen | None:
        return cancel_public_booking(number=number, proof=proof, by=VISITOR, at=NOW, address=HERE)

    assert cancelled("0000") is None
    found = cancelled("1111")
    assert found is not None
    assert found.state is AppointmentState.CANCELLED
    with pytest.raises(IllegalAppointmentMove):
        cancelled("1111")


def test_wrong_proofs_are_counted_with_those_of_other_matters(write: Write) -> None:
    number = write().number
    for _ in range(5):
        assert seen(number, "0000") is None
    with pytest.raises(LookUpLocked):
        seen(number, "1111", address="203.0.113.8")
    with pytest.raises(LookUpLocked):
        cancel_public_booking(number=number, proof="1111", by=VISITOR, at=NOW)
    assert LookUpTry.objects.count() == 5


def test_an_address_books_as_little_as_it_writes(write: Write) -> None:
    for n in range(4):
        write(starts_at=FRIDAY + n * timedelta(minutes=30))
    form = PublicForm(wish=Wish.QUESTION, words="几点开门", number="139 0000 1111", token=str(new_id()))
    take_public_form(told=form, by=VISITOR, at=NOW, address=HERE)
    with pytest.raises(TooManyForms):
        write()
    assert write(address="203.0.113.8", starts_at=FRIDAY + timedelta(days=3)).number


def test_a_number_gets_no_more_visits_than_anybody_needs_from_whatever_address(write: Write, book: Book) -> None:
    """Each sends it a text message nobody asked for, and holds a place."""

    def booked(n: int, number: str = "139 0000 1111") -> Taken:
        return write(starts_at=FRIDAY + n * timedelta(minutes=30), address=f"203.0.113.{n + 10}", number=number)

    book(starts_at=FRIDAY + timedelta(days=3))  # at the desk: it isn't counted, else the refusal would tell of it
    taken = [booked(n) for n in range(5)]
    cancel_public_booking(number=taken[0].number, proof="1111", by=VISITOR, at=NOW)
    with pytest.raises(TooManyVisits) as refused:
        booked(0, "+86 139 0000 1111")
    assert refused.value.field == "number"
    assert booked(0, "139 0000 2222").number


def test_a_line_is_one_address_however_many_it_has(write: Write) -> None:
    for n in range(5):
        write(address=f"2001:db8:1:2:{n}::{n}", number=f"139 0000 111{n}", starts_at=FRIDAY + n * timedelta(minutes=30))
    with pytest.raises(TooManyForms):
        write(address="2001:db8:1:2:ffff::1", number="139 0000 2222")
    monday = FRIDAY + timedelta(days=3)
    assert write(address="2001:db8:1:3::1", number="139 0000 2222", starts_at=monday).number
    number = write(address="203.0.113.8", number="139 0000 3333", starts_at=monday + timedelta(days=1)).number
    for n in range(20):
        assert seen(f"{number}{n}", "0000", address=f"2001:db8:1:4::{n}") is None
    with pytest.raises(LookUpLocked):
        seen(number, "3333", address="2001:db8:1:4:5::")
    assert seen(number, "3333", address="::ffff:203.0.113.9") is not None


def test_what_a_stranger_calls_themselves_goes_out_in_no_message_of_ours(write: Write, house: House) -> None:
    words = Wording("", "{customer}，{starts_at}")
    assert house
    put_in_force(kind="appointment_booked", channel=NoticeChannel.SMS, zh=words, en=words, by=SEED, at=NOW)
    write(name="领奖 evil.example")
    (told,) = notices_of(Appointment.objects.get())
    assert told.text.startswith("客*")  # 客户, masked as every name is
    assert "evil" not in told.text


def test_what_can_not_be_booked_is_refused_and_leaves_nothing(write: Write) -> None:
    with pytest.raises(NotANumber):
        write(number="12")
    assert not PublicBooking.objects.exists()
    assert not Appointment.objects.exists()
