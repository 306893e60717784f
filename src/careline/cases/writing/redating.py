"""Complaints' clocks dated anew when a calendar changes: one statement for some thousands of them.

A clock that moves, or needn't be called provisional any more, gets one `ClockMove` with the cause; `Clock.due_at` and
when it is alarmed next follow it, and `Complaint.due_at` the earliest of those that run and end the customer's waiting.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from careline.cases.queries.dated import (
    AIMED_AT,
    CLOCKS,
    COUNTED,
    HAS,
    OPEN,
    PROVISIONAL,
    aimed,
    asked,
    count_reached,
    first_moved,
    groups,
)
from careline.cases.queries.next_alarms import ALARMED, LADDER, climbed, next_alarm
from careline.clocks.ports.dated import Batch, MovedClock, Redated
from careline.clocks.queries.library import library
from careline.clocks.rules.moves import ClockMoveKind
from careline.clocks.rules.redating import Affected, Group, Target
from careline.security.actor import Actor, ActorKind

CLAIM = f"""
SELECT c.id FROM cases_complaint c
 CROSS JOIN LATERAL {HAS} has
 WHERE {OPEN} AND (%(after)s::uuid IS NULL OR c.id > %(after)s)
 ORDER BY c.id LIMIT %(limit)s FOR UPDATE OF c"""  # noqa: S608  (put together from constants)
"""By the index, one after the other: the worker comes fifty times for a million of them."""

NEW_ID = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
    substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid"""
"""A UUIDv7, as every other row has; PostgreSQL makes them itself from 18 on."""

REDATE = f"""
WITH {LADDER},
target AS MATERIALIZED (
    SELECT * FROM unnest(%(of)s::uuid[], %(starts)s::timestamptz[], %(waits)s::jsonb[], %(dues)s::timestamptz[],
                         %(unsettled)s::bool[], %(steps)s::jsonb[])
               AS t(rule, start, pauses, due_at, is_provisional, steps)),
dated AS MATERIALIZED (
    SELECT d.id, d.complaint_id, d.kind, d.standing, d.started_at, d.recorded_at, d.moves, d.due_at, d.steps,
           d.kind = ANY(%(settling)s) AS settles, {ALARMED} AS alarmed,
           COALESCE(t.due_at, d.due_at) AS new_due_at, t.steps AS told,
           COALESCE((t.due_at, t.is_provisional) <> (d.due_at, {PROVISIONAL}), FALSE) AS is_told
      FROM {CLOCKS} JOIN cases_complaint c ON c.id = d.complaint_id
      LEFT JOIN target t ON {COUNTED} AND {AIMED_AT}
     WHERE d.complaint_id = ANY(%(among)s)),
added AS (
    INSERT INTO cases_clockmove (id, clock_id, n, kind, at, reason, due_before, due_after, steps, actor_kind, actor_id,
                                 actor_name, redating_id)
    SELECT {NEW_ID}, d.id, d.moves + 1, %(kind)s, %(at)s, %(cause)s, d.due_at, d.new_due_at,
           jsonb_build_array(d.steps->0) || d.told, %(actor_kind)s, %(actor)s, %(actor_name)s, %(batch)s
      FROM dated d WHERE d.is_told),
followed AS (
    UPDATE cases_clock k SET due_at = d.new_due_at, alarm_at = {next_alarm("d.new_due_at")}
      FROM dated d WHERE k.id = d.id AND d.new_due_at <> d.due_at),
bound AS (
    UPDATE cases_complaint c SET due_at = b.due_at
      FROM (SELECT complaint_id, min(new_due_at) AS due_at FROM dated WHERE settles GROUP BY complaint_id) b
     WHERE b.complaint_id = c.id AND c.due_at IS DISTINCT FROM b.due_at)
SELECT count(*) FILTER (WHERE new_due_at <> due_at), count(*) FILTER (WHERE new_due_at < due_at) FROM dated"""  # noqa: S608  (put together from constants)


class ComplaintsDated:
    """Keeps the clocks of complaints for `clocks.ports.dated`."""

    def count(self, affected: Affected) -> int:
        """Return how many open complaints have an affected clock."""
        return count_reached(affected)

    def claim(self, affected: Affected, *, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Return the next of them by their ids, each locked; what holds is asked after that, in another statement."""
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, asked(affected, after=after, limit=limit))
            return [name for (name,) in cursor.fetchall()]

    def groups(self, affected: Affected, *, among: Collection[UUID] | None = None) -> Sequence[Group]:
        """Return the affected running clocks by rule, start, pauses and due time."""
        return groups(affected, among=among)

    def first_moved(
        self, affected: Affected, targets: Sequence[Target], *, by: Actor, limit: int
    ) -> Sequence[MovedClock]:
        """Return the first clocks that targets would move."""
        return first_moved(affected, targets, by=by, limit=limit)

    def redate(
        self, affected: Affected, targets: Sequence[Target], *, among: Collection[UUID], batch: Batch
    ) -> Redated:
        """Add a move to every clock that is told another due time, and let clocks and complaints follow."""
        told = asked(affected, **aimed(targets), among=list(among), at=batch.at, cause=batch.cause, batch=batch.id)
        told["unsettled"] = [one.is_provisional for one in targets]
        told["steps"] = [Jsonb(list(one.steps)) for one in targets]
        told |= climbed(library().ladder)
        told["kind"], told["actor_kind"], told["actor_name"] = ClockMoveKind.RECOMPUTE, batch.by.kind, batch.by.name
        told["actor"] = batch.by.id if batch.by.kind is ActorKind.USER else None
        with connection.cursor() as cursor:
            cursor.execute(REDATE, told)
            return Redated(*cursor.fetchone())
