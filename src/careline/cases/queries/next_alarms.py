"""When clocks are alarmed next, asked of the database for thousands at once; `clocks.rules.ladder` says it of one.

A test holds the two against each other.
"""

from collections.abc import Iterable
from typing import Any

from psycopg.types.json import Jsonb

from careline.clocks.rules.ladder import DUE, Ladder, Rung

STEPS = """SELECT * FROM jsonb_to_recordset({})
               AS l(code text, fraction int, after int, minds_sightings bool, kinds jsonb, standings jsonb,
                    since timestamptz)"""
LADDER = f"ladder AS MATERIALIZED ({STEPS.format('%(ladder)s')})"
"""The steps in force, as a part of a statement."""

INSTANT = """CASE WHEN l.fraction < %(at_due)s
    THEN least(d.started_at + make_interval(secs => div(greatest(floor(extract(epoch FROM {due} - d.started_at)), 0)
                                                        * l.fraction, %(at_due)s)::float8), {due})
    ELSE {due} + make_interval(mins => l.after) END"""

CONCERNS = """(l.kinds = '[]' OR l.kinds @> to_jsonb(d.kind))
       AND (l.standings = '[]' OR l.standings @> to_jsonb(d.standing))"""
"""Whether a step `l` is for a clock `d`."""

ALARMED = "EXISTS (SELECT FROM cases_clockalarm a WHERE a.clock_id = d.id)"
"""Whether a clock `d` was ever alarmed; hardly any was, and none but these is asked about its alarms at every step."""

MOVED_IT = "(m.due_before IS NULL OR m.due_after IS NULL OR m.due_before <> m.due_after)"
STOOD_SINCE = (
    f"""COALESCE((SELECT max(m.at) FROM cases_clockmove m WHERE m.clock_id = d.id AND {MOVED_IT}), 'infinity')"""  # noqa: S608  (put together from constants)
)
"""When a clock came to be due when it is; `climbs.STANDS_SINCE` says it to Django."""

THEN = f"""COALESCE(
    (SELECT COALESCE({INSTANT.format(due="m.due_before")} < l.since, TRUE) FROM cases_clockmove m
      WHERE m.clock_id = d.id AND m.at >= l.since AND {MOVED_IT} ORDER BY m.n LIMIT 1),"""  # noqa: S608  (put together from constants)


def _was_beyond(due: str, since: str) -> str:
    """Return the words for whether an instant had passed when its step was set, as the clock stood then.

    That is as its next move found it: one that is written, or the one that is being made.
    """
    stands = INSTANT.format(due=f"CASE WHEN {since} >= l.since THEN d.due_at ELSE {due} END")
    return f"{THEN} {stands} < l.since)"


def next_alarm(due: str, *, since: str = "%(at)s") -> str:
    """Return the words for when a clock `d` is alarmed next, which came to be due at this time when `since` says.

    `d` has a column `alarmed`, of `ALARMED`.

    :param due: a column, in our own words; `since` likewise, just now where it moves in the same statement.
    """
    instant = INSTANT.format(due=due)
    return f"""(SELECT min({instant}) FROM ladder l
     WHERE {CONCERNS}
       AND NOT (d.alarmed AND EXISTS (SELECT FROM cases_clockalarm a WHERE a.clock_id = d.id AND a.step = l.code
           AND (l.fraction < %(at_due)s OR {instant} <= {since} OR a.due_at = {due})))
       AND CASE WHEN l.since > d.recorded_at AND {instant} < l.since THEN NOT {_was_beyond(due, since)} ELSE TRUE END
       AND NOT (d.alarmed AND l.minds_sightings AND EXISTS (SELECT FROM cases_clockalarm a
           JOIN cases_clockalarmsighting s ON s.alarm_id = a.id WHERE a.clock_id = d.id)))"""  # noqa: S608  (put together from constants)


def climbed(ladder: Ladder) -> dict[str, Any]:
    """Return what the words above are asked with, but for the instant."""
    return {"ladder": Jsonb(told(ladder.rungs)), "at_due": DUE}


def told(rungs: Iterable[Rung]) -> list[dict[str, Any]]:
    """Return steps as `LADDER` takes them."""
    return [
        {
            "code": one.code,
            "fraction": one.fraction,
            "after": one.after,
            "minds_sightings": one.unless_acknowledged,
            "kinds": list(one.kinds),
            "standings": list(one.standings),
            "since": one.since.isoformat() if one.since else None,
        }
        for one in rungs
    ]
