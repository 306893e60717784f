"""When a clock is alarmed next: an index over its due time and the alarms raised so far, kept by whoever moves it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection

from careline.cases.models import Clock
from careline.cases.queries.climbs import climb_of, steps_to_come
from careline.clocks.rules.ladder import Climb, Ladder, Stood
from careline.clocks.rules.moves import ClockState

PLAN = """UPDATE cases_clock c SET alarm_at = planned.at
    FROM unnest(%(clocks)s::uuid[], %(alarms)s::timestamptz[]) AS planned(clock, at) WHERE c.id = planned.clock"""


def next_alarm(clock: Clock, *, ladder: Ladder, at: datetime | None) -> datetime | None:
    """Return when a clock is alarmed next; what stands still needn't be asked about.

    :param at: when it came to be due when it is: just now where it has moved; None where it is as it began.
    """
    if clock.due_at is None or clock.state != ClockState.RUNNING:
        return None
    climb = _as_it_moves(clock, climb_of(clock, since=at, ladder=ladder), at=at, ladder=ladder)
    return next((instant for instant, _ in steps_to_come(clock, climb, ladder=ladder)), None)


def _as_it_moves(clock: Clock, climb: Climb, *, at: datetime | None, ladder: Ladder) -> Climb:
    """Return a climb with how the clock's row has it stand until now; the move that moves it isn't written yet."""
    set_since = ladder.set_since(clock.recorded_at)
    if at is None or set_since is None or at < set_since:
        return climb
    before = Clock.objects.values_list("due_at", flat=True).get(pk=clock.pk)
    return replace(climb, stood=(*climb.stood, Stood(at, before)))


def plan_alarms(planned: Iterable[tuple[UUID, datetime | None]]) -> None:
    """Write when clocks are alarmed next, all of them in one statement."""
    rows: Sequence[tuple[UUID, datetime | None]] = list(planned)
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(PLAN, {"clocks": [clock for clock, _ in rows], "alarms": [at for _, at in rows]})
