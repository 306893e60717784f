"""When clocks are alarmed next, asked of the database for thousands at once; `clocks.rules.ladder` says it of one.

A test holds the two against each other.
"""

from typing import Any

from psycopg.types.json import Jsonb

from careline.clocks.rules.ladder import DUE, Ladder

LADDER = """ladder AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(%(ladder)s)
               AS l(code text, fraction int, after int, minds_sightings bool, kinds jsonb, standings jsonb))"""
"""The steps in force, as a part of a statement."""

INSTANT = """CASE WHEN l.fraction < %(at_due)s
    THEN least(d.started_at + make_interval(secs => div(greatest(floor(extract(epoch FROM {due} - d.started_at)), 0)
                                                        * l.fraction, %(at_due)s)::float8), {due})
    ELSE {due} + make_interval(mins => l.after) END"""


def next_alarm(due: str) -> str:
    """Return the words for when a clock `d` is alarmed next, whose due time became this at `%(at)s`.

    :param due: a column, in our own words.
    """
    instant = INSTANT.format(due=due)
    return f"""(SELECT min({instant}) FROM ladder l
     WHERE (l.kinds = '[]' OR l.kinds @> to_jsonb(d.kind))
       AND (l.standings = '[]' OR l.standings @> to_jsonb(d.standing))
       AND NOT EXISTS (SELECT FROM cases_clockalarm a WHERE a.clock_id = d.id AND a.step = l.code
           AND (l.fraction < %(at_due)s OR {instant} <= %(at)s OR a.due_at = {due}))
       AND NOT (l.minds_sightings AND EXISTS (SELECT FROM cases_clockalarm a
           JOIN cases_clockalarmsighting s ON s.alarm_id = a.id WHERE a.clock_id = d.id)))"""  # noqa: S608  (put together from constants)


def climbed(ladder: Ladder) -> dict[str, Any]:
    """Return what the words above are asked with, but for the instant."""
    rungs = [
        {
            "code": one.code,
            "fraction": one.fraction,
            "after": one.after,
            "minds_sightings": one.unless_acknowledged,
            "kinds": list(one.kinds),
            "standings": list(one.standings),
        }
        for one in ladder.rungs
    ]
    return {"ladder": Jsonb(rungs), "at_due": DUE}
