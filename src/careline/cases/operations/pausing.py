"""Letting a clock of a complaint stand still for a reason its rule allows, and letting it go on."""

from datetime import datetime
from uuid import UUID

from careline.cases.events import ClockPaused, ClockResumed
from careline.cases.models import Clock, Complaint
from careline.cases.queries.clocks import NoSuchClock
from careline.cases.writing.claiming import claim
from careline.cases.writing.clock_moves import ClockPlan
from careline.clocks.rules.moves import ClockMoveKind, ClockState, check_clock_move, check_pause
from careline.clocks.rules.terms import PauseReason
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "cases.pause_clock"


@operation()
def pause_clock(*, number: str, clock: UUID, reason: PauseReason, by: Actor, at: datetime) -> Complaint:
    """Let one clock stand still; the others go on, and the earliest of those binds.

    :raises NoSuchClock: the complaint has none of that id.
    :raises IllegalClockMove: it doesn't run.
    :raises PauseNotAllowed: its rule names no such reason.
    :raises DueTimeHasPassed: it is late already.
    """
    plan, row = _clock(number, clock, by=by, at=at)
    check_clock_move(ClockState(row.state), ClockMoveKind.PAUSE)
    terms = plan.terms_of(row)
    check_pause(terms, reason, due_at=row.due_at, at=at)
    plan.move(row, ClockMoveKind.PAUSE, reason=reason)
    event = ClockPaused(subject=plan.complaint.id, clock=row.id, rule=terms.code, reason=reason, due_at=plan.due_at)
    plan.write(record(event, by=by, at=at), by=by)
    return plan.complaint


@operation()
def resume_clock(*, number: str, clock: UUID, by: Actor, at: datetime) -> Complaint:
    """Let a paused clock go on with what was left of it.

    :raises NoSuchClock: the complaint has none of that id.
    :raises IllegalClockMove: it isn't paused.
    """
    plan, row = _clock(number, clock, by=by, at=at)
    check_clock_move(ClockState(row.state), ClockMoveKind.RESUME)
    plan.move(row, ClockMoveKind.RESUME, reason=ClockMoveKind.RESUME)
    terms = plan.terms_of(row)
    event = ClockResumed(subject=plan.complaint.id, clock=row.id, rule=terms.code, due_at=plan.due_at)
    plan.write(record(event, by=by, at=at), by=by)
    return plan.complaint


def _clock(number: str, clock: UUID, *, by: Actor, at: datetime) -> tuple[ClockPlan, Clock]:
    """Return the clocks of a complaint, which is locked now, and the one that is meant."""
    plan = ClockPlan.of(claim(number=number, right=RIGHT, by=by), at=at)
    found = next((one for one in plan.clocks if one.id == clock), None)
    if found is None:
        raise NoSuchClock(field="clock")
    return plan, found
