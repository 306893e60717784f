"""When complaints' clocks are alarmed next, planned anew when the ladder changes: thousands in one statement."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from careline.cases.queries.moved_alarms import moved_alarms
from careline.cases.queries.next_alarms import ALARMED, LADDER, STOOD_SINCE, climbed, next_alarm
from careline.clocks.ports.planned import MovedAlarms
from careline.clocks.rules.ladder import Ladder, Rung
from careline.clocks.rules.moves import ClockState
from careline.security.actor import Actor

RUNS = "d.state = %(running)s AND d.due_at IS NOT NULL"
COUNT = f"SELECT count(DISTINCT d.complaint_id) FROM cases_clock d WHERE {RUNS}"  # noqa: S608  (put together from constants)
CLAIM = f"""
SELECT c.id FROM cases_complaint c
 WHERE (%(after)s::uuid IS NULL OR c.id > %(after)s)
   AND EXISTS (SELECT FROM cases_clock d WHERE d.complaint_id = c.id AND {RUNS})
 ORDER BY c.id LIMIT %(limit)s FOR NO KEY UPDATE OF c"""  # noqa: S608  (put together from constants)
"""The complaint is held as by whoever moves one of its clocks: before the clocks, and one after the other."""

PLAN = f"""
WITH {LADDER},
running AS MATERIALIZED (
    SELECT d.id, d.kind, d.standing, d.started_at, d.recorded_at, d.due_at, {ALARMED} AS alarmed
      FROM cases_clock d WHERE d.complaint_id = ANY(%(among)s) AND {RUNS}),
planned AS MATERIALIZED (
    SELECT d.id, {next_alarm("d.due_at", since=STOOD_SINCE)} AS alarm_at FROM running d)
UPDATE cases_clock k SET alarm_at = p.alarm_at
  FROM planned p WHERE p.id = k.id AND k.alarm_at IS DISTINCT FROM p.alarm_at"""  # noqa: S608  (put together from constants)


class ComplaintsPlanned:
    """Keeps when complaints' clocks are alarmed next, for `clocks.ports.planned`."""

    def count(self) -> int:
        """Return how many complaints have a running clock."""
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {"running": ClockState.RUNNING})
            return int(cursor.fetchone()[0])

    def claim(self, *, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Return the next of them by their ids, each locked; how its clocks stand is asked in another statement."""
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, {"running": ClockState.RUNNING, "after": after, "limit": limit})
            return [name for (name,) in cursor.fetchall()]

    def plan(self, ladder: Ladder, *, among: Collection[UUID]) -> int:
        """Write when each running clock is alarmed next, where that is another time."""
        with connection.cursor() as cursor:
            cursor.execute(PLAN, {**climbed(ladder), "running": ClockState.RUNNING, "among": list(among)})
            return int(cursor.rowcount)

    def moved(self, ladder: Ladder, *, changed: Sequence[Rung], at: datetime, by: Actor, limit: int) -> MovedAlarms:
        """Return what a ladder would move."""
        return moved_alarms(ladder, changed=changed, at=at, by=by, limit=limit)
