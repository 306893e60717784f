"""Which running clocks another ladder would alarm at another time next."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from psycopg.types.json import Jsonb

from careline.cases.queries.next_alarms import (
    ALARMED,
    CONCERNS,
    INSTANT,
    LADDER,
    STEPS,
    STOOD_SINCE,
    climbed,
    next_alarm,
    told,
)
from careline.clocks.ports.planned import MovedAlarm, MovedAlarms
from careline.clocks.rules.ladder import Ladder, Rung
from careline.clocks.rules.moves import ClockState
from careline.security.actor import Actor

INSTANT_NOW = INSTANT.format(due="d.due_at")
NEAR = f"""EXISTS (SELECT FROM changed l WHERE {CONCERNS}
    AND ({INSTANT_NOW} = d.alarm_at
         OR {INSTANT_NOW} >= %(at)s AND (d.alarm_at IS NULL OR {INSTANT_NOW} < d.alarm_at)))"""
"""Whether the step that differs is a clock's next, or may become so: only then all steps are looked at."""

NEXT = next_alarm("d.due_at", since=STOOD_SINCE)
MOVED = f"""
WITH {LADDER},
changed AS MATERIALIZED ({STEPS.format("%(changed)s")}),
near AS MATERIALIZED (
    SELECT d.id, d.complaint_id, d.rule_code, d.kind, d.standing, d.started_at, d.recorded_at, d.due_at, d.alarm_at,
           {ALARMED} AS alarmed
      FROM cases_clock d WHERE d.state = %(running)s AND d.due_at IS NOT NULL AND {NEAR}),
planned AS (
    SELECT d.complaint_id, d.rule_code, d.kind, d.alarm_at AS before, {NEXT} AS after FROM near d),
moved AS (
    SELECT complaint_id, rule_code, kind, before, after, count(*) OVER () AS count
      FROM planned WHERE before IS DISTINCT FROM after ORDER BY least(before, after), complaint_id LIMIT %(limit)s)
SELECT m.count, CASE WHEN c.complained_about_id IS DISTINCT FROM %(by)s::uuid OR %(by)s::uuid IS NULL THEN c.number END,
       m.rule_code, m.kind, m.before, m.after
  FROM moved m JOIN cases_complaint c ON c.id = m.complaint_id
 ORDER BY least(m.before, m.after), c.number"""  # noqa: S608  (put together from constants)
"""Held against `cases.writing.planning`, which writes the same."""


def moved_alarms(ladder: Ladder, *, changed: Sequence[Rung], at: datetime, by: Actor, limit: int) -> MovedAlarms:
    """Return how many clocks a ladder set at `at` would alarm at another time next, and the first of them.

    :param changed: the step that differs, as it stands and as it would.

    A complaint about the actor himself is counted, and not named to him.
    """
    asked = {**climbed(ladder), "changed": Jsonb(told(changed)), "at": at, "by": by.id, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(MOVED, {**asked, "running": ClockState.RUNNING})
        rows = cursor.fetchall()
    return MovedAlarms(
        count=rows[0][0] if rows else 0,
        first=[
            MovedAlarm(number=number, rule=rule, kind=kind, before=before, after=after)
            for _, number, rule, kind, before, after in rows
            if number
        ],
    )
