"""The clocks of complaints that a changed calendar could move: which run, which rule holds each now, how it paused."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from json import loads
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from careline.cases.rules.stages import ANSWERED
from careline.clocks.ports.dated import MovedClock
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.pauses import Pause
from careline.clocks.rules.redating import Affected, Group, Target
from careline.clocks.rules.terms import SETTLING
from careline.security.actor import Actor

EPOCH, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

RULE = """COALESCE((SELECT m.rule FROM cases_clockmove m
    WHERE m.clock_id = d.id AND m.rule IS NOT NULL ORDER BY m.n DESC LIMIT 1), d.rule)"""
"""The version that holds a clock now: that of its latest move that names one."""
CLOCKS = """(SELECT d.id, d.complaint_id, d.kind, d.standing, d.started_at, d.recorded_at, d.due_at,
                 COALESCE(moved.rule, d.rule) AS rule,
                 COALESCE(moved.steps, d.steps) AS steps, COALESCE(moved.pauses, '[]') AS pauses, moved.count AS moves
    FROM cases_clock d CROSS JOIN LATERAL (
    SELECT (array_agg(m.rule ORDER BY m.n DESC) FILTER (WHERE m.rule IS NOT NULL))[1] AS rule,
           (array_agg(m.steps ORDER BY m.n DESC))[1] AS steps, count(*) AS count,
           jsonb_agg(jsonb_build_array((extract(epoch FROM m.at) * 1000000)::bigint,
                                       CASE m.kind WHEN %(pause)s THEN m.reason ELSE '' END) ORDER BY m.n)
             FILTER (WHERE m.kind = ANY(%(pausing)s)) AS pauses
      FROM cases_clockmove m WHERE m.clock_id = d.id) moved
   WHERE d.state = %(running)s) d"""
"""The running ones as their moves left them. Pauses and resumptions stand by turns, each with its instant in
microseconds, so that none is rounded."""

START = """CASE WHEN d.rule = ANY(%(by_instant)s) THEN d.started_at
     ELSE date_trunc('day', d.started_at AT TIME ZONE %(zone)s) AT TIME ZONE %(zone)s END"""
PROVISIONAL = """d.steps @> '[{"code": "provisional"}]'"""
OPEN = "c.stage <> ALL(%(answered)s)"
"""No clock runs once the customer has the answer; of a million complaints, most have it."""


def counted(rule: str) -> str:
    """Return whether a clock is counted on this very calendar: a province's own comes before its country's."""
    return f"""({rule} = ANY(%(own)s) AND c.jurisdiction <> ALL(%(elsewhere)s)
        OR {rule} = ANY(%(kin)s) AND c.jurisdiction = %(calendar)s)"""


NEAR = """(%(due_since)s::timestamptz IS NULL OR d.due_at >= %(due_since)s)
   AND (%(begun_before)s::timestamptz IS NULL OR d.started_at < %(begun_before)s)"""
COUNTED = counted("d.rule")
REACHED = f"{NEAR} AND {COUNTED}"
HAS = f"""(SELECT FROM cases_clock d
    WHERE d.complaint_id = c.id AND d.state = %(running)s AND {NEAR} AND {counted(RULE)} LIMIT 1)"""
"""A clock of the complaint that is reached."""
TARGETS = """unnest(%(of)s::uuid[], %(starts)s::timestamptz[], %(waits)s::jsonb[], %(dues)s::timestamptz[])
    AS t(rule, start, pauses, due_at)"""
AIMED_AT = f"t.rule = d.rule AND t.start = {START} AND t.pauses = d.pauses"

GROUPS = f"""
SELECT d.rule, {START} AS start, d.pauses, d.due_at, {PROVISIONAL} AS is_provisional, count(*)
  FROM {CLOCKS} JOIN cases_complaint c ON c.id = d.complaint_id
 WHERE {REACHED} AND {OPEN} AND (%(among)s::uuid[] IS NULL OR d.complaint_id = ANY(%(among)s))
 GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608  (put together from the constants above)

FIRST_MOVED = f"""
SELECT c.number, d.rule, d.due_at, t.due_at, d.kind = ANY(%(settling)s) AND d.due_at = c.due_at
  FROM {CLOCKS} JOIN cases_complaint c ON c.id = d.complaint_id
  JOIN {TARGETS} ON {AIMED_AT}
 WHERE {REACHED} AND {OPEN} AND t.due_at <> d.due_at
   AND (%(by)s::uuid IS NULL OR c.complained_about_id IS DISTINCT FROM %(by)s)
 ORDER BY t.due_at < d.due_at DESC, t.due_at, c.number
 LIMIT %(limit)s"""  # noqa: S608  (put together from the constants above)

COUNT = f"""
SELECT count(DISTINCT c.id) FROM {CLOCKS} JOIN cases_complaint c ON c.id = d.complaint_id
 WHERE {REACHED} AND {OPEN}"""  # noqa: S608  (put together from the constants above)


def asked(affected: Affected, **more: Any) -> dict[str, Any]:
    """Return what the questions above are asked with."""
    return {
        "own": list(set(affected.rules) - set(affected.kin)),
        "kin": list(affected.kin),
        "elsewhere": list(affected.elsewhere),
        "calendar": affected.calendar,
        "by_instant": list(affected.by_instant),
        "zone": affected.zone,
        "due_since": affected.due_since,
        "begun_before": affected.begun_before,
        "answered": sorted(ANSWERED),
        "running": ClockState.RUNNING,
        "pause": ClockMoveKind.PAUSE,
        "pausing": [ClockMoveKind.PAUSE, ClockMoveKind.RESUME],
        "settling": sorted(SETTLING),
        "among": None,
        **more,
    }


def aimed(targets: Sequence[Target]) -> dict[str, list[Any]]:
    """Return targets as the columns `TARGETS` takes."""
    return {
        "of": [one.rule for one in targets],
        "starts": [one.start for one in targets],
        "waits": [Jsonb(list(_told(one.pauses))) for one in targets],
        "dues": [one.due_at for one in targets],
    }


def count_reached(affected: Affected) -> int:
    """Return how many open complaints have a clock that is reached."""
    ((found,),) = _rows(COUNT, asked(affected))
    return int(found)


def groups(affected: Affected, *, among: Collection[UUID] | None) -> list[Group]:
    """Return the running clocks that are reached, by rule, start, pauses and due time."""
    told = asked(affected, among=None if among is None else list(among))
    return [
        Group(rule=rule, start=start, due_at=due_at, is_provisional=unsettled, count=count, pauses=tuple(_read(waited)))
        for rule, start, waited, due_at, unsettled, count in _rows(GROUPS, told)
    ]


def first_moved(affected: Affected, targets: Sequence[Target], *, by: Actor, limit: int) -> list[MovedClock]:
    """Return the first clocks that targets would move; a complaint about the actor himself isn't named to him."""
    told = asked(affected, **aimed(targets), by=by.id, limit=limit)
    return [
        MovedClock(number=number, rule=rule, before=before, after=after, is_binding=binds)
        for number, rule, before, after, binds in _rows(FIRST_MOVED, told)
    ]


def _told(pauses: Sequence[Pause]) -> Iterator[tuple[int, str]]:
    for one in pauses:
        yield (one.start - EPOCH) // TICK, one.reason
        if one.end:
            yield (one.end - EPOCH) // TICK, ""


def _read(text: str) -> Iterator[Pause]:
    told = loads(text)
    for (start, reason), (end, _) in zip(told[::2], told[1::2], strict=True):  # one that runs has resumed
        yield Pause(EPOCH + start * TICK, EPOCH + end * TICK, reason)


def _rows(words: str, told: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, told)
        yield from cursor.fetchall()
