"""At the hall: who arrives begins a counter contact, who doesn't is missed, who is served is done; and the sweeps."""

from datetime import date, timedelta

import pytest

from careline.contacts.models import Contact
from careline.contacts.operations.closing import dismiss_contact
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.operations.serving import set_party
from careline.contacts.rules.facts import ContactChannel, Exclude
from careline.contacts.rules.intake import ContactIntake
from careline.halls.models import Appointment, AppointmentReminder
from careline.halls.models.visitor import visitor_of
from careline.halls.operations.arriving import arrive, end_visit, miss_visitor, name_visitor
from careline.halls.operations.booking import cancel_appointment, move_appointment
from careline.halls.operations.halls import set_hall_day
from careline.halls.operations.sweeping import miss_late, remind_visitors, tell_displaced
from careline.halls.queries.appointments import appointment, day_of_hall, may_work, notices_of, steps_of
from careline.halls.queries.halls import hall, home_hall
from careline.halls.queries.keeping import AppointmentsKept
from careline.halls.rules.appointments import (
    AboutAnother,
    ChangeReason,
    IllegalAppointmentMove,
    NotToday,
    NotYetMissed,
)
from careline.kernel.refusals import Refusal
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.merging import merge_customers
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.merging import MergeReason
from careline.security.actor import system
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED
from tests.halls.conftest import FRIDAY, NOW, Book, House, beijing, catch_up

MINUTE, SWEEPER, USHER = timedelta(minutes=1), system("sweeper"), system("usher")


def test_who_arrives_begins_a_counter_contact_of_theirs(house: House, book: Book, wang_fang: Customer) -> None:
    one = book(customer=wang_fang.id)
    there = arrive(number=one.number, by=house.ma_lin, at=FRIDAY - 5 * MINUTE, version=1)
    contact = there.contact
    assert (contact.channel, contact.party_id, contact.agent_id) == ("counter", wang_fang.id, house.ma_lin.id)
    assert (there.appointment.state, there.appointment.visit_id) == ("arrived", contact.id)
    with pytest.raises(IllegalAppointmentMove):
        arrive(number=one.number, by=house.ma_lin, at=FRIDAY)
    assert Contact.objects.count() == 1


def test_nobody_puts_a_contact_of_theirs_in_the_place_of_an_arrival(
    house: House, book: Book, wang_fang: Customer
) -> None:
    one = book()
    told = ContactIntake(channel=ContactChannel.COUNTER, customer=wang_fang.id, external_id=f"appointment:{one.number}")
    waiting = receive_contact(intake=told, by=house.ma_lin, at=NOW).contact
    there = arrive(number=one.number, by=house.ma_lin, at=FRIDAY)
    assert there.contact.id != waiting.id
    assert there.appointment.party_id is None


def test_a_visit_tells_of_no_contact_of_somebody_else(house: House, book: Book, wang_fang: Customer) -> None:
    details = CustomerDetails(name="周涛", number="139 0000 1111")
    zhou, twin = (register_customer(details=details, by=SEED, at=NOW) for _ in range(2))
    told = ContactIntake(channel=ContactChannel.COUNTER, customer=zhou.id)
    number = receive_contact(intake=told, by=house.li_wei, at=NOW).contact.number
    with pytest.raises(AboutAnother) as refused:
        book(customer=wang_fang.id, contact=number)
    assert refused.value.field == "contact"
    with pytest.raises(AboutAnother):
        book(customer=twin.id, contact=number)
    merge_customers(kept=twin.id, merged=zhou.id, reason=MergeReason.COMPARED, by=house.zhao_min, at=NOW)
    assert book(customer=twin.id, contact=number).party_id == twin.id


def test_a_stranger_whose_number_is_known_is_that_customer(house: House, book: Book) -> None:
    zhou = register_customer(details=CustomerDetails(name="周涛", number="139 0000 1111"), by=SEED, at=NOW)
    one = book(note="补卡")
    there = arrive(number=one.number, by=house.ma_lin, at=FRIDAY).appointment
    assert (there.party_id, there.key_id, there.number_sealed) == (zhou.id, zhou.key_id, None)
    assert visitor_of(Appointment.objects.get(pk=one.pk)) == {"name": "", "number": "", "note": "补卡"}


def test_a_stranger_named_at_the_counter_takes_their_words_along(house: House, book: Book, wang_fang: Customer) -> None:
    one = book(note="补卡")
    contact = arrive(number=one.number, by=house.ma_lin, at=FRIDAY).contact
    assert contact.party_id is None
    set_party(number=contact.number, customer=wang_fang.id, by=house.ma_lin, at=FRIDAY)
    catch_up(FRIDAY)
    row = Appointment.objects.select_related("key").get(pk=one.pk)
    assert (row.party_id, row.key_id, row.number_index) == (wang_fang.id, wang_fang.key_id, None)
    assert visitor_of(row)["note"] == "补卡"
    assert name_visitor(contact=contact.id, by=USHER, at=FRIDAY) == 0


def test_who_is_late_is_served_all_the_same(house: House, book: Book) -> None:
    one = book()
    miss_visitor(number=one.number, by=house.ma_lin, at=FRIDAY + MINUTE)
    assert arrive(number=one.number, by=house.ma_lin, at=FRIDAY + 50 * MINUTE).appointment.state == "arrived"


def test_nobody_arrives_on_another_day_or_is_missed_before_their_time(house: House, book: Book) -> None:
    one = book()
    with pytest.raises(NotToday):
        arrive(number=one.number, by=house.ma_lin, at=FRIDAY - timedelta(days=1))
    with pytest.raises(NotYetMissed):
        miss_visitor(number=one.number, by=house.ma_lin, at=FRIDAY - MINUTE)
    assert not Contact.objects.exists()


def test_once_the_contact_is_over_the_visit_is(house: House, book: Book, wang_fang: Customer) -> None:
    one = book(customer=wang_fang.id)
    contact = arrive(number=one.number, by=house.ma_lin, at=FRIDAY).contact
    dismiss_contact(number=contact.number, exclude=Exclude.TEST, by=house.ma_lin, at=FRIDAY + MINUTE)
    catch_up(FRIDAY + MINUTE)
    assert appointment(by=house.ma_lin, number=one.number).state == "served"
    assert end_visit(contact=contact.id, by=USHER, at=FRIDAY + MINUTE) == 0


def test_the_day_of_a_hall_in_the_order_of_its_times(house: House, book: Book) -> None:
    later = book(starts_at=FRIDAY + 30 * MINUTE)
    first = book(number="139 0000 2222")
    book(number="139 0000 3333", starts_at=FRIDAY - timedelta(days=1))
    zgc = home_hall(by=house.ma_lin)
    assert zgc is not None
    found = day_of_hall(by=house.ma_lin, hall=zgc, day=FRIDAY.date())
    assert [row.number for row in found] == [first.number, later.number]
    assert may_work(by=house.ma_lin, rows=found) == {first.id, later.id}
    assert may_work(by=house.auditor, rows=found) == frozenset()
    assert home_hall(by=house.li_wei) is None
    assert home_hall(by=house.zhao_min) == hall(by=house.zhao_min, code="zgc") or home_hall(by=house.zhao_min)


def test_who_does_not_come_is_missed_after_the_minutes_their_hall_waits(house: House, book: Book) -> None:
    one, gone = book(), book(number="139 0000 2222")
    cancel_appointment(number=gone.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW)
    assert miss_late(by=SWEEPER, at=FRIDAY + 15 * MINUTE) == 0
    assert miss_late(by=SWEEPER, at=FRIDAY + 16 * MINUTE) == 1
    assert miss_late(by=SWEEPER, at=FRIDAY + 17 * MINUTE) == 0
    assert appointment(by=house.li_wei, number=one.number).state == "missed"
    assert appointment(by=house.li_wei, number=gone.number).state == "cancelled"


def test_they_are_reminded_once_the_day_before(house: House, book: Book, wang_fang: Customer) -> None:
    one = book(customer=wang_fang.id)
    ten = beijing("2026-09-17 10:00")
    assert remind_visitors(by=SWEEPER, at=ten - MINUTE) == 0
    assert remind_visitors(by=SWEEPER, at=ten) == 1
    assert remind_visitors(by=SWEEPER, at=ten + MINUTE) == 0
    assert AppointmentReminder.objects.get().starts_at == FRIDAY
    assert notices_of(one)[0].kind == "appointment_reminder"
    move_appointment(
        number=one.number, starts_at=FRIDAY + 30 * MINUTE, reason=ChangeReason.VISITOR, by=house.li_wei, at=ten
    )
    assert remind_visitors(by=SWEEPER, at=ten + timedelta(hours=2)) == 0  # told by the move itself


def test_who_would_come_to_a_closed_door_is_told_that_and_not_reminded(house: House, book: Book) -> None:
    lost = book(name="周涛", number="13900001111")
    other = book(hall="mall", starts_at=FRIDAY + 30 * MINUTE, name="吴敏", number="13900002222")
    set_hall_day(code="zgc", day=date(2026, 9, 18), periods=[], why="盘点", by=house.administrator, at=NOW)
    ten = beijing("2026-09-17 10:00")
    assert remind_visitors(by=SWEEPER, at=ten) == 2
    assert remind_visitors(by=SWEEPER, at=ten + MINUTE) == 0
    told = [next(notice.kind for notice in notices_of(one)) for one in (lost, other)]
    assert told == ["appointment_displaced", "appointment_reminder"]


def test_who_booked_after_the_hour_of_the_reminder_is_not_reminded(book: Book) -> None:
    book(at=beijing("2026-09-17 16:00"))
    assert remind_visitors(by=SWEEPER, at=beijing("2026-09-17 16:05")) == 0


def test_who_was_not_reminded_yesterday_is_this_morning(book: Book) -> None:
    book()
    assert remind_visitors(by=SWEEPER, at=FRIDAY - 90 * MINUTE) == 1


def test_a_standing_appointment_keeps_its_customer_from_being_forgotten(
    house: House, book: Book, wang_fang: Customer
) -> None:
    one = book(customer=wang_fang.id, note="补卡")
    kept = AppointmentsKept()
    assert [what.reference for what in kept.in_the_way(records=[wang_fang.id])] == [one.number]
    assert kept.is_theirs(records=[wang_fang.id], number=one.number)
    assert not kept.stays_behind(records=[wang_fang.id])
    cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW)
    assert not kept.in_the_way(records=[wang_fang.id])
    forget_customer(customer=wang_fang, by=system("erasure"), at=NOW)
    row = Appointment.objects.select_related("key").get(pk=one.pk)
    assert visitor_of(row) == {"name": "", "number": "", "note": ""}
    assert {told.text for told in notices_of(one)} == {""}


def test_nobody_books_for_who_was_forgotten(book: Book, wang_fang: Customer) -> None:
    forget_customer(customer=wang_fang, by=system("erasure"), at=NOW)
    with pytest.raises(Refusal) as said:
        book(customer=wang_fang.id)
    assert said.value.code == "parties.customer_is_forgotten"


def test_nobody_missed_a_visit_to_a_hall_that_was_closed(house: House, book: Book) -> None:
    one = book(number="139 0000 2222")
    other = book(number="139 0000 3333", starts_at=beijing("2026-09-21 09:30"))
    set_hall_day(code="zgc", day=date(2026, 9, 18), periods=[], why="停电", by=house.administrator, at=NOW)
    assert miss_late(by=SWEEPER, at=FRIDAY + 16 * MINUTE) == 1
    seen = appointment(by=house.li_wei, number=one.number)
    assert (seen.state, steps_of(seen)[-1].reason) == ("cancelled", "hall_closed")
    assert appointment(by=house.li_wei, number=other.number).state == "booked"


def test_only_the_house_sweeps(house: House) -> None:
    for sweep in (miss_late, remind_visitors):
        with pytest.raises(Forbidden):
            sweep(by=house.zhao_min, at=NOW)
    with pytest.raises(Forbidden):
        tell_displaced(hall=hall(by=house.li_wei, code="zgc").id, day=NOW.date(), by=house.zhao_min, at=NOW)
    intake = ContactIntake(channel=ContactChannel.COUNTER)
    contact = receive_contact(intake=intake, by=house.ma_lin, at=NOW).contact
    for act in (end_visit, name_visitor):
        with pytest.raises(Forbidden):
            act(contact=contact.id, by=house.zhao_min, at=NOW)
