"""The clocks of complaints that run now, asked of their due rows. Which row of a clock holds is said here only.

A computation dates every clock of a complaint anew; a re-dating adds rows for some of them. So a row holds until the
same clock has a later one, or the complaint a later computation.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from careline.cases.models import DueDate
from careline.cases.rules.stages import ANSWERED
from careline.clocks.ports.dated import MovedClock
from careline.clocks.rules.redating import Affected, Cause, Group, Target
from careline.security.actor import Actor

REDATED = sorted(Cause)

START = """CASE WHEN d.rule = ANY(%(by_instant)s) THEN d.started_at
     ELSE date_trunc('day', d.started_at AT TIME ZONE %(zone)s) AT TIME ZONE %(zone)s END"""
PROVISIONAL = """d.steps @> '[{"code": "provisional"}]'"""
HOLDS = """NOT EXISTS (
    SELECT FROM cases_duedate later
     WHERE later.complaint_id = d.complaint_id AND later.computed_at >= d.computed_at
       AND (later.rule_code = d.rule_code AND (later.computed_at, later.id) > (d.computed_at, d.id)
            OR later.computed_at > d.computed_at AND later.cause <> ALL(%(redated)s)))"""
RUNS = "c.stage <> ALL(%(answered)s)"
COUNTED = """(d.rule = ANY(%(own)s) AND c.jurisdiction <> ALL(%(elsewhere)s)
        OR d.rule = ANY(%(kin)s) AND c.jurisdiction = %(calendar)s)"""
"""Whether a clock is counted on this very calendar: a province's own comes before its country's."""
REACHED = f"""{COUNTED}
   AND (%(due_since)s::timestamptz IS NULL OR d.due_at >= %(due_since)s)
   AND (%(begun_before)s::timestamptz IS NULL OR d.started_at < %(begun_before)s)"""
TARGETS = "unnest(%(of)s::uuid[], %(starts)s::timestamptz[], %(dues)s::timestamptz[]) AS t(rule, start, due_at)"

HELD = """(
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY complaint_id, rule_code ORDER BY computed_at DESC, id DESC) AS nth,
               max(computed_at) FILTER (WHERE cause <> ALL(%(redated)s)) OVER (PARTITION BY complaint_id) AS computed
          FROM cases_duedate WHERE complaint_id = ANY(%(among)s)) every
     WHERE nth = 1 AND (computed IS NULL OR computed_at >= computed)) d"""
"""The same for some thousand complaints: it costs what they are, and not what all of the table is."""

GROUPED = f"""SELECT d.rule, {START} AS start, d.due_at, {PROVISIONAL} AS is_provisional, count(*)"""
GROUPS = f"""{GROUPED}
  FROM cases_duedate d JOIN cases_complaint c ON c.id = d.complaint_id
 WHERE {REACHED} AND {RUNS} AND {HOLDS}
 GROUP BY 1, 2, 3, 4"""
GROUPS_AMONG = f"""{GROUPED}
  FROM {HELD} JOIN cases_complaint c ON c.id = d.complaint_id
 WHERE {REACHED}
 GROUP BY 1, 2, 3, 4"""

FIRST_MOVED = f"""
SELECT c.number, d.rule, d.due_at, t.due_at, d.is_binding
  FROM cases_duedate d JOIN cases_complaint c ON c.id = d.complaint_id
  JOIN {TARGETS} ON t.rule = d.rule AND t.start = {START}
 WHERE {REACHED} AND {RUNS} AND {HOLDS} AND t.due_at <> d.due_at
   AND (%(by)s::uuid IS NULL OR c.complained_about_id IS DISTINCT FROM %(by)s)
 ORDER BY t.due_at < d.due_at DESC, t.due_at, c.number
 LIMIT %(limit)s"""  # noqa: S608  (put together from the constants above)

COUNT = f"""
SELECT count(*) FROM cases_complaint c
 WHERE {RUNS} AND EXISTS (SELECT FROM cases_duedate d WHERE d.complaint_id = c.id AND {REACHED})"""  # noqa: S608  (from the constants above)


def holding(complaint: UUID) -> list[DueDate]:
    """Return the rows of a complaint that hold: of each clock of the latest computation the latest row."""
    rows = list(DueDate.objects.filter(complaint=complaint).order_by("computed_at", "id"))
    computed = [row.computed_at for row in rows if row.cause not in REDATED]
    latest = {row.rule_code: row for row in rows if not computed or row.computed_at >= computed[-1]}
    return list(latest.values())


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
        "redated": REDATED,
        "among": None,
        **more,
    }


def aimed(targets: Sequence[Target]) -> dict[str, list[Any]]:
    """Return targets as the columns `TARGETS` takes."""
    return {
        "of": [one.rule for one in targets],
        "starts": [one.start for one in targets],
        "dues": [one.due_at for one in targets],
    }


def count_reached(affected: Affected) -> int:
    """Return how many open complaints have a clock that is reached."""
    ((found,),) = _rows(COUNT, asked(affected))
    return int(found)


def groups(affected: Affected, *, among: Collection[UUID] | None) -> list[Group]:
    """Return the open clocks that are reached, by rule, start and due time."""
    told = asked(affected, among=None if among is None else list(among))
    return [
        Group(rule=rule, start=start, due_at=due_at, is_provisional=unsettled, count=count)
        for rule, start, due_at, unsettled, count in _rows(GROUPS if among is None else GROUPS_AMONG, told)
    ]


def first_moved(affected: Affected, targets: Sequence[Target], *, by: Actor, limit: int) -> list[MovedClock]:
    """Return the first clocks that targets would move; a complaint about the actor himself isn't named to him."""
    told = asked(affected, **aimed(targets), by=by.id, limit=limit)
    return [
        MovedClock(number=number, rule=rule, before=before, after=after, is_binding=binds)
        for number, rule, before, after, binds in _rows(FIRST_MOVED, told)
    ]


def _rows(words: str, told: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, told)
        yield from cursor.fetchall()
