"""Keeping the halls: their hours, changes with a reason, closing one for a day, and who was to come then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from careline.clocks.operations.calendars import set_calendar_day
from careline.clocks.queries.calendars import NoSuchCalendar
from careline.clocks.rules.days import DayKind
from careline.halls.models import Appointment
from careline.halls.operations.halls import close_hall, set_hall, set_hall_day
from careline.halls.operations.sweeping import tell_displaced
from careline.halls.queries.appointments import displaced, notices_of
from careline.halls.queries.halls import NoSuchHall, changes_of, days_of, hall, halls
from careline.halls.queries.slots import offers_on
from careline.halls.rules.halls import DayPassed, HallWordsMissing, OutOfBounds
from careline.halls.rules.opening import NeverOpen
from careline.halls.writing.seating import HallIsClosed
from careline.kernel.calendar import BadPeriod
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.queries.departments import NoSuchDepartment
from tests.cases.conftest import SEED
from tests.halls.conftest import FRIDAY, NOW, ZGC, Book, House, beijing, catch_up

DAY = FRIDAY.date()


def at_work(house: House, day: date = DAY, *, code: str = "zgc") -> int:
    """How many slots a hall offers on a day."""
    return len(offers_on(by=house.li_wei, hall=code, day=day, at=NOW))


def test_a_change_says_what_held_from_then_on_and_why(house: House) -> None:
    told = replace(ZGC, slot_minutes=20, weekly=[["10:00-11:00"]] * 7)
    one = set_hall(code="zgc", told=told, why="夏季作息", by=house.administrator, at=NOW)
    assert (one.version, at_work(house)) == (2, 3)
    latest, first = changes_of(one)
    assert (latest.why, latest.told["slot_minutes"], first.told["slot_minutes"]) == ("夏季作息", 20, 30)
    entry = LedgerEntry.objects.get(event="halls.hall_set", data__row=str(latest.id))
    assert entry.actor_name == "admin"
    assert latest.entry_id == entry.id


@pytest.mark.parametrize(("told", "share"), [((1, None), 1), ((5, None), 3), ((5, 0), 0), ((5, 5), 5)])
def test_the_public_page_may_take_half_of_the_places_unless_somebody_says_otherwise(
    house: House, told: tuple[int, int | None], share: int
) -> None:
    places, public = told
    said = replace(ZGC, places=places, public_places=public)
    one = set_hall(code="zgc", told=said, why="名额", by=house.administrator, at=NOW)
    assert (one.public_places, changes_of(one)[0].told["public_places"]) == (share, share)
    too_many = replace(said, public_places=places + 1)
    with pytest.raises(OutOfBounds) as refused:
        set_hall(code="zgc", told=too_many, why="名额", by=house.administrator, at=NOW)
    assert (refused.value.field, refused.value.params["most"]) == ("public_places", places)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"department": "nowhere"}, NoSuchDepartment),
        ({"calendar": "mars"}, NoSuchCalendar),
        ({"weekly": [[]] * 7}, NeverOpen),
        ({"name_zh": ""}, HallWordsMissing),
    ],
)
def test_a_hall_that_can_not_be_is_refused(house: House, change: dict[str, object], refused: type[Exception]) -> None:
    told = replace(ZGC, **change)  # type: ignore[arg-type]  # one of its fields
    with pytest.raises(refused):
        set_hall(code="new", told=told, why="开业", by=house.administrator, at=NOW)


def test_nobody_changes_a_hall_without_saying_why(house: House) -> None:
    with pytest.raises(HallWordsMissing) as said:
        set_hall(code="zgc", told=ZGC, why=" ", by=house.administrator, at=NOW)
    assert said.value.field == "why"
    with pytest.raises(HallWordsMissing):
        set_hall_day(code="zgc", day=DAY, periods=[], why="", by=house.administrator, at=NOW)


def test_only_administrators_keep_halls(house: House) -> None:
    for who in (house.sun_li, house.zhao_min):
        with pytest.raises(Forbidden):
            set_hall(code="zgc", told=ZGC, why="开业", by=who, at=NOW)
        with pytest.raises(Forbidden):
            close_hall(code="zgc", why="装修", by=who, at=NOW)
        with pytest.raises(Forbidden):
            set_hall_day(code="zgc", day=DAY, periods=[], why="盘点", by=who, at=NOW)


def test_a_day_is_closed_open_otherwise_and_as_usual_again(house: House) -> None:
    def said(periods: list[str] | None) -> int:
        set_hall_day(code="zgc", day=DAY, periods=periods, why="盘点", by=house.administrator, at=NOW)
        return at_work(house)

    assert [said([]), said(["15:00-16:00", "09:00-10:00"]), said(None)] == [0, 4, 13]
    assert not days_of(hall(by=house.li_wei, code="zgc"), first=NOW.date())
    said([])
    (row,) = days_of(hall(by=house.li_wei, code="zgc"), first=NOW.date())
    assert (row.day, row.periods, row.n, row.why) == (DAY, [], 4, "盘点")
    with pytest.raises(BadPeriod):
        said(["9-10"])


def test_a_day_that_is_over_is_set_no_more(house: House) -> None:
    told = {"code": "zgc", "periods": [], "why": "盘点", "by": house.administrator, "at": NOW}
    with pytest.raises(DayPassed) as refused:
        set_hall_day(day=NOW.date() - timedelta(days=1), **told)
    assert refused.value.field == "day"
    assert set_hall_day(day=NOW.date(), **told).n == 1


def test_the_houses_calendar_holds_for_a_hall_that_keeps_it(house: House) -> None:
    set_calendar_day(code="cn", day=DAY, kind=DayKind.HOLIDAY, name_zh="店休", name_en="", by=SEED, at=NOW)
    assert (at_work(house), at_work(house, code="mall")) == (0, 30)
    sunday = date(2026, 9, 20)  # worked instead of a day of the National Day's holidays
    assert at_work(house, sunday) == 13
    assert at_work(house, sunday + timedelta(days=7)) == 0


def test_who_was_to_come_while_it_is_closed_is_listed_and_told(house: House, book: Book) -> None:
    early = book()
    late = book(number="139 0000 2222", starts_at=beijing("2026-09-18 15:00"))
    zgc = hall(by=house.li_wei, code="zgc")
    set_hall_day(
        code="zgc", day=DAY, periods=["13:30-17:00"], why="停电", tells_visitors=True, by=house.administrator, at=NOW
    )
    assert displaced(zgc, at=NOW) == displaced(zgc, at=NOW, day=DAY) == [early]
    assert not displaced(zgc, at=NOW, day=NOW.date())
    catch_up(NOW)
    assert [told.kind for told in notices_of(early)] == ["appointment_displaced", "appointment_booked"]
    assert [told.kind for told in notices_of(late)] == ["appointment_booked"]
    assert LedgerEntry.objects.filter(event="halls.visitor_displaced", subject_id=early.id).count() == 1


def test_nobody_is_told_where_whoever_closed_it_did_not_want_that(house: House, book: Book) -> None:
    one = book()
    set_hall_day(code="zgc", day=DAY, periods=[], why="停电", by=house.administrator, at=NOW)
    catch_up(NOW)
    assert [told.kind for told in notices_of(one)] == ["appointment_booked"]
    assert tell_displaced(hall=one.hall_id, day=DAY, by=SEED, at=NOW) == 1


def test_a_hall_closed_for_good_displaces_everybody_and_can_be_opened_again(house: House, book: Book) -> None:
    one = book()
    gone = close_hall(code="zgc", why="迁址", by=house.administrator, at=NOW)
    assert displaced(gone, at=NOW) == [one]
    assert [row.code for row in halls(by=house.li_wei)] == ["mall"]
    assert len(halls(by=house.li_wei, with_closed=True)) == 2
    with pytest.raises(HallIsClosed):
        close_hall(code="zgc", why="迁址", by=house.administrator, at=NOW)
    assert set_hall(code="zgc", told=ZGC, why="重新开业", by=house.administrator, at=NOW).closed_at is None
    assert not displaced(hall(by=house.li_wei, code="zgc"), at=NOW)


def test_shorter_slots_leave_standing_what_lies_within_the_hours(house: House, book: Book) -> None:
    one = book()
    set_hall(code="zgc", told=replace(ZGC, slot_minutes=20), why="提速", by=house.administrator, at=NOW)
    assert not displaced(hall(by=house.li_wei, code="zgc"), at=NOW)
    assert Appointment.objects.get(pk=one.pk).ends_at == FRIDAY + timedelta(minutes=30)
    found = offers_on(by=house.li_wei, hall="zgc", day=DAY, at=NOW)
    left = {offer.slot.starts_at.isoformat()[11:16]: offer.left for offer in found[:4]}
    assert left == {"01:00": 2, "01:20": 1, "01:40": 1, "02:00": 2}


def test_of_a_hall_that_is_none_nothing_is_told(house: House) -> None:
    with pytest.raises(NoSuchHall):
        hall(by=house.li_wei, code="nowhere")
