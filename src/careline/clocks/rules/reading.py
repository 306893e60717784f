"""Reading a clock: from its rule, its start and what happened to it to how it stands, always by the same function.

Nothing is carried along between readings, so reading twice, or after the rule has changed, can't count a pause twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from careline.clocks.rules.moves import ENDING, FROM, TO, ClockMoved, ClockMoveKind, ClockState
from careline.clocks.rules.pauses import (
    IN_TIME,
    IN_WORKING_TIME,
    INSTANT,
    Pause,
    Shifted,
    Spell,
    days_between,
    days_left,
    shifted,
    time_between,
    without,
)
from careline.clocks.rules.terms import SETTLING, ClockKind, Terms
from careline.kernel.calendar import Offset, Step, WorkingCalendar, day_of


@dataclass(frozen=True)
class Measure:
    """How much of an allowance: seconds where it is told in time, days where it is told in days."""

    seconds: int | None = None
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a clock stands at an instant."""

    state: ClockState
    started_at: datetime
    due_at: datetime | None
    """None while it stands still, and where the rule has no number."""
    stopped_at: datetime | None
    pauses: tuple[Pause, ...]
    intervals: tuple[Spell, ...]
    """The stretches that counted so far, up to the due time; for working time those in which the place worked."""
    used: Measure | None
    left: Measure | None
    is_late: bool
    """Whether the due time was over before what the clock waits for had happened."""
    steps: tuple[Step, ...]


def state_after(moves: Iterable[ClockMoved]) -> ClockState:
    """Return how a clock stands after its moves."""
    state = ClockState.RUNNING
    for move in moves:
        assert state in FROM[move.kind], "the row was written past the table"
        state = TO.get(move.kind, state)
    return state


def pauses_in(moves: Sequence[ClockMoved]) -> tuple[Pause, ...]:
    """Return the pauses among the moves of one clock, in order; one that nobody ended ends as the clock does."""
    pauses: list[Pause] = []
    since: ClockMoved | None = None
    for move in moves:
        if move.kind is ClockMoveKind.PAUSE:
            since = move
        elif since and (move.kind is ClockMoveKind.RESUME or move.kind in ENDING):
            pauses.append(Pause(since.at, move.at, since.reason))
            since = None
    return (*pauses, Pause(since.at, None, since.reason)) if since else tuple(pauses)


def read_clock(
    *, terms: Terms, calendar: WorkingCalendar, started_at: datetime, moves: Sequence[ClockMoved], at: datetime
) -> Reading:
    """Return how a clock stands at `at`.

    :param terms: those it is held to now; earlier ones are told by the moves that recomputed it.
    :param moves: in order, none later than `at`.
    :raises NeverWorks: when the calendar has no working time to count with.
    """
    state, pauses = state_after(moves), pauses_in(moves)
    stopped_at = next((move.at for move in moves if move.kind in ENDING), None)
    end, offset = stopped_at or at, terms.offset
    found = shifted(calendar, started_at, offset, pauses) if offset else Shifted(None, (Step("no_number"),), end)
    spells = tuple(without(started_at, min(end, found.last), pauses)) if offset else ()
    return Reading(
        state=state,
        started_at=started_at,
        due_at=found.at,
        stopped_at=stopped_at,
        pauses=pauses,
        intervals=tuple(_worked(calendar, spells)) if offset and offset.unit in IN_WORKING_TIME else spells,
        used=_used(calendar, offset, spells, found) if offset else None,
        left=_left(calendar, offset, pauses, found.last, end) if offset else None,
        is_late=found.at is not None and found.at < end and state is not ClockState.WITHDRAWN,
        steps=(*found.steps, *_ending(calendar, state, stopped_at)),
    )


def binding_at(clocks: Iterable[tuple[ClockKind, ClockState, datetime | None]]) -> datetime | None:
    """Return the earliest due time among the running clocks that end the customer's waiting.

    A first contact or an update, due sooner, binds nothing, and so hides nothing; it has its own clock.
    """
    waiting = (due for kind, state, due in clocks if kind in SETTLING and state is ClockState.RUNNING and due)
    return min(waiting, default=None)


def _worked(calendar: WorkingCalendar, spells: Iterable[Spell]) -> Iterator[Spell]:
    for start, end in spells:
        day = day_of(start, calendar.tz)
        while day <= day_of(end, calendar.tz):
            for opens, closes in calendar.stretches_on(day):
                if max(opens, start) < min(closes, end):
                    yield max(opens, start), min(closes, end)
            day += timedelta(days=1)


def _used(calendar: WorkingCalendar, offset: Offset, spells: Iterable[Spell], found: Shifted) -> Measure:
    if offset.unit in IN_TIME:
        spent = sum((time_between(calendar, offset.unit, *spell) for spell in spells), timedelta())
        return Measure(seconds=int(spent.total_seconds()))
    last = found.last - INSTANT
    spent_days = (days_between(calendar, offset.unit, start, max(start, min(end, last))) for start, end in spells)
    return Measure(days=sum(spent_days) - found.again)


def _left(
    calendar: WorkingCalendar, offset: Offset, pauses: Sequence[Pause], due_at: datetime, end: datetime
) -> Measure:
    """Return what is left at the end, or, while the clock stands still, what was when it began to."""
    since = pauses[-1].start if pauses and pauses[-1].end is None else end
    if offset.unit in IN_TIME:
        left = time_between(calendar, offset.unit, min(since, due_at), due_at)
        return Measure(seconds=int(left.total_seconds()))
    return Measure(days=days_left(calendar, offset.unit, min(since, due_at), due_at))


def _ending(calendar: WorkingCalendar, state: ClockState, stopped_at: datetime | None) -> tuple[Step, ...]:
    if stopped_at is None:
        return ()
    values = {"at": stopped_at.astimezone(calendar.tz).isoformat()}
    return (Step("withdrawn", values) if state is ClockState.WITHDRAWN else Step("stopped", values),)
