"""Booking a visit: who may, for whom, about what; moving, cancelling, and what the visitor is told."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from careline.contacts.queries.reasons import NoSuchReason
from careline.contacts.rules.intake import TextTooLong
from careline.contacts.writing.claiming import ChangedMeanwhile
from careline.halls.models import Appointment, AppointmentStep
from careline.halls.models.visitor import visitor_of
from careline.halls.operations.booking import BookingTold, book_appointment, cancel_appointment, move_appointment
from careline.halls.operations.halls import set_hall
from careline.halls.queries.appointments import (
    masked_visitor,
    notices_of,
)
from careline.halls.queries.halls import NoSuchHall
from careline.halls.queries.slots import offers_on
from careline.halls.rules.appointments import (
    ChangeReason,
    IllegalAppointmentMove,
    NobodyVisits,
    SameTime,
    VisitorIsExpected,
    replay,
)
from careline.halls.rules.slots import NotASlot, SlotFull, SlotPassed, SlotTooFar
from careline.kernel.refusals import Refusal
from careline.notices.models import Notice
from careline.parties.models import Customer
from careline.parties.queries.customers import NoSuchCustomer
from careline.parties.rules.details import NotANumber
from careline.security.models import LedgerEntry
from tests.halls.conftest import FRIDAY, NOW, ZGC, Book, House, beijing

HALF = timedelta(minutes=30)


def left_on_friday(house: House, n: int = 0) -> int:
    return offers_on(by=house.li_wei, hall="zgc", day=FRIDAY.date(), at=NOW)[n].left


def test_a_booking_takes_a_place_and_the_customer_is_told(house: House, book: Book, wang_fang: Customer) -> None:
    one = book(customer=wang_fang.id, note="补卡，已挂失", reason="billing")
    assert one.number.startswith("YY-2026-")
    assert (one.state, one.place, one.starts_at, one.ends_at) == ("booked", 1, FRIDAY, FRIDAY + HALF)
    assert (one.party_id, one.key_id, one.name_sealed) == (wang_fang.id, wang_fang.key_id, None)
    assert left_on_friday(house, 1) == 1
    (told,) = notices_of(one)
    assert (told.kind, told.channel.value, told.state.value) == ("appointment_booked", "email", "queued")
    assert "2026-09-18 09:30" in told.text
    assert "中关村营业厅" in told.text
    assert "王芳" not in told.text


def test_the_ledger_says_who_is_expected_where_and_no_word_of_why(book: Book) -> None:
    one = book(note="户口本复印件")
    entry = LedgerEntry.objects.get(event="halls.appointment_booked", subject_id=one.id)
    assert entry.data["starts_at"].startswith("2026-09-18")
    assert not {"周涛", "户口本", "13900001111"} & set(str(entry.data).split())


def test_a_stranger_is_sealed_and_shown_masked(book: Book) -> None:
    one = book(note="过户")
    stored = Appointment.objects.values("name_sealed", "number_sealed", "note_sealed").get(pk=one.pk)
    assert all("周涛".encode() not in bytes(column) for column in stored.values())
    assert visitor_of(one) == {"name": "周涛", "number": "+8613900001111", "note": "过户"}
    shown = masked_visitor(one)
    assert (shown.name, shown.number, shown.note, shown.customer) == ("周*", "139****1111", "过户", None)
    (told,) = notices_of(one)
    assert (told.channel.value, told.is_connected) == ("sms", False)


@pytest.mark.parametrize(
    ("otherwise", "refused", "field"),
    [
        ({"name": " "}, NobodyVisits, "name"),
        ({"number": ""}, NobodyVisits, "number"),
        ({"number": "12"}, NotANumber, "number"),
        ({"note": "长" * 301}, TextTooLong, "note"),
        ({"reason": "no_such"}, NoSuchReason, "reason"),
        ({"hall": "nowhere"}, NoSuchHall, "hall"),
        ({"customer": uuid4()}, NoSuchCustomer, "customer"),
        ({"starts_at": NOW}, SlotPassed, "starts_at"),
        ({"starts_at": FRIDAY + timedelta(minutes=5)}, NotASlot, "starts_at"),
        ({"starts_at": FRIDAY + timedelta(days=14)}, SlotTooFar, "starts_at"),
        ({"starts_at": beijing("2026-09-20 18:00")}, NotASlot, "starts_at"),
    ],
)
def test_what_can_not_be_booked_is_refused_at_its_field(
    book: Book, otherwise: dict[str, object], refused: type[Refusal], field: str
) -> None:
    with pytest.raises(refused) as said:
        book(**otherwise)
    assert said.value.field == field
    assert not Appointment.objects.exists()


def test_a_slot_takes_as_many_as_there_are_places(house: House, book: Book) -> None:
    assert [book().place, book(number="139 0000 2222").place] == [1, 2]
    with pytest.raises(SlotFull):
        book(number="139 0000 3333")
    assert left_on_friday(house, 1) == 0


def test_the_database_itself_lets_nobody_share_a_place(book: Book) -> None:
    first, second = book(), book(number="139 0000 2222")
    with pytest.raises(IntegrityError, match="one_visitor_in_a_place"), transaction.atomic():
        Appointment.objects.filter(pk=second.pk).update(place=first.place)


def test_who_cancels_makes_room(house: House, book: Book) -> None:
    book()
    one = book(number="139 0000 2222")
    gone = cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW)
    assert (gone.state, left_on_friday(house, 1)) == ("cancelled", 1)
    assert book(number="139 0000 3333").place == one.place
    assert [told.kind for told in notices_of(one)] == ["appointment_cancelled", "appointment_booked"]
    with pytest.raises(IllegalAppointmentMove):
        cancel_appointment(number=one.number, reason=ChangeReason.MISTAKE, by=house.li_wei, at=NOW)


def test_two_that_touch_are_no_two_at_once(book: Book, wang_fang: Customer) -> None:
    book(customer=wang_fang.id)
    later = book(customer=wang_fang.id, starts_at=FRIDAY + HALF)
    with pytest.raises(VisitorIsExpected) as said:
        book(customer=wang_fang.id, hall="mall", starts_at=beijing("2026-09-18 10:20"))
    assert said.value.params["number"] == later.number


def test_a_stranger_is_known_by_the_number(book: Book) -> None:
    book()
    with pytest.raises(VisitorIsExpected):
        book(name="周 涛", number="+86 139-0000-1111")


def test_a_form_comes_in_once(house: House) -> None:
    told = BookingTold(hall="zgc", starts_at=FRIDAY, name="周涛", number="139 0000 1111", token=uuid4())
    first = book_appointment(told=told, by=house.li_wei, at=NOW)
    again = book_appointment(told=told, by=house.li_wei, at=NOW)
    assert (first.is_new, again.is_new, first.appointment) == (True, False, again.appointment)
    assert Notice.objects.count() == 1


def test_a_move_keeps_the_number_and_says_why(house: House, book: Book) -> None:
    one = book()
    to = beijing("2026-09-18 10:40")
    moved = move_appointment(
        number=one.number, hall="mall", starts_at=to, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW, version=1
    )
    assert (moved.number, moved.hall.code, moved.starts_at, moved.state) == (one.number, "mall", to, "booked")
    assert left_on_friday(house, 1) == 2
    row = AppointmentStep.objects.get(appointment=one, n=2)
    assert (row.move, row.reason, row.starts_at) == ("move", "visitor", to)
    assert "朝阳大悦城营业厅" in notices_of(moved)[0].text
    with pytest.raises(ChangedMeanwhile):
        move_appointment(
            number=one.number, starts_at=FRIDAY, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW, version=1
        )


def test_who_moves_within_a_full_slot_is_not_in_the_way_of_themselves(house: House, book: Book) -> None:
    one, _ = book(), book(number="139 0000 2222")
    with pytest.raises(SameTime):
        move_appointment(number=one.number, starts_at=FRIDAY, reason=ChangeReason.MISTAKE, by=house.li_wei, at=NOW)
    set_hall(code="zgc", told=replace(ZGC, slot_minutes=60), why="长号", by=house.administrator, at=NOW)
    around = FRIDAY - HALF  # a longer slot, which both of them fill
    moved = move_appointment(number=one.number, starts_at=around, reason=ChangeReason.MISTAKE, by=house.li_wei, at=NOW)
    assert moved.place == 1
    book(number="139 0000 3333", starts_at=FRIDAY + HALF)
    book(number="139 0000 4444", starts_at=FRIDAY + HALF)
    with pytest.raises(SlotFull):
        move_appointment(
            number=one.number, starts_at=FRIDAY + HALF, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW
        )


def test_every_move_adds_up_to_what_is_indexed(house: House, book: Book) -> None:
    one = book()
    move_appointment(number=one.number, starts_at=FRIDAY + HALF, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW)
    cancel_appointment(number=one.number, reason=ChangeReason.SETTLED, by=house.li_wei, at=NOW)
    for row in Appointment.objects.all():
        assert replay(step.as_rule for step in row.steps.all()) == row.standing
