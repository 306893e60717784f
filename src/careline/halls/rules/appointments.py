"""Appointments as a table: which move is legal where, what it changes, and the replay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from functools import reduce
from uuid import UUID

from careline.halls.rules.slots import Slot
from careline.kernel.calendar.zones import DAY, day_of, instant
from careline.kernel.refusals import Kind, Refusal

NOTE = 300
REMINDED_AT = 10 * 60
"""Minutes after midnight of the day before: late enough to wake nobody, early enough to choose another time."""


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"


class AppointmentMove(StrEnum):
    """What can be done to it."""

    BOOK = "book"
    MOVE = "move"
    ARRIVE = "arrive"
    SERVE = "serve"
    MISS = "miss"
    CANCEL = "cancel"


class BookedFrom(StrEnum):
    """Who wrote it down: one of us, or the visitor on the public page."""

    DESK = "desk"
    PUBLIC = "public"


class ChangeReason(StrEnum):
    """Why it was moved or cancelled."""

    VISITOR = "visitor"
    """They asked for it."""
    HALL_CLOSED = "hall_closed"
    SETTLED = "settled"
    """There is nothing left to come for."""
    MISTAKE = "mistake"


S = AppointmentState
M = AppointmentMove
LEADS: Mapping[tuple[S | None, M], S] = {
    (None, M.BOOK): S.BOOKED,
    (S.BOOKED, M.MOVE): S.BOOKED,
    (S.BOOKED, M.ARRIVE): S.ARRIVED,
    (S.MISSED, M.ARRIVE): S.ARRIVED,  # late, and here all the same
    (S.ARRIVED, M.SERVE): S.SERVED,
    (S.BOOKED, M.MISS): S.MISSED,
    (S.BOOKED, M.CANCEL): S.CANCELLED,
}
HOLDING = frozenset({S.BOOKED, S.ARRIVED})
"""Whoever stands there has a place in the slot."""


class IllegalAppointmentMove(Refusal):
    """The move doesn't exist where the appointment stands."""

    code = "halls.illegal_appointment_move"
    kind = Kind.CONFLICT


class SameTime(Refusal):
    """Who is expected then and there already isn't moved, nor told so."""

    code = "halls.same_time"


class NotToday(Refusal):
    """Somebody arrives on the day of the appointment only."""

    code = "halls.not_today"
    kind = Kind.CONFLICT


class NotYetMissed(Refusal):
    """The time hasn't come, so nobody was missed."""

    code = "halls.not_yet_missed"
    kind = Kind.CONFLICT


class NobodyVisits(Refusal):
    """Neither a customer is named, nor somebody with a name and a number."""

    code = "halls.nobody_visits"


class AboutAnother(Refusal):
    """The contact or order that is named isn't the visitor's."""

    code = "halls.about_another"


class VisitorIsExpected(Refusal):
    """The same visitor has an appointment at that time."""

    code = "halls.visitor_is_expected"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Where somebody is expected, when, and which place of the slot is theirs."""

    hall: UUID
    starts_at: datetime
    ends_at: datetime
    place: int

    @property
    def slot(self) -> Slot:
        """The time alone."""
        return Slot(self.starts_at, self.ends_at)


@dataclass(frozen=True, kw_only=True)
class AppointmentRecord:
    """One recorded move, as the rules see it."""

    move: AppointmentMove
    seat: Seat | None = None
    """Where to, for who books or moves."""
    visit: UUID | None = None
    """The contact they are served in, once they are there."""


@dataclass(frozen=True, kw_only=True)
class AppointmentStanding:
    """What the moves add up to."""

    state: AppointmentState
    seat: Seat
    visit: UUID | None = None
    moves: int = 1


def begin(record: AppointmentRecord) -> AppointmentStanding:
    """Return where a new appointment stands."""
    assert record.seat is not None
    return AppointmentStanding(state=LEADS[None, record.move], seat=record.seat)


def advance(standing: AppointmentStanding, record: AppointmentRecord) -> AppointmentStanding:
    """Return where an appointment stands after one more move.

    :raises IllegalAppointmentMove: there is no such move where it stands.
    """
    state = LEADS.get((standing.state, record.move))
    if state is None:
        raise IllegalAppointmentMove(state=standing.state)
    return replace(
        standing,
        state=state,
        seat=record.seat or standing.seat,
        visit=record.visit or standing.visit,
        moves=standing.moves + 1,
    )


def replay(records: Iterable[AppointmentRecord]) -> AppointmentStanding:
    """Return what all recorded moves add up to, the first of them the booking."""
    rows = iter(records)
    return reduce(advance, rows, begin(next(rows)))


def moves_from(state: AppointmentState) -> frozenset[AppointmentMove]:
    """Return what can be done where an appointment stands."""
    return frozenset(move for where, move in LEADS if where == state)


def check_move(state: AppointmentState, move: AppointmentMove) -> None:
    """Refuse a move before anything is done for it.

    :raises IllegalAppointmentMove: there is no such move where it stands.
    """
    if move not in moves_from(state):
        raise IllegalAppointmentMove(state=state)


def check_today(starts_at: datetime, *, at: datetime, zone: tzinfo) -> None:
    """Refuse to say on another day that somebody came.

    :raises NotToday: the appointment is on another day.
    """
    if day_of(starts_at, zone) != day_of(at, zone):
        raise NotToday


def check_begun(starts_at: datetime, *, at: datetime) -> None:
    """Refuse to miss somebody who may still come in time.

    :raises NotYetMissed: the time hasn't come.
    """
    if at < starts_at:
        raise NotYetMissed


def reminded_at(starts_at: datetime, *, zone: tzinfo) -> datetime:
    """Return when a visitor is reminded: at ten in the morning of the day before, on the hall's wall clock."""
    return instant(day_of(starts_at, zone) - DAY, REMINDED_AT, zone)
