"""Slots: the times at which somebody may come, how many still can, and which place in one is whose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from careline.kernel.calendar import Periods
from careline.kernel.calendar.zones import day_of, instant
from careline.kernel.refusals import Kind, Refusal

FIRST_DAY, FINAL_DAY = date(2000, 1, 1), date(2999, 12, 31)
"""Nobody is expected before or behind."""


class SlotPassed(Refusal):
    """The time has begun already."""

    code = "halls.slot_passed"


class SlotTooFar(Refusal):
    """The hall takes nobody for a day so far ahead."""

    code = "halls.slot_too_far"


class NotASlot(Refusal):
    """The hall has no slot that begins then: it is closed, or another one runs."""

    code = "halls.not_a_slot"


class SlotFull(Refusal):
    """As many come as may."""

    code = "halls.slot_full"
    kind = Kind.CONFLICT


class Slot(NamedTuple):
    """From when until when somebody may come, as two instants."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, other: "Slot") -> bool:
        """Return whether two slots share a moment; one that begins as another ends doesn't."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Offer:
    """A slot, and how many more may come."""

    slot: Slot
    left: int


@dataclass(frozen=True)
class Held:
    """A place in a slot that somebody has."""

    slot: Slot
    place: int
    is_public: bool = False
    """Whether it was taken on the public page."""


def public_share(places: int) -> int:
    """Return how many places of a slot the public page may take where nobody said: half, rounded up."""
    return (places + 1) // 2


def slots_of(day: date, periods: Periods, *, minutes: int, zone: tzinfo) -> tuple[Slot, ...]:
    """Return a day's slots: each period is cut from its beginning on, and what is left over at its end is none.

    :param minutes: how long one lasts.
    """
    cut = (
        Slot(instant(day, start, zone), instant(day, start + minutes, zone))
        for period in periods
        for start in range(period.start, period.end - minutes + 1, minutes)
    )
    return tuple(slot for slot in cut if slot.starts_at < slot.ends_at)


def offers(
    slots: Iterable[Slot], held: Sequence[Held], *, places: int, at: datetime, share: int | None = None
) -> tuple[Offer, ...]:
    """Return the slots that haven't begun, each with how many more may come; a full one stays, with nothing left.

    :param share: as `free_places`.
    """
    to_come = (slot for slot in slots if slot.starts_at > at)
    return tuple(Offer(slot, len(free_places(slot, held, places=places, share=share))) for slot in to_come)


def free_places(slot: Slot, held: Iterable[Held], *, places: int, share: int | None = None) -> tuple[int, ...]:
    """Return the places of a slot nobody has, from 1 on.

    Slots that were longer once may meet several; whoever holds a place in one of them holds it in all it meets.

    :param share: how many of them the public page may take, for who books there; None for who may take all.
    """
    met = [one for one in held if one.slot.meets(slot)]
    taken = {one.place for one in met}
    free = [one for one in range(1, places + len(met) + 1) if one not in taken]
    left = places - len(met)
    if share is not None:
        left = min(left, share - sum(one.is_public for one in met))
    return tuple(free[: max(0, left)])


def is_within(slot: Slot, day: date, periods: Periods, *, zone: tzinfo) -> bool:
    """Return whether a hall is open for the whole of a slot, however its slots are cut now."""
    return any(
        instant(day, period.start, zone) <= slot.starts_at and slot.ends_at <= instant(day, period.end, zone)
        for period in periods
    )


def is_looked_at(day: date) -> bool:
    """Return whether anybody looks at a day; those at the ends of the calendar have no instants to look between."""
    return FIRST_DAY <= day <= FINAL_DAY


def last_day(at: datetime, *, days_ahead: int, zone: tzinfo) -> date:
    """Return the last day for which somebody may be booked at an instant."""
    return day_of(at, zone) + timedelta(days=days_ahead)


def check_within(starts_at: datetime, *, at: datetime, days_ahead: int, zone: tzinfo, field: str = "starts_at") -> None:
    """Refuse an instant for which nobody is booked, however the slots lie; it may be any there is, of any year.

    :raises SlotPassed: it has begun.
    :raises SlotTooFar: its day lies further ahead than the hall allows.
    """
    if starts_at <= at:
        raise SlotPassed(field=field)
    is_days_away = starts_at - at > timedelta(days=days_ahead + 1)  # the last days of 9999 have no local day to ask for
    if is_days_away or day_of(starts_at, zone) > last_day(at, days_ahead=days_ahead, zone=zone):
        raise SlotTooFar(field=field, days=days_ahead)


def check_slot(
    starts_at: datetime, slots: Iterable[Slot], *, at: datetime, days_ahead: int, zone: tzinfo, field: str = "starts_at"
) -> Slot:
    """Return the slot that begins at an instant, if somebody may be booked for it.

    :raises SlotPassed: or `SlotTooFar`, as `check_within`.
    :raises NotASlot: none begins then.
    """
    check_within(starts_at, at=at, days_ahead=days_ahead, zone=zone, field=field)
    found = next((slot for slot in slots if slot.starts_at == starts_at), None)
    if found is None:
        raise NotASlot(field=field)
    return found


def place_in(
    slot: Slot, held: Iterable[Held], *, places: int, share: int | None = None, field: str = "starts_at"
) -> int:
    """Return the place somebody gets in a slot.

    :param share: as `free_places`.
    :raises SlotFull: as many come as may, or as many as may from the public page; who books there learns not which.
    """
    free = free_places(slot, held, places=places, share=share)
    if not free:
        raise SlotFull(field=field)
    return free[0]
