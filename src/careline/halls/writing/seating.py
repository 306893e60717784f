"""Giving somebody a place: the hall is locked meanwhile, so that two at one moment never get the same one.

Who books takes the visitor first and the hall then, always in this order, so that nobody waits in a circle.
"""

from collections.abc import Sequence
from datetime import datetime

from careline.halls.models import Appointment, Hall
from careline.halls.queries.slots import held_at, share_of, slots_on
from careline.halls.rules.appointments import BookedFrom, Seat, VisitorIsExpected
from careline.halls.rules.slots import Slot, check_slot, check_within, place_in
from careline.kernel.calendar import day_of
from careline.kernel.refusals import Kind, Refusal


class HallIsClosed(Refusal):
    """The hall takes no visitors any more."""

    code = "halls.hall_is_closed"
    kind = Kind.CONFLICT


def lock_hall(hall: Hall) -> Hall:
    """Wait until nobody else books at a hall or changes it, and return it as it is then; ends with the transaction.

    A stronger lock isn't needed: whatever merely refers to the hall goes on beside it.
    """
    rows = Hall.objects.select_for_update(no_key=True, of=("self",)).select_related("calendar", "department")
    return rows.get(pk=hall.pk)


def take_seat(
    hall: Hall,
    starts_at: datetime,
    *,
    mine: Sequence[Appointment],
    at: datetime,
    but: Appointment | None = None,
    booked_from: BookedFrom = BookedFrom.DESK,
) -> Seat:
    """Lock a hall, and return the place somebody gets in the slot that begins at an instant.

    :param mine: what the visitor, who is locked already, holds wherever.
    :param but: whose own time and place count as free, for who moves.
    :param booked_from: whence they are booked; the public page has a share of the places, whoever works here all.
    :raises HallIsClosed: it takes nobody any more.
    :raises SlotPassed: or `SlotTooFar`, `NotASlot`: nobody can be booked for then.
    :raises VisitorIsExpected: they have another appointment at that time; it names which.
    :raises SlotFull: as many come as may.
    """
    one = lock_hall(hall)
    if one.closed_at:
        raise HallIsClosed(field="hall")
    check_within(starts_at, at=at, days_ahead=one.days_ahead, zone=one.zone)
    day = day_of(starts_at, one.zone)
    slot = check_slot(starts_at, slots_on(one, day), at=at, days_ahead=one.days_ahead, zone=one.zone)
    _check_alone(mine, slot, but=but)
    own = (but.slot, but.place) if but and but.hall_id == one.id else None
    held = [taken for taken in held_at(one, day, day) if (taken.slot, taken.place) != own]
    place = place_in(slot, held, places=one.places, share=share_of(one, booked_from))
    return Seat(hall=one.id, starts_at=slot.starts_at, ends_at=slot.ends_at, place=place)


def _check_alone(mine: Sequence[Appointment], slot: Slot, *, but: Appointment | None) -> None:
    for one in mine:
        if one.slot.meets(slot) and (but is None or one.pk != but.pk):
            raise VisitorIsExpected(field="starts_at", number=one.number)
