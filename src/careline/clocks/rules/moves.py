"""What can happen to a running clock, at which of its states, and why it may pause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careline.clocks.rules.terms import ClockKind, Standing, Terms
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


class PauseReason(StrEnum):
    """Why a clock stands still; a department’s waiting for another one is none of these."""

    CUSTOMER_ASKED = "customer_asked"
    CUSTOMER_FACTS = "customer_facts"  # only the customer has them, and was asked
    CUSTOMER_AWAY = "customer_away"
    THIRD_PARTY = "third_party"
    FORCE_MAJEURE = "force_majeure"
    COURT = "court"


class Happening(StrEnum):
    """What stops clocks."""

    CONTACTED = "contacted"
    RESOLVED = "resolved"
    ANSWERED = "answered"


STOPPED_BY: Mapping[ClockKind, frozenset[Happening]] = {
    ClockKind.ACKNOWLEDGE: frozenset({Happening.CONTACTED, Happening.ANSWERED}),
    ClockKind.CONTACT: frozenset({Happening.CONTACTED, Happening.ANSWERED}),
    ClockKind.ANSWER: frozenset({Happening.ANSWERED}),
    ClockKind.PROPOSE: frozenset({Happening.ANSWERED}),
    ClockKind.RESOLVE: frozenset({Happening.ANSWERED}),
    ClockKind.DECIDE: frozenset({Happening.ANSWERED}),
    ClockKind.IMPLEMENT: frozenset({Happening.RESOLVED}),
    ClockKind.REPAIR: frozenset({Happening.RESOLVED}),
    ClockKind.RESTORE: frozenset({Happening.RESOLVED}),
    ClockKind.CREDIT: frozenset({Happening.RESOLVED}),
}
"""What each kind waits for. An answer is given when the customer has it, not when a department has a result."""

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
    """Return the reasons for which a clock under these terms may pause: in law none, unless it names them."""
    return () if terms.standing is Standing.LAW else tuple(PauseReason)


def check_pause(terms: Terms, reason: PauseReason, *, due_at: datetime | None, at: datetime) -> None:
    """Refuse a pause that the rule doesn't allow, or one that comes too late.

    :raises PauseNotAllowed: the rule names no such reason.
    :raises DueTimeHasPassed: the due time is over already.
    """
    if reason not in pause_reasons(terms):
        raise PauseNotAllowed(field="reason", reason=reason, rule=terms.code)
    if due_at is not None and due_at <= at:
        raise DueTimeHasPassed(field="clock", rule=terms.code)
