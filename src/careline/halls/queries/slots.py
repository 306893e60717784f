"""When somebody may come to a hall: its slots, and how many places of each are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careline.clocks.queries.library import library
from careline.halls.models import Appointment, Hall, HallDay
from careline.halls.queries.halls import hall as find_hall
from careline.halls.rules.appointments import HOLDING, BookedFrom
from careline.halls.rules.opening import Opening
from careline.halls.rules.slots import Held, Offer, Slot, last_day, offers, slots_of
from careline.kernel.calendar import day_of, parse_periods
from careline.kernel.calendar.zones import DAY, midnight
from careline.security.actor import Actor


@dataclass(frozen=True)
class DayOffer:
    """A day on which somebody may be booked, and how many places it has left."""

    day: date
    is_open: bool
    left: int
    is_over: bool = False
    """Whether the hall had times that day and the last of them has begun: nobody is booked any more, full or not."""


def offers_on(
    *, by: Actor, hall: str, day: date, at: datetime, booked_from: BookedFrom = BookedFrom.DESK
) -> Sequence[Offer]:
    """Return the slots of a day that haven't begun, and how many more may come in each; none beyond the days ahead.

    Who comes is nobody's business here: it is a number and no more.

    :param booked_from: whence somebody is to be booked; on the public page no more are left than its share.
    :raises NoSuchHall: when there is none.
    """
    one = find_hall(by=by, code=hall)
    first, last = day_of(at, one.zone), last_day(at, days_ahead=one.days_ahead, zone=one.zone)
    if one.closed_at or not first <= day <= last:
        return ()
    held, share = held_at(one, day, day), share_of(one, booked_from)
    return _offered(one, opening_of(one, day, day), day, held, share=share, at=at)


def days_offered(
    *, by: Actor, hall: str, at: datetime, booked_from: BookedFrom = BookedFrom.DESK
) -> Sequence[DayOffer]:
    """Return each day for which somebody may be booked, from today on.

    :param booked_from: as `offers_on`.
    :raises NoSuchHall: when there is none.
    """
    one = find_hall(by=by, code=hall)
    if one.closed_at:
        return ()
    first, last = day_of(at, one.zone), last_day(at, days_ahead=one.days_ahead, zone=one.zone)
    opening, held = opening_of(one, first, last), held_at(one, first, last)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    share = share_of(one, booked_from)
    return [_day(one, opening, day, held, share=share, at=at) for day in days]


def share_of(one: Hall, booked_from: BookedFrom) -> int | None:
    """Return how many places of a slot may be taken from there: the public page's share, or None for all of them."""
    return one.public_places if booked_from == BookedFrom.PUBLIC else None


def opening_of(one: Hall, first: date, last: date) -> Opening:
    """Return when a hall is open on the days of a span."""
    calendar = library().calendars[one.calendar.code]
    said = HallDay.objects.filter(hall=one, day__range=(first, last)).order_by("day", "-n").distinct("day")
    return Opening(
        weekly=tuple(map(parse_periods, one.weekly)),
        unlike={day: calendar.periods_on(day) for day in calendar.exceptions_between(first, last)},
        own={row.day: parse_periods(row.periods) for row in said if row.periods is not None},
        keeps_holidays=one.keeps_holidays,
    )


def slots_on(one: Hall, day: date) -> tuple[Slot, ...]:
    """Return a hall's slots of one day."""
    return _slots(one, opening_of(one, day, day), day)


def held_at(one: Hall, first: date, last: date) -> Sequence[Held]:
    """Return the places that are taken on the days of a span."""
    begin, end = midnight(first, one.zone), midnight(last + DAY, one.zone)
    rows = Appointment.objects.filter(hall=one, state__in=sorted(HOLDING), starts_at__lt=end, ends_at__gt=begin)
    return [
        Held(Slot(begins, ends), place, is_public=booked_from == BookedFrom.PUBLIC)
        for begins, ends, place, booked_from in rows.values_list("starts_at", "ends_at", "place", "booked_from")
    ]


def _day(one: Hall, opening: Opening, day: date, held: Sequence[Held], *, share: int | None, at: datetime) -> DayOffer:
    found = _offered(one, opening, day, held, share=share, at=at)
    is_over = bool(_slots(one, opening, day)) and not found
    return DayOffer(day, is_open=bool(opening.on(day)), left=sum(offer.left for offer in found), is_over=is_over)


def _offered(
    one: Hall, opening: Opening, day: date, held: Sequence[Held], *, share: int | None, at: datetime
) -> tuple[Offer, ...]:
    return offers(_slots(one, opening, day), held, places=one.places, share=share, at=at)


def _slots(one: Hall, opening: Opening, day: date) -> tuple[Slot, ...]:
    return slots_of(day, opening.on(day), minutes=one.slot_minutes, zone=one.zone)
