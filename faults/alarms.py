"""What the checker asks about alarms, in its own SQL: each step of the ladder once, in its time, and told of (I3)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from faults.history import Down, stood

if TYPE_CHECKING:
    import psycopg

Found = Iterator[tuple[str, str]]
"""What is wrong, and the key of the complaint."""

INSTANT = """CASE WHEN {step}.fraction < 100 THEN
    least(k.started_at + make_interval(secs => floor(greatest(floor(extract(epoch FROM {due} - k.started_at)), 0)
                                                     * {step}.fraction / 100)::float8), {due})
    ELSE {due} + {step}.after * interval '1 minute' END"""
"""When a step alarms: per cent of the wall time from start to due, in whole seconds; or minutes past due."""
CLOCKS = """
SELECT k.*, c.number, substr(c.title, 8) AS key,
       (SELECT max(m.at) FROM cases_clockmove m
         WHERE m.clock_id = k.id AND m.due_before IS DISTINCT FROM m.due_after) AS moved_at
  FROM cases_clock k JOIN cases_complaint c ON c.id = k.complaint_id WHERE c.title LIKE 'faults %'
"""
STEPS = f"""
SELECT k.id, k.key, k.rule_code, k.alarm_at, greatest(k.recorded_at, k.moved_at) AS since, l.code, i.instant,
       EXISTS (SELECT FROM cases_clockalarm a WHERE a.clock_id = k.id AND a.step = l.code
                  AND (l.fraction < 100 OR a.due_at = k.due_at OR i.instant <= k.moved_at)) AS is_raised
  FROM ({CLOCKS}) k
  JOIN clocks_ladderstep l ON l.retired_at IS NULL
   AND (l.kinds = '[]' OR l.kinds @> to_jsonb(k.kind)) AND (l.standings = '[]' OR l.standings @> to_jsonb(k.standing))
 CROSS JOIN LATERAL (SELECT {INSTANT.format(step="l", due="k.due_at")} AS instant) i
 WHERE k.state = 'running' AND k.due_at IS NOT NULL
"""
MISSED = f"""
SELECT key, rule_code, code, greatest(instant, since), clock_timestamp() FROM ({STEPS}) s
 WHERE NOT is_raised AND instant <= clock_timestamp()
"""
ALARMS = f"""
SELECT k.key, k.rule_code, k.number, k.complaint_id, a.*, {INSTANT.format(step="a", due="a.due_at")} AS instant,
       greatest(a.planned_at, k.recorded_at, (SELECT max(m.at) FROM cases_clockmove m
         WHERE m.clock_id = k.id AND m.at <= a.at AND m.due_before IS DISTINCT FROM m.due_after)) AS could
  FROM cases_clockalarm a JOIN ({CLOCKS}) k ON k.id = a.clock_id
"""
DELAYED = f"SELECT key, rule_code, step, could, at FROM ({ALARMS}) a WHERE a.at > could"
ENTRIES = """
SELECT substr(c.title, 8) AS key, e.id, e.data FROM security_ledgerentry e JOIN cases_complaint c ON c.id = e.subject_id
 WHERE e.event = 'cases.clock_alarm_raised' AND c.title LIKE 'faults %'
"""
WRONG = {
    "is to alarm next at another time than its ladder says": f"""
        SELECT key FROM ({STEPS}) s GROUP BY id, key, alarm_at
        HAVING alarm_at IS DISTINCT FROM min(instant) FILTER (WHERE NOT is_raised)""",
    "is to alarm though its clock doesn't run": f"""
        SELECT key FROM ({CLOCKS}) k WHERE alarm_at IS NOT NULL AND (state <> 'running' OR due_at IS NULL)""",
    "was alarmed before the time": f"SELECT key FROM ({ALARMS}) a WHERE at < planned_at",
    "was alarmed for a time that no step of its ladder has": f"""
        SELECT key FROM ({ALARMS}) a WHERE planned_at <> instant""",
    "was alarmed twice about one step": f"""
        SELECT key FROM ({ALARMS}) a GROUP BY key, clock_id, step, CASE WHEN fraction = 100 THEN due_at END
        HAVING count(*) > 1""",
    "has an entry of an alarm that isn't there": f"""
        SELECT key FROM ({ENTRIES}) e WHERE NOT EXISTS (SELECT FROM cases_clockalarm a WHERE a.entry_id = e.id)""",
    "has an alarm that no entry tells of": f"""
        SELECT a.key FROM ({ALARMS}) a LEFT JOIN security_ledgerentry e
            ON e.id = a.entry_id AND e.subject_id = a.complaint_id AND e.event = 'cases.clock_alarm_raised'
           AND e.data->>'clock' = a.clock_id::text AND e.data->>'step' = a.step WHERE e.id IS NULL""",
    "has an alarm of which the ledger tells twice": f"""
        SELECT key FROM ({ENTRIES}) e GROUP BY key, data->>'clock', data->>'step', data->>'due_at'
        HAVING count(*) > 1""",
    "is named to a colleague for an alarm that isn't there": """
        SELECT substr(c.title, 8) FROM notices_staffnotice n
          JOIN cases_complaint c ON c.number = n.about AND c.title LIKE 'faults %'
         WHERE n.kind IN ('clock_near', 'clock_over', 'clock_late')
           AND NOT EXISTS (SELECT FROM cases_clockalarm a WHERE a.entry_id = n.cause)""",
}
"""What no row may be, whatever happened."""


def wrong_alarms(database: "psycopg.Connection[Any]", *, downs: Sequence[Down], late: float) -> Found:
    """Yield what is wrong with the alarms.

    :param downs: when that which raises them was down.
    :param late: seconds within which an alarm is raised, where nothing was.
    """
    allowed = timedelta(seconds=late)
    for why, words in WRONG.items():
        yield from ((why, key) for (key,) in database.execute(words))
    for key, rule, step, could, now in database.execute(MISSED):
        if stood(could, now, downs) > allowed:
            yield f"lacks an alarm: {step} of {rule}", key
    for key, rule, step, could, at in database.execute(DELAYED):
        if (by := stood(could, at, downs)) > allowed:
            yield f"was alarmed late, by {by.total_seconds():.1f} s: {step} of {rule}", key
