"""The ledger of time of a complaint: each clock with its rule, its pauses, and every step that led to its due time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from careline.cases.models import Clock, ClockAlarm, ClockMove, Complaint
from careline.cases.queries.climbs import climb_told, steps_to_come
from careline.clocks.queries.running import ClockBook
from careline.clocks.rules.ladder import Rung
from careline.clocks.rules.moves import GOING, ClockState, pause_reasons
from careline.clocks.rules.pauses import Pause
from careline.clocks.rules.reading import Measure
from careline.clocks.rules.terms import SETTLING, PauseReason, Terms
from careline.kernel.refusals import Kind, Refusal

UNPROVEN = frozenset({ClockState.PAUSED, ClockState.WITHDRAWN, ClockState.CARRIED})
"""States in which a clock is late for nobody."""


class NoSuchClock(Refusal):
    """The complaint has no such clock."""

    code = "cases.no_such_clock"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class ClockTold:
    """One clock as it stands. Due time and steps are those that were recorded, whatever calendars say since."""

    id: UUID
    rule: UUID
    """The version that holds it now."""
    terms: Terms
    state: ClockState
    cause: str
    zone: ZoneInfo
    """Of the calendar it is counted on."""
    started_at: datetime
    due_at: datetime | None
    stopped_at: datetime | None
    is_binding: bool
    is_late: bool
    used: Measure
    left: Measure
    pauses: Sequence[Pause]
    reasons: Sequence[PauseReason]
    """Why it may be paused now."""
    steps: Sequence[dict[str, Any]]
    moves: Sequence[ClockMove]
    alarms: Sequence[ClockAlarm]
    """Those raised so far, oldest first."""
    next_alarm_at: datetime | None
    next_step: Rung | None
    """The step of the ladder that is then raised."""

    @property
    def can_be_acknowledged(self) -> bool:
        """Whether it goes on, and has alarmed without anybody's having it in hand."""
        return self.state in GOING and any(not hasattr(one, "sighting") for one in self.alarms)

    @property
    def can_be_moved(self) -> bool:
        """Whether it can be paused, or let go on, by who may."""
        return bool(self.reasons) or self.state is ClockState.PAUSED


def clocks_of(*, complaint: Complaint, at: datetime) -> list[ClockTold]:
    """Return every clock of a complaint the caller has found: the binding one first, those that ended last."""
    rows = Clock.objects.filter(complaint=complaint).prefetch_related("moves__actor", "alarms__sighting__user")
    book = ClockBook.load()
    told = [_told(row, complaint, book, at=at) for row in rows]
    ordered = sorted(told, key=lambda one: (one.state not in GOING, not one.is_binding, one.due_at or at))
    first = next((one for one in ordered if one.is_binding), None)
    return [_bound(one, is_binding=one is first) for one in ordered]


def clock_of(*, complaint: Complaint, clock: UUID, at: datetime) -> ClockTold:
    """Return one clock of a complaint the caller has found.

    :raises NoSuchClock: it has none of that id.
    """
    found = next((one for one in clocks_of(complaint=complaint, at=at) if one.id == clock), None)
    if found is None:
        raise NoSuchClock(field="clock")
    return found


def _told(row: Clock, complaint: Complaint, book: ClockBook, *, at: datetime) -> ClockTold:
    moves, rule, state = list(row.moves.all()), row.rule_now, ClockState(row.state)
    happened = [one.moved for one in moves]
    found = book.read(rule, place=complaint.jurisdiction, started_at=row.started_at, moves=happened, at=at)
    terms, alarms = book.versions[rule].terms, list(row.alarms.all())
    coming = steps_to_come(row, climb_told(row, alarms, moves), ladder=book.ladder)
    end, binding = found.stopped_at or at, complaint.due_at
    binds = terms.kind in SETTLING and row.due_at == binding is not None and state is not ClockState.WITHDRAWN
    is_late = row.due_at is not None and row.due_at < end and state not in UNPROVEN
    return ClockTold(
        id=row.id,
        rule=rule,
        terms=terms,
        state=state,
        cause=row.cause,
        zone=book.calendar_of(rule, place=complaint.jurisdiction).tz,
        started_at=row.started_at,
        due_at=row.due_at,
        stopped_at=found.stopped_at,
        is_binding=binds,
        is_late=is_late,
        used=found.used or Measure(),
        left=found.left or Measure(),
        pauses=found.pauses,
        reasons=() if is_late or state is not ClockState.RUNNING else pause_reasons(terms),
        steps=moves[-1].steps if moves else row.steps,
        moves=moves,
        alarms=alarms,
        next_alarm_at=coming[0][0] if coming else None,
        next_step=coming[0][1] if coming else None,
    )


def _bound(one: ClockTold, *, is_binding: bool) -> ClockTold:
    return one if one.is_binding is is_binding else ClockTold(**{**vars(one), "is_binding": is_binding})
