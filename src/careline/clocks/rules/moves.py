"""What can happen to a running clock, at which of its states, and why it may pause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careline.clocks.rules.terms import BY_LAW, ClockKind, PauseReason, Standing, Terms
from careline.kernel.refusals import Kind, Refusal


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """What it waited for has happened."""
    WITHDRAWN = "withdrawn"
    """Its rule concerns the subject no more; it proves nothing, in time or late."""
    CARRIED = "carried"
    """It was over when the subject came from another system; since when, nobody knows."""


class ClockMoveKind(StrEnum):
    """What happens to a clock after its start."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    WITHDRAW = "withdraw"
    RECOMPUTE = "recompute"


class Happening(StrEnum):
    """What stops clocks."""

    CONTACTED = "contacted"
    RESOLVED = "resolved"
    ANSWERED = "answered"


DONE = frozenset({Happening.RESOLVED, Happening.ANSWERED})

STOPPED_BY: Mapping[ClockKind, frozenset[Happening]] = {
    ClockKind.ACKNOWLEDGE: frozenset({Happening.CONTACTED, Happening.ANSWERED}),
    ClockKind.CONTACT: frozenset({Happening.CONTACTED, Happening.ANSWERED}),
    ClockKind.ANSWER: frozenset({Happening.ANSWERED}),
    ClockKind.PROPOSE: frozenset({Happening.ANSWERED}),
    ClockKind.RESOLVE: frozenset({Happening.ANSWERED}),
    ClockKind.DECIDE: frozenset({Happening.ANSWERED}),
    ClockKind.IMPLEMENT: DONE,
    ClockKind.REPAIR: DONE,
    ClockKind.RESTORE: DONE,
    ClockKind.CREDIT: DONE,
}
"""What each kind waits for. An answer is given when the customer has it, not when a department has a result; and then
nothing runs any more, for what came from another system may have been resolved unseen."""
HEARD: Mapping[str, frozenset[Happening]] = {
    "acknowledged": frozenset({Happening.CONTACTED, Happening.ANSWERED}),
    "customer_answered": frozenset({Happening.ANSWERED}),
    "resolution_proposed": frozenset({Happening.ANSWERED}),
    "resolved": frozenset({Happening.ANSWERED}),
    "implemented": DONE,
    "installed": DONE,
    "fault_repaired": DONE,
    "service_restored": DONE,
    "service_closed": DONE,
    "credited": DONE,
    "deposit_refunded": DONE,
}
"""What the events that rules stop on (`Terms.stops_on`) are here. What an authority does nobody notes: unheard."""

M, R = ClockMoveKind, ClockState

FROM: Mapping[ClockMoveKind, frozenset[ClockState]] = {
    M.PAUSE: frozenset({R.RUNNING}),
    M.RESUME: frozenset({R.PAUSED}),
    M.STOP: frozenset({R.RUNNING, R.PAUSED}),
    M.WITHDRAW: frozenset({R.RUNNING, R.PAUSED}),
    M.RECOMPUTE: frozenset({R.RUNNING, R.PAUSED}),
}
TO: Mapping[ClockMoveKind, ClockState] = {
    M.PAUSE: R.PAUSED,
    M.RESUME: R.RUNNING,
    M.STOP: R.STOPPED,
    M.WITHDRAW: R.WITHDRAWN,
}
"""Where a move leads; recomputing leaves a clock as it stands."""
GOING = frozenset({R.RUNNING, R.PAUSED})
ENDING = frozenset({M.STOP, M.WITHDRAW})


@dataclass(frozen=True, kw_only=True)
class ClockMoved:
    """One thing that happened to a clock; `reason` is a code."""

    kind: ClockMoveKind
    at: datetime
    reason: str = ""


class IllegalClockMove(Refusal):
    """The clock doesn't stand so that this could happen to it."""

    code = "clocks.illegal_move"
    kind = Kind.CONFLICT


class PauseNotAllowed(Refusal):
    """The rule doesn't let its clock pause for this reason."""

    code = "clocks.pause_not_allowed"


class DueTimeHasPassed(Refusal):
    """What is late already can't be made timely by a pause."""

    code = "clocks.due_time_has_passed"
    kind = Kind.CONFLICT


def check_clock_move(state: ClockState, kind: ClockMoveKind) -> None:
    """Refuse what can't happen to a clock that stands so.

    :raises IllegalClockMove: naming both.
    """
    if state not in FROM[kind]:
        raise IllegalClockMove(field="clock", move=kind, state=state)


def pause_reasons(terms: Terms) -> tuple[PauseReason, ...]:
    """Return the reasons for which a clock under these terms may pause: those the rule names.

    One that names none may pause for any that is usual, unless it is law: then for none.
    """
    if terms.pausable_by:
        return tuple(reason for reason in PauseReason if reason in terms.pausable_by)
    return () if terms.standing is Standing.LAW else tuple(reason for reason in PauseReason if reason not in BY_LAW)


def stopped_by(terms: Terms) -> frozenset[Happening]:
    """Return what stops a clock under these terms: what its rule stops on.

    Where it names nothing that is ever heard here, what its kind waits for.
    """
    heard = frozenset[Happening]().union(*(HEARD.get(event, ()) for event in terms.stops_on))
    return heard or STOPPED_BY[terms.kind]


def check_pause(terms: Terms, reason: PauseReason, *, due_at: datetime | None, at: datetime) -> None:
    """Refuse a pause that the rule doesn't allow, or one that comes too late.

    :raises PauseNotAllowed: the rule names no such reason.
    :raises DueTimeHasPassed: the due time is over already.
    """
    if reason not in pause_reasons(terms):
        raise PauseNotAllowed(field="reason", reason=reason, rule=terms.code)
    if due_at is not None and due_at <= at:
        raise DueTimeHasPassed(field="clock", rule=terms.code)
