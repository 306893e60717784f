"""The rules of halls and appointments, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careline.halls.rules.appointments import (
    LEADS,
    AppointmentMove,
    AppointmentRecord,
    AppointmentState,
    IllegalAppointmentMove,
    NotToday,
    NotYetMissed,
    Seat,
    advance,
    begin,
    check_begun,
    check_today,
    moves_from,
    reminded_at,
    replay,
)
from careline.halls.rules.halls import BadHallCode, HallWordsMissing, OutOfBounds, check_hall
from careline.halls.rules.opening import NeverOpen, Opening, read_opening
from careline.halls.rules.slots import (
    Held,
    NotASlot,
    Slot,
    SlotFull,
    SlotPassed,
    SlotTooFar,
    check_slot,
    free_places,
    is_within,
    offers,
    place_in,
    slots_of,
)
from careline.kernel.calendar import REST, BadPeriod, Period, Periods, parse_periods
from careline.kernel.calendar.zones import instant
from careline.kernel.identity import new_id
from tests.halls.conftest import NOW, WEEK, ZGC, beijing

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
MONDAY, SATURDAY, SUNDAY = date(2026, 9, 14), date(2026, 9, 19), date(2026, 9, 20)
NATIONAL_DAY = date(2026, 10, 1)
CALENDAR = {NATIONAL_DAY: REST, SUNDAY: parse_periods(["09:00-18:00"])}
OPENING = Opening(weekly=read_opening(WEEK), unlike=CALENDAR, own={})
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
zones = st.sampled_from([SHANGHAI, NEW_YORK, ZoneInfo("Australia/Lord_Howe")])
minutes = st.sampled_from([5, 10, 15, 20, 30, 45, 60])


@st.composite
def periods(draw: st.DrawFn) -> Periods:
    """A day's hours, with breaks between them."""
    marks = sorted(draw(st.sets(st.integers(0, 288), min_size=2, max_size=8)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(Period(start * 5, end * 5) for start, end in pairs)


def told(opening: Opening, day: date) -> list[str]:
    return list(map(str, opening.on(day)))


def test_a_weekday_has_the_hours_of_its_week() -> None:
    assert told(OPENING, MONDAY) == ["09:00-12:00", "13:30-17:00"]
    assert told(OPENING, SATURDAY) == ["10:00-14:00"]


def test_on_a_holiday_it_is_closed_unless_it_keeps_none() -> None:
    assert told(OPENING, NATIONAL_DAY) == []
    assert told(replace(OPENING, keeps_holidays=False), NATIONAL_DAY) == WEEK[0]


def test_a_rest_day_worked_instead_is_open_like_a_working_day() -> None:
    assert told(OPENING, SUNDAY) == WEEK[0]
    assert told(replace(OPENING, keeps_holidays=False), SUNDAY) == []


def test_the_halls_own_word_goes_before_the_calendars() -> None:
    own = {NATIONAL_DAY: parse_periods(["10:00-12:00"]), MONDAY: REST}
    assert told(replace(OPENING, own=own), NATIONAL_DAY) == ["10:00-12:00"]
    assert told(replace(OPENING, own=own), MONDAY) == []


@pytest.mark.parametrize("weekly", [[], [[]] * 7, [["09:00-12:00"]] * 6])
def test_a_week_has_seven_days_and_one_of_them_is_open(weekly: list[list[str]]) -> None:
    with pytest.raises(NeverOpen):
        read_opening(weekly)


def test_nobody_is_booked_over_lunch() -> None:
    slots = slots_of(MONDAY, OPENING.on(MONDAY), minutes=45, zone=SHANGHAI)
    begin_at = [f"{one.starts_at.astimezone(SHANGHAI):%H:%M}" for one in slots]
    assert begin_at == ["09:00", "09:45", "10:30", "11:15", "13:30", "14:15", "15:00", "15:45"]
    assert slots[0].starts_at == beijing("2026-09-14 09:00")


@given(day=days, hours=periods(), length=minutes, zone=zones)
def test_slots_lie_within_the_hours_and_never_meet(day: date, hours: Periods, length: int, zone: ZoneInfo) -> None:
    slots = slots_of(day, hours, minutes=length, zone=zone)
    assert all(is_within(one, day, hours, zone=zone) for one in slots)
    assert all(a.ends_at <= b.starts_at for a, b in pairwise(slots))
    if zone == SHANGHAI:
        assert all(one.ends_at - one.starts_at == timedelta(minutes=length) for one in slots)
        assert len(slots) == sum((one.end - one.start) // length for one in hours)


held = st.lists(st.builds(lambda n, place: Held(_half_hour(n), place), st.integers(0, 5), st.integers(1, 4)))


def _half_hour(n: int, *, length: int = 30) -> Slot:
    starts_at = beijing("2026-09-14 09:00") + n * timedelta(minutes=30)
    return Slot(starts_at, starts_at + timedelta(minutes=length))


@given(taken=held, places=st.integers(1, 4), n=st.integers(0, 5))
def test_whoever_gets_a_place_shares_it_with_nobody(taken: list[Held], places: int, n: int) -> None:
    slot = _half_hour(n)
    there = [one for one in taken if one.slot == slot]
    free = free_places(slot, taken, places=places)
    assert len(free) == max(0, places - len(there))
    assert not {one.place for one in there} & set(free)
    if not free:
        with pytest.raises(SlotFull):
            place_in(slot, taken, places=places)


@given(places=st.integers(1, 5), length=minutes)
def test_a_slot_is_never_filled_beyond_its_places(places: int, length: int) -> None:
    slot, taken = _half_hour(0, length=length), list[Held]()
    for _ in range(places):
        taken.append(Held(slot, place_in(slot, taken, places=places)))
    assert sorted(one.place for one in taken) == list(range(1, places + 1))
    with pytest.raises(SlotFull):
        place_in(slot, taken, places=places)


def test_a_longer_slot_of_before_counts_in_each_it_meets() -> None:
    before = Held(_half_hour(0, length=60), 1)
    assert free_places(_half_hour(0), [before], places=1) == ()
    assert free_places(_half_hour(1), [before], places=1) == ()
    assert free_places(_half_hour(2), [before], places=1) == (1,)


def test_what_has_begun_is_offered_no_more_and_what_is_full_stays_in_sight() -> None:
    slots = [_half_hour(0), _half_hour(1)]
    found = offers(slots, [Held(_half_hour(1), 1)], places=1, at=beijing("2026-09-14 09:00"))
    assert [(one.slot, one.left) for one in found] == [(_half_hour(1), 0)]


def test_a_time_is_chosen_from_those_there_are() -> None:
    slots = slots_of(MONDAY, OPENING.on(MONDAY), minutes=30, zone=SHANGHAI)

    def chosen(text: str, *, days_ahead: int = 14) -> Slot:
        return check_slot(beijing(text), slots, at=NOW, days_ahead=days_ahead, zone=SHANGHAI)

    assert chosen("2026-09-14 09:30").starts_at == beijing("2026-09-14 09:30")
    for text, refused in (
        ("2026-09-14 09:00", SlotPassed),
        ("2026-09-14 09:40", NotASlot),
        ("2026-09-14 12:00", NotASlot),
        ("2026-09-29 09:30", SlotTooFar),
    ):
        with pytest.raises(refused):
            chosen(text)


@given(day=days, ahead=st.integers(1, 90), zone=zones)
def test_the_days_ahead_are_counted_on_the_halls_wall_clock(day: date, ahead: int, zone: ZoneInfo) -> None:
    at = datetime.combine(day, datetime.min.time(), zone).replace(hour=23, minute=30).astimezone(UTC)
    hours = (Period(600, 720),)
    late = day + timedelta(days=ahead)
    (slot,) = slots_of(late, hours, minutes=120, zone=zone)
    assert check_slot(slot.starts_at, [slot], at=at, days_ahead=ahead, zone=zone) == slot
    (beyond,) = slots_of(late + timedelta(days=1), hours, minutes=120, zone=zone)
    with pytest.raises(SlotTooFar):
        check_slot(beyond.starts_at, [beyond], at=at, days_ahead=ahead, zone=zone)


SEAT = Seat(hall=new_id(), starts_at=NOW, ends_at=NOW + timedelta(minutes=30), place=1)
BOOK = AppointmentRecord(move=AppointmentMove.BOOK, seat=SEAT)


@given(st.lists(st.sampled_from(AppointmentMove), max_size=6))
def test_what_happened_adds_up_or_is_refused(moves: list[AppointmentMove]) -> None:
    standing, rows = begin(BOOK), [BOOK]
    for move in moves:
        seat = replace(SEAT, place=2) if move is AppointmentMove.MOVE else None
        row = AppointmentRecord(move=move, seat=seat, visit=new_id() if move is AppointmentMove.ARRIVE else None)
        if move not in moves_from(standing.state):
            with pytest.raises(IllegalAppointmentMove):
                advance(standing, row)
            continue
        standing, rows = advance(standing, row), [*rows, row]
    assert replay(rows) == standing
    assert standing.moves == len(rows)


def test_who_came_late_is_served_all_the_same_and_who_cancelled_is_not() -> None:
    assert LEADS[AppointmentState.MISSED, AppointmentMove.ARRIVE] is AppointmentState.ARRIVED
    assert moves_from(AppointmentState.CANCELLED) == moves_from(AppointmentState.SERVED) == frozenset()


def test_somebody_arrives_on_the_day_and_is_missed_once_their_time_came() -> None:
    check_today(beijing("2026-09-14 16:00"), at=NOW, zone=SHANGHAI)
    with pytest.raises(NotToday):
        check_today(beijing("2026-09-15 00:10"), at=NOW, zone=SHANGHAI)
    check_begun(NOW, at=NOW)
    with pytest.raises(NotYetMissed):
        check_begun(NOW + timedelta(minutes=1), at=NOW)


def test_the_reminder_comes_at_ten_in_the_morning_before() -> None:
    assert reminded_at(beijing("2026-09-18 09:30"), zone=SHANGHAI) == beijing("2026-09-17 10:00")


@given(day=days, minute=st.integers(0, 1439), zone=zones)
def test_a_reminder_is_always_before_the_day(day: date, minute: int, zone: ZoneInfo) -> None:
    at = instant(day, minute, zone)
    assume(at.astimezone(zone).fold == 0)
    assert timedelta() < at - reminded_at(at, zone=zone) < timedelta(hours=40)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"name_en": " "}, HallWordsMissing),
        ({"address_zh": "址" * 121}, HallWordsMissing),
        ({"places": 0}, OutOfBounds),
        ({"slot_minutes": 241}, OutOfBounds),
        ({"days_ahead": 91}, OutOfBounds),
        ({"missed_after": -1}, OutOfBounds),
        ({"weekly": [["9-12"]] * 7}, BadPeriod),
    ],
)
def test_a_hall_must_be_one_somebody_can_be_sent_to(change: dict[str, object], refused: type[Exception]) -> None:
    check_hall("zgc", ZGC)
    with pytest.raises(refused):
        check_hall("zgc", replace(ZGC, **change))  # type: ignore[arg-type]  # one of its fields


def test_a_halls_code_stands_in_addresses() -> None:
    with pytest.raises(BadHallCode):
        check_hall("中关村", ZGC)
