"""Raising the alarms that are due: each once, in the ledger, for whoever is to know."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from careline.cases.events import ClockAlarmRaised
from careline.cases.models import Clock, ClockAlarm
from careline.cases.queries.climbs import STANDS_SINCE, climbs_of, steps_to_come
from careline.cases.writing.clock_alarms import plan_alarms
from careline.clocks.queries.library import library
from careline.clocks.rules.ladder import Rung
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.operation import operation

BATCH = 500
"""Clocks of one transaction: a batch takes a tenth of a second, and the next sweep goes on."""
FRESH = timedelta(minutes=1)
"""What came due within it is looked at before all that has waited longer."""
CAUGHT_UP = 25
"""Clocks of a batch that waited longer, at most: each may have every step to say, while the next one comes due."""


@operation(silent_when="no alarm is due")
def sweep_clocks(*, by: Actor, at: datetime, limit: int = BATCH) -> int:
    """Raise every alarm whose time has come, of some hundred clocks; return how many were looked at.

    What comes late, since nobody swept meanwhile, is caught up with: no step is left out, and each says when it was to
    be raised. It stands behind what came due just now, so an import of late complaints holds nobody's alarm up. Two
    sweepers at once don't raise one twice: each takes clocks the other doesn't hold, and what a clock has before it is
    read from its rows, not from `alarm_at`, which only says when to look.
    """
    rows = _held(Q(alarm_at__gt=at - FRESH, alarm_at__lte=at), limit)
    rows += _held(Q(alarm_at__lte=at - FRESH), min(limit - len(rows), CAUGHT_UP))
    if not rows:
        return 0
    ladder = library().ladder
    climbs = climbs_of(rows, since={row.id: row.since for row in rows}, ladder=ladder)
    raised: list[ClockAlarm] = []
    planned: list[tuple[UUID, datetime | None]] = []
    for row in rows:
        coming = steps_to_come(row, climbs[row.id], ladder=ladder)
        raised += [_alarm(row, rung, instant, at=at) for instant, rung in coming if instant <= at]
        planned.append((row.id, next((instant for instant, _ in coming if instant > at), None)))
    _write(raised, {row.id: row for row in rows}, by=by, at=at)
    plan_alarms(planned)
    return len(rows)


def _held(due: Q, limit: int) -> list[Any]:
    """Return the clocks that waited longest among some, each held, and `since` when it stands as it does.

    Those another sweeper holds are passed over.
    """
    found = Clock.objects.filter(due).annotate(since=STANDS_SINCE).order_by("alarm_at", "pk")
    return list(found.select_for_update(skip_locked=True, of=("self",), no_key=True)[:limit]) if limit else []


def _alarm(row: Clock, rung: Rung, instant: datetime, *, at: datetime) -> ClockAlarm:
    assert row.due_at is not None, "a step stands before or after a due time"
    return ClockAlarm(
        id=new_id(),
        clock_id=row.id,
        step=rung.code,
        fraction=rung.fraction,
        after=rung.after,
        recipients=[one.value for one in rung.recipients],
        due_at=row.due_at,
        planned_at=instant,
        at=at,
    )


def _write(raised: Sequence[ClockAlarm], clocks: dict[UUID, Clock], *, by: Actor, at: datetime) -> None:
    events = [_told(one, clocks[one.clock_id]) for one in raised]
    for one, entry in zip(raised, record_all(events, by=by, at=at), strict=True):
        one.entry_id = entry.id
    write_rows(raised)


def _told(one: ClockAlarm, clock: Clock) -> ClockAlarmRaised:
    return ClockAlarmRaised(
        subject=clock.complaint_id,
        clock=clock.id,
        rule=clock.rule_code,
        kind=clock.kind,
        step=one.step,
        fraction=one.fraction,
        after=one.after,
        recipients=tuple(one.recipients),
        due_at=one.due_at,
    )
