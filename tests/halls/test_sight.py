"""Who sees which appointments, in whose history they stand, and how their visitors wished to be told."""

from datetime import timedelta

import pytest
from django.db import connection

from careline.contacts.models import Contact
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.halls.models import AppointmentNotice
from careline.halls.operations.booking import cancel_appointment
from careline.halls.operations.halls import close_hall
from careline.halls.queries.appointments import (
    AppointmentFilters,
    NoSuchAppointment,
    appointment,
    appointments,
    appointments_in,
    appointments_of_customer,
    notices_of,
    visible,
)
from careline.halls.queries.halls import NoSuchHall
from careline.halls.queries.slots import days_offered, offers_on
from careline.halls.rules.appointments import (
    ChangeReason,
    VisitorIsExpected,
)
from careline.halls.writing.seating import HallIsClosed
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.merging import merge_customers
from careline.parties.operations.preferences import set_preferences
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.merging import MergeReason
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED
from tests.halls.conftest import FRIDAY, NOW, Book, House, beijing

HALF = timedelta(minutes=30)


def call(house: House, **otherwise: object) -> Contact:
    told = {"channel": ContactChannel.PHONE, "caller": "138 0013 8000"} | otherwise
    return receive_contact(intake=ContactIntake(**told), by=house.li_wei, at=NOW).contact  # type: ignore[arg-type]


def test_a_contact_books_for_its_customer_and_shows_it(house: House, book: Book, wang_fang: Customer) -> None:
    contact = call(house)
    one = book(contact=contact.number)
    assert (one.party_id, one.contact_id) == (wang_fang.id, contact.id)
    assert list(appointments_in(contact=contact)) == [one]
    assert list(appointments_of_customer(by=house.ma_lin, customer=wang_fang.id)) == [one]


def test_a_merged_customers_appointments_are_found_under_the_other(house: House, book: Book) -> None:
    kept, gone = (
        register_customer(details=CustomerDetails(name="王芳", number=number), by=SEED, at=NOW)
        for number in ("138 0013 8001", "138 0013 8002")
    )
    one = book(customer=gone.id)
    merge_customers(kept=kept.id, merged=gone.id, reason=MergeReason.COMPARED, by=house.zhao_min, at=NOW)
    assert list(appointments_of_customer(by=house.li_wei, customer=kept.id)) == [one]
    with pytest.raises(VisitorIsExpected):
        book(customer=kept.id)


def test_what_the_customer_wished_closed_is_held_back(house: House, book: Book, wang_fang: Customer) -> None:
    wish = Wish(never=(ReachChannel.EMAIL, ReachChannel.SMS))
    set_preferences(customer=wang_fang.id, wish=wish, by=house.li_wei, at=NOW)
    (told,) = notices_of(book(customer=wang_fang.id))
    assert told.state.value == "held_back"


def test_who_closed_mail_alone_is_told_by_text_message(house: House, book: Book, wang_fang: Customer) -> None:
    set_preferences(
        customer=wang_fang.id, wish=Wish(never=(ReachChannel.EMAIL,), language="en"), by=house.li_wei, at=NOW
    )
    (told,) = notices_of(book(customer=wang_fang.id))
    assert (told.channel.value, told.state.value) == ("sms", "queued")
    assert "You are expected on 2026-09-18 09:30 at Zhongguancun hall" in told.text


def test_a_closed_hall_takes_nobody(house: House, book: Book) -> None:
    close_hall(code="zgc", why="装修", by=house.administrator, at=NOW)
    assert days_offered(by=house.li_wei, hall="zgc", at=NOW) == ()
    assert offers_on(by=house.li_wei, hall="zgc", day=FRIDAY.date(), at=NOW) == ()
    with pytest.raises(HallIsClosed):
        book()


def test_the_days_ahead_tell_where_there_is_room(house: House, book: Book) -> None:
    book()
    days = days_offered(by=house.li_wei, hall="zgc", at=NOW)
    assert (len(days), days[0].day, days[-1].day) == (15, NOW.date(), NOW.date() + timedelta(days=14))
    by_day = {one.day.isoformat(): (one.is_open, one.left) for one in days}
    assert by_day["2026-09-18"] == (True, 25)
    assert by_day["2026-09-19"] == (True, 16)
    assert by_day["2026-09-20"] == (True, 26)
    assert by_day["2026-09-27"] == (False, 0)


def test_a_day_whose_last_time_has_begun_is_over_and_not_full(house: House, book: Book) -> None:
    book()
    evening = beijing("2026-09-18 21:00")
    today, tomorrow = days_offered(by=house.li_wei, hall="zgc", at=evening)[:2]
    assert (today.is_open, today.is_over, today.left) == (True, True, 0)
    assert not tomorrow.is_over
    closed = next(one for one in days_offered(by=house.li_wei, hall="zgc", at=NOW) if not one.is_open)
    assert not closed.is_over


def test_the_halls_people_see_it_others_only_what_they_made(house: House, book: Book) -> None:
    one = book()
    for who in (house.li_wei, house.ma_lin, house.sun_li, house.zhao_min, house.auditor):
        assert appointment(by=who, number=one.number) == one
    at_the_mall = book(hall="mall", number="139 0000 2222", starts_at=beijing("2026-09-18 10:00"))
    for who in (house.ma_lin, house.sun_li):
        with pytest.raises(NoSuchAppointment):
            appointment(by=who, number=at_the_mall.number)
        page = appointments(by=who, filters=AppointmentFilters())
        assert [row.number for row in page.rows] == [one.number]


def test_whoever_serves_the_customer_may_move_what_a_colleague_booked(
    house: House, book: Book, wang_fang: Customer
) -> None:
    one = book(customer=wang_fang.id, by=house.ma_lin)
    with pytest.raises(NoSuchAppointment):
        cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW)
    call(house)
    assert (
        cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW).state == "cancelled"
    )


def test_who_only_reads_changes_nothing(house: House, book: Book) -> None:
    one = book()
    with pytest.raises(Forbidden):
        cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.auditor, at=NOW)
    for who in (house.auditor, house.administrator):
        with pytest.raises(Forbidden):
            book(by=who, number="139 0000 2222")


def test_the_list_goes_on_page_by_page(house: House, book: Book) -> None:
    made = [book(number=f"139 0000 111{n}", starts_at=FRIDAY + n * HALF).number for n in range(3)]
    first = appointments(by=house.ma_lin, filters=AppointmentFilters(hall="zgc", day=FRIDAY.date()), limit=2)
    assert first.next
    second = appointments(by=house.ma_lin, filters=AppointmentFilters(hall="zgc"), after=first.next.encode(), limit=2)
    assert [row.number for row in (*first.rows, *second.rows)] == made
    assert not appointments(by=house.ma_lin, filters=AppointmentFilters(hall="mall")).rows
    with pytest.raises(NoSuchHall):
        appointments(by=house.ma_lin, filters=AppointmentFilters(hall="nowhere", day=FRIDAY.date()))
    assert not AppointmentNotice.objects.exclude(starts_at__gte=FRIDAY).exists()


def test_a_page_of_all_there_is_is_read_by_time_and_never_sorted(house: House, book: Book) -> None:
    book()
    words, values = visible(by=house.auditor)[:51].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL join_collapse_limit = 8")  # as in life
        for way in ("seqscan", "sort"):  # so few rows would else be read through and sorted, or not, as is estimated
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {words}", values)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "appointments_by_time" in plan, plan
