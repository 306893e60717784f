"""The picker of a time, as a screen draws it: the halls, the days ahead, and the slots of the chosen day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.functional import Promise

from careline.halls.queries.halls import halls, home_hall
from careline.halls.queries.slots import days_offered, offers_on
from careline.halls.rules.appointments import BookedFrom
from careline.halls.rules.slots import Offer
from careline.security.actor import Actor
from careline.web.words import named

NOON = 12


@dataclass(frozen=True)
class HallFace:
    """One hall to choose."""

    code: str
    name: str
    place: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class DayFace:
    """One day to choose; one that is closed, full or over leads nowhere."""

    day: date
    weekday: str | Promise
    address: str
    is_open: bool
    is_over: bool
    left: int
    is_here: bool


@dataclass(frozen=True)
class SlotFace:
    """One time to choose."""

    value: str
    begins: str
    ends: str
    left: int
    is_chosen: bool


@dataclass(frozen=True)
class Picker:
    """What there is to choose from, and what is chosen."""

    halls: Sequence[HallFace]
    hall: HallFace | None
    days: Sequence[DayFace]
    day: date | None
    morning: Sequence[SlotFace]
    afternoon: Sequence[SlotFace]
    zone: ZoneInfo | None = None

    @property
    def has_room(self) -> bool:
        """Whether any time of the day is free."""
        return any(one.left for one in (*self.morning, *self.afternoon))


def picker(
    asked: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
    chosen: str = "",
    kept: Iterable[str] = (),
    booked_from: BookedFrom = BookedFrom.DESK,
) -> Picker:
    """Return the picker for what stands in an address: the hall asked for, else one's own, and its first free day.

    :param chosen: the time chosen so far, as its radio says it.
    :param kept: the names of what else of the address goes along.
    :param booked_from: whence somebody is to be booked; the public page shows what is left of its share.
    """
    found = list(halls(by=by))
    kept_part = {name: asked[name] for name in kept if asked.get(name)}
    mine = next((one for one in found if one.code == asked.get("hall")), None) or home_hall(by=by)
    here = mine or next(iter(found), None)
    faces = [_hall(one, here, kept_part) for one in found]
    if here is None:
        return Picker(faces, None, (), None, (), ())
    days = list(days_offered(by=by, hall=here.code, at=at, booked_from=booked_from))
    day = _day_asked(asked.get("day", ""), [one.day for one in days])
    day = day or next((one.day for one in days if one.left), None) or (days[0].day if days else None)
    found_slots = offers_on(by=by, hall=here.code, day=day, at=at, booked_from=booked_from) if day else ()
    slots = _slots(here, found_slots, chosen=chosen)
    return Picker(
        halls=faces,
        hall=next((one for one in faces if one.is_here), None),
        days=[_day(one, day, here.code, kept_part) for one in days],
        day=day,
        morning=[one for one in slots if int(one.begins[:2]) < NOON],
        afternoon=[one for one in slots if int(one.begins[:2]) >= NOON],
        zone=here.zone,
    )


def _hall(one: Any, here: Any, kept: Mapping[str, str]) -> HallFace:
    place = named(_Placed(one))
    address = f"?{urlencode({**kept, 'hall': one.code})}"
    return HallFace(one.code, named(one), place, address, is_here=one == here)


@dataclass(frozen=True)
class _Placed:
    """A hall's address, in the two languages it is written in."""

    hall: Any

    @property
    def name_zh(self) -> str:
        """In Chinese."""
        return str(self.hall.address_zh)

    @property
    def name_en(self) -> str:
        """In English."""
        return str(self.hall.address_en)


def wall_clock(at: datetime, zone: tzinfo) -> tuple[date, str]:
    """Return the day and the time a hall's own clock shows, which may not be the reader's."""
    local = at.astimezone(zone)
    return local.date(), f"{local:%H:%M}"


def place_of_hall(hall: Any) -> str:
    """Return where a hall is, in the reader's language."""
    return named(_Placed(hall))


def _day(one: Any, here: date | None, hall: str, kept: Mapping[str, str]) -> DayFace:
    address = f"?{urlencode({**kept, 'hall': hall, 'day': one.day.isoformat()})}"
    weekday = WEEKDAYS_ABBR[one.day.weekday()]
    return DayFace(one.day, weekday, address, one.is_open, one.is_over, one.left, is_here=one.day == here)


def _day_asked(text: str, days: Sequence[date]) -> date | None:
    return next((one for one in days if one.isoformat() == text), None)


def _slots(hall: Any, offered: Iterable[Offer], *, chosen: str) -> list[SlotFace]:
    found = []
    for offer in offered:
        begins, ends = (one.astimezone(hall.zone) for one in offer.slot)
        value = offer.slot.starts_at.isoformat()
        found.append(SlotFace(value, f"{begins:%H:%M}", f"{ends:%H:%M}", offer.left, is_chosen=value == chosen))
    return found
