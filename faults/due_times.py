"""What the checker asks about due times: reckoned from rule and calendar in its own SQL, for the faults' rules."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

CLOCKS = """
SELECT k.id, substr(c.title, 8) AS key, k.rule_code, k.started_at, k.due_at, r.unit, r.amount, b.id AS calendar,
       b.zone, b.weekly, (k.started_at AT TIME ZONE b.zone)::date AS day,
       (SELECT w FROM jsonb_array_elements(b.weekly) w WHERE w <> '[]' LIMIT 1) AS usual
  FROM cases_clock k JOIN cases_complaint c ON c.id = k.complaint_id
  JOIN clocks_duerule r ON r.id = k.rule JOIN clocks_calendar b ON b.id = r.calendar_id
 WHERE c.title LIKE 'faults %' AND k.rule_code LIKE 'faults.%' AND k.state = 'running'
"""
PERIODS = """
SELECT CASE d.kind WHEN 'holiday' THEN '[]' WHEN 'worked' THEN COALESCE(d.periods, k.usual)
                   ELSE k.weekly->(extract(isodow FROM k.day + n)::int - 1) END
  FROM (SELECT) one LEFT JOIN clocks_calendarday d ON d.calendar_id = k.calendar AND d.date = k.day + n
"""
"""When somebody works on the n-th day after the start."""
WORKED_DAY = f"""
SELECT max(worked) FROM (
    SELECT k.day + n AS worked FROM generate_series(1, 60) n WHERE ({PERIODS}) <> '[]' ORDER BY n LIMIT k.amount) w
"""
TIME_USED_UP = f"""
SELECT min(ends - (used - wanted)) FROM (
    SELECT ends, sum(ends - begins) OVER (ORDER BY begins) AS used,
           k.amount * CASE k.unit WHEN 'working_hour' THEN interval '1 hour' ELSE interval '1 minute' END AS wanted
      FROM (SELECT greatest((k.day + n + split_part(p, '-', 1)::interval) AT TIME ZONE k.zone, k.started_at) AS begins,
                   (k.day + n + split_part(p, '-', 2)::interval) AT TIME ZONE k.zone AS ends
              FROM generate_series(0, 60) n CROSS JOIN LATERAL jsonb_array_elements_text(({PERIODS})) p) worked
     WHERE ends > begins) summed
 WHERE used >= wanted
"""
LAST_DAY = f"""CASE unit
    WHEN 'calendar_day' THEN day + amount
    WHEN 'week' THEN day + 7 * amount
    WHEN 'month' THEN (day + make_interval(months => amount))::date
    WHEN 'year' THEN (day + make_interval(years => amount))::date
    WHEN 'working_day' THEN ({WORKED_DAY}) END"""
DUE = f"""CASE
    WHEN unit = 'minute' THEN started_at + amount * interval '1 minute'
    WHEN unit = 'hour' THEN started_at + amount * interval '1 hour'
    WHEN unit IN ('working_minute', 'working_hour') THEN ({TIME_USED_UP})
    ELSE ({LAST_DAY} + 1)::timestamp AT TIME ZONE zone END"""
MISDATED = f"""
SELECT key, rule_code, due_at, expected FROM (SELECT k.*, {DUE} AS expected FROM ({CLOCKS}) k) k
 WHERE due_at IS DISTINCT FROM expected
"""


def wrong_due_times(database: "psycopg.Connection[Any]") -> Iterator[tuple[str, str]]:
    """Yield the clocks that are due at another time than rule and calendar say."""
    for key, rule, due_at, expected in database.execute(MISDATED):
        yield f"is due {due_at} by {rule}, where its calendar says {expected}", key
